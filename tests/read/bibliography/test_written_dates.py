"""Dates as PubMed, EndNote, Mendeley and people write them: in words where others have numbers."""

from __future__ import annotations

import json

import pytest

from guidepress.read.bibliography.csl_data import misshapen, tidied
from guidepress.read.bibliography.formats import items_of
from guidepress.read.bibliography.written_dates import month_of, parts_of

RIS = "TY  - JOUR\nAU  - Roe, Rita\nTI  - On tea\nT2  - Tea\nPY  - {}\nER  - \n\n"


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2005 Dec", [[2005, 12]]),
        ("2005 Sept. 3", [[2005, 9, 3]]),
        ("2005/Mar/04", [[2005, 3, 4]]),
        ("2021 Jan-Feb", [[2021, 1], [2021, 2]]),
        ("1999-2001", [[1999], [2001]]),
        ("c2005", [[2005]]),
        ("2005-12-03", [[2005, 12, 3]]),
        ("2005 8-9", [[2005, 8], [2005, 9]]),
        ("2005 Mai 3", [[2005, 5, 3]]),
        ("2005", [[2005]]),
        ("-0400", [[-400]]),
        ("2020/3", [[2020, 3]]),
        ("2020-3-5", [[2020, 3, 5]]),
        ("2020/03/05/", [[2020, 3, 5]]),
        ("2020.03.05", [[2020, 3, 5]]),
        ("03/2020", [[2020, 3]]),
        ("5 March 2020", [[2020, 3, 5]]),
        ("March 5, 2020", [[2020, 3, 5]]),
        ("3. Mai 2020", [[2020, 5, 3]]),
        ("mayo de 2020", [[2020, 5]]),
        ("2020/13", []),
        ("13/2020", []),
        ("2020-03/05", []),
        ("2020/3/40", []),
        ("Version 2020", []),
        ("3 March 4 2020", []),
        ("2005 Decoy", []),
        ("2005 Mar 40", []),
        ("2001-1999", []),
        ("in press", []),
        ("2021 Feb-Jan", []),
        ("", []),
    ],
)
def test_a_date_is_understood_or_left(written: str, parts: list[list[int]]) -> None:
    """What is no date of a kind that is known has no parts: none is guessed."""
    assert parts_of(written) == parts


def test_a_month_has_its_name_whole_or_shortened() -> None:
    """And no other word that begins like one."""
    assert [month_of(name) for name in ("January", "jan.", "Sept.", "SEP", "May", "june")] == [1, 1, 9, 9, 5, 6]
    assert [month_of(name) for name in ("März", "Okt.", "Jänner", "févr.", "dic", "mai", "Março")] == [
        3,
        10,
        1,
        2,
        12,
        5,
        3,
    ]
    assert [month_of(name) for name in ("Marble", "Ja", "Mayor", "", "mai-ling", "jui")] == [0] * 6


def test_ris_with_months_in_words_comes_in() -> None:
    """None of the entries is refused, and none loses its month or the end of a span."""
    dates = ("2005 Dec", "2021 Jan-Feb", "1999-2001", "c2005", "2005/Mar/04", "2020/05//", "forthcoming")
    items, refused = items_of("refs.ris", "".join(RIS.format(date) for date in dates))
    assert refused == []
    read = [tidied(item)[0] for item in items if isinstance(item, dict) and not misshapen(item)]
    assert [item["issued"] for item in read] == [
        {"date-parts": [[2005, 12]]},
        {"date-parts": [[2021, 1], [2021, 2]]},
        {"date-parts": [[1999], [2001]]},
        {"date-parts": [[2005]]},
        {"date-parts": [[2005, 3, 4]]},
        {"date-parts": [[2020, 5]]},
        {"literal": "forthcoming"},
    ]


@pytest.mark.parametrize(
    ("month", "parts"),
    [
        ("{September}", [[2018, 9]]),
        ("{mar.}", [[2018, 3]]),
        ("{3 Mar}", [[2018, 3, 3]]),
        ('"Jan-Feb"', [[2018, 1], [2018, 2]]),
        ("{Spring term}", [[2018]]),
        ("jan", [[2018, 1]]),
        ('sep # "~3"', [[2018, 9, 3]]),
        ('"3~" # mar', [[2018, 3, 3]]),
        ('jan # "--" # feb', [[2018, 1], [2018, 2]]),
        ("sep # {~3}", [[2018, 9, 3]]),
        ("{Oktober}", [[2018, 10]]),
        ('{{M{\\"a}rz}}', [[2018]]),
        ("{3 de mayo}", [[2018, 5, 3]]),
        ("{8-9}", [[2018, 8], [2018, 9]]),
        ("{März}, day=5", [[2018, 3, 5]]),
    ],
)
def test_bibtex_keeps_the_month_that_is_written_in_words(month: str, parts: list[list[int]]) -> None:
    """Pandoc reads `jan` and `1` alone."""
    items, _refused = items_of("r.bib", f"@article{{a, author={{Roe, R}}, title={{T}}, year={{2018}}, month={month}}}")
    assert isinstance(items[0], dict)
    assert items[0]["issued"]["date-parts"] == parts


def test_a_season_in_words_is_one() -> None:
    """In BibTeX, and in the fourth place of a date of RIS."""
    items, _refused = items_of("r.bib", "@article{a, author={Roe, R}, title={T}, year={2018}, month={Herbst}}")
    others, _refused = items_of("r.ris", RIS.format("2018///Fall"))
    for item in (*items, *others):
        assert isinstance(item, dict)
        assert item["issued"] == {"date-parts": [[2018]], "season": "3"}


@pytest.mark.parametrize(
    ("dates", "parts"),
    [
        ("PY  - 2020\nDA  - 2020/09/03/", [[2020, 9, 3]]),
        ("PY  - 2020\nDA  - Sep 3", [[2020, 9, 3]]),
        ("DA  - 2020 Oct\nPY  - 2020", [[2020, 10]]),
        ("PY  - 2020\nDA  - 2021/01/02", [[2020]]),
        ("PY  - 2020/05", [[2020, 5]]),
        ("PY  - 2020\nDA  - soon", [[2020]]),
    ],
)
def test_the_day_of_ris_stands_beside_its_year(dates: str, parts: list[list[int]]) -> None:
    """``PY`` has the year, ``DA`` the day; a day of another year is not that of this one."""
    items, _refused = items_of("r.ris", RIS.replace("PY  - {}", dates))
    assert isinstance(items[0], dict)
    assert items[0]["issued"] == {"date-parts": parts}


@pytest.mark.parametrize(
    ("fields", "numbers"),
    [
        ("eprint={PMC1234567}", {"PMCID": "PMC1234567"}),
        ("eprint={12345678}, eprinttype={pubmed}", {"PMID": "12345678"}),
        ("eprint={1234567}, archivePrefix={PubMed Central}", {"PMCID": "PMC1234567"}),
        ("eprint={PMC1234567}, eprinttype={pmcid}", {"PMCID": "PMC1234567"}),
        ("eprint={1234.56789}, archivePrefix={arXiv}", {}),
        ("eprint={12345678}", {}),
    ],
)
def test_bibtex_keeps_the_numbers_of_pubmed(fields: str, numbers: dict[str, str]) -> None:
    """Where people write them; a number of another archive is none of these."""
    items, _refused = items_of("r.bib", f"@article{{a, author={{Roe, R}}, title={{T}}, year=2018, {fields}}}")
    assert isinstance(items[0], dict)
    assert {name: items[0][name] for name in ("PMID", "PMCID") if name in items[0]} == numbers


def test_ris_keeps_the_number_of_pubmed_central_and_has_keys_that_can_be_cited() -> None:
    """``C2`` as PubMed writes it; a key that pandoc makes of a date in words has no space."""
    items, _refused = items_of("r.ris", RIS.format("2005 Dec\nC2  - PMC1234567"))
    assert isinstance(items[0], dict)
    assert (items[0]["id"], items[0]["PMCID"]) == ("Roe_2005-Dec", "PMC1234567")


def test_an_escaped_doi_is_the_doi() -> None:
    """Mendeley escapes the signs of an address as if they were words, and the link led nowhere."""
    items, _refused = items_of(
        "r.bib", r"@misc{a, title={T}, year=2018, doi={10.1000/a\_b\%c}, url={https://e.org/x\_y}}"
    )
    assert isinstance(items[0], dict)
    assert (items[0]["DOI"], items[0]["URL"]) == ("10.1000/a_b%c", "https://e.org/x_y")


def test_a_raw_date_of_csl_json_may_be_in_words() -> None:
    """As older programs export it."""
    text = json.dumps([{"id": "a", "type": "book", "title": "T", "issued": {"raw": "2020 Mar"}}])
    items, _refused = items_of("r.json", text)
    assert isinstance(items[0], dict)
    assert not misshapen(items[0])
    assert tidied(items[0])[0]["issued"] == {"date-parts": [[2020, 3]]}

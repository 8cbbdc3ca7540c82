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
        ("2005 Dec", [[2005, 12]]), ("2005 Sept. 3", [[2005, 9, 3]]), ("2005/Mar/04", [[2005, 3, 4]]),
        ("2021 Jan-Feb", [[2021, 1], [2021, 2]]), ("1999-2001", [[1999], [2001]]), ("c2005", [[2005]]),
        ("2005-12-03", [[2005, 12, 3]]), ("2005", [[2005]]), ("-0400", [[-400]]),
        ("2005 Decoy", []), ("2005 Mar 40", []), ("2001-1999", []), ("in press", []), ("2021 Feb-Jan", []), ("", []),
    ],
)  # fmt: skip
def test_a_date_is_understood_or_left(written: str, parts: list[list[int]]) -> None:
    """What is no date of a kind that is known has no parts: none is guessed."""
    assert parts_of(written) == parts


def test_a_month_has_its_name_whole_or_shortened() -> None:
    """And no other word that begins like one."""
    assert [month_of(name) for name in ("January", "jan.", "Sept.", "SEP", "May", "june")] == [1, 1, 9, 9, 5, 6]
    assert [month_of(name) for name in ("Marble", "Ja", "Mayor", "", "März")] == [0] * 5


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
        ("{September}", [[2018, 9]]), ("{mar.}", [[2018, 3]]), ("{3 Mar}", [[2018, 3, 3]]),
        ('"Jan-Feb"', [[2018, 1], [2018, 2]]), ("{Spring term}", [[2018]]), ("jan", [[2018, 1]]),
    ],
)  # fmt: skip
def test_bibtex_keeps_the_month_that_is_written_in_words(month: str, parts: list[list[int]]) -> None:
    """Pandoc reads `jan` and `1` alone."""
    items, _refused = items_of("r.bib", f"@article{{a, author={{Roe, R}}, title={{T}}, year={{2018}}, month={month}}}")
    assert isinstance(items[0], dict)
    assert items[0]["issued"]["date-parts"] == parts


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

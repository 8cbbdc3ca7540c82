"""Slips of the kinds that guides were seeded with: each beside what is as like it as can be, and right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.accessibility.descriptions import check_descriptions
from guidepress.check.accessibility.looks import check_looks
from guidepress.check.claims.arithmetic import check_arithmetic
from guidepress.check.claims.numbers import check_numbers
from guidepress.check.claims.proportions import check_proportions
from guidepress.check.language.dates import check_date_forms
from guidepress.check.language.leftovers import check_leftovers
from guidepress.check.language.numerals import check_numerals
from guidepress.check.language.pointers import check_pointers
from guidepress.check.language.punctuation import check_punctuation
from guidepress.check.language.vocabulary import check_vocabulary
from tests.check.by_hand import book_of, said, section, settings_of

RANGES = "<p>Take it for 1 to 2 days, then 2 to 4 days, then 5 to 10 days.</p>"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Use 2 gr of salt.", ["LAN022"]),
        ("Use 2 g of salt.", []),
        ("Drink 50 cc of it.", ["LAN022"]),
        ("A group of 12 grew.", []),
        ("It rose by 39 %.", ["LAN022"]),
        ("It rose by 39%.", []),
        ("There were # 11 cases.", ["LAN022"]),
        ("See issue #11.", []),
        (f"{RANGES}<p>Wait 2-3 days.</p>", ["LAN023"]),
        ("Wait 2-3 days.", []),
        (f"{RANGES}<p>Call 555-0123, or see pages 2-3.</p>", []),
    ],
)
def test_numbers_and_units(text: str, codes: list[str]) -> None:
    """LAN022: symbols that are none; LAN023: a range with a hyphen where the guide writes 'to'."""
    assert said(check_numerals(book_of(section(f"<p>{text}</p>")))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It is in 7-OH, in 7-OH tablets, and 7-OH shots; 7-oh gummies too.", ["LAN006"]),
        ("It is in 7-OH, in 7-OH tablets, and 7-OH shots.", []),
        ("It is B12, a B12 pill and B12 drops, as b12.example.org says.", []),
        ("Some had A1 and some a1.", []),
    ],
)
def test_a_name_without_its_capitals(text: str, codes: list[str]) -> None:
    """LAN006: once in small letters, and often in capitals."""
    assert [code for code in said(check_vocabulary(book_of(section(f"<p>{text}</p>")))) if code == "LAN006"] == codes


def test_settings_that_are_printed_are_spelled() -> None:
    """LAN009 for words of guide.yaml that stand on the title page and in catalogs, at their line."""
    book = book_of(section("<p>Wash them.</p>"))
    settings = settings_of("en", disclaimer=False).model_copy(update={"description": "A guide for clean hadns."})
    book = replace(book, settings=settings, texts={"guide.yaml": b"title: x\ndescription: A guide for clean hadns.\n"})
    assert [(one.code, str(one.place)) for one in check_vocabulary(book)] == [("LAN009", "guide.yaml:2")]


@pytest.mark.parametrize(
    ("sections", "text", "codes"),
    [
        (2, "Section 2 is for you.", ["LAN028"]),
        (2, "Section 8 is for employers.", []),
        (2, "Section 2 of the Act is older.", []),
        (2, "Read section two.", []),
    ],
)
def test_a_section_called_by_its_number(sections: int, text: str, codes: list[str]) -> None:
    """LAN028, also where the number opens the sentence; a number that the guide does not have is a law's."""
    parts = [section(f"<p>{text}</p>"), *(section("<p>More.</p>") for _ in range(sections - 1))]
    book = book_of(*parts)
    assert (
        said(check_pointers(replace(book, settings=book.settings.model_copy(update={"number_sections": True}))))
        == codes
    )


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        (
            "Three long bars above, and two short ones below them.",
            "Three long bars above, and two short ones",
            ["ACC033"],
        ),
        ("Three long bars above, and two short ones below them.", "Two short bars beside one that is long.", []),
        (
            "Three boxes in a row: wet, soap, rinse.",
            "Six boxes in a row: wet, soap, rinse, then towel, door, supper.",
            [],
        ),
    ],
)
def test_the_beginning_of_another_description(one: str, other: str, codes: list[str]) -> None:
    """ACC033: a piece of what is said of another picture."""
    text = f'<p><img src="figures/a.png" alt="{one}"/></p><p><img src="figures/b.png" alt="{other}"/></p>'
    assert said(check_descriptions(book_of(section(text)))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("✔ ask first<br/>\n✔ wait<br/>\n✔ stop", ["ACC038"]),
        ("First ask,<br/>\nthen wait,<br/>\nthen stop.", []),
        ("We went from bread\n→ butter\n→ jam.", []),
    ],
)
def test_signs_before_lines(text: str, codes: list[str]) -> None:
    """ACC038: lines that are broken on purpose and begin with a sign are a list that nobody hears."""
    assert said(check_looks(book_of(section(f"<p>{text}</p>")))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("XX% of users, XX of them well", ["LAN030", "LAN030"]),
        ("It is so. (Note to editor: check) [add list]", ["LAN030", "LAN030"]),
        ("Make a note to the doctor.", []),
        ("Part XX of the law, and the XX century", []),
        ("See [the rules] (#rules) and [this] (not that).", ["LAN031"]),
        ("Bread &amp;nbsp and salt, AT&amp;T, a&amp;b", ["LAN031"]),
        ("It is the *largest of all.", ["LAN031"]),
        ("On *nix, a* and 3 * 4, C* algebras, (*p &lt; 0.05), see *Note", []),
        ("CafÃ© and itâ€™s", ["LAN041", "LAN041"]),
        ("SÃO PAULO, «Â», Lâm, Crème brûlée", []),
    ],
)
def test_what_was_not_meant_to_be_printed(text: str, codes: list[str]) -> None:
    """LAN030, LAN031 and LAN041."""
    assert said(check_leftovers(book_of(section(f"<p>{text}</p>")))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The weak one held 4. The strong one held 62, about six times as much.", ["CLM033"]),
        ("The weak one held 4. The strong one held 62, about sixteen times as much.", []),
        ("Of the men, 12 did; of the women 24, twice as many.", []),
        ("Of the men, 12 did; of the women 36, twice as many.", ["CLM033"]),
        ("They asked 2,000 people, three times as many as before.", []),
    ],
)
def test_so_many_times_as_much(text: str, codes: list[str]) -> None:
    """CLM033: the number that is told as so many times another is so many times one beside it."""
    assert said(check_proportions(book_of(section(f"<p>{text}</p>")))) == codes


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (("4 mg", "8 mg", "16 mg", "13 mg"), ["CLM032"]),
        (("4 mg", "8 mg", "16 mg", "31 mg"), []),
        (("4 mg", "8 mg", "16 mg", "45 mg"), []),
        (("4 mg", "9 mg", "11 mg", "13 mg"), []),
    ],
)
def test_rows_in_proportion(cells: tuple[str, ...], codes: list[str]) -> None:
    """CLM032: the one row that does not keep the proportion, if one slip explains it; rounding is none."""
    rows = "".join(
        f"<tr><td>{weight} g</td><td>{cell}</td></tr>" for weight, cell in zip((1, 2, 4, 8), cells, strict=True)
    )
    table = f"<table><thead><tr><th>Weight</th><th>Holds</th></tr></thead><tbody>{rows}</tbody></table>"
    assert said(check_proportions(book_of(section(table)))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It rose from about 25 seconds to 11.", ["CLM026"]),
        ("It rose from about 11 seconds to 25.", []),
        ("The share fell from 12 to 40 percent.", ["CLM026"]),
        ("They fell from 40 to 12 feet below.", []),
        ("It rose from 1 to 2 in some, and to 1 in others.", []),
        ("They name a high band, 8 to 4 grams.", ["CLM030"]),
        ("They name a high band, 4 to 8 grams.", []),
        ("They cut it from 8 to 4 grams.", []),
    ],
)
def test_a_rise_that_falls(text: str, codes: list[str]) -> None:
    """CLM026: what is told as a rise goes up, what is told as a fall goes down."""
    assert said(check_arithmetic(book_of(section(f"<p>{text}</p>")))) == codes


def cite(key: str) -> str:
    """A call of a source."""
    return f'<sup class="cite"><a role="doc-biblioref" href="#ref-{key}">1</a></sup>'


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            f"<p>There were 26 young men.{cite('a')}</p><p>In a lab 62 daily users did well.{cite('a')} Others did not.{cite('b')}</p>",
            ["CLM021"],
        ),
        (
            f"<p>There were 26 young men.{cite('a')}</p><p>In a lab 62 daily users did well.{cite('b')} Others did not.{cite('a')}</p>",
            [],
        ),
        (f"<p>There were 26 men.{cite('a')}</p><p>There were 62 women.{cite('a')}</p>", []),
    ],
)
def test_a_count_told_of_people_by_another_name(text: str, codes: list[str]) -> None:
    """CLM021: the men of a study are its users; men and women are two groups. The source is that of the sentence."""
    assert said(check_numbers(book_of(section(text)))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It came fr om a shop.", ["LAN009"]),
        ("It brings dependance.", ["LAN009"]),
        ("It is adjuvant microscopy of an undated sample.", []),
        ("Take th e tea.", ["LAN009"]),
        ("It came from a shop, en route to him.", []),
        ("Hepatitis c at home.", []),
        ("Some Expertss did.", ["LAN009"]),
    ],
)
def test_a_space_in_a_word(text: str, codes: list[str]) -> None:
    """LAN009: a piece that is hardly a word makes a common one with its neighbour; and a plural of a plural is none."""
    found = check_vocabulary(book_of(section(f"<p>Ask. {text}</p>".replace("Some E", "No. E"))))
    assert [code for code in said(found) if code == "LAN009"][:1] == codes


def test_a_month_in_figures() -> None:
    """LAN020: '07/2025'; a fraction is none."""
    assert said(check_date_forms(book_of(section("<p>In 07/2025, and in July 2025.</p>")))) == ["LAN020"]
    assert said(check_date_forms(book_of(section("<p>Of it 7/20 is water.</p>")))) == []


def test_straight_marks_in_code_are_left() -> None:
    """LAN024 in prose behind a fence of four, in which three backticks close nothing; none within it."""
    curly = "“A” “B” “C” “D” “E”.\n"
    code = '````\n```\n"in code"\n````\n'
    book = book_of(section("<p>A</p>"))
    inside, behind = (
        replace(book, texts={"one.md": text.encode()}) for text in (curly + code, curly + code + 'It"s\n')
    )
    assert said(check_punctuation(inside)) == []
    assert said(check_punctuation(behind)) == ["LAN024"]

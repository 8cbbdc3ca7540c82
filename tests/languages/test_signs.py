"""Numbers, dates and rows of names, as each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from guidepress.languages.registry import language_for


@pytest.mark.parametrize(
    ("tag", "small", "large", "size"),
    [
        ("en", "1,234", "1,234,567", "1.2 MB"),
        ("de", "1.234", "1.234.567", "1,2 MB"),
        ("fr", "1\u202f234", "1\u202f234\u202f567", "1,2 Mo"),
        ("es", "1234", "1\u202f234\u202f567", "1,2 MB"),
        ("es-MX", "1,234", "1,234,567", "1.2 MB"),
        ("it", "1234", "1.234.567", "1,2 MB"),
        ("it-CH", "1234", "1’234’567", "1.2 MB"),
        ("pt", "1234", "1\u202f234\u202f567", "1,2 MB"),
        ("pt-BR", "1.234", "1.234.567", "1,2 MB"),
        ("ar", "1,234", "1,234,567", "1.2 ميغابايت"),
        ("he", "1,234", "1,234,567", "1.2 MB"),
    ],
)
def test_numbers_and_sizes(tag: str, small: str, large: str, size: str) -> None:
    """Thousands are parted by the sign of the language; in Spanish and Portuguese (RAE) and Italian (CLDR) from five digits on."""
    numbers = language_for(tag).numbers
    assert (numbers.count(1234), numbers.count(1234567), numbers.size(1_234_567)) == (small, large, size)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (9_949, "9.9 kB"), (99_950, "100 kB"), (999_999, "1.0 MB")],
)
def test_a_size_rounds_into_the_next_unit(count: int, said: str) -> None:
    """999,999 bytes are a megabyte, not a thousand kilobytes."""
    assert language_for("en").numbers.size(count) == said


@pytest.mark.parametrize(
    ("tag", "first", "other"),
    [
        ("en", "1 March 2026", "23 November 2026"),
        ("de", "1. März 2026", "23. November 2026"),
        ("fr", "1er mars 2026", "23 novembre 2026"),
        ("es", "1 de marzo de 2026", "23 de noviembre de 2026"),
        ("it", "1º marzo 2026", "23 novembre 2026"),
        ("pt", "1 de março de 2026", "23 de novembro de 2026"),
        ("ar", "1 مارس 2026", "23 نوفمبر 2026"),
        ("he", "1 במרץ 2026", "23 בנובמבר 2026"),
    ],
)
def test_dates(tag: str, first: str, other: str) -> None:
    """No locale of the system is asked."""
    dates = language_for(tag).book.dates
    assert (dates.long(dt.date(2026, 3, 1)), dates.long(dt.date(2026, 11, 23))) == (first, other)


@pytest.mark.parametrize(
    ("tag", "names", "line"),
    [
        ("en", ["Ada"], "By Ada"),
        ("en", ["Ada", "Ben", "Cem"], "By Ada, Ben and Cem"),
        ("en", ["The Guidepress contributors"], "By the Guidepress contributors"),
        ("en", ["Ada", "A Club of Readers"], "By Ada and a Club of Readers"),
        ("en", ["Theresa"], "By Theresa"),
        ("de", ["Ada", "Ben"], "Von Ada und Ben"),
        ("de", ["Die Beitragenden"], "Die Beitragenden"),
        ("de", ["Dieter"], "Von Dieter"),
        ("fr", ["Ada", "Ben", "Cem"], "Par Ada, Ben et Cem"),
        ("es", ["Ada", "Ben"], "Por Ada y Ben"),
        ("it", ["Ada", "Ben", "Cem"], "Di Ada, Ben e Cem"),
        ("it", ["Il Comitato"], "Il Comitato"),
        ("it", ["L’Associazione"], "L’Associazione"),
        ("it", ["Ilaria"], "Di Ilaria"),
        ("ar", ["ليلى", "سمير"], "تأليف: ليلى وسمير"),
        ("he", ["דנה", "רון"], "מאת דנה ורון"),
    ],
)
def test_who_wrote_it(tag: str, names: list[str], line: str) -> None:
    """An article that began the name of a body is inside the line now; where its case would change, names stand alone."""
    assert language_for(tag).book.byline.line(names) == line

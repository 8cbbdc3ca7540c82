"""Dates in the words of every language that has a file: days that there are, one form, spans that run forwards."""

from __future__ import annotations

import datetime as dt

import pytest

from guidepress.check.language.dates import check_date_forms
from guidepress.check.text.dates import MONTHS, dates_in
from guidepress.languages.registry import LANGUAGES, language_for, months_by_name
from guidepress.policies.wordings import folded
from tests.check.by_hand import book_of, said, section

every_language = pytest.mark.parametrize("tag", [*LANGUAGES, "de-AT", "ar-LB", "es-MX"])


def told(text: str, tag: str) -> list[str]:
    """The codes of a text in a language."""
    return said(check_date_forms(book_of(section(f"<p>{text}</p>"), language=tag)))


def long(tag: str, year: int, month: int, day: int) -> str:
    """A date as the language writes it, which need not be one: there is no 31 February."""
    dates = language_for(tag).book.dates
    first = dates.first if day == 1 else str(day)
    return dates.form.format(day=first, month=dates.months[month - 1], year=year)


@every_language
def test_a_day_that_there_is_not_is_told(tag: str) -> None:
    """LAN021 for 31 February and 31 November, in words and at the beginning of a sentence; not for the last days."""
    assert told(long(tag, 2026, 2, 31), tag) == told(long(tag, 2026, 11, 31), tag) == ["LAN021"]
    assert told(long(tag, 2025, 2, 29), tag) == ["LAN021"]
    assert told(f"{long(tag, 2024, 2, 29)}, {long(tag, 2026, 1, 31)}, {long(tag, 2026, 12, 1)}.", tag) == []


@every_language
def test_dates_are_written_in_one_form(tag: str) -> None:
    """LAN020 for the odd one out, and for a month in figures, which the message shows in words."""
    usual = ", ".join(long(tag, 2026, month, 1 if month == 5 else 12) for month in range(1, 13))
    assert told(usual, tag) == []
    assert told(f"{usual}, 2026-03-04", tag) == ["LAN020"]
    (found,) = check_date_forms(book_of(section("<p>07/2025</p>"), language=tag))
    assert found.message == f"'07/2025': write '{language_for(tag).book.dates.month_of(2025, 7)}'"


@every_language
def test_a_span_that_ends_before_it_begins_is_told(tag: str) -> None:
    """LAN043, between years and between months, with each word that the language has for it."""
    dates = language_for(tag).book.dates
    early, late = dates.month_of(2016, 3), dates.month_of(2016, 12)
    for until in dates.until:
        assert told(f"2017 {until} 2016", tag) == told(f"{late} {until} {early}", tag) == ["LAN043"]
        assert told(f"2016 {until} 2017; {early} {until} {late}", tag) == []


@pytest.mark.parametrize(
    ("text", "tag", "codes"),
    [
        ("El 31 de febrero de 2026.", "es", ["LAN021"]),
        ("El 31 febrero del 2026.", "es", ["LAN021"]),
        ("Febrero 31, 2026.", "es", ["LAN021"]),
        ("En junio 31 personas llamaron.", "es", []),
        ("In June 31, it was hot.", "en", ["LAN021"]),
        ("Im Juni 31 Personen.", "de", []),
        ("Am 31. Februar 2026.", "de", ["LAN021"]),
        ("Le 1er mars 2026, puis le 2 mars 2026.", "fr", []),
        ("Le 30th mars 2026.", "fr", []),
        ("31 Februarii 2026, 31 February 2026 and 07/2025.", "la", []),
    ],
)
def test_what_is_a_date_is_for_the_language_to_say(text: str, tag: str, codes: list[str]) -> None:
    """A number of people behind a month is no day; in a language without a file no word is a month."""
    assert told(text, tag) == codes


@every_language
def test_the_dates_of_every_language_are_read_in_any_text(tag: str) -> None:
    """What is compared with guide.yaml: the day, and the month of a year."""
    day = dt.date(2026, 11, 23)
    dates = language_for(tag).book.dates
    (found,) = dates_in(f"({dates.long(day)})")
    assert (found.means(day), found.days) == (True, (23,))
    (found,) = dates_in(f"({dates.month_of(2026, 11)})")
    assert (found.means(day), found.days) == (True, ())


def test_a_name_is_one_month_in_all_languages() -> None:
    """All are read at once: two months of one name would be read as one of them."""
    names: dict[str, set[int]] = {}
    for tag in LANGUAGES:
        short = language_for(tag).book.dates.short.items()
        for name, number in [*months_by_name(tag).items(), *((one, number) for number, each in short for one in each)]:
            names.setdefault(folded(name), set()).add(number)
    assert {name: numbers for name, numbers in names.items() if len(numbers) > 1} == {}
    assert set(MONTHS) == set(names)

"""Dates in the text: there are such days, and they are written in one form (codes LAN)."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from guidepress.check.text.prose import written
from guidepress.languages.registry import language_for, months_by_name, primary
from guidepress.languages.signs import Dates
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of

LAN020 = rule_of("LAN020")
LAN021 = rule_of("LAN021")
LAN043 = rule_of("LAN043")

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_ISO = re.compile(rf"(?<![\w./-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
_NUMERIC = re.compile(rf"(?<![\w./-])(?P<day>\d\d?)(?P<sign>[./])(?P<month>\d\d?)(?P=sign){_YEAR}(?![\w-])")

_MONTH_OF_YEAR = re.compile(r"(?<![\w./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in the text, and its form."""

    words: str
    form: str
    day: int
    month: int
    year: int | None
    place: Place

    @property
    def is_possible(self) -> bool:
        """Whether there is such a day; without a year, February has 29."""
        if not 1 <= self.month <= 12 or self.day < 1:
            return False
        return self.day <= calendar.monthrange(self.year or 2000, self.month)[1]


def check_date_forms(book: Book) -> Iterator[Finding]:
    """LAN020, LAN021 and LAN043, in languages that have a file."""
    dates = list(_dates(book))
    for date in dates:
        if not date.is_possible:
            yield LAN021.at(date.place, f"'{date.words}': there is no such day")
    yield from _months(book)
    yield from _backwards(book)
    forms = Counter(date.form for date in dates if date.year)
    if len(forms) < 2:
        return
    usual = max(forms, key=lambda form: (forms[form], form != "2026-11-23"))
    example = next(date.words for date in dates if date.form == usual)
    for date in dates:
        if date.year and date.form != usual:
            yield LAN020.at(date.place, f"'{date.words}' is not in the form of the guide's other dates, '{example}'")


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a language writes dates: its months by name, the forms of a day, and spans of months or years."""

    months: Mapping[str, int]
    days: tuple[tuple[str, re.Pattern[str]], ...]
    span: re.Pattern[str]


@cache
def _forms(language: str) -> _Forms:
    """The forms of a primary language that has a file."""
    months, dates = months_by_name(language), language_for(language).book.dates
    month, links = _any(months), rf"(?:{_any(dates.links)})?"
    year = rf"(?:,?\s{links}{_YEAR})"
    nth = rf"(?P<nth>{_any(dates.ordinals)})?"
    day_first = rf"(?<![\w.,-])(?P<day>\d\d?){nth}\s{links}(?P<month>{month}){year}?(?!\w)"
    month_first = rf"(?<!\w)(?P<month>{month})\s(?P<day>\d\d?){nth}(?![\d.%:-])"
    year_behind = year if not dates.month_first else f"{year}?"
    a_year = r"(?:1[89]|20)\d\d"
    return _Forms(
        months,
        (
            ("2026-11-23", _ISO),
            ("23/11/2026", _NUMERIC),
            ("23 November 2026", re.compile(day_first, re.IGNORECASE)),
            ("November 23, 2026", re.compile(rf"{month_first}{year_behind}(?!\w)", re.IGNORECASE)),
        ),
        re.compile(
            rf"(?<!\w)(?:(?P<one>{month})\s{links})?(?P<from>{a_year})(?:\s?[–-]\s?|\s(?:{_any(dates.until)})\s)"
            rf"(?:(?P<other>{month})\s{links})?(?P<to>{a_year})(?![\w-])",
            re.IGNORECASE,
        ),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longer before the shorter; of nothing if there are none."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s").replace("’", "['’]") for word in longest_first) or "(?!)"


def _forms_of(book: Book) -> _Forms | None:
    """The forms of the language of a book; none if it has no file."""
    language = primary(book.settings.language)
    return _forms(language) if months_by_name(language) else None


def _backwards(book: Book) -> Iterator[Finding]:
    """Spans that end before they begin: 'from July 2017 to December 2016'."""
    if (forms := _forms_of(book)) is None:
        return
    for _part, block in written(book):
        for found in forms.span.finditer(block.text.words):
            first, last = (
                (int(found[year]), forms.months[" ".join(found[name].lower().split())] if found[name] else 0)
                for year, name in (("from", "one"), ("to", "other"))
            )
            if last[0] < first[0] or (last < first and found["one"] and found["other"]):
                yield LAN043.at(block.place(found.start()), f"'{' '.join(found[0].split())}' ends before it begins")


def _months(book: Book) -> Iterator[Finding]:
    """Months in figures: '07/2025'."""
    dates = language_for(book.settings.language).book.dates
    for _part, block in written(book) if _forms_of(book) else ():
        for found in _MONTH_OF_YEAR.finditer(block.text.words):
            said = dates.month_of(int(found["year"]), int(found["month"]))
            yield LAN020.at(block.place(found.start()), f"'{found[0]}': write '{said}'")


def _dates(book: Book) -> Iterator[Written]:
    if (forms := _forms_of(book)) is None:
        return
    language, dates = primary(book.settings.language), language_for(book.settings.language).book.dates
    for _part, block in written(book):
        for form, pattern in forms.days:
            for found in pattern.finditer(block.text.words):
                if primary(block.language(found.start())) == language:
                    yield _written(found, form, forms.months, dates, block.place(found.start()))


def _written(found: re.Match[str], form: str, months: Mapping[str, int], dates: Dates, place: Place) -> Written:
    said = found.groupdict()
    named = " ".join(said["month"].lower().split())
    month = months[named] if named in months else int(named)
    day = int(said["day"])
    if form == "23/11/2026" and month > 12 >= day:  # as Americans write it
        day, month = month, day
    nth = said.get("nth") or ""
    if f"{said['day']}{nth}" == dates.first:  # the form of the others, as far as a first day has it
        nth = "." if dates.form.startswith("{day}.") else ""
    return Written(
        " ".join(found[0].split()), form + nth, day, month, int(said["year"]) if said["year"] else None, place
    )

"""Dates in the text: there are such days, and they are written in one form (codes LAN)."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidepress.check.text.prose import written
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of

LAN020 = rule_of("LAN020")
LAN021 = rule_of("LAN021")
LAN043 = rule_of("LAN043")

MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": tuple(name.casefold() for name in calendar.month_name[1:]),
    "de": ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
           "dezember"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
}  # fmt: skip
"""The months by primary language subtag. Python names those of English whatever the locale: it is never set."""

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
    """LAN020, LAN021 and LAN043, in English, German and French."""
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


def _backwards(book: Book) -> Iterator[Finding]:
    """Spans that end before they begin: 'from July 2017 to December 2016'."""
    language = primary(book.settings.language)
    names = MONTHS.get(language, ())
    month = f"(?:{'|'.join(names)})"
    span = re.compile(
        rf"(?<!\w)(?P<one>{month} )?(?P<from>(?:1[89]|20)\d\d) ?(?:to|until|till|bis|à|[–-]) ?"
        rf"(?P<other>{month} )?(?P<to>(?:1[89]|20)\d\d)(?![\w-])",
        re.IGNORECASE,
    )
    for _part, block in written(book) if names else ():
        for found in span.finditer(block.text.words):
            first, last = (
                (int(found[year]), names.index(found[name].strip().casefold()) if found[name] else 0)
                for year, name in (("from", "one"), ("to", "other"))
            )
            if last[0] < first[0] or (last < first and found["one"] and found["other"]):
                yield LAN043.at(block.place(found.start()), f"'{' '.join(found[0].split())}' ends before it begins")


def _months(book: Book) -> Iterator[Finding]:
    """Months in figures: '07/2025'."""
    language = primary(book.settings.language)
    for _part, block in written(book) if language in MONTHS else ():
        for found in _MONTH_OF_YEAR.finditer(block.text.words):
            name = MONTHS[language][int(found["month"]) - 1]
            said = f"{name if language == 'fr' else name.capitalize()} {found['year']}"
            yield LAN020.at(block.place(found.start()), f"'{found[0]}': write '{said}'")


def _dates(book: Book) -> Iterator[Written]:
    language = primary(book.settings.language)
    names = MONTHS.get(language, ())
    patterns = [("2026-11-23", _ISO), ("23/11/2026", _NUMERIC), *_in_words("|".join(names))] if names else []
    for _part, block in written(book):
        text = block.text.words
        for form, pattern in patterns:
            for found in pattern.finditer(text):
                if primary(block.language(found.start())) == language:
                    yield _written(found, form, names, block.place(found.start()))


def _in_words(months: str) -> list[tuple[str, re.Pattern[str]]]:
    month = rf"(?P<month>{months})"
    day_first = rf"(?<![\w.,-])(?P<day>\d\d?)(?P<nth>st|nd|rd|th|er|\.)?\s(?:of\s)?{month}(?:,?\s{_YEAR})?(?!\w)"
    month_first = rf"(?<!\w){month}\s(?P<day>\d\d?)(?P<nth>st|nd|rd|th)?(?![\d.%:-])(?:,?\s{_YEAR})?(?!\w)"
    return [
        ("23 November 2026", re.compile(day_first, re.IGNORECASE)),
        ("November 23, 2026", re.compile(month_first, re.IGNORECASE)),
    ]


def _written(found: re.Match[str], form: str, names: tuple[str, ...], place: Place) -> Written:
    said = found.groupdict()
    named = said["month"].casefold()
    month = names.index(named) + 1 if named in names else int(named)
    day = int(said["day"])
    if form == "23/11/2026" and month > 12 >= day:  # as Americans write it
        day, month = month, day
    nth = said.get("nth") or ""
    return Written(
        " ".join(found[0].split()), form + nth, day, month, int(said["year"]) if said["year"] else None, place
    )

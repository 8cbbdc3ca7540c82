"""Dates in running text, in every language that has a file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidepress.languages.registry import LANGUAGES, months_by_name
from guidepress.policies.wordings import folded

_DATES = tuple(one.book.dates for one in LANGUAGES.values())
MONTHS = {
    **{folded(name): number for name, number in months_by_name().items()},
    **{folded(name): number for dates in _DATES for number, names in dates.short.items() for name in names},
}
"""The months by their names and short names in all languages that have a file, as `folded` leaves them."""


def _any(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(one) for one in sorted({folded(word) for word in words}, key=lambda one: (-len(one), one))
    )


_NAME = _any(MONTHS)
_LINK = rf"(?:{_any(link for dates in _DATES for link in dates.links)})?"
_NTH = rf"(?:{_any(nth for dates in _DATES for nth in dates.ordinals)})?"
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}}){_NTH} {_LINK}(?P<m1>{_NAME})\b\.?,? {_LINK}(?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{_NAME})\b\.? (?P<d2>\d{{1,2}}){_NTH},? (?P<y2>\d{{4}})\b"
    rf"|\b(?P<m3>{_NAME})\b\.?,? {_LINK}(?P<y3>\d{{4}})\b"
    r"|\b(?P<y4>\d{4})-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
    r"|\b(?P<a5>\d{1,2})(?P<sep>[./])(?P<b5>\d{1,2})(?P=sep)(?P<y5>\d{4})\b"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written: where, and the days that it may mean; of a month every day of it."""

    start: int
    words: str
    year: int
    month: int
    days: tuple[int, ...]
    other: tuple[int, int] | None = None
    """Day and month the other way round, where nothing tells which is which."""

    def means(self, date: dt.date) -> bool:
        """Whether it may mean a day."""
        if self.year != date.year:
            return False
        if self.other is not None and self.other == (date.day, date.month):
            return True
        return self.month == date.month and (not self.days or date.day in self.days)


def dates_in(text: str) -> Iterator[Written]:
    """The dates of a text, in its order."""
    plain = folded(text)
    for found in _DATE.finditer(plain):
        part = {key: value for key, value in found.groupdict().items() if value is not None}
        words = text[found.start() : found.end()] if len(text) == len(plain) else found[0]
        if "a5" in part:
            day, month, year = int(part["a5"]), int(part["b5"]), int(part["y5"])
            other = (month, day) if part["sep"] == "/" else None
            yield Written(found.start(), words, year, month, (day,), other)
            continue
        year = int(next(part[key] for key in ("y1", "y2", "y3", "y4") if key in part))
        name = next(part[key] for key in ("m1", "m2", "m3", "m4") if key in part)
        day_written = next((part[key] for key in ("d1", "d2", "d4") if key in part), None)
        month = MONTHS.get(name) or int(name)
        yield Written(found.start(), words, year, month, () if day_written is None else (int(day_written),))

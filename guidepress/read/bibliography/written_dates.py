"""Dates as programs and people write them in references ("2005 Dec", "2021 Jan-Feb", "c2005"), as CSL has them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from guidepress.languages.registry import months_by_name

_LETTERS = r"[^\W\d_]{3,12}\.?"
_NUMBERS = re.compile(r"(-?\d{4})(?:(?P<between>[-/.])(\d\d?)(?:(?P=between)(\d\d?))?/{0,2})?")
_NAMED = re.compile(
    rf"(?P<year>\d{{4}})[ /]+(?P<month>{_LETTERS})"
    rf"(?:[ /]+(?P<day>\d{{1,2}})/?|[ ]?[-–/]{{1,2}}[ ]?(?P<last>{_LETTERS}))?"
)
_YEAR_LAST = re.compile(
    rf"(?:(?P<first>\d{{1,2}})\.?[ ](?:de |d[’'])?)?(?P<month>{_LETTERS})(?:[ ](?P<day>\d{{1,2}}))?,?[ ](?:de )?"
    r"(?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.](\d{4})")
_NUMBERED = re.compile(r"(\d{4})[ /]+(\d{1,2})[ ]?[-–/]{1,2}[ ]?(\d{1,2})")
_YEARS = re.compile(r"(\d{4})\s?[-–—/]\s?(\d{4})")
_COPYRIGHT = re.compile(r"[c©]\s?(\d{4})", re.IGNORECASE)
_SEASONS = (
    ("spring", "frühling", "frühjahr", "printemps", "primavera"),
    ("summer", "sommer", "été", "verano", "estate", "verão"),
    ("autumn", "fall", "herbst", "automne", "otoño", "autunno", "outono"),
    ("winter", "hiver", "invierno", "inverno"),
)


def month_of(name: str) -> int:
    """The number of a month by its name, whole or shortened to three letters or more; 0 if it is none.

    The names are those of every language that Guidepress speaks: a list of references holds works of many.
    """
    bare = unicodedata.normalize("NFC", name.strip().rstrip(".").lower())
    if len(bare) < 3:
        return 0
    names = months_by_name()
    begun = {number for whole, number in names.items() if whole.startswith(bare)}
    return names.get(bare, 0) or (begun.pop() if len(begun) == 1 else 0)


def season_of(name: str) -> str:
    """The number that CSL gives a season, by its name; nothing if it is none."""
    bare = name.strip().lower()
    return next((str(number) for number, names in enumerate(_SEASONS, 1) if bare in names), "")


def parts_of(written: str) -> list[list[int]]:
    """The beginning of a date, and its end if it has one, as numbers; nothing if it is not understood."""
    written = written.strip()
    if found := _NUMBERS.fullmatch(written):
        return _possible(int(found[1]), int(found[3] or 0), int(found[4] or 0), dayless=not found[4])
    if found := _MONTH_FIRST.fullmatch(written):
        return _possible(int(found[2]), int(found[1]))
    if (found := _YEAR_LAST.fullmatch(written)) and not (found["first"] and found["day"]):
        month, day = month_of(found["month"]), found["first"] or found["day"]
        return _possible(int(found["year"]), month, int(day or 0), dayless=not day) if month else []
    if (found := _YEARS.fullmatch(written)) and int(found[1]) < int(found[2]):
        return [[int(found[1])], [int(found[2])]]
    if found := _COPYRIGHT.fullmatch(written):
        return [[int(found[1])]]
    if found := _NUMBERED.fullmatch(written):
        first, last = int(found[2]), int(found[3])
        return [[int(found[1]), first], [int(found[1]), last]] if 0 < first < last < 13 else []
    found = _NAMED.fullmatch(written)
    month = month_of(found["month"]) if found else 0
    if not found or not month:
        return []
    year = int(found["year"])
    if found["last"]:
        last = month_of(found["last"])
        return [[year, month], [year, last]] if last > month else []
    day = int(found["day"] or 0)
    return [[year, month, day]] if 0 < day < 32 else [[year, month]] if not found["day"] else []


def _possible(year: int, month: int, day: int = 0, *, dayless: bool = True) -> list[list[int]]:
    """A date by its numbers; nothing if no calendar has it."""
    if not month and dayless:
        return [[year]]
    if not 0 < month < 13:
        return []
    return [[year, month]] if dayless else [[year, month, day]] if 0 < day < 32 else []


def date_of(written: str) -> dict[str, Any]:
    """A date of CSL: its parts, or its words if they are no date that is understood."""
    parts = parts_of(written)
    return {"date-parts": parts} if parts else {"literal": written.strip()}

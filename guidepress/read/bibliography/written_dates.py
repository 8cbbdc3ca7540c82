"""Dates as programs and people write them in references ("2005 Dec", "2021 Jan-Feb", "c2005"), as CSL has them."""

from __future__ import annotations

import re
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_NUMBERS = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NAMED = re.compile(
    rf"(?P<year>\d{{4}})[ /]+(?P<month>{_MONTH})(?:[ /]+(?P<day>\d{{1,2}})/?|[ ]?[-–/][ ]?(?P<last>{_MONTH}))?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(\d{4})\s?[-–—/]\s?(\d{4})")
_COPYRIGHT = re.compile(r"[c©]\s?(\d{4})", re.IGNORECASE)
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "sept",
)  # fmt: skip


def month_of(name: str) -> int:
    """The number of a month by its English name, whole or shortened; 0 if it is none."""
    bare = name.strip().rstrip(".").lower()
    known = bare[:3] in _MONTHS and any(whole.startswith(bare) for whole in _NAMES)
    return _MONTHS.index(bare[:3]) + 1 if known else 0


def parts_of(written: str) -> list[list[int]]:
    """The beginning of a date, and its end if it has one, as numbers; nothing if it is not understood."""
    written = written.strip()
    if found := _NUMBERS.fullmatch(written):
        return [[int(part) for part in found.groups() if part]]
    if (found := _YEARS.fullmatch(written)) and int(found[1]) < int(found[2]):
        return [[int(found[1])], [int(found[2])]]
    if found := _COPYRIGHT.fullmatch(written):
        return [[int(found[1])]]
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


def date_of(written: str) -> dict[str, Any]:
    """A date of CSL: its parts, or its words if they are no date that is understood."""
    parts = parts_of(written)
    return {"date-parts": parts} if parts else {"literal": written.strip()}

"""The dates of BibTeX that pandoc does not read: seasons, months in words or in pieces, spans of years."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from guidepress.read.bibliography.written_dates import month_of, parts_of, season_of

_YEAR = re.compile(r"\b(?:year|date)\s*=\s*(?:[{\"]+([^{}\"]*)[}\"]|(\d+))", re.IGNORECASE)
_PIECE = re.compile(r"\{{1,2}[^{}\"]{1,40}\}{1,2}|\"[^{}\"]{1,40}\"|[A-Za-z]{3,12}|\d{1,2}")
_MONTH = re.compile(
    rf"\bmonth\s*=\s*(?P<value>(?:{_PIECE.pattern})(?:\s*#\s*(?:{_PIECE.pattern})){{0,6}})", re.IGNORECASE
)
_DAY = re.compile(r"\bday\s*=\s*[{\"]?(\d{1,2})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"^(\d{1,2})[. ]+(?:de |d[’'])?([^\W\d_]+\.?)$")
_SEASONS = {21: "1", 22: "2", 23: "3", 24: "4"}
"""Months that say a season (Extended Date/Time Format, level 1), as CSL numbers them."""

_SPAN = re.compile(r"(\d{4})\s*[-–—/]+\s*(\d{4})")
_ABOUT = re.compile(r"(?:c|ca|circa)\.?\s*(\d{3,4})|\[(\d{4})\??\]", re.IGNORECASE)


def set_date(item: dict[str, Any], text: str, plain: Callable[[str], str]) -> None:
    """A season, a month in words, a span of years, a year about which, or words in the place of a date.

    ``text`` is the entry in BibTeX, ``plain`` takes TeX out of words.
    """
    issued = item.setdefault("issued", {}) if _YEAR.search(text) else item.get("issued")
    if not isinstance(issued, dict):
        return
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts:
        for part in parts:
            if isinstance(part, list) and len(part) > 1 and part[1] in _SEASONS:
                issued["season"] = _SEASONS[part[1]]
                del part[1:]
        if len(parts) == 1 and len(parts[0]) == 1 and "season" not in issued and (named := _MONTH.search(text)):
            _set_month(issued, parts[0], _joined(named["value"]), text)
        return
    found = _YEAR.search(text)
    said = plain(re.sub(r"[{}~]", " ", (found[1] or found[2] or "") if found else "")).strip()
    del item["issued"]
    if dated := _in_words(said):
        item["issued"] = dated
    elif said and not item.get("status"):
        item["status"] = said


def _in_words(said: str) -> dict[str, Any]:
    """A date of CSL for what stands in the place of a year; nothing if it is none."""
    if span := _SPAN.fullmatch(said):
        return {"date-parts": [[int(span[1])], [int(span[2])]]}
    if about := _ABOUT.fullmatch(said):
        return {"date-parts": [[int(about[1] or about[2])]], "circa": True}
    if parts := parts_of(said):
        return {"date-parts": parts}
    year = re.fullmatch(r"(\d{4})\s?[a-z]?", said)
    return {"date-parts": [[int(year[1])]]} if year else {}


def _joined(value: str) -> str:
    """The value of a field that is written in pieces (``sep # "~3"``), without the signs around them."""
    text = "".join(piece.strip('{}"') for piece in _PIECE.findall(value))
    return text.replace("~", " ").strip()


def _set_month(issued: dict[str, Any], year: list[Any], written: str, text: str) -> None:
    """The month, or months, or season that pandoc does not read: "September", "Okt.", "Jan-Feb", "3 Mar", "Spring"."""
    if season := season_of(written):
        issued["season"] = season
        return
    turned = _DAY_FIRST.sub(r"\2 \1", written)
    if month := month_of(turned):
        day = _DAY.search(text)
        issued["date-parts"] = [[*year, month, int(day[1])] if day and 0 < int(day[1]) < 32 else [*year, month]]
        return
    if re.fullmatch(r"\d{4}", str(year[0])) and (found := parts_of(f"{year[0]} {turned}")):
        issued["date-parts"] = found

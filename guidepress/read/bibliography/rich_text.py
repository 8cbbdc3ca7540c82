"""The little markup that CSL-JSON allows in a text (CSL 1.0.2, "Rich text"), and everything else kept as text.

Pandoc's reader tries each ``<`` as a tag and, where one is not closed, tries again: its time doubles with each. So only
pairs reach it; every other ``<`` travels as a stand-in.
"""

from __future__ import annotations

import re
from typing import Any

STAND_IN = "\ue104"
"""For a ``<`` that is text; private use, so no manuscript holds it."""

NO_LOCATOR = "\ue105"
"""Before words that are not to be read as a page or a chapter."""

MAX_DEPTH = 20
"""Pairs within pairs; deeper ones are text."""

_TAG = re.compile(
    r"<(?:(?P<end>/)\s*(?P<closed>i|b|sub|sup|sc|span)\s*"
    r"|(?P<open>i|b|sub|sup|sc)\s*"
    r"|span\s+class\s*=\s*[\"'](?P<nocase>nocase)[\"']\s*"
    r"|span\s+style\s*=\s*[\"']\s*font-variant\s*:\s*(?P<caps>small-caps)\s*;?\s*[\"']\s*)>",
    re.IGNORECASE,
)
_WRITTEN = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "nocase": ('<span class="nocase">', "</span>"),
}


def rich_text(text: str) -> str:
    """A text with its pairs in one spelling and every other ``<`` as a stand-in."""
    if "<" not in text:
        return text
    pieces: list[str] = []
    open_tags: list[tuple[str, str, int]] = []  # what it is, what closes it, where it stands in the pieces
    end = 0
    for found in _TAG.finditer(text):
        pieces.append(plain_text(text[end : found.start()]))
        end = found.end()
        pieces.append(plain_text(found[0]))
        if not found["end"]:
            name = (found["open"] or ("nocase" if found["nocase"] else "sc")).lower()
            closed_by = name if found["open"] else "span"
            if len(open_tags) < MAX_DEPTH:
                open_tags.append((name, closed_by, len(pieces) - 1))
        elif open_tags and open_tags[-1][1] == found["closed"].lower():
            name, _closed_by, opened = open_tags.pop()
            pieces[opened], pieces[-1] = _WRITTEN[name]
    return "".join([*pieces, plain_text(text[end:])])


def rich_data(value: Any) -> Any:
    """CSL-JSON data with every text as `rich_text`."""
    match value:
        case str():
            return rich_text(value)
        case list():
            return [rich_data(one) for one in value]
        case dict():
            return {name: rich_data(one) for name, one in value.items()}
        case _:
            return value


def restored(text: str) -> str:
    """The text with its stand-ins written out."""
    return text.replace(STAND_IN, "<").replace(NO_LOCATOR, "")


def plain_text(text: str) -> str:
    """A text in which nothing is markup."""
    return text.replace("<", STAND_IN)

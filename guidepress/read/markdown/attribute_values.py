"""What the values of attributes may be: what an engine would stumble over, or spend its time on, does not get in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from guidepress.read.markdown.markers import is_marked

MOST_SPANNED = 100
"""A table of a book has no more columns; HTML would have 1000 (4.9.11), and an engine lays out every one of them."""
MOST_ROWS = 1000
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
_KINDS = frozenset({"1", "a", "A", "i", "I"})
_ID = re.compile(
    r"(?=[^\W\d])[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3005-\ud7ff\uf900-\ufdcf\ufdf0-\uffdc]"
    r"[\w.:-]*"
)
"""A letter of any script first (XML 1.0, 2.3), as heading ids that are made of a title's words have it."""
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STASHED_SIGN = re.compile("\u0002(\\d{1,7})\u0003")


def _whole(least: int, most: int) -> Callable[[str], str]:
    def fault(value: str) -> str:
        held = _WHOLE.fullmatch(value.strip()) and least <= int(value) <= most
        return "" if held else f"is no whole number from {least} to {most}"

    return fault


def _one_of(names: frozenset[str]) -> Callable[[str], str]:
    said = ", ".join(sorted(names))
    return lambda value: "" if value in names else f"is none of {said}"


def _id_fault(value: str) -> str:
    """What an id is not; facts are put in later, and an id must be known before."""
    return "holds a fact in double braces, which no id can" if is_marked(value) else "is no id: begin with a letter"


_FAULTS: Mapping[str, Callable[[str], str]] = {
    "colspan": _whole(1, MOST_SPANNED),
    "span": _whole(1, MOST_SPANNED),
    "rowspan": _whole(0, MOST_ROWS),
    "start": _whole(-999_999, 999_999),
    "value": _whole(-999_999, 999_999),
    "dir": _one_of(_DIRECTIONS),
    "scope": _one_of(_SCOPES),
    "type": _one_of(_KINDS),
    "id": lambda value: "" if _ID.fullmatch(value) or ":" in value else _id_fault(value),
}


def value_fault(name: str, value: str) -> str:
    """What is wrong with an attribute's value, in words that follow it; empty if nothing is (HTML, 4.4.5, 4.9.11)."""
    fault = _FAULTS.get(name)
    return fault(value) if fault else ""


def legal(text: str) -> str:
    """A text without what XML cannot hold (XML 1.0, 2.2); signs that were escaped in Markdown are themselves again."""
    spoken = _STASHED_SIGN.sub(lambda found: chr(min(int(found[1]), 0x10FFFF)), text)
    return _ILLEGAL.sub("", spoken)

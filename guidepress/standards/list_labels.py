"""How lists are numbered: what HTML counts (4.4.5 to 4.4.8), in the styles of this house, the same in every edition.

A list in a list counts by letters, where it has no ``type`` and the guide runs from left to right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidepress.model.folio import roman_numeral
from guidepress.model.xhtml import classes

_MOST_ROMAN = 3999
_STYLES = frozenset("1aAiI")


def labels(listing: Any, *, rtl: bool) -> Iterator[tuple[Any, str]]:
    """The items of an ``ol`` with their labels, without the stop behind them."""
    style = listing.get("type") if listing.get("type") in _STYLES else "a" if _is_deep(listing) and not rtl else "1"
    for item, number in numbers(listing):
        yield item, numeral(number, style)


def is_task(item: Any) -> bool:
    """Whether an item has a box where others of an ``ul`` have their bullet; a numbered task has both."""
    above = item.getparent()
    return (
        above is not None and above.tag.rpartition("}")[2] == "ul" and "task-item" in (item.get("class") or "").split()
    )


def numbers(listing: Any) -> Iterator[tuple[Any, int]]:
    """The items of an ``ol`` with the numbers that they have."""
    items = listing.findall("li")
    is_reversed = listing.get("reversed") is not None
    number = _whole(listing.get("start"), len(items) if is_reversed else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        yield item, number
        number += -1 if is_reversed else 1


def numeral(number: int, style: str) -> str:
    """A number in a style of HTML's ``type``; what a style cannot count is in figures (CSS Counter Styles 3, 2.5)."""
    if style in {"i", "I"} and 0 < number <= _MOST_ROMAN:
        roman = roman_numeral(number)
        return roman.upper() if style == "I" else roman
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(style) + rest) + letters
        return letters
    return str(number)


def _is_deep(listing: Any) -> bool:
    """Whether a list lies in another one that is numbered; a note lies in nothing."""
    for above in listing.iterancestors():
        if above.tag == "ol":
            return True
        if "footnote" in classes(above):
            break
    return False


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.strip().removeprefix("-").isdigit() else otherwise

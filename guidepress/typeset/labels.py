"""How much room the labels of a numbered list need, for pages that set them outside the list: "1000." and "xxviii."."""

from __future__ import annotations

from lxml import etree

from guidepress.model.folio import roman_numeral
from guidepress.model.xhtml import classes

LONG, LONGER = "long-labels", "longer-labels"
"""The classes of lists with a label of three digits or more, and of five or more."""

_USUAL, _LONG = 2.5, 4.5
"""How wide a label is at most that has room in any list, and in one of class `LONG`, in digits."""

_NARROW = frozenset("iIl")
_MOST_ROMAN = 3999
_ALPHABET = 26


def room_for_labels(root: etree._Element) -> None:
    """Mark every numbered list below ``root`` whose widest label needs more room than usual by `LONG` or `LONGER`."""
    for one in root.iter("ol"):
        longest = max((_width(label) for label in _labels(one)), default=0)
        if longest > _USUAL:
            one.set("class", " ".join([*sorted(classes(one)), LONG if longest <= _LONG else LONGER]))


def _labels(ordered: etree._Element) -> list[str]:
    items = [one for one in ordered if one.tag == "li"]
    step = -1 if ordered.get("reversed") is not None else 1
    number = _number(ordered.get("start"), len(items) if step < 0 else 1)
    labels = []
    for item in items:
        number = _number(item.get("value"), number)
        labels.append(_label(number, item.get("type") or ordered.get("type") or "1"))
        number += step
    return labels


def _width(label: str) -> float:
    """About how wide a label is, in digits."""
    return sum(0.5 if letter in _NARROW else 1.0 for letter in label)


def _number(text: str | None, usual: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return usual


def _label(number: int, kind: str) -> str:
    """A label without its stop as CSS counts, in digits what a script cannot count (CSS Counter Styles 3, 6 and 7)."""
    if kind in {"i", "I"} and 0 < number <= _MOST_ROMAN:
        return roman_numeral(number)
    if kind in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, place = divmod(number - 1, _ALPHABET)
            letters += chr(ord("a") + place)
        return letters
    return str(number)

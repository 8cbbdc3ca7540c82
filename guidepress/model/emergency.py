"""Where a guide says whom to call in an emergency."""

from __future__ import annotations

from guidepress.model.book import Book, PartKind
from guidepress.model.xhtml import HEADINGS, classes

_EMERGENCY_DIGITS = 4
"""A number of so few digits is one for emergencies: 112, 911, 999, 988, 1415."""


def emergency_place(book: Book) -> str:
    """The id of what stands around the first emergency number of the sections; empty if there is none."""
    for part in book.parts:
        if part.kind is not PartKind.SECTION:
            continue
        place = part.id
        for element in part.tree.iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag in HEADINGS or "callout-title" in classes(element):
                place = element.get("id", place)
            number = element.get("href", "").removeprefix("tel:") if element.tag == "a" else ""
            if number and number.isdigit() and len(number) <= _EMERGENCY_DIGITS:
                return place
    return ""

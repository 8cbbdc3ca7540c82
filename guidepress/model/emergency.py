"""Where a guide says whom to call in an emergency."""

from __future__ import annotations

from lxml import etree

from guidepress.model.book import Book, Part, PartKind
from guidepress.model.xhtml import HEADINGS, classes

_EMERGENCY_DIGITS = 4
"""A number of so few digits is one for emergencies: 112, 911, 999, 988, 1415."""


def emergency_place(book: Book) -> str:
    """The id of what stands around the first emergency number of the sections; empty if there is none."""
    for part in book.parts:
        wanted = emergency_number(part)
        if wanted is None:
            continue
        place = part.id
        for element in part.tree.iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag in HEADINGS or "callout-title" in classes(element):
                place = element.get("id", place)
            if element is wanted:
                return place
    return ""


def emergency_number(part: Part) -> etree._Element | None:
    """The link to the first emergency number of a section, if it has one."""
    if part.kind is not PartKind.SECTION:
        return None
    for link in part.tree.iter("a"):
        number = link.get("href", "").removeprefix("tel:")
        if number != link.get("href") and number.isdigit() and len(number) <= _EMERGENCY_DIGITS:
            return link
    return None

"""Whether the items of lists bear the labels that were written: numbers, letters, bullets, in their order."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.speech import Said
from guidepress.model.xhtml import PLACE, classes, flat_text
from guidepress.standards.list_labels import is_task, labels

if TYPE_CHECKING:
    from lxml import etree

PDF060 = rule_of("PDF060")

_SHOWN = 40
_UNMARKED = frozenset({"toc", "references"})
"""Lists without marks of their own: the contents, and a list of sources that is not numbered."""


@dataclass(frozen=True, slots=True)
class _Item:
    label: str
    place: Place
    text: str


def prove_labels(said: Said, book: Book) -> Iterator[Finding]:
    """PDF060 for each item that says another label than the Book gives it, one more, or none."""
    wanted = list(_items(book))
    found = [_bare(one.words()) for one in said.walk() if one.kind == "label" and one.marker]
    matcher = difflib.SequenceMatcher(None, [item.label for item in wanted], found, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        near = wanted[min(first, len(wanted) - 1)] if wanted else _Item("", Place("guide.yaml"), "")
        for offset in range(max(last - first, 1 if end > begin else 0)):
            item = wanted[first + offset] if first + offset < last else near
            label = _shown(found[begin + offset]) if begin + offset < end else "no label"
            due = _shown(item.label) if first + offset < last else "no label"
            yield PDF060.at(item.place, f"the item “{item.text}” has {label}, not {due}")


def _shown(label: str) -> str:
    return f"“{label}”" if label else "a bullet"


def _bare(label: str) -> str:
    """The signs of a label that count; a bullet has none."""
    solid = label.strip().replace("\N{MINUS SIGN}", "-")
    letters = "".join(letter for letter in solid if letter.isalnum())
    return f"-{letters}" if letters and solid.startswith("-") else letters


def _items(book: Book) -> Iterator[_Item]:
    rtl = runs_right_to_left(book.settings.language)
    for part in book.parts:
        known: dict[etree._Element, str] = {}
        for element in part.tree.iter("ol", "ul", "li"):
            if element.tag != "li":
                known.update(_labels_of(element, rtl=rtl))
            elif element in known:
                text = flat_text(element)
                yield _Item(known[element], _place(element), text[:_SHOWN])


def _labels_of(listing: etree._Element, *, rtl: bool) -> dict[etree._Element, str]:
    if listing.tag == "ul":
        items = [one for one in listing.findall("li") if not is_task(one)]
        return {} if _UNMARKED & classes(listing) else dict.fromkeys(items, "")
    if any("toc" in classes(one) for one in (listing, *listing.iterancestors())):
        return {}
    return {item: _bare(label) for item, label in labels(listing, rtl=rtl)}


def _place(element: etree._Element) -> Place:
    """Where an item was written: its own place, that of what stands in it, or that of what it stands in."""
    for one in (*element.iter(), *element.iterancestors()):
        if found := one.get(PLACE):
            return Place.parse(found)
    return Place("guide.yaml")

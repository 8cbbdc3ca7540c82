"""Page break markers and the page list of the EPUB (EPUB 3.3, 7.4.4.2; EPUB Accessibility 1.1, 3.4).

A marker says nothing and shows nothing: it is an empty ``span`` with the folio as its name. Where a page begins with a
heading, a link or the title of a callout, the marker stands in front of it, for names are computed from what is inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from guidepress.languages.registry import language_for
from guidepress.model.xhtml import HEADINGS, classes
from guidepress.typeset.paged.page_map import PageMap, Position, element_at

if TYPE_CHECKING:
    from guidepress.model.book import Book
    from guidepress.typeset.epub.places import Places

MARKER_ROLE = "doc-pagebreak"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

_NAMED_BY_CONTENT = frozenset(
    {*HEADINGS, "a", "abbr", "b", "cite", "code", "dfn", "em", "i", "q", "span", "strong", "sub", "sup"}
)


@dataclass(frozen=True, slots=True)
class Marks:
    """The pages of the paged edition, and the id of the marker of each folio."""

    pages: PageMap
    ids: Mapping[str, str]


def marker_ids(book: Book, pages: PageMap) -> Mapping[str, str]:
    """An id for the marker of each folio, ``page-12``, which nothing else in the book has."""
    taken = set(book.homes())
    ids: dict[str, str] = {}
    for page in pages.pages:
        name, number = f"page-{page.label}", 1
        while name in taken:
            number += 1
            name = f"page-{page.label}-{number}"
        taken.add(name)
        ids[page.label] = name
    return ids


def mark_pages(root: etree._Element, part: str, marks: Marks) -> None:
    """Put the markers of the pages that begin in a part into its tree (a copy of `Part.tree`), in place."""
    starts = [(start, _in_front(root, start.position)) for start in marks.pages.of_part(part)]
    for start, position in reversed(starts):  # from the end, so that the places of the others still hold
        marker = etree.Element("span", {EPUB_TYPE: "pagebreak", "role": MARKER_ROLE, "id": marks.ids[start.label]})
        marker.set("aria-label", start.label)
        position.insert(root, marker)


def _in_front(root: etree._Element, position: Position) -> Position:
    """The place in front of a heading, link or other inline element that begins at the place."""
    while position.path and not _words_before(root, position):
        *above, index = position.path
        element, parent = position.element(root), element_at(root, above)
        entry = element.tag == "a" and any("toc" in classes(up) for up in element.iterancestors("ol"))
        if entry or (element.tag not in _NAMED_BY_CONTENT and not {"callout-title", "math"} & classes(element)):
            break  # the items of the contents hold a link and nothing in front of it (EPUB 3.3, 7.3)
        before = parent.text if index == 0 else parent[index - 1].tail
        position = Position(tuple(above), index, len(before or ""))
    return position


def _words_before(root: etree._Element, position: Position) -> bool:
    element = position.element(root)
    if position.slot:
        return True
    return bool((element.text or "")[: position.offset].strip())


def page_list(places: Places, marks: Marks, name: str) -> etree._Element:
    """The list of the pages; hidden, for nobody reads it from top to bottom."""
    nav = etree.Element("nav", {EPUB_TYPE: "page-list", "role": "doc-pagelist", "aria-label": name, "hidden": ""})
    items = etree.SubElement(nav, "ol")
    for page in marks.pages.pages:
        href = f"{places.files[page.part]}#{marks.ids[page.label]}"  # Ace finds no marker behind a bare "#page-1"
        etree.SubElement(etree.SubElement(items, "li"), "a", {"href": href}).text = page.label
    return nav


def page_source(book: Book) -> str:
    """What the page numbers follow, where the paged edition has no ISBN (EPUB 3.4, pageBreakSource)."""
    settings = book.settings
    words = language_for(settings.language).book
    return words.page_source.format(title=settings.title, version=settings.version, date=settings.date.isoformat())

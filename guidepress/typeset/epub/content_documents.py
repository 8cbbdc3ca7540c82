"""The XHTML files of the EPUB: one for each part, in the Book's own words (EPUB 3.3, 6.1; EPUB Accessibility 1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.xhtml import MATHML, SVG, XHTML, XML_LANG, classes, flat_text, heading_text, without_places
from guidepress.typeset.epub.page_list import Marks, mark_pages
from guidepress.typeset.epub.places import EPUB_TYPE, NAV_FILE, OPS, Places
from guidepress.typeset.epub.tables import settle_table
from guidepress.typeset.labels import room_for_labels
from guidepress.typeset.numbers import tie_numbers
from guidepress.typeset.titles import tie_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


TYPES_OF_ROLES: Mapping[str, str] = {
    f"doc-{role}": kind
    for role, kind in (
        *(
            (name, name)
            for name in tuple(
                """
                abstract acknowledgments afterword appendix backlink bibliography biblioref chapter colophon
                conclusion cover credit credits dedication endnotes epigraph epilogue errata footnote foreword
                glossary glossref index introduction noteref notice pagebreak part preface prologue pullquote qna
                subtitle tip toc
                """.split()
            )
        ),
        ("pagelist", "page-list"),
    )
}
"""``epub:type`` for each DPUB-ARIA role that has a counterpart in the Structural Semantics Vocabulary 1.1 which is not
deprecated: no ``biblioentry``, no ``endnote``; ``doc-example``, ``doc-pageheader`` and ``doc-pagefooter`` have none."""

TYPES_OF_KINDS: Mapping[PartKind, str] = {
    PartKind.HALF_TITLE: "halftitlepage",
    PartKind.TITLE_PAGE: "titlepage",
    PartKind.IMPRINT: "copyright-page",
}
"""``epub:type`` of the parts for which DPUB-ARIA has no role."""

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""The HTML elements that never have content; any other is written with an end tag, for readers that parse HTML."""

LONG_FORMULA = 14
"""How many signs a formula in a line may have before it is given a box that scrolls: no line can be broken in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One XHTML file.

    ``root`` is its ``<html>``; ``part`` the part that it says, ``None`` for the cover and for a contents of our own.
    """

    id: str
    file: str
    title: str
    root: etree._Element
    part: Part | None = None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return etree.tostring(self.root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"

    @property
    def properties(self) -> list[str]:
        """The manifest properties that hold for it (EPUB 3.3, D.6.2)."""
        found = ["nav"] if self.file == NAV_FILE else []
        for namespace, name in ((MATHML, "mathml"), (SVG, "svg")):
            if next(self.root.iter(f"{{{namespace}}}*"), None) is not None:
                found.append(name)
        return found


def page_titles(book: Book) -> dict[str, str]:
    """A title of its own for the file of every part (WCAG 2.2, 2.4.2): its heading, then the guide's."""
    titles: dict[str, str] = {}
    for part in book.parts:
        heading = next(part.tree.iter("h1"), None)
        own = (heading_text(heading) if heading is not None else "") or part.title
        guide = book.settings.running_title
        title = own if guide in own else f"{own} – {guide}"
        number, free = 1, title
        while free in titles.values():
            number += 1
            free = f"{title} ({number})"
        titles[part.id] = free
    return titles


def page_of(book: Book, part: Part, places: Places, title: str, marks: Marks | None = None) -> Page:
    """The file of a part: the part's tree, with the names and types that EPUB asks for and not a word changed."""
    tree = without_places(part.tree_copy())
    if marks:
        mark_pages(tree, part.id, marks)
    tie_numbers(tree)
    tie_titles(tree, book.settings.language)
    room_for_labels(tree)
    for table in list(tree.iter("table")):
        settle_table(table)
    for entries in tree.iter("dl"):
        if "glossary" in classes(entries):
            _group_entries(entries)
    file = places.files[part.id]
    root = new_page(book, title, f"{part.matter.value}matter", [tree])
    if part.kind in TYPES_OF_KINDS:
        tree.set(EPUB_TYPE, TYPES_OF_KINDS[part.kind])
    settle(root, places, file)
    return Page(f"page-{file.removesuffix('.xhtml')}", file, title, root, part)


def _group_entries(entries: etree._Element) -> None:
    """Put each entry of a glossary, its terms and their meaning, into one group, and lead to the group.

    Reading systems show the target of a link to the glossary in a window of its own: the bare term would say nothing.
    """
    group: etree._Element | None = None
    for member in list(entries):
        if group is None or (member.tag == "dt" and group[-1].tag == "dd"):
            group = etree.Element("div")
            member.addprevious(group)
            if name := member.attrib.pop("id", None):
                group.set("id", name)
        group.append(member)


def new_page(book: Book, title: str, kind: str, content: Iterable[etree._Element]) -> etree._Element:
    """An ``<html>`` with language, direction, title and style sheet; ``kind`` is the ``epub:type`` of its body."""
    language = book.settings.language
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": OPS})
    root.attrib.update({XML_LANG: language, "lang": language})
    if runs_right_to_left(language):
        root.set("dir", "rtl")
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}meta", {"charset": "utf-8"})
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    body = etree.SubElement(root, f"{{{XHTML}}}body", {EPUB_TYPE: kind})
    for piece in content:
        piece.tail = "\n"
        body.append(piece)
    return root


def add_sheet(root: etree._Element, href: str) -> None:
    """Link a style sheet of the EPUB."""
    head = next(root.iter(f"{{{XHTML}}}head"))
    etree.SubElement(head, f"{{{XHTML}}}link", {"rel": "stylesheet", "type": "text/css", "href": href})


def settle(root: etree._Element, places: Places, file: str) -> None:
    """Turn the Book's vocabulary below ``root`` into EPUB's, in place.

    Elements without a namespace become XHTML; roles bring their ``epub:type``; ``lang`` brings ``xml:lang``; links and
    images lead to the files of the EPUB.
    """
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for element in root.iter():
        if not str(element.tag).startswith("{"):
            element.tag = f"{{{XHTML}}}{element.tag!s}"
        if str(element.tag).startswith(f"{{{XHTML}}}"):
            name = str(element.tag).removeprefix(f"{{{XHTML}}}")
            _settle_attributes(element)
            _settle_content(element, name, places, file)


def _settle_attributes(element: etree._Element) -> None:
    role = element.get("role", "")
    if role in TYPES_OF_ROLES and EPUB_TYPE not in element.attrib:
        element.set(EPUB_TYPE, TYPES_OF_ROLES[role])
    if language := element.get("lang"):
        element.set(XML_LANG, language)


def _settle_content(element: etree._Element, name: str, places: Places, file: str) -> None:
    href = element.get("href", "")
    if name == "a" and href.startswith("#"):
        element.set("href", places.link(href[1:], file))
    elif name == "img":
        _settle_image(element, places)
    elif name == "th":
        _name_formula(element)
        element.attrib.pop("abbr", None)  # EPUBCheck knows it not, and readers of EPUBs do nothing with it
    elif {"math", "inline"} <= classes(element) and _breadth(element) > LONG_FORMULA:
        element.set("class", f"{element.get('class')} long")
    if name not in VOID and not len(element) and not element.text:
        element.text = ""


def _settle_image(image: etree._Element, places: Places) -> None:
    image.set("src", places.images.get(image.get("src", ""), image.get("src", "")))
    for side in ("width", "height"):
        if value := image.get(side):
            image.set(side, str(max(1, round(float(value)))))


def _breadth(formula: etree._Element) -> int:
    """About how many signs wide a formula is; its source, which is not shown, does not count."""
    shown = formula.xpath(".//text()[not(ancestor::*[local-name()='annotation'])]")
    return len("".join(str(text).strip() for text in shown))


def _name_formula(cell: etree._Element) -> None:
    """Give a head cell that holds nothing but a formula a name: not every reading system takes one from ``alttext``."""
    formulas = list(cell.iter(f"{{{MATHML}}}math"))
    if len(formulas) == 1 and flat_text(cell) == flat_text(formulas[0]) and formulas[0].get("alttext"):
        formulas[0].set("aria-label", formulas[0].get("alttext", ""))

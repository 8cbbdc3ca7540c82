"""The interior for a print shop: the pages of the screen edition without their cover, made print-ready."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from guidepress.model.book import Book
from guidepress.model.edition import Edition, Published
from guidepress.model.print.shops import PROFILES
from guidepress.typeset.paged.folios import first_leaf
from guidepress.typeset.pdf.conformance import PLAIN
from guidepress.typeset.pdf.write import write_document
from guidepress.typeset.prepress.inks import ink_set
from guidepress.typeset.prepress.pdfx import CLAIM, print_ready

if TYPE_CHECKING:
    from weasyprint import Document


def typeset_interior(book: Book, edition: Edition, document: Document) -> Published:
    """The interior from the laid-out pages of the screen edition; every page breaks where it breaks there.

    Raises `ConfigurationError` if there is no ICC profile of a press.
    """
    inks = ink_set(book)
    profile = PROFILES[book.settings.print.profile]
    leaves = document.copy(document.pages[first_leaf(document, book) :])
    pages = padded_pages(book, document)
    with _without_lines(leaves):
        written = write_document(leaves, book, PLAIN)
    data = print_ready(written, book, inks, bleed=profile.bleed, pages=pages)
    return Published(
        edition=edition,
        file=edition.file_name(book.settings.slug),
        data=data,
        media_type="application/pdf",
        words=sum(len(text.split()) for text in book.text()),
        pages=pages,
        claims=(CLAIM,),
    )


@contextmanager
def _without_lines(document: Document) -> Iterator[None]:
    """While this lasts, links are not underlined: on paper there is nothing to follow, and a line is no emphasis.

    A word of the glossary keeps its dots: they say where it is explained, on paper too.
    """
    styles = [
        (box.style, box.style["text_decoration_line"])
        for page in document.pages
        for box in _boxes(page._page_box, linked=False)
        if box.style["text_decoration_line"] != "none"
    ]
    for style, _line in styles:
        style["text_decoration_line"] = "none"
    try:
        yield
    finally:
        for style, line in styles:
            style["text_decoration_line"] = line


def _boxes(box: Any, *, linked: bool) -> Iterator[Any]:
    """All boxes that are inside a link."""
    if box.element is not None and box.element.tag == "a":
        linked = "term" not in (box.element.get("class") or "").split()
    if linked:
        yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child, linked=linked)


def padded_pages(book: Book, document: Document) -> int:
    """How many pages the interior has: those of the book, and blank ones up to what the print shop binds."""
    profile = PROFILES[book.settings.print.profile]
    return profile.padded(len(document.pages) - first_leaf(document, book))

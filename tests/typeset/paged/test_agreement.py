"""The rounds in which pages are laid out come to an end, and what is shown then is true."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.typeset.engine import no_warnings
from guidepress.typeset.paged import units
from guidepress.typeset.paged.document import PagedDocument, paged_document
from guidepress.typeset.paged.folios import folios_of_anchors
from guidepress.typeset.paged.layout import Rows, agreed
from guidepress.typeset.paged.units import Setter
from tests.support.small_guide import small_book

if TYPE_CHECKING:
    from weasyprint import Document

SHEET = """
@page { size: 200px 100px; margin: 10px }
html { font: 10px/10px 'Source Serif 4' }
section { break-before: page }
div { break-after: page }
p { margin: 0; height: 60px }
a::after { content: attr(data-folio) }
a[data-quiet]::after { content: none }
a[data-roomy]::after { letter-spacing: 0 }
"""
PUSHES = 'a[data-folio$="1"]%s::after { display: block; height: 30px; content: attr(data-folio) }'
"""A folio that is taken for page 1 or 11 pushes its target to the next page; any other lets it back."""


def oscillating(book: Book) -> PagedDocument:
    """A document of the book's parts: on its tenth page of text, or the eleventh, stands what is referred to."""
    sections = []
    for part in book.parts:
        inner = "<p>Words.</p>"
        if part.id == "one":
            link = '<a href="#goal" data-folio="88" data-n="one.1">See </a>'
            inner = f"{'<div>Words.</div>' * 10}<p>{link}</p><span style='display: block' id='goal'>Goal.</span>"
        sections.append(f"<section id='{part.id}'>{inner}</section>")
    return PagedDocument(f"<!DOCTYPE html><html lang='en'><head><title>T</title></head><body>{''.join(sections)}")


def shown(document: Document) -> list[str]:
    """What the pages show after the words of the reference."""
    from weasyprint.formatting_structure import boxes

    found = [box for page in document.pages for box in page._page_box.descendants() if isinstance(box, boxes.TextBox)]
    return [box.text.strip() for box in found if box.element_tag == "a::after"]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book whose only section is ``one``."""
    return small_book(tmp_path, "# One {#one}\n\nWords.\n")


@pytest.mark.parametrize("always", [False, True], ids=["with-room", "whatever-is-done"])
def test_a_folio_that_makes_itself_untrue(book: Book, always: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Room makes it true; if even room does not, none is shown. In figures of one width it would come to rest."""
    monkeypatch.setattr(units, "renumbered", lambda *_: False)
    pushes = PUSHES % ("" if always else ":not([data-roomy])")
    taller = "p { height: auto } p::before { content: ''; display: block; height: 45px }"
    with no_warnings():
        setter = Setter(oscillating(book), (SHEET, taller, pushes))
        document = agreed(setter, Rows(setter, book), book)
    goal = folios_of_anchors(document, book)["goal"]
    assert shown(document) == ([] if always else [goal])


def test_a_section_about_covers(tmp_path: Path) -> None:
    """The cover's own page has an id that nothing in the book has."""
    about = small_book(
        tmp_path, "# Cover {#cover}\n\nWords of [a place](#cover-2).\n\n## Inside {#cover-2}\n\nWords.\n"
    )
    cover = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 9"/>'
    html = paged_document(about, SCREEN, cover).html
    assert html.count('id="cover"') == html.count('id="cover-2"') == html.count('id="cover-3"') == 1

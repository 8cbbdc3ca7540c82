"""Parts that are laid out alone give the pages of the whole book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from guidepress.model.edition import LARGE_PRINT, SCREEN, Edition
from guidepress.typeset.paged import layout
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.paged.units import Setter, Unit
from guidepress.typeset.pdf.write import write_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidepress.model.book import Book
    from guidepress.typeset.paged.document import PagedDocument

FOLIOS = """
@page :nth(1 of front-first) { counter-reset: page 1 }
@page :nth(1 of silent-first) { counter-reset: page 1 }
@page :nth(1 of body-first) { counter-reset: page 1 }
"""
"""How a sheet starts folios anew in a document that holds the whole book."""


class Whole(Setter):
    """Lays all parts out as one document, in rounds of the whole, as a typesetter would that knows of no parts."""

    def __init__(self, paged: PagedDocument, sheets: Sequence[str]) -> None:
        super().__init__(paged, [*sheets, FOLIOS])
        self.units = [Unit("", tuple(self._sections), "auto")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "edition"), [("sampler", LARGE_PRINT), ("sampler", SCREEN)], ids=["large-print", "screen"]
)
def test_a_file_of_parts_is_that_of_the_whole(
    name: str, edition: Edition, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes: pages, tags, outline, links, labels, attachments."""
    book: Book = request.getfixturevalue(name)
    parts = write_document(render_document(book, edition), book)
    monkeypatch.setattr(layout, "Setter", Whole)
    assert write_document(render_document(book, edition), book) == parts


def test_the_smallest_book_of_parts_is_that_of_the_whole(minimal: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for a book that is laid out in no time."""
    parts = write_document(render_document(minimal, SCREEN), minimal)
    monkeypatch.setattr(layout, "Setter", Whole)
    assert write_document(render_document(minimal, SCREEN), minimal) == parts


def test_what_shows_folios_of_the_front_is_laid_out_once(minimal: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The front is laid out after the body, but before a part that refers to it, as a list of references does."""
    part = minimal.parts[-1]
    tree = part.tree_copy()
    for _ in range(2):
        said = etree.SubElement(tree, "p")
        said.text = "As the notice says, "
        etree.SubElement(said, "a", {"class": "xref", "href": "#disclaimer"}).text = "read it first"
    order: list[str] = []

    class Told(Setter):
        def _render(self, html: object, sections: Sequence[Any], **where: Any) -> Any:
            order.extend(section.get("id") for section in sections[:1] if len(section))
            return super()._render(html, sections, **where)

    monkeypatch.setattr(layout, "Setter", Told)
    render_document(replace(minimal, parts=(*minimal.parts[:-1], replace(part, tree=tree))), SCREEN)
    assert order.count(part.id) == 1
    assert order.index(part.id) > order.index("disclaimer")

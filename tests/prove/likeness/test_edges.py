"""Lines of a paragraph begin at one edge (PDF068); forgeries of whole files are in `benchmarks.forgery`."""

from __future__ import annotations

import pytest

from benchmarks.forgery.decorations import forgeries
from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.edges import prove_edges
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import small_book

TEXT = (
    "# The only section {#only}\n\nThe harbour is deep and cold, and nobody who is tired may swim in it, "
    "for the tide is late and the boats leave the pools before the nets are out.\n\n"
    "This is the second paragraph, which is indented, and it goes on for more than one line of the page, "
    "with <kbd>Esc</kbd> and `code` and H~2~O where they may begin a line as well as end it.\n"
)


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of a small guide with lines to move."""
    return typeset_pdf(small_book(tmp_path_factory.mktemp("edges"), TEXT), SCREEN).data


def told(data: bytes) -> list[str]:
    """What is found in a PDF."""
    with PdfFile(data) as file:
        return [one.message for one in prove_edges(file, Place("small.pdf"))]


def test_lines_as_they_are_set_share_an_edge(typeset: bytes) -> None:
    """An indented first line, a key and a lowered letter are no others."""
    assert told(typeset) == []


def test_a_line_that_is_moved_is_found(typeset: bytes) -> None:
    """By 30 pt."""
    change = next(one.change for one in forgeries() if one.name == "water.pdf: a line moved from the margin")
    (found,) = told(change(typeset))
    assert "stands beside the edge of its lines" in found

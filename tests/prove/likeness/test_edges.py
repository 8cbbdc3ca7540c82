"""Lines of a paragraph begin at one edge (PDF068); forgeries of whole files are in `benchmarks.forgery`."""

from __future__ import annotations

from pathlib import Path

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


def test_a_note_with_many_calls_begins_behind_its_labels(tmp_path: Path) -> None:
    """Two numbers are wider than any indent; a note of two lines that is called twice stopped every build."""
    note = "[^law]: The form of the sentence is that of an elder, who said it of something else, and not of harbours at all.\n"
    text = f"# The only section {{#only}}\n\nOne[^law] and two[^law] and three[^law].\n\n{note}"
    data = typeset_pdf(small_book(tmp_path, text), SCREEN).data
    assert told(data) == []
    with PdfFile(data) as file:
        assert "Lbl" in {kind for page in file.drawing.pages for item in page.items for kind in item.mark.path}


def test_a_line_that_is_moved_is_found(typeset: bytes) -> None:
    """By 30 pt."""
    change = next(one.change for one in forgeries() if one.name == "water.pdf: a line moved from the margin")
    (found,) = told(change(typeset))
    assert "stands beside the edge of its lines" in found

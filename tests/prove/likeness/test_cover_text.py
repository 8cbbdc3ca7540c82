"""The cover of a printed book says its ISBN with hyphens, and the settings without: it is the same number."""

from __future__ import annotations

from pathlib import Path

from guidepress.model.edition import COVER
from guidepress.model.place import Place
from guidepress.prove.likeness.objects import prove_cover_text
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, small_book

ISBN, OTHER = "978-1-4028-9462-6", "978-0-306-40615-7"
BACK = "print: {{profile: offset, isbn: {}}}\nbrand: {{back-text: See {} as well.}}\n"


def test_a_cover_with_a_barcode_is_the_guides(tmp_path: Path) -> None:
    """docs/print.md asks for such a number; another one is found."""
    text = "# One\n\nWords.\n"
    book = small_book(tmp_path / "one", text, settings=SETTINGS + BACK.format(ISBN, ISBN))
    other = small_book(tmp_path / "other", text, settings=SETTINGS + BACK.format(OTHER, OTHER))
    with PdfFile(Press(book).typeset(COVER).data) as file:
        assert list(prove_cover_text(file, book, Place("small-cover.pdf"))) == []
        assert {one.code for one in prove_cover_text(file, other, Place("small-cover.pdf"))} == {"PDF067"}

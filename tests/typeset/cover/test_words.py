"""The cover says the same words to those who do not see it, whichever edition they have."""

from __future__ import annotations

from pathlib import Path

from guidepress.model.edition import EPUB, SCREEN
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.tree import elements
from guidepress.typeset.cover.words import cover_text
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, small_book


def test_the_cover_says_the_same_in_pdf_and_epub(tmp_path: Path) -> None:
    """The title, who wrote it, who published it, its version and the year; each once."""
    book = small_book(tmp_path, "# One\n\nWords.\n", settings=SETTINGS)
    press = Press(book)
    with PdfFile(press.typeset(SCREEN).data) as file:
        said = [str(one["/Alt"]) for one in elements(file.structure) if one.get("/Alt")]
    cover = EpubFile(press.typeset(EPUB).data).spine[0]
    (image,) = cover.elements("img")
    assert said == [image.get("alt")] == [cover_text(book)]
    assert f". {book.settings.version}, {book.settings.date.year}." in said[0]

"""Heads that are repeated on the next page of a table are the guide's, in scripts from the right too (PDF020)."""

from __future__ import annotations

from pathlib import Path

from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.sight import prove_sight
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, small_book


def test_a_head_of_several_words_beside_one_in_latin_letters(tmp_path: Path) -> None:
    """Each word of it was held to be a head of its own, and a table of two languages was refused; another's words are."""
    rows = "| word | حدث | ليس بعد |\n" * 26
    text = f"# معجم {{#only}}\n\nTable: كلمات.\n\n| English | العربية | متفق عليه |\n|---|---|---|\n{rows}"
    settings = SETTINGS.replace("language: en", "language: ar").replace("  - contents\n", "")
    book = small_book(tmp_path, text, settings=settings)
    with PdfFile(Press(book).typeset(SCREEN).data) as file:
        repeated = [run for run in file.drawing.glyphs if run.mark.artifact and "English" in run.text]
        assert repeated != []
        assert [one for one in prove_sight(file, book, Place("small.pdf")) if one.code == "PDF020"] == []
        for cell in book.parts[-1].tree.iter("th"):
            cell.text = (cell.text or "").replace("متفق عليه", "متفق معه")
        assert [one.code for one in prove_sight(file, book, Place("small.pdf")) if one.code == "PDF020"] == ["PDF020"]

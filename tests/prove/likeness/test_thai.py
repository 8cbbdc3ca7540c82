"""A guide whose letters bear signs that a font of its own draws with them: heads and cover are taken as the guide's."""

from __future__ import annotations

from pathlib import Path

from guidepress.model.book import Book
from guidepress.model.edition import COVER, SCREEN
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.prove.likeness.objects import prove_cover_text
from guidepress.prove.likeness.sight import prove_sight
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, write_guide

TITLE, OTHER = "คู่มือน้ำขึ้นน้ำลง", "คู่มือน้ำแข็งน้ำลาย"
TEXT = "# น้ำขึ้น\n\nหนังสือเล่มนี้เกี่ยวกับสิ่งมีชีวิต\n\n" + "อย่าปีนโขดหินเมื่อน้ำขึ้น\n\n" * 60


def thai(folder: Path, title: str = TITLE) -> Book:
    """A guide in Thai that turns pages; its font has a mark and a letter for a vowel that is one letter (U+0E33)."""
    settings = SETTINGS.replace("A Small Guide", title).replace("language: en", "language: th")
    settings = f"{settings}brand:\n  fonts:\n    others: [noto-sans-thai]\n"
    return read_guide(write_guide(folder, TEXT, settings=settings), Findings())


def test_running_heads_with_signs_are_the_guides(tmp_path: Path) -> None:
    """A font of the guide's own cannot be set anew; its letters are compared. Another title is found."""
    book, other = thai(tmp_path / "one"), thai(tmp_path / "other", OTHER)
    with PdfFile(Press(book).typeset(SCREEN).data) as file:
        assert [str(one) for one in prove_sight(file, book, Place("small.pdf"))] == []
        assert "PDF020" in {one.code for one in prove_sight(file, other, Place("small.pdf"))}


def test_a_cover_says_a_title_with_signs(tmp_path: Path) -> None:
    """The vowel is said as two signs, or as one: both are the title."""
    book, other = thai(tmp_path / "one"), thai(tmp_path / "other", OTHER)
    with PdfFile(Press(book).typeset(COVER).data) as file:
        assert list(prove_cover_text(file, book, Place("small-cover.pdf"))) == []
        assert [one.code for one in prove_cover_text(file, other, Place("small-cover.pdf"))] != []

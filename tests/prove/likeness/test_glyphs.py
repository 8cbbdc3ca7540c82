"""Glyphs are held against their text as the typesetter sets it: signs in the script of the letters before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import LARGE_PRINT, SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.glyphs import _is_same_mark, prove_glyphs
from guidepress.prove.likeness.sight import prove_sight
from guidepress.prove.parsers.house_fonts import house_face
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, small_book

LINES = {
    "a full stop behind Latin words": "القيام بعملية commit.",
    "a line that begins with a bracket and Latin words": "(irc.freenode.net). عادة ما تكون هذه القنوات مليئة.",
    "brackets in brackets": "كتاب Les Chemins de l’espoir (دروب الأمل)، باريس، 2003.",
    "brackets in code": "ابدأ كل سطر برقم متبوع برمز `.` أو `)` أو `(`.",
    "a bracket that is closed in Arabic": "الأمر Git, Mercurial أو Darcs) يحصل المستخدمون [x].",
}


@pytest.mark.parametrize("name", LINES)
def test_signs_between_scripts_are_what_is_said(tmp_path: Path, name: str) -> None:
    """No PDF021 for a line of Arabic with words of another script."""
    settings = SETTINGS.replace("language: en", "language: ar")
    book = small_book(tmp_path, f"# فصل\n\n{LINES[name]}\n", settings=settings)
    file = PdfFile.of(typeset_pdf(book, SCREEN).data)
    assert [str(one) for one in prove_glyphs(file, Place("small.pdf"))] == []


def test_a_mark_may_be_of_another_face_than_its_letter(tmp_path: Path) -> None:
    """Letters of Yoruba that the face of large print lacks come from another one, the marks over them do not."""
    book = small_book(tmp_path, "# W\n\nẹ́, ọ̀, ṣẹ́ and ẹ́kọ́.\n")
    file = PdfFile.of(typeset_pdf(book, LARGE_PRINT).data)
    assert [str(one) for one in prove_glyphs(file, Place("small.pdf"))] == []


def test_a_mark_of_another_face_is_the_same_mark() -> None:
    """An acute for an acute; no grave, and no letter."""
    here, there = house_face("ABCDEF+Atkinson-Hyperlegible"), house_face("ABCDEF+Noto-Sans")
    assert here is not None
    assert there is not None
    acute, grave = (min(there.forms(mark, "Latn")) for mark in "\u0301\u0300")
    letter = min(here.forms("e", "Latn"))
    drawn = min(here.forms("\u0301", "Latn"))
    assert _is_same_mark((here, drawn), (there, acute))
    assert not _is_same_mark((here, drawn), (there, grave))
    assert not _is_same_mark((here, letter), (there, acute))


def test_page_heads_may_hold_signs_that_part_letters(tmp_path: Path) -> None:
    """A title of Persian with a zero-width non-joiner is the head of its pages (no PDF020)."""
    settings = SETTINGS.replace("language: en", "language: ar").replace("sections: false", "sections: true")
    text = "این یک متن بلند است که باید چند صفحه را پر کند تا سرصفحه دیده شود. " * 60
    book = small_book(tmp_path, f"# همگام\u200cسازی یادداشت\u200cها در دستگاه\u200cها\n\n{text}\n", settings=settings)
    file = PdfFile.of(typeset_pdf(book, SCREEN).data)
    assert len(file.drawing.pages) > 5
    assert [str(one) for one in prove_sight(file, book, Place("small.pdf"))] == []


def test_a_latin_title_in_a_guide_from_the_right_has_its_number_at_the_right(tmp_path: Path) -> None:
    """Drawn from the left that is "Tides 1", which was called nobody's (PDF020)."""
    settings = SETTINGS.replace("language: en", "language: ar").replace("sections: false", "sections: true")
    text = "هذا نص طويل يجب أن يملأ عدة صفحات حتى يظهر رأس الصفحة. " * 100
    book = small_book(tmp_path, f"# Tides\n\n{text}\n", settings=settings)
    file = PdfFile.of(typeset_pdf(book, SCREEN).data)
    assert [str(one) for one in prove_sight(file, book, Place("small.pdf")) if one.code == "PDF020"] == []

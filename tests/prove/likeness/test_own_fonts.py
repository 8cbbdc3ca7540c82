"""The typefaces that a guide brings are held against its own files, and words set in them are set anew."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.model.finding import Findings
from guidepress.model.look import Look
from guidepress.model.place import Place
from guidepress.prove.likeness.editions import prove_likeness
from guidepress.prove.likeness.glyphs import _file_of, agrees, prove_glyphs
from guidepress.prove.likeness.over import prove_over
from guidepress.prove.parsers.house_fonts import face_of, house_face, know_fonts_of
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.to_unicode import read_font
from guidepress.read import read_guide
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, write_guide

_HERE = Place("small.pdf")
_TEXT = "# น้ำขึ้น\n\nอย่าปีนโขดหิน ~~น้ำขึ้นในตอนเช้า~~ ที่ท่าเรือ ปู่\n\n" + "อย่าปีนโขดหินเมื่อน้ำขึ้น\n\n" * 40
_SETTINGS = SETTINGS.replace("A Small Guide", "คู่มือน้ำขึ้นน้ำลง").replace("language: en", "language: th")
_FONTS = "brand:\n  fonts:\n    others: [noto-sans-thai]\n"


@pytest.fixture(scope="module")
def thai(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, bytes]:
    """A guide in a font of its own that strikes words out and turns pages."""
    book = _read(tmp_path_factory.mktemp("thai"), _TEXT)
    return book, typeset_pdf(book, SCREEN).data


def _read(folder: Path, text: str, settings: str = _SETTINGS) -> Book:
    return read_guide(write_guide(folder, text, settings=settings + _FONTS), Findings())


def _found(data: bytes, book: Book) -> set[str]:
    with PdfFile(data) as file:
        return {one.code for one in prove_likeness(file, book, SCREEN)}


def _saved(pdf: pikepdf.Pdf) -> bytes:
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def test_a_guide_in_a_font_of_its_own_is_what_it_says(thai: tuple[Book, bytes]) -> None:
    """Vowels of two signs, marks over letters, heads of pages and words that are struck out."""
    assert _found(thai[1], thai[0]) == set()


def test_a_head_with_another_sign_over_a_letter_is_found(thai: tuple[Book, bytes], tmp_path: Path) -> None:
    """A tone more is another word, of the same letters."""
    other = _read(tmp_path, _TEXT, _SETTINGS.replace("คู่มือน้ำขึ้นน้ำลง", "คู่มือน้ำขึ้นน้ำล้ง"))
    assert "PDF020" in _found(thai[1], other)


def test_other_words_struck_out_are_found(thai: tuple[Book, bytes], tmp_path: Path) -> None:
    """Of the same length, in a script without spaces."""
    book = _read(tmp_path, _TEXT.replace("~~น้ำขึ้นในตอนเช้า~~ ที่ท่าเรือ", "น้ำขึ้นในตอนเช้า ~~ที่ท่าเรือ~~"))
    with PdfFile(thai[1]) as file:
        assert {one.code for one in prove_over(file.drawing.pages, book, _HERE)} == {"PDF066"}


def test_letters_drawn_otherwise_in_a_font_of_the_guide_are_found(thai: tuple[Book, bytes]) -> None:
    """Two glyphs change their outlines in the file that is embedded."""
    with pikepdf.open(io.BytesIO(thai[1])) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "+Own-" in str(thing.get("/FontName", "")):
                codes = _codes(pdf, thing)
                font = TTFont(io.BytesIO(bytes(thing.FontFile2.read_bytes())))
                one, other = (font.getGlyphOrder()[codes[letter]] for letter in "นข")
                font["glyf"][one], font["glyf"][other] = font["glyf"][other], font["glyf"][one]
                held = io.BytesIO()
                font.save(held)
                thing.FontFile2 = pdf.make_stream(held.getvalue())
        assert "PDF022" in _found(_saved(pdf), thai[0])


def _codes(pdf: pikepdf.Pdf, descriptor: Dictionary) -> dict[str, int]:
    """The glyphs of a font by their letters."""
    font = next(
        one
        for one in pdf.objects
        if isinstance(one, Dictionary)
        and one.get("/Subtype") == Name.Type0
        and one.DescendantFonts[0].FontDescriptor.objgen == descriptor.objgen
    )
    return {text: code for code, text in read_font(font).unicode.items()}


def test_a_font_that_the_guide_does_not_bring_is_found(thai: tuple[Book, bytes]) -> None:
    """Under a name that only looks like one of the guide's."""
    with pikepdf.open(io.BytesIO(thai[1])) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "+Own-" in str(thing.get("/BaseFont", "")):
                thing.BaseFont = Name("/ABCDEF+Own-0000000000000000")
        assert "PDF022" in {one.code for one in prove_glyphs(PdfFile(_saved(pdf)), _HERE)}


def test_a_font_is_known_once_its_guide_is(thai: tuple[Book, bytes]) -> None:
    """By the name that follows from its bytes."""
    know_fonts_of(Look())
    assert house_face("ABCDEF+Own-ffffffffffffffff") is None
    with PdfFile(thai[1]) as file:
        own = next(run for run in file.drawing.glyphs if "+Own-" in run.font)
    know_fonts_of(thai[0].look)
    face = house_face(own.font)
    assert face is not None
    assert face.has("น")


def test_an_opentype_font_is_embedded_whole() -> None:
    """With outlines of PostScript; a bare program of them is no file of ours."""
    pdf = pikepdf.new()
    whole = Dictionary(FontFile3=pdf.make_stream(b"OTTO", Subtype=Name.OpenType))
    bare = Dictionary(FontFile3=pdf.make_stream(b"\x01", Subtype=Name.CIDFontType0C))
    assert bytes(_file_of(whole).read_bytes()) == b"OTTO"
    with pytest.raises(AttributeError):
        _file_of(bare)


def test_a_letter_may_have_the_form_of_a_language() -> None:
    """Romanian has a comma where Turkish has a cedilla, Serbian a letter of its own; no language has another letter."""
    face = face_of("Noto Sans")
    for letter in "şб":
        local = face.local_forms(letter) - face.forms(letter)
        assert local
        assert all(face.stands_for(glyph, letter) for glyph in local)
        assert not any(face.stands_for(glyph, "a") for glyph in local)


def test_words_of_marathi_are_set_in_its_own_forms(tmp_path: Path) -> None:
    """Letters and signs that Hindi has otherwise; a line may end within a word, with a hyphen that nobody is told."""
    text = "# बंदर\n\nबंदर खोल आणि थंड आहे आणि रात्री त्यात कोणी पोहत नाही. लागण्यापूर्वी पाणी प्या.\n"
    settings = SETTINGS.replace("language: en", "language: mr")
    book = read_guide(write_guide(tmp_path, text, settings=settings), Findings())
    with PdfFile(typeset_pdf(book, SCREEN).data) as file:
        assert [str(one) for one in prove_glyphs(file, _HERE)] == []
        run = next(run for run in file.drawing.glyphs if "थंड" in run.text)
    face = house_face(run.font)
    assert face is not None
    glyphs = face.set_text("आणि-", language="mr")
    cut = [replace(run, text="आण-", codes=tuple(glyph for glyph, _letter in glyphs))]
    assert agrees(cut, "आणि\N{SOFT HYPHEN}")
    assert not agrees(cut, "आणि")
    assert not agrees(cut, "आण\N{SOFT HYPHEN}")

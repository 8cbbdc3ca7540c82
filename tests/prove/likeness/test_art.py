"""Covers are the drawings that the facts of the guide give; whatever program has written them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from guidepress.model.edition import EPUB, SCREEN, EditionKind
from guidepress.model.place import Place
from guidepress.proof.art import cover_art
from guidepress.prove.likeness.art import is_picture_of, prove_epub_art, prove_pdf_art, same_drawing
from guidepress.prove.likeness.raster import rastered
from guidepress.prove.likeness.shapes import fills_of, shapes_of
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.editions import Editions
from tests.support.small_guide import SETTINGS, small_book

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#aabbcc"/></svg>'


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (b'<?xml version="1.0"?>\n' + DRAWING, True),
        (DRAWING.replace(b'width="9" height="9"', b"height='9'   width='9'"), True),
        (DRAWING.replace(b"/></svg>", b"></rect></svg>"), True),
        (DRAWING.replace(b"aabbcc", b"aabbcd"), False),
        (DRAWING.replace(b"<rect", b"<!-- x --><rect"), False),
        (DRAWING.replace(b"<rect", b"<title>x</title><rect"), False),
        (b"no drawing", False),
        (b"", False),
    ],
)
def test_a_drawing_is_its_xml(other: bytes, *, same: bool) -> None:
    """How it is written says nothing; what is added does."""
    assert same_drawing(other, DRAWING) is same


def _png(colour: tuple[int, int, int] = (9, 99, 199), *, spot: int = 0, shade: int = 0, said: bool = False) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    picture = Image.new("RGB", (60, 90), colour)
    for x in range(spot):
        picture.putpixel((20 + x, 40), (255, 255, 255))
    if shade:
        picture.putpixel((5, 5), (colour[0] + shade, *colour[1:]))
    info = PngInfo()
    if said:
        info.add_text("Comment", "Approved")
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1 + spot % 2, pnginfo=info)
    return held.getvalue()


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (_png(), True),
        (_png(shade=9), True),
        (_png(spot=1), False),
        (_png((9, 99, 149)), False),
        (_png(said=True), False),
        (b"GIF89a", False),
        (_png()[:80], False),
    ],
)
def test_a_picture_is_its_pixels(other: bytes, *, same: bool) -> None:
    """Packed anew it is the same; a spot of one pixel, or a remark in it, is not."""
    with Image.open(io.BytesIO(_png())) as due:
        assert is_picture_of(other, due) is same


def test_what_was_made_is_what_is_due(minimal_editions: Editions) -> None:
    """The covers of the EPUB and of the PDF, as they come from the typesetter."""
    art = cover_art(minimal_editions.book)
    assert list(prove_epub_art(EpubFile(minimal_editions.of(EPUB).data), art)) == []
    with PdfFile(minimal_editions.of(SCREEN).data) as file:
        assert list(prove_pdf_art(file, art, Place("a.pdf"), EditionKind.PDF, None)) == []


def test_every_shape_of_a_cover_is_told(minimal_editions: Editions) -> None:
    """The drawings of ours are such that each shape can be compared: a form that cannot be told would not be."""
    for drawing in (cover_art(minimal_editions.book).front(432, 648), cover_art(minimal_editions.book).sheet(120)):
        shapes = shapes_of(drawing, moved=True)
        assert shapes is not None
        assert (
            len(shapes)
            == len(fills_of(drawing))
            == len(list(etree.fromstring(drawing).iter("{*}path", "{*}rect", "{*}circle")))
        )


def test_the_picture_is_drawn_twice(minimal_editions: Editions) -> None:
    """Pixels by PDFium from plain paths are those of the typesetter's picture, but for its palette."""
    art = cover_art(minimal_editions.book)
    due = rastered(art.front(384.0, 614.4), (384.0, 614.4), (1600, 2560))
    assert due is not None
    assert is_picture_of(EpubFile(minimal_editions.of(EPUB).data).contents["EPUB/images/cover.png"], due)
    other = art.front(384.0, 614.4).replace(b"<circle ", b'<circle transform="translate(4 0)" ')
    moved = rastered(other, (384.0, 614.4), (1600, 2560))
    assert moved is not None
    assert not is_picture_of(EpubFile(minimal_editions.of(EPUB).data).contents["EPUB/images/cover.png"], moved)


def test_lines_and_gradients_are_left_to_the_typesetter() -> None:
    """What is no plain fill is not drawn here."""
    for other in (b'stroke="#000000"', b'fill="url(#a)"', b'fill="red"', b'opacity="0.5"'):
        assert rastered(DRAWING.replace(b'fill="#aabbcc"', other), (9, 9), (90, 90)) is None


@pytest.mark.slow
@pytest.mark.parametrize("settings", ["cover: {design: contours}\n", "cover: {design: mosaic}\n", "RTL"])
def test_every_design_is_what_is_due(tmp_path: Path, settings: str) -> None:
    """No cover of ours is taken for a forged one, whatever its design and the direction of its letters."""
    changed = SETTINGS.replace("language: en", "language: he") if settings == "RTL" else SETTINGS + settings
    book = small_book(tmp_path, "# A section\n\nWords.\n", settings=changed)
    with PdfFile(typeset_pdf(book, SCREEN).data) as file:
        assert list(prove_pdf_art(file, cover_art(book), Place("a.pdf"), EditionKind.PDF, None)) == []

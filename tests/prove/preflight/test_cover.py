"""Preflight against covers with one fault: each is named by its code, and nothing else is said."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.print.profile import Edges, Inks
from guidepress.model.print_job.cover_sheet import cover_limits
from guidepress.prove.preflight.interior_and_cover import preflight
from guidepress.typeset.prepress.cover_sheet.sheet import cover_sheet
from guidepress.typeset.prepress.inks import ink_set
from guidepress.typeset.prepress.pdfx import print_ready
from tests.support.press_pdf import (
    ARRAY,
    DICTIONARY,
    LIMITS,
    claim,
    codes,
    font,
    saved,
)

ZONE = (20.0, 30.0, 150.0, 90.0)
COVER = replace(
    LIMITS,
    trim=(640, 400),
    bleed=Edges(9, 9, 9, 9),
    live=Edges(18, 18, 18, 18),
    inks=Inks.CMYK,
    pages=(1, 1),
    multiple=1,
    spine=40,
    spine_text=True,
    spine_clear=4.5,
    barcode=ZONE,
)
GROUND = b"1 0 .3 0 k 0 0 658 418 re f 0 0 0 0 k 29 39 150 90 re f "
SPINE = b"BT 0 0 0 0 k /F 14 Tf 0 -1 1 0 324 300 Tm (On the spine) Tj ET "


def bars(left: float = 50.0, module: float = 1.0, colour: bytes = b"0 0 0 1 k") -> bytes:
    """Thirty bars, two modules apart, 60 pt high, from a place on the sheet with its bleed."""
    rows = [b"%f 55 %f 60 re f" % (left + 2 * module * n, module) for n in range(30)]
    return colour + b" " + b" ".join(rows) + b" "


def cover(content: bytes) -> bytes:
    """A cover's sheet with some content."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(658, 418))
        page = pdf.pages[0].obj
        page.BleedBox, page.TrimBox = ARRAY([0, 0, 658, 418]), ARRAY([9, 9, 649, 409])
        page.Resources = DICTIONARY(Font=DICTIONARY(F=font(pdf)))
        page.Contents = pdf.make_stream(content)
        claim(pdf)
        return saved(pdf)


@pytest.mark.parametrize("symbol", [b"", bars(), bars() + b"BT /F 9 Tf 60 45 Td (9 780000 000002) Tj ET"])
def test_a_correct_cover_passes(symbol: bytes) -> None:
    """A ground to the end of the bleed, lettering on the spine, a white zone, with a symbol or without."""
    assert [str(one) for one in preflight(cover(GROUND + SPINE + symbol), COVER)] == []


SHAPE = b"0 0 0 0 k 320 200 m 330 200 l 325 210 l f "
COVERS: dict[str, tuple[str, bytes]] = {
    "lettering by a fold": ("PRT131", GROUND + b"BT 0 0 0 0 k /F 14 Tf 0 -1 1 0 312 300 Tm (Near) Tj ET"),
    "lettering over a fold": ("PRT131", GROUND + b"BT 0 0 0 0 k /F 14 Tf 300 200 Td (Across it) Tj ET"),
    "an outline by a fold": ("PRT131", GROUND + b"0 0 0 0 k 311 200 m 321 200 l 316 210 l f"),
    "no white zone": ("PRT132", b"1 0 .3 0 k 0 0 658 418 re f"),
    "a zone too small": ("PRT132", b"1 0 .3 0 k 0 0 658 418 re f 0 0 0 0 k 29 39 140 90 re f"),
    "a tint in the zone": ("PRT132", GROUND + b"0 .1 0 0 k 29 39 150 90 re f"),
    "letters in the empty zone": ("PRT132", GROUND + b"BT 0 0 0 1 k /F 9 Tf 60 60 Td (hello) Tj ET"),
    "letters into the zone": ("PRT132", GROUND + bars() + b"BT /F 9 Tf 150 60 Td (much too long) Tj ET"),
    "quiet zone too small": ("PRT132", GROUND + bars(left=36)),
    "a mark in the quiet zone": ("PRT132", GROUND + bars(left=60) + b"53 100 3 3 re f"),
    "bars in four inks": ("PRT132", GROUND + bars(colour=b".5 .5 .5 .9 k")),
    "grey bars": ("PRT132", GROUND + bars(colour=b"0 0 0 .7 k")),
    "letters at the trim": ("PRT116", GROUND + b"BT 0 0 0 0 k /F 9 Tf 15 200 Td (edge) Tj ET"),
    "a ground that ends at the trim": (
        "PRT130",
        b"1 0 .3 0 k 9 9 640 400 re f 0 0 0 0 k 29 39 150 90 re f ",
    ),
}


@pytest.mark.parametrize("name", COVERS)
def test_a_fault_of_a_cover_is_named(name: str) -> None:
    """Each fault of a cover has its code, and nothing else was reported."""
    code, content = COVERS[name]
    assert codes(cover(content), COVER) == [code]


@pytest.mark.parametrize("content", [SPINE, SHAPE])
def test_a_narrow_spine_has_no_lettering(content: bytes) -> None:
    """Neither letters nor their outlines."""
    assert codes(cover(GROUND + content), replace(COVER, spine_text=False)) == ["PRT131"]


def test_a_sheet_of_another_width() -> None:
    """A spine for another number of pages makes another sheet."""
    assert codes(cover(GROUND), replace(COVER, trim=(644, 400))) == ["PRT101"]


def test_a_cover_of_ours_is_fit_for_a_press(minimal: Book) -> None:
    """Our sheet for 120 pages, with a symbol and without, and with lettering on the spine, has no fault."""
    for isbn in (None, "9780306406157"):
        printing = minimal.settings.print.model_copy(update={"isbn": isbn})
        book = replace(minimal, settings=minimal.settings.model_copy(update={"print": printing}))
        data = print_ready(cover_sheet(book, 120), book, ink_set(book, Inks.CMYK))
        assert [str(finding) for finding in preflight(data, cover_limits(book, 120))] == []


def test_every_rule_of_covers_has_a_fault() -> None:
    """Bleed, folds and the place of the symbol; what interiors have too is tried there."""
    assert {code for code, _ in COVERS.values()} >= {"PRT130", "PRT131", "PRT132"}

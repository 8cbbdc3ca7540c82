"""The booklet of a leaflet: every page stands on its sheets once, whole, and where folding wants it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pikepdf

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.prove.parsers.pdf.drawing.items import Drawn, DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.standards.imposition import saddle

PRT140 = rule_of("PRT140")
PRT141 = rule_of("PRT141")

_SLACK = 0.6
"""How far a place or a size may be off, in pt."""
_KEYS = frozenset({"/Type", "/Pages", "/ViewerPreferences", "/Lang", "/Metadata"})
_PAGE = frozenset({"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"})

Seen = tuple[str, str, float, float]
"""What is drawn, and where: a kind, a text, the place in pt. Pages are drawn from left to right, each in its order."""


def prove_sheets(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PRT141: what a file of sheets for printing has no use for; nobody would find it there."""
    for key in sorted(set(file.pdf.Root.keys()) - _KEYS):
        yield PRT141.at(here, f"{key[1:]} in the catalog")
    for number, page in enumerate(file.pdf.pages, 1):
        for key in sorted(set(page.obj.keys()) - _PAGE):
            yield PRT141.at(here, f"{key[1:]} on sheet side {number}")
        for name, form in page.obj.get("/Resources", pikepdf.Dictionary()).get("/XObject", {}).items():
            if form.get("/Subtype") != pikepdf.Name.Form:
                yield PRT141.at(here, f"{str(name)[1:]} on sheet side {number} is no page")


@lru_cache(maxsize=1)
def prove_pair(sheets: bytes, leaflet: bytes, name: str, *, rtl: bool = False) -> tuple[Finding, ...]:
    """PRT140 for a booklet and its leaflet as bytes; what was said of the last pair is known while the program runs."""
    with PdfFile(sheets) as file, PdfFile(leaflet) as pages:
        return tuple(prove_booklet(file, pages, Place(name), rtl=rtl))


def prove_booklet(file: PdfFile, leaflet: PdfFile, here: Place, *, rtl: bool = False) -> Iterator[Finding]:
    """PRT140: the sides of the sheets against the pages of the leaflet, by what both draw."""
    pages, sheets = file_pages(leaflet), file_pages(file)
    wanted = saddle(len(pages), rtl=rtl)
    if len(sheets) != len(wanted):
        yield PRT140.at(here, f"{len(sheets)} sides of sheets for {len(pages)} pages, not {len(wanted)}")
        return
    width, height = pages[0].media.width, pages[0].media.height
    for number, (sheet, pair) in enumerate(zip(sheets, wanted, strict=True), 1):
        if abs(sheet.media.width - 2 * width) > _SLACK or abs(sheet.media.height - height) > _SLACK:
            yield PRT140.at(here, f"side {number} is not as large as two pages")
            continue
        meant = [
            one
            for place, page in enumerate(pair)
            if page is not None
            for one in _seen(pages[page].items, place * width - pages[page].media.x0, -pages[page].media.y0)
        ]
        drawn = list(_seen(sheet.items, -sheet.media.x0, -sheet.media.y0))
        if len(drawn) != len(meant) or not all(map(_alike, drawn, meant)):
            told = " and ".join("nothing" if page is None else f"page {page + 1}" for page in pair)
            yield PRT140.at(here, f"side {number} does not show {told} of the leaflet, left and right")


def file_pages(file: PdfFile) -> tuple[DrawnPage, ...]:
    """The pages of a file, drawn."""
    return tuple(file.drawing.pages)


def _seen(items: Iterable[Drawn], right: float, up: float) -> Iterator[Seen]:
    """What is drawn, moved by so much."""
    for item in items:
        if isinstance(item, GlyphRun):
            x, y = item.origin
            told = f"{item.text} {item.size:.1f}"
        else:
            x, y = item.box.x0, item.box.y0
            told = f"{item.box.width:.0f} {item.box.height:.0f}"
        yield type(item).__name__, told, x + right, y + up


def _alike(one: Seen, other: Seen) -> bool:
    """Whether the same is drawn at the same place."""
    return one[:2] == other[:2] and max(abs(one[2] - other[2]), abs(one[3] - other[3])) < _SLACK

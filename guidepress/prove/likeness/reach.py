"""Whether each link of a PDF can be hit: where its words are, on the page, with an area, and by whoever points at it.

A viewer acts on the corners of a link (``QuadPoints``) where they lie in its rectangle, else on the rectangle
(ISO 32000-1, 12.5.6.5). What it leads to is asked elsewhere (`links`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.links import linked
from guidepress.prove.likeness.rules import PDF069
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.geometry import Box, around
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage
from guidepress.prove.parsers.pdf.drawing.pages import read_box
from guidepress.prove.parsers.pdf.file import PdfFile

_LEAST = 1.0
"""The least width and height of what can be pointed at, in pt."""
_SLACK = 1.0
"""How far letters may reach out of the line of their link, in pt."""
_ON_WORDS = 0.6
"""The least share of a link's letters that it covers, on the page."""
_INERT = 2 | 32 | 64
"""Flags of an annotation that does not act (ISO 32000-1, table 165): Hidden, NoView, ReadOnly."""


def prove_reach(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PDF069 for each link that nobody can hit, or that only a part of its words leads to.

    A line of a link that has no area on the page is no fault where its other lines hold all of its words: at the end
    of a line a space may be left over, and a row of dots may go on beyond the page.
    """
    pages = {
        note.objgen: page
        for page, held in zip(file.drawing.pages, file.pdf.pages, strict=True)
        for note in values.items(values.entry(held.obj, "/Annots"))
        if isinstance(note, pikepdf.Dictionary)
    }
    letters = _letters(file)
    for one in linked(file):
        areas: list[tuple[int, Box]] = []
        for note in one.annotations:
            page = pages.get(note.objgen)
            if page is None:
                continue  # PDF023 says that it stands on no page
            shown = (_on_page(line, page) for line in lines_of(note))
            areas += [(page.number, line) for line in shown if line is not None]
            if (values.whole(values.entry(note, "/F")) or 0) & _INERT:
                yield PDF069.at(here, f"page {page.label}: the link to '{one.targets[0][:80]}' is marked as inert")
        share = _covered(letters.get(one.element, []), areas)
        if one.annotations and not areas:
            yield PDF069.at(here, f"the link to '{one.targets[0][:80]}' has no area on a page")
        elif share < _ON_WORDS:
            yield PDF069.at(here, f"the link to '{one.targets[0][:80]}' lies on {share:.0%} of its words")


def lines_of(note: Any) -> Sequence[Box]:
    """Where a viewer lets a link be hit: the boxes around its corners if these lie in its rectangle, else that."""
    area = read_box(values.entry(note, "/Rect"))
    if area is None:
        return ()
    corners = values.items(values.entry(note, "/QuadPoints"))
    points = [(float(x), float(y)) for x, y in zip(corners[::2], corners[1::2], strict=False)]
    lines = [around(points[at : at + 4]) for at in range(0, len(points) - 3, 4)]
    return lines if lines and all(area.holds(line, _SLACK) for line in lines) else (area,)


def _on_page(line: Box, page: DrawnPage) -> Box | None:
    """What of a line can be pointed at: the part on the page, unless that is next to nothing."""
    paper = page.media.meet(page.crop)
    seen = paper.meet(line) if paper is not None else None
    return seen if seen is not None and min(seen.width, seen.height) >= _LEAST else None


def _letters(file: PdfFile) -> dict[int, list[tuple[int, Box]]]:
    """The boxes of the letters of each element, with their pages."""
    found: dict[int, list[tuple[int, Box]]] = {}
    for run in file.drawing.glyphs:
        if run.inked:
            for number in run.mark.elements:
                found.setdefault(number, []).append((run.page, run.box))
    return found


def _covered(letters: Sequence[tuple[int, Box]], areas: Sequence[tuple[int, Box]]) -> float:
    """Which share of the letters lies on the lines of their link; 1 where there are none, as on a picture."""
    whole = sum(box.area for _, box in letters)
    if whole <= 0:
        return 1.0
    held = 0.0
    for page, box in letters:
        shared = (area.grown(_SLACK).meet(box) for number, area in areas if number == page)
        held += min(box.area, sum(one.area for one in shared if one is not None))
    return held / whole

"""A file under preflight: what is drawn, the limits it is held to, and how findings name a spot on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pikepdf

from guidepress.model.finding import Finding, Rule
from guidepress.model.place import Place
from guidepress.model.print.profile import Edges, PrintLimits
from guidepress.prove.parsers.pdf.drawing.colour_spaces import Colour
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import (
    Drawing,
    Drawn,
    DrawnPage,
    Fill,
    GlyphRun,
    Picture,
    Shading,
    Stroke,
)

Hit = tuple[DrawnPage, Box, str]
"""A page, where on it, and what is wrong there."""
UNSEEN = frozenset({3, 7})
"""Rendering modes in which letters paint nothing (ISO 32000-1, 9.3.6)."""


@dataclass(frozen=True, slots=True)
class Job:
    """The open file, what it draws, its limits, its name."""

    pdf: pikepdf.Pdf
    drawing: Drawing
    limits: PrintLimits
    here: Place

    @property
    def is_cover(self) -> bool:
        """Whether the file is a cover rather than an interior."""
        return self.limits.spine is not None

    @property
    def printed(self) -> Iterator[tuple[DrawnPage, Drawn]]:
        """Everything that puts ink on the paper, in order."""
        return ((page, item) for page in self.drawing.pages for item in page.items if printed(item))

    def inside(self, page: DrawnPage, edges: Edges) -> Box:
        """The trimmed page less a margin at each edge.

        The first page is a recto. Its inner edge is at its left, or at its right if the book is bound there.
        """
        trim = page.trim
        recto = page.number % 2 == 0
        left, right = (edges.inner, edges.outer) if recto != self.limits.bound_right else (edges.outer, edges.inner)
        return Box(trim.x0 + left, trim.y0 + edges.bottom, trim.x1 - right, trim.y1 - edges.top)

    def outside(self, page: DrawnPage, edges: Edges) -> Box:
        """The trimmed page with a bleed at each edge."""
        return self.inside(page, Edges(-edges.inner, -edges.outer, -edges.top, -edges.bottom))

    def findings(self, rule: Rule, hits: Iterable[Hit]) -> Iterator[Finding]:
        """One finding for each page and fault, at its first place there, with how often it comes again."""
        counted: dict[tuple[int, str], list[Hit]] = {}
        for hit in hits:
            counted.setdefault((hit[0].number, hit[2]), []).append(hit)
        for (_, what), found in counted.items():
            page, box, _ = found[0]
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            yield rule.at(self.here, f"{self.spot(page, box)}: {what}{more}")

    def of_pages(self, rule: Rule, hits: Iterable[tuple[DrawnPage, str]]) -> Iterator[Finding]:
        """One finding for each fault of whole pages, with all the pages that have it."""
        held: dict[str, list[int]] = {}
        for page, what in hits:
            held.setdefault(what, []).append(page.number + 1)
        for what, numbers in held.items():
            yield rule.at(self.here, f"{_listed(numbers)}: {what}")

    def spot(self, page: DrawnPage, box: Box) -> str:
        """A point on a page as findings give it: ``page 3 (i), at 36.0, 540.2 pt``."""
        number = page.number + 1
        label = f" ({page.label})" if page.label != str(number) else ""
        return f"page {number}{label}, at {box.x0 - page.trim.x0:.1f}, {box.y0 - page.trim.y0:.1f} pt"


def _listed(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 1–4, 7``."""
    runs = [[numbers[0], numbers[0]]]
    for before, after in pairwise(numbers):
        if after == before + 1:
            runs[-1][1] = after
        else:
            runs.append([after, after])
    text = ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {text}"


def colours(item: Drawn) -> tuple[Colour, ...]:
    """The colours that an item lays down; none for a picture."""
    match item:
        case GlyphRun():
            return tuple(colour for colour in (item.colour, item.stroke) if colour is not None)
        case Stroke() | Fill():
            return (item.colour,)
        case Shading():
            return item.colours
        case Picture() if item.stencil is not None:
            return (item.stencil,)
    return ()


def sighted(item: Drawn) -> bool:
    """Whether an item is painted at all: not clipped away, transparent, switched off, or letters without ink."""
    if item.visible is None or item.alpha <= 0 or item.mark.layer_off:
        return False
    return not (isinstance(item, GlyphRun) and (not item.inked or item.mode in UNSEEN))


def printed(item: Drawn) -> bool:
    """Whether an item shows on the paper: areas that are not white, and all lettering, lines and pictures.

    White letters and lines count: they are left out of a dark ground, and fill in or are cut off like black ones.
    """
    if not sighted(item) or not isinstance(item, Fill | Shading):
        return sighted(item)
    held = colours(item)
    return not held or any(colour.coverage is None or colour.coverage > 0 for colour in held)


def seen(item: Drawn) -> Box:
    """What an item covers as far as it is not clipped away."""
    return item.visible or item.box


def named(item: Drawn) -> str:
    """What an item is, in a word or with its text."""
    if isinstance(item, GlyphRun):
        text = item.text.strip()
        return f"“{text[:30]}{'…' if len(text) > 30 else ''}”"
    return kind(item)


def kind(item: Drawn) -> str:
    """What an item is, in a word."""
    match item:
        case GlyphRun():
            return "letters"
        case Picture():
            return "a picture"
        case Stroke():
            return "a line"
        case Shading():
            return "a gradient"
    return "a coloured area"

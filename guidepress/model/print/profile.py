"""Print profiles: what a print shop demands of an interior and a cover, as data. All lengths are in pt (1/72 in).

Every value names its source in `PrintProfile.sources`. A profile knows no guide; `PrintLimits` are the profile's
demands for one file whose pages are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

INCH = 72.0
MM = 72 / 25.4


class Inks(StrEnum):
    """What a press prints with: black alone, or the four process colours."""

    BLACK = "black"
    CMYK = "cmyk"


@dataclass(frozen=True, slots=True)
class Edges:
    """A length for each edge of a page, in pt; ``inner`` is the edge at the spine, left on a recto of most books."""

    inner: float
    outer: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Gutter:
    """Up to ``pages`` pages (inclusive), the inner margin is at least ``inner`` pt."""

    pages: int
    inner: float


@dataclass(frozen=True, slots=True)
class CoverRules:
    """The sheet that becomes back, spine and front (pt).

    ``bleed`` stands at all four edges; ``leaf`` gives by paper how much one page adds to the spine; ``board`` is added
    once. Lettering stands on the spine only from ``spine_from`` pages on and keeps ``spine_clear`` from its folds;
    ``safety`` is kept free of lettering at the trim; ``barcode`` is the width and height of the zone for the barcode,
    ``barcode_edge`` its distance from the trim and the fold.
    """

    bleed: float
    leaf: Mapping[str, float]
    board: float
    spine_from: int
    spine_clear: float
    safety: float
    barcode: tuple[float, float]
    barcode_edge: float

    def spine(self, pages: int, paper: str) -> float:
        """The width of the spine in pt. Raises `KeyError` for a paper that the shop does not have."""
        return pages * self.leaf[paper] + self.board


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What a shop asks of everything that is printed, interior or cover.

    ``ink_limit`` is the greatest sum of inks in per cent, ``least_grey`` the lightest tint that prints (0 to 1),
    ``least_text`` and ``least_line`` the size of the smallest lettering and the width of the thinnest line in pt.
    """

    ink_limit: float
    least_grey: float
    least_ppi: float
    least_text: float
    least_line: float
    transparency: bool

    def demands(self) -> dict[str, Any]:
        """These alone, by name."""
        return {one.name: getattr(self, one.name) for one in fields(Demands)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintProfile(Demands):
    """One shop's demands.

    ``trims`` are names of `settings.Page.trim`; ``pages`` the least and the most; ``multiple`` what their number must
    be a multiple of. ``margin`` is the least distance of anything from the trim at the outer edges, ``gutters`` the
    least inner margin by the number of pages. ``bleed`` says how far the interior's paper goes beyond its trim.
    ``last_blank`` asks for a blank last page. No profile wants printer's marks or transparency that would be flattened.
    """

    name: str
    title: str
    trims: tuple[str, ...]
    pages: tuple[int, int]
    multiple: int
    margin: float
    gutters: tuple[Gutter, ...]
    bleed: Edges
    inks: tuple[Inks, ...]
    last_blank: bool
    cover: CoverRules | None
    sources: Mapping[str, str]

    def gutter(self, pages: int) -> float:
        """The least inner margin (pt) of a book of so many pages; beyond the table, that of its last row."""
        return next((row.inner for row in self.gutters if pages <= row.pages), self.gutters[-1].inner)

    def padded(self, pages: int) -> int:
        """How many pages the file has: the profile's multiple, with a blank last page where the shop asks for one."""
        wanted = max(pages + self.last_blank, self.pages[0])
        return -(-wanted // self.multiple) * self.multiple


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLimits(Demands):
    """What preflight holds a file to (pt).

    For an interior ``trim`` is the page, ``live`` the margins that everything printed keeps; for a cover ``trim`` is
    the whole flat sheet without its bleed, ``spine`` the width of the spine and ``spine_text`` whether lettering may
    stand on it, ``spine_clear`` what it keeps from the folds; ``spine`` is ``None`` for an interior. ``barcode`` is the
    zone of the barcode: x, y, width, height from the lower left corner of the trim. ``bound_right`` says that the book
    is bound at its right edge, as one that runs from right to left is: its rectos are left-hand pages.
    """

    trim: tuple[float, float]
    bleed: Edges
    live: Edges
    inks: Inks
    pages: tuple[int, int]
    multiple: int
    spine: float | None = None
    spine_text: bool = False
    spine_clear: float = 0.0
    barcode: tuple[float, float, float, float] | None = None
    bound_right: bool = False

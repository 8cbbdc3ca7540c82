"""The measures of the cover's flat sheet: back, spine and front side by side, with bleed (pt).

Nothing here draws: preflight is handed `cover_limits` and measures the file against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.print.profile import MM, CoverRules, Edges, Inks, PrintLimits, PrintProfile
from guidepress.model.print.shops import PROFILES
from guidepress.model.print.trims import TRIM_SIZES

SYMBOL_WIDTH, SYMBOL_HEIGHT = 37.29 * MM, 25.93 * MM
"""The nominal EAN-13 symbol with its quiet zones (pt; GS1 General Specifications, 5.2)."""

LABEL = 13.0
"""The height of the line above the bars that says the ISBN (pt)."""

FRAME = 4.0
"""White above and below the barcode inside its box (pt)."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle whose upper left corner is ``x``, ``y`` from that of the front, y running down (pt)."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class SheetGeometry:
    """Where everything stands on the sheet.

    The plane is that of the front cover: its upper left corner is the origin. Spine and back lie to the left of it; to
    the right if the book is ``bound_right``.
    """

    rules: CoverRules
    width: float
    height: float
    spine: float
    lettered: bool
    barcode: Box
    bound_right: bool = False

    @property
    def trim(self) -> Box:
        """The sheet as it is cut: two panels and the spine."""
        left = 0.0 if self.bound_right else -self.spine - self.width
        return Box(left, 0, 2 * self.width + self.spine, self.height)

    @property
    def sheet(self) -> Box:
        """The trimmed sheet with its bleed at all four edges."""
        bleed, trim = self.rules.bleed, self.trim
        return Box(trim.x - bleed, trim.y - bleed, trim.width + 2 * bleed, trim.height + 2 * bleed)

    @property
    def back(self) -> Box:
        """The back panel."""
        return Box(self.width + self.spine if self.bound_right else self.trim.x, 0, self.width, self.height)

    @property
    def spine_middle(self) -> float:
        """The middle of the spine, as the plane counts."""
        return self.width + self.spine / 2 if self.bound_right else -self.spine / 2

    def paper(self, box: Box) -> tuple[float, float, float, float]:
        """A box as PDF has it: left, bottom, right, top from the lower left corner of the trimmed sheet."""
        left, foot = box.x - self.trim.x, self.height - box.bottom
        return left, foot, left + box.width, foot + box.height


def sheet_geometry(book: Book, pages: int, *, bound_right: bool = False) -> SheetGeometry:
    """The sheet around an interior of so many pages, bound at its left edge or at its right.

    Raises `ConfigurationError` if the print profile has no cover, or not the paper.
    """
    settings = book.settings
    profile, rules = _rules(book)
    width, height = TRIM_SIZES[settings.page.trim]
    try:
        spine = rules.spine(pages, settings.print.paper)
    except KeyError:
        papers = ", ".join(rules.leaf)
        raise ConfigurationError(
            f"{profile.title} has no paper '{settings.print.paper}'", hint=f"'print: paper:' may be {papers}."
        ) from None
    return SheetGeometry(
        rules=rules,
        width=width,
        height=height,
        spine=spine,
        lettered=pages >= rules.spine_from,
        barcode=_barcode(rules, spine, (width, height), bound_right, with_symbol=settings.print.isbn is not None),
        bound_right=bound_right,
    )


def cover_limits(book: Book, pages: int, *, bound_right: bool = False) -> PrintLimits:
    """What preflight holds the sheet to, for an interior of so many pages, bound at its left edge or at its right.

    Covers are printed in four colours whatever the inks of the interior. Without an ISBN the barcode's zone is part of
    the picture: a shop that wants one there prints it on white of its own. Raises as `sheet_geometry` does.
    """
    geometry = sheet_geometry(book, pages, bound_right=bound_right)
    profile, rules = _rules(book)
    settings = book.settings
    left, foot, right, top = geometry.paper(geometry.barcode)
    return PrintLimits(
        trim=(geometry.trim.width, geometry.trim.height),
        bleed=Edges(rules.bleed, rules.bleed, rules.bleed, rules.bleed),
        live=Edges(rules.safety, rules.safety, rules.safety, rules.safety),
        inks=Inks.CMYK,
        **profile.demands(),
        pages=(1, 1),
        multiple=1,
        spine=geometry.spine,
        spine_text=geometry.lettered,
        spine_clear=rules.spine_clear,
        barcode=(left, foot, right - left, top - foot) if settings.print.isbn else None,
        bound_right=bound_right,
    )


def _rules(book: Book) -> tuple[PrintProfile, CoverRules]:
    profile = PROFILES[book.settings.print.profile]
    if profile.cover is None:
        shops = ", ".join(name for name, other in PROFILES.items() if other.cover is not None)
        raise ConfigurationError(
            f"the print profile '{profile.name}' has no cover for a print shop",
            hint=f"Take 'cover' out of the editions, or name a shop in guide.yaml: 'print: profile:' {shops}.",
        )
    return profile, profile.cover


def _barcode(
    rules: CoverRules, spine: float, page: tuple[float, float], bound_right: bool, *, with_symbol: bool
) -> Box:
    """The white box at the foot of the back, by the fold: the shop's zone, or more if our own symbol needs it."""
    width, tall = rules.barcode
    if with_symbol:
        width, tall = max(width, SYMBOL_WIDTH), max(tall, SYMBOL_HEIGHT + LABEL + 2 * FRAME)
    at_left = page[0] + spine + rules.barcode_edge if bound_right else -spine - rules.barcode_edge - width
    return Box(at_left, page[1] - rules.barcode_edge - tall, width, tall)

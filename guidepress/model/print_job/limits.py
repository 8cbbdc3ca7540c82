"""What preflight holds the files of one book to: the demands of its print shop, made definite by its page count."""

from __future__ import annotations

from guidepress.model.book import Book
from guidepress.model.print.profile import Edges, PrintLimits
from guidepress.model.print.shops import PROFILES

TRIM_SIZES = {
    "6x9": (432.0, 648.0),
    "5.5x8.5": (396.0, 612.0),
    "7x10": (504.0, 720.0),
    "8.5x11": (612.0, 792.0),
    "a4": (595.276, 841.89),
    "a5": (419.528, 595.276),
}
"""Width and height of each `Page.trim` in pt (ISO 216 for the A sizes)."""


def interior_limits(book: Book, pages: int, *, bound_right: bool = False) -> PrintLimits:
    """The limits of an interior of so many pages, bound at its left edge or at its right."""
    settings = book.settings
    profile = PROFILES[settings.print.profile]
    return PrintLimits(
        trim=TRIM_SIZES[settings.page.trim],
        bleed=profile.bleed,
        live=Edges(profile.gutter(pages), profile.margin, profile.margin, profile.margin),
        inks=settings.print.inks,
        ink_limit=profile.ink_limit,
        least_grey=profile.least_grey,
        least_ppi=profile.least_ppi,
        least_text=profile.least_text,
        least_line=profile.least_line,
        transparency=profile.transparency,
        pages=profile.pages,
        multiple=profile.multiple,
        bound_right=bound_right,
    )

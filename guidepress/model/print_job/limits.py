"""What preflight holds the files of one book to: the demands of its print shop, made definite by its page count."""

from __future__ import annotations

from guidepress.model.book import Book
from guidepress.model.print.profile import Edges, PrintLimits
from guidepress.model.print.shops import PROFILES
from guidepress.model.print.trims import TRIM_SIZES


def interior_limits(book: Book, pages: int, *, bound_right: bool = False) -> PrintLimits:
    """The limits of an interior of so many pages, bound at its left edge or at its right."""
    settings = book.settings
    profile = PROFILES[settings.print.profile]
    return PrintLimits(
        trim=TRIM_SIZES[settings.page.trim],
        bleed=profile.bleed,
        live=Edges(profile.gutter(pages), profile.margin, profile.margin, profile.margin),
        inks=settings.print.inks,
        **profile.demands(),
        pages=profile.pages,
        multiple=profile.multiple,
        bound_right=bound_right,
    )

"""The covers that are due, for the provers to hold those of the files against.

It is the one thing that a proof asks of the typesetter: a drawing follows from the facts of the guide alone, and there
is no other way to know each of its shapes.
"""

from __future__ import annotations

from guidepress.model.book import Book
from guidepress.prove.likeness.art import CoverArt


def cover_art(book: Book) -> CoverArt:
    """The covers of a guide; nothing is drawn before it is asked for."""

    def front(width: float, height: float) -> bytes:
        from guidepress.typeset.cover.front import cover_svg

        return cover_svg(book, width, height)

    def sheet(interior: int) -> bytes:
        from guidepress.typeset.prepress.cover_sheet.sheet import sheet_svg

        return sheet_svg(book, interior)

    def picture() -> bytes:
        from guidepress.typeset.epub.cover import cover_picture

        return cover_picture(book)

    return CoverArt(front, sheet, picture)

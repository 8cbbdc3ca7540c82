"""Pictures that nobody could see at the size at which they are shown (MAN109)."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of

MAN109 = rule_of("MAN109")
LEAST = 3.0
"""CSS px of an edge: a picture that is thinner shows nothing, and the proof refuses an edition with it (EPB046)."""


def check_thin(book: Book) -> Iterator[Finding]:
    """MAN109 for each picture with an edge of less than `LEAST`, logos included."""
    for part in book.parts:
        for image in part.tree.iter("img"):
            if image.get("width") and image.get("height"):
                width, height = float(image.get("width", "")), float(image.get("height", ""))
                if min(width, height) < LEAST:
                    told = f"'{image.get('src', '')}' would be {width:.3g} × {height:.3g} px large"
                    yield MAN109.at(place_of(image), told)

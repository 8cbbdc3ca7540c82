"""Braille files for tests: the Book with its parts as print pages, and the lines of a file."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from guidepress.model.book import Book
from guidepress.model.errors import OutsideToolError
from guidepress.model.folio import roman_numeral
from guidepress.standards import braille as braille_louis
from guidepress.typeset.paged.page_map import PageMap, PageStart, Position
from tests.support.outside import missing

HEIGHT = 25


def needs_liblouis() -> None:
    """Skips the running test, or fails it, where liblouis is not installed."""
    try:
        braille_louis.translate("a", "en-ueb-g2.ctb")
    except OutsideToolError:
        missing("liblouis with its tables")


def parts_as_pages(book: Book) -> PageMap:
    """A page map in which every part is a page of its own: i, ii and so on, then 1, 2 and so on."""
    front = sum(part.matter == "front" for part in book.parts)
    labels = [roman_numeral(n + 1) if n < front else str(n - front + 1) for n in range(len(book.parts))]
    return PageMap(
        tuple(PageStart(label, part.id, _first_sign(part.tree)) for label, part in zip(labels, book.parts, strict=True))
    )


def _first_sign(element: etree._Element) -> Position:
    """The place of the first character of a part: inside its heading, or inside what the heading holds."""
    path: list[int] = []
    while not (element.text or "").strip():
        path.append(0)
        element = element[0]
    return Position(tuple(path), 0, 0)


def pages_of(data: bytes) -> list[list[str]]:
    """The lines of each page."""
    return [page.split("\r\n")[:HEIGHT] for page in data.decode("ascii").split("\f")[:-1]]


def trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without those at the end that are empty."""
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return kept

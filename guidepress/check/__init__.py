"""Book to findings: what is wrong with a manuscript that could be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guidepress.check.accessibility import check_accessibility
from guidepress.check.disclaimer import check_disclaimer
from guidepress.check.language import check_language
from guidepress.check.references import check_references
from guidepress.model.book import Book
from guidepress.model.finding import Finding

FAMILIES: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    check_disclaimer,
    check_references,
    check_accessibility,
    check_language,
)
"""The families of checks, in the order in which they run; each looks at the whole Book and changes nothing."""


def check_book(book: Book) -> Iterator[Finding]:
    """Everything that the families find in a Book (codes DIS, REF, ACC and LAN). Raises nothing on a Book of ours."""
    for family in FAMILIES:
        yield from family(book)

"""Folios: which page has which number, as printed and as reading programs show it (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pydyf

from guidepress.languages.registry import language_for
from guidepress.model.book import Book, Matter
from guidepress.model.folio import roman_numeral

if TYPE_CHECKING:
    from weasyprint import Document, Page

_FRAME = frozenset({"html", "body"})


@dataclass(frozen=True, slots=True)
class Folio:
    """The folio of a page: its ``number`` in a ``style`` ("r", "D" or "" for none), after ``prefix``."""

    style: str
    number: int
    prefix: str = ""

    def __str__(self) -> str:
        return self.prefix + {"r": roman_numeral(self.number), "D": str(self.number), "": ""}[self.style]


@dataclass(frozen=True, slots=True)
class PageLabel:
    """From page ``index`` (from 0) on, folios run from ``first``, each one more than that before."""

    index: int
    first: Folio


def first_leaf(document: Document, book: Book) -> int:
    """The number (from 0) of the page on which the book opens: those before are the cover's."""
    return next(number for number, page in enumerate(document.pages) if book.parts[0].id in page.anchors)


def is_blank(page: Page) -> bool:
    """Whether a page bears nothing of the book: the leaf before a part that opens on the other side, the inside cover.

    A book that is bound needs such pages; on a screen they are pages on which nothing is.
    """
    return all(box.element is None or box.element.tag in _FRAME for box in page._page_box.descendants())


def page_folios(document: Document, book: Book) -> list[Folio]:
    """Each page's folio, blank and silent pages included: cover, roman, arabic from the body on.

    The document may lack its cover, as that of a print shop does.
    """
    homes = {name: number for number, page in reversed(list(enumerate(document.pages))) for name in page.anchors}
    front = next((homes[part.id] for part in book.of_matter(Matter.FRONT)), None)
    body = next((homes[part.id] for part in book.parts if part.matter is not Matter.FRONT), None)
    words = language_for(book.settings.language).book
    covers = [(0, "", words.cover_leaf), (1, "", words.inside_cover)]
    labels = covers if first_leaf(document, book) else []
    labels += [(first, style, "") for first, style in ((front, "r"), (body, "D")) if first is not None]
    result = []
    for number in range(len(document.pages)):
        first, style, prefix = [label for label in labels if label[0] <= number][-1]
        result.append(Folio(style, number - first + 1, prefix))
    return result


def folios(document: Document, book: Book) -> list[str]:
    """Each page's folio as its label says it, blank and silent pages included."""
    return [str(folio) for folio in page_folios(document, book)]


def page_labels(pages: Sequence[Folio]) -> list[PageLabel]:
    """The ranges of folios of the pages of a file (ISO 32000-1, 12.4.2): a new one where a page is left out."""
    labels: list[PageLabel] = []
    for index, folio in enumerate(pages):
        before = pages[index - 1] if index else None
        if before is None or folio != replace(before, number=before.number + 1):
            labels.append(PageLabel(index, folio))
    return labels


def folios_of_anchors(document: Document, book: Book) -> dict[str, str]:
    """The folio of the page on which each id of the book first stands: the page map of the edition."""
    numbers = folios(document, book)
    return {
        name: number
        for number, page in reversed(list(zip(numbers, document.pages, strict=True)))
        for name in page.anchors
    }


def number_tree(labels: list[PageLabel]) -> Iterator[int | pydyf.Dictionary]:
    """The entries of a number tree for ``PageLabels``: the first page of a range and what its folios are."""
    for label in labels:
        entry = pydyf.Dictionary({"Type": "/PageLabel"})
        if label.first.style:
            entry["S"] = f"/{label.first.style}"
            if label.first.number > 1:
                entry["St"] = label.first.number
        if label.first.prefix:
            entry["P"] = pydyf.String(label.first.prefix)
        yield label.index
        yield entry

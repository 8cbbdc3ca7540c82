"""Folios: which page has which number, as printed and as reading programs show it (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pydyf

from guidepress.languages.registry import language_for
from guidepress.model.book import Book, Matter
from guidepress.model.folio import roman_numeral

if TYPE_CHECKING:
    from weasyprint import Document


@dataclass(frozen=True, slots=True)
class PageLabel:
    """From page ``index`` (from 0) on, folios run in ``style`` ("r", "D" or "" for none) from 1, after ``prefix``."""

    index: int
    style: str
    prefix: str = ""


def first_leaf(document: Document, book: Book) -> int:
    """The number (from 0) of the page on which the book opens: those before are the cover's."""
    return next(number for number, page in enumerate(document.pages) if book.parts[0].id in page.anchors)


def page_labels(document: Document, book: Book) -> list[PageLabel]:
    """The ranges of folios as they are printed (ISO 32000-1, 12.4.2): cover, roman, arabic from the body on.

    The document may lack its cover, as that of a print shop does.
    """
    homes = {name: number for number, page in reversed(list(enumerate(document.pages))) for name in page.anchors}
    front = next((homes[part.id] for part in book.of_matter(Matter.FRONT)), None)
    body = next((homes[part.id] for part in book.parts if part.matter is not Matter.FRONT), None)
    words = language_for(book.settings.language).book
    covers = [PageLabel(0, "", words.cover_leaf), PageLabel(1, "", words.inside_cover)]
    labels = covers if first_leaf(document, book) else []
    if front is not None:
        labels.append(PageLabel(front, "r"))
    if body is not None:
        labels.append(PageLabel(body, "D"))
    return labels


def folios(document: Document, book: Book) -> list[str]:
    """Each page's folio as its label says it, blank and silent pages included."""
    labels = page_labels(document, book)
    result = []
    for number in range(len(document.pages)):
        label = [label for label in labels if label.index <= number][-1]
        count = number - label.index + 1
        result.append(label.prefix + {"r": roman_numeral(count), "D": str(count), "": ""}[label.style])
    return result


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
        if label.style:
            entry["S"] = f"/{label.style}"
        if label.prefix:
            entry["P"] = pydyf.String(label.prefix)
        yield label.index
        yield entry

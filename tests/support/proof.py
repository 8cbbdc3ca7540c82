"""A typeset Book, and eyes to read its bytes with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from guidepress.model.book import Book
from guidepress.model.edition import Published
from guidepress.model.folio import roman_numeral
from guidepress.typeset.paged.geometry import TRIMS, Trim

ROMAN = [roman_numeral(number) for number in range(1, 100)]
_BROKEN_WORD = re.compile("[\ufffe\x02\xad]\\s*|(?<=\\w)-\r?\n(?=[a-z])")


@dataclass(eq=False)
class Proof:
    """A typeset Book and what can be read from its bytes."""

    book: Book
    published: Published
    pdf: pikepdf.Pdf = field(init=False)
    pictures: pypdfium2.PdfDocument = field(init=False)

    def __post_init__(self) -> None:
        self.pdf = pikepdf.open(BytesIO(self.published.data))
        self.pictures = pypdfium2.PdfDocument(self.published.data)

    @property
    def trim(self) -> Trim:
        """The measures of the page."""
        return TRIMS[self.book.settings.page.trim]

    def text(self, page: int) -> str:
        """The text of a page, counted from 0, with words broken at a line end made whole."""
        return _BROKEN_WORD.sub("", self.pictures[page].get_textpage().get_text_range())

    def strip(self, page: int, low: float, high: float) -> str:
        """The text between two heights of a page, in pt from its foot."""
        return " ".join(self.pictures[page].get_textpage().get_text_bounded(bottom=low, top=high).split())

    def head(self, page: int) -> str:
        """The running head of a page."""
        return self.strip(page, self.trim.height - self.trim.top + 3, self.trim.height)

    def foot(self, page: int) -> str:
        """The folio of a page."""
        return self.strip(page, 0, self.trim.bottom - 8)

    def labels(self) -> list[str]:
        """The label of each page, as a reading program shows it."""
        return [str(page.label) for page in self.pdf.pages]

    def is_recto(self, page: int) -> bool:
        """Whether the folio of a page, counted from 0, is odd."""
        label = self.labels()[page]
        return (int(label) if label.isdigit() else ROMAN.index(label) + 1) % 2 == 1

    def destinations(self) -> dict[str, int]:
        """The page, from 0, of each named destination."""
        order = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        tree: Any = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): order[value[0].objgen] for name, value in tree.items()}

"""The two guides as PDF, typeset once in a session, and eyes to read them with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, SCREEN, Published
from guidepress.typeset.editions import Press
from guidepress.typeset.paged.geometry import TRIMS, Trim

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

    def destinations(self) -> dict[str, int]:
        """The page, from 0, of each named destination."""
        order = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        tree: Any = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): order[value[0].objgen] for name, value in tree.items()}


@pytest.fixture(scope="session")
def guide_press(guide: Book) -> Press:
    """The press that holds the laid-out pages of the first guide."""
    return Press(guide)


@pytest.fixture(scope="session")
def fieldbook_press(fieldbook: Book) -> Press:
    """The press that holds the laid-out pages of the unlike guide."""
    return Press(fieldbook)


@pytest.fixture(scope="session")
def guide_pdf(guide_press: Press) -> Proof:
    """The first guide as PDF."""
    return Proof(guide_press.book, guide_press.typeset(SCREEN))


@pytest.fixture(scope="session")
def fieldbook_pdf(fieldbook_press: Press) -> Proof:
    """The unlike guide as PDF."""
    return Proof(fieldbook_press.book, fieldbook_press.typeset(SCREEN))


@pytest.fixture(scope="session", params=["guide_pdf", "fieldbook_pdf"])
def proof(request: pytest.FixtureRequest) -> Proof:
    """Each of the guides as PDF."""
    value: Proof = request.getfixturevalue(request.param)
    return value


@pytest.fixture(scope="session")
def guide_large_print(guide_press: Press) -> Proof:
    """The first guide in large print."""
    return Proof(guide_press.book, guide_press.typeset(LARGE_PRINT))


@pytest.fixture(scope="session")
def fieldbook_large_print(fieldbook_press: Press) -> Proof:
    """The unlike guide in large print."""
    return Proof(fieldbook_press.book, fieldbook_press.typeset(LARGE_PRINT))


@pytest.fixture(scope="session")
def guide_dyslexia(guide_press: Press) -> Proof:
    """The first guide with wide spacing."""
    return Proof(guide_press.book, guide_press.typeset(DYSLEXIA))

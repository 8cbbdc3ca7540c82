"""The editions of a Book, each made when it is first asked for and kept: for tests that only read them."""

from __future__ import annotations

from functools import cached_property

from guidepress.model.book import Book
from guidepress.model.edition import EPUB, SCREEN, Edition, Published
from guidepress.typeset.editions import Press
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.paged.page_map import PageMap, page_map
from tests.support.opened_epub import Epub
from tests.support.proof import Proof


class Editions:
    """What is made of one Book. All tests of a session share it, so nobody may change what it gives."""

    def __init__(self, book: Book) -> None:
        """Nothing is typeset yet."""
        self.book = book
        self.press = Press(book)
        self._published: dict[str, Published] = {}
        self._proofs: dict[str, Proof] = {}

    def of(self, edition: Edition) -> Published:
        """An edition as it is published."""
        if edition.name not in self._published:
            self._published[edition.name] = self.press.typeset(edition)
        return self._published[edition.name]

    def proof(self, edition: Edition = SCREEN) -> Proof:
        """A paged edition, opened."""
        if edition.name not in self._proofs:
            self._proofs[edition.name] = Proof(self.book, self.of(edition))
        return self._proofs[edition.name]

    @cached_property
    def pages(self) -> PageMap:
        """Where the pages of the screen edition begin."""
        return page_map(self.press.pages, self.book)

    @cached_property
    def epub(self) -> Epub:
        """The EPUB as it is published, with the page list of the screen edition, opened."""
        return Epub(self.of(EPUB))

    @cached_property
    def epub_without_pages(self) -> Epub:
        """The EPUB without a page list, which needs no page to be laid out, opened."""
        return Epub(bind_epub(self.book, EPUB))

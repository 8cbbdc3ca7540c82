"""The press: the editions of one Book. The pages are laid out once; most editions share them or count them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.edition import (
    BOOKLET,
    BOOKLET_FILE,
    RECORD,
    RECORD_FILE,
    SCREEN,
    Companion,
    Edition,
    EditionKind,
    Published,
)
from guidepress.standards.conformance.criteria import stands_against
from guidepress.standards.conformance.settled import Claim, claim_of

if TYPE_CHECKING:
    from weasyprint import Document

    from guidepress.typeset.paged.page_map import PageMap
    from guidepress.typeset.paged.shelf import Shelf

_DRAWN = frozenset({EditionKind.PDF, EditionKind.PRINT})


@dataclass
class Press:
    """Typesets editions. The engines are imported when they are needed: checking a manuscript runs without them.

    Parts that were laid out before are taken from a ``shelf``, and others put there.

    ``open_codes`` are those of the findings that stand against the manuscript: what they speak against is not claimed.
    """

    book: Book
    open_codes: Collection[str] = ()
    shelf: Shelf | None = None
    _afterwards: list[Callable[[], None]] = field(default_factory=list)

    @cached_property
    def pages(self) -> Document:
        """The pages of the screen edition, which the print edition shares: page 12 is page 12 everywhere.

        Raises `FindingsError` (PDF001) and `InternalError` as `typeset.pdf.render_document` does.
        """
        from guidepress.typeset.paged.layout import render_document

        return render_document(self.book, SCREEN, self.shelf, self._afterwards)

    def let_go(self) -> None:
        """Forget the pages of a long book: their memory is for others. Whoever needs them after this lays them out."""
        from guidepress.typeset.paged.geometry import LONG_BOOK
        from guidepress.typeset.paged.memory import collect_pages

        pages: Document | None = vars(self).get("pages")
        if pages is not None and len(pages.pages) >= LONG_BOOK:
            self._afterwards.clear()
            del self.pages, pages
            collect_pages()

    def typeset(self, edition: Edition, against: Collection[str] = ()) -> Published:
        """One edition as bytes, with the files that go with it; ``against`` are codes that a prover found in it."""
        if self.shelf is None:
            return self._typeset(edition, against)
        from guidepress.typeset.paged.kept import LackingError

        try:
            published = self._typeset(edition, against)
            if edition.kind in _DRAWN:  # a style knows what is asked of it once its page is drawn
                while self._afterwards:
                    self._afterwards.pop()()
        except LackingError:
            self.shelf = None
            self._afterwards.clear()
            vars(self).pop("pages", None)
            return self._typeset(edition, against)
        return published

    def _typeset(self, edition: Edition, against: Collection[str]) -> Published:
        claim = claim_of(self.book, edition, {*self.open_codes, *against})
        if edition.chosen:
            return self._leaflet(edition, claim, against)
        match edition.kind:
            case EditionKind.PDF:
                from guidepress.typeset.pdf.edition import typeset_pdf

                pages = self.pages if edition.page is None else self._own_pages(edition)
                tagged = not any(stands_against(code, edition.kind) for code in (*self.open_codes, *against))
                return typeset_pdf(self.book, edition, pages, claim, tagged=tagged)
            case EditionKind.PRINT:
                from guidepress.typeset.prepress.interior import typeset_interior

                return typeset_interior(self.book, edition, self.pages)
            case EditionKind.EPUB:
                return self._bind(edition, claim)
            case EditionKind.WEB:
                from guidepress.typeset.web.edition import web_page

                return web_page(self.book, edition, claim)
            case EditionKind.COVER:
                from guidepress.typeset.prepress.cover_sheet.sheet import typeset_cover
                from guidepress.typeset.prepress.interior import padded_pages

                return typeset_cover(self.book, edition, padded_pages(self.book, self.pages))
            case EditionKind.BRAILLE:
                from guidepress.typeset.braille.edition import braille_brf
                from guidepress.typeset.paged.page_map import page_map

                return braille_brf(self.book, edition, page_map(self.pages, self.book, blanks=True))
            case _:
                assert_never(edition.kind)

    def _own_pages(self, edition: Edition) -> Document:
        from guidepress.typeset.paged.layout import render_document

        return render_document(self.book, edition, self.shelf, self._afterwards)

    def _leaflet(self, edition: Edition, claim: Claim, against: Collection[str]) -> Published:
        from guidepress.typeset.pdf.edition import typeset_pdf

        book = self.book.of(edition)
        tagged = not any(stands_against(code, edition.kind) for code in (*self.open_codes, *against))
        published = typeset_pdf(book, edition, None, claim, tagged=tagged)
        if not book.settings.leaflet.booklet:
            return published
        from guidepress.typeset.prepress.imposition import imposed

        rtl = runs_right_to_left(book.settings.language)
        name = BOOKLET_FILE.format(slug=book.settings.slug)
        return replace(
            published, companions=(Companion(name, BOOKLET, "application/pdf", imposed(published.data, rtl=rtl)),)
        )

    def _page_map(self) -> PageMap | None:
        """Where the pages begin; ``None`` if none can be made for want of a font, which an EPUB does not need."""
        from guidepress.typeset.fonts.coverage import missing_characters
        from guidepress.typeset.paged.page_map import page_map

        if next(missing_characters(self.book), None) is not None:
            return None
        return page_map(self.pages, self.book)

    def _bind(self, edition: Edition, claim: Claim) -> Published:
        from guidepress.typeset.epub.edition import bind_with_facts
        from guidepress.typeset.epub.onix import onix_product

        published, facts = bind_with_facts(self.book, edition, self._page_map(), claim)
        record = Companion(
            RECORD_FILE.format(slug=self.book.settings.slug), RECORD, "application/xml", onix_product(self.book, facts)
        )
        return replace(published, companions=(record,))

"""The press: the editions of one Book. The pages are laid out once; most editions share them or count them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from guidepress.model.book import Book
from guidepress.model.edition import RECORD, RECORD_FILE, SCREEN, Companion, Edition, EditionKind, Published

if TYPE_CHECKING:
    from weasyprint import Document

    from guidepress.typeset.paged.page_map import PageMap


@dataclass
class Press:
    """Typesets editions. The engines are imported when they are needed: checking a manuscript runs without them."""

    book: Book

    @cached_property
    def pages(self) -> Document:
        """The pages of the screen edition, which the print edition shares: page 12 is page 12 everywhere.

        Raises `FindingsError` (PDF001) and `InternalError` as `typeset.pdf.render_document` does.
        """
        from guidepress.typeset.paged.layout import render_document

        return render_document(self.book, SCREEN)

    def typeset(self, edition: Edition) -> Published:
        """One edition as bytes, with the files that go with it."""
        match edition.kind:
            case EditionKind.PDF:
                from guidepress.typeset.pdf.edition import typeset_pdf

                return typeset_pdf(self.book, edition, self.pages if edition.page is None else None)
            case EditionKind.PRINT:
                from guidepress.typeset.prepress.interior import typeset_interior

                return typeset_interior(self.book, edition, self.pages)
            case EditionKind.EPUB:
                return self._bind(edition)
            case EditionKind.WEB:
                from guidepress.typeset.web.edition import web_page

                return web_page(self.book, edition)
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

    def _page_map(self) -> PageMap | None:
        """Where the pages begin; ``None`` if none can be made for want of a font, which an EPUB does not need."""
        from guidepress.typeset.fonts.coverage import missing_characters
        from guidepress.typeset.paged.page_map import page_map

        if next(missing_characters(self.book), None) is not None:
            return None
        return page_map(self.pages, self.book)

    def _bind(self, edition: Edition) -> Published:
        from guidepress.typeset.epub.edition import bind_with_facts
        from guidepress.typeset.epub.onix import onix_product

        published, facts = bind_with_facts(self.book, edition, self._page_map())
        record = Companion(
            RECORD_FILE.format(slug=self.book.settings.slug), RECORD, "application/xml", onix_product(self.book, facts)
        )
        return replace(published, companions=(record,))

"""Laying out the pages: rounds of setting until pages and page numbers agree."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.edition import Edition
from guidepress.model.errors import FindingsError, InternalError
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.engine import no_warnings, read_sheet, sheets_of
from guidepress.typeset.fonts.coverage import missing_characters
from guidepress.typeset.fonts.pinned import pinned_fontconfig, prepare_fonts
from guidepress.typeset.paged.document import PagedDocument, Resource, paged_document
from guidepress.typeset.paged.folios import first_leaf
from guidepress.typeset.paged.geometry import Trim, page_sheet, settle
from guidepress.typeset.paged.passes import Mending
from guidepress.typeset.paged.right_to_left import right_indents

if TYPE_CHECKING:
    from weasyprint import Document


_MOST_ROUNDS = 8
"""How often a book is set until its page numbers agree with its pages; two or three rounds are enough for most."""


_MENDING_ROUNDS = 4
"""After how many rounds nothing but folios is mended, so that the rounds come to an end."""


def render_document(book: Book, edition: Edition) -> Document:
    """Lay the Book out in pages. The result can be asked for its pages and anchors before it is written.

    The folios that the contents and the references across the book show are found by setting the book until they
    agree with the pages, and the inner margin by `geometry.settle`. WeasyPrint could look folios up itself
    (``target-counter``), but then it sets single pages again, and loses every note that the page before had handed on
    to such a page. The document is parsed, its formulas are drawn and its sheets are read once; between two rounds
    only attributes change (`rounds.Mending`).
    """
    if missing := list(missing_characters(book)):
        raise FindingsError(missing)
    return settle(
        book.settings,
        edition,
        lambda trim: _lay_out(book, edition, trim),
        lambda document: len(document.pages) - first_leaf(document, book),
    )


def _lay_out(book: Book, edition: Edition, trim: Trim) -> Document:
    paged = paged_document(book, edition, cover_svg(book, trim.width, trim.height))
    mending = Mending()
    rtl = runs_right_to_left(book.settings.language)
    with no_warnings(), pinned_fontconfig(prepare_fonts()), _no_collector(), right_indents() if rtl else nullcontext():
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        font_config = FontConfiguration()
        texts = (*(read_sheet(name) for name in sheets_of(edition, rtl=rtl)), page_sheet(trim))
        sheets = [weasyprint.CSS(string=text, font_config=font_config) for text in texts]
        html = weasyprint.HTML(string=paged.html, url_fetcher=_closed_fetcher(paged))
        for number in range(_MOST_ROUNDS):
            document = html.render(font_config=font_config, stylesheets=sheets, pdf_variant="pdf/ua-1")
            needed = mending.after(document, book, final=number >= _MENDING_ROUNDS)
            if needed == mending:
                return document
            mending = needed
            mending.apply(html.etree_element)
    raise InternalError("the page numbers that the contents show never agree with the pages")


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the garbage collector out of the layout: the boxes all stay alive, and it would walk them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _closed_fetcher(paged: PagedDocument) -> Any:
    """A fetcher that knows the document's own pictures and nothing else: neither a disk nor a network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
            resource = _resource(paged.resources, url)
            return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})

    return ClosedFetcher()


def _resource(resources: Mapping[str, Resource], url: str) -> Resource:
    for known, resource in resources.items():
        if unquote(known) == unquote(url):
            return resource
    raise ValueError(f"not a part of the guide: {url}")

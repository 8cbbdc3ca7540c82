"""The PDF editions: a Book typeset by WeasyPrint, from nothing but what is held in memory.

Rendering (`render_document`) and writing (`write_document`) are separate steps, because the structure tree is built
between them. Only `write_document` touches the file's dictionaries.
"""

from __future__ import annotations

import gc
import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pydyf

from guidepress.model.book import Book
from guidepress.model.edition import Edition, Published
from guidepress.model.errors import FindingsError, InternalError
from guidepress.typeset.characters import missing_characters
from guidepress.typeset.conformance import UA1, Standard, plain_ends
from guidepress.typeset.cover import cover_svg
from guidepress.typeset.faults import page_faults
from guidepress.typeset.folios import first_leaf, number_tree, page_labels
from guidepress.typeset.fonts import nominal, pinned_fontconfig, prepare_fonts
from guidepress.typeset.geometry import Trim, page_sheet, settle
from guidepress.typeset.html import PagedDocument, Resource, paged_document
from guidepress.typeset.rounds import Mending
from guidepress.typeset.structure_ua2 import standard_of

if TYPE_CHECKING:
    from weasyprint import Document

STYLES = Path(__file__).resolve().parents[2] / "styles"

_TEXT_OF_GLYPH = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")

_MOST_ROUNDS = 8
"""How often a book is set until its page numbers agree with its pages; two or three rounds are enough for most."""

_MENDING_ROUNDS = 4
"""After how many rounds nothing but folios is mended, so that the rounds come to an end."""


def typeset_pdf(book: Book, edition: Edition, document: Document | None = None) -> Published:
    """Typeset the Book as a tagged PDF; ``document`` is its pages, if they are laid out already.

    Raises `FindingsError` (PDF001) for a character that no pinned font has and `InternalError` for any warning of the
    typesetter: a rule of ours that it does not understand, a picture that it cannot read.
    """
    document = document or render_document(book, edition)
    return Published(
        edition=edition,
        file=edition.file_name(book.settings.slug),
        data=write_document(document, book, standard_of(edition)),
        media_type="application/pdf",
        words=sum(len(text.split()) for text in book.text()),
        pages=len(document.pages),
        claims=standard_of(edition).claims,
        findings=tuple(page_faults(document, book)),
    )


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
    with no_warnings(), pinned_fontconfig(prepare_fonts()), _no_collector():
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        font_config = FontConfiguration()
        texts = (*(read_sheet(name) for name in edition.sheets), page_sheet(trim))
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


def write_document(document: Document, book: Book, standard: Standard = UA1) -> bytes:
    """Write rendered pages as PDF/UA-1 and PDF/A-3a, or to another standard.

    The file identifier comes from the inputs' digest.
    """
    labels = page_labels(document, book)

    def finish(written: Document, pdf: pydyf.PDF) -> None:
        _mend_text_maps(written, pdf)
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(number_tree(labels))})
        standard.apply(pdf, book)

    identifier = hashlib.sha256(f"{book.settings.urn} {book.settings.version} {book.digest}".encode()).digest()[:16]
    from guidepress.typeset.structure import own_structure

    with no_warnings(), own_structure(document), plain_ends():
        data: bytes | None = document.write_pdf(
            pdf_variant="pdf/ua-1", pdf_version=standard.version, pdf_identifier=identifier, finisher=finish
        )
    if data is None:
        raise InternalError("the typesetter wrote no file")
    return data


def _mend_text_maps(document: Document, pdf: pydyf.PDF) -> None:
    """Say for each glyph of a cluster its own character (ISO 32000-1, 9.10.3).

    WeasyPrint 70 gives the whole text of a cluster (a Hebrew letter with its points) to the glyph that is drawn first
    and an empty text to the others, so that a reader loses letters.
    """
    fonts = {font.name: font for font in document.fonts.values()}
    for dictionary in [entry for entry in pdf.objects if isinstance(entry, pydyf.Dictionary) and "ToUnicode" in entry]:
        font = fonts[dictionary["BaseFont"]]
        own = nominal(font.family.split(",")[0], font.weight, italic=bool(font.style))
        lines = pdf.objects[int(dictionary["ToUnicode"].split()[0])].stream
        for number, line in enumerate(lines):
            if not (match := _TEXT_OF_GLYPH.fullmatch(line)):
                continue
            text = bytes.fromhex(match[2].decode()).decode("utf-16-be")
            character = own.get(int(match[1], 16), "" if text else "\N{ZERO WIDTH SPACE}")
            if not text or (len(text) > 1 and character and character in text):
                lines[number] = b"<%s> <%s>" % (match[1], character.encode("utf-16-be").hex().encode())


def read_sheet(name: str) -> str:
    """The text of a style sheet in ``styles/``."""
    return (STYLES / name).read_text(encoding="utf-8")


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


@contextmanager
def no_warnings() -> Iterator[None]:
    """Turn everything that WeasyPrint warns about into one `InternalError`: no rule of ours may fail in silence."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
    if messages:
        raise InternalError("the typesetter warned: " + "; ".join(dict.fromkeys(messages)))

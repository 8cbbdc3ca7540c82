"""An edition held against the Book, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidepress.model.book import Book
from guidepress.model.edition import Edition, EditionKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.file import PdfFile

if TYPE_CHECKING:
    from guidepress.prove.likeness.art import CoverArt
    from guidepress.prove.parsers.opened import Opened


def prove_likeness(
    file: Opened, book: Book, edition: Edition, art: CoverArt | None = None, interior: int | None = None
) -> Iterator[Finding]:
    """Codes PDF019 to PDF070, EPB046 to EPB070, WEB030 to WEB037: what is shown, drawn, linked or told, and not so.

    The covers are compared with the ``art`` where that is given, that of paper where it is known around how many pages
    of the ``interior`` it goes.
    """
    match file:
        case PdfFile():
            yield from _pdf(file, book, edition)
            if art is not None and edition.kind is not EditionKind.PRINT and not edition.chosen:
                from guidepress.prove.likeness.art import prove_pdf_art

                here = Place(edition.file_name(book.settings.slug))
                yield from prove_pdf_art(file, art, here, edition.kind, interior)
        case EpubFile():
            from guidepress.prove.likeness.epub import prove_epub_likeness

            yield from prove_epub_likeness(file, book)
            if art is not None:
                from guidepress.prove.likeness.art import prove_epub_art

                yield from prove_epub_art(file, art)
        case WebPage():
            from guidepress.prove.likeness.web import prove_web_likeness

            yield from prove_web_likeness(file, book)


def _pdf(file: PdfFile, book: Book, edition: Edition) -> Iterator[Finding]:
    from guidepress.prove.likeness.cover import prove_cover
    from guidepress.prove.likeness.decoration import prove_decoration
    from guidepress.prove.likeness.document import prove_document
    from guidepress.prove.likeness.edges import prove_edges
    from guidepress.prove.likeness.glyphs import prove_glyphs
    from guidepress.prove.likeness.inside import prove_inside
    from guidepress.prove.likeness.items import prove_items
    from guidepress.prove.likeness.links import prove_links
    from guidepress.prove.likeness.lone_lines import prove_lone_lines
    from guidepress.prove.likeness.objects import prove_cover_text, prove_objects
    from guidepress.prove.likeness.order import prove_order
    from guidepress.prove.likeness.outline import prove_outline
    from guidepress.prove.likeness.own_style import OwnStyle
    from guidepress.prove.likeness.page_order import prove_page_order
    from guidepress.prove.likeness.reach import prove_reach
    from guidepress.prove.likeness.rows import prove_rows, raised_in
    from guidepress.prove.likeness.shapes import prove_shapes
    from guidepress.prove.likeness.sight import prove_sight
    from guidepress.prove.likeness.told import prove_told
    from guidepress.prove.parsers.house_fonts import know_fonts_of

    here = Place(edition.file_name(book.settings.slug))
    printed = edition.kind is not EditionKind.PDF
    yield from prove_document(file, book, here, printed=printed)
    yield from prove_objects(file, book, here, printed=printed)
    know_fonts_of(book.look)
    yield from prove_glyphs(file, here)
    if edition.kind is EditionKind.COVER:
        yield from prove_cover(file, book, here)
        yield from prove_cover_text(file, book, here)
        return
    folded = edition.chosen and book.settings.leaflet.is_folded
    yield from prove_inside(file, here)
    yield from prove_sight(file, book, here, padded=printed or folded, bound=printed)
    yield from prove_order(file, book, here, whole=not folded)
    if not folded:
        yield from prove_page_order(file, here)
    styled = OwnStyle.of(book, edition).moves
    yield from prove_rows(file, here, styled=styled, raised=raised_in(book))
    yield from prove_items(file, here, styled=styled)
    if not edition.chosen:  # a leaflet has words beside its picture
        yield from prove_edges(file, here)
        if not styled:
            yield from prove_lone_lines(file, here)
    yield from prove_decoration(file, book, edition, here)
    yield from prove_shapes(file, book, here, covered=not printed and not edition.chosen)
    if not printed:
        yield from prove_links(file, book, here)
        yield from prove_reach(file, here)
        yield from prove_outline(file, book, here)
        yield from prove_told(file, book, here)

"""The pages of a book that is being written: only what a change touches is laid out anew.

Every part is parsed for itself and kept with its pages as long as its markup, its pictures and the sheets stay the
same. What is shown are pictures; no file is made of these pages.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.edition import Edition
from guidepress.model.errors import FindingsError
from guidepress.typeset.accelerations import accelerated
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.engine import no_warnings, read_sheet, sheets_of
from guidepress.typeset.fonts.coverage import missing_characters
from guidepress.typeset.fonts.own import fonts_of
from guidepress.typeset.fonts.pinned import pinned_fontconfig, prepare_fonts
from guidepress.typeset.looks import own_sheets, refuse_unknown
from guidepress.typeset.paged.document import PagedDocument, Resource, paged_document
from guidepress.typeset.paged.folios import first_leaf, folios
from guidepress.typeset.paged.geometry import Trim, geometry, grown, page_sheet
from guidepress.typeset.paged.last_words import whole_last_words
from guidepress.typeset.paged.late_figures import moving_text
from guidepress.typeset.paged.layout import Rows, agreed, settle_pages
from guidepress.typeset.paged.memory import spared_collector
from guidepress.typeset.paged.right_to_left import right_indents
from guidepress.typeset.paged.settling import Watch
from guidepress.typeset.paged.units import Setter, Unit, weasyprint_html

if TYPE_CHECKING:
    from weasyprint import Document

DPI = 108
"""Resolution of a page's picture."""


@dataclass(frozen=True, slots=True)
class LivePage:
    """A page: its folio, the id of the part that it is of, and the name of its picture.

    A picture with a name stays as it is; a page that looks otherwise than before has one of another name.
    """

    folio: str
    part: str
    picture: str


class LivePages:
    """Lays out one edition of a book again and again. Not to be used by two threads at once."""

    def __init__(self, edition: Edition) -> None:
        """Nothing is laid out yet."""
        self._edition = edition
        self._setter: _LiveSetter | None = None
        self._trim: Trim | None = None
        self._drawn: dict[str, tuple[Unit, int]] = {}
        self._names: dict[tuple[int, int], str] = {}

    def update(self, book: Book) -> tuple[LivePage, ...]:
        """Lay the book out as it is now; the pages in their order.

        Raises `InternalError` and `FindingsError` as `layout.render_document` does.
        """
        if missing := list(missing_characters(book)):
            raise FindingsError(missing)
        told: list[tuple[LivePage, ...]] = []

        def lay_out(trim: Trim, watch: Watch | None = None) -> Document:
            pages, document = self._set(book, trim, watch)
            told[:], self._trim = [pages], trim
            return document

        if self._trim is None:
            settle_pages(book, self._edition, lay_out)
        else:  # what was settled before is a good guess, and takes nothing back while somebody looks
            while True:
                document = lay_out(self._trim)
                count = len(document.pages) - first_leaf(document, book)
                again = grown(self._trim, geometry(book.settings, self._edition, count))
                if again == self._trim:
                    break
                self._trim = again
        return told[0]

    def picture(self, name: str) -> bytes | None:
        """A page as PNG; ``None`` if the last update had no such page."""
        found = self._drawn.get(name)
        return _picture(*found) if found else None

    def _set(self, book: Book, trim: Trim, watch: Watch | None) -> tuple[tuple[LivePage, ...], Document]:
        cover = cover_svg(book, trim.width, trim.height)
        paged = paged_document(book, self._edition, cover, trim.openings, apart=True)
        rtl = runs_right_to_left(book.settings.language)
        indents = right_indents() if rtl else nullcontext()
        refuse_unknown(book, self._edition)
        ours = (read_sheet(name) for name in sheets_of(self._edition, rtl=rtl))
        sheets = (*ours, *own_sheets(book, self._edition), page_sheet(trim))
        fonts, moving = pinned_fontconfig(fonts_of(book.look)), moving_text(self._edition, trim)
        with no_warnings(), fonts, spared_collector(), accelerated(), whole_last_words(), indents, moving:
            if self._setter is None or self._setter.sheets != sheets:
                self._setter = _LiveSetter(paged, sheets)
            else:
                self._setter.change(paged)
            rows = Rows(self._setter, book, watch)
            document = agreed(self._setter, rows, book)
            return tuple(self._told(document, book)), document

    def _name(self, unit: Unit, number: int, page: Any) -> str:
        """The name of a page's picture: the same for a page that looks the same."""
        at = (unit.setting, number)
        if at not in self._names:
            assert self._setter is not None  # noqa: S101  # set by the caller
            digest = hashlib.sha256(self._setter.pictures_of(unit).encode())
            for fact in _look(page._page_box):
                digest.update(repr(fact).encode())
            self._names[at] = digest.hexdigest()[:24]
        return self._names[at]

    def _told(self, document: Document, book: Book) -> Iterator[LivePage]:
        assert self._setter is not None  # noqa: S101  # set by the caller
        self._drawn = {}
        numbers = folios(document, book)
        homes = {id(page): (unit, n) for unit in self._setter.units for n, page in enumerate(unit.document.pages)}
        for folio, page in zip(numbers, document.pages, strict=True):
            home = homes.get(id(page))
            if home is None:
                continue  # a blank page
            unit, number = home
            name = self._name(unit, number, page)
            self._drawn[name] = home
            yield LivePage(folio, unit.name, name)


def _look(box: Any) -> Iterator[object]:
    """All that makes a page look as it does, but for the sheets and the pictures: boxes, their styles' names, text."""
    from weasyprint.formatting_structure import boxes

    element = box.element
    if element is not None:
        yield element.tag, box.element_tag, element.get("class"), element.get("style"), element.get("src")
    yield round(box.position_x, 2), round(box.position_y, 2), box.width, box.height
    if isinstance(box, boxes.TextBox):
        yield box.text, box.style["font_weight"], box.style["font_style"]
    for child in getattr(box, "children", ()):
        yield from _look(getattr(child, "_box", child))


def _picture(unit: Unit, number: int) -> bytes:
    import pypdfium2

    with _one_page_alone(), pinned_fontconfig(prepare_fonts()), accelerated():
        data = unit.document.copy([unit.document.pages[number]]).write_pdf()
    target = io.BytesIO()
    pypdfium2.PdfDocument(data)[0].render(scale=DPI / 72).to_pil().save(target, "PNG")
    return target.getvalue()


@contextmanager
def _one_page_alone() -> Iterator[None]:
    """A page that is drawn alone has links to others; the typesetter shall not complain."""
    logger = logging.getLogger("weasyprint")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


class _LiveSetter(Setter):
    """A setter whose units have documents of their own, and outlive a change of the book."""

    def __init__(self, paged: PagedDocument, sheets: tuple[str, ...]) -> None:
        self.sheets = sheets
        self._htmls: dict[str, Any] = {}
        self._asked: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._kept: dict[str, tuple[str, Unit]] = {}
        self._resources: Mapping[str, Resource] = {}
        super().__init__(paged, sheets)

    def change(self, paged: PagedDocument) -> None:
        """The book as it is now: parts that are as they were keep their pages."""
        if any(paged.resources.get(url) != one for url, one in self._resources.items()):
            self._pictures.clear()
        self._parse(paged)

    def _parse(self, paged: PagedDocument) -> None:
        self._resources = paged.resources
        kept, units = {}, []
        for text in paged.sections:
            key = _key(text, paged.resources)
            unit = self._unit(text, key, paged.resources)
            kept[unit.name] = (key, unit)
            units.append(unit)
        self._kept, self.units = kept, units
        self._shown = {
            unit.name: _digest(text, paged.resources) for unit, text in zip(units, paged.sections, strict=True)
        }
        self._htmls = {name: html for name, html in self._htmls.items() if name in kept}
        self._html = self._html_of(units[0])

    def _unit(self, text: str, key: str, resources: Mapping[str, Resource]) -> Unit:
        known = next((unit for old, unit in self._kept.values() if old == key), None)
        if known is not None:
            return known
        html = weasyprint_html(text, resources)
        sections = tuple(html.etree_element.find("body"))
        name = sections[0].get("id", "")
        self._htmls[name] = html
        kind = sections[0].get("class", "")
        if kind not in self._asked:
            self._asked[kind] = self._openings(html, sections[:1])[0]
        return Unit(name, sections, self._asked[kind])

    def _html_of(self, unit: Unit) -> Any:
        return self._htmls[unit.name]

    def pictures_of(self, unit: Unit) -> str:
        """The digest of the pictures that a unit shows."""
        return self._shown[unit.name]


def _key(text: str, resources: Mapping[str, Resource]) -> str:
    """The digest of a part's document and of the pictures that it names."""
    return hashlib.sha256(f"{text}{_digest(text, resources)}".encode()).hexdigest()


def _digest(text: str, resources: Mapping[str, Resource]) -> str:
    """The digest of the pictures that a document names."""
    digest = hashlib.sha256()
    for url, resource in sorted(resources.items()):
        if url in text:
            digest.update(url.encode() + hashlib.sha256(resource.data).digest())
    return digest.hexdigest()

"""Laying out the pages: part by part, until the folios that are shown agree with the pages.

A part that begins a page is laid out alone: its pages are those that it has in the whole book, if it is told on which
side of a leaf it begins and with which folio (`units`). So what settles inside one part costs nothing elsewhere, and a
folio that changed sets only the parts anew that show it.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book, Matter
from guidepress.model.edition import Edition
from guidepress.model.errors import FindingsError
from guidepress.model.folio import roman_numeral
from guidepress.typeset.accelerations import accelerated
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.engine import no_warnings, read_sheet, sheets_of
from guidepress.typeset.fonts.coverage import missing_characters
from guidepress.typeset.fonts.own import fonts_of
from guidepress.typeset.fonts.pinned import pinned_fontconfig
from guidepress.typeset.looks import own_sheets, refuse_unknown
from guidepress.typeset.paged.document import paged_document
from guidepress.typeset.paged.folios import first_leaf, folios, folios_of_anchors, is_blank
from guidepress.typeset.paged.geometry import LETTERS_A_PAGE, Trim, letters_of, page_sheet
from guidepress.typeset.paged.last_panel import firmer, stands_alone
from guidepress.typeset.paged.last_words import whole_last_words
from guidepress.typeset.paged.late_figures import moving_text
from guidepress.typeset.paged.memory import spared_collector
from guidepress.typeset.paged.right_to_left import right_indents
from guidepress.typeset.paged.settling import Extent, Watch, settle
from guidepress.typeset.paged.shelf import Shelf
from guidepress.typeset.paged.units import Setter, Unit

if TYPE_CHECKING:
    from weasyprint import Document

_MENDING_ROUNDS = 4
"""After how many rounds nothing but folios is mended across parts; two or three rounds are enough for most books."""

_FREE_ROUNDS = 6
"""After how many rounds lines change for folios alone, and a reference that is still changed is given room."""

_ROOMY_ROUNDS = 10
"""After how many rounds a reference that is changed though it has room shows no folio."""

_MOST_ROUNDS = 14
"""After how many rounds no reference shows a folio: nothing can change then, and the rounds end."""


def render_document(
    book: Book, edition: Edition, shelf: Shelf | None = None, afterwards: list[Callable[[], None]] | None = None
) -> Document:
    """Lay the Book out in pages. The result can be asked for its pages and anchors before it is written.

    The folios that the contents and the references across the book show are found by setting parts anew until they
    agree with the pages, and the inner margin by `settling.settle`. WeasyPrint could look folios up itself
    (``target-counter``), but then it sets single pages again, and loses every note that the page before had handed on
    to such a page. The document is parsed, its formulas are drawn and its sheets are read once; between two rounds
    only attributes change (`passes.Mending`).

    Parts that lie on the ``shelf`` are taken from there. To keep the others, call what is put into ``afterwards`` when
    the pages are written. Raises `kept.LackingError`, also then, if a kept part lacks something.
    """
    if missing := list(missing_characters(book)):
        raise FindingsError(missing)
    refuse_unknown(book, edition)
    return settle_pages(book, edition, lambda trim, watch: _lay_out(book, edition, trim, watch, shelf, afterwards))


def settle_pages(book: Book, edition: Edition, lay_out: Callable[[Trim, Watch], Document]) -> Document:
    """Lay a book out on the page that its number of pages asks for (`settling.settle`)."""
    return settle(book.settings, edition, lay_out, lambda document: _extent(document, book), _guess(book))


def _guess(book: Book) -> Callable[[Trim], int]:
    """How many pages a book may have, by its letters."""
    letters = sum(len(text) for text in book.text())
    return lambda trim: int(letters / letters_of(trim))


def _extent(document: Document, book: Book) -> Extent:
    pages = document.pages[first_leaf(document, book) :]
    return Extent(len(pages), sum(map(is_blank, pages)), len(book.parts))


def _lay_out(
    book: Book,
    edition: Edition,
    trim: Trim,
    watch: Watch,
    shelf: Shelf | None,
    afterwards: list[Callable[[], None]] | None,
) -> Document:
    cover = None if edition.chosen else cover_svg(book, trim.width, trim.height)
    paged = paged_document(book, edition, cover, trim.openings)
    rtl = runs_right_to_left(book.settings.language)
    indents = right_indents() if rtl else nullcontext()
    moving = moving_text(edition, trim)
    fonts = pinned_fontconfig(fonts_of(book.look))
    with no_warnings(), fonts, spared_collector(hold=True), accelerated(), whole_last_words(), indents, moving:
        ours = (read_sheet(name) for name in sheets_of(edition, rtl=rtl))
        sheets = (*ours, *own_sheets(book, edition), page_sheet(trim))
        setter = Setter(paged, sheets, shelf, look_digest(book)) if shelf else Setter(paged, sheets)
        document = agreed(setter, Rows(setter, book, watch), book)
        if afterwards is not None:
            afterwards[:] = [setter.keep]
        if edition.chosen:
            for more in firmer(document) if stands_alone(document) else ():
                setter = Setter(paged, (*sheets, more))
                document = agreed(setter, Rows(setter, book), book)
                if not stands_alone(document):
                    break
            if afterwards is not None:
                afterwards[:] = [setter.keep]
        if edition.chosen and book.settings.leaflet.is_folded:
            return _by_fours(setter, document)
        return document


def look_digest(book: Book) -> str:
    """SHA-256 over the fonts and the pictures of its own that a book is set with."""
    return hashlib.sha256(json.dumps(asdict(book.look), sort_keys=True, default=bytes.hex).encode()).hexdigest()


def _by_fours(setter: Setter, document: Document) -> Document:
    """The pages of a sheet that is folded: blank ones at the end make them a multiple of four."""
    pages = list(document.pages)
    while len(pages) % 4:
        pages += setter.leaf(recto=len(pages) % 2 == 0)
    return setter.joined(pages)


def agreed(setter: Setter, rows: Rows, book: Book) -> Document:
    """The pages, set until their folios agree with those that are shown.

    A folio may change the lines so that it is true no more: as "viii" it pushes its target to page ix, as "ix", which
    is narrower, it lets it back. So references that do not come to rest are given room, and in the end show no folio.
    """
    for number in itertools.count():
        if number >= _MOST_ROUNDS:
            for unit in setter.units:
                unit.mending = unit.mending.without_folios(unit.sections)
        document = setter.joined(rows.pages(mend=number < _FREE_ROUNDS))
        if not _learn(setter.units, document, book, number) or number >= _MOST_ROUNDS:
            return document
    raise AssertionError


class Rows:
    """Puts the pages of all parts in a row, each part where the one before it ends.

    ``known`` has the folio of each id that was met, so that a part which refers back need not be set twice. ``watch``
    is told, the first time, how long the book will be.
    """

    def __init__(self, setter: Setter, book: Book, watch: Watch | None = None) -> None:
        self._setter = setter
        self._watch = watch
        self._front = {part.id for part in book.of_matter(Matter.FRONT)}
        self._parts = {part.id for part in book.parts}
        self._body = [unit for unit in setter.units if unit.name in self._parts - self._front]
        self._rest = [unit for unit in setter.units if unit not in self._body]
        fronts = [unit for unit in self._rest if unit.name in self._front]
        self._opening = {unit.name for unit in fronts[:1] + self._body[:1]}
        self._fronts = {name for unit in fronts for name in unit.ids()}
        self._known: dict[str, str] = {}
        self._letters, self._ends = _letters(self._body)
        self._a_page: float = LETTERS_A_PAGE

    def pages(self, *, mend: bool = True) -> list[Any]:
        """All pages, each part on the side that its style asks for; with ``mend`` parts mend themselves.

        The body is set before the front, which shows the folios of the body, if it opens on a recto: then it does not
        matter how long the front is. What shows folios of the front waits for it, with all that follows.
        """
        if self._body and self._body[0].opens_recto:
            self._row(list(itertools.takewhile(lambda unit: not self._waits(unit), self._body)), mend=mend)
        pages = self._row([*self._rest, *self._body], mend=mend)
        self._watch = None
        return pages

    def _waits(self, unit: Unit) -> bool:
        """Whether a part that was not set yet shows a folio of the front that nobody knows."""
        return not unit.is_set and any(one in self._fronts and one not in self._known for one in unit.targets())

    def _row(self, units: Sequence[Unit], *, mend: bool) -> list[Any]:
        pages: list[Any] = []
        first = 0
        for unit in units:
            next_is = len(pages) % 2 == 0
            recto = unit.recto(next_is)
            if recto != next_is:
                pages += self._setter.leaf(recto=next_is)
            unit.first = len(pages)
            first = unit.first if unit.name in self._opening else first
            unit.mending = unit.mending.knowing(self._known, unit.sections)
            if not unit.settings:
                unit.mending = unit.mending.guessing(self._digits(), unit.sections)
            self._setter.set(unit, recto=recto, folio=unit.first - first + 1, mend=mend)
            if unit.name in self._parts:
                self._remember(unit, unit.first - first + 1)
            pages += unit.document.pages
        return pages

    def _digits(self) -> Mapping[str, int]:
        """How many figures the folio of each id of the body will have, by how much text is before it."""
        return {name: len(str(1 + int(letters / self._a_page))) for name, letters in self._letters.items()}

    def _remember(self, unit: Unit, folio: int) -> None:
        shown = roman_numeral if unit.name in self._front else str
        for number, page in reversed(list(enumerate(unit.document.pages, folio))):
            self._known.update(dict.fromkeys(page.anchors, shown(number)))
        if unit.name in self._ends:
            letters, pages = self._ends[unit.name], folio + len(unit.document.pages)
            self._a_page = letters / pages
            if self._watch is not None:
                share = letters / self._ends[self._body[-1].name]
                self._watch((pages - 1) / share, share)


def _letters(units: Iterable[Unit]) -> tuple[dict[str, int], dict[str, int]]:
    """How many letters of some parts are before each of their ids, and before the end of each part."""
    before: dict[str, int] = {}
    ends: dict[str, int] = {}
    count = 1
    for unit in units:
        for section in unit.sections:
            for element in section.iter():
                if name := element.get("id"):
                    before[name] = count
                count += len(element.text or "") + len(element.tail or "")
        ends[unit.name] = count
    return before, ends


def _learn(units: list[Unit], document: Document, book: Book, number: int) -> bool:
    """Tell every part what the pages of a round have taught; whether one of them has to be set anew."""
    numbers = folios(document, book)
    shown = folios_of_anchors(document, book)
    again = False
    for unit in units:
        own = numbers[unit.first : unit.first + len(unit.document.pages)]
        needed = unit.mending.after(unit.document.pages, own, shown, final=number >= _MENDING_ROUNDS)
        if number >= _ROOMY_ROUNDS:
            needed = needed.without_folios(unit.sections, unit.mending)
        elif number >= _FREE_ROUNDS:
            needed = needed.with_room(unit.mending, unit.sections)
        again |= needed != unit.mending
        unit.mending = needed
    return again

"""Where each page of the paged edition begins in the Book, to the word (EPUB Accessibility 1.1, 3.4).

The words that are laid out are followed through the words of the Book: both are the same signs in the same order, once
what only paper has (running heads, repeated table heads, generated text, hyphens at line ends) and what moves on paper
(notes) is left out. So a break is found inside a paragraph, a list item, a table row, a listing or a link.

Rules of ours. A page that begins inside a word begins, in the map, before that word: no word is split. A page that
begins with a figure before which text has moved up (`late_figures`) begins, in the map, with the text below it, so that
pages stay in the order of the words. A page without words of its own (blank, filled by the rest of a note or by such a
figure) begins where the next page begins. The covers are not pages of the text, and blank ones are only where the bound
book is asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from guidepress.model.book import Book, Part
from guidepress.model.errors import InternalError
from guidepress.model.xhtml import BLOCKS, MATHML, classes
from guidepress.typeset.paged.folios import folios, is_blank
from guidepress.typeset.paged.pieces import PICTURE, Piece, as_written, is_silent, pieces_of

if TYPE_CHECKING:
    from weasyprint import Document

COVERS = 2
"""How many pages stand before the first that is counted: cover and inside cover."""

_HYPHENS = frozenset("-\u2010\u2011")
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two characters of a part's tree.

    ``path`` leads from the part's root to an element, by the index of a child at each step. Of this element, ``slot``
    0 is the text before the first child, ``slot`` n the text behind child n - 1; ``offset`` counts characters in it.
    """

    path: tuple[int, ...]
    slot: int
    offset: int

    def element(self, root: etree._Element) -> etree._Element:
        """The element in whose text the place is."""
        return element_at(root, self.path)

    def insert(self, root: etree._Element, mark: etree._Element) -> None:
        """Set a mark there. Marks are set from the end on, so that the places of the others still hold."""
        element, slot = self.element(root), self.slot
        text = (element.text if slot == 0 else element[slot - 1].tail) or ""
        before, mark.tail = text[: self.offset], text[self.offset :]
        if slot == 0:
            element.text = before
        else:
            element[slot - 1].tail = before
        element.insert(slot, mark)


def element_at(root: etree._Element, path: Sequence[int]) -> etree._Element:
    """The element to which the indexes of children lead."""
    for index in path:
        root = root[index]
    return root


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where the page with a folio begins."""

    label: str
    part: str
    position: Position


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of the paged edition in their order; ``pages`` has one entry for each folio."""

    pages: tuple[PageStart, ...]

    def of_part(self, part: str) -> tuple[PageStart, ...]:
        """The pages that begin in a part, in order."""
        return tuple(page for page in self.pages if page.part == part)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A character of the Book that paper shows too, or a picture.

    ``glued`` says that nothing parts it from the one before: no space, no edge of a block, no picture.
    """

    text: str
    part: str
    position: Position
    glued: bool


def page_map(document: Document, book: Book, *, blanks: bool = False) -> PageMap:
    """The page map of a rendered Book (`pdf.render_document`), with ``blanks`` that of the bound book.

    Raises `InternalError` if the pages do not show the words of the Book in their order.
    """
    signs = [sign for part in book.parts for sign in _Signs(part).collected]
    labels = folios(document, book)
    place = 0
    drawn = pieces_of(document.pages, COVERS)
    begins: dict[int, Piece] = {}
    for piece in drawn:
        if piece.where.late is None:
            begins.setdefault(piece.page, piece)
    starts: list[int | None] = [None for _page in document.pages]
    for piece in as_written(drawn):
        if begins.get(piece.page) is piece:
            starts[piece.page] = _whole_word(signs, place)
        place = _follow(signs, place, piece.text, labels[piece.page])
    if place != len(signs):
        raise InternalError(f"the pages end before the Book does, at '{_context(signs, place)}'")
    counted = [n for n, page in enumerate(document.pages) if n >= COVERS and (blanks or not is_blank(page))]
    return PageMap(tuple(_entries(signs, starts, labels, counted)))


def _entries(
    signs: list[_Sign], starts: list[int | None], labels: list[str], counted: list[int]
) -> Iterator[PageStart]:
    """One entry for each page that counts; a page without words takes the start of the next that has some."""
    for number in counted:
        start = next((start for start in starts[number:] if start is not None), None)
        if start is not None:
            yield PageStart(labels[number], signs[start].part, signs[start].position)


def _follow(signs: list[_Sign], place: int, drawn: str, label: str) -> int:
    """Where in the Book a page ends that begins at ``place`` and shows ``drawn``."""
    for character in drawn:
        if place < len(signs) and _same(signs[place].text, character):
            place += 1
        elif character not in _HYPHENS:  # one that the typesetter added at the end of a line
            raise InternalError(f"page {label} shows '{character}' where the Book says '{_context(signs, place)}'")
    return place


def _same(wanted: str, shown: str) -> bool:
    return wanted == shown or wanted.casefold() == shown.casefold() or {wanted, shown} <= _HYPHENS


def _context(signs: list[_Sign], place: int) -> str:
    return "".join(sign.text for sign in signs[place : place + _CONTEXT])


def _whole_word(signs: list[_Sign], place: int) -> int:
    """The start of the word in which a page begins; a script without spaces between words can be parted anywhere."""
    start = place
    while 0 < start < len(signs) and signs[start].glued and _in_word(signs[start - 1].text, signs[start].text):
        start -= 1
    return start


def _in_word(before: str, after: str) -> bool:
    return all(letter.isalnum() and unicodedata.east_asian_width(letter) not in "FW" for letter in (before, after))


@dataclass
class _Signs:
    """The signs of a part in the order of its tree, without its notes."""

    part: Part
    collected: list[_Sign] = field(default_factory=list)
    _glued: bool = False

    def __post_init__(self) -> None:
        self._read(self.part.tree, ())

    def _read(self, element: etree._Element, path: tuple[int, ...]) -> None:
        self._text(element.text, path, 0)
        for number, child in enumerate(element):
            here = Position(path, number, len(_slot(element, number)))
            if not isinstance(child.tag, str):
                pass
            elif child.tag == "img" or child.tag == f"{{{MATHML}}}math":
                self._picture(child, here)
            elif "footnote" not in classes(child):
                self._edge(child)
                self._read(child, (*path, number))
                self._edge(child)
            self._text(child.tail, path, number + 1)

    def _edge(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            self._glued = False

    def _picture(self, element: etree._Element, here: Position) -> None:
        if not ("decorative" in classes(element) and not element.get("alt")):
            self.collected.append(_Sign(PICTURE, self.part.id, here, glued=False))
        self._glued = False

    def _text(self, text: str | None, path: tuple[int, ...], slot: int) -> None:
        for offset, character in enumerate(text or ""):
            if is_silent(character):
                self._glued = self._glued and not character.isspace() and character != "\u200b"
                continue
            self.collected.append(_Sign(character, self.part.id, Position(path, slot, offset), self._glued))
            self._glued = True


def _slot(element: etree._Element, slot: int) -> str:
    return (element.text if slot == 0 else element[slot - 1].tail) or ""

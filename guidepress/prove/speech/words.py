"""Words: of the Book, of what an edition says, and the comparison of the two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from xml.etree.ElementTree import Element

from lxml import etree

from guidepress.model.book import Book
from guidepress.model.place import Place
from guidepress.model.records import record
from guidepress.model.speech import INLINE, Said
from guidepress.model.xhtml import BLOCKS, MATHML, PLACE, XHTML

_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_WORDS = re.compile(r"\s+|\S+")
_XHTML = f"{{{XHTML}}}"
_UNHEARD = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u202a-\u202e\u2066-\u2069]")


@record
class Word:
    """A word, and where it stands: a place in the manuscript, or a folio."""

    text: str
    place: Place | None = None
    folio: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch where the edition says other words than the Book; one of the two sides may be empty."""

    expected: tuple[Word, ...]
    said: tuple[Word, ...]
    after: Word | None


def normal(text: str) -> str:
    """Text as far as hearing it goes: compatibility forms (ligatures) resolved, hyphens alike, format characters gone.

    This is the whole normalisation that the comparison allows itself.
    """
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", text.translate(_HYPHENS)))


def book_words(book: Book) -> list[Word]:
    """Every word of the Book in order; a picture says its alternative text, a formula its words."""
    return [word for part in book.parts for word in tree_words(part.tree, Place(part.source))]


def tree_words(root: etree._Element | Element, place: Place) -> Iterator[Word]:
    """The words of a tree, of the Book or of a page, each with the place of the nearest element that knows it."""
    pieces: list[tuple[str, Place]] = []

    def read(element: etree._Element | Element, here: Place) -> None:
        if not isinstance(element.tag, str):
            return
        here = Place.parse(value) if (value := element.get(PLACE)) else here
        name = element.tag.removeprefix(_XHTML)
        edge = " " if name in BLOCKS else ""
        pieces.append((edge, here))
        if name == "img":
            pieces.append((f" {element.get('alt', '')} ", here))
        elif element.tag == f"{{{MATHML}}}math":
            pieces.append((f" {element.get('alttext', '')} ", here))
        else:
            pieces.append((element.text or "", here))
            for child in element:
                read(child, here)
                pieces.append((child.tail or "", here))
        pieces.append((edge, here))

    read(root, place)
    yield from split((text, where, "") for text, where in pieces)


def said_words(root: Said) -> list[Word]:
    """Every word that an edition says, in order; bullets, numbers of items and folios added to links left out."""
    pieces: list[tuple[str, None, str]] = []

    def hear(said: Said, page: str) -> None:
        page = said.page or page
        if said.kind == "folio" or (said.kind == "label" and said.marker):
            apart = said.kind == "label" or said.words()[-1:].isspace()
            if not apart and pieces:  # the space before a folio goes with it
                pieces[-1] = (pieces[-1][0].rstrip(), None, pieces[-1][2])
            add(" " if apart else "", page)
            return
        edge = "" if said.kind in INLINE and said.kind != "formula" else " "
        add(edge, page)
        add(said.text, page)
        add(" " if said.text and said.kids else "", page)
        for kid in said.kids:
            hear(kid, page)
        add(edge, page)

    def add(text: str, page: str) -> None:
        if text:
            pieces.append((text, None, page))

    hear(root, "")
    return list(split(pieces))


def split(pieces: Iterator[tuple[str, Place | None, str]] | Sequence[tuple[str, Place | None, str]]) -> Iterator[Word]:
    """Pieces of text as words; a word keeps the place of its first letter."""
    current, place, folio = "", None, ""
    for text, where, page in pieces:
        for part in _cut(text):
            if part.isspace():
                if current:
                    yield Word(current, place, folio)
                current = ""
            else:
                if not current:
                    place, folio = where, page
                current += part
    if current:
        yield Word(current, place, folio)


@lru_cache(maxsize=16_384)
def _cut(text: str) -> tuple[str, ...]:
    """The words and spaces of a piece of text; editions say the same pieces, and each is cut for several provers."""
    return tuple(_WORDS.findall(normal(text)))


def compare(expected: Sequence[Word], said: Sequence[Word], *, limit: int = 50) -> list[Difference]:
    """Where the two part, in order; at most ``limit`` differences."""
    ours, theirs = [word.text for word in expected], [word.text for word in said]
    start = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    if start == len(ours) == len(theirs):
        return []
    end = 0
    while end < min(len(ours), len(theirs)) - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    matcher = SequenceMatcher(None, ours[start : len(ours) - end], theirs[start : len(theirs) - end], autojunk=False)
    differences: list[Difference] = []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind != "equal" and len(differences) < limit:
            before = expected[start + a1 - 1] if start + a1 else None
            differences.append(
                Difference(tuple(expected[start + a1 : start + a2]), tuple(said[start + b1 : start + b2]), before)
            )
    return differences

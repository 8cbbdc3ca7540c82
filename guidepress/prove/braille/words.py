"""The words that a braille edition must say, from the Book, and how each may be written."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import lent_table
from guidepress.model.place import Place
from guidepress.model.xhtml import BLOCKS, MATHML, PLACE, STRUCK, classes
from guidepress.prove.braille.tables import code_of, tables_of
from guidepress.standards.braille import back, forward, in_signs, patterns, with_apostrophes
from guidepress.standards.list_labels import is_task, labels

_UNHEARD = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_NOTE = re.compile(r"@\.[<>]")
_FORMS = re.compile(r"[.^][127'](?![AEIOU]\b)")
_CAPITALS = re.compile(r",'|,{1,3}(?![-870])")
_RAISED = re.compile("([\u0001\u0002])([^\u0003]*)\u0003")
_EDGE = "\u2029"
"""The edge of a block, which parts words as a space does, and of which no code makes one word."""
_MOST_JOINED = 3
"""So many words are one sign at most ("tout à fait")."""
_LEVELS = {"sup": "\u0001", "sub": "\u0002"}
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_MARKS = {"\u0001": ";9", "\u0002": ";5"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of the Book: as it is written there, where, and the cells it may have."""

    text: str
    place: Place
    cells: tuple[str, ...]


class _Found(NamedTuple):
    """A word as it stands in the tree; ``piece`` is the one that it begins in, ``block`` tells the blocks apart."""

    piece: int
    text: str
    place: Place
    spoken: str
    block: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a tree in the order of braille; of each element the first that it says, and the one behind them."""

    words: tuple[Wanted, ...]
    elements: Mapping[etree._Element, tuple[int, int]]


def canonical(cells: str) -> str:
    """Cells of a word without what depends on its neighbours: indicators of notes, emphasis, capitals, grade 1."""
    return _CAPITALS.sub("", _FORMS.sub("", _NOTE.sub("", cells))).replace(";", "")


@dataclass
class _Reader:
    """Reads a tree in the order in which braille says it: captions before pictures, tables by rows with their heads."""

    language: str
    figure: str
    pieces: list[tuple[str, Place, str]]
    spans: dict[etree._Element, tuple[int, int]] = field(default_factory=dict)
    """The pieces of each element: the first, and the one behind them. An item of a list begins with its mark."""

    def read(self, element: etree._Element, place: Place, spoken: str) -> None:
        """An element without its tail."""
        if not isinstance(element.tag, str):
            return
        place = Place.parse(value) if (value := element.get(PLACE)) else place
        spoken = element.get("lang", spoken)
        tag = str(element.tag)
        edge = _EDGE if tag in BLOCKS else ""
        begins = len(self.pieces)
        self.add(edge, place, spoken)
        if tag == "img":
            inside = any(up.tag == "figure" for up in element.iterancestors())
            label = f"{self.figure}: " if inside else ""
            self.add(f" {label}{element.get('alt')} " if inside else element.get("alt", ""), place, spoken)
        elif tag == f"{{{MATHML}}}math":
            self.add(element.get("alttext", "").strip(), place, spoken)
        elif "task" in classes(element):
            self.add(element.get("title", ""), place, spoken)
        elif tag in _LEVELS or self._note_number(element):
            text = re.sub(r"\s+", "", "".join(element.itertext()))
            self.add(f"{_LEVELS.get(tag, _LEVELS['sup'])}{text}\u0003", place, spoken)
        elif tag == "figure":
            kids = sorted(element, key=lambda kid: {"figcaption": 0, "img": 1}.get(str(kid.tag), 2))
            for kid in kids:
                self.read(kid, place, spoken)
        elif tag == "table":
            self._table(element, place, spoken)
        elif tag in STRUCK:
            before, behind = code_of(self.language).struck
            self.add(f" {before} ", place, "")
            self._inside(element, place, spoken)
            self.add(f" {behind} ", place, "")
        else:
            self._inside(element, place, spoken)
        self.spans[element] = begins, len(self.pieces)
        self.add(edge, place, spoken)

    def _note_number(self, element: etree._Element) -> bool:
        notes = (up for up in element.iterancestors("aside") if "footnote" in classes(up))
        return "backlink" in classes(element) and next(notes, None) is not None

    def _inside(self, element: etree._Element, place: Place, spoken: str) -> None:
        numbered = dict(labels(element, rtl=runs_right_to_left(self.language))) if element.tag == "ol" else {}
        marked = element.tag in ("ul", "ol") and "toc" not in classes(element) and not _in_contents(element)
        self.add(element.text or "", place, spoken)
        for kid in element:
            begins = len(self.pieces)
            if marked and kid.tag == "li":
                mark = f" {numbered[kid]}. " if kid in numbered else " " if is_task(kid) else " • "
                self.add(mark, place, spoken)
            self.read(kid, place, spoken)
            if kid in self.spans:
                self.spans[kid] = begins, self.spans[kid][1]
            self.add(kid.tail or "", place, spoken)

    def _table(self, table: etree._Element, place: Place, spoken: str) -> None:
        heads: list[etree._Element] = []
        for caption in table.findall("caption"):
            self.read(caption, place, spoken)
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in ("th", "td")]
            if any(up.tag == "thead" for up in row.iterancestors()):
                heads = cells
                continue
            for number, cell in enumerate(cells):
                if (number or cell.tag == "td") and number < len(heads) and _says(heads[number]):
                    self.add(" ", place, spoken)
                    self._inside(heads[number], place, heads[number].get("lang", spoken))
                    self.add(": ", place, spoken)
                self.read(cell, place, spoken)
                self.add("" if _says(cell) else " – ", place, spoken)

    def add(self, text: str, place: Place, spoken: str) -> None:
        """A piece of text."""
        if text:
            self.pieces.append((unicodedata.normalize("NFC", _UNHEARD.sub("", text)), place, spoken))


def _in_contents(element: etree._Element) -> bool:
    return any("toc" in classes(up) for up in element.iterancestors("ol"))


def _says(element: etree._Element) -> bool:
    return bool("".join(element.itertext()).strip() or element.findall(".//img"))


def wanted(root: etree._Element, place: Place, language: str, figure: str) -> Iterator[Wanted]:
    """The words of a tree in the order of braille."""
    yield from spoken(root, place, language, figure).words


def of_text(text: str, language: str) -> list[Wanted]:
    """The words of a text in the language of the guide."""
    plain = unicodedata.normalize("NFC", _UNHEARD.sub("", text))
    return [Wanted(word, Place(""), cells) for part in plain.split() for word, cells in _written(part, language, "")]


def reads_as(cells: str, word: Wanted, language: str) -> bool:
    """Whether cells that contract otherwise (emphasis parts a word) read as the word all the same."""
    plain = word.text.casefold().translate(_QUOTES)
    ways = (back(quiet(cells), table) for table in tables_of(language))
    return any(way.casefold().translate(_QUOTES) == plain for way in ways)


def quiet(cells: str) -> str:
    """Cells without the indicators that liblouis cannot read back alone."""
    for mark in ("@.<", "@.>", ".1", ".2", ".7", ".'", "^1", "^2", "^7", "^'"):
        cells = cells.replace(mark, "")
    return cells


def spoken(root: etree._Element, place: Place, language: str, figure: str) -> Spoken:
    """The words of a tree in the order of braille, and whose they are."""
    reader = _Reader(language, figure, [])
    reader.read(root, place, "")
    made: list[Wanted] = []
    pieces: list[int] = []
    for one in _as_written([*_split(reader.pieces)], language):
        for word, cells in _written(one.text, language, one.spoken):
            made.append(Wanted(word, one.place, cells))
            pieces.append(one.piece)
    spans = {
        element: (bisect_left(pieces, first), bisect_left(pieces, end))
        for element, (first, end) in reader.spans.items()
    }
    return Spoken(tuple(made), spans)


def _as_written(found: Sequence[_Found], language: str) -> Iterator[_Found]:
    """The words, those in one that the code of the language writes as one."""
    most, at = _MOST_JOINED if code_of(language).joined else 1, 0
    while at < len(found):
        length = _joined(found[at : at + most], language)
        yield found[at]._replace(text=" ".join(word.text for word in found[at : at + length]))
        at += length


def _joined(ahead: Sequence[_Found], language: str) -> int:
    """How many of the words ahead the code writes as one; they stand in one block."""
    for length in range(len(ahead), 1, -1):
        words = ahead[:length]
        if all((word.spoken, word.block) == (words[0].spoken, words[0].block) for word in words):
            text = " ".join(word.text for word in words)
            ways = [cells for _, cells in _written(text, language, words[0].spoken)]
            if len(ways) == 1 and ways[0] and not any(" " in cells for cells in ways[0]):
                return length
    return 1


def _split(pieces: list[tuple[str, Place, str]]) -> Iterator[_Found]:
    found, block = _Found(0, "", Place(""), "", 0), 0
    for number, (text, where, language) in enumerate(pieces):
        for part in re.findall(r"\s+|\S+", text):
            if part.isspace():
                if found.text:
                    yield found
                block += part == _EDGE
                found = found._replace(text="")
            elif found.text:
                found = found._replace(text=found.text + part, spoken=language or found.spoken)
            else:
                found = _Found(number, part, where, language, block)
    if found.text:
        yield found


def _raised(word: str, table: str) -> str:
    """A word whose raised and lowered parts are written as a table has them."""
    return _RAISED.sub(lambda match: _level(match, table), word)


def _written(word: str, language: str, spoken: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A word and the cells it may have, without what `canonical` leaves out; a sign without cells is named."""
    tables = tables_of(language)
    plain = _RAISED.sub(r"\2", word)
    word = in_signs(with_apostrophes(word, elided=code_of(language).elided), tables[0])
    if "\u0001" in word or "\u0002" in word:
        ways = [forward(_raised(word, table), table) for table in tables]
        if known := tuple(dict.fromkeys(canonical(cells) for cells in ways if cells is not None)):
            yield plain, known
        else:
            yield from _strange_and_raised(word, language, spoken)
        return
    found = [cells for table in tables if (cells := forward(word, table)) is not None]
    script = lent_table(spoken)
    if not found and script and (cells := forward(word, script)) is not None:
        found = [cells]
    if found:
        yield plain, tuple(dict.fromkeys(canonical(cells) for cells in found))
        return
    named, run = "", ""
    for sign in word:
        strange = forward(sign, tables[0]) is None or bool(run and unicodedata.combining(sign))
        named += (", " if run else "") + unicodedata.name(sign, f"U+{ord(sign):04X}").lower() if strange else sign
        run = sign if strange else ""
    for part in named.split():
        yield part, tuple(dict.fromkeys(canonical(forward(part, table) or "") for table in tables))


def _strange_and_raised(word: str, language: str, spoken: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A word of another script with what is raised behind it: the last of its names, or its letters, bear that."""
    tables = tables_of(language)
    at = min(found for sign in _MARKS if (found := word.find(sign)) >= 0)
    head, raised = word[:at], word[at:]
    said = list(_written(head, language, spoken))
    mark = canonical(forward(_raised(raised, tables[0]), tables[0]) or "")
    for number, (text, cells) in enumerate(said, 1):
        yield (text, cells) if number < len(said) else (text, tuple(f"{one}{mark}" for one in cells))


def _level(match: re.Match[str], table: str) -> str:
    """Raised or lowered signs as braille patterns, which the tables hand through; what is no number is grouped.

    Without the indicator of grade 1, which a letter alone has in grade 2: `canonical` leaves it out of the cells, too,
    and liblouis drops the grouping of one letter from a to j, but not with the indicator before it (notes b to j).
    """
    inner = (forward(match[2], table) or "").replace(";", "")
    return patterns(_MARKS[match[1]] + (inner if re.fullmatch(r"[\d,]+", match[2]) else f"<{inner}>"))

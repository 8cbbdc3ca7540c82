"""What a braille edition says, from its bytes: the shape of a BRF file, its page numbers, its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from guidepress.languages.registry import language_for
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.prove.braille.around import prove_around
from guidepress.prove.braille.layout import prove_layout
from guidepress.prove.braille.tables import code_of
from guidepress.prove.braille.words import Wanted, canonical, reads_as, wanted
from guidepress.prove.parsers.brf import CHARACTERS, HEIGHT, WIDTH, Page, print_pages, raw_pages, read_page, words
from guidepress.standards.braille import back, forward

_BANA = "BANA, Braille Formats 2016, "

BRL001 = rule_of("BRL001")
BRL002 = rule_of("BRL002")
BRL003 = rule_of("BRL003")
BRL004 = rule_of("BRL004")
BRL005 = rule_of("BRL005")
BRL006 = rule_of("BRL006")
BRL007 = rule_of("BRL007")
BRL008 = rule_of("BRL008")

_SHOWN, _MOST = 10, 20


def prove_braille(data: bytes, book: Book) -> Iterator[Finding]:
    """BRL001 to BRL011. Raises `OutsideToolError` without liblouis."""
    place = Place("")
    sheets = list(raw_pages(data))
    yield from _shape(data, sheets, place)
    pages = [read_page(lines) for lines in sheets if lines]
    yield from _numbers(pages, place)
    yield from _print_numbers(pages, place)
    language = book.settings.language
    opening = [canonical(cells) for cells in words([page for page in pages if page.series == "T"])]
    statement = (forward(code_of(language).statement, code_of(language).table) or "").split()
    if _find(opening, [canonical(cells) for cells in statement]) < 0:
        yield BRL006.at(place)
    said = words([page for page in pages if page.series != "T"])
    yield from _words(said, book, language)
    yield from _disclaimer(said, book, language)
    yield from prove_layout(pages, book)
    yield from prove_around(pages, book)


def _shape(data: bytes, sheets: Sequence[Sequence[str]], place: Place) -> Iterator[Finding]:
    if not data.endswith(b"\r\n\f"):
        yield BRL001.at(place, "the last page does not end in CR LF and a form feed")
    for number, lines in enumerate(sheets, 1):
        if len(lines) != HEIGHT:
            yield BRL003.at(place, f"sheet {number} has {len(lines)} lines")
        for row, line in enumerate(lines, 1):
            if strange := sorted(set(line) - CHARACTERS):
                yield BRL001.at(place, f"sheet {number}, line {row}: {strange[0]!r} is no cell")
            if len(line) > WIDTH:
                yield BRL002.at(place, f"sheet {number}, line {row} has {len(line)} cells")


def _numbers(pages: Sequence[Page], place: Place) -> Iterator[Finding]:
    """BRL004: 1, 2, 3 in each series, and the series in their order."""
    order = ["T", "P", ""]
    series, number = "T", 0
    for sheet, page in enumerate(pages, 1):
        if page.series != series and order.index(page.series) > order.index(series):
            series, number = page.series, 0
        number += 1
        if (page.series, page.number) != (series, number):
            name = f"{page.series.lower()}{page.number}" if page.number else "none"
            yield BRL004.at(place, f"sheet {sheet} has the number {name}; it must be {series.lower()}{number}")
            series, number = page.series, page.number or number


def _print_numbers(pages: Sequence[Page], place: Place) -> Iterator[Finding]:
    """BRL005: i, ii, iii and so on, then 1, 2, 3; every page names the one it begins in."""
    for page in pages:
        if page.series != "T" and not page.top:
            yield BRL005.at(place, f"braille page {page.series.lower()}{page.number} names no print page")
    roman, number = True, 0
    for is_roman, folio in print_pages(list(pages)):
        if roman and not is_roman:
            roman, number = False, 0
        number += 1
        if (is_roman, folio) != (roman, number):
            yield BRL005.at(place, f"print page {folio} follows where {number} must begin")
            roman, number = is_roman, folio
    if roman:
        yield BRL005.at(place, "no print page of the body begins in the braille")


def _wanted(parts: Sequence[Part], book: Book, language: str) -> list[Wanted]:
    figure = language_for(book.settings.language).book.figure
    return [word for part in parts for word in wanted(part.tree, Place(part.source), language, figure)]


def _words(said: list[str], book: Book, language: str) -> Iterator[Finding]:
    """BRL008 for each stretch where the cells are not those of the Book's words."""
    expected = _wanted(book.parts, book, language)
    ours, theirs = _aligned(expected, said)
    count = 0
    for kind, a1, a2, b1, b2 in (
        SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if (ours != theirs) else []
    ):
        if kind == "equal" or (
            a2 - a1 == b2 - b1 and all(reads_as(said[b1 + at], expected[a1 + at], language) for at in range(a2 - a1))
        ):
            continue
        count += 1
        if count > _MOST:
            return
        place = expected[min(a1, len(expected) - 1)].place
        wants = " ".join(word.text for word in expected[a1:a2][:_SHOWN])
        has = back(" ".join(said[b1:b2][:_SHOWN]), code_of(language).table) if b2 > b1 else ""
        yield BRL008.at(place, f"the braille says “{has}” for “{wants}”")


def _aligned(expected: Sequence[Wanted], said: Sequence[str]) -> tuple[list[str], list[str]]:
    """Both as canonical cells; a word that may be written in two ways counts as the first."""
    first = {way: word.cells[0] for word in expected for way in reversed(word.cells)}
    theirs = [canonical(cells) for cells in said]
    return [first[word.cells[0]] for word in expected], [first.get(cells, cells) for cells in theirs]


def _disclaimer(said: list[str], book: Book, language: str) -> Iterator[Finding]:
    """BRL007: all of the disclaimer's words, in one stretch, before the contents and the first section."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    expected = _wanted([part], book, language)
    ours, theirs = _aligned(expected, said)
    at = _find(theirs, ours)
    if at < 0:
        yield BRL007.at(Place(part.source), "the braille does not say the disclaimer word for word")
        return
    for later in (book.of_kind(PartKind.CONTENTS), book.of_kind(PartKind.SECTION)):
        if later is not None:
            opening = _wanted([later], book, language)[:_SHOWN]
            heads, cells = _aligned(opening, said)
            if 0 <= _find(cells, heads) < at:
                yield BRL007.at(Place(part.source), f"the braille says “{later.title}” before the disclaimer")


def _find(cells: Sequence[str], wanted_cells: Sequence[str]) -> int:
    length = len(wanted_cells)
    return next((at for at in range(len(cells) - length + 1) if cells[at : at + length] == wanted_cells), -1)

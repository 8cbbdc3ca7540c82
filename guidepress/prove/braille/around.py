"""What a braille edition says around the Book's words: the transcriber's pages and the running head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text
from guidepress.prove.braille.layout import BRL010
from guidepress.prove.braille.tables import code_of
from guidepress.prove.braille.words import Wanted, canonical, of_text, reads_as
from guidepress.prove.parsers.brf import WIDTH, Page, placed, words
from guidepress.standards.braille import back, forward

BRL011 = rule_of("BRL011")

_SHOWN = 8
_FIRST = 2
"""The empty cells before the first line of a note of the transcriber."""
_VERSION = "\x00"
_ANY_VERSION = "1.23.45.67.89.0"
"""A version of liblouis, which another machine has otherwise, is written in the cells of this one."""


def prove_around(pages: Sequence[Page], book: Book) -> Iterator[Finding]:
    """BRL010 for a running head that is not the guide's, and for transcriber's pages that say something else.

    BRL011 for lines of these pages that stand otherwise than their kind.
    """
    language = book.settings.language
    head = of_text(book.settings.running_title, language)
    for page in pages:
        if (said := page.head.split()) and (fault := _fault(said, head, language)):
            name = f"{page.series.lower()}{page.number}"
            yield BRL010.at(Place(""), f"the running head of braille page {name} {fault}")
    theirs = [page for page in pages if page.series == "T"]
    blocks = list(_transcriber(book, language))
    if fault := _fault(words(theirs), [word for _centred, block in blocks for word in block], language):
        yield BRL010.at(Place(""), f"the transcriber's pages {fault}")
    else:
        for fault in _out_of_place(theirs, blocks):
            yield BRL011.at(Place(""), f"the transcriber's pages: {fault}")


def _out_of_place(pages: Sequence[Page], blocks: Sequence[tuple[bool, Sequence[Wanted]]]) -> Iterator[str]:
    """What does not stand in the middle, as the title page and the heading of the notes do, or in cells 3 and 1."""
    found = placed(pages)
    begins = 0
    for centred, block in blocks:
        told = found[begins : begins + len(block)]
        before = found[begins - 1 : begins] if begins else []
        begins += len(block)
        if not told:
            continue
        rows = list(dict.fromkeys((one.page, one.line) for one in told))
        shown = " ".join(word.text for word in block[:_SHOWN]).replace(_VERSION, "…")
        if before and (before[0].page, before[0].line) == rows[0]:
            yield f"“{shown}” does not begin a line"
            continue
        for number, (page, line) in enumerate(rows):
            row = pages[page].lines[line]
            has = len(row) - len(row.lstrip())
            if centred and abs((WIDTH - len(row.strip())) // 2 - has) > 1:
                yield f"“{shown}” is not in the middle of its line"
                break
            if not centred and has != (0 if number else _FIRST):
                yield f"“{shown}” has a line in cell {has + 1}; the first is in cell {_FIRST + 1}, the others in cell 1"
                break


def _transcriber(book: Book, language: str) -> Iterator[tuple[bool, list[Wanted]]]:
    """The words of the title page and of the notes (BANA 2), line by line, and whether a line stands in the middle."""
    code = code_of(language)
    part = book.of_kind(PartKind.TITLE_PAGE)
    printed = [flat_text(element) for element in part.tree] if part else [book.settings.title]
    made = code.made.format(name=code.name, version=_VERSION, table=code.table)
    title = (*printed, code.edition, code.statement, made, code.notes_title)
    for number, line in enumerate((*title, code.statement, *code.notes.splitlines())):
        held: list[Wanted] = []
        pieces = line.split()
        whole = (forward(line.replace(_VERSION, "1"), code.table) or "").split()
        if len(whole) != len(pieces):  # a sign that is spelled in several words
            whole = [""] * len(pieces)
        for piece, cells in zip(pieces, whole, strict=True):
            said = [Wanted(piece, Place(""), ())] if _VERSION in piece else of_text(piece, language)
            held += [replace(one, cells=(*one.cells, canonical(cells))) for one in said]
        yield number < len(title), held


def _fault(said: Sequence[str], wanted: Sequence[Wanted], language: str) -> str:
    """Where cells say something else than is wanted; "" if they do not."""
    for at, (cells, word) in enumerate(zip_longest(said, wanted)):
        if cells is None or word is None or not _is(cells, word, language):
            says = back(" ".join(said[at : at + _SHOWN]), code_of(language).table)
            wants = " ".join(one.text for one in wanted[at : at + _SHOWN]).replace(_VERSION, "…")
            return f"say “{says}” for “{wants}”"
    return ""


def _is(cells: str, word: Wanted, language: str) -> bool:
    if _VERSION in word.text:
        return bool(cells) and {*cells} <= {*(forward(_ANY_VERSION, code_of(language).table) or "")}
    return canonical(cells) in word.cells or reads_as(cells, word, language)

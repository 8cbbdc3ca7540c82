"""What a braille edition says around the Book's words: the transcriber's pages and the running head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text
from guidepress.prove.braille.layout import BRL010
from guidepress.prove.braille.tables import code_of
from guidepress.prove.braille.words import Wanted, canonical, of_text, reads_as
from guidepress.prove.parsers.brf import Page, words
from guidepress.standards.braille import back, forward

_SHOWN = 8
_VERSION = "\x00"
_ANY_VERSION = "1.23.45.67.89.0"
"""A version of liblouis, which another machine has otherwise, is written in the cells of this one."""


def prove_around(pages: Sequence[Page], book: Book) -> Iterator[Finding]:
    """BRL010 for a running head that is not the guide's, and for transcriber's pages that say something else."""
    language = book.settings.language
    head = of_text(book.settings.running_title, language)
    for page in pages:
        if (said := page.head.split()) and (fault := _fault(said, head, language)):
            name = f"{page.series.lower()}{page.number}"
            yield BRL010.at(Place(""), f"the running head of braille page {name} {fault}")
    said = words([page for page in pages if page.series == "T"])
    if fault := _fault(said, list(_transcriber(book, language)), language):
        yield BRL010.at(Place(""), f"the transcriber's pages {fault}")


def _transcriber(book: Book, language: str) -> Iterator[Wanted]:
    """The words of the title page and of the notes (BANA 2)."""
    code = code_of(language)
    part = book.of_kind(PartKind.TITLE_PAGE)
    printed = [flat_text(element) for element in part.tree] if part else [book.settings.title]
    made = code.made.format(name=code.name, version=_VERSION, table=code.table)
    notes = (code.notes_title, code.statement, *code.notes.splitlines())
    for line in (*printed, code.edition, code.statement, made, *notes):
        pieces = line.split()
        whole = (forward(line.replace(_VERSION, "1"), code.table) or "").split()
        if len(whole) != len(pieces):  # a sign that is spelled in several words
            whole = [""] * len(pieces)
        for piece, cells in zip(pieces, whole, strict=True):
            said = [Wanted(piece, Place(""), ())] if _VERSION in piece else of_text(piece, language)
            yield from (replace(one, cells=(*one.cells, canonical(cells))) for one in said)


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

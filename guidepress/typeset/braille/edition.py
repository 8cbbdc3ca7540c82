"""The braille edition: a BRF file of 40 cells by 25 lines, contracted, with the pages of the print edition.

BRF has no standard. As most embossers and reading programs take it: North American ASCII braille in capitals (the
charset that IANA registers as ``BRF``: 20 to 5F hexadecimal), every line ends in CR LF, every page in a form feed.
"""

from __future__ import annotations

from lxml import etree

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.language import BrailleCode
from guidepress.languages.registry import language_for
from guidepress.model.book import Book, Matter, Part, PartKind
from guidepress.model.edition import Edition, Published
from guidepress.model.xhtml import flat_text
from guidepress.standards import braille as louis
from guidepress.typeset.braille.block import Block, Shape
from guidepress.typeset.braille.codes import code_for
from guidepress.typeset.braille.formatting import Blocks
from guidepress.typeset.braille.pages import HEIGHT, WIDTH, Pages
from guidepress.typeset.braille.text import PRINT_PAGE, Passage
from guidepress.typeset.paged.page_map import PageMap, PageStart

MEDIA_TYPE = "text/plain; charset=BRF"
"""No media type is registered for BRF; the charset is (IANA, character sets), and ``.brf`` is commonly plain text."""

_RUN_ON = frozenset({PartKind.TITLE_PAGE, PartKind.IMPRINT})
"""Parts that begin no braille page of their own, unless the book begins with them."""


def braille_brf(book: Book, edition: Edition, pages: PageMap) -> Published:
    """The Book in braille; ``pages`` are those of the print edition.

    The same Book, pages and version of liblouis make the same bytes. Raises `ConfigurationError` if there is no
    braille code for the language, `OutsideToolError` if liblouis or its table is not installed.
    """
    code = code_for(book.settings.language)
    set_pages = Pages(_one_line(book.settings.running_title, code))
    set_pages.section("t")
    for blocks in _transcriber(book, code):
        set_pages.turn()
        set_pages.blocks(blocks)
    trees = [(part, _marked(part, pages.of_part(part.id))) for part in book.parts]
    language = book.settings.language
    folios = _folios([tree for _part, tree in trees])
    makes = Blocks(code, language_for(language).book.figure, folios, rtl=runs_right_to_left(language))
    for part, tree in trees:
        if (part.kind not in _RUN_ON and not part.is_nested) or part is book.parts[0]:
            set_pages.section("p" if part.matter is Matter.FRONT else "")
        set_pages.blocks(list(makes.of_part(tree, is_nested=part.is_nested)))
    set_pages.turn()
    return Published(
        edition=edition,
        file=edition.file_name(book.settings.slug),
        data="".join(set_pages.done).encode("ascii"),
        media_type=MEDIA_TYPE,
        words=sum(len(text.split()) for text in book.text()),
        pages=len(set_pages.done),
        extra={"code": code.name, "table": code.table, "liblouis": louis.version(), "cells": WIDTH, "lines": HEIGHT},
    )


def _one_line(text: str, code: BrailleCode) -> str:
    return louis.translate(text, code.table).text.strip()


def _text(text: str, code: BrailleCode, **layout: object) -> Block:
    passage = Passage(code)
    passage.add(text)
    return Block(passage.words(), **layout)  # type: ignore[arg-type]


def _transcriber(book: Book, code: BrailleCode) -> list[list[Block]]:
    """The title page and the transcriber's notes (BANA 2)."""
    made = code.made.format(name=code.name, version=louis.version(), table=code.table)
    part = book.of_kind(PartKind.TITLE_PAGE)
    printed = [flat_text(element) for element in part.tree] if part else [book.settings.title]
    lines = [*printed, code.edition, code.statement, made]
    title = [_text(line, code, shape=Shape.CENTRED, before=True) for line in lines if line]
    notes = [_text(code.notes_title, code, shape=Shape.CENTRED, after=True, leads=True)]
    notes += [_text(note, code, first=2) for note in (code.statement, *code.notes.splitlines())]
    return [title, notes]


def _marked(part: Part, starts: tuple[PageStart, ...]) -> etree._Element:
    """A copy of a part's tree with a mark where each print page begins."""
    root = part.tree_copy()
    for start in reversed(starts):
        start.position.insert(root, etree.Element(PRINT_PAGE, label=start.label))
    return root


def _folios(trees: list[etree._Element]) -> dict[str, str]:
    """The print page on which each id stands."""
    found: dict[str, str] = {}
    label = ""
    for tree in trees:
        for element in tree.iter():
            if element.tag == PRINT_PAGE:
                label = element.get("label", "")
            elif name := element.get("id"):
                found[name] = _opening(element) or label
    return found


def _opening(element: etree._Element) -> str:
    """The last print page that begins in an element before any of its text; empty if none does."""
    label = ""
    for node in element.iter():
        if node.tag == PRINT_PAGE:
            label = node.get("label", "")
        if (node.text or "").strip() or (node.tag == PRINT_PAGE and (node.tail or "").strip()):
            break
    return label

"""What laid-out pages show of the text, piece by piece, and in the order in which the Book says it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guidepress.typeset.paged.late_figures import is_late

PICTURE = "\ufffc"
"""What stands for a picture among letters."""


@dataclass(frozen=True, slots=True, eq=False)
class _Where:
    """The innermost element, the part, the cell and the late figure that a box is in."""

    element: Any = None
    part: Any = None
    cell: Any = None
    late: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What a page shows in one box: its text, and where the box is in.

    That is its element, the part, the cell of a table (the outermost one), the figure that text has moved up before.
    """

    page: int
    where: _Where
    text: str


def pieces_of(pages: Sequence[Any], first: int) -> list[Piece]:
    """What the pages from a number on show, in the order in which it is drawn."""
    seen: dict[Any, int] = {}
    return [
        Piece(number, where, text)
        for number, page in enumerate(pages)
        if number >= first
        for where, text in _drawn(page._page_box, seen, number, _Where())
        if text
    ]


def as_written(drawn: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces in the order of the Book.

    A row that goes on overleaf has its cells side by side there again, and a figure before which text has moved up is
    told before it.
    """
    return _cells_in_place(_figures_in_place(drawn))


def _figures_in_place(drawn: Sequence[Piece]) -> Sequence[Piece]:
    """What is drawn with each figure that text has moved up before where it is told."""
    late: dict[Any, dict[Any, list[Piece]]] = {}
    for piece in drawn:
        if piece.where.late is not None:
            late.setdefault(piece.where.part, {}).setdefault(piece.where.late, []).append(piece)
    if not late:
        return drawn
    order = {part: {element: number for number, element in enumerate(part.iter())} for part in late}
    waiting = {part: [(order[part][one] + sum(1 for _ in one.iter()), one) for one in late[part]] for part in late}
    told: list[Piece] = []
    for piece in drawn:
        if piece.where.late is None:
            part = piece.where.part
            while waiting.get(part) and order[part].get(piece.where.element, 0) >= waiting[part][0][0]:
                told += late[part][waiting[part].pop(0)[1]]
            told.append(piece)
    return told


def _cells_in_place(drawn: Sequence[Piece]) -> Iterator[Piece]:
    """What is drawn in the order of the Book: a row that goes on overleaf has its cells side by side there again."""
    of_cell: dict[Any, list[Piece]] = {}
    for piece in drawn:
        if piece.where.cell is not None:
            of_cell.setdefault(piece.where.cell, []).append(piece)
    for piece in drawn:
        if piece.where.cell is None:
            yield piece
        else:
            yield from of_cell.pop(piece.where.cell, ())


def is_silent(character: str) -> bool:
    """Whether a character leaves no trace of its own on paper: spaces, soft hyphens, marks of direction."""
    return character.isspace() or unicodedata.category(character) in {"Cf", "Cc"}


def _drawn(box: Any, seen: dict[Any, int], page: int, where: _Where) -> Iterator[tuple[_Where, str]]:
    """What a page shows of the text, each piece with its place: signs without spaces, a picture as one sign."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder

    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    element = box.element
    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox) or "::" in str(box.element_tag or ""):
        return
    if element is not None and element.tag == "thead" and seen.setdefault(element, page) != page:
        return
    if element is not None and element.get("role") == "doc-footnote":
        return  # one too long for the foot of a page
    if element is not where.element and element is not None:
        opens = element.tag == "section" and where.part is None
        where = replace(where, element=element, part=element if opens else where.part)
    if where.late is None and is_late(box):
        where = replace(where, late=element)
    if where.cell is None and isinstance(box, boxes.TableCellBox):
        where = replace(where, cell=element)
    if isinstance(box, boxes.TextBox):
        yield where, "".join(character for character in box.text if not is_silent(character))
    elif isinstance(box, boxes.ReplacedBox):
        yield where, PICTURE
    for child in getattr(box, "children", ()):
        yield from _drawn(child, seen, page, where)

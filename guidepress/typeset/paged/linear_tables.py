"""Wide tables as records, where the type is too large for columns, or the columns are too many for the page.

The elements stay a table, and so does the structure tree. The sheet lays each row out as a block, one cell under the
other, and shows before each cell the head of its column, which stands here in ``data-head``. Those heads are repeated
for the eye alone: in the PDF they are artifacts (`marking`), so that the table says each of its words once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from guidepress.languages.registry import language_for

HEAD = "data-head"
"""On a cell: the head of its column as it is shown. On a row: what reaches into it from cells of the rows above."""

_UNSAID = frozenset({"doc-noteref", "doc-biblioref", "doc-footnote"})
_NOTHING = "\N{EN DASH}"
_SIDE_BY_SIDE = ((16, 12, 3), (30, 20, 2))
"""How many letters the longest cell of records may have with its head, and its longest word, if so many stand side by
side: as many as the editions with large type have room for."""
_NARROWER = frozenset({"li", "aside", "dd", "blockquote"})
_SHARE = 0.75
"""What such an element leaves of the line to a table in it."""
_NOT_BESIDE = ("img", "pre", "table", "ul", "ol", "aside", "code")
_OF_COLUMNS = frozenset({"wide", "middling", "short", "tight", "records"})
_Slots = dict[tuple[int, int], etree._Element]


BESIDE = "data-beside"
"""On a table: the class that it has as records beside that of all records."""

RECORDS = "records"
"""The class of a table whose rows are blocks."""


def linearise(root: etree._Element, most: int | None, language: str = "en") -> None:
    """Give the cells of every table under ``root`` their ``data-head``, and make records of those too wide to be set.

    Too wide is a table of more than ``most`` columns, if it has a head row. `fitting` makes records of one that does
    not fit when it is set; until then nobody sees the heads.
    """
    for table in list(root.iter("table")):
        rows = [row for row in table.iter("tr") if _table_of(row) is table]
        slots = _slots(rows)
        heads = _heads(slots, rows)
        if heads:
            _name_cells(rows, slots, heads, _colon(table, language))
        narrow = any(above.tag in _NARROWER for above in table.iterancestors())
        if beside := _beside(rows, _SHARE if narrow else 1.0):
            table.set(BESIDE, beside)
        if heads and most is not None and 1 + max(column for _row, column in slots) > most:
            make_records(table)


def make_records(table: Any) -> None:
    """Let the sheet lay the rows of a table out as blocks; an element of any library."""
    kept = [name for name in table.get("class", "").split() if name not in _OF_COLUMNS]
    table.set("class", " ".join([*kept, RECORDS, *filter(None, [table.get(BESIDE)])]))


def _beside(rows: list[etree._Element], share: float) -> str:
    """The class by which two or three cells stand on a line of a record, if all are short.

    ``share`` of a line is free for the table.
    """
    cells = [cell for row in rows if not _in_head(row) for cell in row]
    if any(cell.find(f".//{block}") is not None for cell in cells for block in _NOT_BESIDE):
        return ""
    texts = [cell.get(HEAD, "") + _words(cell) for cell in cells]
    longest = max(map(len, texts), default=0)
    word = max((len(one) for text in texts for one in text.split()), default=0)
    fitting = (n for most, one, n in _SIDE_BY_SIDE if longest <= most * share and word <= one * share)
    return next((f"by-{count}" for count in fitting), "")


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)


def _name_cells(rows: list[etree._Element], slots: _Slots, heads: Mapping[int, list[str]], colon: str) -> None:
    body = [number for number, row in enumerate(rows) if not _in_head(row)]
    firsts = [slots[number, 0] for number in body if (number, 0) in slots]
    named = all(_names(cell) for cell in firsts if _words(cell))
    for number in body:
        row, from_above = rows[number], list[str]()
        for cell, columns in _across(slots, number):
            head = " / ".join(dict.fromkeys(", ".join(heads[column]) for column in columns if heads.get(column)))
            if cell.getparent() is not row:
                from_above.append(_shown(head, colon) + _words(cell))
            elif head and (columns[0] or not (named and _names(cell))):
                cell.set(HEAD, _shown(head, colon) + ("" if _words(cell) or len(cell) else _NOTHING))
        if from_above:
            row.set(HEAD, "; ".join(from_above))


def _names(cell: etree._Element) -> bool:
    """Whether the first cell of a row can stand alone as a name: "Monday" can, "12" cannot, nor "3 to 4" beside it."""
    return any(letter.isalpha() for letter in _words(cell))


def _shown(head: str, colon: str) -> str:
    """A head with what parts it from the words of the cell."""
    return head and (f"{head} " if head[-1] in ":?!" else f"{head}{colon} ")


def _colon(table: etree._Element, language: str) -> str:
    """A colon as the language of a table sets it."""
    spoken = next((one.get("lang", "") for one in (table, *table.iterancestors()) if one.get("lang")), language)
    return language_for(spoken).book.colon


def _in_head(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _slots(rows: list[etree._Element]) -> _Slots:
    """Which cell covers each slot, by row and column from 0."""
    slots: _Slots = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in slots:
                column += 1
            across, down = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1")) or len(rows)
            for x in range(column, column + across):
                for y in range(number, min(number + down, len(rows))):
                    slots[y, x] = cell
            column += across
    return slots


def _across(slots: _Slots, number: int) -> Iterator[tuple[etree._Element, list[int]]]:
    """The cells of a row from the left, each with its columns, those from rows above among them."""
    cells: dict[etree._Element, list[int]] = {}
    for (row, column), cell in sorted(slots.items(), key=lambda slot: slot[0]):
        if row == number:
            cells.setdefault(cell, []).append(column)
    yield from cells.items()


def _heads(slots: _Slots, rows: list[etree._Element]) -> dict[int, list[str]]:
    """The words at the head of each column, from the top down; nothing for a table without a head row."""
    heads: dict[int, list[etree._Element]] = {}
    for (row, column), cell in sorted(slots.items(), key=lambda slot: slot[0]):
        if _in_head(rows[row]) and cell not in heads.setdefault(column, []):
            heads[column].append(cell)
    return {column: [words for cell in cells if (words := _words(cell))] for column, cells in heads.items()}


def _words(cell: etree._Element) -> str:
    """The words of a cell without notes and their calls; a formula gives the words that stand for it."""
    return " ".join("".join(_said(cell)).split())


def _said(node: etree._Element) -> Iterator[str]:
    yield node.get("alt", "") if node.tag == "img" else node.text or ""
    for child in node:
        if child.get("role") not in _UNSAID:
            yield from _said(child)
        yield child.tail or ""

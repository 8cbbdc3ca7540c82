"""Table cells: spans, scope, ids of head cells and the heads of each data cell (PDF/UA-1 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pydyf

from guidepress.typeset.pdf.tags.element import Element

SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


def set_headers(root: Element) -> None:
    """Give every table of the tree its attributes."""
    tables = [element for element in root.elements() if element.role == "Table"]
    for number, table in enumerate(tables, 1):
        _set_table(table, number)


def _set_table(table: Element, number: int) -> None:
    grid = _grid(table)
    slots: dict[Element, list[tuple[int, int]]] = {}
    for slot, cell in grid.items():
        slots.setdefault(cell, []).append(slot)
    heads = [(slot, cell) for slot, cell in sorted(grid.items()) if cell.role == "TH"]
    for count, head in enumerate([cell for cell in dict.fromkeys(grid.values()) if cell.role == "TH"], 1):
        head.attributes["ID"] = pydyf.String(f"table-{number}-head-{count}")
    for cell, covered in slots.items():
        columns, rows, scope = cell.cell or (1, 1, "")
        attributes = {"O": "/Table"}
        entry = pydyf.Dictionary(attributes)
        if cell.role == "TH":
            entry["Scope"] = f"/{SCOPES.get(scope, 'Column')}"
        if columns > 1:
            entry["ColSpan"] = columns
        if rows > 1:
            entry["RowSpan"] = rows
        if own := list(_heads(cell, covered, heads)):
            entry["Headers"] = pydyf.Array([head.attributes["ID"] for head in own])
        cell.attributes["A"] = entry


def _grid(table: Element) -> dict[tuple[int, int], Element]:
    """Every slot of the table, row and column from 0, and the cell that covers it."""
    grid: dict[tuple[int, int], Element] = {}
    for row, line in enumerate(element for element in table.elements() if element.role == "TR"):
        column = 0
        for cell in (kid for kid in line.kids if isinstance(kid, Element) and kid.role in {"TH", "TD"}):
            while (row, column) in grid:
                column += 1
            columns, rows, _scope = cell.cell or (1, 1, "")
            for down in range(rows):
                for across in range(columns):
                    grid[row + down, column + across] = cell
            column += columns
    return grid


def _heads(
    cell: Element, slots: Sequence[tuple[int, int]], heads: Sequence[tuple[tuple[int, int], Element]]
) -> Iterator[Element]:
    """The head cells, of all that the table has, above a cell and before it in its row, nearest last."""
    rows, columns = {row for row, _column in slots}, {column for _row, column in slots}
    seen: set[Element] = {cell}
    for (row, column), head in heads:
        if head in seen:
            continue
        scope = SCOPES.get((head.cell or (1, 1, ""))[2], "Column")
        above = scope == "Column" and column in columns and row < min(rows)
        before = scope == "Row" and row in rows and column < min(columns)
        if above or before:
            seen.add(head)
            yield head

"""What a table that is set as records may repeat beside its cells: heads, and cells of the rows above.

`sight` holds against it what a page shows and the structure does not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guidepress.model.xhtml import fold, pieces

_UNSAID = frozenset({"doc-noteref", "doc-biblioref", "doc-footnote"})


def repeated_heads(table: etree._Element) -> Iterator[str]:
    """The heads of each cell of a table as one text, and the cells that reach into rows below, with their heads.

    Heads over each other are parted by commas, those that one cell has beside each other by slashes (HTML, 4.9.12).
    """
    rows = list(table.iter("tr"))
    grid = _grid(rows)
    heads: dict[int, list[etree._Element]] = {}
    for (line, column), cell in sorted(grid.items(), key=lambda slot: slot[0]):
        if _is_head_row(rows[line]) and cell not in heads.setdefault(column, []):
            heads[column].append(cell)
    over = {column: ", ".join(filter(None, map(_said, cells))) for column, cells in heads.items()}
    for number, row in enumerate(rows):
        reached: dict[etree._Element, list[int]] = {}
        for (line, column), cell in sorted(grid.items(), key=lambda slot: slot[0]):
            if line == number and not _is_head_row(row):
                reached.setdefault(cell, []).append(column)
        above = []
        for cell, columns in reached.items():
            head = " / ".join(dict.fromkeys(over[column] for column in columns if over.get(column)))
            yield head
            if cell.getparent() is not row:
                colon = " " if head[-1:] in {":", "?", "!"} else ": "
                above.append(f"{head}{colon}{_said(cell)}" if head else _said(cell))
        if above:
            yield "; ".join(above)


def _is_head_row(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _grid(rows: list[etree._Element]) -> dict[tuple[int, int], etree._Element]:
    """Which cell covers each slot, by row and column."""
    grid: dict[tuple[int, int], etree._Element] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in grid:
                column += 1
            across, down = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1")) or len(rows)
            for line in range(number, min(number + down, len(rows))):
                grid.update({(line, place): cell for place in range(column, column + across)})
            column += across
    return grid


def _said(cell: etree._Element) -> str:
    """The words of a cell without notes and what calls them."""
    return fold("".join(pieces(cell, [one for one in cell.iter() if one.get("role") in _UNSAID])))

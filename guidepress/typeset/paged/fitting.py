"""What is too wide for its column: tables step by step, first smaller, then as records; words that no line can hold.

How wide a table is, its words say and not its columns: five columns of long words need more than nine of figures. So
tables are measured as they were set, and the next round sets those that stand out of their column one step narrower.
Lines are measured too: the words of a block that stands out may break anywhere. It is not so of every block, because
WeasyPrint 70 then breaks short words as well, where one follows a link or a change of type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guidepress.typeset.paged.linear_tables import RECORDS, make_records

TIGHT, AS_RECORDS = 1, 2
"""The steps: the least type, little space between columns and long words divided; records."""

_SLACK = 0.5
"""How far a table or a line may stand out of its column (CSS px): what is rounded."""


def fit(table: Any, step: int) -> None:
    """Mark a table for the sheets. Steps are never taken back, so marks are only added."""
    names = table.get("class", "").split()
    if step >= AS_RECORDS and RECORDS not in names:
        make_records(table)
    elif step == TIGHT and "tight" not in names:
        table.set("class", " ".join([*names, "tight"]))


def fitted(pages: list[Any], known: Mapping[str, int]) -> dict[str, int]:
    """The step of each table by its ``data-n``: that which is ``known``, and one more for those that do not fit."""
    steps = dict(known)
    for table in {table: None for page in pages for table in _too_wide(page._page_box, None)}:
        number = table.get("data-n")
        if number is not None and RECORDS not in table.get("class", "").split():
            steps[number] = min(AS_RECORDS, known.get(number, 0) + 1)
    return steps


def overfull(block: Any, lines: Iterable[Any]) -> bool:
    """Whether a line of a block stands out of it."""
    left, right = block.content_box_x() - _SLACK, block.content_box_x() + block.width + _SLACK
    return any(line.position_x + line.width > right or line.position_x < left for line in lines)


def _too_wide(box: Any, column: tuple[float, float] | None) -> Iterator[Any]:
    """The tables in a box that stand out of their column, whose sides are given (CSS px), or a cell out of its own."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.MarginBox):
        return
    is_table = box.element is not None and box.element_tag == "table"
    if is_table and column is not None and _stands_out(box, column):
        yield box.element
    if isinstance(box, boxes.BlockContainerBox | boxes.FlexContainerBox) and not getattr(
        box, "is_table_wrapper", False
    ):
        column = (box.content_box_x(), box.content_box_x() + box.width)
    for child in getattr(box, "children", ()):
        yield from _too_wide(getattr(child, "_box", child), column)


def _stands_out(table: Any, column: tuple[float, float]) -> bool:
    from weasyprint.formatting_structure import boxes

    left, right = column[0] - _SLACK, column[1] + _SLACK
    for box in table.descendants():
        if isinstance(box, boxes.TableBox | boxes.TextBox | boxes.ReplacedBox):
            text = getattr(box, "text", "x")
            if text.strip() and (box.position_x < left or box.position_x + box.width > right):
                return True
        if isinstance(box, boxes.TableCellBox) and _is_overfull(box):
            return True
    return False


def _is_overfull(cell: Any) -> bool:
    """Whether the words of a cell stand in its neighbour's."""
    from weasyprint.formatting_structure import boxes

    left, right = cell.position_x - _SLACK, cell.position_x + cell.border_width() + _SLACK
    return any(
        box.text.strip() and (box.position_x < left or box.position_x + box.width > right)
        for box in cell.descendants()
        if isinstance(box, boxes.TextBox)
    )

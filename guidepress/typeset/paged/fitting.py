"""Tables that are too wide for their column, step by step: smaller, then as records, in the end with words that break.

How wide a table is, its words say and not its columns: five columns of long words need more than nine of figures. So
tables are measured as they were set, and the next round sets those that stand out of their column one step narrower.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.typeset.paged.linear_tables import RECORDS, make_records

TIGHT, AS_RECORDS, BROKEN = 1, 2, 3
"""The steps: the least type, little space between columns and words divided; records; words that break anywhere."""

_SLACK = 0.5
"""How far a table may stand out of its column (CSS px): what is rounded."""


def fit(table: Any, step: int) -> None:
    """Mark a table for the sheets. Steps are never taken back, so marks are only added."""
    names = table.get("class", "").split()
    if step >= AS_RECORDS and RECORDS not in names:
        make_records(table)
        names = table.get("class", "").split()
    wanted = {TIGHT: "tight", BROKEN: "broken"}.get(step)
    if wanted and wanted not in names:
        table.set("class", " ".join([*names, wanted]))


def fitted(pages: list[Any], known: Mapping[str, int]) -> dict[str, int]:
    """The step of each table by its ``data-n``: that which is ``known``, and one more for those that do not fit."""
    steps = dict(known)
    for table in {table: None for page in pages for table in _too_wide(page._page_box, None)}:
        number = table.get("data-n")
        is_records = RECORDS in table.get("class", "").split()
        now = max(known.get(number, 0), AS_RECORDS if is_records else 0)
        if number is not None and now < BROKEN:
            steps[number] = now + 1
    return steps


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

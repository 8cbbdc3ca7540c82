"""Tables of the EPUB: a page too narrow for one shows its rows as records, and never loses a word of it.

A box that scrolls cannot be broken over pages: a system that turns pages cuts off what is longer than one. So a table
lies in a frame that the style sheet measures (CSS Containment 3, container queries): where its longest words do not fit
side by side, each row becomes a record and each cell begins with the head of its column. That head is in an attribute
and is shown only; whoever listens hears the head cell, which stays in the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from guidepress.model.xhtml import MATHML, classes, flat_text
from guidepress.typeset.numbers import whole_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = (12, 15, 18, 21, 24, 28, 32, 36, 42, 48, 56, 68, 84, 110, 150)
"""The widths in em below which the style sheet shows records (`styles/epub-tables.css`, class ``to-24`` for 24 em)."""

LETTER = 0.55
"""About how wide a letter is, in em: the fonts of reading systems run from 0.45 to 0.6."""

PADDING = 1.0
"""How much of a column's width stands empty beside its words, in em."""

_SIGNS = tuple(f"{{{MATHML}}}{name}" for name in ("mi", "mn", "mo", "mtext"))

LABEL = "data-label"
"""The attribute of a cell that holds the head of its column."""


def settle_table(table: etree._Element) -> None:
    """Put a table into a frame that lets it become records on a narrow page, or scroll where it cannot."""
    parent = table.getparent()
    if parent is None:
        return
    labels = _labels(table)
    frame = _frame(table, labels) if labels else _region(table)
    frame.tail, table.tail = table.tail, None
    parent.replace(table, frame)
    frame.append(table)


def _frame(table: etree._Element, labels: Sequence[str]) -> etree._Element:
    """The frame of a table that can become records; marks the table and its cells for the style sheet."""
    step = next((step for step in STEPS if step >= _breadth(table)), STEPS[-1])
    table.set("class", " ".join([*sorted(classes(table)), f"to-{step}"]))
    for row in _body_rows(table):
        for cell, label in zip(row, labels, strict=False):
            if cell.tag == "td" and label:
                cell.set(LABEL, label)
    return etree.Element("div", {"class": "table"})


def _region(table: etree._Element) -> etree._Element:
    """A region that scrolls both ways and takes the focus (WCAG 2.2, 2.1.1), named by the caption or the heads."""
    region = etree.Element("div", {"class": "scroll", "role": "region", "tabindex": "0"})
    caption = table.find("caption")
    if caption is not None and (caption.get("id") or table.get("id")):
        caption.set("id", caption.get("id") or f"{table.get('id')}-caption")
        region.set("aria-labelledby", caption.get("id", ""))
    else:
        region.set("aria-label", ", ".join(flat_text(cell) for cell in table.iter("th")) or "1")
    return region


def _body_rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("thead"), None) is None]


def _labels(table: etree._Element) -> list[str]:
    """The head of each column as a line of text, or none if rows cannot be read alone.

    They cannot if there is not exactly one row of heads, if cells span, or if a head is more than text and a sign.
    """
    heads = table.findall("thead/tr")
    if len(heads) != 1 or any(cell.get("rowspan") or cell.get("colspan") for cell in table.iter("th", "td")):
        return []
    labels = [_label(cell) for cell in heads[0]]
    return [] if None in labels or not any(labels) else [label or "" for label in labels]


def _label(cell: etree._Element) -> str | None:
    """The text of a head cell as it is shown, ``None`` if a line of text cannot show it."""
    shown = etree.fromstring(etree.tostring(cell, with_tail=False))
    if next(shown.iter("img"), None) is not None:
        return None
    for formula in list(shown.iter(f"{{{MATHML}}}math")):
        signs = list(formula.iter(*_SIGNS))
        if len(signs) != 1:
            return None
        sign, tail = signs[0].text, formula.tail
        formula.clear()
        formula.text, formula.tail = sign, tail
    return flat_text(shown)


def _breadth(table: etree._Element) -> float:
    """How wide the longest words of the columns are side by side, in em."""
    longest: dict[int, int] = {}
    for row in table.iter("tr"):
        for column, cell in enumerate(row):
            words = [*flat_text(cell).split(), *whole_numbers(cell)]
            longest[column] = max(longest.get(column, 0), *(len(word) for word in words), 1)
    return sum(length * LETTER + PADDING for length in longest.values())

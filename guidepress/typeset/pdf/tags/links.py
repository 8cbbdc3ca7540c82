"""Links: one annotation for each link and page, however many lines it takes (PDF/UA-1 7.18)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from guidepress.typeset.pdf.tags.element import Element, ObjectReference

PRINT_FLAG = 4
"""Annotation flag Print (ISO 32000-1, 12.5.3), which PDF/A asks for."""

_POINTS = 0.75
"""A CSS px in pt."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in pt."""


class Links:
    """Gathers the annotations that WeasyPrint makes for each line box of a link."""

    def __init__(self, pdf: Any, pages: Sequence[Any]) -> None:
        self.pdf, self.pages = pdf, pages
        self._parents: list[Any] = []

    def write(self, links: Mapping[Element, list[tuple[int, Any]]], first_key: int) -> int:
        """Merge each link's annotations, hang them in the tree, number them.

        Returns the next free key of the parent tree.
        """
        key = first_key
        spare: set[bytes] = set()
        for link, made in links.items():
            for page in dict.fromkeys(number for number, _annotation in made):
                lines = [annotation for number, annotation in made if number == page]
                first = lines[0]
                spare |= {bytes(other.reference) for other in lines[1:] if other is not first}
                _join(first, lines)
                first["Contents"], first["F"], first["StructParent"] = pydyf.String(link.words), PRINT_FLAG, key
                link.kids.append(ObjectReference(page, first))
                self._parents.append((key, link))
                key += 1
        self._forget(spare)
        return key

    def parents(self) -> list[Any]:
        """Keys and elements for the parent tree; to be asked once the elements have numbers."""
        return [value for key, link in self._parents for value in (key, link.reference)]

    def _forget(self, spare: set[bytes]) -> None:
        for page in self.pdf.objects:
            if isinstance(page, dict) and page.get("Type") == "/Page" and "Annots" in page:
                page["Annots"] = pydyf.Array([ref for ref in page["Annots"] if bytes(ref) not in spare])


def open_up(annotation: Any, size: float) -> None:
    """Make a link as high as its letters, ``size`` in CSS px.

    WeasyPrint takes the height of the line: a raised figure has none, so that it does not part lines, and could not be
    hit by a finger or a mouse (WCAG 2.2, 2.5.8).
    """
    left, bottom, right, top = _upright(annotation["Rect"])
    least, middle = size * _POINTS, (bottom + top) / 2
    if top - bottom < least:
        annotation["Rect"] = pydyf.Array([left, middle - least / 2, right, middle + least / 2])


def narrow(annotation: Any, box: Any) -> None:
    """Make a link of a line from right to left no wider than its words.

    Where leaders fill the line, WeasyPrint widens the link to the right, where its text begins, and not to the left.
    """
    words = [one for one in box.descendants() if isinstance(one, boxes.TextBox) and one.text.strip()]
    if box.style["direction"] != "rtl" or not isinstance(box, boxes.InlineBox) or not words:
        return
    left, bottom, right, top = _upright(annotation["Rect"])
    first, last = min(one.position_x for one in words), max(one.position_x + one.width for one in words)
    left += (first - box.border_box_x()) * _POINTS
    annotation["Rect"] = pydyf.Array([left, bottom, min(right, left + (last - first) * _POINTS), top])


def _join(first: Any, lines: Sequence[Any]) -> None:
    """One rectangle around all lines, and a quadrilateral for each."""
    rectangles = list(_lines(sorted({_upright(box["Rect"]) for box in lines}, key=lambda r: (-r[3], r[0]))))
    left, bottom, right, top = zip(*rectangles, strict=True)
    first["Rect"] = pydyf.Array([min(left), min(bottom), max(right), max(top)])
    quads = pydyf.Array()
    for x1, y1, x2, y2 in rectangles:
        quads.extend([x1, y2, x2, y2, x1, y1, x2, y1])
    first["QuadPoints"] = quads


def _lines(rectangles: Sequence[Rectangle]) -> Iterator[Rectangle]:
    """The boxes of a link (one for each phrase in it) joined line by line, from the top down."""
    line: Rectangle | None = None
    for rectangle in rectangles:
        if line is not None and min(line[3], rectangle[3]) - max(line[1], rectangle[1]) > (line[3] - line[1]) / 2:
            lows, highs = zip(line[:2], rectangle[:2], strict=True), zip(line[2:], rectangle[2:], strict=True)
            (x1, y1), (x2, y2) = ([min(pair) for pair in lows], [max(pair) for pair in highs])
            line = x1, y1, x2, y2
        else:
            if line is not None:
                yield line
            line = rectangle
    if line is not None:
        yield line


def _upright(rectangle: Sequence[float]) -> Rectangle:
    x1, y1, x2, y2 = rectangle
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

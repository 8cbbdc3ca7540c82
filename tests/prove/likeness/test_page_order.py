"""PDF068 over pages: what is told later stands later, but for a figure that text has moved up before."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from guidepress.model.place import Place
from guidepress.prove.likeness.page_order import prove_page_order
from guidepress.prove.parsers.pdf.file import PdfFile

Told = tuple[str, str, int, int]
"""Something told: its structure types from the section on, its text, its page, how high it stands there."""


@dataclass
class _Paper:
    """Pages with text at heights, and a tree that tells them in an order. "Figure" draws a box 30 high."""

    pdf: pikepdf.Pdf = field(default_factory=pikepdf.new)
    content: dict[int, list[bytes]] = field(default_factory=dict)
    parents: dict[int, list[Any]] = field(default_factory=dict)

    def element(self, role: str, parent: Any) -> Any:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=Array()))
        parent.K.append(made)
        return made

    def mark(self, element: Any, page: int, drawing: str) -> None:
        """Draw something that an element holds."""
        held = self.parents.setdefault(page, [])
        element.K.append(Dictionary(Type=Name.MCR, Pg=self.pdf.pages[page].obj, MCID=len(held)))
        self.content.setdefault(page, []).append(f"/X <</MCID {len(held)}>> BDC {drawing} EMC".encode())
        held.append(element)


def _pdf(told: list[Told], pages: int = 4) -> bytes:
    """Things told one after the other; those with the same path up to a number ("Table1/TR2/TD") share its elements."""
    paper = _Paper()
    for _ in range(pages):
        paper.pdf.add_blank_page(page_size=(300, 300))
    font = paper.pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    root = paper.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    known: dict[str, Any] = {}
    for path, text, page, y in told:
        parent, so_far = root, ""
        for step in path.split("/"):
            so_far = f"{so_far}/{step}"
            role = step.rstrip("0123456789") if step[:1] != "H" else step[:2]
            if not step[-1].isdigit() or role == step or so_far not in known:
                known[so_far] = paper.element(role, parent)
            parent = known[so_far]
        box = f"20 {y} 100 30 re f"
        paper.mark(parent, page, box if Name.Figure == parent.S else f"BT /F 9 Tf 20 {y} Td ({text}) Tj ET")
    numbers: Any = Array()
    for page, elements in sorted(paper.parents.items()):
        paper.pdf.pages[page].obj.StructParents = page
        paper.pdf.pages[page].obj.Contents = paper.pdf.make_stream(b"\n".join(paper.content[page]))
        paper.pdf.pages[page].obj.Resources = Dictionary(Font=Dictionary(F=font))
        numbers.extend([page, paper.pdf.make_indirect(Array(elements))])
    root.ParentTree = paper.pdf.make_indirect(Dictionary(Nums=numbers))
    paper.pdf.Root.StructTreeRoot = root
    held = io.BytesIO()
    paper.pdf.save(held, static_id=True)
    return held.getvalue()


def _found(told: list[Told]) -> list[str]:
    with PdfFile(_pdf(told)) as file:
        return [f"{one.code} {one.message}" for one in prove_page_order(file, Place("book.pdf"))]


def _figure(page: int, y: int, number: int = 1) -> list[Told]:
    return [(f"Sect1/Figure{number}", "", page, y), (f"Sect1/Figure{number}/Caption", f"box {number}", page, y - 12)]


BEFORE: list[Told] = [("Sect1/H2", "Head", 0, 280), ("Sect1/P1", "before", 0, 250)]
AFTER: list[Told] = [
    ("Sect1/P2", "moved", 0, 150),
    ("Sect1/P2", "up", 1, 210),
    ("Sect1/P3", "then", 1, 190),
    ("Sect2/P4", "on", 2, 280),
]
TABLE: list[Told] = [
    ("Sect1/Table1/Caption", "rows", 1, 280),
    ("Sect1/Table1/TR1/TD1", "one", 1, 260),
    ("Sect1/Table1/TR1/TD2", "two", 1, 260),
]

SOUND: dict[str, list[Told]] = {
    "in place": [*BEFORE, *_figure(0, 200), ("Sect1/P2", "after", 0, 150), ("Sect1/P3", "next", 1, 280)],
    "text moved up before a figure": [*BEFORE, *_figure(1, 250), *AFTER],
    "text moved up before a table": [*BEFORE, *TABLE, *AFTER],
    "a lower heading moved up": [*BEFORE, *_figure(1, 250), ("Sect1/H31", "Low", 0, 180), *AFTER],
    "a figure alone on the last page": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/P2", "moved", 0, 150),
        ("Sect2/P4", "on", 2, 280),
    ],
    "one figure after the other": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/P2", "moved", 0, 150),
        ("Sect1/P3", "here", 1, 200),
        *_figure(2, 250, 2),
        ("Sect1/P4", "moved", 1, 150),
        ("Sect1/P5", "rest", 2, 200),
    ],
    "one figure right after the other": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/P2", "moved", 0, 150),
        *_figure(2, 250, 2),
        ("Sect1/P4", "below", 1, 150),
        ("Sect1/P5", "rest", 2, 200),
    ],
    "two figures for one page": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/P2", "moved", 0, 150),
        *_figure(1, 200, 2),
        ("Sect1/P4", "up", 0, 100),
        ("Sect1/P5", "then", 1, 150),
    ],
    "two figures that follow one another, for one page": [
        *BEFORE,
        *_figure(1, 250),
        *_figure(1, 200, 2),
        ("Sect1/P2", "moved", 0, 150),
        ("Sect1/P3", "then", 1, 150),
    ],
    "a figure and a table for one page": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/Table1/Caption", "rows", 1, 210),
        ("Sect1/Table1/TR1/TD1", "one", 1, 190),
        ("Sect1/P2", "moved", 0, 150),
        ("Sect1/P3", "then", 1, 150),
    ],
    "a table moved up before a figure": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/Table1/Caption", "rows", 0, 150),
        ("Sect1/Table1/TR1/TD1", "one", 0, 130),
        ("Sect1/P3", "then", 1, 150),
    ],
    "a figure moved up before a table": [*BEFORE, *TABLE, *_figure(0, 150), *AFTER[1:]],
    "a row that goes on overleaf": [
        ("Sect1/Table1/TR1/TD1", "one", 0, 20),
        ("Sect1/Table1/TR1/TD1", "goes on", 1, 280),
        ("Sect1/Table1/TR1/TD2", "two", 0, 20),
        ("Sect1/Table1/TR1/TD2", "goes on", 1, 280),
        ("Sect1/P1", "end", 1, 200),
    ],
    "a note": [("Sect1/P1", "text", 1, 200), ("Sect1/Note1/P", "note", 0, 20), ("Sect1/P2", "more", 1, 150)],
    "a picture in a line": [
        ("Sect1/P1", "text", 0, 200),
        ("Sect1/P1/Figure", "", 0, 195),
        ("Sect1/P1", "more", 0, 190),
    ],
}

ASTRAY: dict[str, list[Told]] = {
    "a paragraph on the page before": [*BEFORE, ("Sect1/P2", "later", 1, 280), ("Sect1/P3", "earlier", 0, 150)],
    "a figure two pages on": [*BEFORE, *_figure(2, 250), *AFTER[:3], ("Sect1/P4", "on", 2, 200)],
    "a figure below words of its page": [*BEFORE, *_figure(1, 150), *AFTER],
    "a figure without a caption": [*BEFORE, _figure(1, 250)[0], *AFTER],
    "a caption left behind": [*BEFORE, _figure(1, 250)[0], ("Sect1/Figure1/Caption", "box", 0, 150), *AFTER],
    "a figure over two pages": [*BEFORE, *_figure(1, 250), ("Sect1/Figure1/Caption", "more", 2, 250), *AFTER],
    "a heading of the same level moved up": [*BEFORE, *_figure(1, 250), ("Sect1/H21", "Head", 0, 180), *AFTER],
    "another section moved up": [*BEFORE, *_figure(1, 250), ("Sect2/P9", "moved", 0, 180), *AFTER],
    "another figure moved up": [*BEFORE, *_figure(1, 250), *_figure(0, 180, 2), *AFTER],
    "text of an earlier page": [*BEFORE, ("Sect1/P8", "here", 1, 280), *_figure(2, 250), ("Sect1/P9", "there", 0, 150)],
    "a second figure below words of its page": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/P2", "moved", 0, 150),
        ("Sect1/P3", "then", 1, 210),
        *_figure(1, 150, 2),
        ("Sect1/P4", "up", 0, 100),
    ],
    "a second figure below words that are told later": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/P2", "moved", 0, 150),
        *_figure(1, 150, 2),
        ("Sect1/P4", "up", 0, 100),
        ("Sect1/P5", "then", 1, 210),
    ],
    "the second figure above the first": [
        *BEFORE,
        *_figure(1, 200),
        *_figure(1, 250, 2),
        ("Sect1/P2", "moved", 0, 150),
        ("Sect1/P3", "then", 1, 150),
    ],
    "the second figure a page further": [
        *BEFORE,
        *_figure(1, 250),
        *_figure(2, 250, 2),
        ("Sect1/P2", "moved", 0, 150),
        ("Sect1/P3", "then", 1, 150),
    ],
    "a heading of the level of the first figure's before two": [
        *BEFORE,
        ("Sect1/H31", "Low", 0, 230),
        *_figure(1, 250),
        ("Sect1/H32", "Next", 0, 180),
        *_figure(1, 200, 2),
        ("Sect1/P3", "moved", 0, 150),
        ("Sect1/P4", "then", 1, 150),
    ],
    "a table moved up in two halves": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/Table1/Caption", "rows", 0, 150),
        ("Sect1/Table1/TR1/TD1", "one", 0, 130),
        ("Sect1/Table1/TR2/TD2", "two", 1, 150),
        ("Sect1/P3", "then", 1, 100),
    ],
    "a table moved up without its caption": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/Table1/TR1/TD1", "one", 0, 150),
        ("Sect1/P3", "then", 1, 100),
    ],
    "a table moved up before another": [
        *BEFORE,
        *TABLE,
        ("Sect1/Table2/Caption", "more", 0, 150),
        ("Sect1/Table2/TR2/TD3", "three", 0, 130),
        *AFTER,
    ],
    "a table moved up before a figure and a table": [
        *BEFORE,
        *_figure(1, 250),
        ("Sect1/Table1/Caption", "rows", 1, 210),
        ("Sect1/Table1/TR1/TD1", "one", 1, 190),
        ("Sect1/P2", "moved", 0, 200),
        ("Sect1/Table2/Caption", "more", 0, 150),
        ("Sect1/Table2/TR2/TD2", "two", 0, 130),
        ("Sect1/P3", "then", 1, 100),
    ],
    "a figure under the words after it": [*BEFORE, *_figure(0, 100), ("Sect1/P2", "after", 0, 150)],
    "a figure over the words before it": [*BEFORE, *_figure(0, 260), ("Sect1/P2", "after", 0, 150)],
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_told_in_order_is_sound(name: str) -> None:
    """Pages in the order in which they are told, and the one exception."""
    assert _found(SOUND[name]) == []


@pytest.mark.parametrize("name", ASTRAY)
def test_what_stands_elsewhere_is_found(name: str) -> None:
    """Whatever else stands on another page, or a figure that is not whole at the very top of the next."""
    assert {one.split()[0] for one in _found(ASTRAY[name])} == {"PDF068"}


def test_the_finding_names_both_pages() -> None:
    """The words, their page, and the page that is told before them."""
    assert _found(ASTRAY["a paragraph on the page before"]) == [
        "PDF068 page 1: “earlier” is told after what stands on page 2"
    ]

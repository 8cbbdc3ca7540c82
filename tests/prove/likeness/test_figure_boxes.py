"""The box of a figure in a PDF: a drawing may be as empty as it wants, and its box holds nothing else (PDF065)."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name

from guidepress.model.place import Place
from guidepress.prove.likeness.inside import prove_inside
from guidepress.prove.parsers.pdf.file import PdfFile
from tests.support.tagged_pdf import TaggedPdf

LINE = b"/Figure <</MCID 0>> BDC 0 0 0 rg 50 100 100 0.5 re f EMC"
WORDS = b" /P <</MCID 1>> BDC BT /F 9 Tf 60 20 Td (Words of the page) Tj ET EMC"


def told(box: list[int], content: bytes = LINE + WORDS) -> list[str]:
    """What is said of a page with a thin line, the figure, and words below it, where the figure has this box."""
    made = TaggedPdf(content)
    layout = Dictionary(O=Name.Layout, BBox=Array(box))
    figure, words = made.element("Figure", 0, A=layout, P=made.root), made.element("P", 1, P=made.root)
    parents = made.pdf.make_indirect(Dictionary(Nums=Array([0, made.pdf.make_indirect(Array([figure, words]))])))
    made.page.StructParents = 0
    data = made.data(figure, words, ParentTree=parents)
    return [
        one.message
        for one in prove_inside(PdfFile.of(data), Place("edition.pdf"))
        if "where it is not drawn" in one.message
    ]


@pytest.mark.parametrize(
    ("box", "is_told"),
    [
        ([50, 99, 150, 101], False),
        ([50, 50, 150, 150], False),
        ([40, 40, 190, 190], False),
        ([40, 10, 190, 190], True),
        ([50, 50, 150, 350], True),
        ([0, 0, 1, 1], True),
    ],
    ids=["around it", "a wide canvas", "nearly the page", "with the words", "beyond the page", "elsewhere"],
)
def test_a_figure_stands_where_it_is_drawn(box: list[int], *, is_told: bool) -> None:
    """A line on a wide canvas is a figure as large as its canvas; words beside it are none of it."""
    assert bool(told(box)) is is_told

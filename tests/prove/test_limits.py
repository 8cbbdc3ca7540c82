"""What page-validation is let do: a book has more than its own limits foresee."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from guidepress.prove.pdf import judged
from guidepress.read.markdown.bounds import MAX_HEADINGS
from tests.support.tagged_pdf import TaggedPdf


def many_headings(count: int) -> bytes:
    """A PDF whose outline has so many entries side by side."""
    made = pikepdf.new()
    made.add_blank_page()
    outline = made.make_indirect(Dictionary(Type=Name.Outlines, Count=count))
    entries = [made.make_indirect(Dictionary(Title=String(str(n)), Parent=outline)) for n in range(count)]
    for one, after in pairwise(entries):
        one.Next, after.Prev = after, one
    outline.First, outline.Last = entries[0], entries[-1]
    made.Root.Outlines = outline
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def many_rows(count: int) -> bytes:
    """A PDF with a table of so many rows."""
    made = TaggedPdf()
    table = made.element("Table")
    table.K = Array([made.element("TR", made.element("TD")) for _n in range(count)])
    return made.data(table)


@pytest.mark.parametrize(
    "data", [many_headings(MAX_HEADINGS + 10), many_rows(1_500)], ids=["headings side by side", "rows of a table"]
)
def test_a_long_book_is_judged(data: bytes) -> None:
    """257 headings of a section or 1,025 rows of a table ended a build with "could not read the PDF"."""
    assert judged(data, "PDF/UA-1").rules > 0

"""Words of a drawing that are out of sight: what is told names the drawing and its line, not the typesetter."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.drawn_words import drawing_of
from guidepress.prove.likeness.sight import prove_sight
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.editions import Press
from tests.support.small_guide import small_book

TEXT = "# One\n\n![Two words.](../figures/s.svg)\n"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">\n<rect width="90" height="40" fill="#fff"/>\n'
    '<text x="5" y="30" font-size="12">in sight</text>\n<text x="5" y="{}" font-size="12">some <tspan>words</tspan></text></svg>'
)


def test_a_drawing_is_found_by_its_words(tmp_path: Path) -> None:
    """With the line where they are set; what no drawing says is none's."""
    book = small_book(tmp_path, TEXT, **{"figures/s.svg": DRAWING.format(15)})
    assert drawing_of(book.assets, " some  words ") == Place("figures/s.svg", 4)
    assert drawing_of(book.assets, "in sight") == Place("figures/s.svg", 3)
    assert drawing_of(book.assets, "elsewhere") is None
    assert drawing_of(book.assets, " ") is None


@pytest.mark.slow
@pytest.mark.parametrize(("y", "found"), [(15, []), (-20, ["PDF019 figures/s.svg:4"])])
def test_words_beyond_the_edge_are_told_at_the_drawing(y: int, found: list[str], tmp_path: Path) -> None:
    """They are cut off by the edge of its viewBox, and the remedy is to mend the drawing.

    Their letters are drawn one by one, and the first of them stands in another line of the drawing as well.
    """
    book = small_book(tmp_path, TEXT, **{"figures/s.svg": DRAWING.format(y)})
    told = [
        one
        for one in prove_sight(PdfFile(Press(book).typeset(SCREEN).data), book, Place("small.pdf"))
        if one.code == "PDF019"
    ]
    assert [f"{one.code} {one.place}" for one in told] == found
    assert all("Mend the drawing" in one.hint for one in told)

"""A part that would end with a few lines on a page of their own is set with less white, if that saves the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guidepress.model.edition import LARGE_PRINT
from guidepress.typeset.paged.layout import render_document
from tests.support.small_guide import SETTINGS, small_book

PARAGRAPH = "Whoever walks a little every day sleeps better, and wakes with less pain than before.\n\n"
LINE = 27 / 0.75
"""The line of large print in CSS px: what stands between two paragraphs."""


def pages_of(tmp_path: Path, text: str) -> list[list[Any]]:
    """The pages of large print on which a section stands, as the boxes of its paragraphs, each with its lines."""
    from weasyprint.formatting_structure.boxes import BlockBox

    book = small_book(tmp_path, f"# Walking {{#walking}}\n\n{text}\n", settings=SETTINGS)
    found = []
    for page in render_document(book, LARGE_PRINT).pages:
        boxes = [box for box in page._page_box.descendants() if type(box) is BlockBox and box.element_tag == "p"]
        if mine := [box for box in boxes if "walks a little" in "".join(box.element.itertext())]:
            found.append(mine)
    return found


def gap(page: list[Any]) -> float:
    """The white between the first two paragraphs of a page, in CSS px."""
    return float(page[1].border_box_y() - page[0].border_box_y() - page[0].border_height())


@pytest.mark.parametrize(
    ("paragraphs", "pages", "close"),
    [(8, 1, True), (9, 2, False), (7, 1, False), (17, 2, True)],
    ids=["one too many", "two too many", "all fit", "one too many for two pages"],
)
def test_a_few_lines_are_taken_in(tmp_path: Path, paragraphs: int, pages: int, close: bool) -> None:
    """Two lines have no page of their own: the paragraphs move together. Five may, and what fits is left alone."""
    made = pages_of(tmp_path, PARAGRAPH * paragraphs)
    assert len(made) == pages
    assert [gap(page) < LINE - 1 for page in made if len(page) > 1] == [close] * pages


def test_what_does_not_help_is_not_done(tmp_path: Path) -> None:
    """A paragraph of 23 lines, of whose white nothing can be taken, ends overleaf and is set as all others are."""
    made = pages_of(tmp_path, PARAGRAPH + PARAGRAPH.strip() + " It is so." * 130)
    assert [round(page[-1].border_height() / LINE) for page in made] == [19, 4]
    assert gap(made[0]) == pytest.approx(LINE)

"""Pictures that share a caption, and figures in a figure: each is drawn, said and tagged by its own words."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from guidepress.model.edition import EPUB, SCREEN, WEB
from guidepress.model.xhtml import flat_text
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.pdf.edition import typeset_pdf
from guidepress.typeset.web.edition import web_page
from tests.support.small_guide import small_book

BOX = '<img src="figures/box.svg" alt="{}"/>'
SHARED = {
    "two pictures": (BOX.format("A black box") + " " + BOX.format("A wide box"), ["A black box", "A wide box"]),
    "a figure in it": (
        BOX.format("A small box")
        + f"\n<figure>\n{BOX.format('A third box')}\n<figcaption>The third.</figcaption>\n</figure>",
        ["A small box", "A third box"],
    ),
}


@pytest.mark.parametrize("name", SHARED)
def test_pictures_that_share_a_caption_are_all_said(tmp_path: Path, name: str) -> None:
    """One that was in a figure with others was said for all of them (SAY001), and drawn as one figure (PDF025)."""
    held, words = SHARED[name]
    text = f'# Boxes\n\nBefore.\n\n<figure id="all">\n{held}\n<figcaption>All of them.</figcaption>\n</figure>\n\nSee [](#all).\n'
    book = small_book(tmp_path, text)
    assert "Figure 1 All of them." in " ".join(flat_text(book.parts[-1].tree).split())
    published = typeset_pdf(book, SCREEN)
    editions = (published, bind_epub(book, EPUB), web_page(book, WEB))
    assert [str(one) for edition in editions for one in prove_published(edition, book)] == []
    with PdfFile(published.data) as file:
        figures = [str(one.Alt) for one in file.pdf.objects if _is_figure(one)]
    assert figures[-2:] == words


def _is_figure(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure and "/Alt" in one

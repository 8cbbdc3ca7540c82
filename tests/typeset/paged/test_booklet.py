"""The theme 'booklet': larger type, space between paragraphs and items, nothing small, tabs; the same words and pages."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import PRINT, SCREEN, Published
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.drawing.items import GlyphRun
from guidepress.prove.parsers.pdf.drawing.pages import read_pages
from guidepress.typeset.editions import Press
from guidepress.typeset.paged.geometry import TRIMS, geometry, page_sheet
from tests.support.small_guide import SETTINGS, small_book

SECTION = """# One

The first paragraph has some words. It has a few more, so that it takes more than one line of the page it stands on.

The second paragraph.

- an item
- another item

::: warning
Words in a box.
:::

| a | b |
|---|---|
| words in a table | more of them |
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    """The same small guide in both themes."""
    settings = SETTINGS.replace("number-sections: false", "number-sections: true")
    settings += "back:\n  glossary: back/glossary.md\n"
    glossary = "# Glossary\n\nItem\n:   A word.\n"
    book = small_book(tmp_path_factory.mktemp("booklet"), SECTION, settings=settings, **{"back/glossary.md": glossary})
    update = {"theme": "booklet"}
    return {"book": book, "booklet": replace(book, settings=book.settings.model_copy(update=update))}


@pytest.fixture(scope="module")
def made(books: dict[str, Book]) -> dict[str, Published]:
    """Their PDFs, and the booklet's interior."""
    press = Press(books["booklet"])
    return {
        "book": Press(books["book"]).typeset(SCREEN),
        "booklet": press.typeset(SCREEN),
        "print": press.typeset(PRINT),
    }


def runs(published: Published, *, artifacts: bool = False) -> list[GlyphRun]:
    """Everything that is lettered in the parts with text; with ``artifacts`` what stands around them."""
    with pikepdf.open(io.BytesIO(published.data)) as pdf:
        items = [item for page in read_pages(pdf).pages for item in page.items if isinstance(item, GlyphRun)]
    return [item for item in items if bool(item.mark.artifact) is artifacts]


def lines_of(published: Published, *words: str) -> list[GlyphRun]:
    """The runs that begin with some words, in their order."""
    found = runs(published)
    return [next(run for run in found if run.text.strip().startswith(word)) for word in words]


def test_text_is_larger_and_stands_apart(made: dict[str, Published]) -> None:
    """11.5 pt for 10.5; more than a line between the last line of a paragraph and the next, and between two items."""
    for name, size in (("book", 10.5), ("booklet", 11.5)):
        (first,) = lines_of(made[name], "The first")
        assert first.size == pytest.approx(size, abs=0.01)
    gaps = {}
    for name in ("book", "booklet"):
        second, item, other = lines_of(made[name], "The second", "an item", "another")
        gaps[name] = (item.origin[1] - other.origin[1]) / second.size
    assert gaps["booklet"] > gaps["book"] + 0.2


def test_nothing_in_boxes_and_tables_is_small(made: dict[str, Published]) -> None:
    """The words of the box and of the table have 10 pt or more."""
    sizes = [run.size for run in lines_of(made["booklet"], "Words in a box", "words in a table")]
    assert min(sizes) >= 10


@pytest.mark.parametrize("trim", sorted(TRIMS))
def test_nothing_in_boxes_and_tables_is_small_on_any_page(books: dict[str, Book], trim: str) -> None:
    """On A5 the text is smaller, and a table of it had 9.8 pt."""
    settings = books["booklet"].settings
    page = geometry(settings.model_copy(update={"page": settings.page.model_copy(update={"trim": trim})}), SCREEN, 1)
    found = re.search(r"--legible: ([\d.]+)rem", page_sheet(page))
    assert found
    assert float(found[1]) * page.text >= 10
    assert 0.92 * page.text >= 10  # a callout


def test_a_tab_at_the_outer_edge_says_the_section(made: dict[str, Published], books: dict[str, Book]) -> None:
    """On each page of section 1, outside of the text, as an artifact; the book has none."""
    assert books["booklet"].settings.number_sections
    outer = [run for run in runs(made["booklet"], artifacts=True) if run.text.strip() == "1" and run.box.y0 > 500]
    assert len(outer) == 1
    assert outer[0].box.x0 > 380
    assert not [run for run in runs(made["book"], artifacts=True) if run.text.strip() == "1" and run.box.y0 > 500]


def test_the_tab_of_a_part_without_a_number_has_its_letter(made: dict[str, Published]) -> None:
    """It was a coloured box with nothing in it."""
    tabs = [run.text.strip() for run in runs(made["booklet"], artifacts=True) if run.box.y0 > 500]
    assert "G" in tabs


def test_both_pass_their_proofs(made: dict[str, Published], books: dict[str, Book]) -> None:
    """The booklet is tagged, says every word, and its interior passes preflight."""
    for name in ("booklet", "print"):
        assert [str(finding) for finding in prove_published(made[name], books["booklet"])] == []


@pytest.mark.slow
def test_the_tab_is_no_strange_word(tmp_path_factory: pytest.TempPathFactory) -> None:
    """On pages of another number than the section's too: the provers know the tab."""
    settings = SETTINGS.replace("number-sections: false", "number-sections: true") + "theme: booklet\n"
    book = small_book(tmp_path_factory.mktemp("tabs"), SECTION + "\nMore words than that.\n" * 60, settings=settings)
    press = Press(book)
    assert [str(one) for edition in (SCREEN, PRINT) for one in prove_published(press.typeset(edition), book)] == []

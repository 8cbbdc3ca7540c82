"""Faults of the page, on pages that are laid out to have them and on pages that are laid out not to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.typeset.paged import faults
from guidepress.typeset.paged.faults import page_faults, with_divided_words
from tests.support.editions import Editions
from tests.support.small_guide import SETTINGS, small_book

SHEET = """
@page { size: 200px 100px; margin: 0 }
body { font: 10px/20px monospace; margin: 0; orphans: 1; widows: 1 }
p, h1, h2, figure, figcaption { margin: 0; font-size: 10px; line-height: 20px; font-weight: 400 }
"""


def _line(count: int) -> str:
    return "<br/>".join(f"line {n + 1}" for n in range(count))


def _laid_out(body: str, css: str = "") -> Any:
    """Pages of 5 lines of 20 px."""
    import weasyprint

    html = f"<html lang='en'><body><section id='a'>{body}</section></body></html>"
    return weasyprint.HTML(string=html).render(stylesheets=[weasyprint.CSS(string=SHEET + css)])


@pytest.fixture
def found(minimal: Book, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The faults of a body, as code, place and message."""
    monkeypatch.setattr(faults, "folios", lambda document, _book: [str(n + 1) for n in range(len(document.pages))])

    def of(body: str, css: str = "") -> list[tuple[str, str, str]]:
        reported: list[Finding] = list(page_faults(_laid_out(body, css), minimal))
        return [(one.code, str(one.place), one.message) for one in reported]

    return of


def test_a_widow(found: Any) -> None:
    """Six lines on pages of five: the sixth stands alone; and nothing else is reported."""
    body = f"<p data-at='s.md:3'>{_line(6)}</p>"
    assert found(body) == [("PRT001", "s.md:3", "page 2, line 1: “line 6”")]


def test_an_orphan(found: Any) -> None:
    """The first of four lines stands at the page's foot; and nothing else is reported."""
    body = f"<p>{_line(4)}</p><p data-at='s.md:9'>{_line(4)}</p>"
    assert found(body) == [("PRT002", "s.md:9", "page 1, line 5: “line 1”")]


def test_a_divided_word(found: Any) -> None:
    """A word is broken where the page ends; and nothing else is reported."""
    word = "counter&shy;revolutionaries"
    body = f"<p data-at='s.md:2'>{_line(4)}<br/>aaaaaaaaaaaaaaaaaaaa {word}<br/>line<br/>line</p>"
    assert found(body) == [("PRT003", "s.md:2", "page 1, line 5: “counter\u2010”")]
    (element,) = with_divided_words(_laid_out(body).pages)
    assert element.get("data-at") == "s.md:2"


def test_a_divided_word_inside_a_page(found: Any) -> None:
    """A word that is broken between two lines of a page is no fault."""
    body = "<p>aaaaaaaaaaaaaaaaaaaa counter&shy;revolutionaries<br/>line<br/>line</p>"
    assert found(body) == []


def test_a_heading_at_the_foot(found: Any) -> None:
    """Its text is on the next page; and nothing else is reported."""
    body = f"<p>{_line(4)}</p><h2 data-at='s.md:7'>Head</h2><p>{_line(3)}</p>"
    assert found(body, "h2 { break-after: auto }") == [("PRT004", "s.md:7", "page 1, line 5: “Head”")]


def test_a_table_wider_than_the_page(found: Any) -> None:
    """It is told once a page, with the line of the first cell that is cut off; one that fits is no fault."""
    cells = "".join(f"<td>value{n}</td>" for n in range(9))
    table = f"<table><tr data-at='s.md:4'>{cells}</tr><tr data-at='s.md:5'>{cells}</tr></table>"
    ((code, place, message),) = found(table)
    assert (code, place) == ("PRT007", "s.md:4")
    assert message.startswith("page 1: “value")
    assert found(table, "td { font-size: 3px }") == []


def test_a_picture_of_a_figure_off_the_page(found: Any) -> None:
    """A drawing that is set wider than the paper is cut off there, whatever its caption says; a narrow one is no fault."""
    drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 1'/%3E"
    figure = f"<figure data-at='s.md:6'><img alt='Two boxes' src=\"{drawing}\"><figcaption>Steps</figcaption></figure>"
    listed = f"<ol><li>Open it.{figure}</li></ol>"
    assert found(listed, "img { width: 900px }") == [("PRT007", "s.md:6", "page 2: “Two boxes”")]
    assert found(listed, "img { width: 90px }") == []


def test_a_formula_that_was_drawn_too_small(found: Any) -> None:
    """One of 40 em in a column of 20 is drawn at half its size, and told at its line; one at 80 % is no fault."""
    drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 1'/%3E"

    def formula(ems: int) -> str:
        return f'<p data-at="s.md:4"><img class="formula" alt="a plus b" src="{drawing}" style="width: {ems}em"></p>'

    css = "img { max-width: 100% }"
    assert found(formula(40), css) == [("PRT008", "s.md:4", "page 1: “a plus b” is drawn at 50% of its size")]
    assert found(formula(25), css) == []


def test_a_figure_far_from_its_mention(found: Any) -> None:
    """Two pages away is too far; and nothing else is reported."""
    figure = "<figure id='f' data-at='s.md:20'><figcaption>A figure</figcaption></figure>"
    body = f"<p>See <a class='xref' href='#f'>Figure 1</a></p><p>{_line(8)}</p>{figure}"
    css = "figure { break-before: page }"
    assert found(body, css) == [("PRT005", "s.md:20", "page 3; the nearest reference to it is on page 1")]


def test_a_figure_near_one_of_its_mentions(found: Any) -> None:
    """A reference from afar does no harm where another is near."""
    figure = "<figure id='f'><figcaption>A figure</figcaption></figure>"
    link = "<a class='xref' href='#f'>Figure 1</a>"
    body = f"<p>See {link}</p><p>{_line(10)}</p><p>See {link}</p>{figure}"
    assert "PRT005" not in [code for code, _place, _message in found(body)]


def test_a_body_that_begins_on_a_verso(minimal: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page 1 on the left; and nothing else is reported."""
    monkeypatch.setattr(faults, "folios", lambda _document, _book: ["Cover", "1"])
    document = _laid_out(f"<p>{_line(5)}</p><p>{_line(5)}</p>")
    assert [one.code for one in page_faults(document, minimal)] == ["PRT006"]


def test_pages_without_faults(found: Any) -> None:
    """Two lines here, two lines there, a heading with its text: nothing is reported."""
    body = f"<p>{_line(3)}</p><p>{_line(4)}</p><h2>Head</h2><p>{_line(2)}</p>"
    assert found(body) == []


def test_the_guides_have_no_faults(editions: Editions) -> None:
    """Every page of both guides; the field book asks for its half-title, though it is short."""
    half = ["PRT150"] if any(part.kind is PartKind.HALF_TITLE for part in editions.book.parts) else []
    assert [one.code for one in page_faults(editions.press.pages, editions.book)] == half


def test_a_half_title_in_a_short_book(tmp_path: Path, found: Any) -> None:
    """It is told with the number of pages; a book without one, and one of more than 100 pages, has no such fault."""
    settings = SETTINGS.replace("  - title-page\n", "  - half-title\n  - title-page\n")
    book = small_book(tmp_path, "# One\n\nWords.\n", settings=settings)
    short, long = (_laid_out(f"<p>{_line(pages * 5)}</p>") for pages in (3, 101))
    told = [(one.place.file, one.message) for one in page_faults(short, book) if one.code == "PRT150"]
    assert told == [("guide.yaml", "the book has 3 pages, and a half-title")]
    assert "PRT150" not in {one.code for one in page_faults(long, book)}
    assert "PRT150" not in {code for code, _place, _message in found(f"<p>{_line(3)}</p>")}

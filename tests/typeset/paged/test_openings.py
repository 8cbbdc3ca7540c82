"""Where parts begin: on a recto, on any page, or below one another; and what a short guide takes of paper."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from guidepress.model.book import Book, Matter, PartKind
from guidepress.model.edition import LARGE_PRINT, PRINT, SCREEN
from guidepress.model.settings import Openings
from guidepress.prove import prove_published
from guidepress.typeset.paged.folios import Folio, PageLabel, page_labels
from guidepress.typeset.paged.geometry import LETTERS_A_PAGE, LONG_BOOK, SHORT_BOOK, geometry, letters_of
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.pdf.edition import typeset_pdf
from guidepress.typeset.prepress.interior import typeset_interior
from tests.support.proof import Proof
from tests.support.small_guide import SETTINGS, small_book


def opening(book: Book, openings: Openings) -> Book:
    """The same Book, whose parts begin so."""
    page = book.settings.page.model_copy(update={"openings": openings})
    return replace(book, settings=book.settings.model_copy(update={"page": page}))


def places(data: bytes) -> dict[str, int]:
    """The page, from 0, of each named destination."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        tree = pikepdf.NameTree(pdf.Root.Names.Dests)
        return {str(name): order[value[0].objgen] for name, value in tree.items()}


def labels(data: bytes) -> list[str]:
    """The label of each page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(page.label) for page in pdf.pages]


def blank(data: bytes) -> list[int]:
    """The pages without a letter, behind the cover."""
    pages = pypdfium2.PdfDocument(data)
    return [n for n in range(1, len(pages)) if not pages[n].get_textpage().get_text_range().strip()]


def test_recto_openings_leave_blank_pages_to_the_bound_book(minimal: Book) -> None:
    """Each part but the imprint has an odd folio; the interior has the pages between, the screen has not."""
    book = opening(minimal, "recto")
    document = render_document(book, SCREEN)
    screen, interior = typeset_pdf(book, SCREEN, document), typeset_interior(book, PRINT, document)
    assert [str(finding) for finding in prove_published(screen, book)] == []
    assert blank(screen.data) == []
    assert len(blank(interior.data)) >= 2
    shown, where = labels(screen.data), places(screen.data)
    bound = labels(interior.data)
    for part in book.parts:
        page = bound.index(shown[where[part.id]])
        assert page % 2 == (part.kind is PartKind.IMPRINT), part.id
    assert [label for label in bound if label in shown] == shown[1:]


@pytest.mark.slow
def test_parts_that_run_on_share_pages(tmp_path: Path) -> None:
    """The parts of the body follow one another on a page; nothing else is lost, and it is shorter."""
    names = [f"sections/c{number}.md" for number in range(6)]
    settings = SETTINGS.replace("  - sections/one.md\n", "".join(f"  - {name}\n" for name in names))
    files = {name.replace("/", "__"): f"# Chapter {number}\n\nWater boils.\n" for number, name in enumerate(names)}
    six = small_book(tmp_path, "# Unused\n", settings=settings, **files)
    book = opening(six, "run-on")
    made = typeset_pdf(book, SCREEN)
    assert [str(finding) for finding in prove_published(made, book)] == []
    where = places(made.data)
    sections = [where[part.id] for part in book.of_matter(Matter.BODY)]
    assert len(set(sections)) < len(sections)
    assert made.pages is not None
    assert made.pages < len(labels(typeset_pdf(six, SCREEN).data))


@pytest.mark.slow
def test_a_guide_s_own_titles_stay_its_own_where_parts_run_on(tmp_path: Path) -> None:
    """The look of titles that run on gives way to a sheet of the guide, as every other look does."""
    heights = []
    for name, files in (("ours", {}), ("own", {"styles__paged.css": ".part > h1 { font-size: 1rem }\n"})):
        small = small_book(tmp_path / name, "# Tea\n\nWater boils.\n", **files)
        data = typeset_pdf(opening(small, "run-on"), SCREEN).data
        page = pypdfium2.PdfDocument(data)[places(data)["tea"]].get_textpage()
        _left, bottom, _right, top = page.get_charbox(page.get_text_range().index("Tea"))
        heights.append(top - bottom)
    assert heights[1] == pytest.approx(heights[0] / 1.8, rel=0.02)


def test_the_length_says_where_parts_open(guide: Book) -> None:
    """Without a word in ``guide.yaml`` the length decides; what is asked for stays."""
    settings = guide.settings
    assert geometry(settings, SCREEN, SHORT_BOOK - 1).openings == "run-on"
    assert geometry(settings, SCREEN, SHORT_BOOK).openings == "any"
    assert geometry(settings, SCREEN, LONG_BOOK - 1).openings == "any"
    assert geometry(settings, SCREEN, LONG_BOOK).openings == "recto"
    assert geometry(opening(guide, "run-on").settings, SCREEN, LONG_BOOK).openings == "run-on"
    large = int(SHORT_BOOK * LETTERS_A_PAGE / letters_of(geometry(settings, LARGE_PRINT, 1)))  # as much text as that
    assert 20 < large < 30
    assert [geometry(settings, LARGE_PRINT, n).openings for n in (large, large + 1)] == ["run-on", "any"]
    assert geometry(opening(guide, "recto").settings, LARGE_PRINT, LONG_BOOK).openings == "any"


def test_the_first_guide_is_short(guide_pdf: Proof) -> None:
    """At most 58 pages (55 until it said how to stop), contents on one of them."""
    pages = range(len(guide_pdf.pictures))
    assert len(pages) <= 58
    found = [page for page in pages if "Contents" in (guide_pdf.text(page).split() or [""])[0] + guide_pdf.head(page)]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("pages", "ranges"),
    [
        ([Folio("r", 1), Folio("r", 2), Folio("D", 1)], [(0, Folio("r", 1)), (2, Folio("D", 1))]),
        ([Folio("D", 1), Folio("D", 3), Folio("D", 4)], [(0, Folio("D", 1)), (1, Folio("D", 3))]),
        ([Folio("", 1, "Cover"), Folio("r", 1)], [(0, Folio("", 1, "Cover")), (1, Folio("r", 1))]),
    ],
)
def test_a_range_begins_where_a_page_is_left_out(pages: list[Folio], ranges: list[tuple[int, Folio]]) -> None:
    """ISO 32000-1, 12.4.2: the label of a page says its folio, whatever was before it."""
    assert page_labels(pages) == [PageLabel(index, folio) for index, folio in ranges]

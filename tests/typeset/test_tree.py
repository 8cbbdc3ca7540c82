"""A body that is a tree, read back from the bytes: structure and outline of the PDF, EPUB, web page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN, WEB
from guidepress.model.finding import Findings
from guidepress.prove import prove_published
from guidepress.read import read_guide
from tests.support.editions import Editions
from tests.support.opened_epub import XHTML
from tests.support.tree_guide import write_tree


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The guide whose body is a tree."""
    return read_guide(write_tree(tmp_path_factory.mktemp("tree")), Findings())


@pytest.fixture(scope="module")
def made(book: Book) -> Editions:
    """Its editions."""
    return Editions(book)


def titled(element: Any) -> Iterator[Any]:
    """The structure elements below one that are parts or sections, each with what it holds of them."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        if str(kid.S) in {"/Part", "/Sect"}:
            yield (str(kid.S)[1:], next(_headings(kid), ""), list(titled(kid)))


def _headings(element: Any) -> Iterator[str]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and re.fullmatch(r"/H\d", str(kid.get("/S", ""))):
            yield str(kid.S)[1:]


def test_the_structure_tree_holds_chapters_in_parts(made: Editions) -> None:
    """ISO 32000-1, 14.8.4.2: a ``Part`` holds the sections of its chapters, and headings are as deep as they stand."""
    with pikepdf.open(io.BytesIO(made.of(SCREEN).data)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        found = [one for one in titled(document) if one[0] == "Part"]
    quarters: tuple[str, str, list[Any]] = ("Sect", "H4", [])
    tides = ("Sect", "H2", [("Sect", "H3", []), ("Sect", "H3", [quarters])])
    assert found == [("Part", "H1", [("Sect", "H2", []), tides]), ("Part", "H1", [("Sect", "H2", [])])]


def test_the_outline_is_the_tree(made: Editions) -> None:
    """Bookmarks lie in one another as the body does."""

    def shown(items: Any) -> list[Any]:
        return [entry for one in items for entry in (one.title, *([shown(one.children)] if one.children else []))]

    with pikepdf.open(io.BytesIO(made.of(SCREEN).data)) as pdf, pdf.open_outline() as outline:
        found = shown(outline.root)
    harbour = found[found.index("Part 1 The harbour") + 1]
    assert harbour == [
        "2 Boats",
        ["More of boats"],
        "3 Tides",
        [
            "More of tides",
            "3.1 Spring tides",
            ["More of spring"],
            "3.2 Neap tides",
            ["More of neap", "3.2.1 Quarters", ["More of quarters"]],
        ],
    ]


def test_sections_of_a_chapter_run_on_and_have_their_title_in_the_head(book: Book, made: Editions) -> None:
    """Chapters begin pages, sections do not; nothing that a prover knows is wrong."""
    assert [str(one) for one in prove_published(made.of(SCREEN), book)] == []
    starts = {part.id: made.pages.of_part(part.id) for part in book.parts}
    assert all(starts[name] for name in ("part-1", "boats", "tides"))
    assert not starts["spring-tides"]


def test_epub_and_web_page_show_the_tree(book: Book, made: Editions) -> None:
    """The navigation is nested; the web page has one outline; each passes its prover."""
    nav = made.epub_without_pages.parse("EPUB/nav.xhtml")
    toc = next(nav.iter(f"{XHTML}nav"))
    numbered = {
        "".join(label.itertext()): sum(above.tag == f"{XHTML}ol" for above in label.iterancestors())
        for label in toc.iter(f"{XHTML}span")
    }
    assert numbered == {"1": 1, "Part 1": 1, "2": 2, "3": 2, "3.1": 3, "3.2": 3, "3.2.1": 4, "4": 2}
    assert 'epub:type="part"' in made.epub_without_pages.archive.read("EPUB/part-1.xhtml").decode()
    web = made.of(WEB)
    assert [str(one) for one in prove_published(web, book)] == []
    levels = re.findall(r"<h(\d)[^>]*>(?:<span class=\"number\">([^<]+)</span>)?", web.data.decode())
    assert {number: level for level, number in levels if number} == {
        "1": "2",
        "Part 1": "2",
        "2": "3",
        "3": "3",
        "3.1": "4",
        "3.2": "4",
        "3.2.1": "5",
        "4": "3",
    }

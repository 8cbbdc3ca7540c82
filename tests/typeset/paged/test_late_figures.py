"""Text moves up before a figure that does not fit: what the pages show, and in which order it is told."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from guidepress.cache.store import open_store
from guidepress.model.book import Book
from guidepress.model.edition import LARGE_PRINT, SCREEN, Edition
from guidepress.model.speech import Said
from guidepress.prove import prove_published
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.typeset.accelerations import digest
from guidepress.typeset.editions import Press
from guidepress.typeset.paged.late_figures import FITS, Held, is_late
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.paged.live import LivePages
from guidepress.typeset.paged.page_map import page_map
from guidepress.typeset.paged.shelf import Shelf
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.proof import Proof
from tests.support.small_guide import PAGES, SETTINGS, small_book

if TYPE_CHECKING:
    from weasyprint import Document

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 36"><title>Box</title><rect width="40" height="36"/></svg>'
)
LOW = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 150" width="400" height="150"><title>Bar</title>'
    '<rect width="400" height="150"/></svg>'
)
HEAD = "# Shore\n\n"
SAID = "The water comes in twice a day and leaves the pools behind it, and nobody has to carry a bucket to see them. "
FIGURE = '![A black box.](figures/box.svg "The box."){#fig-box}\n\n'
BAR = '![A low bar.](figures/bar.svg "The bar."){#fig-bar}\n\n'
POST = '![A bar upright.](figures/bar.svg "The post."){#fig-post}\n\n'
TABLE = "Table: Heights. {#tbl-heights}\n\n| Place | High |\n|---|--:|\n| Harbour | 5.1 |\n| Bay | 4.8 |\n| Cove | 4.2 |\n\n"


def lines(count: int, first: str = "") -> str:
    """A paragraph of about so many lines."""
    return (first + SAID * count)[: 62 * count].rsplit(" ", 1)[0] + ".\n\n"


def book_of(folder: Path, text: str) -> Book:
    """A guide with one section, and a picture that is nearly as high as it is wide."""
    return small_book(folder, HEAD + text, **{"figures__box.svg": SQUARE})


def proof_of(book: Book, edition: Edition = SCREEN, document: Document | None = None) -> Proof:
    """Its PDF, of pages that may be laid out already, in which no prover finds anything."""
    published = typeset_pdf(book, edition, document)
    assert [str(one) for one in prove_published(published, book)] == []
    assert [str(one) for one in published.findings] == []
    return Proof(book, published)


def pages_of(proof: Proof) -> list[str]:
    """The text of the pages of the section, in the order in which it is drawn."""
    first = proof.labels().index("1")
    return [" ".join(proof.text(number).split()) for number in range(first, len(proof.labels()))]


@functools.cache
def _moved(tmp: Path) -> Proof:
    return proof_of(
        book_of(tmp, lines(14, "Early. See [](#fig-box). ") + FIGURE + lines(6, "Behind. ") + lines(9, "Later. "))
    )


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """A figure that does not fit below fourteen lines, and two paragraphs behind it."""
    return _moved(tmp_path_factory.mktemp("moved"))


def test_the_figure_begins_the_next_page(moved: Proof) -> None:
    """What is told behind the figure fills the page before it; the paragraph goes on below the figure."""
    first, second = pages_of(moved)[:2]
    assert [word in first for word in ("Early.", "Behind.", "The box.")] == [True, True, False]
    assert 0 <= second.index("Figure 1 The box.") < 30
    assert not re.match(r".{0,40}(Behind|Later)\.", second)


def test_the_page_before_it_is_full(moved: Proof) -> None:
    """At the foot of the first page there is text."""
    page = moved.labels().index("1")
    foot = moved.trim.bottom
    assert moved.strip(page, foot, foot + 3 * 15) != ""


def test_references_name_the_page_of_the_figure(moved: Proof) -> None:
    """And links lead there."""
    assert "Figure 1 (page 2)" in pages_of(moved)[0]
    assert moved.labels()[moved.destinations()["fig-box"]] == "2"


def test_it_is_told_where_it_is_written(moved: Proof) -> None:
    """Who hears the page hears the figure before the words that moved up."""
    words = _all_words(speak_pdf(moved.published.data))
    assert words.index("Early.") < words.index("A black box.") < words.index("Behind.") < words.index("Later.")


def _all_words(said: Said) -> str:
    return " ".join(one.text for one in said.walk() if one.text)


def test_pages_begin_with_running_text_in_the_page_map(moved: Proof) -> None:
    """The page breaks of an EPUB stand in the order of the words: behind the text that moved up."""
    document = render_document(moved.book, SCREEN)
    starts = [page for page in page_map(document, moved.book).pages if page.label in {"1", "2"}]
    one, two = (page.position for page in starts)
    element = two.element(next(part.tree for part in moved.book.parts if part.id == starts[1].part))
    assert "".join(element.itertext()).startswith(("Behind.", "Later."))
    assert (one.path, one.offset) < (two.path, two.offset)


def test_what_is_kept_gives_the_same_bytes(moved: Proof, tmp_path: Path) -> None:
    """Laid out, kept, and taken from the shelf."""
    store = open_store(tmp_path / "store")
    assert store is not None
    cold = Press(moved.book, shelf=Shelf(store)).typeset(SCREEN).data
    assert cold == moved.published.data
    assert Press(moved.book, shelf=Shelf(store)).typeset(SCREEN).data == cold


def test_the_preview_shows_the_same_pages(moved: Proof) -> None:
    """As many pages with the same folios."""
    shown = [page.folio for page in LivePages(SCREEN).update(moved.book)]
    assert [folio for folio in shown if folio.isdigit()] == [label for label in moved.labels() if label.isdigit()]


def test_a_figure_on_another_page_is_found(moved: Proof) -> None:
    """Two pages change places, and their labels with them: the figure is no longer on the page that follows."""
    first = moved.labels().index("1")
    with pikepdf.open(io.BytesIO(moved.published.data)) as pdf:
        kids = pdf.Root.Pages.Kids
        kids[first], kids[first + 1] = kids[first + 1], kids[first]
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    forged = replace(moved.published, data=out.getvalue())
    found = [str(one) for one in prove_published(forged, moved.book) if one.code == "PDF068"]
    assert any("told after what stands on page 2" in one for one in found), found


CASES: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "a table": (lines(20) + TABLE + lines(12, "Behind. "), [("Behind.", 1), ("Heights.", 2)]),
    "a hole that is small": (lines(25) + TABLE + lines(12, "Behind. "), [("Heights.", 2), ("Behind.", 2)]),
    "a figure that fits": (lines(1) + FIGURE + lines(2, "Behind. "), [("The box.", 1), ("Behind.", 1)]),
    "a heading": (
        "## One\n\n" + lines(12) + FIGURE + "## Next\n\n" + lines(3, "Behind. "),
        [("The box.", 2), ("Next", 2), ("Behind.", 2)],
    ),
    "a lower heading": (
        "## One\n\n" + lines(12) + FIGURE + "### Below\n\n" + lines(3, "Behind. ") + "## Next\n\n" + lines(2, "Last. "),
        [("Below", 1), ("Behind.", 1), ("The box.", 2), ("Next", 2), ("Last.", 2)],
    ),
    "the end of the section": (lines(14) + FIGURE + lines(3, "Behind. "), [("Behind.", 1), ("The box.", 2)]),
    "a figure after a colon": (
        lines(14).rstrip(".\n") + ":\n\n" + FIGURE + lines(6, "Behind. "),
        [("The box.", 2), ("Behind.", 2)],
    ),
    "a callout on it": (
        lines(14) + FIGURE + "!!! note\n    Look at [](#fig-box).\n\n" + lines(6, "Behind. "),
        [("The box.", 2), ("Look at", 2), ("Behind.", 2)],
    ),
    "a note in the caption": (
        lines(14) + FIGURE.replace("The box.", "The box.[^n]") + lines(4, "Behind. ") + "[^n]: Said.\n",
        [("The box.", 2), ("Behind.", 2)],
    ),
    "a list": (lines(14) + FIGURE + "- Behind.\n- Second.\n\n" + lines(9), [("Behind.", 1), ("The box.", 2)]),
    "a table behind it": (
        lines(14) + FIGURE + TABLE + lines(4, "Behind. "),
        [("Heights.", 1), ("The box.", 2), ("Behind.", 2)],
    ),
    "a table behind it that does not fit": (
        lines(18)
        + BAR
        + TABLE.replace("| Cove | 4.2 |", "| Cove | 4.2 |\n| Ness | 4.1 |\n| Pier | 4 |")
        + lines(6, "Behind. "),
        [("The bar.", 2), ("Heights.", 2), ("Behind.", 1)],
    ),
    "two figures": (
        lines(20) + BAR + POST + lines(6, "Behind. "),
        [("Behind.", 1), ("The bar.", 2), ("The post.", 2)],
    ),
    "two figures with text between": (
        lines(18) + BAR + lines(2, "Between. ") + POST + lines(4, "Behind. "),
        [("Between.", 1), ("Behind.", 1), ("The bar.", 2), ("The post.", 2)],
    ),
    "a heading with nothing under it that moves": (
        "## One\n\n" + lines(12) + FIGURE + lines(2, "Behind. ") + "### Below\n\n" + TABLE + lines(4),
        [("Behind.", 1), ("The box.", 2), ("Below", 2), ("Heights.", 2)],
    ),
}


def test_what_moves_and_what_does_not(tmp_path: Path) -> None:
    """The page of its section that each thing is on, from the bytes; no prover finds anything."""
    sections = [
        re.sub("fig-box|fig-bar|fig-post|tbl-heights", rf"\g<0>-{n}", text)
        for n, (text, _) in enumerate(CASES.values())
    ]
    files = {f"sections__s{n}.md": f"# Shore {n}\n\n{text}" for n, text in enumerate(sections)}
    listed = "".join(f"  - sections/s{n}.md\n" for n in range(len(CASES)))
    settings = SETTINGS.replace("  - sections/one.md\n", listed) + PAGES
    proof = proof_of(
        small_book(tmp_path, HEAD, settings=settings, **files, **{"figures__box.svg": SQUARE, "figures__bar.svg": LOW})
    )
    opened = proof.destinations()
    found = {}
    for n, (name, (_text, places)) in enumerate(CASES.items()):
        first = opened[f"shore-{n}"]
        pages = [" ".join(proof.text(first + number).split()) for number in range(2)]
        found[name] = [(what, [what in page for page in pages].index(True) + 1) for what, _page in places]
    assert found == {name: places for name, (_text, places) in CASES.items()}


@pytest.mark.slow
@pytest.mark.parametrize("edition", [SCREEN, LARGE_PRINT], ids=lambda one: one.name)
@pytest.mark.parametrize("seed", range(4))
def test_pages_are_sound_whatever_is_written(seed: int, edition: Edition, tmp_path: Path) -> None:
    """Figures, tables, lists, notes and headings one after the other: every edition is proven, and the maps agree."""
    import random

    chance = random.Random(seed)  # noqa: S311
    pieces: list[Callable[[int], str]] = [
        lambda n: FIGURE.replace("fig-box", f"fig-{n}").replace(
            "A black box.", f"A black box in the corner {n} of it."
        ),
        lambda n: TABLE.replace("tbl-heights", f"tbl-{n}"),
        lambda n: f"- {SAID}\n- Item {n}.\n\n",
        lambda n: f"## Head {n}\n\n" + lines(2),
        lambda n: f"### Head {n}\n\n" + lines(3),
        lambda n: lines(3)[:-2] + f"[^{n}]\n\n[^{n}]: {SAID}\n\n",
        *[lambda _n: lines(chance.randint(1, 9))] * 4,
    ]
    text = "## First\n\n" + "".join(chance.choice(pieces)(number) for number in range(40))
    book = book_of(tmp_path, text)
    document = render_document(book, edition)
    proof_of(book, edition, document)
    late = any(is_late(box) for page in document.pages for box in page._page_box.descendants())
    assert late or edition is LARGE_PRINT
    labels = [page.label for page in page_map(document, book).pages]
    assert len(labels) == len(set(labels))


def test_a_place_that_waits_is_no_other_place() -> None:
    """The typesetter compares places to see whether a page has to be set again."""
    assert {Held((3,), 5, None): None} == {Held((3,), 5, None): None}
    assert {Held((3,), 5, None): None} != {3: None}
    assert {Held((3,), 5, None): None} != {Held((3,), 6, None): None}
    assert {Held((3,), 5, None): None} != {Held((3, 4), 5, None): None}
    assert {Held((3,), 5, {0: {1: None}}): None} != {Held((3,), 5, None): None}


def test_the_typesetter_is_the_one_that_this_was_written_for() -> None:
    """After an upgrade nothing moves, silently; then read both functions anew."""
    assert {name: digest(name) for name in FITS} == FITS

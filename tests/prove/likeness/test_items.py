"""Items of lists stand beside their own labels and at one edge (PDF068), and bookmarks open at their headings (PDF024)."""

from __future__ import annotations

import pytest

from benchmarks.forgery.forged import Change, in_pdf
from benchmarks.forgery.seventh import _opened_at
from benchmarks.forgery.third_pdf import _exchanged, _in_matrix
from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.items import prove_items
from guidepress.prove.likeness.outline import prove_outline
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, small_book

TEXT = """# Nets

1. Fold the nets
2. Carry them home
3. Dry them
4. <bdi>שלום</bdi> is said to the boats

- Ropes
- `Knots` are tied, and what is said of them is longer than a line, so that it goes on below it
- <kbd>Esc</kbd>

    A second paragraph.

    - an item below
    - ~~another~~ one

Term
:   What is said of it.

- [ ] A task

## How to mend {#mend}

Slowly.

## What to buy {#buy}

Nothing.
"""
HERE = Place("small.pdf")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide of lists."""
    return small_book(tmp_path_factory.mktemp("items"), TEXT, settings=SETTINGS.replace("  - contents\n", ""))


@pytest.fixture(scope="module")
def typeset(book: Book) -> bytes:
    """Its PDF."""
    return typeset_pdf(book, SCREEN).data


def exchanged(one: str, other: str) -> Change:
    """Two lines change places on their page, and are told as before."""
    return in_pdf(_exchanged(one, other, one))


def told(data: bytes, *, styled: bool = False) -> list[str]:
    """What is found of the items."""
    with PdfFile(data) as file:
        return [one.message for one in prove_items(file, HERE, styled=styled)]


def test_items_as_they_are_set(typeset: bytes) -> None:
    """Numbers, bullets, keys, tasks, lists within one another and terms above their words are no others."""
    assert told(typeset) == []


def test_items_that_change_places_beside_their_numbers(typeset: bytes) -> None:
    """They read as another order, though each is told with its own number."""
    found = told(exchanged("Carry them home", "Dry them")(typeset), styled=True)
    assert found
    assert "beside its label" in found[0]


@pytest.mark.parametrize("text", ["Ropes", "Carry them", "an item below"])
def test_an_item_that_is_moved_in(typeset: bytes, text: str) -> None:
    """By 18 pt it reads as one below the item before it; a sheet of the guide's own may do so."""
    moved = in_pdf(_in_matrix(lambda m: [*m[:4], m[4] + 18, m[5]], text))(typeset)
    assert any("beside the edge of its list" in one for one in told(moved))
    assert told(moved, styled=True) == []


@pytest.mark.parametrize(("title", "far"), [("How to mend", -40), ("What to buy", 60), ("What to buy", -40)])
def test_a_bookmark_that_opens_elsewhere(typeset: bytes, book: Book, title: str, far: float) -> None:
    """Below its heading, or at words above it; where it opens as it was made, nothing is found."""
    for data, count in ((typeset, 0), (in_pdf(_opened_at(title, far))(typeset), 1)):
        with PdfFile(data) as file:
            found = [one.message for one in prove_outline(file, book, HERE)]
        assert ["another place" in one for one in found] == [True] * count

"""What the reading systems offer to find one's way: contents, landmarks, page list, search, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from guidepress.model.xhtml import BLOCKS, flat_text, fold
from tests.reading.bound import Bound
from tests.reading.systems import Open, SystemName, opened

GUIDES = ["guide", pytest.param("fieldbook", marks=pytest.mark.slow)]

pytestmark = [pytest.mark.browser, pytest.mark.outside, pytest.mark.parametrize("editions", GUIDES, indirect=True)]


@pytest.fixture(scope="module", params=["foliate", "epubjs"])
def reader(request: pytest.FixtureRequest, browser: Browser, bound: Bound) -> Iterator[Open]:
    """A guide, open in a system; the window is small, so that a place is on one page of many."""
    system: SystemName = request.param
    with opened(browser, system, bound.epub, width=400, height=480) as book:
        yield book


def test_contents_are_those_of_the_book(reader: Open, bound: Bound) -> None:
    """The system's panel has the entries of the Book's contents, nested alike, leading to the same places."""
    shown = reader.ask("return reader.contents()")
    found = [(fold(entry["label"]), entry["href"], entry["depth"]) for entry in shown]
    assert found == [(label, reader.link(href), depth) for label, href, depth in bound.contents()]


def test_landmarks_lead_to_what_they_name(reader: Open, bound: Bound) -> None:
    """Cover, contents and the start of the text among them; each leads into the book and shows its place."""
    shown = reader.ask("return reader.landmarks()")
    labels = [fold(entry["label"]) for entry in shown]
    assert labels[0].endswith(bound.book.settings.running_title)
    assert labels[1:3] == [part.title for part in bound.book.parts if part.kind.value == "contents"] + ["Start of text"]
    spine = reader.ask("return reader.spine()")
    for entry in shown:
        file, _, name = entry["href"].partition("#")
        reader.go(entry["href"] if file else f"{reader.link('nav.xhtml')}#{name}")
        assert reader.ask("return reader.file()") == (file or "nav.xhtml")
        assert reader.ask("return reader.file()") in spine
        assert not name or reader.probe("shows", name), entry


def test_page_list_has_the_folios_of_the_pdf(reader: Open, bound: Bound) -> None:
    """One entry for each page of the PDF behind its covers, by its folio, in order.

    epub.js reads a folio as a number (``parseInt``): for it only arabic folios have labels; the places are all there.
    """
    shown = reader.ask("return reader.pages()")
    folios = [page.label for page in bound.pages.pages]
    wanted = folios if reader.system == "foliate" else [folio if folio.isdigit() else "NaN" for folio in folios]
    assert [entry["label"] for entry in shown] == wanted
    assert [entry["href"].partition("#")[2] for entry in shown] == [f"page-{folio}" for folio in folios]
    assert len(shown) > 40


def test_page_list_goes_to_the_first_words_of_the_page(reader: Open) -> None:
    """Behind an entry stands the page that holds the marker's first words: every seventh is tried, and the last."""
    shown = reader.ask("return reader.pages()")
    for entry in (*shown[::7], shown[-1]):
        reader.go(entry["href"])
        assert reader.probe("shows", entry["href"].partition("#")[2]), entry


def test_search_finds_a_word_where_it_stands(reader: Open, bound: Bound) -> None:
    """The longest words that the Book has but once are found once; their place is the page that shows them.

    Words with soft hyphens of the author's are left out: neither system finds what is written around them.
    """
    written = " ".join(flat_text(part.tree) for part in bound.book.parts).split()
    text = [word for word in written if re.fullmatch(r"[a-z]{9,}[.,]?", word)]
    counted = Counter(word.strip(".,") for word in text)
    everything = " ".join(bound.words()).lower()
    once = [word for word, number in counted.items() if number == 1 and everything.count(word) == 1]
    for word in sorted(once, key=lambda word: (-len(word), word))[:3]:
        found = reader.ask("return reader.search(argument)", word)
        assert len(found) == 1, (word, found)
        assert word in found[0]["match"]
        reader.go(found[0]["cfi"])
        assert word in reader.probe("words", sorted(BLOCKS))


def test_a_citation_leads_to_its_reference_and_back(reader: Open, bound: Bound) -> None:
    """A click on a citation shows the reference on another page; a click on its backlink shows the citation again."""
    citation, reference = bound.citation()
    if reader.system == "foliate":
        reader.ask("reader.popUps(false)")
    reader.go(reader.link(bound.href(citation)))
    before = reader.ask("return reader.place()")
    reader.click(f'[id="{citation}"]')
    reader.until_shown(reference)
    assert reader.ask("return reader.place()") != before
    back = f'a[role="doc-backlink"][href$="#{citation}"]'
    reader.go(reader.link(bound.href(reference)))
    reader.turn_to(back)
    reader.click(back)
    reader.until_shown(citation)
    assert reader.ask("return reader.place()") == before
    if reader.system == "foliate":
        reader.ask("reader.popUps(true)")

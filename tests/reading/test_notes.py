"""Notes: a window of their own in foliate-js, a place to go to and come back from in epub.js."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text
from guidepress.prove.speech.words import normal, tree_words
from tests.reading.bound import Bound
from tests.reading.systems import Open, opened

BOTH = pytest.mark.parametrize("editions", ["guide", "fieldbook"], indirect=True)
NOTES = pytest.mark.parametrize("editions", ["fieldbook"], indirect=True)
"""The guides of a test: the first has no notes."""

pytestmark = [pytest.mark.browser, pytest.mark.outside]


def popped_up(reader: Open) -> dict[str, str]:
    """What the window that opens holds; waits for it."""
    reader.page.wait_for_function("reader.noted() !== null")
    found: dict[str, str] = reader.ask("return reader.noted()")
    return found


@NOTES
def test_a_note_pops_up_and_leaves_the_place(browser: Browser, bound: Bound) -> None:
    """foliate-js takes the call for a call and the note for a note, shows its words, and stays where it was."""
    with opened(browser, "foliate", bound.epub) as reader:
        for note in bound.notes()[:3]:
            call = (note.get("id") or "").replace("fn-", "fnref-", 1)
            reader.go(reader.link(bound.href(call)))
            before = reader.ask("return reader.place()")
            reader.click(f'[id="{call}"]')
            found = popped_up(reader)
            assert found["kind"] == "footnote"
            words = [word.text for word in tree_words(note, Place("")) if note.find(".//img") is None]
            assert normal(found["words"]).split() == words
            assert len(words) > 5
            reader.ask("reader.close()")
            assert reader.ask("return reader.place()") == before
            assert reader.probe("shows", call)


@BOTH
def test_a_citation_pops_up_with_its_reference(browser: Browser, bound: Bound) -> None:
    """foliate-js shows the whole entry of the reference list, with its ways back."""
    citation, reference = bound.citation()
    entry = next(item for part in bound.book.parts for item in part.tree.iter("li") if item.get("id") == reference)
    with opened(browser, "foliate", bound.epub) as reader:
        reader.go(reader.link(bound.href(citation)))
        reader.click(f'[id="{citation}"]')
        assert normal(popped_up(reader)["words"]).split() == normal(flat_text(entry)).split()


@BOTH
def test_a_term_pops_up_with_its_definition(browser: Browser, bound: Bound) -> None:
    """foliate-js shows the term and what it means, not the bare term."""
    links = [link for part in bound.book.parts for link in part.tree.iter("a") if link.get("role") == "doc-glossref"]
    if not links:
        pytest.fail("the guide has no term that leads to its glossary")
    name = links[0].get("href", "")[1:]
    term = next(dt for part in bound.book.parts for dt in part.tree.iter("dt") if dt.get("id") == name)
    meaning = term.getnext()
    assert meaning is not None
    with opened(browser, "foliate", bound.epub) as reader:
        home = next(part for part in bound.book.parts if links[0] in list(part.tree.iter("a")))
        reader.go(reader.link(bound.href(home.id)))
        selector = f'a.term[href$="#{name}"]'
        reader.turn_to(selector)
        reader.click(selector)
        words = normal(popped_up(reader)["words"]).split()
        assert words == normal(f"{flat_text(term)} {flat_text(meaning)}").split()


@NOTES
def test_a_call_leads_to_its_note_and_back(browser: Browser, bound: Bound) -> None:
    """epub.js has no window for notes: the call leads to the page of the note, the note's number to that of the call."""
    moved = 0
    with opened(browser, "epubjs", bound.epub, width=400, height=320) as reader:
        for note in bound.notes()[:3]:
            name = note.get("id") or ""
            call = name.replace("fn-", "fnref-", 1)
            reader.go(bound.href(call))
            before = reader.ask("return reader.place()")
            reader.click(f'[id="{call}"]')
            reader.until_shown(name)
            moved += reader.ask("return reader.place()") != before
            reader.click(f'[id="{name}"] [role="doc-backlink"]')
            reader.until_shown(call)
            assert reader.ask("return reader.place()") == before
    assert moved >= 1

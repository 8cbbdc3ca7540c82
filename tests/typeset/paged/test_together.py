"""What stays together over the turn of a page, and what need not."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.edition import SCREEN
from guidepress.typeset.paged.together import free_lists, mark_attributions
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.proof import Proof
from tests.support.small_guide import PAGES, SETTINGS, small_book

LINE = "The water comes in twice a day and leaves the pools here. "
LISTS: dict[str, tuple[str, bool]] = {
    "a sentence": ("<p>So it is.</p><ul/>", True),
    "a colon": ("<p>These are:</p><ol/>", False),
    "a colon before a note": ('<p>These are:<span class="footnote">Said.</span></p><ol/>', False),
    "a table": ("<table/><ul/>", True),
    "nothing": ("<ul/>", False),
    "the text of an item": ("<ul><li><p>So it is.</p><ol/></li></ul>", False),
}
QUOTATIONS: dict[str, tuple[str, bool]] = {
    "a dash": ("<p>The sea.</p><p>\N{EM DASH} A keeper</p>", True),
    "a shorter dash": ("<p>The sea.</p><p> \N{EN DASH} A keeper</p>", True),
    "a work": ("<p>The sea.</p><p><cite>Tides</cite></p>", True),
    "a work and more": ("<p>The sea.</p><p><cite>Tides</cite> says more.</p>", False),
    "more of it": ("<p>The sea.</p><p>The land.</p>", False),
    "nothing else": ("<p>\N{EM DASH} A keeper</p>", False),
    "a list": ("<p>The sea.</p><ul/>", False),
}


@pytest.mark.parametrize("name", LISTS)
def test_which_lists_may_begin_a_page(name: str) -> None:
    """All but those that a colon announces, and those in an item."""
    text, free = LISTS[name]
    root = etree.fromstring(f"<section>{text}</section>")
    free_lists(root)
    last = [one for one in root.iter("ul", "ol") if not len(one)][-1]
    assert (last.get("class") == "unannounced") is free


@pytest.mark.parametrize("name", QUOTATIONS)
def test_what_says_whose_words_they_are(name: str) -> None:
    """A last paragraph that begins with a dash, or names a work."""
    text, is_attribution = QUOTATIONS[name]
    root = etree.fromstring(f"<section><blockquote>{text}</blockquote></section>")
    mark_attributions(root)
    assert (root[0][-1].get("class") == "attribution") is is_attribution


def test_over_the_turn_of_a_page(tmp_path: Path) -> None:
    """However many lines stand before it: no attribution begins a page, and a list does so if no colon announces it."""
    quoted = "> Once upon a tide.\n> Second line of it.\n>\n> \N{EM DASH} Whoever said\n\n"
    ends = {
        "q": quoted,
        "s": "Announced.\n\n- Item one.\n- Item two.\n\n",
        "c": "Announced:\n\n- Item one.\n- Item two.\n\n",
    }
    texts = {
        f"{kind}{n}": f"# Part {kind}{n}\n\n{(LINE.strip() + chr(92) + chr(10)) * n}Last.\n\n{end}" + LINE * 9
        for kind, end in ends.items()
        for n in range(20, 31)
    }
    files = {f"sections__{name}.md": text for name, text in texts.items()}
    listed = "".join(f"  - sections/{name}.md\n" for name in texts)
    settings = SETTINGS.replace("  - sections/one.md\n", listed) + PAGES
    book = small_book(tmp_path, "", settings=settings, **files)
    proof = Proof(book, typeset_pdf(book, SCREEN))
    opened = proof.destinations()
    pages = {name: [" ".join(proof.text(opened[f"part-{name}"] + n).split()) for n in range(2)] for name in texts}
    parted = [
        name
        for name, (first, second) in pages.items()
        if name[0] != "q" and ("Announced" in first) != ("Item one" in first)
    ]
    assert parted
    assert {name[0] for name in parted} == {"s"}
    quoted_on_second = [name for name, (first, second) in pages.items() if name[0] == "q" and "Whoever said" in second]
    assert quoted_on_second
    assert all("Second line" in pages[name][1] for name in quoted_on_second)

"""Words that large print keeps on one line: the tree before it is typeset."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, SCREEN, Edition
from guidepress.typeset.paged.whole_words import hold_words


def held(markup: str, edition: Edition = LARGE_PRINT) -> str:
    """The markup of a part after its words were held together."""
    root = etree.fromstring(f"<section>{markup}</section>")
    hold_words(root, edition)
    return etree.tostring(root, encoding="unicode").removeprefix("<section>").removesuffix("</section>")


@pytest.mark.parametrize(
    ("markup", "after"),
    [
        ("<p>So is 7-OH, too.</p>", '<p>So is <span class="tied">7-OH,</span> too.</p>'),
        (
            "<p>Call 1-800-222-1222 or 1-800-662-4357</p>",
            '<p>Call <span class="tied">1-800-222-1222</span> or <span class="tied">1-800-662-4357</span></p>',
        ),
        ("<p>a <b>b</b>-c ice-cold</p>", '<p>a <b>b</b>-c <span class="tied">ice-cold</span></p>'),
        ("<p>a\u2010b</p>", '<p><span class="tied">a\u2010b</span></p>'),
    ],
)
def test_a_word_with_a_hyphen_is_tied(markup: str, after: str) -> None:
    """Each such word has a span of its own, with the stops around it; all else stays as it was."""
    assert held(markup) == after


@pytest.mark.parametrize(
    "markup",
    [
        "<p>no hyphen \u2013 a dash, 3\u20135, and -5</p>",
        "<p><code>rm -rf a-b</code></p>",
        '<p><a class="url" href="https://a-b.example">a-b.example</a></p>',
        '<p><span class="tied">already-tied</span></p>',
        "<pre><code>x-y</code></pre>",
        f"<p>{'long-' * 8}word</p>",
    ],
)
def test_what_is_left_alone(markup: str) -> None:
    """Dashes, code, addresses, what is tied already, and a word that would not fit a line."""
    assert held(markup) == markup


@pytest.mark.parametrize("edition", [LARGE_PRINT, DYSLEXIA])
def test_a_word_that_no_line_holds_may_break(edition: Edition) -> None:
    """A word of 30 letters gets places to break, none near its ends; one of 29 gets none."""
    assert held(f"<p>x {'a' * 29}</p>", edition) == f"<p>x {'a' * 29}</p>"
    after = etree.fromstring(held(f"<p>x {'a' * 30} y</p>", edition))
    assert "".join(after.itertext()) == f"x {'a' * 30} y"
    tails = [wbr.tail or "" for wbr in after.iter("wbr")]
    assert len(tails) == 4
    assert [len(tail) for tail in tails] == [6, 6, 6, 8]


def test_columns_hold_as_much() -> None:
    """In a table words hold together as in the text: one that does not fit makes records of the table."""
    assert "<wbr/>" not in held(f"<table><tr><td>{'a' * 29}</td></tr></table>")
    assert "tied" in held(f"<table><tr><td>{'a' * 14}-{'b' * 15}</td></tr></table>")
    assert "tied" not in held(f"<table><tr><td>{'a' * 15}-{'b' * 15}</td></tr></table>")


def test_other_editions_divide_words() -> None:
    """The screen edition hyphenates, and so ties nothing in its text."""
    markup = f"<p>7-OH and {'a' * 40}</p>"
    assert held(markup, SCREEN) == markup


@pytest.mark.parametrize("edition", [SCREEN, LARGE_PRINT])
def test_long_code_may_break_behind_its_signs(edition: Edition) -> None:
    """In every edition; short code, and a listing, are left as they are."""
    assert held("<p><code>--prefix=/usr/local/share</code></p>", edition).count("wbr") == 3
    assert held(f"<p><code>{'a' * 30}</code></p>", edition) == (
        f"<p><code>{'a' * 12}<wbr/>{'a' * 12}<wbr/>{'a' * 6}</code></p>"
    )
    for left in ("<p><code>rm -rf a-b but not at all</code></p>", f"<pre><code>{'a' * 30}</code></pre>"):
        assert held(left, edition) == left

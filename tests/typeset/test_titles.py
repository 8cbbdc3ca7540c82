"""Titles break where a reader would: read from lines as they are set."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.languages.registry import LANGUAGES, language_for
from guidepress.typeset.cover.front import _held
from guidepress.typeset.fonts.outlines import Letters, break_lines
from guidepress.typeset.fonts.pinned import DISPLAY
from guidepress.typeset.titles import held_together, tie_titles

_ = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("fr", "Rendre visite à quelqu’un qui va mourir", f"Rendre visite à{_}quelqu’un qui va mourir"),
        ("de", "Wenn der Knöchel in den Bergen umknickt", f"Wenn der{_}Knöchel in{_}den{_}Bergen umknickt"),
        ("es", "El inhalador de tu hijo", f"El{_}inhalador de{_}tu{_}hijo"),
        ("en", "What to do in the night", f"What to{_}do in{_}the{_}night"),
        ("en", "Safety of 7-hydroxymitragynine", "Safety of 7-hydroxymitragynine"),  # a narrow column would not hold it
        ("en", "What it is for", "What it is for"),
        ("en-GB", "", ""),
        ("zh", "水", "水"),
    ],
)
def test_short_words_lean_on_the_next(language: str, text: str, held: str) -> None:
    """Articles and prepositions, several on end; a long word is not kept with them."""
    assert held_together(text, language) == held


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_its_short_words(language: str) -> None:
    """In lower case, and short."""
    leaning = language_for(language).typography.leaning
    assert len(leaning) >= 6
    assert all(word == word.lower() and len(word) < 6 for word in leaning)


def test_titles_alone_are_tied() -> None:
    """In headings and the subtitle, beside other elements, by the language of each; every word stays; text is not tied."""
    root = etree.fromstring(
        "<section><h1><span class='number'>1</span> Pain at <em>the</em> night</h1><p class='subtitle'>Help in need</p>"
        "<h2 lang='de'>Was in der Not hilft <span lang='en'>in need</span></h2><p>In the night</p>"
        "<h3>In the <code>of it</code> of a <span class='tied'>5 mg</span></h3></section>"
    )
    before = "".join(root.itertext())
    tie_titles(root, "en")
    assert "".join(root.itertext()) == before
    assert [one.text for one in root.iter("span") if one.get("class") == "tied"] == ["in need", "in der Not", "5 mg"]


def test_a_cover_breaks_before_its_short_words() -> None:
    """Where that takes no line more; a word that would be cut for it stays free."""
    letters = Letters(DISPLAY, 600, 60, 1.1, language="fr")
    measure = 660.0
    title = "Rendre visite à quelqu’un qui va mourir"
    plain = break_lines(title, letters, measure)
    lines = break_lines(_held(title, letters, measure), letters, measure)
    assert len(lines) == len(plain)
    assert not any(line.split()[-1] == "à" for line in lines)
    assert _held("visite à quelqu’un", letters, 250) == "visite à quelqu’un"

"""Words that must be explained: abbreviations, terms of the glossary, the policy's jargon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.language.terms import check_terms
from guidepress.model.book import Book, Part, PartKind
from tests.check.by_hand import book_of, part_of, said, section

POLICY = b"title: Ours\njargon:\n  - {words: '\\bplacebos?\\b', plain: a look-alike}\n"
GLOSSARY = part_of(
    PartKind.GLOSSARY,
    '<dl class="glossary"><dt id="term-film">Film</dt><dd>Fat.</dd><dt id="term-hand-cream">Hand cream</dt><dd>Fat.</dd>'
    '<dt id="term-7-oh">7-OH</dt><dd>A drug.</dd></dl>',
)


def held_to(*parts: Part) -> Book:
    """A Book whose policy asks for one word of jargon."""
    book = book_of(*parts)
    settings = book.settings.model_copy(update={"policy": "ours.yaml"})
    return replace(book, settings=settings, texts={"ours.yaml": POLICY})


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p>They took the placebo.</p>", 1),
        ("<p>They took the placebo.</p><p>Again the placebo, a cream with nothing in it.</p>", 1),
        ("<ul><li>Placebos, then rest.</li></ul>", 1),
        ("<p>They took a placebo, a cream with nothing in it.</p>", 0),
        ("<p>They took a placebo (a look-alike).</p>", 0),
        ("<p>A cream with nothing in it, called a placebo.</p>", 0),
        ("<p>A placebo is a look-alike.</p>", 0),
        ("<p>A look-alike (placebo) was used.</p>", 0),
        ("<p>A <dfn>placebo</dfn> was used.</p>", 0),
        ('<p>The <a class="term" href="#term-placebo">placebo</a> did well.</p>', 0),
        ("<h2>The placebo</h2><p>A placebo is a look-alike.</p>", 0),
        ("<p>Replaceboth words.</p>", 0),
    ],
)
def test_jargon_is_explained_where_it_is_first_used(body: str, count: int) -> None:
    """LAN012 once, at the first use outside of headings, unless a link or words in that paragraph explain it."""
    assert said(check_terms(held_to(section(body)))) == ["LAN012"] * count


def test_a_link_of_other_words_explains_jargon() -> None:
    """The paragraph links the entry under another form of the word; the entry's head is what counts."""
    glossary = part_of(PartKind.GLOSSARY, '<dl><dt id="term-placebo">Placebo</dt><dd>A look-alike.</dd></dl>')
    body = '<p>A <a class="term" href="#term-placebo">look-alike</a> is the placebo.</p>'
    assert said(check_terms(held_to(section(body), glossary))) == []


def test_the_first_use_may_stand_in_the_disclaimer() -> None:
    """What the disclaimer explains is explained for the sections; jargon that it does not explain is found there."""
    told = part_of(PartKind.DISCLAIMER, "<p>A placebo is a look-alike.</p>")
    bare = part_of(PartKind.DISCLAIMER, "<p>The placebo did well.</p>")
    body = section("<p>The placebo did well.</p>")
    assert said(check_terms(held_to(told, body))) == []
    assert [str(one.place) for one in check_terms(held_to(bare, body))] == ["disclaimer.md:1"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p>The film is thin.</p>", 1),
        ("<p>Films are thin; a film is.</p>", 1),
        ('<p>The <a class="term" href="#term-film">film</a> is a film.</p>', 0),
        ('<p>A film and a <a class="term" href="#term-film">film</a>.</p>', 1),
        ("<p>Use hand\ncreams.</p>", 1),
        ("<p>A filmmaker with a pre-film.</p>", 0),
        ("<p>Take 7-OH.</p>", 1),
        ("<p>The film’s edge.</p>", 1),
        ("<h2>Film</h2>", 0),
    ],
)
def test_terms_are_linked_where_a_section_first_uses_them(body: str, count: int) -> None:
    """LAN011: plurals, genitives and terms of several words too; parts of other words are none."""
    assert said(check_terms(book_of(section(body), GLOSSARY))) == ["LAN011"] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The WXYZ said so.", 1),
        ("The WXYZ (World Xylophone Zone) said so.", 0),
        ("The World Xylophone Zone (WXYZ) said so. The WXYZ did.", 0),
        ("DO NOT WASH.", 0),
        ("Part XIV of it.", 0),
        ("The BMI is low.", 0),
        ("Some lay in a WXYZ.", 1),
        ('Report it to <a href="https://www.wxyz.gov.au/x">the WXYZ</a>.', 0),
        ('Report it to <a href="https://example.org/wxyz">the WXYZ</a>.', 1),
    ],
)
def test_abbreviations(text: str, count: int) -> None:
    """LAN010: explained beside its first use, better known than its words, a numeral, or a shout."""
    assert said(check_terms(book_of(section(f"<p>{text}</p>")))) == ["LAN010"] * count

"""Doubled words: found where they are slips, left where they are prose."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.check.language.slips import check_language, doubled_words
from guidepress.check.text.running_text import running_text
from guidepress.model.book import PartKind
from tests.check.by_hand import book_of, part_of, said, section


def doubles(body: str, language: str = "en") -> list[str]:
    """The doubled words of some XHTML."""
    return [f"{d.first} {d.second}" for d in doubled_words(running_text(section(body).tree, language))]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Wash the the hands.</p>",
        "<p>The the hands.</p>",
        "<p>Wash <em>the</em> the hands.</p>",
        "<p>Wash the <strong><em>the</em></strong> hands.</p>",
        "<p>Wash the<em> the</em> hands.</p>",
        "<p>Wash “the the” hands.</p>",
        "<p>Wash the\n   the hands.</p>",
        "<p>Wash the\u00a0the hands.</p>",
        "<p>Wash the<br/>the hands.</p>",
        '<p>Wash the<sup><a class="noteref" href="#n">1</a></sup> the hands.</p>',
        '<p>Wash the<sup class="cite"><a href="#r">4</a></sup> the hands.</p>',
        "<p>It doesn’t doesn’t matter.</p>",
        "<p>A long-term long-term plan.</p>",
        "<p>THE THE END</p>",
        "<td>the the</td>",
    ],
)
def test_a_slip_is_found(body: str) -> None:
    """Case, emphasis, line ends, no-break spaces and calls of notes do not hide it."""
    assert len(doubles(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<p>They had had enough.</p>",
        "<p>I know that that is so.</p>",
        "<p>There it is. Is it?</p>",
        "<p>Give it. It is mine.</p>",
        "<p>Yes, it: it is.</p>",
        "<p>He said “it” it was.</p>",
        "<p>One (one) by one, 10 10 10.</p>",
        "<p>End of the</p><p>the next.</p>",
        "<ul><li>soap</li><li>soap</li></ul>",
        "<table><tr><td>soap</td><td>soap</td></tr></table>",
        "<p>Call <code>print</code> print.</p>",
        "<pre>the the</pre>",
        '<p>the <span class="cite">(Doe, 2020)</span> the</p>',
        "<p>Walla Walla and Bora Bora are places.</p>",
        "<p>the theatre, other the, soft-soft soft</p>",
        '<p>He wrote “a <span lang="fr">a</span>” on it.</p>',
        '<p lang="id">orang orang</p>',
        "<p>x y x y — — …</p>",
        '<aside><p><a class="backlink" href="#c">a</a> A note.</p></aside>',
    ],
)
def test_good_prose_is_left(body: str) -> None:
    """Idioms, sentence ends, names, code, lists, other languages: nothing is found."""
    assert doubles(body) == []


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("dass die die Wahl haben", "de", 0),
        ("dass sie Sie sehen", "de-AT", 0),
        ("mit mit Seife", "de", 1),
        ("das Haus Haus", "de", 1),
        ("nous nous lavons", "fr-CA", 0),
        ("avec le le savon", "fr", 1),
        ("yavaş yavaş", "tr", 0),
    ],
)
def test_every_language_has_its_own_doubles(words: str, language: str, count: int) -> None:
    """What is a slip in one language is grammar in another; in a language that we do not know nothing is said."""
    assert len(doubles(f"<p>{words}</p>", language)) == count
    assert len(doubles(f'<p>A <q lang="{language}">{words}</q>.</p>')) == count


@given(st.lists(st.sampled_from(["the", "soap", "hands", "wash"]), max_size=12))
def test_the_count_is_that_of_the_neighbours(words: list[str]) -> None:
    """In a row of words there are as many slips as neighbours that are alike, wherever the tags stand."""
    alike = sum(one == other for one, other in itertools.pairwise(words))
    assert len(doubles(f"<p>{' '.join(words)}</p>")) == alike
    assert len(doubles(f"<p>{' '.join(f'<em>{word}</em>' for word in words)}</p>")) == alike


def test_it_is_found_where_it_stands() -> None:
    """The place is that of the second word's element; an image's description is read as well."""
    body = '<p data-at="one.md:3">a <em data-at="one.md:4">the the</em></p><img data-at="one.md:9" alt="of of soap"/>'
    found = list(check_language(book_of(section(body))))
    assert [(f.code, str(f.place)) for f in found] == [("LAN001", "one.md:4"), ("LAN001", "one.md:9")]


def test_titles_of_sources_are_not_ours() -> None:
    """References and contents are not read: the words there are somebody else's, or are looked at where they stand."""
    body = "<p>soap soap</p>"
    assert said(check_language(book_of(part_of(PartKind.REFERENCES, body), part_of(PartKind.CONTENTS, body)))) == []

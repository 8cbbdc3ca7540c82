"""Policies: what a pack may say, how packs are merged, and what a guide must say and must not."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from guidepress.check.pack import SHIPPED, bounded, parse, shipped
from guidepress.check.policy.policy import check_policy, without_quotations
from guidepress.model.book import Book, PartKind
from guidepress.model.xhtml import flat_text
from tests.check.by_hand import book_of, part_of, said, section
from tests.support.places import ROOT

KRATOM = ROOT / "manuscript" / "policy-kratom.yaml"
PACK = b"""\
title: Ours
extends: general
statements:
  storage:
    says: where it is kept
    why: Children find it.
    accept: ['out of .{0,20}reach']
forbidden:
  - pattern: 'best ever'
    why: It sells.
    instead: Say what it is.
"""


def held_to(pack: bytes, disclaimer: str, body: str = "<p>Text.</p>") -> Book:
    """A Book with a policy file of its own."""
    book = book_of(part_of(PartKind.DISCLAIMER, disclaimer), section(body), disclaimer=True)
    return replace(book, settings=book.settings.model_copy(update={"policy": "ours.yaml"}), texts={"ours.yaml": pack})


def with_kratom(guide: Book) -> Book:
    """The first guide, with its policy read."""
    settings = guide.settings.model_copy(update={"policy": KRATOM.name})
    return replace(guide, settings=settings, texts={**guide.texts, KRATOM.name: KRATOM.read_bytes()})


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_packs_are_sound(name: str) -> None:
    """Each is read, and has a title."""
    assert shipped(name).title


def test_the_first_guide_keeps_its_policy(guide: Book) -> None:
    """Every statement is marked, every number printed, no phrase used."""
    assert [str(one) for one in check_policy(with_kratom(guide))] == []


@pytest.mark.parametrize("name", parse(KRATOM.read_bytes(), KRATOM.name).statements)
def test_each_statement_is_missed(guide: Book, name: str) -> None:
    """Without its paragraph the statement is named, with what must be said and why."""
    book = with_kratom(guide)
    part = book.of_kind(PartKind.DISCLAIMER)
    assert part is not None
    bare = replace(part, tree=part.tree_copy())
    (marked,) = bare.tree.xpath(f"//*[@data-require='{name}']")
    marked.getparent().remove(marked)
    statement = parse(KRATOM.read_bytes(), KRATOM.name).statements[name]
    found = [one for one in check_policy(replace(book, parts=(bare,))) if one.code == "DIS011"]
    if found:
        assert statement.says in found[0].message
        assert statement.why in found[0].message
    else:
        text = flat_text(bare.tree)
        assert any(re.search(one, text, re.IGNORECASE) for one in statement.accept), f"{name} is not missed"


@pytest.mark.parametrize(
    ("disclaimer", "codes"),
    [
        ("<p>Keep it out of the reach of children.</p>", []),
        ('<p data-require="storage">Lock it in a cupboard.</p>', []),
        ("<p>Keep it dry.</p>", ["DIS011"]),
        ('<p data-require="storage">Lock it.</p>', ["DIS013"]),
        ('<p data-require="storrage">Keep it out of reach, please.</p>', ["DIS012"]),
    ],
)
def test_wordings_and_markers(disclaimer: str, codes: list[str]) -> None:
    """A statement is there by its wording or by its marker; the marker must name it and vouch for words."""
    assert said(check_policy(held_to(PACK, disclaimer))) == codes


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<p>The best ever leaf.</p>", ["CLM002"]),
        ("<h2>Best Ever</h2>", ["CLM002"]),
        ('<p><img src="a.png" alt="The best ever leaf"/></p>', ["CLM002"]),
        ("<p>They call it “the best ever leaf.”</p>", []),
        ("<blockquote><p>The best ever leaf.</p></blockquote>", []),
    ],
)
def test_forbidden_phrases(body: str, codes: list[str]) -> None:
    """CLM002 in text, headings and alternative texts; what is quoted is reported, not said."""
    book = held_to(PACK, '<p data-require="storage">Lock it in a cupboard.</p>', body)
    assert said(check_policy(book)) == codes


def test_an_apostrophe_closes_no_quotation() -> None:
    """‘don’t’ holds an apostrophe."""
    assert without_quotations("a ‘b’ c").split() == ["a", "c"]
    assert "don’t" in without_quotations("I don’t say ’it’")


@pytest.mark.parametrize(
    ("pack", "line", "message"),
    [
        (b"title: Ours\nstatments: {}\n", 2, "extra inputs"),
        (b"extends: health\n", 1, "title"),
        (b"title: Ours\nextends: ../other.yaml\n", 2, "must be one of"),
        (b"title: Ours\ndates:\n  review-months: never\n", 3, "valid integer"),
        (b"title: Ours\nforbidden:\n  - pattern: '(a+)+b'\n    why: x\n    instead: y\n", 3, "not allowed"),
        (b"title: [\n", 2, "not yaml"),
        (b"title: &a x\nextends: *a\n", 2, "aliases"),
        (b"- 1\n", 1, "must hold keys"),
    ],
)
def test_a_faulty_pack_is_told_with_its_line(pack: bytes, line: int, message: str) -> None:
    """DIS010, and no other finding of the family: nothing can be said of the guide."""
    (finding,) = check_policy(held_to(pack, "<p>Text.</p>"))
    assert (finding.code, finding.place.file, finding.place.line) == ("DIS010", "ours.yaml", line)
    assert message in finding.message.lower()


@pytest.mark.parametrize(
    "pattern", ["a*", "a+", "a{2,}", "(?=a)", r"(a)\1", "(ab){3}", "a{1,999}", "a?", "(", "a{1,9}b{1,9}c{1,9}d{1,9}"]
)
def test_a_wording_that_could_run_away_is_refused(pattern: str) -> None:
    """No open or nested repeat, look-around or back-reference; nor one that fits every text."""
    with pytest.raises(ValueError, match=r"."):
        bounded(pattern)


def test_the_worst_wording_takes_its_time_in_bounds() -> None:
    """Three gaps at their widest over a long text that never fits."""
    pattern = re.compile(bounded("a.{0,40}b.{0,40}c"))
    begun = time.process_time()
    assert pattern.search("ab" * 5000) is None
    assert time.process_time() - begun < 2


def test_a_pack_grows_what_it_extends() -> None:
    """Entries are added, values override, and what is not said stays."""
    own = parse(b"title: Ours\nextends: health\ndates:\n  law-days: 30\n", "ours.yaml")
    base = shipped("health")
    assert own.title == "Ours"
    assert (own.dates.law_days, own.dates.review_months) == (30, base.dates.review_months)
    assert own.statements == base.statements


@pytest.mark.parametrize(
    ("disclaimer", "codes"),
    [
        ('<p data-require="storage">Lock it away from every child.</p>', ["DIS019"]),
        ('<p data-require="storage">Lock it away from all children.</p>', []),
        ("<p>Keep it out of the reach of the young.</p>", ["DIS019"]),
        ("<p>Keep it dry.</p>", ["DIS011"]),
    ],
)
def test_words_that_a_marker_does_not_excuse(disclaimer: str, codes: list[str]) -> None:
    """DIS019: they stand in the disclaimer, or the statement is not made; a missing statement is not told twice."""
    pack = PACK.replace(b"    accept:", b"    words: ['\\bchildren\\b']\n    accept:")
    assert said(check_policy(held_to(pack, disclaimer))) == codes


@pytest.mark.parametrize("word", ["not approved", "pregnan", "alcohol", "911", "driv", "surgery", "breathing"])
def test_the_first_guide_cannot_lose_a_plain_word(guide: Book, word: str) -> None:
    """However well its paragraphs are marked, the disclaimer says the words that a reader in danger looks for."""
    book = with_kratom(guide)
    part = book.of_kind(PartKind.DISCLAIMER)
    assert part is not None
    bare = replace(part, tree=part.tree_copy())
    for element in bare.tree.iter():
        element.text = re.sub(word, "…", element.text or "", flags=re.IGNORECASE)
        element.tail = re.sub(word, "…", element.tail or "", flags=re.IGNORECASE)
    assert {"DIS019", "DIS014"} & {*said(check_policy(replace(book, parts=(bare,))))}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<p>Next</p>", ["CLM002"]),
        ("<p>Next you rinse.</p>", []),
        ("<p>It is proven to work.</p>", ["CLM002"]),
        ("<p>It is unproven.</p>", []),
        ("<p>Order now and smile.</p>", ["CLM002"]),
        ('<p>See <a href="https://example.org/soap?x=1&amp;aff=7">the shop</a>.</p>', ["CLM002"]),
        ('<p>See <a href="https://example.org/soap?staff=7">the staff</a>.</p>', []),
        ('<p>See <a href="#next">the next part</a>.</p>', []),
    ],
)
def test_what_health_forbids(body: str, codes: list[str]) -> None:
    """Leftovers of web pages, words that sell, and addresses by which somebody earns (CLM002)."""
    book = book_of(section(body))
    book = replace(book, settings=book.settings.model_copy(update={"policy": "health"}))
    assert said(check_policy(book)) == codes

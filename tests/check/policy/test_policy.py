"""Policies: what a pack may say, how packs are merged, and what a guide must say and must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.policy.policy import check_policy
from guidepress.check.text.quotations import without_quotations
from tests.check.by_hand import PACK, book_of, held_to, said, section


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
        (b"title: Ours\nstatments: {}\n", 2, "is unknown here"),
        (b"extends: health\n", 1, "title"),
        (b"title: Ours\nextends: ../other.yaml\n", 2, "must be one of"),
        (b"title: Ours\ndates:\n  review-months: never\n", 3, "must be a whole number"),
        (b"title: Ours\nforbidden:\n  - pattern: '(a+)+b'\n    why: x\n    instead: y\n", 3, "not allowed"),
        (b"title: [\n", 2, "expected the node content"),
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

"""The same words of two links, and the places they lead to (ACC043); addresses that are printed to be typed (ACC009)."""

from __future__ import annotations

import pytest

from guidepress.check.accessibility.markup import check_accessibility
from guidepress.check.accessibility.same_words import check_same_words
from guidepress.model.book import PartKind
from tests.check.by_hand import book_of, part_of, said, section

LINK = '<a href="https://www.example.org/report">https://www.example.org/report</a>'


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("tel:+18447647669", "tel:18447647669", []),
        ("tel:+498001110111", "tel:08001110111", []),
        ("tel:911", "tel:1911", ["ACC043"]),
        ("tel:18447647669", "tel:18447647660", ["ACC043"]),
        ("https://example.org/a", "https://example.org/b", ["ACC043"]),
    ],
)
def test_where_the_same_words_lead(one: str, other: str, codes: list[str]) -> None:
    """A number is one number, with the prefix of its country and without."""
    body = f'<p>Call <a href="{one}">the line</a>, or <a href="{other}">the line</a>.</p>'
    assert said(check_same_words(book_of(section(body)))) == codes


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        (f"<p>Report it to {LINK}.</p>", PartKind.SECTION, True),
        (f"<p>Report it to {LINK}.</p>", PartKind.DISCLAIMER, False),
        (
            f'<table data-put-in=""><caption>Whom</caption><tbody><tr><td>{LINK}</td></tr></tbody></table>',
            PartKind.SECTION,
            False,
        ),
    ],
)
def test_an_address_to_be_typed(body: str, kind: PartKind, *, told: bool) -> None:
    """The policy asks the disclaimer to print addresses as people type them, so there it is no fault."""
    assert ("ACC009" in said(check_accessibility(book_of(part_of(kind, body))))) is told

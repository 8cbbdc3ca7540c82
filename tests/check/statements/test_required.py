"""The statements that a policy requires of the disclaimer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from guidepress.check.policy.policy import check_policy
from guidepress.check.statements.contacts import check_contacts
from guidepress.check.statements.required import check_statements
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.policies.load import parse
from tests.check.by_hand import PACK, held_to, said
from tests.support.places import ROOT

KRATOM = ROOT / "manuscript" / "policy-kratom.yaml"
KRATOM_PACK = parse(KRATOM.read_bytes(), KRATOM.name).pack


def with_kratom(guide: Book) -> Book:
    """The first guide, with its policy read."""
    settings = guide.settings.model_copy(update={"policy": KRATOM.name})
    return replace(guide, settings=settings, texts={**guide.texts, KRATOM.name: KRATOM.read_bytes()})


def check_all(book: Book) -> Iterator[Finding]:
    """Policy, statements and contacts."""
    for check in (check_policy, check_statements, check_contacts):
        yield from check(book)


def test_the_first_guide_keeps_its_policy(guide: Book) -> None:
    """Every statement is marked, every number printed, no phrase used."""
    assert [str(one) for one in check_all(with_kratom(guide))] == []


@pytest.mark.parametrize("name", KRATOM_PACK.statements)
def test_each_statement_is_missed(guide: Book, name: str) -> None:
    """Without its paragraph the statement is named, with what must be said and why."""
    book = with_kratom(guide)
    part = book.of_kind(PartKind.DISCLAIMER)
    assert part is not None
    bare = replace(part, tree=part.tree_copy())
    (marked,) = bare.tree.xpath(f"//*[@data-require='{name}']")
    marked.getparent().remove(marked)
    statement = KRATOM_PACK.statements[name]
    found = [one for one in check_statements(replace(book, parts=(bare,))) if f"({name})" in one.message]
    assert found, f"{name} is not missed"
    assert statement.says in found[0].message


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
    assert said(check_statements(held_to(PACK, disclaimer))) == codes


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
    assert said(check_statements(held_to(pack, disclaimer))) == codes


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
    assert {"DIS019", "DIS014"} & {*said(check_all(replace(book, parts=(bare,))))}

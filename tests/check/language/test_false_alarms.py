"""Sentences that were told wrongly, and those beside them that are told rightly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.claims.patterns import claim_in
from guidepress.check.claims.wording import check_wording
from guidepress.check.language.confusions import slips
from guidepress.check.language.leftovers import check_leftovers
from guidepress.check.language.punctuation import check_punctuation
from tests.check.by_hand import book_of, said, section
from tests.check.claims.test_claims import health


def test_before_a_mark_nothing_is_owned() -> None:
    """'There: see' is no 'their'; 'there coats' is."""
    assert list(slips("You find the rest there: see page 3.")) == []
    assert [one.meant for one in slips("They left there coats at home.")] == ["their"]


@pytest.mark.parametrize(
    ("after", "codes"),
    [('<div class="math block">x</div>', []), ("<pre>x = 1</pre>", []), ("<p>Then comes another.</p>", ["LAN024"])],
    ids=["a formula", "code", "a paragraph"],
)
def test_a_sentence_that_a_formula_ends(after: str, codes: list[str]) -> None:
    """A paragraph of one sentence needs its full stop unless a formula or code goes on with it."""
    text = "<p>The dose that a child of this weight may be given in one day is reckoned as</p>"
    assert said(check_punctuation(book_of(section(text + after)))) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Half a can is gone after 200 puffs.", []), ("Your pain will be gone within a week.", ["CLM015"])],
)
def test_what_is_gone(text: str, codes: list[str]) -> None:
    """A complaint that is gone is a promise; a can is not."""
    assert said(check_wording(health(section(f"<p>{text}</p>")))) == codes


@pytest.mark.parametrize(
    ("text", "rule"),
    [("Some people use too much soap.", False), ("Soap kills the germs on your hands.", True)],
)
def test_a_habit_is_no_fact_of_medicine(text: str, rule: bool) -> None:
    """What some people use or eat claims nothing of the body."""
    assert bool(claim_in(text)) is rule


@pytest.mark.parametrize(
    ("source", "text", "codes"),
    [
        ("The name __malloc_hook.", "The name __malloc_hook.", []),
        (r"The name \_\_morecore.", "The name __morecore.", []),
        (r"The name \__morecore.", "The name __morecore.", []),
        ("This is __bold and no end.", "This is __bold and no end.", ["LAN031"]),
    ],
)
def test_a_name_with_two_hyphens_below_the_line(source: str, text: str, codes: list[str]) -> None:
    """As C has them: a name is no emphasis that nobody closes, and what is escaped is meant."""
    book = book_of(section(f"<p>{text}</p>"))
    name = book.parts[0].tree.get("data-at", "").partition(":")[0]
    found = check_leftovers(replace(book, texts={name: f"{source}\n".encode() * 9}))
    assert said(found) == codes

"""Claims: what needs a source, what counts as one, doses, and the order of risks and benefits."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from guidepress.check.claim_rules import CLAIMS, NO_CLAIMS, claim_in
from guidepress.check.claims import check_claims
from guidepress.model.book import Book, Part
from tests.check.by_hand import book_of, said, section

SENTENCES = Path(__file__).with_name("claims_sentences.yaml")
CLAIM = "<p>Kratom can damage the liver.</p>"
CITE = '<sup class="cite"><a href="#ref-a">1</a></sup>'


def labelled() -> dict[str, list[str]]:
    """The sentences by their label."""
    data: dict[str, list[str]] = YAML(typ="safe").load(SENTENCES.read_text(encoding="utf-8"))
    return data


def health(*parts: Part, language: str = "en") -> Book:
    """A Book that is held to the policy of health."""
    book = book_of(*parts, language=language)
    settings = book.settings.model_copy(update={"policy": "health"})
    return Book(settings, book.parts)


def test_the_set_is_large_and_balanced() -> None:
    """At least 150 different sentences, about half of them claims."""
    data = labelled()
    assert len({*data["claims"], *data["others"]}) == len(data["claims"]) + len(data["others"]) >= 150
    assert 0.4 < len(data["claims"]) / (len(data["claims"]) + len(data["others"])) < 0.6


def test_precision_and_recall_do_not_fall() -> None:
    """What docs/policies.md reports is measured here; a change of the rules may cost at most a few sentences."""
    data = labelled()
    missed = [one for one in data["claims"] if not claim_in(one)]
    wrong = [one for one in data["others"] if claim_in(one)]
    hit = len(data["claims"]) - len(missed)
    precision, recall = hit / (hit + len(wrong)), hit / len(data["claims"])
    assert precision >= 0.94, wrong
    assert recall >= 0.84, missed


@pytest.mark.parametrize("name", CLAIMS)
def test_every_rule_earns_its_place(name: str) -> None:
    """Each rule is the one that catches some labelled claim."""
    assert any(claim_in(one) == name for one in labelled()["claims"])


@pytest.mark.parametrize("name", NO_CLAIMS)
def test_every_excuse_earns_its_place(name: str) -> None:
    """Each excuse fits some labelled sentence that is no claim."""
    assert any(NO_CLAIMS[name][1].search(one) for one in labelled()["others"])


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Kratom can damage the liver.{CITE}</p>",
        f"<ul><li>Kratom can damage the liver.</li><li>Other.{CITE}</li></ul>",
        f"<p>These were reported:{CITE}</p><ul><li>Kratom can damage the liver.</li></ul>",
        f"<p>A study of users.{CITE}</p><p>So kratom can damage the liver.</p>",
        f'<aside class="callout note"><p>Kratom can damage the liver.</p><p>Text.{CITE}</p></aside>',
        '<p>Kratom can damage the liver. See <a class="xref" href="#t">Table 1</a>.</p>',
        "<p>Can kratom damage the liver?</p>",
        "<p>“Kratom can damage the liver,” a label says.</p>",
        "<h2>Kratom can damage the liver</h2>",
    ],
)
def test_what_needs_no_further_source(body: str) -> None:
    """A claim with a source in its paragraph, list, lead, callout or before it; a question; a quotation; a heading."""
    assert said(check_claims(health(section(body)))) == []


@pytest.mark.parametrize(
    "body",
    [
        CLAIM,
        f"<p>Text.{CITE}</p>{CLAIM}",
        f"<h2>Head</h2>{CLAIM}<p>Text.{CITE}</p>",
        f"<ul><li>Kratom can damage the liver.</li></ul><p>Text.{CITE}</p>",
        f"<p>Text.{CITE}</p><h2>Head</h2><p>So kratom can damage the liver.</p>",
    ],
)
def test_a_source_elsewhere_does_not_count(body: str) -> None:
    """CLM001: the source of another paragraph is not a source of this one."""
    assert said(check_claims(health(section(body)))) == ["CLM001"]


def test_claims_are_told_in_english_only() -> None:
    """The rules know no other language, and say nothing of it."""
    assert said(check_claims(health(section(CLAIM), language="de"))) == []


def test_a_policy_that_does_not_ask_is_not_answered() -> None:
    """The general policy asks for no sources."""
    assert said(check_claims(book_of(section(CLAIM + "<p>Take 20 mg.</p>")))) == []


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<p>Begin with 20 mg.</p>", ["CLM003"]),
        ("<p>Take 2.5 grams of powder.</p>", ["CLM003"]),
        (f"<p>In the study they took 20 mg.{CITE}</p>", []),
        ("<p>Put 2 people at 20 minutes.</p>", []),
        ("<p>Call 911.</p>", []),
        ("<table><caption>Doses.</caption><tbody><tr><td>20 mg</td></tr></tbody></table>", ["CLM003"]),
        (f"<table><caption>Doses.{CITE}</caption><tbody><tr><td>20 mg</td></tr></tbody></table>", []),
    ],
)
def test_doses(body: str, codes: list[str]) -> None:
    """CLM003: a number with a unit of mass or volume, unless a source is cited in the same paragraph or table."""
    assert said(check_claims(health(section(body)))) == codes


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        (("Benefits", "Risks"), ["CLM004"]),
        (("Risks", "Benefits"), []),
        (("Harmless words", "Risks"), []),
        (("Benefits",), ["CLM004"]),
        (("What it is",), []),
    ],
)
def test_risks_come_first(heads: tuple[str, ...], codes: list[str]) -> None:
    """CLM004: a heading about risks stands before the first about benefits; a word inside a word is none."""
    body = "".join(f'<h2 id="h{number}">{head}</h2><p>Text.</p>' for number, head in enumerate(heads))
    assert said(check_claims(health(section(body)))) == codes

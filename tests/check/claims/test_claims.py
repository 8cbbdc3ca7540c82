"""Claims: what needs a source, what counts as one, doses, and the order of risks and benefits."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import yaml

from guidepress.check.claims.claims import check_claims
from guidepress.check.claims.patterns import CLAIMS, NO_CLAIMS, claim_in
from guidepress.check.claims.wording import check_wording
from guidepress.model.book import Book, Part, PartKind
from tests.check.by_hand import book_of, part_of, said, section
from tests.support.costs import grows_in_proportion

HERE = Path(__file__).parent
FLOORS = {
    "claims_sentences": (0.97, 0.95),
    "claims_heldout": (0.90, 0.80),
    "claims_fresh": (0.85, 0.50),
    "claims_readers": (0.97, 0.95),
    "claims_unseen": (0.90, 0.85),
    "claims_last": (0.90, 0.60),
    "claims_newest": (0.95, 0.90),
}
"""Precision and recall below which they must not fall: on the sentences that the rules were made with, and on others."""
CLAIM = "<p>Kratom can damage the liver.</p>"
CITE = '<sup class="cite"><a href="#ref-a">1</a></sup>'


def labelled(name: str = "claims_sentences") -> dict[str, list[str]]:
    """The sentences of a set by their label."""
    data: dict[str, list[str]] = yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


def health(*parts: Part, language: str = "en") -> Book:
    """A Book that is held to the policy of health."""
    book = book_of(*parts, language=language)
    settings = book.settings.model_copy(update={"policy": "health"})
    return Book(settings, book.parts)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("claims_sentences", 150),
        ("claims_heldout", 120),
        ("claims_fresh", 60),
        ("claims_readers", 90),
        ("claims_unseen", 45),
        ("claims_newest", 95),
    ],
)
def test_a_set_is_large_and_balanced(name: str, least: int) -> None:
    """Different sentences, about half of them claims; no set shares one with another."""
    data = labelled(name)
    own = {*data["claims"], *data["others"]}
    assert len(own) == len(data["claims"]) + len(data["others"]) >= least
    assert 0.4 < len(data["claims"]) / len(own) < 0.6
    assert all(own.isdisjoint([*labelled(other)["claims"], *labelled(other)["others"]]) for other in {*FLOORS} - {name})


@pytest.mark.parametrize("name", FLOORS)
def test_precision_and_recall_do_not_fall(name: str) -> None:
    """What docs/checking.md reports is measured here, on each set."""
    data = labelled(name)
    missed = [one for one in data["claims"] if not claim_in(one)]
    wrong = [one for one in data["others"] if claim_in(one)]
    hit = len(data["claims"]) - len(missed)
    precision, recall = FLOORS[name]
    assert hit / (hit + len(wrong)) >= precision, wrong
    assert hit / len(data["claims"]) >= recall, missed


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.slow), "de", "fr", "es"])
def test_kinds_of_claims_are_told(language: str) -> None:
    """Hardly a sentence of any kind passes without a finding, and hardly one that looks like it is told."""
    data = yaml.load((HERE / "kinds.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[language]
    missed = [one for one in data["claims"] if not told(one, language)]
    wrong = [one for one in data["others"] if told(one, language)]
    hit = len(data["claims"]) - len(missed)
    assert len(data["claims"]) >= 14
    assert hit / len(data["claims"]) >= 0.95, missed
    assert hit / (hit + len(wrong)) >= 0.95, wrong


def told(sentence: str, language: str) -> list[str]:
    """The codes of the findings about a sentence that stands alone in a section."""
    element = escape(sentence)
    book = health(section(f"<p>{element}</p>"), language=language)
    return [one.code for one in (*check_claims(book), *check_wording(book)) if one.place.file != "guide.yaml"]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Magnesium loosens the stool.", "fact"),
        ("Yoga makes labour easier.", "fact"),
        ("Put the capsule on your tongue.", ""),
        ("Your doctor may look at your tongue.", ""),
        ("The clinic has two entrances.", ""),
        ("A placebo is a pill without the medicine.", ""),
        ("If the tick is still attached, pull it straight out.", ""),
    ],
)
def test_a_plain_statement_about_health(sentence: str, rule: str) -> None:
    """Its verb need not be known; who is told to do something, and who gives care, claims nothing."""
    assert claim_in(sentence) == rule


def test_a_plain_statement_is_told_where_nothing_is_cited() -> None:
    """In a section with a source the least certain rule is silent, and the others are not."""
    stool = "<p>Magnesium loosens the stool.</p>"
    assert said(check_claims(health(section(stool)))) == ["CLM001"]
    assert said(check_claims(health(section(f"{stool}<p>Text.{CITE}</p>")))) == []


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
        f'<aside class="callout note"><p>Kratom can damage the liver.</p><p>Text.{CITE}</p></aside>',
        f'<p>Kratom can damage the liver. See <a class="xref" href="#t">Table 1</a>.</p><table id="t"><caption>A{CITE}</caption></table>',
        f'<p>Kratom can damage the liver: see <a class="xref" href="#h">More</a>.</p><h2 id="h">More</h2><p>Text.{CITE}</p>',
        f'<p>Kratom can damage the liver.<sup><a class="noteref" href="#n">1</a></sup></p><aside id="n" class="footnote"><p>A{CITE}</p></aside>',
        "<p>Can kratom damage the liver?</p>",
        "<p>“Kratom can damage the liver,” a label says.</p>",
        "<h2>Kratom can damage the liver</h2>",
    ],
)
def test_what_needs_no_further_source(body: str) -> None:
    """A source in the paragraph, list, lead or callout, or in what it points to; a question; a quotation; a heading."""
    assert said(check_claims(health(section(body)))) == []


@pytest.mark.parametrize(
    "body",
    [
        CLAIM,
        f"<p>Text.{CITE}</p>{CLAIM}",
        f"<h2>Head</h2>{CLAIM}<p>Text.{CITE}</p>",
        f"<p>A study of users.{CITE}</p><p>So kratom can damage the liver.</p>",
        f'<p>Kratom can damage the liver: see <a class="xref" href="#t">Table 1</a>.</p><table id="t"><caption>A</caption></table><p>A{CITE}</p>',
        f'<p>Kratom can damage the liver.<sup><a class="noteref" href="#n">1</a></sup></p><aside id="n" class="footnote"><p>A</p></aside><p>A{CITE}</p>',
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
        (("Benefits",), ["CLM004", "CLM007"]),
        (("What it is",), []),
    ],
)
def test_risks_come_first(heads: tuple[str, ...], codes: list[str]) -> None:
    """CLM004: a heading about risks stands before the first about benefits; a word inside a word is none."""
    body = "".join(f'<h2 id="h{number}">{head}</h2><p>Text.</p>' for number, head in enumerate(heads))
    assert said(check_claims(health(section(body)))) == codes


def test_a_section_that_leans_on_others_is_told() -> None:
    """CLM005: every claim points to another section, and nothing is cited here; one citation is enough."""
    there = part_of(PartKind.SECTION, f'<p id="there">Text.{CITE}</p>')
    lean = '<p>Kratom can damage the liver: see <a class="xref" href="#there">there</a>.</p>'
    assert said(check_claims(health(section(lean), there))) == ["CLM005"]
    assert said(check_claims(health(section(f"{lean}<p>Text.{CITE}</p>"), there))) == []
    assert said(check_claims(health(section("<p>Ask a doctor.</p>"), there))) == []


@pytest.mark.parametrize(
    "text",
    [
        "It doubles the risk of a stroke.",
        "The risk of falls rose by 30 percent.",
        "They had 25% fewer heart attacks.",
        "Smokers are three times as likely to have it.",
        "The vaccine cut the risk by half.",
        "Users had twice the risk of a crash.",
        "The odds ratio was 2.3.",
        "A fivefold higher rate was seen.",
    ],
)
@pytest.mark.parametrize(
    "absolute",
    [
        "",
        "That is 2 in 100.",
        "It went from 1 percent to 2.",
        "Of 1,000 people, 3 of 1,000 had it.",
        "One in ten had it.",
    ],
)
def test_a_proportion_needs_its_numbers(text: str, absolute: str) -> None:
    """CLM006, unless the paragraph says how many of how many."""
    found = said(check_claims(health(section(f"<p>{text} {absolute}{CITE}</p>"))))
    assert found == ([] if absolute else ["CLM006"])


@pytest.mark.parametrize(
    "text",
    [
        "Rates of 12 percent were seen.",
        "It holds 98 percent water.",
        "Use half as much.",
        "The level rose by 39 percent.",
        "“It doubles the risk of a stroke,” a label says.",
    ],
)
def test_what_is_no_proportion_of_risks(text: str) -> None:
    """A share, a level in the blood, an amount and a quotation need no second number."""
    assert "CLM006" not in said(check_claims(health(section(f"<p>{text}{CITE}</p>"))))


def test_a_dose_in_the_front_matter_is_found_too() -> None:
    """CLM003 reads the disclaimer, and a reference to another place is no source of a dose."""
    assert said(check_claims(health(part_of(PartKind.DISCLAIMER, "<p>Take 20 mg.</p>")))) == ["CLM003"]
    pointed = f'<p>Take 20 mg; see <a class="xref" href="#t">T</a>.</p><table id="t"><caption>T{CITE}</caption></table>'
    assert said(check_claims(health(section(pointed)))) == ["CLM003"]


def test_a_long_list_without_a_source_is_read_once() -> None:
    """The list is not searched anew for each of its items."""

    def judge(times: int) -> None:
        items = "<li>Kratom can damage the liver.</li>" * times
        assert len(list(check_claims(health(section(f"<ul>{items}</ul>"))))) == times

    grows_in_proportion(judge, 300)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Nobody knows why 3 in 4 of them are women.", "number"),
        ("If 80 percent of users recover, that would be a good result.", "number"),
        ("It is unknown who needs 20 mg.", "dose"),
        ("It is not known who is at risk, but smoking damages the lungs.", "effect"),
        ("You should know that alcohol slows your breathing.", "effect"),
        ("Nobody knows what causes it.", ""),
        ("Nobody has tested it, and nobody knows whether it harms the liver.", ""),
        ("You should ask your doctor about alcohol.", ""),
        ("How many of 100 people get well?", ""),
    ],
)
def test_an_excuse_holds_for_its_clause_and_for_no_number(sentence: str, rule: str) -> None:
    """What is not known excuses the clause that says so; what stands beside it, and every number, needs a source."""
    assert claim_in(sentence) == rule

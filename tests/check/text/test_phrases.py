"""Tables of wordings: each rule finds and spares what it says it does, in time that grows with the text only."""

from __future__ import annotations

from importlib.resources import files

import pytest

from guidepress.check.text.anchors import anchors
from guidepress.check.text.phrases import PhraseError, Rule, Tokens, compiled, hits, pieces_of, read_rules, rules
from tests.support.costs import grows_in_proportion

TABLES = (
    ("guidepress.check.language", "tables/english_words.toml"),
    ("guidepress.check.language", "tables/english_style.toml"),
    *(
        (package, f"tables/{file.name}")
        for package, kind in (("guidepress.check.claims", "wording"), ("guidepress.check.accessibility", "cues"))
        for file in (files(package) / "tables").iterdir()
        if file.name.endswith(f"_{kind}.toml")
    ),
)
RULES = [(table, rule) for table in TABLES for rule in rules(*table)]
FINDS = [(rule, sentence) for _table, rule in RULES for sentence in rule.finds]
SPARES = [(table, rule, sentence) for table, rule in RULES for sentence in rule.spares]


@pytest.mark.parametrize(("rule", "sentence"), FINDS, ids=lambda value: value if isinstance(value, str) else value.name)
def test_a_rule_finds_its_examples(rule: Rule, sentence: str) -> None:
    """Every sentence under ``finds`` has a phrase of its rule, and the words of the hit stand in it."""
    hit = rule.first(Tokens(sentence))
    assert hit is not None
    assert sentence[hit.start : hit.end].strip()


@pytest.mark.parametrize(("table", "rule", "sentence"), SPARES)
def test_a_rule_spares_its_examples(table: tuple[str, str], rule: Rule, sentence: str) -> None:
    """No sentence under ``spares`` is told by any rule of the table."""
    assert [hit.rule for hit in hits(rules(*table), sentence)] == [], rule.name


def test_every_rule_has_examples() -> None:
    """An editor who changes a rule sees at once what it was for."""
    assert all(
        rule.finds and rule.spares and rule.says and rule.instead for table, rule in RULES if "cues" not in table[1]
    )
    assert all(rule.finds and rule.spares and rule.says for _table, rule in RULES)


MADE = """
[words]
ache = "pain, an ache"
[[rule]]
name = "made"
says = "is made"
phrases = ["ease* <0-2> <ache>", "<number>-fold (risk | odds)?", "^ never (again)? $"]
unless = ["not"]
before = ["sellers say"]
"""


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It eases all the pain.", "eases all the pain"),
        ("It EASES an ache.", "EASES an ache"),
        ("It eases all of the old pain.", None),
        ("It does not ease pain.", None),
        ("It does not help, but it eases pain.", "eases pain"),
        ("Sellers say that it works, and that it eases pain.", None),
        ("There was a 2.5-fold risk.", "2.5-fold risk"),
        ("never", "never"),
        ("never mind", None),
    ],
)
def test_how_a_phrase_is_read(sentence: str, said: str | None) -> None:
    """Words, their beginnings, lists, gaps, numbers and ends; an excuse counts in its clause, a speaker before the phrase."""
    (rule,) = read_rules(MADE)
    hit = rule.first(Tokens(sentence))
    assert (sentence[hit.start : hit.end] if hit else None) == said


def test_a_list_that_is_not_there_is_told() -> None:
    """A phrase that names an unknown list cannot be used."""
    with pytest.raises(PhraseError, match="there is no list of words 'gone'"):
        compiled(["<gone> pain"], {})


def test_a_long_sentence_costs_little() -> None:
    """Words that nearly fit a phrase are read by every rule of a table in proportion to their number."""

    def read(times: int) -> None:
        tokens = Tokens("take it and " * times)
        for rule in rules(*TABLES[0]):
            rule.first(tokens)

    grows_in_proportion(read, 1500)


def test_what_is_looked_for_before_a_phrase_is_in_it() -> None:
    """No example of any rule is passed over for want of a word, and a rule without words that it must have is rare."""
    known = [rule for _table, rule in RULES if rule._anchors is not None]
    assert len(known) >= len(RULES) - 2
    for _table, rule in RULES:
        for sentence in (*rule.finds, *rule.spares):
            tokens = Tokens(sentence)
            found = rule._pattern.search(tokens.line) is not None
            assert not found or rule._anchors is None or rule._anchors & tokens.words, (rule.name, sentence)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("you (will | shall) surely? win", {"win"}),
        ("(a | b) <0-3> (loses? | wins)", {"lose", "loses", "wins"}),
        ("<n> (of)? ease*", None),
        ("<pain> (it)?", {"ache", "gets"}),
        ("<money> <n>", {"$", "€", "£"}),
        ("(rare | <n>) it", {"it"}),
    ],
)
def test_the_words_that_a_phrase_must_have(phrase: str, found: set[str] | None) -> None:
    """The rarest piece that is not optional; none if each may be any word."""
    assert anchors(pieces_of(phrase), {"pain": "ache, it gets"}) == (None if found is None else frozenset(found))

"""What a guide says of one study in two places: one share of its people, one kind of them (codes CLM036 and CLM037).

A study is known by how many took part: 2,798 here and 2,798 there are the same people. Two shares of them are compared
if the words after them name the same thing ("had some bad effect").
"""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from guidepress.check.claims.numbers import value
from guidepress.check.text.cited import citing
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import has_decimal_comma
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold

CLM036 = rule_of("CLM036")
CLM037 = rule_of("CLM037")

_WHOLE = re.compile(r"(?<![\w.,/:-])(?:\d{1,3}(?:[.,\u202f\u00a0]\d{3})+|\d{3,6})(?![\w/:-]|[.,]\d)")
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d$")
_SHARE = re.compile(
    r"(?<![\w.,/-])(?:(?P<of>\d{1,3}) (?:in|of|out of|von|sur|de) (?:every |each |je |cada )?(?P<all>\d{1,3})\b(?![.,]\d)"
    r"|(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|per cent\b|Prozent\b|pour cent\b|por ciento\b))"
)
_CLAUSE_END = re.compile(r"[;:!?]|[.,](?!\d)|\b(?:and|but|while|und|aber|et|mais|y|pero)\b")
_WORD = re.compile(r"[^\W\d_]{2,40}")
_NOTHING = frozenset(
    """
    the and for with was were had has have said told some any all most from this that these those them they who which
    when been being about people users patients adults women men children participants persons group survey study
    trial asked der die das den dem des und oder mit von bei war waren hatte hatten haben sagten einer eine eines
    menschen personen patienten kinder frauen männer teilnehmer studie umfrage les des une dans avec pour qui que ont
    avait avaient personnes enfants femmes hommes étude enquête los las una con por para que tenía tenían personas
    pacientes niños mujeres hombres estudio encuesta
    """.split()
)
"""Words that do not say what a share is about."""
_NOT = frozenset(
    """
    not no none nobody never without nicht kein keine keinen niemand ohne pas aucun aucune sans ningún ninguna nunca
    sin
    """.split()
)
_FEWEST = 2
"""Words that two shares must have in common to be about the same thing."""
_SLACK = 0.2
"""How far two roundings of one share may lie apart, as a part of it: 1 in 3 is 30 in 100."""

_KINDS: Mapping[str, re.Pattern[str]] = {
    "patients": re.compile(r"\b(?:patients?|Patient(?:en|innen)|pacientes)\b"),
    "volunteers": re.compile(
        r"\b(?:volunteers|healthy|Freiwilligen?|Probanden|gesunden?|volontaires|sains|voluntarios|sanos)\b"
    ),
    "users": re.compile(r"\b(?:users|Konsument(?:en|innen)|consommateurs|usuarios)\b"),
    "children": re.compile(
        r"\b(?:children|babies|newborns|infants|Kindern?|Säuglingen?|Neugeborenen?|enfants|nourrissons|nouveau-nés|niños|bebés)\b"
    ),
    "adults": re.compile(r"\b(?:adults|Erwachsenen?|adultes|adultos)\b"),
}
_APART = frozenset(
    map(frozenset, [("patients", "volunteers"), ("patients", "users"), ("children", "adults"), ("children", "users")])
)
"""Kinds of people of whom one cannot be told for the other."""
_COUNT = re.compile(
    r"(?<![\w.,/:-])(?P<n>\d{1,3}(?:[.,]\d{3})+|\d{2,6}) (?P<after>(?:[^\W\d_][\w-]{0,20},? ){0,3}[^\W\d_][\w-]{0,20})"
)


@dataclass(frozen=True, slots=True)
class _Share:
    """A share that a sentence tells of a whole: how much it is, and the words of what it is about."""

    part: float
    words: frozenset[str]
    said: str
    sentence: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Told:
    """Who took part, as a sentence tells it."""

    kinds: frozenset[str]
    said: str
    place: Place


def check_same_study(book: Book) -> Iterator[Finding]:
    """CLM036: two shares of one whole for the same thing; CLM037: one count by one source of two kinds of people."""
    comma = has_decimal_comma(book.settings.language)
    shares: dict[str, list[_Share]] = {}
    counts: dict[tuple[str, str], list[_Told]] = {}
    for _part, block in written(book):
        if any(sign.isdigit() for sign in block.words):
            for whole, share in _shares_in(block, comma=comma):
                shares.setdefault(whole, []).append(share)
            for key, told in _counts_in(block):
                counts.setdefault(key, []).append(told)
    for whole, ones in shares.items():
        yield from _differing(whole, ones)
    for (_number, source), people in counts.items():
        yield from _others(source, people)


def _shares_in(block: Block, *, comma: bool) -> Iterator[tuple[str, _Share]]:
    """The shares of a block whose sentence names one whole, by its digits."""
    for sentence in split_sentences(block.words):
        parts = {one.start("of") for one in _SHARE.finditer(sentence) if one["of"]}
        wholes = {one[0] for one in _WHOLE.finditer(sentence) if not _YEAR.match(one[0]) and one.start() not in parts}
        if len(wholes) != 1:
            continue
        whole = "".join(filter(str.isdigit, wholes.pop()))
        for one in _SHARE.finditer(sentence):
            part = int(one["of"]) / max(int(one["all"]), 1) if one["of"] else value(one["percent"], comma=comma) / 100
            rest = sentence[one.end() :]
            end = _CLAUSE_END.search(rest)
            words = frozenset(word.casefold() for word in _WORD.findall(rest[: end.start()] if end else rest))
            words = frozenset(word for word in words if len(word) > 2 or word in _NOT)
            if 0 < part <= 1 and len(words - _NOTHING - _NOT) >= _FEWEST:
                yield whole, _Share(part, words - _NOTHING, fold(one[0]), sentence, block.place_of(one[0]))


def _differing(whole: str, shares: Sequence[_Share]) -> Iterator[Finding]:
    told: set[Place] = set()
    for one, other in combinations(shares, 2):
        same = one.words & other.words
        if (
            len(same - _NOT) >= _FEWEST
            and one.words & _NOT == other.words & _NOT
            and one.sentence != other.sentence
            and abs(one.part - other.part) > _SLACK * max(one.part, other.part)
            and 2 * len(same) >= min(len(one.words), len(other.words))
            and other.place not in told
        ):
            told.add(other.place)
            about = " ".join(word for word in _WORD.findall(other.sentence) if word.casefold() in same)
            said = other.said if other.said.endswith(whole) else f"{other.said} of {whole}"
            yield CLM036.at(other.place, f"'{said}' for “{about}” here, and '{one.said}' at {one.place}")


def _counts_in(block: Block) -> Iterator[tuple[tuple[str, str], _Told]]:
    """The counts of people in a block, each with the one source of its sentence or row."""
    cell = block.element.tag in {"td", "th"}
    cited = dict(citing(block))
    keys = {key for own in cited.values() for key in own}
    if cell and (row := block.element.getparent()) is not None:
        keys = {link.get("href", "").removeprefix("#ref-") for link in row.iter("a") if "#ref-" in link.get("href", "")}
    if len(keys) != 1:
        keys = set()
    for sentence in split_sentences(block.words):
        own = next((set(found) for said, found in cited.items() if sentence[:40] in said), keys)
        source = own if len(own) == 1 else keys
        for one in _COUNT.finditer(sentence) if source else ():
            named = {kind: found.end() for kind, pattern in _KINDS.items() if (found := pattern.search(one["after"]))}
            if named and not _YEAR.match(one["n"]):
                digits = "".join(filter(str.isdigit, one["n"]))
                said = fold(f"{one['n']} {one['after'][: max(named.values())]}")
                kinds = frozenset(named)
                yield (digits, next(iter(source))), _Told(kinds, said, block.place_of(one[0]))


def _others(key: str, people: Sequence[_Told]) -> Iterator[Finding]:
    """Whoever is told of as another kind than before, the first time."""
    for number, one in enumerate(people):
        for before in people[:number]:
            apart = any(frozenset((a, b)) in _APART for a in one.kinds for b in before.kinds)
            if apart and not one.kinds & before.kinds:
                yield CLM037.at(one.place, f"“{one.said}” by the source '{key}', and “{before.said}” at {before.place}")
                return

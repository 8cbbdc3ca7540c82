"""Sentences that say the opposite of another of the same guide, in the same words (code CLM045).

"Do not stop all at once" in one section, "Stop all at once" in another; "nobody has tested it" here, "several have"
there. No list of subjects is needed: a sentence is held against the guide itself. Two sentences are of the same
words if nothing is left of the shorter, or next to nothing of the longer, once articles, pronouns and the like are
away; they say the opposite if one of them is denied. What is said for a case ("if you are pregnant", a row of a
table, a box) is held against what is said for the same case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lxml import etree

from guidepress.check.claims.facts import is_told
from guidepress.check.text.prose import Block, written
from guidepress.check.text.quotations import without_long_quotations
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import classes, flat_text, fold
from guidepress.policies.load import PackError, pack_of

CLM045 = rule_of("CLM045")

_MOST = 18
"""Words that a clause may have that is compared: a longer one weighs things up."""
_APART = 2
"""Words that the longer of two clauses may have that the shorter lacks."""
_COMMON = 80
"""Clauses that hold a word, above which it does not lead to those that are compared."""
_ORDERS, _STATEMENTS = (2, 3), (3, 4)
"""Words that two clauses must share: where they have no others, and where one has."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*")
_CUT = re.compile(r"[;:–—]|, (?=(?:and|but|so|then|or else|und|aber|dann|et|mais|puis|y|pero|luego)\b)")
_ENDINGS = re.compile(r"(?:ing|ed|es|s|e)$")


@dataclass(frozen=True, slots=True)
class _Words:
    """What is known of a language."""

    denies: frozenset[str]
    turned: Mapping[str, str]
    little: frozenset[str]
    weighs: re.Pattern[str]
    plain: re.Pattern[str]
    case: re.Pattern[str]
    ends: re.Pattern[str]
    order: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause: what it is about, for whom or when, whether it denies it, and whether it tells or allows to do it."""

    words: frozenset[str]
    case: frozenset[str]
    denied: bool
    order: bool
    said: str
    sentence: str
    block: Block


def check_turned(book: Book) -> Iterator[Finding]:
    """CLM045 in all that was written, if the policy asks for sources and the language is known."""
    try:
        asked = pack_of(book).claims.cite
    except PackError:
        return
    language = primary(book.settings.language)
    words = _words(language) if asked else None
    if words is None:
        return
    clauses = [one for _part, block in written(book) for one in _clauses(block, words, language)]
    leading: dict[str, list[int]] = {}
    for number, one in enumerate(clauses):
        for word in one.words:
            leading.setdefault(word, []).append(number)
    told: set[tuple[str, str]] = set()
    for one in clauses:
        if one.denied:
            continue
        beside = {n for word in one.words if len(leading[word]) <= _COMMON for n in leading[word]}
        for number in sorted(beside):
            other = clauses[number]
            if other.denied and _turned(one, other) and (one.said, other.said) not in told:
                told.add((one.said, other.said))
                where = other.block.place_of(other.sentence)
                yield CLM045.at(one.block.place_of(one.sentence), f"“{one.said}” here, and “{other.said}” at {where}")
                break


def _turned(one: _Clause, other: _Clause) -> bool:
    """Whether two clauses of which one is denied are about the same thing, in the same case."""
    if one.sentence == other.sentence or bool(one.case) is not bool(other.case):
        return False
    if one.case and not (one.case <= other.case or other.case <= one.case):
        return False
    few, many = sorted((one.words, other.words), key=len)
    if not few <= many or len(many) - len(few) > _APART:
        return False
    same, more = _ORDERS if one.order and other.order else _STATEMENTS
    return len(few) + len(one.case & other.case) >= (same if few == many else more)


def _clauses(block: Block, words: _Words, language: str) -> Iterator[_Clause]:
    if block.element.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "dt"} or _is_others(block.element):
        return
    around = _around(block, words, language)
    lead = _lead(block, words, language)
    for sentence in split_sentences(without_long_quotations(block.words)):
        plain = words.plain.sub("", sentence.casefold().replace("’", "'").rstrip(".! "))
        if sentence.rstrip().endswith("?") or words.weighs.search(plain):
            continue
        if lead and sentence.startswith(lead):
            around = around | _about(plain, words, language)
            continue
        case, rest = around, plain
        if words.case.search(plain) and "," in plain:
            head, _comma, rest = plain.partition(",")
            case = case | _about(head, words, language)
        for clause in filter(None, (piece.strip() if piece else "" for piece in _CUT.split(rest))):
            if found := _clause(clause, sentence, case, block, words, language):
                yield found


def _clause(
    clause: str, sentence: str, case: frozenset[str], block: Block, words: _Words, language: str
) -> _Clause | None:
    said, own = clause, case
    if (cut := words.ends.search(said)) is not None and cut.start():
        own = case | _about(said[cut.start() :], words, language)
        said = said[: cut.start()]
    read = [one.replace("'", "’") for one in _WORD.findall(said)]
    plain = [one.replace("’", "'") for one in read]
    if len(plain) > _MOST:
        return None
    denied = any(one in words.denies for one in plain) ^ (sum(one in words.turned for one in plain) % 2 == 1)
    about = _about(said, words, language)
    if any(words.turned.get(one) in plain for one in plain):
        return None
    return (
        _Clause(about, own, denied, _orders(said, words, language), fold(said).strip(" ,.!"), sentence, block)
        if len(about) > 1
        else None
    )


def _about(text: str, words: _Words, language: str) -> frozenset[str]:
    """The words of a clause that say what it is about, without what denies them and without their endings."""
    plain = [words.turned.get(one, one) for one in _WORD.findall(text.replace("’", "'"))]
    told = (one for one in plain if one not in words.little and one not in words.denies)
    return frozenset(_ENDINGS.sub("", one) if language == "en" and len(one) > 4 else one for one in told)


def _around(block: Block, words: _Words, language: str) -> frozenset[str]:
    """For whom or when a block speaks, as what stands around it says: the title of its box, the head of its row."""
    for step in (block.element, *block.element.iterancestors()):
        if step.tag == "tr" and len(step) > 1:
            return (
                frozenset()
                if _is_in(block.element, step[0])
                else _about(flat_text(step[0]).casefold(), words, language)
            )
        if step.tag == "aside" and "callout" in classes(step) and len(step):
            label = step[0].find("span[@class='label']")
            title = flat_text(step[0]).removeprefix("" if label is None else flat_text(label)).strip().casefold()
            return _about(title, words, language) if words.case.search(title) else frozenset()
    return frozenset()


def _lead(block: Block, words: _Words, language: str) -> str:
    """The bold words with which an item of a list begins, if they tell nobody what to do: '**You are pregnant.** Do not ...'."""  # noqa: E501
    holder = block.element
    if len(holder) and holder[0].tag == "p" and not fold(holder.text or ""):
        holder = holder[0]
    if holder.tag in {"li", "p"} and len(holder) and holder[0].tag == "strong" and not fold(holder.text or ""):
        said = flat_text(holder[0])
        return said if said.endswith((".", ",", ":")) and not _orders(said.casefold(), words, language) else ""
    return ""


def _orders(clause: str, words: _Words, language: str) -> bool:
    return words.order.search(clause) is not None or (language == "en" and is_told(clause))


def _is_in(element: etree._Element, holder: etree._Element) -> bool:
    return any(step is holder for step in (element, *element.iterancestors()))


def _is_others(element: etree._Element) -> bool:
    return any(step.tag in {"blockquote", "q", "del", "s"} for step in (element, *element.iterancestors()))


@cache
def _words(language: str) -> _Words | None:
    """What is known of a primary language; ``None`` if nothing is."""
    text = (files("guidepress.check.claims") / "tables" / "turned.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text).get(language)
    if table is None:
        return None
    listed = {name: frozenset(table[name].split()) for name in ("not", "little")}
    patterns: Sequence[re.Pattern[str]] = [re.compile(table[name]) for name in _PATTERNS]
    return _Words(listed["not"], table["turned"], listed["little"], *patterns)


_PATTERNS = ("weighs", "plain", "case", "ends", "order")

"""Numbers that the guide itself tells otherwise: mistyped, of another source, or more than what they are a part of.

CLM021, CLM019, CLM031 and CLM026 for what can be told without knowing the matter: 2,978 where the guide says 2,798 elsewhere, one
study's number of people told of another study, "191 of those" of 152, "61 states" of the United States, "eight fell to fifteen".
"""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.check.claims.arithmetic import CLM026, CLM031
from guidepress.check.claims.numbers import CLM019, CLM021, value
from guidepress.check.text.cited import citing
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import has_decimal_comma
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.xhtml import fold

_WHOLE = re.compile(
    r"(?<![\w.,/:+@#-])(?P<n>\d{1,3}(?:[.,\u202f\u00a0]\d{3})+|\d{3,6})(?![\w/:@-]|[.,]\d|[ \u00a0-]\d|\s?(?:mg|g|ml|kg|km|m|cm|mm|kcal|°|IU|IE|UI)\b)"
)
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d$")
_PARTS = frozenset({PartKind.SECTION, PartKind.DISCLAIMER, PartKind.ABOUT})
_LONG = 4
"""Digits of a number that no other of the guide has by chance in another order."""

_SAMPLE = re.compile(
    r"\b(?:of|among|with|in|von|bei|mit|unter|sur|chez|avec|de|entre|con) (?P<n>\d{1,3}(?:[.,]\d{3})+|\d{2,6}) (?:[^\W\d_]{2,16} ){0,2}?"
    r"(?:users|people|patients|adults|men|women|volunteers|participants|children|Menschen|Personen|Patient(?:en|innen)|Erwachsenen?|Kindern?|Teilnehm\w{2,6}"
    r"|personnes|patients|adultes|enfants|participants|personas|pacientes|adultos|niños|participantes)\b"
)
_OF_THOSE = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,3}(?:[.,]\d{3})+|\d{1,6}) (?:of (?:these|those|them)|von (?:ihnen|diesen|denen)|d['’]entre (?:eux|elles)|de (?:ellos|ellas|estos|estas|esos))\b"
)
_COUNT = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?![\w.,]\d|\s?%)")
_STATES = re.compile(r"(?<![\w.,/-])(?P<n>\d{2,4}) (?:U\.S\. |US )?states\b")
_MOST_STATES = 51
"""The states of the United States, and the District of Columbia."""

_SPELLED = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_N = rf"(?:\d{{1,9}}(?:[.,]\d{{1,3}})*|{'|'.join(_SPELLED)})"
_DOWN = r"fell|drops?|dropped|falls?|sank|shrank|declined|decreased|went down|was cut|were cut|was reduced|were reduced"
_UP = r"rose|rises?|grew|grows?|increased|climbed|went up|jumped|was raised|were raised"
_MOVED = re.compile(
    rf"(?<![\w.,/-])(?P<a>{_N}) (?:[^\W\d_]{{2,16}} ){{0,2}}(?:(?P<down>{_DOWN})|(?P<up>{_UP})) to (?:about |only |just |some )?(?P<b>{_N})(?![\w.,]\d| (?:times|percent|in|of|out)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A number as it is told in a block: its digits, the sources of its sentence, and where it stands."""

    digits: str
    written: str
    keys: frozenset[str]
    part: Part
    block: Block
    start: int


def check_near_misses(book: Book) -> Iterator[Finding]:
    """CLM019, CLM021, CLM026 and CLM031 for numbers that other words of the guide give the lie to."""
    comma = has_decimal_comma(book.settings.language)
    seen: list[_Seen] = []
    samples: list[_Seen] = []
    for part, block in written(book):
        if part.kind not in _PARTS or not any(map(str.isdigit, block.words)):
            if part.kind in _PARTS:
                yield from _moved(block, comma=comma)
            continue
        cited = [(sentence, frozenset(keys)) for sentence, keys in citing(block)]
        seen.extend(_numbers(part, block, cited, _WHOLE))
        samples.extend(_numbers(part, block, cited, _SAMPLE))
        yield from _of_those(block, comma=comma)
        yield from _states(block)
        yield from _moved(block, comma=comma)
    yield from _mistyped(seen)
    yield from _of_another_source(samples)


def _numbers(
    part: Part, block: Block, cited: Sequence[tuple[str, frozenset[str]]], pattern: re.Pattern[str]
) -> Iterator[_Seen]:
    words = block.text.words
    folded = [(fold(sentence), keys) for sentence, keys in cited]
    every = frozenset(key for _sentence, keys in cited for key in keys)
    for one in pattern.finditer(words):
        digits = "".join(filter(str.isdigit, one["n"]))
        if _YEAR.match(one["n"]):
            continue
        around = fold(words[max(one.start() - 12, 0) : one.end() + 12])
        own = next((keys for sentence, keys in folded if around in sentence), every if len(every) == 1 else frozenset())
        yield _Seen(digits, one["n"], own, part, block, one.start("n"))


def _mistyped(seen: Sequence[_Seen]) -> Iterator[Finding]:
    """A number that stands in one place only, and with its digits in another order in two or more."""
    places = Counter(one.digits for one in seen)
    by_digits: dict[str, list[_Seen]] = {}
    for one in seen:
        by_digits.setdefault("".join(sorted(one.digits)), []).append(one)
    for group in by_digits.values():
        for one in group if len({other.digits for other in group}) > 1 else ():
            if places[one.digits] > 1 or len(set(one.digits)) < 2:
                continue
            others = [other for other in group if other.digits != one.digits and _moved_once(one.digits, other.digits)]
            if len(one.digits) < _LONG:
                others = [other for other in others if _may_be_same(one, other)]
            blocks = {id(other.block.element) for other in others if other.digits == others[0].digits}
            if others and len(blocks) > 1:
                where = others[0].block.place(others[0].start)
                yield CLM021.at(
                    one.block.place(one.start),
                    f"'{one.written}' stands here alone, and '{others[0].written}' at {where}",
                )


def _may_be_same(one: _Seen, other: _Seen) -> bool:
    """Whether two numbers may be of the same thing: of one source, or of one part where not both have a source."""
    return bool(one.keys & other.keys) or (other.part is one.part and not (one.keys and other.keys))


def _moved_once(one: str, other: str) -> bool:
    """Whether two digits of a number changed places."""
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(wrong) == 2 and one[wrong[0]] == other[wrong[1]]


def _of_another_source(samples: Sequence[_Seen]) -> Iterator[Finding]:
    """How many took part, told of a source that has another number, while another source has this one."""
    alone = [one for one in samples if len(one.keys) == 1]
    told: dict[str, Counter[str]] = {}
    for one in alone:
        told.setdefault(next(iter(one.keys)), Counter())[one.digits] += 1
    for one in alone:
        key = next(iter(one.keys))
        own = told[key]
        usual, times = own.most_common(1)[0]
        if one.digits == usual or own[one.digits] > 1 or times < 2:
            continue
        owners = [other for other in samples if other.digits == one.digits and other.keys and key not in other.keys]
        if owners and not any(usual in told.get(owner, ()) for owner in owners[0].keys):
            said = f"'{one.written}' is told of the source '{key}', and elsewhere of '{min(owners[0].keys)}'"
            yield CLM021.at(one.block.place(one.start), said)


def _of_those(block: Block, *, comma: bool) -> Iterator[Finding]:
    """'191 of those' where the sentence before, or what stands before it, tells of fewer."""
    before = ""
    for sentence in split_sentences(block.words):
        for one in _OF_THOSE.finditer(sentence):
            context = sentence[: one.start()] if _COUNT.search(sentence[: one.start()]) else before
            counts = [found[0] for found in _COUNT.finditer(context) if not _YEAR.match(found[0])]
            if counts and value(one["n"], comma=comma) > max(value(found, comma=comma) for found in counts):
                yield CLM019.at(block.place_of(one[0]), f"'{fold(one[0])}' is more than all that were told of before")
        before = sentence


def _states(block: Block) -> Iterator[Finding]:
    for one in _STATES.finditer(block.words):
        if int(one["n"]) > _MOST_STATES:
            yield CLM031.at(block.place_of(one[0]), f"'{one[0]}': the United States have fifty")


def _moved(block: Block, *, comma: bool) -> Iterator[Finding]:
    """A fall to more, or a rise to less."""
    for one in _MOVED.finditer(block.words):
        first, then = (_number(one[name], comma=comma) for name in ("a", "b"))
        down = bool(one["down"])
        if first != then and down is (then > first):
            yield CLM026.at(block.place_of(one[0]), f"'{fold(one[0])}' is a {'rise' if down else 'fall'}")


def _number(said: str, *, comma: bool) -> float:
    word = _SPELLED.get(said.casefold())
    return value(said.rstrip(".,"), comma=comma) if word is None else float(word)

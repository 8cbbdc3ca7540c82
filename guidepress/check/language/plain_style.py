"""Plain style: short sentences, short paragraphs, a grade that readers can follow, marks in pairs (codes LAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.check.language.readability import Measure, measure
from guidepress.check.text.prose import OBJECT, Block, blocks
from guidepress.check.text.sentences import WORD, split_sentences
from guidepress.languages.english import ENGLISH
from guidepress.languages.registry import language_for, primary
from guidepress.model.book import WRITTEN, Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold, place_of
from guidepress.policies.load import PackError, pack_of

LAN002 = rule_of("LAN002")
LAN003 = rule_of("LAN003")
LAN004 = rule_of("LAN004")
LAN005 = rule_of("LAN005")
LAN008 = rule_of("LAN008")
LAN014 = rule_of("LAN014")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still readable: grades of a section and (``target``) of the whole guide, and numbers of words."""

    smog: float = 10.0
    target: float | None = None
    flesch_kincaid: float = 10.0
    mean_sentence: float = 20.0
    sentence: int = 30
    paragraph: int = 150


DEFAULTS = Limits()
UNSPACED = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages that set no spaces between words: nothing is counted in them."""

_MEASURED = frozenset({PartKind.DISCLAIMER, PartKind.ABOUT, PartKind.SECTION})
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_PAIRS = {**_BRACKETS, **ENGLISH.typography.partners}
_ENUMERATION = re.compile(r"(?:^|(?<=[\s,;:]))[^\W_]{1,3}(?:\.[^\W_]{1,3})*\.?\)")
_INCHES = re.compile(r"(?<=\d)[”\"]")
_FACE = re.compile(r"(?<!\w)[:;]-?[()]")


def limits_of(book: Book) -> Limits:
    """The limits that the guide's policy sets; the defaults if it cannot be used, which is reported elsewhere."""
    try:
        wanted = pack_of(book).readability
    except PackError:
        return DEFAULTS
    return Limits(
        smog=wanted.smog_max,
        target=wanted.smog_target,
        flesch_kincaid=wanted.flesch_kincaid_max,
        mean_sentence=wanted.mean_sentence_max,
        sentence=wanted.sentence_max,
        paragraph=wanted.paragraph_words_max,
    )


def check_style(book: Book, limits: Limits | None = None) -> Iterator[Finding]:
    """LAN002 to LAN005 and LAN008 part by part, LAN014 of all, under the guide's own limits unless others are given."""
    limits = limits or limits_of(book)
    counted: list[Measure] = []
    language = primary(book.settings.language)
    for part in book.parts:
        if part.kind not in WRITTEN:
            continue
        found = list(blocks(book, part))
        running = [block for block in found if block.is_running]
        if language not in UNSPACED:
            yield from _lengths(running, limits)
            if part.kind in _MEASURED:
                counted.append(measure(block.words for block in running))
                yield from _measures(part, counted[-1], limits, english=language == "en")
        yield from _partners(found, book.settings.language)
    grade = sum(counted, Measure(0, 0, 0, 0)).smog if language == "en" else None
    if limits.target and grade is not None and round(grade, 1) > limits.target:
        yield LAN014.at(Place("guide.yaml"), f"SMOG grade {grade:.1f} over all sections (the aim is {limits.target:g})")


def _measures(part: Part, counted: Measure, limits: Limits, *, english: bool) -> Iterator[Finding]:
    heading = part.tree.find("h1")
    place = place_of(part.tree if heading is None else heading)
    smog, other = counted.smog, counted.flesch_kincaid or 0.0
    if english and smog is not None:
        is_hard, is_hard_too = round(smog, 1) > limits.smog, round(other, 1) > limits.flesch_kincaid
        limit = f"SMOG {limits.smog:g}" if is_hard else f"Flesch-Kincaid {limits.flesch_kincaid:g}"
        if is_hard or is_hard_too:
            grade = f"SMOG grade {smog:.1f}, Flesch-Kincaid {other:.1f}"
            yield LAN002.at(place, f"{grade}: the section is hard to read (the limit is {limit})")
    if counted.sentences >= 3 and round(counted.mean_sentence, 1) > limits.mean_sentence:
        yield LAN003.at(
            place,
            f"{counted.mean_sentence:.1f} words a sentence on the average (the limit is {limits.mean_sentence:g})",
        )


def _lengths(running: Sequence[Block], limits: Limits) -> Iterator[Finding]:
    for block in running:
        total = 0
        for sentence in split_sentences(block.words):
            words = WORD.findall(sentence)
            total += len(words)
            if len(words) > limits.sentence:
                begins = " ".join(sentence.replace(OBJECT, " ").split()[:5]).rstrip(",;:")
                at = block.text.words.find(sentence.split(maxsplit=1)[0])
                yield LAN004.at(
                    block.place(max(at, 0)),
                    f"'{begins}' begins a sentence of {len(words)} words (the limit is {limits.sentence})",
                )
        if total > limits.paragraph:
            yield LAN005.at(place_of(block.element), f"a paragraph of {total} words (the limit is {limits.paragraph})")


def _partners(found: Sequence[Block], language: str) -> Iterator[Finding]:
    """Brackets and quotation marks, block by block. A quotation over several paragraphs opens again in each."""
    pairs = {**_BRACKETS, **language_for(language).typography.partners}
    for number, block in enumerate(found):
        following = found[number + 1].words if number + 1 < len(found) else ""
        for position in unpaired(block.text.words, pairs, following):
            near = fold(block.text.words[max(position - 20, 0) : position + 20])
            yield LAN008.at(block.place(position), f"'{block.text.words[position]}' has no partner near “{near}”")


def unpaired(text: str, pairs: Mapping[str, str] | None = None, following: str = "") -> list[int]:
    """Positions of brackets and quotation marks without a partner in a text.

    'a)' before an item, inches after a number and faces such as :-) need none; neither does a quotation mark whose
    quotation goes on in the ``following`` paragraph.
    """
    pairs = _PAIRS if pairs is None else pairs
    free = {at for pattern in (_ENUMERATION, _FACE) for one in pattern.finditer(text) for at in range(*one.span())}
    free |= {one.start() for one in _INCHES.finditer(text)}
    waiting: list[tuple[int, str]] = []
    open_ones = dict.fromkeys(pairs.values(), 0)
    alone: list[int] = []
    for position, sign in enumerate(text):
        if sign in open_ones and position not in free:
            waiting.append((position, sign))
            open_ones[sign] += 1
        elif sign in pairs and open_ones[pairs[sign]]:
            while (last := waiting.pop())[1] != pairs[sign]:
                alone.append(last[0])
                open_ones[last[1]] -= 1
            open_ones[pairs[sign]] -= 1
        elif sign in pairs and position not in free:
            alone.append(position)
    goes_on = following[:1] in {*pairs.values()} - {*_BRACKETS.values()}
    return sorted(alone + [at for at, sign in waiting if not (goes_on and sign == following[:1])])

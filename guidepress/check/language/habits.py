"""Habits that a text keeps or breaks: the serial comma, capitals in headings; 'he' for anybody (codes LAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.text.phrases import rules, tokens_of
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, place_of

LAN035 = rule_of("LAN035")
LAN037 = rule_of("LAN037")
LAN042 = rule_of("LAN042")

_ITEM = r"[^\W\d_]{3,}"
_BEGUN = r"(?<![^\W\d_])"
"""Where a word begins: searched for from there alone, a long word costs its length, not the square of it."""
_WITH = re.compile(rf"{_BEGUN}{_ITEM}, {_ITEM}, (?:and|or) {_ITEM}")
_WITHOUT = re.compile(
    rf"\w (?:as|of|with|for|from|by|including|are|is|or|use|take|like|to|between|include|hold|held|metals|drugs|foods|herbs|organs|symptoms) (?P<list>{_ITEM}, {_ITEM} (?:and|or) {_ITEM})(?=[.;:)]|$)"  # noqa: E501
    rf"|{_BEGUN}(?P<four>{_ITEM}, {_ITEM}, {_ITEM} (?:and|or) {_ITEM})(?=[.,;:)]|$)"
)
_PAIRS = re.compile(r"\b(?:day and night|men and women|women and men|back and forth|black and white|trial and error)$")
ENOUGH, SHARE = 5, 5
"""Lists of which a habit can be told, and how many times as many must keep it as break it."""


_SMALL_WORD = re.compile(r"(?<=[\w,;] )[a-z][\w'’-]*")
_HEADING_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_][\w'’-]*(?![\w.@-])")
_SMALL = frozenset(
    """
    a an the and or nor but of in on at to for with by from as if is
    """.split()
)
"""Words that stand with a capital inside a heading only where every word has one."""


def check_habits(book: Book) -> Iterator[Finding]:
    """LAN035, LAN037 and LAN042, in English."""
    if primary(book.settings.language) != "en":
        return
    found = [block for _part, block in written(book)]
    yield from _serial_commas(found)
    yield from _headings(found)
    for block in found:
        for sentence in split_sentences(block.words):
            for rule in rules("guidepress.check.language", "tables/english_style.toml"):
                if (hit := rule.first(tokens_of(sentence))) is not None:
                    said = sentence[hit.start : hit.end]
                    yield LAN037.at(block.place_of(said), f"'{said}': {rule.says}")


def _serial_commas(found: list[Block]) -> Iterator[Finding]:
    """Lists of single words only: elsewhere a comma may end a clause."""
    kept = sum(len(_WITH.findall(block.words)) for block in found)
    hits = ((block, one) for block in found for one in _WITHOUT.finditer(block.words))
    broken = [(block, one) for block, one in hits if not _PAIRS.search(one[0])]
    if kept < ENOUGH or kept < SHARE * len(broken):
        return
    for block, one in broken:
        said = one["list"] or one["four"]
        yield LAN035.at(
            block.place_of(said), f"'{said}' has no comma before its last item, as the guide's other lists have"
        )


def _headings(found: list[Block]) -> Iterator[Finding]:
    """Headings with a capital for each word, in a guide whose headings have them for names only.

    A word with a capital is a name if the text never has it without one inside a sentence.
    """
    heads = [block for block in found if block.element.tag in HEADINGS]
    plain = [block for block in heads if _has_small(block.words)]
    odd = [block for block in heads if _is_capital(block.words)]
    if not odd or len(plain) < ENOUGH or len(plain) < SHARE * len(odd):
        return
    running = (block.words for block in found if block.is_running)
    small = {word for words in running for word in _SMALL_WORD.findall(words)}
    odd = [block for block in odd if _has_common(block.words, small)]
    for block in odd:
        yield LAN042.at(place_of(block.element), f"“{block.words.strip()}” has a capital for each word")


def _inner(words: str) -> list[str]:
    """The words of a heading behind which and before which nothing begins: not the first, nor one after a mark."""
    return [
        one[0]
        for one in _HEADING_WORD.finditer(words)
        if one.start()
        and not re.search(r"[:.!?–—“(‘-]\s*$", words[: one.start()])
        and not re.fullmatch(r"\W*\d*\W*", words[: one.start()])
    ]


def _is_capital(words: str) -> bool:
    """Whether every word of a heading that is no small one has a capital."""
    long = [word for word in _inner(words) if word.casefold() not in _SMALL]
    return bool(_inner(words)) and all(word[0].isupper() for word in long)


def _has_common(words: str, small: set[str]) -> bool:
    """Whether a capital stands before words that are no names."""
    inner = _inner(words)
    capitals = [word for word in inner if word[0].isupper() and not word.isupper()]
    common = [word for word in capitals if word.casefold() in small or word.casefold() in _SMALL]
    return bool(common) and (len(common) > 1 or len(inner) == 1)


def _has_small(words: str) -> bool:
    inner = [word for word in _inner(words) if word.casefold() not in _SMALL]
    return bool(inner) and any(word[0].islower() for word in inner)

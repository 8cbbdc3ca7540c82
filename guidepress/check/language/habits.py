"""Habits that a text keeps or breaks: the serial comma; 'he' for anybody (codes LAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.text.phrases import Tokens, rules
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

LAN035 = rule_of("LAN035")
LAN037 = rule_of("LAN037")

_ITEM = r"[^\W\d_]{3,}"
_BEGUN = r"(?<![^\W\d_])"
"""Where a word begins: searched for from there alone, a long word costs its length, not the square of it."""
_WITH = re.compile(rf"{_BEGUN}{_ITEM}, {_ITEM}, (?:and|or) {_ITEM}")
_WITHOUT = re.compile(
    rf"\w (?:as|of|with|for|from|by|including|are|is|or|use|take|like|to|between|include|hold|held) (?P<list>{_ITEM}, {_ITEM} (?:and|or) {_ITEM})(?=[.;:)]|$)"  # noqa: E501
    rf"|{_BEGUN}(?P<four>{_ITEM}, {_ITEM}, {_ITEM} (?:and|or) {_ITEM})(?=[.,;:)]|$)"
)
_PAIRS = re.compile(r"\b(?:day and night|men and women|women and men|back and forth|black and white|trial and error)$")
ENOUGH, SHARE = 5, 5
"""Lists of which a habit can be told, and how many times as many must keep it as break it."""


def check_habits(book: Book) -> Iterator[Finding]:
    """LAN035 and LAN037, in English."""
    if primary(book.settings.language) != "en":
        return
    found = [block for _part, block in written(book)]
    yield from _serial_commas(found)
    for block in found:
        for sentence in split_sentences(block.words):
            for rule in rules("guidepress.check.language", "tables/english_style.toml"):
                if (hit := rule.first(Tokens(sentence))) is not None:
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

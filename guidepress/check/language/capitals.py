"""Words with a capital inside a sentence, taken for names by spelling, that are slips of a word (code LAN040)."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator, Set

from guidepress.check.language.spelling import WORD_LIST, is_known, is_listed, medical_terms, own_words
from guidepress.check.text.prose import Block, written
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

LAN040 = rule_of("LAN040")

_WORD = re.compile(r"(?<![\w'’.@/-])[^\W\d_]{6,30}(?![\w@/-]|['’]\w)")
_SHORTEST, _LONG = 7, 8
"""Letters of a word that is meant: with two letters exchanged, and with one left out. Names are seldom so near to a long word."""  # noqa: E501
_OFTEN = 2
"""How often the guide itself has a word that is meant."""
_SELDOM = 1
"""How often it has a slip: a name comes again."""


def check_capitals(book: Book) -> Iterator[Finding]:
    """LAN040: 'Magnesuim' in a heading or a table, where a capital made it a name.

    What is meant must be a word of the guide itself, or in an English guide one of the dictionary.
    """
    own = own_words(book.texts.get(WORD_LIST, b""))
    english = primary(book.settings.language) == "en"
    first: dict[str, tuple[Block, int]] = {}
    counts = Counter[str]()
    for _part, block in written(book):
        for found in _WORD.finditer(block.text.words):
            counts[found[0]] += 1
            if found[0][0].isupper() and found[0][1:].islower():
                first.setdefault(found[0], (block, found.start()))
    words = Counter[str]()
    for word, count in counts.items():
        words[word.casefold()] += count
    often = frozenset(word for word, count in words.items() if count >= _OFTEN and len(word) >= _SHORTEST)
    for word, (block, start) in first.items():
        plain = word.casefold()
        if words[plain] > _SELDOM or plain in own or (english and is_known(word, own)):
            continue
        if block.language(start).split("-")[0] == primary(book.settings.language) and (
            meant := _meant(plain, often, english=english)
        ):
            yield LAN040.at(block.place(start), f"'{word}': is '{meant.capitalize()}' meant?")


def _meant(word: str, often: Set[str], *, english: bool) -> str:
    """The word that one slip makes of what is written: two letters exchanged, one left out or too many; or nothing.

    A last letter more or less is an ending, not a slip: 'Minute' beside 'Minuten', 'Triptanen' beside 'Triptane'.
    """
    for at in range(1, len(word) - 1):
        exchanged = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if exchanged != word and (exchanged in often or (english and _is_word(exchanged, _SHORTEST))):
            return exchanged
    for at in range(1, len(word)):
        if at < len(word) - 1 and word[:at] + word[at + 1 :] in often:
            return word[:at] + word[at + 1 :]
        for letter in string.ascii_lowercase:
            longer = word[:at] + letter + word[at:]
            if longer in often or (english and _is_word(longer, _LONG)):
                return longer
    return ""


def _is_word(word: str, fewest: int) -> bool:
    return len(word) >= fewest and (is_listed(word) or word in medical_terms())

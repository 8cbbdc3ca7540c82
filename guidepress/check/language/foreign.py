"""Sentences in another language that are not marked as such (code LAN013).

A detector of languages takes lists of medicines, Latin names of species and names of people for sentences; what was
measured stands in docs/decisions/0006. So nothing is guessed from letters here: a sentence counts as foreign if most
of its longer words are in no English dictionary, and enough of all are the little words of one other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.language.spelling import dictionary
from guidepress.check.text.prose import Block, blocks
from guidepress.check.text.sentences import split_sentences
from guidepress.check.text.word_lists import LITTLE_WORDS
from guidepress.languages.english import ENGLISH
from guidepress.languages.registry import primary
from guidepress.model.book import WRITTEN, Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of

LAN013 = rule_of("LAN013")

FEWEST = 6
"""Words of a sentence; of fewer nothing can be said."""

_WORD = re.compile(r"[^\W\d_]++")
_QUOTATION = re.compile(r"[“„«\"]([^“”„«»\"]{20,400})[”“»\"]")


def check_foreign(book: Book) -> Iterator[Finding]:
    """LAN013, in guides in English, over sentences and quotations of six words or more."""
    language = primary(book.settings.language)
    for part in book.parts if language == "en" else ():
        for block in blocks(book, part) if part.kind in WRITTEN else ():
            for sentence, other in _foreign(block):
                shown = sentence if len(sentence) <= 60 else sentence[:59].rsplit(" ", 1)[0] + " …"
                yield LAN013.at(place_of(block.element), f"“{shown}” seems to be in another language ({other})")


def _foreign(block: Block) -> Iterator[tuple[str, str]]:
    """What is foreign in a block: its sentences, else the quotations in them."""
    text = _in_english(block)
    for sentence in split_sentences(text):
        if other := language_of_sentence(sentence):
            yield sentence, other
            continue
        for quotation in _QUOTATION.finditer(sentence):
            if other := language_of_sentence(quotation[1]):
                yield quotation[1], other


def _in_english(block: Block) -> str:
    """The text of a block with what is marked as another language left out."""
    starts = (*block.text.starts, len(block.text.words))
    kept = [
        block.text.words[starts[number] : starts[number + 1]] if primary(language) == "en" else " "
        for number, language in enumerate(block.text.languages)
    ]
    return " ".join("".join(kept).split())


def language_of_sentence(sentence: str) -> str:
    """The language (BCP 47) that a sentence is in if it is surely not English; else the empty string."""
    words = [word.casefold() for word in _WORD.findall(sentence)]
    if len(words) < FEWEST or any(word in ENGLISH.checks.little for word in words):
        return ""
    hits = {tag: sum(word in little for word in words) for tag, little in LITTLE_WORDS.items()}
    tag = max(sorted(hits), key=lambda one: hits[one])
    if hits[tag] < 2 or hits[tag] * 5 < len(words):
        return ""
    others = [word for word in words if len(word) > 3 and word not in LITTLE_WORDS[tag]]
    known = sum(word in dictionary() for word in others)
    return tag if known * 2 <= len(others) else ""

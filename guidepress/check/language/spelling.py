"""A dictionary of English, and the guide's own words beside it (for LAN009)."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from guidepress.check.language.formations import is_formed, prefixes
from guidepress.check.language.variants import american

WORD_LIST = "words.txt"
"""The file of the guide that lists its own words: names, terms, foreign words."""

SPELLED = frozenset({"en"})
"""Primary languages whose words come with Guidepress. For others a Hunspell dictionary of the machine is asked, if it
has one: German and Finnish, say, make words that no list can hold."""

_UNITS = "bpm cm dl ft ha hr hrs kcal kg kj km lb lbs mcg mg mi min ml mm mmhg mmol mol nm oz rpm sec µg µl µm"
_WITH_ES = ("ches", "shes", "sses", "xes", "zzes")
"""How a plural, or the form of a verb, ends that has more than an 's'."""
_VOWELS = "aeiou"
_LONG, _UNUSED, _IN_USE = 8, 50, 500
"""Letters of a word, uses of one that was only added to the dictionary, and of one that people write."""
UNITS = frozenset(_UNITS.casefold().split())
"""Symbols of units, which the dictionary does not have."""


class Dictionary:
    """Words, to be asked one by one: the lines of a JSON object as they stand, sorted, are not taken apart."""

    def __init__(self, lines: list[str]) -> None:
        """Each line is '"word": number,', as ``json.dump`` writes it with a line an entry."""
        self._lines = sorted(lines)

    def __contains__(self, word: object) -> bool:
        """Whether a word, in lower case, is in it."""
        return self._line(word) is not None

    def uses(self, word: str) -> int:
        """How often a word, in lower case, stands in the texts that the dictionary was counted in; 0 if it has none."""
        line = self._line(word)
        return int(line.rpartition(":")[2].strip(" ,")) if line is not None else 0

    def _line(self, word: object) -> str | None:
        head = json.dumps(word, ensure_ascii=False) + ":"
        at = bisect_left(self._lines, head)
        return self._lines[at] if at < len(self._lines) and self._lines[at].startswith(head) else None


@cache
def dictionary() -> Dictionary:
    """The English words of pyspellchecker. Its own class takes half a second to load them."""
    packed = (files("spellchecker") / "resources" / "en.json.gz").read_bytes()
    return Dictionary(gzip.decompress(packed).decode("utf-8").splitlines())


@cache
def medical_terms() -> frozenset[str]:
    """Terms of medicine, in lower case, that no other list has; their source and licence stand at the head of the data."""  # noqa: E501
    packed = (files("guidepress.check.language") / "data" / "medical-terms.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def own_words(data: bytes) -> frozenset[str]:
    """The words of ``words.txt`` in lower case: one or more a line, ``#`` begins a comment."""
    text = data.decode("utf-8-sig", "replace").replace("’", "'").casefold()
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())


@lru_cache(maxsize=20_000)
def is_known(word: str, own: frozenset[str]) -> bool:
    """Whether a word, or what it is a plural or genitive of, is in the dictionary or among the guide's own words.

    British spellings are known; whether they are wanted is another question (LAN007). A word with hyphens is known
    if its pieces are.
    """
    plain = word.replace("’", "'").casefold()
    if plain in UNITS or any(form in own or form in dictionary() for form in _forms(plain)):
        return True
    if is_formed(plain, is_listed) or any(form in medical_terms() for form in _forms(plain)):
        return True
    if "-" not in plain:
        return False
    *heads, last = (piece for piece in plain.split("-") if piece) if plain.strip("-") else [""]
    return is_known(last, own) and all(piece in prefixes() or is_known(piece, own) for piece in heads)


def is_listed(word: str) -> bool:
    """Whether a word, or what it is a plural or genitive of, is in the dictionary itself."""
    return any(form in dictionary() for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    for suffix in ("'s", "'", "'ll", "'re", "'ve", "'d"):
        if word.endswith(suffix):
            word = word.removesuffix(suffix)
            yield word
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if word.endswith(_WITH_ES):
        yield word[:-2]
    if (own := american(word)) is not None:
        yield own
        yield own.removesuffix("s")


@lru_cache(maxsize=20_000)
def is_vowel_slip(word: str) -> bool:
    """Whether a word that the dictionary has and no text of its own is a common one but for a vowel: 'dependance'."""
    if len(word) < _LONG or dictionary().uses(word) not in range(1, _UNUSED + 1):
        return False
    others = (
        word[:at] + vowel + word[at + 1 :] for at, sign in enumerate(word) if sign in _VOWELS for vowel in _VOWELS
    )
    return any(dictionary().uses(other) >= _IN_USE for other in others if other != word)


def suggestion(word: str) -> str | None:
    """The likeliest word that was meant, one slip away from what is written, or ``None``."""
    found = _checker().correction(word.casefold())
    return None if found is None or found == word.casefold() else str(found)


@cache
def _checker() -> Any:
    from spellchecker import SpellChecker

    return SpellChecker(distance=1)

"""English words that no dictionary lists and that are made as words are made: 'telehealth', 'colonoscopy', 'metformin'.

Names of medicines end as the WHO has it (INN stems), terms of medicine are Greek and Latin pieces, and daily words are
two known words in one. The pieces are data (``tables/english_formations.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

SHORTEST = 7
"""Letters of a word that is taken for one of medicine."""
REST = 5
"""Letters of the known word that stands beside a piece."""
_FUNCTION = frozenset(
    {
        *("about", "also", "been", "being", "both", "does", "done", "down", "each", "else", "even", "ever", "from"),
        *("have", "here", "herself", "himself", "into", "itself", "just", "less", "like", "made", "make", "many"),
        *("more", "most", "much", "must", "myself", "once", "only", "onto", "other", "over", "same", "shall", "should"),
        *("some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "thus"),
        *("together", "under", "upon", "very", "want", "were", "what", "when", "where", "which", "while", "whom"),
        *("whose", "will", "with", "within", "without", "would", "your", "yours", "the", "and", "for", "not", "you"),
    }
)
"""Words that make no other: beside one of them a space is missing."""


@cache
def _pieces() -> dict[str, tuple[str, ...]]:
    path = files("guidepress.check.language") / "tables" / "english_formations.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: tuple(text.casefold().split()) for group in ("words", "pieces") for name, text in table[group].items()
    }


@cache
def young_words() -> frozenset[str]:
    """Words that are younger than the dictionary, or of health."""
    return frozenset((*_pieces()["daily"], *_pieces()["health"]))


@cache
def prefixes() -> frozenset[str]:
    """What may stand before a hyphen though it is no word of its own: 'pre-award', 'multi-use'."""
    return frozenset(_pieces()["before"])


def is_formed(word: str, known: Callable[[str], bool]) -> bool:
    """Whether a word, in lower case, is made of pieces that are right; ``known`` asks the dictionary."""
    plain = word.removesuffix("'s")
    if plain in young_words():
        return True
    if len(plain) < SHORTEST or not plain.isalpha():
        return False
    pieces = _pieces()
    singular = plain.removesuffix("s")
    if any(singular.endswith(end) and len(singular) >= len(end) for end in pieces["medicines"]):
        return True
    if any(plain.endswith(end) and len(plain) > len(end) + 2 for end in pieces["medicine"]) and plain[0] not in "aeiou":
        return True
    for head in pieces["before"]:
        rest = plain.removeprefix(head)
        if rest != plain and len(rest) >= REST and rest not in _FUNCTION and _is_word(rest, known):
            return True
    return any(
        plain.endswith(end) and len(head := plain.removesuffix(end)) >= 3 and head not in _FUNCTION and known(head)
        for end in pieces["after"]
    )


def _is_word(rest: str, known: Callable[[str], bool]) -> bool:
    return known(rest) or rest in young_words()

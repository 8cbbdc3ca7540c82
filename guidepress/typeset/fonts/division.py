"""Where a word that is wider than its line may be divided: by the patterns of its language that the pages have, too."""

from __future__ import annotations

import functools

import pyphen

LEAST = 4
"""Letters that stay together at each end of a divided word of lettering; a cover divides only what it must."""


def divisions(word: str, language: str) -> list[int]:
    """The places in a word before which it may be divided with a hyphen, none if the language has no patterns.

    ``language`` is a BCP 47 tag. A place lies between two letters, and ``LEAST`` letters or more from either end.
    """
    divider = _divider(language)
    if divider is None:
        return []
    places = (int(place) for place in divider.positions(word))
    return [
        n
        for n in places
        if word[:n][-LEAST:].isalpha() and word[n:][:LEAST].isalpha() and LEAST <= n <= len(word) - LEAST
    ]


@functools.lru_cache(maxsize=16)
def _divider(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=known, left=LEAST, right=LEAST) if known else None

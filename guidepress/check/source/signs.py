"""The signs of a text that count when a source is compared with what was made of it.

Letters, digits, the marks on them and symbols count. White space, punctuation and the signs that Markdown is written
in do not: typography changes them, and where one word ends is said by elements in the one text and by spaces in the
other. What is left is the same sequence in both, whatever stands between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_MARKUP = frozenset("$^~=+<>|`\ufffc\ufe0e\ufe0f")
_ASCII = {code: None for code in range(128) if not chr(code).isalnum()}
_IDEOGRAPHS = "\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]+")


def signs(text: str) -> str:
    """What counts of a text, in compatibility form (Unicode Standard Annex 15, NFKC)."""
    if text.isascii():
        return text.translate(_ASCII)
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if _counts(sign))


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text, each with its offset; an ideograph is a word of its own."""
    return ((found.start(), found[0]) for found in _WORD.finditer(text))


@lru_cache(maxsize=4096)
def _counts(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNMS" and sign not in _MARKUP

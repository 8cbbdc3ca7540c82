"""Runs of characters in HTML: the expressions that find where one ends, made once.

tinyhtml5 2.1 means to keep them, under the set of characters that ends a run. It puts the expression into the variable
of the key first, so that none is ever found again, and each run is looked for with one that is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import tinyhtml5.inputstream

_Key = tuple[Collection[str], bool]


class Runs(dict[_Key, re.Pattern[str]]):
    """The expression for the characters that end a run; with the second part of the key those that it is made of."""

    def __missing__(self, key: _Key) -> re.Pattern[str]:
        """The expression as tinyhtml5 makes it, kept."""
        characters, opposite = key
        listed = "".join(f"\\x{ord(one):02x}" for one in characters)
        found = self[key] = re.compile(f"[{'' if opposite else '^'}{listed}]+")
        return found


def remember_runs() -> None:
    """From now on the expressions are kept. May be called again."""
    if not isinstance(tinyhtml5.inputstream.characters_until_regex, Runs):
        tinyhtml5.inputstream.characters_until_regex = Runs()

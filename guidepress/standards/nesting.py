"""How deep brackets and tags are nested, asked before a parser that goes into them is."""

from __future__ import annotations

import re
from collections import Counter


def line_too_deep(text: str, brackets: str, most: int) -> int | None:
    """The line where more than ``most`` brackets are open; ``brackets`` are the opening ones and then their partners.

    Those in comments and in quotation marks count as well.
    """
    opening = brackets[: len(brackets) // 2]
    depth = 0
    for found in re.finditer(f"[{re.escape(brackets)}]", text):
        depth = depth + 1 if found[0] in opening else max(depth - 1, 0)
        if depth > most:
            return text.count("\n", 0, found.start()) + 1
    return None


_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)([^<>]*)")
_ENDED_BY_OTHERS = frozenset(
    """
    area base body br col dd dt embed head hr html img input li link meta optgroup option p param rp rt source tbody
    td tfoot th thead tr track wbr
    """.split()
)
"""Elements of HTML that hold nothing, or that the next of their kind ends."""


def tags_too_deep(text: str, most: int) -> bool:
    """Whether more than ``most`` elements of HTML may be open at once.

    A parser of HTML looks for what is open at each tag: what is nested deeply takes it the square of its length.
    """
    held: Counter[str] = Counter()
    depth = 0
    for ending, name, rest in _TAG.findall(text):
        element = name.lower()
        if element in _ENDED_BY_OTHERS or rest.endswith("/"):
            continue
        if not ending:
            held[element] += 1
            depth += 1
            if depth > most:
                return True
        elif held[element]:
            held[element] -= 1
            depth -= 1
    return False

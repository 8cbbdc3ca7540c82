"""In which order the letters of a line stand: the Unicode Bidirectional Algorithm (UAX #9) for a line without controls.

Embeddings, overrides and isolates (UAX #9, 3.3.2) are not read: a title has none. What is left are the levels 0 to 2.

python-bidi, by which the tests judge this, says no levels but those of its older algorithm, which knows no pairs of
brackets (N0); HarfBuzz shapes runs of one level and does not find them.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Sequence

_RIGHT = frozenset({"R", "AL"})
_NUMBER = frozenset({"EN", "AN"})
_BRACKETS = {"(": ")", "[": "]", "{": "}"}

_Kind = str
"""``L``, ``R``, ``N`` for a number in text that runs from right to left, or nothing for a neutral character."""


def right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first strong character decides (UAX #9, P2 and P3)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in _RIGHT or kind == "L")
    return next(strong, "L") in _RIGHT


def levels(text: str, *, rtl: bool) -> list[int]:
    """The level of each character of a line; odd ones run from right to left (UAX #9, W1 to I2).

    ``rtl`` is the direction of the paragraph that the line belongs to.
    """
    base = "R" if rtl else "L"
    kinds = _weak(text, base)
    for start, end in sorted(_pairs(text, kinds)):
        _resolve_pair(kinds, start, end, base)
    _resolve_neutrals(kinds, base)
    level = {"R": 1, "N": 2, "L": 2 if base == "R" else 0}
    return [level[kind] for kind in kinds]


def _weak(text: str, base: _Kind) -> list[_Kind]:
    """Letters and numbers, and the signs that belong to a number (W1 to W7)."""
    types = _marked(text)
    for place, (before, sign, after) in enumerate(zip(types, types[1:], types[2:], strict=False), 1):
        if (sign in {"CS", "ES"} and before == after == "EN") or (sign == "CS" and before == after == "AN"):
            types[place] = before
    for order in (range(1, len(types)), range(len(types) - 2, -1, -1)):
        step = order.step
        for place in order:
            if types[place] == "ET" and types[place - step] == "EN":
                types[place] = "EN"
    kinds: list[_Kind] = []
    strong = base
    for kind in types:
        if kind in _RIGHT or kind == "L":
            strong = "L" if kind == "L" else "R"
            kinds.append(strong)
        elif kind in _NUMBER:
            kinds.append("N" if strong == "R" else "L")
        else:
            kinds.append("")
    return kinds


def _marked(text: str) -> list[str]:
    """The bidirectional types; marks are of the type of their letter (W1), digits after Arabic are Arabic's (W2)."""
    types: list[str] = []
    strong = ""
    for kind in map(unicodedata.bidirectional, text):
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "NSM" and types:
            types.append(types[-1])
        else:
            types.append("AN" if kind == "EN" and strong == "AL" else kind)
    return types


def _pairs(text: str, kinds: Sequence[_Kind]) -> Iterator[tuple[int, int]]:
    """The pairs of brackets (BD16)."""
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place]:
            continue
        if character in _BRACKETS:
            opened.append((_BRACKETS[character], place))
        elif any(closing == character for closing, _ in opened):
            while opened[-1][0] != character:
                opened.pop()
            yield opened.pop()[1], place


def _side(kind: _Kind) -> _Kind:
    """A number counts as text that runs from right to left (N1)."""
    return "R" if kind == "N" else kind


def _resolve_pair(kinds: list[_Kind], start: int, end: int, base: _Kind) -> None:
    """Both brackets of a pair run the same way (N0)."""
    inside = {_side(kind) for kind in kinds[start + 1 : end] if kind}
    if not inside:
        return
    before = next((_side(kind) for kind in reversed(kinds[:start]) if kind), base)
    kinds[start] = kinds[end] = base if base in inside or before == base else before


def _resolve_neutrals(kinds: list[_Kind], base: _Kind) -> None:
    """Neutral characters take the direction of both neighbours, or that of the paragraph (N1 and N2)."""
    before, place = base, 0
    for kind, group in itertools.groupby(list(kinds)):
        count = len(list(group))
        if not kind:
            after = _side(kinds[place + count]) if place + count < len(kinds) else base
            kinds[place : place + count] = [before if before == after else base] * count
        else:
            before = _side(kind)
        place += count


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The runs from left to right, as their numbers (UAX #9, L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order

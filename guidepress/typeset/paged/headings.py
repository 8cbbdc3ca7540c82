"""Headings of several lines, set so that no line is much shorter than the others."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LONG = 20
"""Letters from which on a heading may have a second line."""


def with_long_headings(section: Any) -> Any:
    """A copy of an element with nothing but its long headings and what they are in; ``None`` if there is none.

    Those in tables are left out: the width of a cell follows from others.
    """
    bare = type(section)(section.tag, dict(section.attrib))
    for child in section:
        kept = None
        if child.tag in HEADINGS:
            kept = deepcopy(child) if len("".join(child.itertext())) > _LONG else None
        elif child.tag != "table":
            kept = with_long_headings(child)
        if kept is not None:
            kept.tail = None
            bare.append(kept)
    return bare if len(bare) else None


def balance(lines: list[tuple[str, float]], room: float) -> float:
    """How many CSS px of its room a heading does not need, if it is to have as many lines as now.

    The letters are taken to be of one width; that is near enough, because the next round counts the lines.
    """
    words = " ".join(text for text, _width in lines).split()
    letter = sum(width for _text, width in lines) / max(1, sum(len(text) for text, _width in lines))
    measure = next(n for n in range(1, sum(map(len, words)) + len(words) + 1) if _rows(words, n) <= len(lines))
    return max(0.0, room - (measure + 1) * letter)


def _rows(words: list[str], measure: int) -> int:
    """In how many lines of so many letters words stand."""
    rows, room = 1, measure
    for word in words:
        if len(word) > room and room < measure:
            rows, room = rows + 1, measure
        if len(word) > measure:
            return len(words) + 1
        room -= len(word) + 1
    return rows

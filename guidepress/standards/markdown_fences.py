"""Fenced code in Markdown (CommonMark 0.31, 4.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r"[ \t>]*(?P<items>(?:[-*+][ \t]+|\d+[.)][ \t]+)*)(?P<mark>`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of fenced code: the indexes of its first and last line, its fences among them.

    A block that nobody ``closed`` goes on to the end of the text.
    """

    first: int
    last: int
    closed: bool


def fences(lines: Sequence[str], *, in_items: bool = True) -> Iterator[Fence]:
    """The blocks of fenced code in order; those right behind the marker of a list are none unless ``in_items``."""
    mark, first = "", 0
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found is None or (found["items"] and not in_items):
            continue
        if not mark and found["mark"][0] == "`" and "`" in line[found.end() :]:
            continue  # a span of code: no info string has a backtick
        if not mark:
            mark, first = found["mark"], number
        elif found["mark"].startswith(mark) and not line[found.end() :].strip():
            yield Fence(first, number, closed=True)
            mark = ""
    if mark:
        yield Fence(first, len(lines) - 1, closed=False)


def fenced_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of the lines of fenced code, the fences among them."""
    return frozenset(number for one in fences(lines) for number in range(one.first, one.last + 1))


def without_fences(text: str) -> str:
    """The text with every fenced block that is closed left empty; its lines keep their numbers.

    What begins behind the marker of a list stays: to Python-Markdown that is a span of code, no block.
    """
    lines = text.split("\n")
    for one in fences(lines, in_items=False):
        if one.closed:
            lines[one.first : one.last + 1] = [""] * (one.last + 1 - one.first)
    return "\n".join(lines)

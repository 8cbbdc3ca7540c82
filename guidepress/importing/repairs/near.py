"""Looking for the cause of a finding near its line."""

from __future__ import annotations

import re
from collections.abc import Callable

from guidepress.standards.markdown_fences import fenced_lines

NEAR = 60
"""Lines behind that of a finding, and before it, in which its cause is looked for."""

Lines = list[str]
Mender = Callable[[Lines, int, str], str]
"""Changes lines in place, from an index on, by the message of a finding; says what was changed, or nothing."""


def near(lines: Lines, at: int, pattern: str, change: Callable[[re.Match[str]], str], most: int = 1) -> str:
    """Change what a pattern finds at or behind a line, else before it, but in no code; returns what was found."""
    compiled = re.compile(pattern, re.IGNORECASE)
    code = fenced_lines(lines)
    for index in (*range(at, min(len(lines), at + NEAR)), *range(at - 1, max(-1, at - NEAR), -1)):
        if index not in code and (found := compiled.search(lines[index])):
            lines[index] = compiled.sub(change, lines[index], count=most)
            return found[0]
    return ""


def start_of(lines: Lines, at: int) -> int:
    """The line at which the block begins that a line is in."""
    while at > 0 and lines[at - 1].strip():
        at -= 1
    return at

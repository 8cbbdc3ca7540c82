"""Looking for the cause of a finding near its line."""

from __future__ import annotations

import re
from collections.abc import Callable

from guidepress.read.markdown.blocks.code_spans import code_spans
from guidepress.standards.markdown_fences import fenced_lines

NEAR = 60
"""Lines behind that of a finding, and before it, in which its cause is looked for."""

Lines = list[str]
Mender = Callable[[Lines, int, str], str]
"""Changes lines in place, from an index on, by the message of a finding; says what was changed, or nothing."""


def near(
    lines: Lines,
    at: int,
    pattern: str,
    change: Callable[[re.Match[str]], str],
    most: int = 1,
    holds: Callable[[re.Match[str]], bool] = lambda _found: True,
) -> str:
    """Change what a pattern finds at or behind a line, else before it, but in no code; returns what was found.

    ``most`` is how often in that line; 0 is always. Of what is found only that counts which ``holds``.
    """
    compiled = re.compile(pattern, re.IGNORECASE)
    code = fenced_lines(lines)
    for index in (*range(at, min(len(lines), at + NEAR)), *range(at - 1, max(-1, at - NEAR), -1)):
        if index in code or is_comment(lines[index]):
            continue
        spans = list(code_spans(lines[index]))
        found = [one for one in compiled.finditer(lines[index]) if not _starts_in(one.start(), spans) and holds(one)]
        for one in reversed(found[: most or len(found)]):
            lines[index] = f"{lines[index][: one.start()]}{change(one)}{lines[index][one.end() :]}"
        if found:
            return found[0][0]
    return ""


def _starts_in(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin < at < end for begin, end in spans)


def is_comment(line: str) -> bool:
    """Whether a line is nothing but a comment, as the waivers are that are set beside the text."""
    return line.lstrip(" \t>").startswith("<!--") and line.rstrip().endswith("-->")


def start_of(lines: Lines, at: int) -> int:
    """The line at which the block begins that a line is in: behind code or a comment, if that ends right above it."""
    code = fenced_lines(lines)
    while at > 0 and lines[at - 1].strip() and (at in code or not (at - 1 in code or is_comment(lines[at - 1]))):
        at -= 1
    return at

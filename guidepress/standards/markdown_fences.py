"""Fenced code in Markdown (CommonMark 0.31, 4.5)."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def without_fences(text: str) -> str:
    """The text with every fenced block that is closed left empty; its lines keep their numbers."""
    lines = text.split("\n")
    fence, begun = "", 0
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence and found and found[1].startswith(fence) and not line[found.end() :].strip():
            lines[begun : number + 1] = [""] * (number + 1 - begun)
            fence = ""
        elif found and not fence:
            fence, begun = found[1], number
    return "\n".join(lines)

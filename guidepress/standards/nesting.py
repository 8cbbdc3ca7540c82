"""How deep brackets are nested, asked before a parser that goes into them is."""

from __future__ import annotations

import re


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

"""Code in a line of text (CommonMark 0.31, 6.1): where it begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_RUN = re.compile(r"\\.|`+", re.DOTALL)


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each stretch of code with its backquotes. Linear in the length of the text."""
    if "`" not in text:
        return
    runs: dict[int, list[int]] = {}
    for run in re.finditer("`+", text):
        runs.setdefault(len(run[0]), []).append(run.start())
    at = 0
    while found := _RUN.search(text, at):
        at = found.end()
        if found[0][0] == "`":
            alike = runs.get(len(found[0]), [])
            nth = bisect_right(alike, found.start())
            if nth < len(alike):
                at = alike[nth] + len(found[0])
                yield found.start(), at


def outside_code(text: str) -> str:
    """The text with every sign of its code replaced by a space; offsets stay."""
    pieces, done = [], 0
    for begin, end in code_spans(text):
        pieces += [text[done:begin], " " * (end - begin)]
        done = end
    return "".join((*pieces, text[done:]))

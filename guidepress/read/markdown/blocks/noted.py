"""Citations of a style that sets them in notes: each becomes a note where it stands (CSL 1.0.2, ``class="note"``)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from guidepress.read.markdown.blocks.code_spans import outside_code
from guidepress.read.markdown.citation_syntax import CITED, bracketed_citation, is_meant

_OPEN = re.compile(r"\^?\[")
_POINTS = re.compile(r"[.,;:!?]+[\"'”’»]*(?=\s|$)")
_LOCATOR = re.compile(r"[ \t]*(?:\n[ \t]*)?\[")
"""What leads from a name in the text to the locator in brackets."""


def in_notes(text: str, keys: Collection[str], labels: Collection[str], *, points: bool) -> str:
    """A paragraph with a note for each of its citations.

    ``[@key, p. 3]`` becomes ``^[[@key, p. 3]]``, and stands behind the point that follows if ``points`` (English). Of
    ``@key says`` the names stay in the sentence, ``@key^[[-@key]]``.
    """
    if "@" not in text:
        return text
    pieces: list[str] = []
    done = 0
    for begin, end, note in _citations(text, outside_code(text), keys, labels):
        before = text[done:begin]
        found = _POINTS.match(text, end) if points and begin < end else None
        pieces += [before.rstrip(" \t\n") if begin < end else before, found[0] if found else "", f"^[{note}]"]
        done = found.end() if found else end
    return "".join((*pieces, text[done:]))


def _citations(text: str, bare: str, keys: Collection[str], labels: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """What is taken out of the text, from where to where, and the note that stands there; in order."""
    at = 0
    while at < len(bare):
        bracket = _OPEN.search(bare, at)
        spoken = CITED.search(bare, at)
        if bracket is None and spoken is None:
            return
        if bracket is not None and (spoken is None or bracket.start() < spoken.start()):
            if bracket[0][0] == "^":
                at = _past(bare, bracket.end() - 1)
            elif cited := bracketed_citation(text, bracket.start(), keys, labels):
                yield cited[0], cited[1], text[slice(*cited)]
                at = cited[1]
            else:
                at = bracket.end()
            continue
        if spoken is None:
            return
        key = spoken["braced"] or spoken["plain"]
        at = spoken.end()
        if not is_meant(key, keys, leads=False):
            continue
        locator = _LOCATOR.match(text, at)
        named = bracketed_citation(text, locator.end() - 1, keys, labels) if locator else None
        inner = ""
        if named is not None and named[0] <= spoken.start():
            inner, end = text[locator.end() : named[1] - 1] if locator else "", named[1]
        else:
            end = at
        joint = "; " if inner.lstrip().startswith(("@", "-@")) else ", " if inner else ""
        yield from _spoken(spoken, at, end, f"[-@{{{key}}}{joint}{inner}]")
        at = end


def _spoken(spoken: re.Match[str], named: int, end: int, note: str) -> Iterator[tuple[int, int, str]]:
    """The names stay, where they are wanted; what stands in brackets behind them goes into the note."""
    if spoken["minus"]:
        yield spoken.start(), end, note
    elif end > named:
        yield named, end, note
    else:
        yield named, named, note


def _past(bare: str, at: int) -> int:
    """Behind the bracket that closes the one at an offset, or behind that one."""
    depth = 0
    for number in range(at, min(len(bare), at + 4000)):
        depth += {"[": 1, "]": -1}.get(bare[number], 0)
        if depth == 0:
            return number + 1
    return at + 1

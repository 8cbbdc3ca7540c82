"""How citations are written, as pandoc has it: ``[see @key, p. 3; -@other]``, ``@key says``, ``@key [p. 3]``.

Not every ``@`` cites: an e-mail address, a package's name (``@types/yargs``) and a name on a social network are text. A
key that no reference has counts as a citation only where one was meant (`is_meant`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from functools import lru_cache

from guidepress.read.markdown.source_lines import MARKER, without_markers

MAX_LENGTH = 4_000
"""How far from its bracket a citation's end is looked for, in characters."""

MAX_DEPTH = 4
"""Brackets in brackets of a citation."""

_KEY = r"(?:\{(?P<braced>[^{}\s]+(?:[ ][^{}\s]+){0,8})\}|(?P<plain>\w+(?:[:.#$%&+?<>~/-]\w+)*))"
_BEFORE = r"(?:(?<![\w/@.#&=+\\-])|(?<=--))"
CITED = re.compile(rf"{_BEFORE}(?P<minus>-)?@{_KEY}")
_SPOKEN_BEFORE = re.compile(rf"{_BEFORE}-?@{_KEY}[ \t]*\n?(?:{MARKER.pattern})?[ \t]*\Z")
_PACKAGE = re.compile(r"[a-z0-9~][a-z0-9._~-]*/[a-z0-9._~/-]+")
_ELSEWHERE = re.compile(r"(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|def|exm|exr|nte|tip|wrn|imp|cau)[-:]")
_YEAR = re.compile(r"(?:[^\W\d]|[_:.-])(?:1[5-9]|20)\d\d(?!\d)")


class Mode(Enum):
    """How a source is named: whole, without its author, or with its author in the sentence (pandoc's modes)."""

    NORMAL = "NormalCitation"
    WITHOUT_AUTHOR = "SuppressAuthor"
    IN_SENTENCE = "AuthorInText"


@dataclass(frozen=True, slots=True)
class Cite:
    """One source in a citation, with the words before and after it."""

    key: str
    prefix: str = ""
    suffix: str = ""
    mode: Mode = Mode.NORMAL


def parse_citation(written: str, known: Collection[str]) -> tuple[Cite, ...]:
    """The sources that a citation names; ``written`` is its source, with its brackets."""
    text = " ".join(without_markers(written).split())
    if text.startswith("["):
        return tuple(_cluster(text[1:-1], known))
    found = CITED.match(text)
    if found is None:
        return ()
    mode = Mode.WITHOUT_AUTHOR if found["minus"] else Mode.IN_SENTENCE
    spoken = Cite(_key(found), mode=mode)
    inner = text[found.end() :].strip()[1:-1].strip()
    if CITED.match(inner):
        return (spoken, *_cluster(inner, known))
    suffix, *further = _segments(inner)
    return (replace(spoken, suffix=suffix.strip()), *_cluster(";".join(further), known))


def _cluster(text: str, known: Collection[str]) -> Iterator[Cite]:
    """The sources between two brackets; a stretch that names none belongs to the one before it, or the first."""
    cites: list[Cite] = []
    waiting = ""
    for segment in _segments(text):
        found = list(_keys_in(segment, known))
        if not found and cites:
            cites[-1] = replace(cites[-1], suffix=f"{cites[-1].suffix};{segment}")
        elif not found:
            waiting += f"{segment};"
        begin = 0
        for number, one in enumerate(found):
            between = (waiting + segment[begin : one.start()]).strip()
            begin, waiting = one.end(), ""
            end = found[number + 1].start() if number + 1 < len(found) else len(segment)
            suffix = segment[begin:end].rstrip() if end == len(segment) else ""
            prefix = between.strip(" ,") if number else between
            mode = Mode.WITHOUT_AUTHOR if one["minus"] else Mode.NORMAL
            cites.append(Cite(_key(one), prefix, suffix, mode))
    yield from cites


def _keys_in(segment: str, known: Collection[str]) -> Iterator[re.Match[str]]:
    """The first key in a segment, and every later one that a reference has."""
    for number, found in enumerate(CITED.finditer(segment)):
        if number == 0 or _key(found) in known:
            yield found


def _segments(text: str) -> list[str]:
    """The text in pieces at its semicolons, those in braces left alone."""
    return [piece for piece in re.findall(r"(?:\{[^{}]*\}|[^;])+", text) if piece.strip()] or [""]


def _key(found: re.Match[str]) -> str:
    return found["braced"] or found["plain"]


def bracketed_citation(
    text: str, start: int, known: Collection[str], labels: Collection[str]
) -> tuple[int, int] | None:
    """Where the citation begins and ends whose opening bracket stands at ``start``, or nothing if it is none.

    It begins before the bracket where that says more of a source in the sentence: ``@key [p. 3]``. ``labels`` are those
    of the links that the file defines: ``[see @key][label]`` is one of them.
    """
    end = _closing(text, start) if "@" in text else 0
    inner = text[start + 1 : end - 1] if end else ""
    if (
        not inner.strip()
        or inner.startswith("^")
        or text[end : end + 1] in {"(", "{"}
        or text[start - 1 : start] == "!"
    ):
        return None
    if without_markers(inner).strip().lower() in labels:
        return None
    if text[end : end + 1] == "[" and without_markers(text[end + 1 : _closing(text, end) - 1]).lower() in labels:
        return None
    spoken = _SPOKEN_BEFORE.search(text, max(0, start - 300), start)
    if spoken is not None and is_meant(_key(spoken), known, leads=False):
        return spoken.start(), end
    opening = CITED.match(without_markers(inner).strip())
    for found in CITED.finditer(inner):
        leads = opening is not None and _key(opening) == _key(found)
        if is_meant(_key(found), known, leads=leads):
            return start, end
    return None


def _closing(text: str, start: int) -> int:
    """The end of what the bracket at ``start`` opens, or 0 if it is not closed near by."""
    depth = 0
    for position in range(start, min(len(text), start + MAX_LENGTH)):
        if text[position] == "[":
            depth += 1
            if depth > MAX_DEPTH:
                return 0
        elif text[position] == "]":
            depth -= 1
            if depth == 0:
                return position + 1
    return 0


def is_meant(key: str, known: Collection[str], *, leads: bool) -> bool:
    """Whether ``@key`` cites: a reference has the key, or the key looks as if one had.

    ``leads``: it is the first thing between two brackets, where hardly anything else begins with ``@``.
    """
    if key in known:
        return True
    if _PACKAGE.fullmatch(key) or _ELSEWHERE.match(key):
        return False
    return leads or _YEAR.search(key) is not None or bool(near(key, frozenset(known)))


@lru_cache(maxsize=256)
def near(key: str, known: frozenset[str]) -> str:
    """The known key that a mistyped one resembles, or ""."""
    return next(iter(get_close_matches(key, sorted(known), 1, 0.85)), "") if 4 <= len(key) <= 80 else ""

"""A Markdown file cut into stretches of text and of fenced code, with its notes apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from guidepress.check.source.declared import CALLOUTS, CODE_TAB, CODE_TITLE, DIRECTIVE

_FENCE = re.compile(r"(?:[ \t>]|(?:[-*+]|\(?\w{1,9}[.)])(?=[ \t]))*(?P<mark>`{3,}|~{3,})(?P<info>.*)")
_CLOSING = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})[ \t]*")
_NOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*)")
_INSIDE = re.compile(r"(?: {2,}|\t)")
_BLOCK = re.compile(
    r"[ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3,}|~{3,}|!!!|:::|</?[a-z])|\*\[|\[[^\]]+\]:"
)
_COMMENT = re.compile(r"(?:[ \t>]|(?:[-*+]|\(?\w{1,9}[.)])(?=[ \t]))*<!--(?!.*-->)")
_SETTING = re.compile(r"(?:[\w$.-]+|\"[^\"]+\"|'[^']+')[ \t]*:(?:[ \t]|$)")
_TOML = re.compile(r"[ \t]*[\w.\"-]+[ \t]*=|[ \t]*\[")
_OPTION = re.compile(r"[ \t>]*:[\w-]+:(?:[ \t].*)?")
_CAPTION = re.compile(r"[ \t>]*(?:Table)?:[ \t]+\S.*")
_RULED = re.compile(r"[ \t>|:]*-[-:| \t]*")
"""The second line of a table. A term with bars in it has none, and its meaning behind a colon stays below it."""


class Kind(Enum):
    """What lines hold: text with markup in it, code in which nothing is markup, or nothing but markup."""

    TEXT = auto()
    CODE = auto()
    MARKUP = auto()


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that follow one another: ``first`` is the number of the first."""

    first: int
    lines: tuple[str, ...]
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Cut:
    """A file as regions; the notes by name, in the order of their definitions."""

    body: tuple[Region, ...]
    notes: dict[str, tuple[Region, ...]] = field(default_factory=dict)


def cut(lines: Sequence[str], first: int = 1) -> Cut:
    """The regions of a file whose lines count from ``first``."""
    body: list[tuple[int, str]] = []
    notes: dict[str, list[tuple[int, str]]] = {}
    closes = _closed(lines)
    at = 0
    while at < len(lines):
        note = None if at in closes else _NOTE.match(lines[at])
        if note is None:
            end = closes.get(at, at) + 1
            body += [(first + n, lines[n]) for n in range(at, end)]
        else:
            end = _end_of_note(lines, at, closes)
            held = notes.setdefault(note["name"], [])
            held.append((first + at, note["text"]))
            held += [(first + n, lines[n]) for n in range(at + 1, end)]
        at = end
    return Cut(_regions(_captions_first(body)), {name: _regions(held) for name, held in notes.items()})


def settings_end(lines: Sequence[str]) -> int:
    """How many lines at the beginning of a file are settings, between two lines of hyphens or of plus signs."""
    begin = next((n for n, line in enumerate(lines[:200]) if line.strip()), 0)
    mark, behind = lines[begin].rstrip(), lines[begin + 1 : 200]
    first = next((line for line in behind if line.strip() and line.strip()[0] != "#"), "")
    is_yaml = mark == "---" and behind and _SETTING.match(behind[0])
    if not is_yaml and not (mark == "+++" and _TOML.match(first)):
        return 0
    ends = {"---", "..."} if is_yaml else {"+++"}
    return next((n + 1 for n, line in enumerate(lines[:200]) if n > begin and line.rstrip() in ends), 0)


def _captions_first(body: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines with ``: caption`` behind a table moved before it, where the Book says it."""
    made: list[tuple[int, str]] = []
    closes = _closed([line for _number, line in body])
    at = 0
    while at < len(body):
        if at in closes:
            made += body[at : closes[at] + 1]
            at = closes[at] + 1
            continue
        above = len(made)
        while above and not made[above - 1][1].strip() and len(made) - above < 2:
            above -= 1
        end = at
        while _CAPTION.fullmatch(body[at][1]) and end < len(body) and body[end][1].strip():
            end += 1
        first = _table_above([line for _number, line in made[max(0, above - 2000) : above]]) if end > at else 0
        if not first or (body[at][1].lstrip(" \t>").startswith("T") and _begins_table(body[end : end + 4])):
            made.append(body[at])
            at += 1
            continue
        made[above - first : above - first] = body[at:end]
        at = end
    return made


def _table_above(lines: Sequence[str]) -> int:
    """How many of the last lines are a table; 0 if they are none."""
    rows = next((n for n, line in enumerate(reversed(lines)) if "|" not in line), len(lines))
    if rows and any(_RULED.fullmatch(line) for line in lines[-rows:]):
        return rows
    if not lines or "</table>" not in lines[-1].lower():
        return 0
    return next((n for n, line in enumerate(reversed(lines), 1) if "<table" in line.lower()), 0)


def _begins_table(body: Sequence[tuple[int, str]]) -> bool:
    """Whether the first line of a text that is not empty begins a table, whose caption stands before it then."""
    first = next((line for _number, line in body if line.strip()), "")
    return "|" in first or "<table" in first.lower()


def _closed(lines: Sequence[str]) -> dict[int, int]:
    """The index of the last line of each fenced block and of each comment that is closed, by that of its first.

    CommonMark 0.31, 4.5 and 4.6: a fence is closed by one that is as long, a comment by the first line that ends one.
    """
    closings: dict[str, list[int]] = {"`": [], "~": [], "<": []}
    for n, line in enumerate(lines):
        if found := _CLOSING.fullmatch(line):
            closings[found["mark"][0]].append(n)
        if "-->" in line:
            closings["<"].append(n)
    closes: dict[int, int] = {}
    at = 0
    while at < len(lines):
        end = _end(lines, at, closings)
        if end is not None:
            closes[at] = end
        at = at + 1 if end is None else end + 1
    return closes


def _end(lines: Sequence[str], at: int, closings: dict[str, list[int]]) -> int | None:
    """The index of the line that closes what this line opens."""
    line = lines[at]
    if "<!--" in line and _COMMENT.match(line):
        nth = bisect_right(closings["<"], at)
        return closings["<"][nth] if nth < len(closings["<"]) else None
    opening = _FENCE.fullmatch(line) if "```" in line or "~~~" in line else None
    if opening is None or (opening["mark"][0] == "`" and "`" in opening["info"]):
        return None
    candidates = closings[opening["mark"][0]]
    begin = bisect_right(candidates, at)
    longest = (n for n in candidates[begin : begin + 500] if len(lines[n].strip(" \t>")) >= len(opening["mark"]))
    return next(longest, None)


def _end_of_note(lines: Sequence[str], at: int, closes: dict[int, int]) -> int:
    """The line behind a note: it goes on over lines that follow at once, and over indented ones after an empty line."""
    end, blank = at + 1, False
    while end < len(lines):
        line = lines[end]
        if not line.strip():
            blank = True
        elif _INSIDE.match(line):
            blank = False
        elif blank or _BLOCK.match(line):
            break
        end = closes.get(end, end) + 1
    while end > at + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _opening(number: int, line: str) -> Iterator[Region]:
    """The line that opens code: markup, but for the title of the code."""
    title = CODE_TITLE.search(line) or CODE_TAB.match(line)
    if title is None or DIRECTIVE.match(line):
        yield Region(number, (line,), Kind.MARKUP)
        return
    begin, end = title.span("words")
    yield Region(number, (line[:begin],), Kind.MARKUP)
    yield Region(number, (line[begin:end],), Kind.CODE)
    yield Region(number, (line[end:],), Kind.MARKUP)


def _regions(numbered: Sequence[tuple[int, str]]) -> tuple[Region, ...]:
    lines = [line for _number, line in numbered]
    closes = _closed(lines)
    regions: list[Region] = []
    held: list[tuple[int, str]] = []

    def release() -> None:
        if held:
            regions.append(Region(held[0][0], tuple(line for _number, line in held)))
            held.clear()

    at = 0
    while at < len(lines):
        number, line = numbered[at]
        if held and number != held[-1][0] + 1:
            release()
        end = closes.get(at)
        if end is None:
            held.append((number, line))
            at += 1
            continue
        opening = _FENCE.fullmatch(line)
        if opening is None:
            release()
            comment, _end_mark, rest = lines[end].partition("-->")
            regions.append(Region(number, (*lines[at:end], comment), Kind.MARKUP))
            held.append((numbered[end][0], rest))
        elif (directive := DIRECTIVE.match(line)) and directive["name"].lower() in CALLOUTS:
            held += numbered[at:end]
        else:
            release()
            first = at + 1
            while directive and first < end and _OPTION.fullmatch(lines[first]):
                first += 1
            regions += _opening(number, line)
            for n in range(at + 1, first):
                regions += (Region(number + n - at, (piece,), Kind.MARKUP) for piece in lines[n].split(": ", 1))
            regions.append(Region(number + first - at, tuple(lines[first:end]), Kind.CODE))
        at = end + 1
    release()
    return tuple(regions)

"""What stands in a paragraph and is more than a phrase: displayed formulas, notes written where they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.read.markdown.blocks.code_spans import outside_code
from guidepress.read.markdown.blocks.displays import split_displays

NOTE = "\ue004"
"""Begins the name of a note that has none, for it is written where it is called."""

_BEHIND = re.compile(r"[.,;:!?]+(?=\s|$)")
_QUOTED_VALUES = re.compile(r"(?<=[{ ])[\w-]{1,40}=\"[^\"\n]{0,1000}\"(?=[ }])")
"""Values of attributes, in which nothing is called."""

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_LOOKS_LISTED = re.compile(
    r"(?:[–—·→»▸➤✓✔]|\(@[\w-]*\)|\d{1,3}(?:\.\d{1,3})+\.?|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t]+\S"
)
_BARRED = re.compile(r"\|[ \t]+\S.*")
_GRID = re.compile(r"\+[-=:+]{3,}\+|[ \t]*-{3,}(?:[ \t]+-{3,})+[ \t]*")


def split(text: str) -> Iterator[tuple[str, str, int]]:
    """The pieces of a paragraph: ``text`` or ``display``, what it holds, and on which of its lines it begins."""
    done = 0
    for begin, end, tex in split_displays(text):
        if text[done:begin].strip():
            yield "text", text[done:begin], text.count("\n", 0, done)
        behind = _BEHIND.match(text, end)
        yield "display", tex.strip() + (behind[0] if behind else ""), text.count("\n", 0, begin)
        done = behind.end() if behind else end
    if text[done:].strip():
        yield "text", text[done:], text.count("\n", 0, done)


def without_displays(text: str) -> str:
    """The text of a heading or a cell, in which a formula stands in its line whatever its dollars."""
    pieces, done = [], 0
    for begin, end, tex in split_displays(text):
        pieces += [text[done:begin], f"${tex.strip()}$"]
        done = end
    return "".join((*pieces, text[done:]))


def take_notes(text: str, first: int) -> tuple[str, list[tuple[str, str]]]:
    """The text with a call for each ``^[note]`` in it, and the notes by the names that they got, from ``first`` on."""
    if "^[" not in text:
        return text, []
    bare = _QUOTED_VALUES.sub(lambda found: " " * len(found[0]), outside_code(text))
    closing = dict(_pairs(bare))
    pieces: list[str] = []
    notes: list[tuple[str, str]] = []
    done = 0
    at = bare.find("^[")
    while at >= 0:
        end = closing.get(at + 1)
        if end is not None and at >= done and (at == 0 or bare[at - 1] != "\\"):
            name = f"{NOTE}{first + len(notes)}"
            pieces += [text[done:at], f"[^{name}]"]
            notes.append((name, text[at + 2 : end]))
            done = end + 1
        at = bare.find("^[", at + 2)
    return "".join((*pieces, text[done:])), notes


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            yield opened.pop(), found.start()


def looks_listed(text: str) -> int | None:
    """The line of a paragraph, from 0, from which on its lines begin like items, if two that follow one another do."""
    lines = text.split("\n")
    alike = [_LOOKS_LISTED.match(line.lstrip()) is not None for line in lines]
    return next((number for number in range(len(lines) - 1) if alike[number] and alike[number + 1]), None)


def looks_tabular(text: str) -> int | None:
    """The line of a paragraph, from 0, that draws a table as other dialects do, or a block of lines, if one does."""
    if all(map(_BARRED.match, text.split("\n"))):
        return 0
    return next((number for number, line in enumerate(text.split("\n")) if _GRID.fullmatch(line.rstrip())), None)

"""Knowing the line of every element, although Python-Markdown forgets it.

Each line of text gets an invisible marker after its first word, written in private-use characters that a
manuscript may not contain (`MAN017`). Markdown carries them along; afterwards they are taken out again and every
element learns the line of the marker that it holds or follows. Lines whose syntax a marker would disturb (fences,
rules, definitions of links, displayed mathematics) go without one.
"""

from __future__ import annotations

import re

from lxml import etree

from guidepress.model.xhtml import BLOCKS, PLACE, classes
from guidepress.standards.markdown_fences import fenced_lines, fences

_OPEN, _CLOSE, _ZERO = "\ue000", "\ue001", 0xE010
MARKER = re.compile(f"{_OPEN}([\ue010-\ue019]+){_CLOSE}")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
"""Characters that no manuscript needs: controls (XML 1.0, 2.2) and private use (no font means the same by them)."""

_PREFIX = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)]|#{1,6}|:|\[\^[^\]]+\]:)[ \t]+|>[ \t]*|\|[ \t]*)*")
_LEAVE = re.compile(r"\*\[[^\]]+\]:|\[[^\]]+\]:\s|\{|<|\$\$|[-=*_ ]+$|[|:\- ]+$")
_CALLOUT = re.compile(r'!!![ \t]+[\w-]+(?:[ \t]+[\w-]+)*[ \t]+"[^"\s]*')
_AFTER = re.compile(f"[^\\s{_OPEN}]*{MARKER.pattern}")
_TOKEN = re.compile(r"\S+")


def marker(line: int) -> str:
    """The invisible marker of a line number."""
    return _OPEN + "".join(chr(_ZERO + int(digit)) for digit in str(line)) + _CLOSE


def without_markers(text: str) -> str:
    """The text as it was written."""
    return MARKER.sub("", text)


def line_in(text: str) -> int | None:
    """The line of the first marker in the text."""
    found = MARKER.search(text)
    return int("".join(str(ord(digit) - _ZERO) for digit in found[1])) if found else None


def mark_lines(text: str) -> tuple[str, list[int]]:
    """The text with its markers, and the lines on which fenced code begins, in order."""
    lines = text.split("\n")
    inside = fenced_lines(lines)
    marked: list[str] = []
    in_display = False
    for number, line in enumerate(lines):
        if number in inside:
            marked.append(line)
        elif in_display or line.strip().startswith("$$"):
            if line.count("$$") % 2:
                in_display = not in_display
            marked.append(line)
        else:
            marked.append(_mark(line, number + 1))
    return "\n".join(marked), [one.first + 1 for one in fences(lines)]


def _mark(line: str, number: int) -> str:
    callout = _CALLOUT.search(line) if line.lstrip().startswith("!!!") else None
    if callout:
        return line[: callout.end()] + marker(number) + line[callout.end() :]
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    if line.lstrip().startswith("!!!") or _LEAVE.match(line, start):
        return line
    token = _TOKEN.match(line, start)
    return line if token is None else line[: token.end()] + marker(number) + line[token.end() :]


def settle_lines(root: etree._Element, file: str, begun: list[int]) -> None:  # noqa: C901 - one walk, one state
    """Take every marker out of the tree and give every element its ``data-at``.

    A block begins where its first marker is. A phrase begins at the last marker before it, or at the one inside
    its first word if it opens a line. ``begun`` are the lines on which blocks of fenced code begin, in order.
    """
    waiting = iter(begun)
    current = 1

    def settle(element: etree._Element) -> None:
        nonlocal current
        if not isinstance(element.tag, str):
            return
        if element.tag == "div" and "footnote" in classes(element):
            current = 1  # the notes stand at the end, wherever they were written
        inside = _first_inside(element)
        if element.tag == "pre" and inside is None:
            current = max(current, next(waiting, current))
            line = current
        elif element.tag in BLOCKS:
            line = current = max(current, inside[0]) if inside else current
        else:
            line = inside[0] if inside and inside[1] else _line_after(element) or current
        element.set(PLACE, f"{file}:{line}")
        for name, value in element.attrib.items():
            if MARKER.search(value):
                current = line_in(value) or current
                element.set(name, without_markers(value))
        element.text = take(element.text)
        for child in element:
            settle(child)
            child.tail = take(child.tail)

    def take(text: str | None) -> str | None:
        nonlocal current
        if not text or _OPEN not in text:
            return text
        lines = [line_in(found[0]) for found in MARKER.finditer(text)]
        current = lines[-1] or current
        return without_markers(text)

    settle(root)


def _line_after(element: etree._Element) -> int | None:
    """The line of a phrase that opens a line: the marker stands after it, with no space between."""
    found = _AFTER.match(element.tail or "")
    line = line_in(found[0]) if found else None
    return None if line is None else line - "".join(element.itertext()).count("\n")


def _first_inside(element: etree._Element) -> tuple[int, bool] | None:
    """The first marker inside an element, and whether it stands in the first word there."""
    before = ""
    for name in ("alt", "data-cite", "href"):
        if (line := line_in(element.get(name, ""))) is not None:
            return line, True
    for piece in element.itertext():
        found = MARKER.search(piece)
        if found:
            before += piece[: found.start()]
            return line_in(piece) or 1, not re.search(r"\s", before.strip())
        before += piece
    return None

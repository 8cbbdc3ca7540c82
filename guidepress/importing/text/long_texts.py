"""Long texts in chapters: one whose only title is that of the whole document is cut at the headings below it."""

from __future__ import annotations

import re

from guidepress.importing.plan import Node
from guidepress.importing.text.lines import Line, in_code, joined

LONG = 60_000
"""Signs of a text that is cut, if it has headings to be cut at: about ten thousand words, or forty pages."""

_LOWEST = 6
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+\S")


def chapters_of(lines: list[Line], file: str, title: str = "") -> list[Node]:
    """A text as a chapter; of a long one, what stands before its sections, with these as chapters below it.

    ``file`` is what the text is called, ``title`` what it is called if it has no title of its own.
    """
    if sum(len(line.text) + 1 for line in lines) <= LONG:
        return [Node(file=file, text=joined(lines), title=title)]
    bounds = _bounds(lines)
    if len(bounds) < 2:
        return [Node(file=file, text=joined(lines), title=title)]
    made = Node(file=file, text=joined(lines[: bounds[0]]), title=title)
    stem = file.rpartition(".")[0]
    for number, (first, last) in enumerate(zip(bounds, [*bounds[1:], len(lines)], strict=True), 1):
        made.children += chapters_of(_raised(lines[first:last]), f"{stem}-{number:02}.md")
    return [made]


def _bounds(lines: list[Line]) -> list[int]:
    """Where sections begin: at the headings of the highest level below the title that has two, and at those above."""
    code = in_code(lines)
    found = [
        (number, len(one["marks"]))
        for number, line in enumerate(lines)
        if not code[number] and (one := _HEADING.match(line.text))
    ]
    below = found[1:] if found and found[0][1] == 1 else found
    levels = [level for _number, level in below]
    wanted = next((level for level in range(1, _LOWEST + 1) if levels.count(level) > 1), 0)
    return [number for number, level in below if level <= wanted]


def _raised(lines: list[Line]) -> list[Line]:
    """A section whose heading is its title now, and all that stand below it as much higher."""
    code = in_code(lines)
    opening = _HEADING.match(lines[0].text)
    above = len(opening["marks"]) - 1 if opening else 0
    return [
        Line(line.number, line.text[above:])
        if above and not is_code and (found := _HEADING.match(line.text)) and len(found["marks"]) > above
        else line
        for line, is_code in zip(lines, code, strict=True)
    ]

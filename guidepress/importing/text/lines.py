"""The lines of a text, each with the number that it has in its file, and where in them code stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Plan
from guidepress.standards.markdown_fences import fenced_lines

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\1).|(?<=`)\1)*?[^`]\1(?!`)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and its number in the source."""

    number: int
    text: str


@dataclass(slots=True)
class Context:
    """What rewriting a text needs to know: its folder, file and plan, and where losses are noted.

    ``pictures`` takes the pictures that the text shows, by their paths in the source; ``held`` are those of a document.
    """

    folder: SourceFolder
    plan: Plan
    log: Log
    file: str
    title: str = ""
    is_numbered: bool = True
    pictures: dict[str, bytes] = field(default_factory=dict)
    held: Mapping[str, bytes] = field(default_factory=dict)
    no_description: str = ""

    def lost(self, kind: str, line: Line | int | None, what: str) -> None:
        """Note a loss in this file."""
        self.log.lost(kind, self.file, line.number if isinstance(line, Line) else line, what)


def id_of(label: str) -> str:
    """A label of another tool as an id: its letters and figures, with hyphens for what no id may have."""
    return re.sub(r"[^\w:.-]+", "-", label).strip("-")


def numbered(text: str, first: int = 1) -> list[Line]:
    """The lines of a text."""
    return [Line(number, line) for number, line in enumerate(text.split("\n"), first)]


def joined(lines: Iterable[Line]) -> str:
    """The text of lines."""
    return "\n".join(line.text for line in lines)


def in_code(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it is fenced code or a fence."""
    fenced = fenced_lines([line.text for line in lines])
    return [number in fenced for number in range(len(lines))]


def outside_code(lines: Sequence[Line], change: Callable[[Line], str]) -> list[Line]:
    """Lines with all that is no fenced code changed."""
    return [line if code else Line(line.number, change(line)) for line, code in zip(lines, in_code(lines), strict=True)]


def outside_spans(text: str, change: Callable[[str], str]) -> str:
    """A line with all that stands in no span of code changed."""
    if "`" not in text:
        return change(text)
    pieces, at = [], 0
    for found in _SPAN.finditer(text):
        pieces += [change(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join((*pieces, change(text[at:])))

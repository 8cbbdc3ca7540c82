"""Where in the source a finding's words stand: reading gives a line, a person wants the column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from guidepress.model.finding import Finding
from guidepress.model.place import Place

MAX_BYTES = 1024 * 1024
"""A source file of more bytes is not shown."""

REACH = 40
"""Lines of one block below a finding's own line in which its words are looked for."""

_QUOTED = re.compile(r"(?<!\w)'((?:[^']|(?<=\w)'(?=\w))+)'(?!\w)")
_ADDRESS = re.compile(r"\((https?://\S+)\)")
_MARKUP = r"[*_~\[\]\\]|\{[^{}\n]*\}"
_TIGHT, _LOOSE = rf"(?:{_MARKUP})*", rf"(?:[\s>|]|{_MARKUP})+"
"""What may stand in the source between two pieces of text that a reader sees joined, or with a space between.

No sign is of both, so that the time of a search grows with the line and no faster: before a piece that could itself
stand there, nothing may but spaces. (Groups that give nothing back would say so; Python before 3.11.4 matches them
wrongly, gh-100061.)
"""
_SIGNS = frozenset("*_~[]\\{}>|")


@dataclass(slots=True)
class Sources:
    """The lines of the guide's text files, read when they are asked for; nothing outside the folder is."""

    folder: Path
    _files: dict[str, Sequence[str]] = field(default_factory=dict)

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file (relative to the folder) without their ends; none if it is no text or not there."""
        if file not in self._files:
            self._files[file] = self._read(file)
        return self._files[file]

    def line(self, place: Place) -> str | None:
        """The line of a place, or ``None`` if there is no such line."""
        lines = self.lines(place.file)
        return lines[place.line - 1] if place.line and place.line <= len(lines) else None

    def _read(self, file: str) -> Sequence[str]:
        try:
            root = self.folder.resolve()
            path = (root / file).resolve()
            if not path.is_relative_to(root) or not path.is_file() or path.stat().st_size > MAX_BYTES:
                return ()
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, ValueError, RuntimeError):
            return ()
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def quoted(message: str) -> list[str]:
    """What a message quotes in straight single quotation marks, in order; then the addresses it has in brackets."""
    return [found[1] for pattern in (_QUOTED, _ADDRESS) for found in pattern.finditer(message)]


def span(line: str, fragment: str) -> tuple[int, int] | None:
    """Where a fragment of text stands in a line of Markdown: first and last column from 1, or ``None``.

    The text has lost what the source has: emphasis, brackets, straight quotation marks, several spaces. An exact hit
    wins over one in other letter case; a hit begins and ends where words do.
    """
    for flags in (0, re.IGNORECASE):
        found = re.compile(_pattern(fragment), flags).search(line) if fragment.strip() else None
        if found:
            return found.start() + 1, found.end()
    return None


@lru_cache(maxsize=512)
def _pattern(fragment: str) -> str:
    pattern = ""
    for word in fragment.split():
        for number, piece in enumerate(re.findall(r"\w+|[^\w\s]", word)):
            between = (r"\s++", "") if piece in _SIGNS else (_LOOSE, _TIGHT)
            pattern += (between[number > 0] if pattern else "") + _sign(piece)
    before = r"(?<!\w)" if re.match(r"\w", fragment.strip()) else ""
    after = r"(?!\w)" if re.search(r"\w$", fragment.strip()) else ""
    return f"{before}{pattern}{after}"


def _sign(piece: str) -> str:
    """A run of letters as it is; a mark as an author may have typed it."""
    return _TYPED.get(piece) or re.escape(piece)


_TYPED = {
    "’": "['’]",
    "‘": "['‘]",
    "'": "['’]",
    "“": '["“]',
    "”": '["”]',
    "–": "(?:–|--)",
    "—": "(?:—|---)",
    "…": r"(?:…|\.\.\.)",
}


def pinpoint(finding: Finding, sources: Sources) -> Finding:
    """The finding with the column of what its message quotes, if that can be found.

    Reading knows the line on which a block begins; the words may stand further down in it, and then the line is
    theirs. A finding that has a column already, or whose words are not found, stays as it is.
    """
    place = finding.place
    if place.line is None or place.column is not None:
        return finding
    lines = sources.lines(place.file)
    for fragment in quoted(finding.message):
        for number in range(place.line, min(place.line + REACH, len(lines)) + 1):
            line = lines[number - 1]
            if number > place.line and not line.strip():
                break
            if hit := span(line, fragment):
                return replace(finding, place=Place(place.file, number, hit[0]))
    return finding


def pinpointed(findings: Iterable[Finding], sources: Sources) -> list[Finding]:
    """`pinpoint` over many."""
    return [pinpoint(finding, sources) for finding in findings]


def extent(finding: Finding, line: str) -> tuple[int, int] | None:
    """First and last column of what to underline in a finding's line; ``None`` if it has no column."""
    column = finding.place.column
    if column is None or not 1 <= column <= len(line) + 1:
        return None
    for fragment in quoted(finding.message):
        hit = span(line[column - 1 :], fragment)
        if hit and hit[0] == 1:
            return column, column + hit[1] - 1
    word = re.match(r"\w+", line[column - 1 :])
    return column, column + (len(word[0]) if word else 1) - 1

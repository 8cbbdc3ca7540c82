"""Repairs that need no judgement: doubled words, addresses of DOIs, spaces that mean nothing.

Every repair changes the bytes it is about and no other: line ends, byte order marks and the rest of the file stay.
"""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.findings.spans import quoted
from guidepress.model.finding import Finding
from guidepress.standards.doi import with_bare_fields, with_new_addresses
from guidepress.standards.markdown_fences import fenced_lines

_ENDS = re.compile(r"(\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Repair:
    """A file before and after: its name relative to the guide folder, and its bytes."""

    file: str
    before: bytes
    after: bytes

    def diff(self) -> str:
        """The change as a unified diff, with addresses as git has them."""
        old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (self.before, self.after))
        lines = difflib.unified_diff(old, new, f"a/{self.file}", f"b/{self.file}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def repairs(texts: Mapping[str, bytes], findings: Sequence[Finding]) -> list[Repair]:
    """What can be mended in the guide's text files (`Book.texts`), by file; a file that stays as it is, is left out."""
    found = []
    for name, before in sorted(texts.items()):
        after = before
        if name.endswith(".md"):
            after = _repair_markdown(before, [f for f in findings if f.place.file == name])
        elif name.endswith(".json"):
            after = _repair_references(before)
        if after != before:
            found.append(Repair(name, before, after))
    return found


def write_repairs(folder: Path, wanted: Sequence[Repair]) -> None:
    """Write repairs, each file in one step. A file that has changed meanwhile is left alone: `OSError`."""
    for repair in wanted:
        path = (folder / repair.file).resolve()
        if not path.is_relative_to(folder.resolve()) or path.read_bytes() != repair.before:
            raise OSError(0, "changed since it was checked; nothing more was written", repair.file)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(repair.after)
            Path(temporary).chmod(path.stat().st_mode)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _repair_markdown(data: bytes, findings: Sequence[Finding]) -> bytes:
    text = data.decode("utf-8")
    pieces = _ENDS.split(text)
    lines, ends = pieces[::2], pieces[1::2]
    in_code = fenced_lines(lines)
    for finding in findings:
        if finding.code == "LAN001" and finding.place.line is not None:
            _undouble(lines, finding, in_code)
    for number, line in enumerate(lines):
        if number not in in_code:
            lines[number] = _outside_code(line, with_new_addresses)
            following = lines[number + 1] if number + 1 < len(lines) else ""
            lines[number] = _without_trailing(lines[number], following)
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True)).encode()


def _undouble(lines: list[str], finding: Finding, in_code: frozenset[int]) -> None:
    """Delete the second of two equal words, wherever the finding's block has the pair: on a line or over its end."""
    first, _space, second = (quoted(finding.message) or [""])[0].partition(" ")
    if not second:
        return
    before, after = rf"(?<![\w'’-]){re.escape(first)}", rf"{re.escape(second)}(?![\w'’-])"
    pair, ending = re.compile(rf"{before}[ \t\u00a0]+{after}"), re.compile(rf"{before}[ \t]*$")
    opening = re.compile(rf"^(?P<indent>[ \t>]*){after}[ \t]+(?=\S)")
    for number in range((finding.place.line or 1) - 1, len(lines)):
        if not lines[number].strip() or number in in_code:
            return
        lines[number] = pair.sub(lambda _found: first, lines[number])
        if number + 1 < len(lines) and number + 1 not in in_code and ending.search(lines[number]):
            lines[number + 1] = opening.sub(lambda found: found["indent"], lines[number + 1], count=1)


def _outside_code(line: str, mend: Callable[[str], str]) -> str:
    """A line with what is not in a code span mended."""
    pieces = re.split(r"((?<!`)(`+)(?!`).+?(?<!`)\2(?!`))", line)
    return "".join(piece if number % 3 else mend(piece) for number, piece in enumerate(pieces) if number % 3 != 2)


def _without_trailing(line: str, following: str) -> str:
    """A line without spaces at its end, unless they break it: two or more before a further line of its paragraph."""
    bare = line.rstrip(" \t")
    spaces = line[len(bare) :]
    if bare and following.strip() and spaces.endswith("  "):
        return line
    return line if not bare and line.startswith(("    ", "\t")) else bare


def _repair_references(data: bytes) -> bytes:
    """Bare DOIs (ISO 26324), and https addresses of DOIs."""
    return with_new_addresses(with_bare_fields(data.decode("utf-8"))).encode()

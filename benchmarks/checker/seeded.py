"""Faults put one at a time into a guide: which of them the checker names.

A list of faults is JSON: objects with ``id``, ``kind``, ``what`` and ``edits``, each ``[file, old text, new text]``.
Five words in place of the old or new text are operations: ``CUT`` (as the file) takes a marked statement out of the
disclaimer, ``PAD`` puts sixty paragraphs before the old text, ``SVGCONTRAST`` makes the letters of a drawing pale,
``SVGTYPO`` misspells a word in it, ``REFYEAR`` dates a reference after the edition.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding
from guidepress.pipeline.check import check

MEASURES = frozenset({"LAN002", "LAN003", "LAN014", "CLM007"})
"""Findings that any change of the text may bring about; they name no fault."""

NEAR = 3
"""Lines around an edit in which a new finding is taken to be about it."""

DISCLAIMER = "front/disclaimer.md"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault to be put into a guide."""

    id: str
    kind: str
    what: str
    edits: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A fault, and the findings about it; none if the checker passes it over.

    ``not_applied`` says why it could not be put into the guide; then nothing was checked.
    """

    fault: Fault
    findings: tuple[Finding, ...]
    not_applied: str = ""


class CannotApplyError(ValueError):
    """The guide does not hold what an edit changes."""


def read_faults(path: Path) -> list[Fault]:
    """The faults of a file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return [Fault(one["id"], one["kind"], one["what"], tuple(tuple(edit) for edit in one["edits"])) for one in data]


def judge(guide: Path, faults: Sequence[Fault]) -> Iterator[Judged]:
    """Each fault put into a copy of the guide, and what is found about it that is not found in the guide itself."""
    before = {_said(finding) for finding in findings_of(guide)}
    for fault in faults:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "guide"
            shutil.copytree(guide, copy)
            try:
                where = [place for edit in fault.edits for place in put_in(copy, edit)]
            except CannotApplyError as error:
                yield Judged(fault, (), str(error))
                continue
            new = [finding for finding in findings_of(copy) if _said(finding) not in before]
        yield Judged(fault, tuple(finding for finding in new if is_about(finding, where, fault)))


def findings_of(guide: Path) -> list[Finding]:
    """What the checker says of a guide, however it says it."""
    try:
        return check(guide).in_order()
    except ConfigurationError as error:
        return list(error.findings)


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.file, finding.message


@dataclass(frozen=True, slots=True)
class Edited:
    """Where a copy was changed: lines of a file, and the words that came or went."""

    file: str
    first: int
    last: int
    words: frozenset[str]


def is_about(finding: Finding, where: Sequence[Edited], fault: Fault) -> bool:
    """Whether a new finding is about a fault: it stands where the edit is, or its message names what was changed."""
    if finding.code in MEASURES:
        return False
    named = set(_words(finding.message))
    for one in where:
        line = finding.place.line
        if finding.place.file == one.file and (line is None or one.first - NEAR <= line <= one.last + NEAR):
            return True
        if named & one.words:
            return True
    return fault.kind == "disclaimer-cut" and finding.code.startswith("DIS")


def put_in(copy: Path, edit: tuple[str, ...]) -> Iterator[Edited]:
    """Carry out one edit in a copy of the guide. Raises `CannotApplyError` if the old text is not there."""
    if edit[0] == "CUT":
        yield _cut(copy, edit[1])
        return
    file, old, new = edit
    path = copy / file
    if not path.is_file():
        raise CannotApplyError(f"there is no {file}")
    text = path.read_text(encoding="utf-8")
    if old == "SVGTYPO":
        old, new = ">Agitation<", ">Agitatoin<"
    elif old == "SVGCONTRAST":
        yield from _pale(path, text)
        return
    elif old == "REFYEAR" or new == "REFYEAR":
        old, new = _later_year(text)
    elif new == "PAD":
        new = "".join(f"Here is a paragraph that says little, number {n}.\n\n" for n in range(1, 61)) + old
    if old not in text:
        raise CannotApplyError(f"{file} does not hold {old!r}")
    at = text.index(old)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    first = text.count("\n", 0, at) + 1
    came, went = set(_words(new)) - set(_words(old)), set(_words(old)) - set(_words(new))
    yield Edited(file, first, first + new.count("\n"), frozenset(came | went or _words(new)))


def _pale(path: Path, text: str) -> Iterator[Edited]:
    path.write_text(re.sub(r'(<text[^>]*?)fill="#[0-9a-f]{6}"', r'\1fill="#fafafa"', text), encoding="utf-8")
    yield Edited(path.name, 1, text.count("\n"), frozenset({path.name.casefold()}))


def _later_year(text: str) -> tuple[str, str]:
    found = re.search(r'"date-parts"\s*:\s*\[\s*\[\s*(\d{4})', text)
    if found is None:
        raise CannotApplyError("no reference has a year")
    return found[0], found[0][:-4] + "2031"


def _cut(copy: Path, name: str) -> Edited:
    """Take the block with ``{: require=NAME }`` out, and the list that it introduces."""
    path = copy / DISCLAIMER
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    marker = re.compile(rf"\{{:[^}}]*\brequire={re.escape(name)}(?![\w-])")
    number = next((n for n, block in enumerate(blocks) if marker.search(block)), None)
    if number is None:
        raise CannotApplyError(f"{DISCLAIMER} has no statement {name!r}")
    many = 2 if ":\n{:" in blocks[number] else 1
    kept = blocks[:number] + blocks[number + many :]
    path.write_text("\n\n".join(kept), encoding="utf-8")
    return Edited(DISCLAIMER, 1, 1, frozenset({name}))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\d[\d.,-]*\d|\w[\w-]*", text) if len(word) > 1]

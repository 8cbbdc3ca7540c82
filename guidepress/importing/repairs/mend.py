"""Mends a guide that was brought in until it has no errors: each change is the least that will do, and is told.

The guide is read and checked as any other; what is found at a line is mended at that line, and the guide read again.
What is a judgement on the text (a claim without a source) is not changed: it is set aside beside the text, where an
editor sees it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from guidepress.findings.waivers import may_waive
from guidepress.importing.plan import Log
from guidepress.importing.repairs import blocks, formulas, phrases
from guidepress.importing.repairs.near import NEAR, Lines, Mender, start_of
from guidepress.importing.repairs.signs import name_sign
from guidepress.importing.repairs.sources import mend_references
from guidepress.model.book import Book
from guidepress.model.finding import Finding, Findings, Severity
from guidepress.pipeline.check import read_and_check, without_glyph
from guidepress.pipeline.stopwatch import Watch

ROUNDS = 8
"""How often a guide is read anew; what one mending brings to light, the next mends."""
TRIES = 3
"""How often the same finding is mended: a line may hold what is wrong several times."""

REASON = "as the source has it; to be judged by an editor"

MENDERS: Mapping[str, Mender] = {
    "MAN013": blocks.crowded,
    "MAN018": phrases.note,
    "MAN019": phrases.note,
    "MAN020": phrases.tag,
    "MAN021": phrases.attribute,
    "MAN022": phrases.link,
    "MAN024": blocks.caption,
    "MAN040": phrases.written_id,
    "MAN041": phrases.link,
    "MAN042": phrases.link,
    "MAN050": formulas.formula,
    "MAN082": blocks.unclosed,
    "MAN083": blocks.row,
    "MAN087": phrases.marker,
    "MAN088": phrases.marker,
    "MAN089": phrases.marker,
    "MAN110": blocks.comment,
    "MAN111": blocks.settings,
    "ACC002": phrases.description,
    "ACC005": blocks.heading,
    "ACC006": blocks.heading,
    "ACC007": blocks.head_cell,
    "ACC010": phrases.empty_link,
    "ACC032": phrases.description,
    "ACC033": phrases.description,
    "ACC035": blocks.heading_like,
    "ACC038": blocks.listed,
    "ACC039": blocks.lone_sign,
    "ACC041": blocks.drawing,
    "ACC044": blocks.head_cell,
    "LAN015": blocks.other_language,
    "LAN031": phrases.stray_mark,
    "LAN038": phrases.link,
    "REF001": phrases.citation,
    **dict.fromkeys(("MAN010", "MAN011", "MAN030", "MAN032", "MAN033", "MAN034", "MAN035"), phrases.picture),
}


def mend(guide: Path, log: Log) -> tuple[Book, tuple[Finding, ...]]:
    """Mend the guide; returns its Book as it is then, and the errors that are left."""
    tried: Counter[tuple[str, str, int | None, str]] = Counter()
    book, errors = _errors(guide)
    for _round in range(ROUNDS):
        named = {(one.code, one.place.file or "", one.place.line, one.message): one for one in errors}
        fresh = [one for key, one in named.items() if tried[key] < TRIES]
        if not fresh:
            break
        tried.update(named.keys())
        _mend_all(guide, fresh, log, book.settings.language)
        book, errors = _errors(guide)
    return book, errors


def _errors(guide: Path) -> tuple[Book, tuple[Finding, ...]]:
    findings = Findings()
    book, _waivers = read_and_check(guide, findings, Watch(), [_few_without_glyph])
    return book, tuple(one for one in findings.items if one.severity is Severity.ERROR)


def _few_without_glyph(book: Book) -> Iterable[Finding]:
    """PDF001 for single signs; a script of which no typeface is here is nothing to be mended in a text."""
    return (one for one in without_glyph(book) if "the character" in one.message)


def _mend_all(guide: Path, errors: list[Finding], log: Log, language: str) -> None:
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for error in errors:
        if error.code == "PDF001" and (told := name_sign(guide, error.message, language)):
            log.lost("Mended so that the guide builds", error.place.file or "", error.place.line, told)
            continue
        by_file[error.place.file or ""].append(error)
    for file, found in by_file.items():
        path = guide / file
        if file.endswith(".md") and path.is_file():
            _mend_text(path, file, found, log)
        elif file == "references.json" and path.is_file():
            mend_references(path, found, log)
        elif file.lower().endswith(".svg"):
            _leave_out(guide, file, found[0], log)


def _mend_text(path: Path, file: str, found: list[Finding], log: Log) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    waived: set[tuple[int, str]] = set()
    for error in sorted(found, key=lambda one: -(one.place.line or 1)):
        at = max(0, min((error.place.line or 1) - 1, len(lines) - 1))
        if "\n" in lines[at]:  # another mender made lines of it: it is read again before it is mended again
            continue
        told = MENDERS[error.code](lines, at, error.message) if error.code in MENDERS else ""
        if not told and may_waive(error):
            start = start_of(lines, at)
            if (start, error.code) not in waived:
                _set_aside(lines, start, error.code)
                waived.add((start, error.code))
                told = f"{error.code} is set aside: {error.message}"
        if not told:
            told = blocks.as_it_stands(lines, at)
        if told:
            log.lost("Mended so that the guide builds", file, error.place.line, told)
    path.write_text("\n".join(lines), encoding="utf-8")


def _set_aside(lines: Lines, start: int, code: str) -> None:
    """A waiver before a block; of a part, whose place is its first line, in that line."""
    waiver = f"<!-- waive {code}: {REASON} -->"
    if start == 0 and lines[0].strip():
        attributes = re.search(r"\s*\{[^{}]*\}\s*\Z", lines[0])
        end = attributes.start() if attributes else len(lines[0])
        lines[0] = f"{lines[0][:end]} {waiver}{lines[0][end:]}"
    else:
        lines.insert(start, waiver)


def _leave_out(guide: Path, file: str, error: Finding, log: Log) -> None:
    """Every place that shows a drawing which no guide can show keeps its words alone."""
    name = file.rpartition("/")[2]
    for path in sorted((guide / "sections").rglob("*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        told = False
        while phrases.picture(lines, 0, f"'{name}'") if len(lines) < NEAR else _everywhere(lines, name):
            told = True
        if told:
            path.write_text("\n".join(lines), encoding="utf-8")
            log.lost("Pictures", file, error.place.line, error.message)


def _everywhere(lines: Lines, name: str) -> bool:
    changed = False
    for number, line in enumerate(lines):
        if name not in line:
            continue
        made = re.sub(phrases.picture_of(re.escape(name)), phrases.words_of, line)
        made = re.sub(rf"<img\b[^<>]*{re.escape(name)}[^<>]*>", phrases.alt_of, made)
        changed = changed or made != line
        lines[number] = made
    return changed

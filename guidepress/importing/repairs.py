"""Mends a guide that was brought in until it has no errors: each change is the least that will do, and is told.

The guide is read and checked as any other; what is found at a line is mended at that line, and the guide read again.
What is a judgement on the text (a claim without a source) is not changed: it is set aside beside the text, where an
editor sees it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from guidepress.findings.waivers import may_waive
from guidepress.importing.plan import Log
from guidepress.model.book import Book
from guidepress.model.finding import Finding, Findings, Severity
from guidepress.pipeline.check import read_and_check
from guidepress.pipeline.stopwatch import Watch

ROUNDS = 8
"""How often a guide is read anew; what one mending brings to light, the next mends."""
NEAR = 60
"""Lines behind that of a finding in which its cause is looked for."""
REASON = "as the source has it; to be judged by an editor"

Lines = list[str]
Mender = Callable[[Lines, int, str], str]
"""Changes lines in place, from an index on, by the message of a finding; says what was changed, or nothing."""


def mend(guide: Path, log: Log) -> tuple[Book, tuple[Finding, ...]]:
    """Mend the guide; returns its Book as it is then, and the errors that are left."""
    tried: set[tuple[str, str, int | None, str]] = set()
    book, errors = _errors(guide)
    for _round in range(ROUNDS):
        named = {(one.code, one.place.file or "", one.place.line, one.message): one for one in errors}
        fresh = [one for key, one in named.items() if key not in tried]
        if not fresh:
            break
        tried |= set(named)
        _mend_all(guide, fresh, log)
        book, errors = _errors(guide)
    return book, errors


def _errors(guide: Path) -> tuple[Book, tuple[Finding, ...]]:
    findings = Findings()
    book, _waivers = read_and_check(guide, findings, Watch())
    return book, tuple(one for one in findings.items if one.severity is Severity.ERROR)


def _mend_all(guide: Path, errors: list[Finding], log: Log) -> None:
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for error in errors:
        by_file[error.place.file or ""].append(error)
    for file, found in by_file.items():
        path = guide / file
        if file.endswith(".md") and path.is_file():
            _mend_text(path, file, found, log)
        elif file == "references.json" and path.is_file():
            _mend_references(path, found, log)
        elif file.lower().endswith(".svg"):
            _leave_out(guide, file, found[0], log)


def _mend_text(path: Path, file: str, found: list[Finding], log: Log) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    waived: set[tuple[int, str]] = set()
    for error in sorted(found, key=lambda one: -(one.place.line or 1)):
        at = max(0, min((error.place.line or 1) - 1, len(lines) - 1))
        told = MENDERS[error.code](lines, at, error.message) if error.code in MENDERS else ""
        if not told and may_waive(error):
            start = _start(lines, at)
            if (start, error.code) not in waived:
                lines.insert(start, f"<!-- waive {error.code}: {REASON} -->")
                waived.add((start, error.code))
                told = f"{error.code} is set aside: {error.message}"
        if not told:
            told = _as_it_stands(lines, at)
        if told:
            log.lost("Mended so that the guide builds", file, error.place.line, told)
    path.write_text("\n".join(lines), encoding="utf-8")


def _start(lines: Lines, at: int) -> int:
    """The line at which the block begins that a line is in."""
    while at > 0 and lines[at - 1].strip():
        at -= 1
    return at


def _as_it_stands(lines: Lines, at: int) -> str:
    """The block of a line as preformatted text: its words stay, its marks mean nothing."""
    first = _start(lines, at)
    last = first
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    if re.match(r"[ \t>]*(?:`{3,}|~{3,}|#)", lines[first]) or any(
        re.match(r"[ \t]*(?:`{3,}|~{3,})", one) for one in lines[first : last + 1]
    ):
        return ""
    lines[first] = f"~~~~\n{lines[first]}"
    lines[last] = f"{lines[last]}\n~~~~"
    return f"as it was typed, without a meaning of its marks: {lines[first][5:80]}"


def _near(lines: Lines, at: int, pattern: str, change: Callable[[re.Match[str]], str], most: int = 1) -> str:
    """Change what a pattern finds at or behind a line; returns what was found."""
    compiled = re.compile(pattern, re.IGNORECASE)
    for index in (*range(at, min(len(lines), at + NEAR)), *range(at - 1, max(-1, at - NEAR), -1)):
        if found := compiled.search(lines[index]):
            lines[index] = compiled.sub(change, lines[index], count=most)
            return found[0]
    return ""


_WORDS = r"(?P<words>(?:[^\[\]]|!?\[[^\[\]]*\](?:\([^()]*\))?)*)"


def _link(lines: Lines, at: int, message: str) -> str:
    """A link that leads nowhere, as its words."""
    named = re.search(r"'(.*)'", message)
    address = re.escape(named[1]) if named else ""
    target = rf"(?:[^()\s#]*#)?{address}" if message.startswith("nothing has the id") else rf"<?{address}[^()\s]*"
    told = _near(
        lines, at, rf"\[{_WORDS}\]\({target}>?(?:\s[^()]*)?\)(?:\{{[^{{}}]*\}})?",
        lambda found: found["words"] or f"({named[1] if named else ''})",
    )  # fmt: skip
    told = told or _near(lines, at, rf"^\s*\[[^\]]+\]:\s*<?{target}.*$", lambda _found: "")
    told = told or _near(
        lines, at, rf"<a\b[^<>]*\bhref=[\"']?{target}[\"']?[^<>]*>(?P<words>.*?)</a>", lambda found: found["words"]
    )
    told = told or _near(lines, at, rf"<{address}[^<>]*>", lambda found: f"`{found[0][1:-1]}`")
    return f"a link that leads nowhere: {told}" if told else ""


def _empty_link(lines: Lines, at: int, message: str) -> str:
    named = re.search(r"'(.*)'", message)
    address = re.escape(named[1]) if named else r"[^()\s]+"
    told = _near(lines, at, rf"\[\s*\]\({address}[^()]*\)", lambda _found: "")
    told = told or _near(lines, at, r"<a\b[^<>]*>\s*</a>", lambda _found: "")
    return f"a link without words: {told}" if told else ""


def _tag(lines: Lines, at: int, message: str) -> str:
    """A tag that no guide may have: taken out, or shown as it is typed."""
    named = re.search(r"<([\w:-]+)", message)
    if named is None:
        return ""
    told = _near(lines, at, rf"</?{re.escape(named[1])}(?:[\s/][^<>]*)?>", lambda _found: "", most=0)
    told = told or _near(lines, at, rf"</?{re.escape(named[1])}\b", lambda found: found[0].replace("<", "&lt;"), most=0)
    if told:
        _near(lines, at, rf"</{re.escape(named[1])}\s*>", lambda _found: "", most=0)
    return f"a tag: {told}" if told else ""


def _attribute(lines: Lines, at: int, message: str) -> str:
    named = re.search(r"([\w:@.-]+)=", message) or re.search(r"'([^']+)'", message)
    if named is None:
        return ""
    name = re.escape(named[1])
    told = _near(lines, at, rf"\s+{name}\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>}}]+)", lambda _found: "")
    told = told or _near(lines, at, rf"(?<=\{{){name}\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>}}]+)\s*", lambda _found: "")
    told = told or _near(lines, at, r"[ \t]*\{[^{}\n]*\}", lambda _found: "")
    return f"an attribute: {told.strip()}" if told else ""


def _picture(lines: Lines, at: int, message: str) -> str:
    """A picture that no guide can show, as its words."""
    named = re.search(r"'([^']*)'", message)
    name = re.escape(named[1].rpartition("/")[2]) if named else r"[^()\s]*"
    told = _near(
        lines, at, rf"!\[(?P<alt>[^\[\]]*)\]\([^()]*{name}[^()]*\)(?:\{{[^{{}}]*\}})?", lambda found: found["alt"]
    )
    return f"a picture, of which its words stay: {told}" if told else ""


def _description(lines: Lines, at: int, message: str) -> str:
    """An alternative text that is that of another picture, or points elsewhere: kept as the caption."""
    named = re.search(r"'([^']*)'", message)
    stem = named[1].rpartition("/")[2] if named else ""
    bare = re.sub(r"\W+", "_", stem.rpartition(".")[0]).strip("_") or "1"

    def change(found: re.Match[str]) -> str:
        caption = found["title"] or (f' "{found["alt"]}"' if found["alt"] else "")
        return (
            f"![{bare} x]({found['path']}{caption})"
            if bare[:1].isdigit()
            else f"![{bare}: ?]({found['path']}{caption})"
        )

    told = _near(
        lines, at, rf"!\[(?P<alt>[^\[\]]*)\]\((?P<path>[^()\s]*{re.escape(stem)})(?P<title>\s+\"[^\"]*\")?\)", change
    )
    return f"an alternative text, which is the caption now: {told}" if told else ""


def _formula(lines: Lines, at: int, _message: str) -> str:
    """A formula that cannot be set, as code."""
    if re.fullmatch(r"\s*\$\$\s*", lines[at]):
        end = next((n for n in range(at + 1, min(len(lines), at + NEAR)) if re.search(r"\$\$", lines[n])), None)
        if end is not None:
            told = " ".join(lines[at + 1 : end])
            lines[at] = "~~~~tex"
            lines[end] = f"{lines[end].partition('$$')[0]}\n~~~~".lstrip("\n")
            return f"a formula, which stands as code: {told}"
    told = _near(lines, at, r"\$\$(?P<tex>[^$]+)\$\$|(?<![\\$])\$(?P<line>[^$\n]+)\$(?!\d)", _as_code, most=0)
    return f"formulas of a line, which stand as code: {told}" if told else ""


def _as_code(found: re.Match[str]) -> str:
    tex = (found["tex"] or found["line"] or "").strip()
    return f"`` {tex} ``" if "`" in tex else f"`{tex}`"


def _note(lines: Lines, at: int, message: str) -> str:
    """A note that is not called, or a call without a note: a paragraph, or its name."""
    named = re.search(r"\[\^([^\]]+)\]", message)
    if named is None:
        return ""
    name = re.escape(named[1])
    if "never called" in message:
        told = _near(lines, at, rf"^ {{0,3}}\[\^{name}\]:\s*", lambda _found: "")
        return f"a note that nothing calls, as a paragraph: {told}" if told else ""
    told = _near(lines, at, rf"\[\^{name}\](?!:)", lambda found: f"\\{found[0]}")
    return f"the call of a note that is not there: {told}" if told else ""


def _citation(lines: Lines, at: int, message: str) -> str:
    named = re.search(r"@?([\w:.#$%&+?<>~/-]+)'", message) or re.search(r"'([^']+)'", message)
    if named is None:
        return ""
    told = _near(lines, at, rf"(?<![\\\w])@\{{?{re.escape(named[1])}\b", lambda found: f"\\{found[0]}", most=0)
    return f"the citation of a source that is not there: {told}" if told else ""


def _id(lines: Lines, at: int, message: str) -> str:
    named = re.search(r"the id '([^']+)'", message)
    if named is None:
        return ""
    name = re.escape(named[1])
    told = _near(
        lines,
        at,
        rf"\s*\{{\s*#{name}\s*\}}|(?<=\{{)#{name}\s+|\s+(?:id|name)=[\"']?{name}[\"']?|\s#{name}(?=[\s}}])",
        lambda _found: "",
    )
    return f"an id that is given twice: {told.strip()}" if told else ""


def _row(lines: Lines, at: int, message: str) -> str:
    """A row with more or fewer cells than its table has columns: filled up, or the others joined."""
    counts = [int(one) for one in re.findall(r"\d+", message)]
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", lines[at].strip().strip("|"))]
    head = _start(lines, at)
    columns = len(re.split(r"(?<!\\)\|", lines[head].strip().strip("|")))
    if not counts or "|" not in lines[at]:
        return ""
    while len(cells) < columns:
        cells.append("")
    if len(cells) > columns:
        cells[columns - 1 :] = [" ".join(cells[columns - 1 :])]
    told = lines[at]
    lines[at] = f"| {' | '.join(cells)} |"
    return f"a row of {counts[0]} cells, made to fit: {told}"


def _marker(lines: Lines, at: int, _message: str) -> str:
    told = _near(lines, at, r"\{\{([^{}\n]*)\}\}", lambda found: f"`{{{{{found[1]}}}}}`", most=0)
    return f"a marker of another tool, shown as code: {told}" if told else ""


def _heading_like(lines: Lines, at: int, _message: str) -> str:
    """A line in bold that stands for a heading, in the words alone with a colon behind."""
    told = _near(
        lines, at, r"^(\s*)(\*\*|__)(?P<words>.+?)[:.]?\2[:.]?\s*$", lambda found: f"{found[1]}{found['words']}:"
    )
    return f"a line in bold that looks like a heading: {told}" if told else ""


def _head_cell(lines: Lines, at: int, _message: str) -> str:
    """A table whose head says nothing gets numbers of its columns."""
    first = at if "|" in lines[at] else _start(lines, at)
    if "|" not in lines[first]:
        return ""
    cells = re.split(r"(?<!\\)\|", lines[first].strip().strip("|"))
    cells = [cell.strip() or str(number) for number, cell in enumerate(cells, 1)]
    told, lines[first] = lines[first], f"| {' | '.join(cells)} |"
    return f"the heads of columns, which are numbers now: {told}"


def _caption(lines: Lines, at: int, _message: str) -> str:
    told = _near(lines, at, r"^\s*(?:Table|Caption)?:\s+", lambda _found: "")
    return "a caption without a table, as a paragraph" if told else ""


def _open(lines: Lines, at: int, _message: str) -> str:
    """Code or a division that nobody closes is closed at the end of the file."""
    if found := re.match(r"[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,}|:{3,})", lines[at]):
        lines.append(found[1])
        return f"what nobody closed is closed at the end: {lines[at]}"
    return ""


MENDERS: Mapping[str, Mender] = {
    "MAN018": _note, "MAN019": _note, "MAN020": _tag, "MAN021": _attribute, "MAN022": _link, "MAN024": _caption,
    "MAN040": _id, "MAN041": _link, "MAN042": _link, "MAN050": _formula, "MAN082": _open, "MAN083": _row,
    "MAN087": _marker, "MAN088": _marker, "MAN089": _marker, "ACC002": _description, "ACC007": _head_cell,
    "ACC010": _empty_link, "ACC032": _description, "ACC033": _description, "ACC035": _heading_like,
    "ACC044": _head_cell, "LAN038": _link, "REF001": _citation,
    **dict.fromkeys(("MAN010", "MAN011", "MAN030", "MAN032", "MAN033", "MAN034", "MAN035"), _picture),
}  # fmt: skip


def _mend_references(path: Path, found: list[Finding], log: Log) -> None:
    """An entry that cannot be set as what it says it is, is set as a document; a DOI that is none is left out."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    by_key = {entry.get("id"): entry for entry in entries}
    for error in found:
        named = re.search(r"'([^']+)'", error.message)
        entry = by_key.get(named[1]) if named else None
        if entry is None:
            continue
        if error.code in {"REF003", "REF004", "REF006"}:
            entry.pop("DOI", None)
            if error.code == "REF004":
                entry["title"] = f"{entry.get('title', '')} [{entry['id']}]"
        else:
            entry["type"] = "document"
            entry.setdefault("title", str(entry["id"]))
        log.lost("References", "references", None, f"{error.code} {error.message}")
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _leave_out(guide: Path, file: str, error: Finding, log: Log) -> None:
    """Every place that shows a drawing which no guide can show keeps its words alone."""
    name = file.rpartition("/")[2]
    for path in sorted((guide / "sections").rglob("*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        told = False
        while _picture(lines, 0, f"'{name}'") if len(lines) < NEAR else _everywhere(lines, name):
            told = True
        if told:
            path.write_text("\n".join(lines), encoding="utf-8")
            log.lost("Pictures", file, error.place.line, error.message)


def _everywhere(lines: Lines, name: str) -> bool:
    pattern = re.compile(rf"!\[(?P<alt>[^\[\]]*)\]\([^()]*{re.escape(name)}[^()]*\)(?:\{{[^{{}}]*\}})?")
    changed = False
    for number, line in enumerate(lines):
        if pattern.search(line):
            lines[number] = pattern.sub(lambda found: found["alt"], line)
            changed = True
    return changed

"""Formats of references files: CSL-JSON, PubMed's and EndNote's are read here, BibTeX, RIS and CSL-YAML by pandoc.

It is long because what pandoc leaves out of RIS is put back here, field by field, beside the reading of its lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from guidepress.read.bibliography.bibtex import lines_of_entries, read_entries
from guidepress.read.bibliography.bibtex_endless import what_is_endless
from guidepress.read.bibliography.bodies import is_body
from guidepress.read.bibliography.endnote import NotEndnoteError, items_of_endnote
from guidepress.read.bibliography.nbib import items_of_nbib, lines_of_nbib
from guidepress.read.bibliography.pandoc import PandocRefusal, run_pandoc
from guidepress.read.bibliography.spellings import decoded
from guidepress.read.bibliography.written_dates import date_of, parts_of, season_of

READERS: Mapping[str, str] = {
    ".bib": "biblatex",
    ".bibtex": "bibtex",
    ".ris": "ris",
    ".yaml": "markdown",
    ".yml": "markdown",
}
"""Pandoc's name of each format, by the file name's ending. CSL-YAML is the metadata of a Markdown document."""

_IDS = re.compile(r'"(?:id|citation-key)"\s*:\s*("(?:[^"\\\n]|\\.)*"|\d+)')
_RIS = re.compile(r"^TY  ?-", re.MULTILINE)
_RIS_FIELD = re.compile(r"[A-Z][A-Z0-9]  ?-(?: |$)")
_RIS_DATE = re.compile(
    r"^((?:PY|Y1|DA|Y2)  ?- *)(\d{4})/(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"(?:(\d\d?)(?:/|[ \t]*$)(?:(\d\d?)/?)?|/)?/?.*$",
    re.MULTILINE,
)
_RIS_WRITTEN = re.compile(r"^(?:PY|Y1|DA)  ?-[ \t]*(\S[^\n]*)$", re.MULTILINE)
_RIS_NAME = re.compile(r"^(?:AU|A1|A2|A3|A4|ED)  ?-([^\n]*)$", re.MULTILINE)
"""A person or a body. A body has no given name behind a comma; EndNote sets a comma behind its name."""
_PIECES = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
_RIS_DAY = re.compile(r"^(?:DA|PY|Y1)  ?-[ \t]*(\S[^\n]*)$", re.MULTILINE)
_RIS_ACCESSED = re.compile(r"^Y2  ?-[ \t]*(\S[^\n]*)$", re.MULTILINE)
_RIS_ID = re.compile(r"^ID  ?-[ \t]*\S", re.MULTILINE)
_RIS_SHORT = re.compile(r"^(?:JA|J2|J1)  ?-[ \t]*(\S[^\n]*)$", re.MULTILINE)
_RIS_CENTRAL = re.compile(r"^C2  ?-[ \t]*PMC(\d{1,9})[ \t]*$", re.MULTILINE)
_RIS_PUBMED = re.compile(r"^AN  ?-[ \t]*(\d{5,9})[ \t]*$", re.MULTILINE)
_RIS_KIND = re.compile(r"^M3  ?-[ \t]*(\S[^\n]*)$", re.MULTILINE)
_RIS_NUMBER = re.compile(r"^M1  ?-[ \t]*(\S[^\n]*)$", re.MULTILINE)
_RIS_SECTION = re.compile(r"^SE  ?-[ \t]*(\S[^\n]*)$", re.MULTILINE)
_PUBMED = re.compile(r"^(?:DB|DP)  ?-[^\n]*(?:PubMed|MEDLINE|NLM)", re.MULTILINE | re.IGNORECASE)
_YAML = re.compile(r"^[ \t-]*id:[ \t]*(?:\"([^\"\n]+)\"|'([^'\n]+)'|([^\s#][^\n]*?))[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_ANCHOR = re.compile(r"(?::[ \t]+|-[ \t]+|[\[{][ \t]*|^[ \t]*)&[\w-]", re.MULTILINE)
_WHERE = re.compile(r"\(line (\d+), column (\d+)\)")


NO_KEY = "an entry has no key, by which it could be cited: write one behind its bracket, such as @article{lee2019,"


class NotReadable(ValueError):  # noqa: N818 (a fault of the file, not of ours)
    """A references file cannot be read: what is wrong, and where, if that is known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        """``message`` is for the editor; line and column count from 1."""
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def items_of(name: str, text: str) -> tuple[list[object], list[NotReadable]]:
    """The items of a references file as CSL-JSON has them, not checked, and entries of it that cannot be read.

    Raises `NotReadable` if nothing of it can be read, and `OutsideToolError`.
    """
    ending = PurePosixPath(name).suffix.lower()
    if ending in {".bib", ".bibtex"}:
        return _bibtex(text, READERS[ending])
    if ending == ".nbib":
        items: list[object] = [*items_of_nbib(text)]
        if not items or not lines_of_nbib(text):
            raise NotReadable("there is no record of PubMed in it: each begins with 'PMID- '", 1)
        return items, []
    if ending == ".xml":
        try:
            return [item for item, _line in items_of_endnote(text)], []
        except NotEndnoteError as fault:
            raise NotReadable(fault.message, fault.line) from fault
    return _all_of(ending, text), []


def _bibtex(text: str, reader: str) -> tuple[list[object], list[NotReadable]]:
    if endless := what_is_endless(text):
        raise NotReadable(*endless)

    def ask(asked: str) -> list[object]:
        try:
            return _json(run_pandoc(("-f", reader, "-t", "csljson"), asked.encode()).decode())
        except PandocRefusal as refusal:
            raise NotReadable(str(refusal)) from refusal

    try:
        items, refused = read_entries(text, ask)
    except NotReadable as fault:
        first = next((line for _key, line in lines_of_entries(text)), 1)
        raise NotReadable(f"pandoc cannot read it as {reader}: {_without_place(fault.message)}", first) from fault
    return items, [
        NotReadable(
            f"'{one.key}': pandoc cannot read it as {reader}: {_without_place(one.message)}" if one.key else NO_KEY,
            one.line,
        )
        for one in refused
    ]


def _without_place(message: str) -> str:
    """What pandoc says without the place, which is one in what it was handed."""
    return re.sub(r"^.*?\(line \d+, column \d+\):?\s*", "", message, flags=re.DOTALL).strip()[:200] or message[:200]


def _all_of(ending: str, text: str) -> list[object]:
    if ending not in READERS:
        return _json(text)
    if ending in {".yaml", ".yml"}:
        if found := _ANCHOR.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise NotReadable("anchors (&name) and aliases (*name) are not allowed", line)
        text = f"---\n{_FENCE.sub('', text)}\n---\n"
    lines: list[int] = []
    whole = ""
    if ending == ".ris":
        whole, lines = _whole_fields(text)
        text = _RIS_DATE.sub(_dashed, whole)
    try:
        made = run_pandoc(("-f", READERS[ending], "-t", "csljson"), text.encode())
    except PandocRefusal as refusal:
        where = _WHERE.search(str(refusal))
        line, column = (min(int(where[1]), text.count("\n") + 1), int(where[2])) if where else (1, None)
        line = lines[line - 1] if lines else line
        raise NotReadable(f"pandoc cannot read it as {READERS[ending]}: {refusal}", line, column) from refusal
    items = _json(made.decode())
    return _as_written(items, text, whole) if ending == ".ris" else items


def _as_written(items: list[object], text: str, whole: str) -> list[object]:
    """The items of RIS with what pandoc leaves out or divides: dates in words, bodies as authors, PubMed's numbers.

    ``text`` is what pandoc was asked, ``whole`` the same with the dates as the file has them.
    """
    records = _RIS.split(text)[1:]
    if len(records) != len(items):
        return items
    for item, record, original in zip(items, records, _RIS.split(whole)[1:], strict=True):
        if isinstance(item, dict):
            _one_as_written(item, record, original)
    return items


def _one_as_written(item: dict[str, Any], record: str, original: str) -> None:
    if item.get("issued") in ({}, {"date-parts": []}):
        written = _RIS_WRITTEN.search(record)
        item.update(issued=date_of(written[1])) if written else item.pop("issued")
    item.update({name: decoded(value) for name, value in item.items()})
    _names_as_written(item, record)
    _date_beside(item, original)
    if item.get("URL") and "accessed" not in item and (seen := _RIS_ACCESSED.search(original)):
        parts = parts_of("/".join(seen[1].strip().split("/")[:3]).rstrip("/"))
        item.update({"accessed": {"date-parts": parts}} if parts else {})
    _citable(item, record)
    if short := _RIS_SHORT.search(record):
        item.setdefault("container-title-short", short[1].strip())
    _by_its_type(item, record)
    if central := _RIS_CENTRAL.search(record):
        item.setdefault("PMCID", f"PMC{central[1]}")
    if "PMID" not in item and (number := _RIS_PUBMED.search(record)) and _PUBMED.search(record):
        item["PMID"] = number[1]


def _by_its_type(item: dict[str, Any], record: str) -> None:
    """What a thesis is called, the number of a report, the section of a law, the version of a program."""
    kind = item.get("type")
    taken = {"thesis": [("genre", _RIS_KIND)], "report": [("genre", _RIS_KIND), ("number", _RIS_NUMBER)]}
    for field, pattern in taken.get(str(kind), [("section", _RIS_SECTION)] if kind in {"legislation", "bill"} else []):
        if found := pattern.search(record):
            item.setdefault(field, found[1].strip())
    if kind == "program":
        item["type"] = "software"
        if "edition" in item:
            item.setdefault("version", item.pop("edition"))


def _names_as_written(item: dict[str, Any], record: str) -> None:
    """Bodies whole, and "van" with the family's name, as RIS writes it."""
    names = [name.strip() for name in _RIS_NAME.findall(record)]
    bodies = {bare for name in names if is_body(bare := name.rstrip(", ")) or ("," not in bare and name.endswith(","))}
    with_suffix = {tuple(map(str.strip, name.split(",")[1:])) for name in names if name.count(",") == 2}
    for role in ("author", "editor", "container-author", "collection-editor"):
        for person in item[role] if isinstance(item.get(role), list) else ():
            name = " ".join(person[piece] for piece in _PIECES if person.get(piece))
            if name in bodies:
                person.clear()
                person["literal"] = name
                continue
            if (person.get("suffix"), person.get("given")) in with_suffix:  # pandoc has the two the other way round
                person["given"], person["suffix"] = person["suffix"], person["given"]
            if "dropping-particle" in person and "non-dropping-particle" not in person:
                person["non-dropping-particle"] = person.pop("dropping-particle")


def _date_beside(item: dict[str, object], record: str) -> None:
    """The month and day that ``DA`` has, or the season in ``PY``, where pandoc took the year alone."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if not isinstance(issued, dict) or not isinstance(parts, list) or len(parts) != 1 or len(parts[0]) != 1:
        return
    year = str(parts[0][0])
    for found in _RIS_DAY.finditer(record):
        season = season_of(found[1].removeprefix(year).strip("-/ "))
        written = _RIS_DATE.sub(_dashed, found[0])[len(found[0]) - len(found[1]) :].strip()
        fuller = parts_of(written) if written.startswith(year) else parts_of(f"{year} {written}")
        if season:
            issued["season"] = season
        elif fuller and str(fuller[0][0]) == year and len(fuller[0]) > 1:
            issued["date-parts"] = fuller
        else:
            continue
        return


def _citable(item: dict[str, object], record: str) -> None:
    """A key that pandoc made of a name and a date, without the spaces that nobody can write in a citation."""
    if not _RIS_ID.search(record):
        item["id"] = re.sub(r"\s+", "-", str(item.get("id")).strip())


def _json(text: str) -> list[object]:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        message = f"not valid JSON: {getattr(error, 'msg', 'nested too deeply')}"
        raise NotReadable(message, getattr(error, "lineno", 1), getattr(error, "colno", None)) from error
    except ValueError as error:  # more digits than Python reads
        raise NotReadable("a number has too many digits", _long_number(text)) from error
    if isinstance(data, dict) and isinstance(data.get("references"), list):
        data = data["references"]
    if not isinstance(data, list):
        raise NotReadable("not a list of items (export from Zotero as 'CSL JSON')", 1)
    return data


def _long_number(text: str) -> int:
    found = re.search(r"\d{4000}", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _whole_fields(text: str) -> tuple[str, list[int]]:
    """RIS with each field on a line of its own, and the line of each in the file.

    EndNote and others break long fields, or leave empty lines in a record; pandoc reads neither.
    """
    made: list[str] = []
    numbers: list[int] = []
    dated = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("TY"):
            dated = 0
        elif line.startswith(("PY", "Y1")):
            dated = -1
        elif line.startswith("DA") and not dated:
            dated = len(made) + 1
        elif line.startswith("ER") and dated > 0:  # the only date, which pandoc asks for by another name
            made[dated - 1] = f"PY{made[dated - 1][2:]}"
        if _RIS_FIELD.match(line) or not made:
            made.append(line)
            numbers.append(number)
        elif line.strip():
            made[-1] = f"{made[-1].rstrip()} {line.strip()}"
    return "\n".join(made) + "\n", [*numbers, numbers[-1]]


def _dashed(found: re.Match[str]) -> str:
    """A date of RIS (``2020/05/02/``) as pandoc reads it."""
    return found[1] + "-".join(part.zfill(2) for part in found.groups()[1:] if part)


def lines_of(name: str, text: str) -> dict[str | int, int]:
    """The line of each item, by its key, or by its number among the items where the format has no keys."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in {".bib", ".bibtex"}:
        return dict(reversed(list(lines_of_entries(text))))
    if ending == ".nbib":
        return dict(enumerate(lines_of_nbib(text), 1))
    if ending == ".xml":
        try:
            return {str(item["id"]): line for item, line in items_of_endnote(text)}
        except NotEndnoteError:
            return {}
    starts: list[tuple[str | int, int]]
    if ending == ".ris":
        starts = [(number, found.start()) for number, found in enumerate(_RIS.finditer(text), 1)]
    elif ending in READERS:
        starts = [
            (found[1] or found[2] or found[3], found.start(found.lastindex or 0)) for found in _YAML.finditer(text)
        ]
    else:
        starts = [(_id(found[1]), found.start()) for found in _IDS.finditer(text)]
    lines: dict[str | int, int] = {}
    line, position = 1, 0
    for key, start in starts:
        line += text.count("\n", position, start)
        position = start
        lines.setdefault(key, line)
    return lines


def _id(written: str) -> str:
    try:
        return str(json.loads(written))
    except ValueError:
        return written

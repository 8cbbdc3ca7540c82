"""One entry as CSL-JSON (CSL 1.0.2): its shape, and the spellings that programs export put into one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guidepress.read.bibliography.rich_text import plain_text, rich_data
from guidepress.read.bibliography.spellings import is_dateless, mend_spellings
from guidepress.read.bibliography.written_dates import parts_of
from guidepress.standards.doi import bare_doi

NAMES = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
    """.split()
)
DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
OLD_FIELDS = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short", "event": "event-title"}
"""Names of fields in CSL before 1.0.2, as programs still export them."""

_NOT_CITED = frozenset({"abstract", "annote", "categories", "custom", "citation-key", "citation-label", "keyword"})
_FLAGS = frozenset({"comma-suffix", "static-ordering", "parse-names"})
ET_AL = frozenset({"et al", "and others", "others"})
_IN_NOTE = re.compile(r"(PMID|PMCID|DOI)[ \t]*:[ \t]*(\S+)")
_ALL_NUMBERS = re.compile(r"[ \t]*(?:(?:PMID|PMCID|DOI)[ \t]*:[ \t]*\S+(?:[ \t]+|\Z))+")
_PMID = re.compile(r"(?:https?://\S+?/|pmid\b\s*(?::\s*)?)?(\d{1,9})/?(?:\s*\[pmid\])?", re.IGNORECASE)
_PMCID = re.compile(r"(?:https?://\S+?/)?(?:pmcid\b\s*(?::\s*)?)?(?:pmc\s*)?(\d{1,9})/?", re.IGNORECASE)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BETWEEN_INITIALS = re.compile(r"\.-(?=[^\W\d_]\.)")
_HIGHEST = (12, 31)


def misshapen(item: Mapping[str, object]) -> str:
    """What is not CSL-JSON in an item, in words, or nothing."""
    if not item.get("title"):
        return "no 'title'"
    for name, value in item.items():
        if name in NAMES:
            if not isinstance(value, list) or not all(_is_name(one) for one in value):
                return f"'{name}' is not a list of names"
        elif name in DATES:
            if not _is_dated(value):
                return f"'{name}' has no 'date-parts' such as [[2026, 11, 23]]"
        elif name not in _NOT_CITED and not isinstance(value, str | int | float):
            return f"'{name}' is not text"
    return ""


def _is_name(name: object) -> bool:
    return isinstance(name, dict) and all(isinstance(part, str) or field in _FLAGS for field, part in name.items())


def _is_dated(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    if value.get("date-parts"):
        parts = value["date-parts"]
        return isinstance(parts, list) and len(parts) < 3 and all(_date(part) for part in parts)
    written = str(value.get("raw") or value.get("edtf") or "")
    return bool(str(value.get("literal") or "").strip()) or bool(parts_of(written)) or is_dateless(written)


def _date(parts: object) -> list[int]:
    """A year, a year and month, or a year, month and day as numbers; programs write them as text, too. Else nothing."""
    if not isinstance(parts, list) or not 0 < len(parts) < 4:
        return []
    written = [str(part).strip() for part in parts if not isinstance(part, bool)]
    while written and not written[-1]:
        written.pop()
    if len(parts) < len(written) or not all(re.fullmatch(r"-?\d{1,4}", part) for part in written):
        return []
    numbers = [int(part) for part in written]
    fits = all(1 <= number <= most for number, most in zip(numbers[1:], _HIGHEST, strict=False))
    return numbers if numbers and fits else []


def tidied(item: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """An item whose shape is right, in one spelling, and what was mended in it, in words for its editor."""
    mended: list[str] = []
    csl: dict[str, Any] = {}
    for name, value in item.items():
        if name in NAMES:
            csl[name] = [dict(one) for one in value]
        elif name in DATES:
            if not is_dateless(str(value.get("literal") or value.get("raw") or "")):
                csl[name] = _one_date(value)
        elif isinstance(value, str | int | float):
            csl.setdefault(OLD_FIELDS.get(name, name), value if isinstance(value, str) else str(value))
    csl["type"] = csl["type"] or ("webpage" if csl.get("URL") else "document")
    _out_of_note(csl)
    mend_spellings(csl)
    for name, bare in (("DOI", bare_doi), ("PMID", _pmid), ("PMCID", _pmcid)):
        written = csl.get(name)
        if isinstance(written, str) and (plain := bare(written)) != written:
            csl[name] = plain
            mended.append(f"the {name} '{written[:80]}' is read as '{plain[:80]}'")
    return csl, mended


def _one_date(value: Mapping[str, Any]) -> dict[str, Any]:
    """A date with numbers for text, and ``raw`` and ``edtf`` as parts."""
    date = {name: one for name, one in value.items() if name in {"season", "circa", "literal"}}
    parts = [_date(part) for part in value.get("date-parts") or []]
    written = str(value.get("raw") or value.get("edtf") or value.get("literal") or "").strip()
    parts = parts or parts_of(written)
    if parts:
        date["date-parts"] = parts
        date.pop("literal", None)
    return date


def for_citeproc(csl: Mapping[str, Any], *, initials: bool, joins: bool, hyphenless: bool = False) -> dict[str, Any]:
    """The data as pandoc's citeproc takes them.

    ``initials``: the style shortens given names, ``joins``: it says "and", ``hyphenless``: it drops the hyphen between
    initials, which pandoc leaves where they are written as such ("J.-P.").
    An "et al." that stands for authors must not follow an "and": it becomes the one that the style sets. Chinese,
    Japanese and Korean names, which have no initials, go whole: pandoc would put the point of an initial behind them.
    """
    data: dict[str, Any] = {}
    for name, value in csl.items():
        if name in NAMES:
            data[name] = [_person(person, initials=initials, hyphenless=hyphenless) for person in value]
            if len(value) > 1 and str(value[-1].get("literal") or "").strip().rstrip(".").lower() in ET_AL:
                data[name][-1] = {"literal": "others" if joins else "et al."}
        elif name not in _NOT_CITED:
            data[name] = rich_data(value)
    return data


def _person(name: Mapping[str, Any], *, initials: bool, hyphenless: bool) -> dict[str, Any]:
    """A name as text: markup means nothing in it."""
    if initials and name.get("given") and name.get("family") and _EAST_ASIAN.search(str(name["given"])):
        name = {"literal": f"{name['family']}{name['given']}"}
    if hyphenless and "-" in str(name.get("given", "")):
        name = {**name, "given": _BETWEEN_INITIALS.sub(". ", str(name["given"]))}
    return {part: plain_text(value) if isinstance(value, str) else value for part, value in name.items()}


def _out_of_note(csl: dict[str, Any]) -> None:
    """Numbers that Zotero keeps in its field "Extra" and exports as a note."""
    note = csl.get("note")
    if not isinstance(note, str):
        return
    lines = note.split("\n")
    for found in (one for line in lines if _ALL_NUMBERS.fullmatch(line) for one in _IN_NOTE.finditer(line)):
        csl.setdefault(found[1], found[2])
    if rest := "\n".join(line for line in lines if not _ALL_NUMBERS.fullmatch(line)).strip():
        csl["note"] = rest
    else:
        del csl["note"]


def _pmid(written: str) -> str:
    found = _PMID.fullmatch(written.strip())
    return found[1] if found else written


def _pmcid(written: str) -> str:
    found = _PMCID.fullmatch(written.strip())
    return f"PMC{found[1]}" if found else written

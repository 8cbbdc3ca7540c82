"""Mends references: what cannot be set as it is, numbers that are none, sources that are there twice."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from guidepress.check.references.identifiers import is_isbn
from guidepress.importing.plan import Log
from guidepress.model.finding import Finding

_SAME = re.compile(r"has the same (?:DOI as|title and year as) '(?P<key>[^']+)'")
"""The end of a message about a source that is there twice: the one that stands first."""


def mend_references(path: Path, found: list[Finding], log: Log) -> None:
    """An entry that cannot be set as what it says it is, is set as a document; a number that is none is left out."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    same: dict[str, str] = {}
    by_key = {entry.get("id"): entry for entry in entries}
    for error in found:
        named = re.search(r"'([^']+)'", error.message)
        entry = by_key.get(named[1]) if named else None
        if entry is None:
            continue
        if error.code == "REF006":
            entry.pop("DOI", None)
        elif error.code in {"REF003", "REF004"} and (other := _SAME.search(error.message)):
            same[entry["id"]] = other["key"]
        elif error.code in {"REF005", "REF008"}:
            entry["type"] = "document"
            entry.setdefault("title", str(entry["id"]))
        elif error.code in _NUMBERS:
            _leave_out_number(entry, error)
        else:
            continue
        log.lost("References", "references", None, f"{error.code} {error.message}")
    entries = [entry for entry in entries if entry.get("id") not in same]
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _cite_instead(path.parent, same)


_NUMBERS = frozenset({"REF022", "REF035", "REF036"})
"""Errors about a number that libraries give."""


def _leave_out_number(entry: dict[str, object], error: Finding) -> None:
    """A number of an entry that is not well formed is left out; one that is an ISBN in the wrong field becomes that."""
    name = next((one for one in ("ISSN", "ISBN", "PMCID", "PMID") if f" has the {one} '" in error.message), "")
    said = entry.pop(name, None)
    found = re.search(r"(?<![\d-])97[89](?:[ -]?\d){10}(?![\d-])", str(said)) if name == "ISSN" else None
    if found and "ISBN" not in entry and is_isbn(found[0]):
        entry["ISBN"] = found[0]


def _cite_instead(guide: Path, same: Mapping[str, str]) -> None:
    """Every text cites the first of two sources that are one, in the place of the other, which nothing lists."""
    for path in sorted(guide.rglob("*.md")) if same else ():
        text = made = path.read_text(encoding="utf-8")
        for key in same:
            made = re.sub(
                rf"(?<![\w\\])@(?:\{{{re.escape(key)}\}}|{re.escape(key)}(?!\w|[:.#$%&+?<>~/-]\w))",
                partial(_cited, _first(key, same)),
                made,
            )
        if made != text:
            path.write_text(made, encoding="utf-8")
    settings = guide / "guide.yaml"
    if same and settings.is_file():
        text = settings.read_text(encoding="utf-8")
        settings.write_text(_FURTHER.sub(lambda found: _further(found, same), text), encoding="utf-8")


def _cited(key: str, _found: re.Match[str]) -> str:
    return f"@{{{key}}}" if re.search(r"[^\w:.#$%&+?<>~/-]", key) else f"@{key}"


_FURTHER = re.compile(r"^nocite: (?P<keys>\[.*\])$", re.MULTILINE)


def _further(found: re.Match[str], same: Mapping[str, str]) -> str:
    keys = dict.fromkeys(_first(key, same) for key in json.loads(found["keys"]))
    return f"nocite: {json.dumps(list(keys), ensure_ascii=False)}"


def _first(key: str, same: Mapping[str, str]) -> str:
    """The source that stays, through any number that are one with it."""
    seen = {key}
    while (following := same.get(key)) is not None and following not in seen:
        seen.add(following)
        key = following
    return key

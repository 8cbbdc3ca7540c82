"""The references of a source (BibTeX, RIS, CSL-JSON) as one file of CSL-JSON, their keys kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from guidepress.importing.folder import MAX_TEXT_BYTES, SourceFolder
from guidepress.importing.plan import Log
from guidepress.read.bibliography.formats import NotReadable, items_of

MAX_ENTRIES = 2_000


def read_references(folder: SourceFolder, names: Iterable[str], log: Log) -> list[dict[str, Any]]:
    """The entries of all files, the first of those that share a key. A file that cannot be read is told."""
    entries: dict[str, dict[str, Any]] = {}
    for name in names:
        text = folder.text(name)
        try:
            items, refused = items_of(name, text) if text is not None and len(text) <= MAX_TEXT_BYTES else ([], [])
        except NotReadable as fault:
            log.lost("References", name, fault.line, fault.message)
            continue
        for one in refused:
            log.lost("References", name, one.line, one.message)
        for item in items:
            if isinstance(item, dict) and not item.get("type") and not item.get("title"):  # a set of BibLaTeX, a string
                log.lost("References", name, None, f"'{item.get('id')}' is no source of its own, and is left out")
                continue
            if isinstance(item, dict) and isinstance(item.get("id"), str) and item["id"].lower() not in entries:
                item.setdefault("type", "document")
                entries[item["id"].lower()] = item
    if len(entries) > MAX_ENTRIES:
        log.lost(
            "References", "references", None, f"{len(entries) - MAX_ENTRIES} entries over the limit of {MAX_ENTRIES}"
        )
    return list(entries.values())[:MAX_ENTRIES]


def as_json(entries: list[dict[str, Any]]) -> str:
    """The file, one entry after the other."""
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"

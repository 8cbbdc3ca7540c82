"""``references.json``: read, and checked to be CSL-JSON that can be set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from guidepress.model.book import Reference
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.read import rules
from guidepress.read.folder import SETTINGS_FILE, Folder
from guidepress.read.markdown.source_lines import FORBIDDEN

MAX_REFERENCES = 2_000
NAMES = frozenset({
    "author", "editor", "translator", "container-author", "collection-editor", "director", "illustrator",
    "original-author", "recipient", "reviewed-author", "interviewer", "composer", "editorial-director",
})  # fmt: skip
DATES = frozenset({"issued", "accessed", "original-date", "event-date", "submitted"})


def read_references(folder: Folder, name: str | None, findings: Findings) -> dict[str, Reference]:
    """The entries of the references file by key; MAN060 if it cannot be read."""
    if name is None:
        return {}
    text = folder.read_text(name, Place(SETTINGS_FILE))
    if text is None:
        return {}
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = Place(name, getattr(error, "lineno", None), getattr(error, "colno", None))
        findings.add(rules.MAN060.at(place, f"not valid JSON: {getattr(error, 'msg', 'nested too deeply')}"))
        return {}
    if not isinstance(data, list):
        findings.add(rules.MAN060.at(Place(name, 1), "not a list of items"))
        return {}
    if len(data) > MAX_REFERENCES:
        findings.add(rules.MAN060.at(Place(name, 1), f"{len(data)} items; the limit is {MAX_REFERENCES}"))
        return {}
    references: dict[str, Reference] = {}
    taken: set[str] = set()
    for number, item in enumerate(data, 1):
        key = item.get("id") if isinstance(item, dict) else None
        place = Place(name, _line_of(text, key))
        if not isinstance(item, dict) or not isinstance(key, str) or not isinstance(item.get("type"), str):
            findings.add(rules.MAN060.at(place, f"item {number} has no 'id' and 'type' of its own"))
        elif key.lower() in taken:
            findings.add(rules.MAN060.at(place, f"two items have the id '{key}'"))
        elif fault := _misshapen(item):
            findings.add(rules.MAN060.at(place, f"'{key}': {fault}"))
        else:
            taken.add(key.lower())
            references[key] = Reference(key, item, place)
    return references


def _misshapen(item: dict[str, object]) -> str:
    """What is not CSL-JSON in an item, in words, or nothing."""
    if any(FORBIDDEN.search(text) for text in _texts(item)):
        return "a control or private-use character"
    if not item.get("title"):
        return "no 'title'"
    for field_name, value in item.items():
        if field_name in NAMES:
            if not isinstance(value, list) or not all(
                isinstance(name, dict) and all(isinstance(part, str) for part in name.values()) for name in value
            ):
                return f"'{field_name}' is not a list of names"
        elif field_name in DATES:
            parts = value.get("date-parts") if isinstance(value, dict) else None
            if not (
                isinstance(parts, list) and parts and all(isinstance(part, list) and _is_date(part) for part in parts)
            ):
                return f"'{field_name}' has no 'date-parts' such as [[2026, 11, 23]]"
        elif not isinstance(value, str | int):
            return f"'{field_name}' is not text"
    return ""


def _texts(value: object) -> Iterator[str]:
    """Every text in an item, with the names of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _texts(one)


def _is_date(parts: list[object]) -> bool:
    """Whether these are a year, or a year and month, or a year, month and day."""
    numbers = [n for n in parts if isinstance(n, int) and not isinstance(n, bool)]
    return 0 < len(numbers) == len(parts) < 4 and all(
        1 <= n <= most for n, most in zip(numbers[1:], (12, 31), strict=False)
    )


def _line_of(text: str, key: object) -> int | None:
    """The line on which an item with this id begins to say so."""
    found = re.search(rf'"id"\s*:\s*{re.escape(json.dumps(key, ensure_ascii=False))}', text)
    return text.count("\n", 0, found.start()) + 1 if found else None

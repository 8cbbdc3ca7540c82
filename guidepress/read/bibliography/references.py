"""The references file: CSL-JSON as it is, other formats through pandoc, and each entry checked that it can be set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidepress.model.book import Reference
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.read import rules
from guidepress.read.bibliography.csl_data import misshapen, tidied
from guidepress.read.bibliography.formats import NotReadable, items_of, lines_of
from guidepress.read.folder import Folder
from guidepress.read.settings_faults import SETTINGS_FILE
from guidepress.standards.usual_signs import FORBIDDEN

MAX_REFERENCES = 2_000
MAX_REFERENCES_BYTES = 8 * 1024 * 1024
"""A library with abstracts has 2 to 4 kB an entry."""


HOW_TO_ADD = (
    "Save your sources as '{name}' beside guide.yaml as a program for references exports them (in Zotero: 'CSL JSON'), "
    "or name the file that you have: 'references: sources.bib'. A guide that cites nothing says 'references: null'."
)
"""What to do where the references file is missing."""


def read_references(folder: Folder, settings: Settings, findings: Findings) -> dict[str, Reference]:
    """The entries of the references file by key; MAN060 if it, or an entry, cannot be used.

    A file that is not there is MAN010 if guide.yaml names it; else it is missed where something is cited.
    Raises `OutsideToolError` if a format needs pandoc and it is missing.
    """
    name = settings.references
    text = None if name is None else _text(folder, name, named="references" in settings.model_fields_set)
    if name is None or text is None:
        return {}
    try:
        items, refused = items_of(name, text)
    except NotReadable as fault:
        items, refused = [], [fault]
    findings.extend(rules.MAN060.at(Place(name, one.line, one.column), one.message) for one in refused)
    if len(items) > MAX_REFERENCES:
        findings.add(rules.MAN060.at(Place(name, 1), f"{len(items)} items; the limit is {MAX_REFERENCES}"))
        return {}
    references: dict[str, Reference] = {}
    taken: set[str] = set()
    lines = lines_of(name, text)
    line = 1
    for number, item in enumerate(items, 1):
        key = _key(item)
        line = lines.get(key, lines.get(number, line))  # one without an id stands behind the last that has one
        place = Place(name, line)
        if FORBIDDEN.search(key):
            findings.add(rules.MAN060.at(place, f"the id of item {number} has a sign that no text may have"))
            continue
        if not isinstance(item, dict) or not key or not isinstance(item.get("type"), str):
            findings.add(rules.MAN060.at(place, f"item {number} has no 'id' and 'type' of its own"))
        elif key.lower() in taken:
            findings.add(rules.MAN060.at(place, f"two items have the id '{key}'"))
        elif fault_said := _unusable(item):
            findings.add(rules.MAN060.at(place, f"'{key}': {fault_said}"))
        else:
            taken.add(key.lower())
            csl, mended = tidied(item)
            for told in mended:
                findings.add(rules.REF020.at(place, f"'{key}': {told}"))
            references[key] = Reference(key, {**csl, "id": key}, place)
    return references


def _text(folder: Folder, name: str, *, named: bool) -> str | None:
    """The references file, if it can be read; MAN010 if it is not there and guide.yaml names it."""
    if folder.has(name) or not folder.is_within(name):
        return folder.read_text(name, Place(SETTINGS_FILE), MAX_REFERENCES_BYTES)
    if named:
        near = folder.near(name)
        told = f"'{name}' does not exist{f'; did you mean {near!r}?' if near else ''}"
        hint = HOW_TO_ADD.format(name=name)
        folder.findings.add(rules.MAN010.at(Place(SETTINGS_FILE), told, hint=hint))
    return None


def _key(item: object) -> str:
    """An entry's key: its ``id``, or what Zotero calls its citation key where the id is an address of the library."""
    if not isinstance(item, Mapping):
        return ""
    key, other = item.get("id"), item.get("citation-key")
    if isinstance(key, int) and not isinstance(key, bool):
        key = str(key)
    if isinstance(other, str) and other and (not isinstance(key, str) or "/" in key):
        return other
    return key if isinstance(key, str) else ""


def _unusable(item: dict[str, object]) -> str:
    """What keeps an item from being set, in words, or nothing."""
    if any(FORBIDDEN.search(text) for text in _texts(item)):
        return "a control or private-use character"
    return misshapen(item)


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

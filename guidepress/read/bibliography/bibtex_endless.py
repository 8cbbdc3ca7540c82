"""What in BibTeX has no end: abbreviations (``@string``) that double, entries that inherit from themselves."""

from __future__ import annotations

import re

from guidepress.read.bibliography.bibtex import Entry, entries_of, parents_of

MAX_LETTERS = 1_000_000
"""What one abbreviation may come to."""

_STRING = re.compile(r"@string\{\s*([\w-]{1,100})\s*=")
_NAME = re.compile(r"(?<![\w-])[A-Za-z][\w-]*")


def what_is_endless(text: str) -> tuple[str, int] | None:
    """What has no end in a file, in words, and its line."""
    entries = entries_of(text)
    return _string_that_grows(entries) or _heir_of_itself(entries)


def _string_that_grows(entries: list[Entry]) -> tuple[str, int] | None:
    """The first abbreviation that comes to more than `MAX_LETTERS`."""
    lengths: dict[str, int] = {}
    for entry in entries:
        named = _STRING.match(entry.text) if entry.type == "string" else None
        if named is None:
            continue
        held = entry.text[named.end() :]
        length = len(held) + sum(lengths.get(name.lower(), 0) for name in _NAME.findall(held) if "#" in held)
        if length > MAX_LETTERS:
            return f"the abbreviation '{named[1]}' holds others without end", entry.line
        lengths[named[1].lower()] = length
    return None


def _heir_of_itself(entries: list[Entry]) -> tuple[str, int] | None:
    """The first entry that inherits from itself, by whatever way: parents are taken away until none has any left."""
    keys = {entry.key for entry in entries if entry.key}
    parents = {entry.key: keys & set(parents_of(entry)) for entry in entries if entry.key}
    lines = {entry.key: entry.line for entry in reversed(entries)}
    heirs: dict[str, list[str]] = {}
    for key, above in parents.items():
        for one in above:
            heirs.setdefault(one, []).append(key)
    free = [key for key, above in parents.items() if not above]
    while free:
        done = free.pop()
        for heir in heirs.get(done, ()):
            parents[heir].discard(done)
            if not parents[heir]:
                free.append(heir)
    left = next((key for key, above in parents.items() if above), None)
    return None if left is None else (f"'{left}' inherits from itself (crossref, xdata, xref)", lines[left])

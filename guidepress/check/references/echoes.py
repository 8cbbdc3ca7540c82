"""One work that two lists know is told once: by the list that says most of it (codes REF014 and REF015)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidepress.model.finding import Finding

_CODES = frozenset({"REF014", "REF015"})
_KEY = re.compile(r"^'(?P<key>[^']+)': ")
_NOTICE = re.compile(r" \((?P<doi>10\.[^)\s]+)\)")
_SHIPPED = "that comes with Guidepress"
"""What a finding by the list of the package says: it knows neither day nor reason."""


def without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without what a poorer list repeats of a work that a richer one has told.

    The list of the package gives way to any other; of two that name one notice (its DOI), the longer message stays.
    """
    kept = list(findings)
    told = {_key(one) for one in kept if one.code in _CODES and _SHIPPED not in one.message}
    longest: dict[tuple[str, str], str] = {}
    for one in kept:
        if one.code in _CODES and (notice := _notice(one)):
            name = (_key(one), notice)
            longest[name] = max(longest.get(name, ""), one.message, key=len)
    return [one for one in kept if one.code not in _CODES or not _is_echo(one, told, longest)]


def _is_echo(one: Finding, told: set[str], longest: dict[tuple[str, str], str]) -> bool:
    if _SHIPPED in one.message:
        return _key(one) in told
    notice = _notice(one)
    return bool(notice) and one.message != longest[_key(one), notice]


def _key(one: Finding) -> str:
    found = _KEY.match(one.message)
    return found["key"] if found else ""


def _notice(one: Finding) -> str:
    found = _NOTICE.search(one.message)
    return found["doi"].casefold() if found else ""

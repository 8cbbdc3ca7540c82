"""Tables of what not to do: a row that allows what the rows around it warn of (code CLM044).

Whoever looks up one thing reads one row. What makes a table such a table is that most of its rows end in a warning.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml import etree

from guidepress.languages.registry import primary
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.wordings import Wordings

CLM044 = rule_of("CLM044")

_FEWEST = 3
"""Rows that warn, from which a table is one of what not to do."""
_MOST_WORDS = 12
"""Words of a last cell; a longer one weighs things up."""


def check_allowing_rows(book: Book) -> Iterator[Finding]:
    """CLM044 in the tables of sections, under a policy that asks for sources."""
    try:
        asked = pack_of(book).claims.cite
    except PackError:
        return
    words = _words(primary(book.settings.language))
    if not asked or words is None:
        return
    for part in book.parts:
        if part.kind is PartKind.SECTION:
            for table in part.tree.iter("table"):
                yield from _allowed(table, *words)


def _allowed(table: etree._Element, warns: Wordings, allows: Wordings) -> Iterator[Finding]:
    rows = [row for row in table.iterfind("tbody/tr") if len(row) > 1]
    last = [flat_text(row[-1]) for row in rows]
    warned = [warns.search(words) is not None and _allows(words, warns, allows) == "" for words in last]
    if sum(warned) < _FEWEST or 3 * sum(warned) < 2 * len(rows):
        return
    for row, words in zip(rows, last, strict=True):
        if (said := _allows(words, warns, allows)) and len(words.split()) <= _MOST_WORDS:
            head = flat_text(row[0])
            yield CLM044.at(place_of(row), f"“{head[:50]}”: “{said}”, where the rows around it warn")


def _allows(words: str, warns: Wordings, allows: Wordings) -> str:
    """What allows it in the words of a cell that warn of nothing besides; or nothing."""
    found = allows.search(words)
    if found is None or warns.search(allows.without(words)) is not None:
        return ""
    return found.words


@cache
def _words(language: str) -> tuple[Wordings, Wordings] | None:
    """How a primary language warns and allows; ``None`` if it is none of ours."""
    text = (files("guidepress.check.claims") / "tables" / "allowing.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text).get(language)
    return None if table is None else (Wordings(table["warns"]), Wordings(table["allows"]))

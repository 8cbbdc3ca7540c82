"""Tables of what to do in danger: each row whose sign is an emergency says whom to call (code DIS049)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.check.text.cues import cues, pattern
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, place_of

DIS049 = rule_of("DIS049")

_FEWEST_WORDS = 2
"""Words of a cell, of which fewer are no advice."""


def check_danger_rows(book: Book) -> Iterator[Finding]:
    """DIS049 in sections and disclaimers, in the languages whose words are known."""
    known = cues(book.settings.language)
    danger, help_ = pattern(known.danger), pattern(known.help)
    if danger is None or help_ is None:
        return
    for part in book.parts:
        if part.kind in {PartKind.SECTION, PartKind.DISCLAIMER}:
            for table in part.tree.iter("table"):
                yield from _rows(table, danger, help_)


def _rows(table: etree._Element, signs: re.Pattern[str], help_: re.Pattern[str]) -> Iterator[Finding]:
    rows = [row for row in table.iterfind("tbody/tr") if len(row) > 1]
    told = [(row, flat_text(row[0]), " ".join(flat_text(cell) for cell in row[1:])) for row in rows]
    dangers = [one for one in told if signs.search(one[1])]
    calling = [one for one in told if help_.search(one[2])]
    if not calling or 2 * (len(calling) + 1) < len(told):
        return
    for row, sign, advice in dangers:
        if not help_.search(advice) and len(advice.split()) >= _FEWEST_WORDS:
            yield DIS049.at(
                place_of(row), f"“{sign[:50]}”: what to do here is “{advice[:60]}”, and whom to call is not said"
            )

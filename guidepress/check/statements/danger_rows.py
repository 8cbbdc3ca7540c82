"""Tables of what to do in danger: each row whose sign is an emergency says whom to call (code DIS049)."""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from guidepress.languages.registry import primary
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, place_of

DIS049 = rule_of("DIS049")

_SIGNS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:seizures?|fits?\b|convuls\w{1,6}|(?:not|stops?|stopped|trouble|slow|hard) (?:breath\w{1,4})|cannot breathe|cannot be woken|can['’]t be woken|won['’]t wake"
        r"|unconscious|unresponsive|passed out|chest pain|faint(?:s|ed|ing)?|stroke|blue (?:or \w+ )?lips|overdose|suicid\w{1,3}|ending your life|severe bleeding|choking)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(r"\b(?:Krampfanf\w{1,6}|Krämpfe|Atemnot|atmet nicht|bewusstlos|ohnmächtig|nicht aufwecken|Brustschmerz\w{0,3}|Schlaganfall|blaue Lippen|Überdosis|Suizid\w{0,10})\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:convulsions?|crise d['’]épilepsie|ne respire pas|inconsciente?|évanoui\w{0,8}|douleurs? (?:à|dans) la poitrine|AVC|lèvres bleues|surdose|suicid\w{0,6})\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:convulsi[oó]n(?:es)?|no respira|inconsciente|desmay\w{1,5}|dolor (?:en el|de) pecho|derrame cerebral|labios azules|sobredosis|suicid\w{1,4})\b", re.IGNORECASE),
}  # fmt: skip
_HELP: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:call|ring|dial|phone|text|ambulance|emergency|hospital|doctor|nurse|clinic\w{0,4}|midwife|911|999|112|988|000|helplines?|see|go to|get help|help at once)\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:rufen|anrufen|ruf\w{0,2}|wählen|Notruf\w{0,6}|Notarzt|Notaufnahme|Krankenhaus|Klinik|Arzt|Ärztin|Praxis|112|144|116117|Hilfe)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:appelez|appeler|composez|15|112|114|SAMU|urgences?|hôpital|médecin|secours|consultez)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:llame|llamar|llama|marque|112|911|emergencias?|urgencias?|hospital|médic[oa]|ambulancia|acuda|vaya)\b", re.IGNORECASE),
}  # fmt: skip
_FEWEST, _MOST = 3, 3
"""Rows that say whom to call, from which it is a table of what to do; words of a cell that may be empty of advice."""


def check_danger_rows(book: Book) -> Iterator[Finding]:
    """DIS049 in sections and disclaimers, in the languages whose words are known."""
    language = primary(book.settings.language)
    if language not in _SIGNS:
        return
    for part in book.parts:
        if part.kind in {PartKind.SECTION, PartKind.DISCLAIMER}:
            for table in part.tree.iter("table"):
                yield from _rows(table, _SIGNS[language], _HELP[language])


def _rows(table: etree._Element, signs: re.Pattern[str], help_: re.Pattern[str]) -> Iterator[Finding]:
    rows = [row for row in table.iterfind("tbody/tr") if len(row) > 1]
    told = [(row, flat_text(row[0]), " ".join(flat_text(cell) for cell in row[1:])) for row in rows]
    dangers = [one for one in told if signs.search(one[1])]
    calling = [one for one in told if help_.search(one[2])]
    if len(calling) < _FEWEST or 2 * len(calling) < len(told):
        return
    for row, sign, advice in dangers:
        if not help_.search(advice) and len(advice.split()) >= _MOST:
            yield DIS049.at(
                place_of(row), f"“{sign[:50]}”: what to do here is “{advice[:60]}”, and whom to call is not said"
            )

"""The policy and the statements on the page of the proof."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from guidepress.languages.english import ENGLISH
from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.proof.page_tables import table
from guidepress.typeset.web.html_page import add

Record = Mapping[str, Any]


def add_statements(main: etree._Element, report: Record, language: Language) -> None:
    """What the guide is held to, and each statement with who answers for it and where the files say it."""
    words = language.policy
    section = mark(add(main, "section", aria_labelledby="statements"), words, language)
    add(section, "h2", words.title, id="statements")
    policy = report["policy"]
    comma = language.book.byline.comma
    held = words.held_to.format(names=comma.join(policy["names"])) if policy["names"] else words.unusable
    add(section, "p", held)
    if policy["weakened"]:
        rows = [
            (one["id"], one["policy"], one["was"], one["now"], one["because"], one["by"]) for one in policy["weakened"]
        ]
        heads = (words.rule, words.policy, words.was, words.now, words.because, words.by)
        table(section, words.weakened, heads, rows)
    if not report["statements"]:
        add(section, "p", words.none)
        return
    pages: dict[str, list[str]] = {}
    for record in report["files"]:
        for one in record["statements"]:
            edition, page = record["edition"], one["page"]
            said = words.on_page.format(edition=edition, page=page) if page else edition
            pages.setdefault(one["id"], []).append(said)
    rows = []
    for one in report["statements"]:
        provenance = words.term(one["provenance"], ENGLISH.policy)
        approved, said = _approved(one["approved"], language), "; ".join(pages.get(one["id"], []))
        rows.append((one["id"], one["language"], provenance, approved, said, one["sha256"]))
    heads = (words.statement, words.language, words.words, words.approved_by, words.said_in, "SHA-256")
    table(section, words.statements, heads, rows)


def _approved(approved: Record | None, language: Language) -> str:
    if approved is None:
        return language.policy.nobody
    return language.book.byline.comma.join((approved["name"], approved["role"], approved["date"]))

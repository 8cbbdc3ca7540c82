"""The policy and the statements on the page of the proof. What is said of them is in English, as the policies are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from guidepress.languages.language import Language
from guidepress.proof.page_tables import english, table
from guidepress.typeset.web.html_page import add

Record = Mapping[str, Any]


def add_statements(main: etree._Element, report: Record, language: Language) -> None:
    """What the guide is held to, and each statement with who answers for it and where the files say it."""
    section = english(add(main, "section", aria_labelledby="statements"), language)
    add(section, "h2", "Policy and statements", id="statements")
    policy = report["policy"]
    held = f"Held to: {', '.join(policy['names'])}." if policy["names"] else "The policy could not be used."
    add(section, "p", held)
    if policy["weakened"]:
        rows = [
            (one["id"], one["policy"], one["was"], one["now"], one["because"], one["by"]) for one in policy["weakened"]
        ]
        heads = ("Rule", "Policy", "Was", "Is", "Because", "By")
        table(section, "What a policy asks less of than the one it extends", heads, rows)
    if not report["statements"]:
        add(section, "p", "The policy requires no statement.")
        return
    pages: dict[str, list[str]] = {}
    for record in report["files"]:
        for one in record["statements"]:
            where = f", page {one['page']}" if one["page"] else ""
            pages.setdefault(one["id"], []).append(f"{record['edition']}{where}")
    rows = [
        (one["id"], one["language"], one["provenance"], _approved(one["approved"]), "; ".join(pages.get(one["id"], [])),
         one["sha256"])
        for one in report["statements"]
    ]  # fmt: skip
    heads = ("Statement", "Language", "Words", "Approved by", "Said in", "SHA-256")
    table(section, "The statements of the disclaimer", heads, rows)


def _approved(approved: Record | None) -> str:
    return "nobody" if approved is None else f"{approved['name']}, {approved['role']}, {approved['date']}"

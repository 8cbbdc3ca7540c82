"""``proof/openacr-EDITION.yaml``: the conformance report on an edition in the form of OpenACR (GSA, schema 0.1.0)."""

from __future__ import annotations

from typing import Any

import yaml

from guidepress.model.book import Book
from guidepress.model.edition import EditionKind
from guidepress.proof.acr.evaluation import Cell, Column, contact, report_date, tables
from guidepress.standards.conformance.criteria import CRITERIA
from guidepress.standards.conformance.settled import State

CATALOG = "2.5-edition-wcag-2.2-508-eu-en"
"""The catalogue of criteria whose numbers are used: that of the VPAT 2.5, International Edition."""


def openacr(column: Column, book: Book) -> bytes:
    """The report on one edition as YAML in UTF-8; the same facts give the same bytes."""
    settings, date = book.settings, report_date([column], book).isoformat()
    people = column.judgements
    author = people[-1].by if people else None
    data = {
        "title": f"{settings.title} ({column.title}) Accessibility Conformance Report",
        "product": {
            "name": f"{settings.title} ({column.title})",
            "version": settings.version,
            "description": settings.description,
        },
        "author": {
            "name": author.name if author else settings.publisher,
            "company_name": (author.organisation if author else None) or settings.publisher,
            "email": (author.email if author else None) or contact(book),
        },
        "vendor": {"company_name": settings.publisher, "email": contact(book)},
        "report_date": date,
        "last_modified_date": date,
        "version": 1,
        "notes": f"File {column.record['file']}, SHA-256 {column.record['sha256']}. Criteria that no rule decides and "
        "no person has judged are said to be not evaluated, at every level.",
        "evaluation_methods_used": _methods(column),
        "catalog": CATALOG,
        "chapters": _chapters(column),
    }
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return str(text).encode()


def _methods(column: Column) -> str:
    told = [
        "The rules of Guidepress, named in each remark.",
        *(f"{who} ({by}): {came}." for who, by, came in column.outside),
    ]
    for one in column.judgements:
        how = "; ".join(one.methods) or "by looking, with no method told"
        told.append(f"{one.by.name} ({one.by.role}) on {one.date.isoformat()}: {how}.")
    return " ".join(told)


def _chapters(column: Column) -> dict[str, Any]:
    component = "web" if column.kind is EditionKind.WEB else "electronic-docs"
    chapters: dict[str, Any] = {}
    for level in ("A", "AA"):
        chapters[f"success_criteria_level_{level.lower()}"] = {
            "criteria": [
                _criterion(number, component, column.criterion(number))
                for number, one in CRITERIA.items()
                if one.level == level
            ]
        }
    chapters["success_criteria_level_a"]["criteria"].append(_criterion("4.1.1", component, column.parsing()))
    chapters["success_criteria_level_aaa"] = {"disabled": True, "notes": "Criteria of level AAA were not evaluated."}
    for one in tables():
        if "none" in one:
            inert = column.inert()
            known = inert.state is State.NOT_APPLICABLE
            chapters[one["id"]] = {
                "disabled": True,
                "notes": f"{inert.state.value}. {one['none'] if known else inert.remark}",
            }
        else:
            rows = [_criterion(number, "none", column.derived(source)) for number, _name, source in one["rows"]]
            chapters[one["id"]] = {"criteria": rows}
    chapters["en_301_549_non-web-documents"] = {
        "notes": "For the criteria of WCAG see above.",
        "criteria": [_criterion(number, "none", column.inert()) for number in ("10.5", "10.6")],
    }
    return chapters


def _criterion(number: str, component: str, cell: Cell) -> dict[str, Any]:
    level = cell.state.value.lower().replace(" ", "-")
    return {"num": number, "components": [{"name": component, "adherence": {"level": level, "notes": cell.remark}}]}

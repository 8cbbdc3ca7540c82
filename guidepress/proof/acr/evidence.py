"""What of the conformance report follows from its tables: duties under laws, findings, waivers, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from guidepress.model.book import Book
from guidepress.proof.acr.evaluation import Column, Record, contact
from guidepress.proof.acr.packs import packs
from guidepress.proof.acr.say import Say
from guidepress.proof.page_tables import table
from guidepress.typeset.web.html_page import add


def add_section(main: etree._Element, key: str, title: str) -> etree._Element:
    """A section of the report under its heading."""
    section = add(main, "section", aria_labelledby=key)
    add(section, "h2", title, id=key)
    return section


def add_packs(main: etree._Element, report: Record, found: Sequence[Column], book: Book, say: Say) -> None:
    """Which edition answers which duty under a law or a standard."""
    section = add_section(main, "duties", say("Which edition answers which duty"))
    add(section, "p", say("What the law asks of you depends on who you are; these tables say what the files offer."))
    heads = (say("Clause"), say("What it asks for"), say("Answered by"), say("What is established"))
    for one in packs(found, report["files"], contact(book), say):
        add(section, "h3", one.title, id=one.id)
        rows = [(duty.clause, duty.asks, duty.answered_by, duty.established) for duty in one.duties]
        table(section, one.title, heads, rows)


def add_findings(main: etree._Element, report: Record, found: Sequence[Column], say: Say) -> None:
    """Findings that stand, what is set aside and why, the raw results, the bill of materials."""
    section = add_section(main, "findings", say("Findings, waivers and evidence"))
    rows = [(code, say.language.proof.term(severity), place, said) for code, severity, place, said in _told(report)]
    if rows:
        heads = (say("Code"), say("Severity"), say("Where"), say("What was found"))
        made = table(section, say("Findings that stand"), heads, rows)
        for line in made.iterfind("tbody/tr"):
            say.in_english(line[-1])
    else:
        add(section, "p", say("No finding stands against a file."))
    waived = [(one["code"], f"{one['file']}:{one['line']}", one["reason"]) for one in report["waivers"]]
    if waived:
        caption = say("Findings that the manuscript sets aside")
        table(section, caption, (say("Code"), say("Where"), say("Reason")), waived)
    else:
        add(section, "p", say("The manuscript sets no finding aside."))
    add(section, "h3", say("Evidence"))
    listed = add(section, "ul")
    evidence = [
        ("report.json", say("All results for machines")),
        ("bom.cdx.json", say("Fonts and tools with versions and licences (CycloneDX)")),
    ]
    evidence += [
        (f"openacr-{one.edition}.yaml", say("This report on the {edition} edition as OpenACR", edition=one.title))
        for one in found
    ]
    for record in report["files"]:
        for prover in record["provers"]:
            if prover["raw"]:
                told = say("What {prover} said of {file}", prover=prover["name"], file=record["file"])
                evidence.append((str(prover["raw"]), told))
    for href, words in evidence:
        add(add(listed, "li"), "a", words, href=href)


def _told(report: Record) -> Iterator[tuple[str, str, str, str]]:
    for one in report["findings"]:
        yield str(one["code"]), str(one["severity"]), str(one["place"]), str(one["message"])
    for record in report["files"]:
        for one in record["findings"]:
            yield str(one["code"]), str(one["severity"]), f"{record['file']}: {one['place']}", str(one["message"])

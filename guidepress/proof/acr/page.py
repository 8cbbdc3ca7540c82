"""``proof/acr.html``: the conformance report for people, in English, as the VPAT is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from guidepress.languages.direction import direction_of
from guidepress.model.book import Book
from guidepress.model.edition import EditionKind
from guidepress.proof.acr.evaluation import Cell, Column, Record, contact, report_date, tables
from guidepress.proof.acr.packs import packs
from guidepress.proof.page_tables import table
from guidepress.standards.conformance.criteria import CRITERIA, Criterion
from guidepress.standards.conformance.settled import State, worst
from guidepress.typeset.web.html_page import Head, add, page, read_sheets

SHEETS = ("tokens.css", "proof.css")
_TERMS = {
    State.SUPPORTS: "Rules decide it and find nothing, or a person judged that it is met without known defects.",
    State.PARTIALLY: "A part does not meet the criterion: a finding stands, or a person judged so.",
    State.FAILS: "The file as a whole does not meet the criterion, or a person judged so.",
    State.NOT_APPLICABLE: "The file has nothing that the criterion is about: rules prove it, or a person judged so.",
    State.NOT_EVALUATED: "No rule decides the criterion, and no person has judged it. "
    "The VPAT keeps this term for level AAA; here it is said of every level where it is true.",
}
_NOT_WEB = ("2.4.1", "2.4.5", "3.2.3", "3.2.4")
"""Criteria that EN 301 549 does not ask of documents (clause 10, void)."""


def acr_page(report: Record, found: Sequence[Column], book: Book) -> bytes:
    """The page for a report and its columns, in UTF-8."""
    title = f"{book.settings.title}: Accessibility Conformance Report"
    body = etree.Element("body")
    add(body, "a", "Skip to the report", class_="skip", href="#acr")
    header = add(body, "header")
    tag = book.settings.language
    heading = add(header, "h1", "")
    name = add(heading, "span", book.settings.title, lang=tag)
    name.tail = ": Accessibility Conformance Report"
    if direction_of(tag) != "ltr":
        name.set("dir", direction_of(tag))
    add(header, "p", "In the structure of the VPAT® 2.5, International Edition (WCAG, Revised Section 508, EN 301 549)")
    nav = add(header, "nav", aria_label="Contents of the report")
    listed = add(nav, "ul")
    main = add(body, "main", id="acr", tabindex="-1")
    _about(main, found, book)
    _evaluation(main, found, report)
    _wcag(main, found)
    _others(main, found)
    _packs(main, report, found, book)
    _findings(main, report, found)
    for section in main.iterfind("section"):
        key = section.get("aria-labelledby", "")
        words = "".join(next(one for one in section.iter("h2") if one.get("id") == key).itertext())
        add(add(listed, "li"), "a", words, href=f"#{key}")
    add(add(listed, "li"), "a", "The proof of the files", href="report.html")
    styles = read_sheets(SHEETS)
    return page(Head("en", title, f"What was evaluated of the accessibility of “{book.settings.title}”.", styles), body)


def _section(main: etree._Element, key: str, title: str) -> etree._Element:
    section = add(main, "section", aria_labelledby=key)
    add(section, "h2", title, id=key)
    return section


def _about(main: etree._Element, found: Sequence[Column], book: Book) -> None:
    """Product, date, contact; the editions, each with its file."""
    settings, section = book.settings, _section(main, "product", "Product")
    facts = [
        ("Name of product", f"{settings.title}, version {settings.version} of {settings.date.isoformat()}"),
        ("Report date", report_date(found, book).isoformat()),
        ("Product description", settings.description),
        ("Vendor", settings.publisher),
        ("Contact information", settings.contact),
        ("Language of the product", settings.language),
    ]
    terms = add(section, "dl")
    for term, value in facts:
        add(terms, "dt", term)
        told = add(terms, "dd", value)
        if term == "Product description":
            told.set("lang", settings.language)
    rows = [(one.title, one.record["file"], one.record["sha256"], _claims(one)) for one in found]
    if rows:
        table(section, "Editions evaluated", ("Edition", "File", "SHA-256", "Claims of the file"), rows)
    else:
        add(section, "p", "No edition that is read on a screen lies there.")


def _claims(column: Column) -> str:
    return ", ".join(map(str, column.record["standards"]["claimed"])) or "none"


def _evaluation(main: etree._Element, found: Sequence[Column], report: Record) -> None:
    """Methods, evaluators, terms."""
    section = _section(main, "methods", "Evaluation methods used")
    ours = next((one for record in report["files"] for one in record["provers"] if one["name"] == "guidepress"), None)
    told = f"Guidepress {ours['version']}" if ours else "Guidepress"
    by_machine = (
        f"By machine: the rules of {told}, named in each row: those that looked and found nothing, and those that "
        "found something. The validators of others are listed with what came of them."
    )
    add(section, "p", by_machine)
    rows = [(one.title, "; ".join(one.outside) or "none") for one in found]
    if rows:
        table(section, "Other validators", ("Edition", "Validators and results"), rows)
    judged = [(one, judgement) for one in found for judgement in one.judgements]
    if not judged:
        add(
            section, "p", "By a person: nobody has judged the criteria that machines cannot. No conformance is claimed."
        )
    else:
        people = [
            (
                one.title,
                ", ".join(filter(None, (judgement.by.name, judgement.by.role, judgement.by.organisation))),
                judgement.date.isoformat(),
                "; ".join(judgement.methods) or "not told",
            )
            for one, judgement in judged
        ]
        table(section, "Evaluators", ("Edition", "Who", "Date", "Methods"), people)
    add(section, "h3", "Terms")
    terms = add(section, "dl")
    for state, words in _TERMS.items():
        add(terms, "dt", state.value)
        add(terms, "dd", words)


def _wcag(main: etree._Element, found: Sequence[Column]) -> None:
    section = _section(main, "wcag", "WCAG 2.2 Report (with WCAG 2.0 and 2.1)")
    add(section, "p", "Criteria of level AAA were not evaluated.")
    for number, level in enumerate(("A", "AA"), 1):
        due = [one for one in CRITERIA.values() if one.level == level]
        parsing = "4.1.1 Parsing (Level A 2.0 and 2.1)"
        last = [_row(parsing, [column.parsing() for column in found], found)] if level == "A" else []
        rows = [_row(_named(one), [column.criterion(one.number) for column in found], found) for one in due]
        _table(section, f"Table {number}: Success Criteria, Level {level}", found, [*rows, *last])


def _named(one: Criterion) -> str:
    versions = [version for version in ("2.0", "2.1", "2.2") if version >= one.since]
    told = "2.0, 2.1 and 2.2" if len(versions) == 3 else " and ".join(versions)
    return f"{one.number} {one.name} (Level {one.level} {told})"


def _others(main: etree._Element, found: Sequence[Column]) -> None:
    """The tables of Section 508 and EN 301 549."""
    both = (("s508", "Revised Section 508", ""), ("en", "EN 301 549", " (V3.2.1)"))
    for key, standard, version in both:
        section = _section(main, key, f"{standard} Report{version}")
        if standard != "EN 301 549":
            add(section, "p", "E205.4 and 501.1 ask for WCAG: see the tables above.")
        for one in tables():
            if one["standard"] != standard:
                continue
            if one["id"] == "en_301_549_software":
                _documents(section, found)
            if "none" in one:
                _not_applicable(section, one, found)
                continue
            rows = [
                _row(f"{number} {name}", [column.derived(source) for column in found], found)
                for number, name, source in one["rows"]
            ]
            _table(section, one["title"], found, rows)


def _not_applicable(section: etree._Element, one: Record, found: Sequence[Column]) -> None:
    """A chapter that is not applicable as a whole, if rules prove of every edition that it is content alone."""
    add(section, "h3", str(one["title"]))
    state = worst([column.inert().state for column in found])
    add(section, "p", f"{state.value}. {one['none']}" if state is State.NOT_APPLICABLE else f"{state.value}.")


def _documents(section: etree._Element, found: Sequence[Column]) -> None:
    """Chapters 9 and 10: the criteria of WCAG 2.1, for web pages and for documents."""
    due = [one for one in CRITERIA.values() if one.since <= "2.1"]
    for chapter, title, held in (
        ("9", "Chapter 9: Web", [one for one in found if one.kind is EditionKind.WEB]),
        ("10", "Chapter 10: Non-Web Documents", [one for one in found if one.kind is not EditionKind.WEB]),
    ):
        rows = [
            _row(f"{chapter}.{one.number} {one.name}", [column.criterion(one.number) for column in held], held)
            for one in due
            if chapter == "9" or one.number not in _NOT_WEB
        ]
        if chapter == "10":
            rows += [
                _row(name, [column.inert() for column in held], held)
                for name in ("10.5 Caption positioning", "10.6 Audio description timing")
            ]
        else:
            rows.append(_row("9.6 WCAG conformance requirements", [_requirements(column) for column in held], held))
        _table(section, title, held, rows)


def _requirements(column: Column) -> Cell:
    """The five requirements are not looked at one by one: a criterion that falls short breaks the first."""
    state = worst([one.state for one in column.settled.values()])
    if state in {State.PARTIALLY, State.FAILS}:
        return Cell(State.FAILS, "Criteria are not wholly supported, see above.")
    return Cell(State.NOT_EVALUATED, "No rule and no question covers full pages, processes and accessibility support.")


def _row(name: str, cells: Sequence[Cell], found: Sequence[Column]) -> tuple[str, ...]:
    """A row: the state for each edition, and the remarks, those that are alike told once."""
    remarks: dict[str, list[str]] = {}
    for column, cell in zip(found, cells, strict=True):
        remarks.setdefault(cell.remark, []).append(column.title)
    told = [text if len(remarks) == 1 else f"{', '.join(titles)}: {text}" for text, titles in remarks.items()]
    return (name, *(cell.state.value for cell in cells), " ".join(told))


def _table(section: etree._Element, title: str, found: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> None:
    add(section, "h3", title)
    if not found:
        add(section, "p", "Not Evaluated. No such edition lies there.")
        return
    heads = ("Criteria", *(f"Conformance Level: {one.title}" for one in found), "Remarks and Explanations")
    table(section, title, heads, rows)


def _packs(main: etree._Element, report: Record, found: Sequence[Column], book: Book) -> None:
    section = _section(main, "duties", "Which edition answers which duty")
    add(section, "p", "What the law asks of you depends on who you are; these tables say what the files offer.")
    for one in packs(found, report["files"], contact(book)):
        add(section, "h3", one.title, id=one.id)
        rows = [(duty.clause, duty.asks, duty.answered_by, duty.established) for duty in one.duties]
        table(section, one.title, ("Clause", "What it asks for", "Answered by", "What is established"), rows)


def _findings(main: etree._Element, report: Record, found: Sequence[Column]) -> None:
    """Findings that stand, what is set aside and why, the raw results, the bill of materials."""
    section = _section(main, "findings", "Findings, waivers and evidence")
    rows = list(_told(report))
    if rows:
        table(section, "Findings that stand", ("Code", "Severity", "Where", "What was found"), rows)
    else:
        add(section, "p", "No finding stands against a file.")
    waived = [(one["code"], f"{one['file']}:{one['line']}", one["reason"]) for one in report["waivers"]]
    if waived:
        table(section, "Findings that the manuscript sets aside", ("Code", "Where", "Reason"), waived)
    else:
        add(section, "p", "The manuscript sets no finding aside.")
    add(section, "h3", "Evidence")
    listed = add(section, "ul")
    evidence = [
        ("report.json", "All results for machines"),
        ("bom.cdx.json", "Fonts and tools with versions and licences (CycloneDX)"),
    ]
    evidence += [(f"openacr-{one.edition}.yaml", f"This report on the {one.title} edition as OpenACR") for one in found]
    for record in report["files"]:
        for prover in record["provers"]:
            if prover["raw"]:
                evidence.append((str(prover["raw"]), f"What {prover['name']} said of {record['file']}"))
    for href, words in evidence:
        add(add(listed, "li"), "a", words, href=href)


def _told(report: Record) -> Iterator[tuple[str, str, str, str]]:
    for one in report["findings"]:
        yield str(one["code"]), str(one["severity"]), str(one["place"]), str(one["message"])
    for record in report["files"]:
        for one in record["findings"]:
            yield str(one["code"]), str(one["severity"]), f"{record['file']}: {one['place']}", str(one["message"])

"""``proof/report.html``: the proof for people. No script, nothing from elsewhere; it prints as it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from guidepress.typeset.web.html_page import Head, add, page, read_sheets

SHEETS = ("tokens.css", "proof.css")
Record = Mapping[str, Any]


def proof_page(report: Record) -> bytes:
    """The page for a report (`guidepress.proof.report.make_report`), in UTF-8."""
    guide = report["guide"]
    body = etree.Element("body")
    add(body, "a", "Skip to the proof", class_="skip", href="#proof")
    header = add(body, "header")
    title, heading = str(guide["title"]), add(header, "h1", "Proof: ")
    add(heading, "span", title, lang=str(guide["language"]))
    add(header, "p", f"Version {guide['version']}, {guide['date']}")
    nav = add(header, "nav", aria_label="Files")
    listed = add(nav, "ul")
    for number, record in enumerate(report["files"], 1):
        add(add(listed, "li"), "a", str(record["file"]), href=f"#file-{number}")
    add(add(listed, "li"), "a", "WCAG 2.2", href="#wcag")
    main = add(body, "main", id="proof", tabindex="-1")
    _summary(main, report)
    for number, record in enumerate(report["files"], 1):
        _file(main, record, number)
    _criteria(main, report["wcag"])
    styles = read_sheets(SHEETS)
    return page(Head("en", f"Proof: {title}", f"What was proved of the files of “{title}”.", styles), body)


def _summary(main: etree._Element, report: Record) -> None:
    good = report["proved"]
    words = "No prover that ran found an error." if good else f"{report['errors']} errors were found."
    add(main, "p", words, class_="verdict" if good else "verdict bad")
    if report["not-run"]:
        add(main, "p", f"Not run, for want of the tool: {', '.join(report['not-run'])}.")
    _facts(
        main,
        [
            ("Inputs (SHA-256)", report["inputs"]),
            ("Manifest (SHA-256)", report["manifest"]),
            ("Words of the disclaimer (SHA-256)", report["disclaimer"]),
        ],
    )
    _findings(main, report["findings"])
    add(main, "h2", "Waivers")
    if not report["waivers"]:
        add(main, "p", "The manuscript sets no finding aside.")
        return
    rows = [(one["code"], f"{one['file']}:{one['line']}", one["reason"]) for one in report["waivers"]]
    _table(main, "Findings that the manuscript sets aside", ("Code", "Place", "Reason"), rows)


def _file(main: etree._Element, record: Record, number: int) -> None:
    section = add(main, "section", aria_labelledby=f"file-{number}")
    add(section, "h2", str(record["file"]), id=f"file-{number}")
    said = record["words"]
    _facts(
        section,
        [
            ("Edition", record["edition"]),
            ("SHA-256", record["sha256"]),
            ("Size", f"{record['bytes']:,} bytes"),
            ("Pages", record["pages"]),
            (
                "Words",
                f"{said['said']:,} said; {said['differences']} differences from the manuscript" if said else "",
            ),
            ("Words of the disclaimer", record["disclaimer"]),
            ("Standards claimed", ", ".join(record["standards"]["claimed"])),
        ],
    )
    proved = [(one["standard"], f"{one['prover']} {one['version']}") for one in record["standards"]["proved"]]
    if proved:
        _table(section, "Standards proved, as far as a machine can", ("Standard", "By"), proved)
    rows = [
        (
            f"{one['name']} {one['version']}".strip(),
            one["profile"] or "Words, disclaimer, structure, links",
            one["status"],
            "not told" if one["rules"] is None else str(one["rules"]),
            str(one["findings"]),
        )
        for one in record["provers"]
    ]
    _table(section, "Provers", ("Prover", "Judged by", "Result", "Rules", "Findings"), rows)
    for one in record["provers"]:
        if one["raw"]:
            add(add(section, "p"), "a", f"What {one['name']} said of it: {one['raw']}", href=str(one["raw"]))
    _findings(section, record["findings"])
    if record["needs-a-person"]:
        add(section, "h3", "What a person must still check")
        asked = add(section, "ul")
        for one in record["needs-a-person"]:
            add(asked, "li", f"{one['question']} ({one['checkpoint']})")


def _findings(parent: etree._Element, findings: Sequence[Record]) -> None:
    if findings:
        rows = [(one["code"], one["severity"], one["place"], one["message"]) for one in findings]
        _table(parent, "Findings", ("Code", "Severity", "Place", "Message"), rows)


def _criteria(main: etree._Element, criteria: Sequence[Record]) -> None:
    section = add(main, "section", aria_labelledby="wcag")
    add(section, "h2", "WCAG 2.2, levels A and AA", id="wcag")
    add(section, "p", "Only what was proved from the bytes is said to be supported; the rest is for a person to judge.")
    rows = [
        (f"{one['criterion']} {one['name']}", one["level"], one["state"], ", ".join(one["rules"]), one["remark"])
        for one in criteria
    ]
    _table(section, "Success criteria", ("Criterion", "Level", "State", "Rules", "Remark"), rows)


def _facts(parent: etree._Element, facts: Iterable[tuple[str, object]]) -> None:
    held = [(term, str(value)) for term, value in facts if value]
    if held:
        terms = add(parent, "dl")
        for term, value in held:
            add(terms, "dt", term)
            add(terms, "dd", value)


def _table(parent: etree._Element, caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    # The box scrolls on a narrow screen, so the keyboard must reach it (WCAG 2.1.1), under a name of its own.
    box = add(parent, "div", class_="scroll", tabindex="0", role="group", aria_label=caption)
    table = add(box, "table")
    add(table, "caption", caption)
    head = add(add(table, "thead"), "tr")
    for text in heads:
        add(head, "th", text, scope="col")
    inside = add(table, "tbody")
    for row in rows:
        line = add(inside, "tr")
        add(line, "th", str(row[0]), scope="row")
        for text in row[1:]:
            add(line, "td", str(text))

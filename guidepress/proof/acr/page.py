"""``proof/acr.html``: the conformance report for people, in the guide's language if that has its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from guidepress.languages.direction import direction_of
from guidepress.languages.english import ENGLISH
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.edition import EditionKind
from guidepress.proof.acr.evaluation import Cell, Column, Record, report_date, tables
from guidepress.proof.acr.evidence import add_findings, add_packs, add_section
from guidepress.proof.acr.say import Say, say_in
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
    say = say_in(language_for(book.settings.language))
    found = [replace(column, say=say) for column in found]
    title = f"{book.settings.title}: {say('Accessibility Conformance Report')}"
    body = etree.Element("body")
    add(body, "a", say("Skip to the report"), class_="skip", href="#acr")
    header = add(body, "header")
    tag = book.settings.language
    heading = add(header, "h1", "")
    name = add(heading, "span", book.settings.title, lang=tag)
    name.tail = f": {say('Accessibility Conformance Report')}"
    if direction_of(tag) != "ltr":
        name.set("dir", direction_of(tag))
    add(
        header,
        "p",
        say("In the structure of the VPAT® 2.5, International Edition (WCAG, Revised Section 508, EN 301 549)"),
    )
    nav = add(header, "nav", aria_label=say("Contents of the report"))
    listed = add(nav, "ul")
    main = add(body, "main", id="acr", tabindex="-1")
    _about(main, found, book, say)
    _evaluation(main, found, report, say)
    _wcag(main, found, say)
    _others(main, found, say)
    add_packs(main, report, found, book, say)
    add_findings(main, report, found, say)
    for section in main.iterfind("section"):
        key = section.get("aria-labelledby", "")
        words = "".join(next(one for one in section.iter("h2") if one.get("id") == key).itertext())
        add(add(listed, "li"), "a", words, href=f"#{key}")
    add(add(listed, "li"), "a", say("The proof of the files"), href="report.html")
    styles = read_sheets(SHEETS)
    told = say("What was evaluated of the accessibility of “{title}”.", title=book.settings.title)
    return page(Head(tag if say.language.acr else ENGLISH.tag, title, told, styles), body)


def _about(main: etree._Element, found: Sequence[Column], book: Book, say: Say) -> None:
    """Product, date, contact; the editions, each with its file."""
    settings, section = book.settings, add_section(main, "product", say("Product"))
    version, date = settings.version, settings.date.isoformat()
    name = say("{title}, version {version} of {date}", title=settings.title, version=version, date=date)
    described = say("Product description")
    facts = [
        (say("Name of product"), name),
        (say("Report date"), report_date(found, book).isoformat()),
        (described, settings.description),
        (say("Vendor"), settings.publisher),
        (say("Contact information"), settings.contact),
        (say("Language of the product"), settings.language),
    ]
    terms = add(section, "dl")
    for term, value in facts:
        add(terms, "dt", term)
        told = add(terms, "dd", value)
        if term == described:
            told.set("lang", settings.language)
    rows = [(one.title, one.record["file"], one.record["sha256"], _claims(one)) for one in found]
    if rows:
        heads = (say("Edition"), say("File"), "SHA-256", say("Claims of the file"))
        table(section, say("Editions evaluated"), heads, rows)
    else:
        add(section, "p", say("No edition that is read on a screen lies there."))


def _claims(column: Column) -> str:
    return ", ".join(map(str, column.record["standards"]["claimed"])) or column.say("none")


def _evaluation(main: etree._Element, found: Sequence[Column], report: Record, say: Say) -> None:
    """Methods, evaluators, terms."""
    section = add_section(main, "methods", say("Evaluation methods used"))
    ours = next((one for record in report["files"] for one in record["provers"] if one["name"] == "guidepress"), None)
    told = f"Guidepress {ours['version']}" if ours else "Guidepress"
    by_machine = say(
        "By machine: the rules of {ours}, named in each row: those that looked and found nothing, and those that "
        "found something. The validators of others are listed with what came of them.",
        ours=told,
    )
    add(section, "p", by_machine)
    shown = say.language.proof.term
    rows = [
        (one.title, "; ".join(f"{who} ({shown(by)}): {shown(came)}" for who, by, came in one.outside) or say("none"))
        for one in found
    ]
    if rows:
        table(section, say("Other validators"), (say("Edition"), say("Validators and results")), rows)
    judged = [(one, judgement) for one in found for judgement in one.judgements]
    if not judged:
        nobody = say("By a person: nobody has judged the criteria that machines cannot. No conformance is claimed.")
        add(section, "p", nobody)
    else:
        people = [
            (
                one.title,
                ", ".join(filter(None, (judgement.by.name, judgement.by.role, judgement.by.organisation))),
                judgement.date.isoformat(),
                "; ".join(judgement.methods) or say("not told"),
            )
            for one, judgement in judged
        ]
        table(section, say("Evaluators"), (say("Edition"), say("Who"), say("Date"), say("Methods")), people)
    add(section, "h3", say("Terms"))
    terms = add(section, "dl")
    for state, words in _TERMS.items():
        term = add(terms, "dt", say.state(state))
        if say.state(state) != state.value:  # an officer may know the term by the name that the VPAT gives it
            term.text = f"{term.text} ("
            say.in_english(add(term, "span", state.value)).tail = ")"
        add(terms, "dd", say(words))


def _wcag(main: etree._Element, found: Sequence[Column], say: Say) -> None:
    section = add_section(main, "wcag", say("WCAG 2.2 Report (with WCAG 2.0 and 2.1)"))
    add(section, "p", say("Criteria of level AAA were not evaluated."))
    for number, level in enumerate(("A", "AA"), 1):
        due = [one for one in CRITERIA.values() if one.level == level]
        parsing = say("4.1.1 Parsing (Level A 2.0 and 2.1)")
        last = [_row(parsing, [column.parsing() for column in found], found, say)] if level == "A" else []
        rows = [_row(_named(one, say), [column.criterion(one.number) for column in found], found, say) for one in due]
        title = say("Table {n}: Success Criteria, Level {level}", n=number, level=level)
        _table(section, title, found, [*rows, *last], say)


def _named(one: Criterion, say: Say) -> str:
    names = say.language.book.byline
    told = names.names([version for version in ("2.0", "2.1", "2.2") if version >= one.since])
    level = say("Level {level} {versions}", level=one.level, versions=told)
    return f"{one.number} {say.criterion(one)} ({level})"


def _others(main: etree._Element, found: Sequence[Column], say: Say) -> None:
    """The tables of Section 508 and EN 301 549."""
    both = (("s508", "Revised Section 508", ""), ("en", "EN 301 549", " (V3.2.1)"))
    for key, standard, version in both:
        section = add_section(main, key, say("{standard} Report", standard=standard) + version)
        if standard != "EN 301 549":
            add(section, "p", say("E205.4 and 501.1 ask for WCAG: see the tables above."))
        for one in tables():
            if one["standard"] != standard:
                continue
            if one["id"] == "en_301_549_software":
                _documents(section, found, say)
            if "none" in one:
                _not_applicable(section, one, found, say)
                continue
            rows = [
                _row(f"{number} {name}", [column.derived(source) for column in found], found, say)
                for number, name, source in one["rows"]
            ]
            _table(section, one["title"], found, rows, say, official=True)


def _not_applicable(section: etree._Element, one: Record, found: Sequence[Column], say: Say) -> None:
    """A chapter that is not applicable as a whole, if rules prove of every edition that it is content alone."""
    say.in_english(add(section, "h3", str(one["title"])))
    state = worst([column.inert().state for column in found])
    why = f" {say(one['none'])}" if state is State.NOT_APPLICABLE else ""
    add(section, "p", f"{say.state(state)}.{why}")


def _documents(section: etree._Element, found: Sequence[Column], say: Say) -> None:
    """Chapters 9 and 10: the criteria of WCAG 2.1, for web pages and for documents."""
    due = [one for one in CRITERIA.values() if one.since <= "2.1"]
    for chapter, title, held in (
        ("9", say("Chapter 9: Web"), [one for one in found if one.kind is EditionKind.WEB]),
        ("10", say("Chapter 10: Non-Web Documents"), [one for one in found if one.kind is not EditionKind.WEB]),
    ):
        rows = [
            _row(
                f"{chapter}.{one.number} {say.criterion(one)}",
                [column.criterion(one.number) for column in held],
                held,
                say,
            )
            for one in due
            if chapter == "9" or one.number not in _NOT_WEB
        ]
        if chapter == "10":
            rows += [
                _row(name, [column.inert() for column in held], held, say)
                for name in (say("10.5 Caption positioning"), say("10.6 Audio description timing"))
            ]
        else:
            name = say("9.6 WCAG conformance requirements")
            rows.append(_row(name, [_requirements(column) for column in held], held, say))
        _table(section, title, held, rows, say)


def _requirements(column: Column) -> Cell:
    """The five requirements are not looked at one by one: a criterion that falls short breaks the first."""
    state = worst([one.state for one in column.settled.values()])
    if state in {State.PARTIALLY, State.FAILS}:
        return Cell(State.FAILS, column.say("Criteria are not wholly supported, see above."))
    told = column.say("No rule and no question covers full pages, processes and accessibility support.")
    return Cell(State.NOT_EVALUATED, told)


def _row(name: str, cells: Sequence[Cell], found: Sequence[Column], say: Say) -> tuple[str, ...]:
    """A row: the state for each edition, and the remarks, those that are alike told once."""
    remarks: dict[str, list[str]] = {}
    for column, cell in zip(found, cells, strict=True):
        remarks.setdefault(cell.remark, []).append(column.title)
    told = [text if len(remarks) == 1 else f"{', '.join(titles)}: {text}" for text, titles in remarks.items()]
    return (name, *(say.state(cell.state) for cell in cells), " ".join(told))


def _table(
    section: etree._Element,
    title: str,
    found: Sequence[Column],
    rows: Sequence[tuple[str, ...]],
    say: Say,
    *,
    official: bool = False,
) -> None:
    """A table of criteria; ``official`` says that its title and the names of its rows are those of a standard."""
    heading = add(section, "h3", title)
    if official:
        say.in_english(heading)
    if not found:
        add(section, "p", f"{say.state(State.NOT_EVALUATED)}. {say('No such edition lies there.')}")
        return
    levels = (say("Conformance Level: {edition}", edition=one.title) for one in found)
    made = table(section, title, (say("Criteria"), *levels, say("Remarks and Explanations")), rows)
    if official and say.language.acr:
        box = next(made.iterancestors("div"))
        box.set("aria-label", say("Table: {chapter}", chapter=title.partition(":")[0].removeprefix("Chapter ")))
        for named in made.iter("caption", "th"):
            if named.tag == "caption" or named.get("scope") == "row":
                say.in_english(named)

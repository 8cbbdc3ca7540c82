"""``proof/report.html``: the proof for people. No script, nothing from elsewhere; it prints as it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from guidepress.languages.direction import direction_of
from guidepress.languages.english import ENGLISH
from guidepress.languages.groups import ProofWords
from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark, tongue
from guidepress.model.run import Status
from guidepress.proof.page_tables import english, table
from guidepress.proof.statements_page import add_statements
from guidepress.proof.wcag import FOUND
from guidepress.prove import BUILT_IN
from guidepress.typeset.web.html_page import Head, add, add_apart, page, read_sheets

SHEETS = ("tokens.css", "proof.css")
Record = Mapping[str, Any]


def proof_page(report: Record) -> bytes:
    """The page for a report (`guidepress.proof.report.make_report`) in the language of the guide, in UTF-8."""
    guide = report["guide"]
    tag = str(guide["language"])
    language = language_for(tag)
    writer = _Writer(language, language.proof)
    words, title = language.proof, str(guide["title"])
    own = ENGLISH.tag if ENGLISH.tag in {tongue(words, language), language.tag} else tag
    body = etree.Element("body")
    add(body, "a", words.skip, class_="skip", href="#proof")
    header = add(body, "header")
    before, after = words.title.split("{title}")
    heading = add(header, "h1", before)
    name = add(heading, "span", title, lang=tag)
    name.tail = after or None
    if direction_of(tag) != direction_of(own):
        name.set("dir", direction_of(tag))
    before, after = (part.format(v=guide["version"]) for part in words.version.split("{date}"))
    add_apart(add(header, "p", before), str(guide["date"]), after, rtl=direction_of(own) == "rtl")
    nav = add(header, "nav", aria_label=words.files)
    listed = add(nav, "ul")
    for number, record in enumerate(report["files"], 1):
        add(add(listed, "li"), "a", str(record["file"]), href=f"#file-{number}")
    add(add(listed, "li"), "a", "WCAG 2.2", href="#wcag")
    main = add(body, "main", id="proof", tabindex="-1")
    writer.summary(main, report)
    for number, record in enumerate(report["files"], 1):
        writer.file(main, record, number)
    writer.criteria(main, report["wcag"])
    styles = read_sheets(SHEETS)
    return page(Head(own, words.title.format(title=title), words.description.format(title=title), styles), body)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the parts of the page, in the words of a language."""

    language: Language
    words: ProofWords

    def summary(self, main: etree._Element, report: Record) -> None:
        """The verdict, what the proof is about, what was found in no single file, what is set aside."""
        words, good = self.words, report["proved"]
        bad = words.bad.format(n=report["errors"]) if report["errors"] else words.unproved
        verdict = words.good if good else bad
        add(main, "p", verdict, class_="verdict" if good else "verdict bad")
        if report["not-run"]:
            add(main, "p", words.not_run.format(tools=self._list(report["not-run"])))
        if report["broke-down"]:
            add(main, "p", words.broke.format(tools=self._list(report["broke-down"])))
        facts = [
            (words.inputs, report["inputs"]),
            (words.manifest, report["manifest"]),
            (words.disclaimer_sum, report["disclaimer"]),
        ]
        _facts(main, facts)
        for missing in report["not-checked"]:
            told = self.language.policy.term(str(missing), ENGLISH.policy)
            mark(add(main, "p", told), self.language.policy, self.language)
        self._findings(main, [*report["findings"], *report["manuscript"]])
        add_statements(main, report, self.language)
        add(main, "h2", words.waivers)
        if not report["waivers"]:
            add(main, "p", words.no_waivers)
            return
        rows = [(one["code"], f"{one['file']}:{one['line']}", one["reason"]) for one in report["waivers"]]
        table(main, words.waivers_caption, (words.code, words.place, words.reason), rows)

    def file(self, main: etree._Element, record: Record, number: int) -> None:
        """What was proved of a file, by what, and what was not."""
        words, numbers = self.words, self.language.numbers
        section = add(main, "section", aria_labelledby=f"file-{number}")
        add(section, "h2", str(record["file"]), id=f"file-{number}")
        said = record["words"]
        told = words.said.format(n=numbers.count(said["said"]), differences=said["differences"]) if said else ""
        facts = [
            (words.edition, self._edition(str(record["edition"]))),
            ("SHA-256", record["sha256"]),
            (words.size, words.bytes.format(n=numbers.count(record["bytes"]))),
            (words.pages, record["pages"]),
            (words.words, told),
            (words.disclaimer, record["disclaimer"]),
            (words.claimed, self._list(record["standards"]["claimed"])),
        ]
        _facts(section, facts)
        proved = [(one["standard"], f"{one['prover']} {one['version']}") for one in record["standards"]["proved"]]
        if proved:
            table(section, words.proved, (words.standard, words.by), proved)
        rows = [self._prover(one) for one in record["provers"]]
        heads = (words.prover, words.judged_by, words.result, words.rules, words.objects, words.findings)
        if rows:
            table(section, words.provers, heads, rows)
        for one in record["provers"]:
            if one["why"] and (one["status"] == Status.BROKE_DOWN.value or one["name"] == BUILT_IN):
                self._why(section, one)
            if one["raw"]:
                told = words.raw.format(prover=one["name"], file=one["raw"])
                add(add(section, "p"), "a", told, href=str(one["raw"]))
        self._findings(section, record["findings"])
        if record["needs-a-person"]:
            add(section, "h3", words.person)
            asked = add(section, "ul")
            for one in record["needs-a-person"]:
                add(asked, "li", f"{words.term(one['question'])} ({words.term(one['checkpoint'])})")

    def _edition(self, name: str) -> str:
        """What an edition is called; the page to download them from is none."""
        if name == "download":
            return self.words.download_page
        known = self.language.download.editions.get(name)
        return known.title if known else name

    def _prover(self, one: Record) -> tuple[str, ...]:
        """What a prover was and said, as the cells of a row."""
        return (
            f"{one['name']} {one['version']}".strip(),
            self.words.term(one["profile"]),
            self.words.term(one["status"]),
            self._count(one["rules"]),
            self._count(one["objects"]),
            str(one["findings"]),
        )

    def _count(self, number: int | None) -> str:
        return self.words.not_told if number is None else self.language.numbers.count(number)

    def _why(self, section: etree._Element, one: Record) -> None:
        """Why a prover has nothing to say; what it said itself is in English."""
        who = f"{one['name']} ({self.words.term(one['profile'])})"
        before, after = (part.format(prover=who) for part in self.words.why.split("{why}"))
        told = add(section, "p", before)
        english(add(told, "span", str(one["why"])), self.language).tail = after or None

    def _findings(self, parent: etree._Element, findings: Sequence[Record]) -> None:
        if not findings:
            return
        words = self.words
        rows = [(one["code"], words.term(one["severity"]), one["place"], one["message"]) for one in findings]
        listed = table(parent, words.findings, (words.code, words.severity, words.place, words.message), rows)
        for cell in listed.iterfind("tbody/tr/td[3]"):  # the rules speak English
            english(cell, self.language)

    def criteria(self, main: etree._Element, criteria: Sequence[Record]) -> None:
        """The success criteria of WCAG, and what is proved of each."""
        words = self.words
        section = add(main, "section", aria_labelledby="wcag")
        add(section, "h2", words.wcag, id="wcag")
        add(section, "p", words.wcag_how)
        add(add(section, "p"), "a", words.officer, href="acr.html", hreflang="en")
        rows = [
            (
                f"{one['criterion']} {words.criteria.get(one['criterion'], one['name'])}",
                one["level"],
                words.term(one["state"]),
                self._list(one["rules"]),
                self._remark(str(one["remark"])),
            )
            for one in criteria
        ]
        table(
            section,
            words.criteria_caption,
            (words.criterion, words.level, words.state, words.rules, words.remark),
            rows,
        )

    def _remark(self, remark: str) -> str:
        codes = remark.removeprefix(FOUND).removesuffix(".")
        return self.words.found.format(codes=codes) if remark.startswith(FOUND) else self.words.term(remark)

    def _list(self, names: Iterable[object]) -> str:
        return self.language.book.byline.comma.join(map(str, names))


def _facts(parent: etree._Element, facts: Iterable[tuple[str, object]]) -> None:
    held = [(term, str(value)) for term, value in facts if value]
    if held:
        terms = add(parent, "dl")
        for term, value in held:
            add(terms, "dt", term)
            add(terms, "dd", value)

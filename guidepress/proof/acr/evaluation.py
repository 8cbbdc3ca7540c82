"""What was evaluated of each edition: a column of the conformance report."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.finding import Finding, Severity
from guidepress.model.run import LOOKED
from guidepress.proof.acr.other_validators import criteria_of
from guidepress.proof.acr.say import ENGLISH_REPORT, Say
from guidepress.standards.conformance.answers import Answer, Judgement
from guidepress.standards.conformance.criteria import CRITERIA, INERT, OF_THE_WHOLE, READ
from guidepress.standards.conformance.settled import Seen, Settled, State, fresh_answers, settle_all, worst

Record = Mapping[str, Any]

_BUILT_IN = "guidepress"
_OTHER_BYTES = frozenset({"PRV001", "PRV002", "PRV003", "PRV004", "PRV006", "PRV007", "PRV010"})
"""Codes of a file that is missing, broken, or not what the guide and the tools of today make of it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table says of one row for one edition."""

    state: State
    remark: str


@dataclass(frozen=True, slots=True)
class Column:
    """An edition as it was evaluated: its record in the proof, what is settled of each criterion, the other answers."""

    edition: str
    kind: EditionKind
    record: Record
    seen: Seen
    settled: Mapping[str, Settled]
    services: Mapping[str, tuple[Answer, Judgement]]
    outside: tuple[tuple[str, str, str], ...]
    say: Say = ENGLISH_REPORT

    @property
    def title(self) -> str:
        """What the edition is called."""
        return self.say.edition(self.edition)

    @property
    def judgements(self) -> list[Judgement]:
        """The judgements that answers came from, each once."""
        said = [one.judgement for one in self.settled.values()] + [
            judgement for _answer, judgement in self.services.values()
        ]
        found: list[Judgement] = []
        for one in said:
            if one is not None and one not in found:
                found.append(one)
        return found

    def criterion(self, number: str) -> Cell:
        """What is settled of a criterion, and by what."""
        return Cell(self.settled[number].state, _remark(self.settled[number], self))

    def parsing(self) -> Cell:
        """4.1.1, which WCAG 2.2 has no longer (W3C, errata of WCAG 2.0 and 2.1, September 2023)."""
        if not self.seen.ran:
            return Cell(State.NOT_EVALUATED, self.say("No rule looked at the file as it is."))
        return Cell(
            State.SUPPORTS, self.say("By the errata of WCAG 2.0 and 2.1 always satisfied; obsolete in WCAG 2.2.")
        )

    def derived(self, source: str) -> Cell:
        """A row that follows from criteria, from the file's being inert, or from an answer on the publisher's help."""
        if source == "inert":
            return self.inert()
        if source.startswith("support-"):
            return self._service(source)
        numbers = source.split()
        states = {number: self.settled[number].state for number in numbers}
        state = worst(set(states.values()))
        if state is State.FAILS:
            state = State.PARTIALLY
        deciding = [number for number in numbers if states[number] is worst(set(states.values()))]
        if state in {State.SUPPORTS, State.NOT_APPLICABLE}:
            return Cell(state, self.say("From WCAG {numbers}.", numbers=", ".join(numbers)))
        if state is State.NOT_EVALUATED:
            told = self.say("From WCAG. Not evaluated: {numbers}.", numbers=", ".join(deciding))
        else:
            told = self.say("From WCAG. Not wholly supported: {numbers}.", numbers=", ".join(deciding))
        return Cell(state, told)

    def inert(self) -> Cell:
        """What is not applicable to a file that runs and asks nothing."""
        rules = ", ".join(INERT[self.kind])
        if not self.seen.ran:
            return Cell(State.NOT_EVALUATED, self.say("No rule looked at the file."))
        if any(self.seen.open.get(code) for code in INERT[self.kind]):
            return Cell(State.NOT_EVALUATED, self.say("The file is not only content: {rules}.", rules=rules))
        if self.kind is EditionKind.WEB:
            told = self.say(
                "It loads and sends nothing, and runs only the script for its display and search: {rules}, no finding.",
                rules=rules,
            )
        else:
            told = self.say("The file runs, plays, sends and asks nothing: {rules}, no finding.", rules=rules)
        return Cell(State.NOT_APPLICABLE, told)

    def _service(self, name: str) -> Cell:
        if name not in self.services:
            return Cell(State.NOT_EVALUATED, self.say("No person has answered this."))
        answer, judgement = self.services[name]
        return Cell(_said(answer), _by(answer, judgement, self.say))


def columns(
    records: Sequence[Record], book: Book, manuscript: Sequence[Finding], waivers: Sequence[Record]
) -> list[Column]:
    """A column for each edition that is read on a screen and lies in ``dist/``, in the order of the editions.

    ``manuscript`` are the findings that stand against the text, ``waivers`` what it sets aside.
    """
    made = {str(record["edition"]): record for record in records if _kind(record) is not None}
    waived = frozenset(str(one["code"]) for one in waivers)
    return [_column(made[name], book, manuscript, waived) for name in EDITIONS if name in made]


def _kind(record: Record) -> EditionKind | None:
    edition = EDITIONS.get(str(record["edition"]))
    return edition.kind if edition and edition.kind.value == record["kind"] and edition.kind in READ else None


def _column(record: Record, book: Book, manuscript: Sequence[Finding], waived: frozenset[str]) -> Column:
    codes = Counter(str(one["code"]) for one in record["findings"] if one["severity"] != Severity.NOTE.value)
    ours = [one for one in record["provers"] if one["name"] == _BUILT_IN]
    looked = bool(ours) and all(one["status"] in LOOKED for one in ours)
    ran = looked and not _OTHER_BYTES & codes.keys()
    codes.update(finding.code for finding in manuscript if finding.severity is not Severity.NOTE)
    return _evaluated(record, book, Seen(ran, codes, waived), tuple(_outside(record)))


def _evaluated(record: Record, book: Book, seen: Seen, outside: tuple[tuple[str, str, str], ...]) -> Column:
    name = str(record["edition"])
    kind = EDITIONS[name].kind
    settled = {one.criterion.number: one for one in settle_all(book, name, kind, seen)}
    for one in record["findings"]:
        for number, rule in criteria_of(str(one["message"])) if one["code"] == "PRV005" and seen.ran else ():
            settled[number] = _held_against(settled[number], rule)
    services = fresh_answers(book, name) if seen.ran else {}
    held = {key: said for key, said in services.items() if key not in CRITERIA}
    return Column(name, kind, record, seen, settled, held, outside)


def _held_against(one: Settled, rule: str) -> Settled:
    """What is settled of a criterion, once another validator holds a rule of its own against the file."""
    if rule in one.against:
        return one
    found = State.FAILS if one.criterion.number in OF_THE_WHOLE else State.PARTIALLY
    state = worst({found, one.state} - {State.NOT_EVALUATED})
    return replace(one, state=state, against=(*one.against, rule), by_machine=False)


def _outside(record: Record) -> Iterator[tuple[str, str, str]]:
    """The other judges of a file, by what they judged, and what came of it."""
    for one in record["provers"]:
        if one["name"] != _BUILT_IN:
            told = f"{one['name']} {one['version']}".strip()
            yield told, str(one["profile"]), str(one["status"])


def _remark(one: Settled, column: Column) -> str:
    """What looked at a criterion, and what it found."""
    say = column.say
    if not column.seen.ran:
        return say("No rule looked at the file as it is.")
    told = []
    if one.against:
        counts = column.seen.open
        counted = ", ".join(f"{code} ({counts[code]})" if code in counts else code for code in one.against)
        told.append(say("Findings stand: {rules}.", rules=counted))
    clean = [code for code in one.rules if code not in one.against]
    if clean:
        told.append(say("Rules without a finding: {rules}.", rules=", ".join(clean)))
    if one.waived:
        told.append(say("Set aside in the manuscript: {rules}.", rules=", ".join(one.waived)))
    if one.by_machine:
        told.append(say("Nothing of the kind is in the file.") if one.criterion.about else say("The rules decide it."))
    elif one.answer is not None and one.judgement is not None:
        told.append(_by(one.answer, one.judgement, say))
    elif not one.against:
        nobody = say("No rule looks at it, and no person has judged it.")
        told.append(say("No person has judged it.") if one.rules else nobody)
    return " ".join(told)


def _by(answer: Answer, judgement: Judgement, say: Say) -> str:
    state = say.state(_said(answer)) if say.language.acr else answer.answer
    said = f"{judgement.by.name}, {judgement.by.role}, {judgement.date.isoformat()}: {state}."
    return f"{said} {answer.remark}" if answer.remark else said


def _said(answer: Answer) -> State:
    return next(state for state in State if state.value.casefold() == answer.answer)


@cache
def tables() -> tuple[Mapping[str, Any], ...]:
    """The tables beyond WCAG, in the order of the VPAT: ``id``, ``standard``, ``title``, and ``rows`` or ``none``."""
    return tuple(tomllib.loads((files(__package__) / "tables.toml").read_text(encoding="utf-8"))["table"])


def report_date(found: Sequence[Column], book: Book) -> dt.date:
    """The day of the last judgement, else that of the edition: no clock is asked."""
    return max((one.date for column in found for one in column.judgements), default=book.settings.date)


def contact(book: Book) -> str:
    """The e-mail address in the guide's contact; the whole of it if there is none."""
    found = re.search(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", book.settings.contact, re.ASCII)
    return found[0] if found else book.settings.contact

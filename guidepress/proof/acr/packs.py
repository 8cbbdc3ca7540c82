"""Which edition answers which duty: HHS section 504, the European Accessibility Act, the NHS standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.needs import Need
from guidepress.proof.acr.evaluation import Column, Record
from guidepress.proof.acr.say import Say
from guidepress.standards.conformance.criteria import CRITERIA
from guidepress.standards.conformance.settled import State

RENDITIONS = tuple(
    sorted(
        (edition.name for edition in EDITIONS.values() if not edition.trade and not edition.chosen),
        key=lambda name: EDITIONS[name].kind not in {EditionKind.EPUB, EditionKind.WEB},
    )
)
"""The editions for readers that have the whole text, those first whose looks a reader sets."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A row: the clause, what it asks for, the editions that answer it, and what is established of that."""

    clause: str
    asks: str
    answered_by: str
    established: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A table of duties under one law or standard."""

    id: str
    title: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class _Files:
    """The editions that lie there."""

    columns: Sequence[Column]
    records: Sequence[Record]
    contact: str
    say: Say

    def file(self, name: str) -> str:
        """The file of an edition; empty if it does not lie there."""
        kind = EDITIONS[name].kind.value
        return next((str(one["file"]) for one in self.records if (one["edition"], one["kind"]) == (name, kind)), "")

    def named(self, *names: str) -> list[str]:
        """Those of some editions that lie there."""
        return [name for name in names if self.file(name)]

    def of(self, *kinds: EditionKind) -> list[Column]:
        """The columns of some kinds."""
        return [column for column in self.columns if column.kind in kinds]


def packs(columns: Sequence[Column], records: Sequence[Record], contact: str, say: Say) -> tuple[Pack, ...]:
    """The three packs for what lies in ``dist/``."""
    held = _Files(columns, records, contact, say)
    return (
        Pack("hhs-504", say("Section 504, HHS: 45 CFR part 84, subpart I"), tuple(_hhs(held))),
        Pack("eaa", say("European Accessibility Act: Directive (EU) 2019/882, Annex I"), tuple(_eaa(held))),
        Pack("nhs-ais", say("NHS Accessible Information Standard: DAPB1605"), tuple(_nhs(held))),
    )


def _hhs(held: _Files) -> Iterator[Duty]:
    say = held.say
    asks = say("Web content meets WCAG 2.1, levels A and AA.")
    yield _wcag("84.84(b)", asks, held.of(EditionKind.WEB), "2.1", say)
    asks = say(
        "Conventional electronic documents that are offered on the web (PDF, EPUB) meet WCAG 2.1, levels A and AA."
    )
    yield _wcag("84.84(b), 84.83", asks, held.of(EditionKind.PDF, EditionKind.EPUB), "2.1", say)
    asks = say("A conforming alternate version is used only where the content itself cannot be made accessible.")
    names = _titles(held.of(EditionKind.EPUB, EditionKind.WEB))
    same = say("Every edition says the same words, which rules compare (SAY001 to SAY003).")
    said = same if _same_words(held) else say(_UNKNOWN)
    yield Duty("84.86", asks, names or say(_NONE), said if names else say(_NO_EDITION))
    asks = say("People can ask for what they need in another form.")
    told = say("{contact}; whether it is answered, no rule can tell.", contact=held.contact)
    yield Duty("84.68(b)(7)", asks, say("Contact"), told)


def _eaa(held: _Files) -> Iterator[Duty]:
    say = held.say
    books = held.of(EditionKind.EPUB)
    reading = held.of(EditionKind.EPUB, EditionKind.WEB)
    inert = all(column.inert().state is State.NOT_APPLICABLE for column in held.columns)
    asks = say("Text is synchronised with audio, where there is audio.")
    yield Duty(
        "IV(f)(i)",
        asks,
        _titles(held.columns) or say(_NONE),
        say("Not applicable: no edition has sound.") if inert else say(_UNKNOWN),
    )
    asks = say("The digital files do not prevent assistive technology from operating properly.")
    yield _established("IV(f)(ii)", asks, held.columns, _is_open, "nothing is encrypted, and nothing runs", say)
    asks = say("Content can be reached, the file navigated, its layout changed by the reader; its structure is given.")
    yield _established(
        "IV(f)(iii)", asks, reading, _has_structure, "headings, contents, language and styles hold the rules", say
    )
    asks = say("There are alternative renditions that work with many assistive technologies.")
    there = held.named(*RENDITIONS)
    told = ", ".join(held.file(name) for name in there)
    yield Duty(
        "IV(f)(iv)",
        asks,
        told or say(_NONE),
        say("{n} renditions of one text.", n=len(there)) if len(there) > 1 else say("One rendition only."),
    )
    asks = say("The file can be found by metadata on its accessibility.")
    yield _established("IV(f)(v)", asks, books, _has_metadata, "the metadata are there and true of the file", say)
    asks = say("Digital rights management does not block accessibility.")
    yield _established("IV(f)(vi)", asks, held.columns, _is_open, "no file has rights management", say)
    asks = say("The file is perceivable, operable, understandable and robust (presumed of EN 301 549, with WCAG 2.1).")
    yield _wcag("III(c)", asks, held.columns, "2.1", say)


def _nhs(held: _Files) -> Iterator[Duty]:
    say = held.say
    for need in Need:
        there = held.named(*answering(need))
        files = ", ".join(held.file(name) for name in there)
        told = say("There.") if there else say("Not among the editions.")
        if there and all(EDITIONS[name].kind is EditionKind.BRAILLE for name in there):
            told = say("There; translated by machine, and not proofread.")
        yield Duty(say("Information format"), say(need.value), files or say(_NONE), told)


def answering(need: Need) -> tuple[str, ...]:
    """The editions that answer a need, those first that answer it best."""
    found = [edition for edition in EDITIONS.values() if need in edition.suits]
    return tuple(edition.name for edition in sorted(found, key=lambda edition: edition.suits.index(need)))


def _wcag(clause: str, asks: str, columns: Sequence[Column], version: str, say: Say) -> Duty:
    """Whether the criteria of a version of WCAG are settled, for each edition."""
    told = []
    for column in columns:
        due = [one for number, one in column.settled.items() if CRITERIA[number].since <= version]
        counted = {state: sum(one.state is state for one in due) for state in State}
        left = [f"{n} {say.state(state).lower()}" for state, n in counted.items() if n and state not in _GOOD]
        settled = "; ".join(left) or say("all {n} criteria settled", n=len(due))
        told.append(f"{column.title}: {settled}.")
    return Duty(clause, asks, _titles(columns) or say(_NONE), " ".join(told) or say(_NO_EDITION))


def _established(
    clause: str, asks: str, columns: Sequence[Column], holds: Callable[[Column], bool | None], what: str, say: Say
) -> Duty:
    """What rules establish of each edition."""
    told = []
    for column in columns:
        found = holds(column)
        word = say("not evaluated") if found is None else say("findings stand against it")
        if found:
            word = say("established: {what}", what=say(what))
        told.append(f"{column.title}: {word}.")
    return Duty(clause, asks, _titles(columns) or say(_NONE), " ".join(told) or say(_NO_EDITION))


def _is_open(column: Column) -> bool | None:
    """PDF010 holds a PDF to its bit for assistive technology, EPB004 an EPUB to having no encryption."""
    if not column.seen.ran:
        return None
    match column.kind:
        case EditionKind.PDF | EditionKind.PRINT | EditionKind.COVER:
            rules: tuple[str, ...] = ("PDF010", "PDF015")
        case EditionKind.EPUB:
            rules = ("EPB004", "EPB005", "EPB043")
        case EditionKind.WEB:
            rules = ("WEB002", "WEB003")
        case EditionKind.BRAILLE:
            return None
        case _:
            assert_never(column.kind)
    return not any(column.seen.open.get(code) for code in rules)


def _has_structure(column: Column) -> bool | None:
    if not column.seen.ran:
        return None
    rules = (
        "EPB010",
        "EPB012",
        "EPB013",
        "EPB030",
        "EPB031",
        "EPB032",
        "EPB045",
        "WEB007",
        "WEB008",
        "WEB013",
        "WEB014",
    )
    return not any(column.seen.open.get(code) for code in rules)


def _has_metadata(column: Column) -> bool | None:
    if not column.seen.ran:
        return None
    return not any(
        column.seen.open.get(code) for code in ("EPB040", "EPB041", "EPB042", "EPB043", "CON020", "CON021", "CON022")
    )


def _same_words(held: _Files) -> bool:
    ran = held.columns and all(column.seen.ran for column in held.columns)
    said = ("SAY001", "SAY002", "SAY003")
    return bool(ran) and not any(column.seen.open.get(code) for column in held.columns for code in said)


def _titles(columns: Sequence[Column]) -> str:
    return ", ".join(f"{column.title} ({column.record['file']})" for column in columns)


_GOOD = frozenset({State.SUPPORTS, State.NOT_APPLICABLE})
_NONE = "None"
_NO_EDITION = "No such edition lies there."
_UNKNOWN = "Not evaluated: rules did not look at every edition, or found something."

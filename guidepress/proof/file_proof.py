"""One file of ``dist/``, proved: what it is and says by its own bytes, and what the provers have against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from guidepress.dist.manifest import sha256
from guidepress.model.book import Book
from guidepress.model.edition import BOOKLET, EditionKind, Published
from guidepress.model.errors import OutsideToolError, words_of_error
from guidepress.model.finding import Finding, Severity
from guidepress.model.place import Place
from guidepress.model.run import Run, Status
from guidepress.model.version import __version__
from guidepress.proof.art import cover_art
from guidepress.proof.due import Due
from guidepress.proof.rules import PRV005, PRV010, PRV011, PRV012
from guidepress.prove import BUILT_IN, PRV007, Proved, Prover, prove_edition
from guidepress.prove.booklet import prove_sheets
from guidepress.prove.likeness.art import COVER_ART
from guidepress.prove.measure import FORMATS, Format, Measured, format_of
from guidepress.prove.onix import count_elements, prove_record
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.told import Told
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.prove.validators.validators import Validator, axe, validators
from guidepress.prove.web import prove_download

STRUCTURE = "structure"
BY_MACHINE = "WCAG 2.2 A and AA, by machine"
_PRIVATE, _SHOWN = re.compile(r"(?:file://)?[^\s'\"]*guidepress-\w+/?"), 400
_WITHOUT_EDITION = {"onix": Format.RECORD, "page": Format.PAGE, "booklet": Format.PDF}


@dataclass(frozen=True, slots=True)
class FileProof:
    """What was proved of a file. ``data`` is ``None`` where nothing could be read.

    ``findings`` are those on the file as such; those of the provers are with their ``runs``. ``measured`` is counted
    in the bytes, ``folios`` the page on which the file says each statement, by its id; ``told`` is what the file says
    that others are held against.
    """

    due: Due
    data: bytes | None = None
    findings: Sequence[Finding] = ()
    runs: Sequence[Run] = ()
    measured: Measured = field(default_factory=Measured)
    folios: Mapping[str, str] = field(default_factory=dict)
    told: Told = field(default_factory=Told)

    @property
    def name(self) -> str:
        """The file's name in ``dist/``."""
        return self.due.file

    @property
    def kind(self) -> EditionKind | None:
        """The kind of edition; ``None`` for a file that only goes with one."""
        return self.due.edition.kind if self.due.edition is not None and self.due.is_edition else None

    @property
    def sha256(self) -> str:
        """The digest of its bytes; empty where nothing could be read."""
        return sha256(self.data) if self.data is not None else ""

    @property
    def everything(self) -> tuple[Finding, ...]:
        """All findings: on the file as such, then those of the provers, then each prover that broke down."""
        broke = (
            PRV011.at(Place(self.name), f"{self.name}: {run.name} ({run.profile}) broke down: {run.why}")
            for run in self.runs
            if run.status is Status.BROKE_DOWN
        )
        return (*self.findings, *(one for run in self.runs for one in run.findings), *broke)

    @property
    def proved(self) -> bool:
        """Whether our own provers all ran, none of any kind broke down, and no error was found."""
        ours = [run for run in self.runs if run.name == BUILT_IN]
        whole = bool(ours) and all(run.ran for run in ours)
        broke = any(run.status is Status.BROKE_DOWN for run in self.runs)
        return whole and not broke and not any(one.severity is Severity.ERROR for one in self.everything)

    def run(self, profile: str) -> Run | None:
        """Our own prover of that name, if it was asked."""
        return next((one for one in self.runs if one.name == BUILT_IN and one.profile == profile), None)


def published_of(due: Due, data: bytes, extra: Mapping[str, object] | None = None) -> Published:
    """A file that lies in ``dist/`` as an edition to be proved: nothing is said of it that is not in its bytes."""
    if due.edition is None:
        raise ValueError(due.file)
    return Published(due.edition, due.file, data, "", words=0, extra=extra or {})


def of_edition(due: Due, data: bytes, proved: Proved, findings: Iterable[Finding] = ()) -> FileProof:
    """The proof of an edition by the built-in provers: with what its bytes are and claim held against what is due."""
    found = [*findings, *of_its_kind(due, data)]
    if proved.unreadable:
        found.append(PRV007.at(Place(due.file), f"{due.file} cannot be read: {proved.unreadable}"))
    elif due.edition is not None and due.edition.kind is EditionKind.PDF:
        found += _claims(due.file, due.edition.standards, proved.measured.claims)
    return FileProof(due, data, found, proved.runs, proved.measured, proved.folios, proved.told)


def of_its_kind(due: Due, data: bytes) -> Iterator[Finding]:
    """PRV010 if the bytes are of another format."""
    wanted = FORMATS[due.edition.kind] if due.is_edition and due.edition is not None else _WITHOUT_EDITION[due.kind]
    said = format_of(data)
    if said is not wanted:
        yield PRV010.at(Place(due.file), f"{due.file} is {said.value}, not {wanted.value}")


def _claims(name: str, wanted: Sequence[str], said: Sequence[str]) -> Iterator[Finding]:
    for claim in said:
        if claim not in wanted:
            yield PRV012.at(Place(name), f"{name} claims {claim}; its edition is one of {', '.join(wanted) or 'none'}")


def prove_file(
    due: Due, data: bytes, book: Book, tools: Toolbox, statements: Mapping[str, etree._Element], interior: int | None
) -> FileProof:
    """Every prover on a file, the validators that are not ours included; ``interior`` are the pages of the print file.

    Never raises for what is in the file: what stumbles is recorded, and the others go on.
    """
    if not due.is_edition:
        one = of_companion(due, data, book)
    else:
        extra: dict[str, object] = {COVER_ART: cover_art(book)}
        extra |= {"interior-pages": interior} if interior is not None else {}
        published = published_of(due, data, extra)
        one = of_edition(due, data, prove_edition(published, book, statements))
    asked: Iterable[Validator] = ()
    if due.edition is not None and due.is_edition:
        asked = validators(due.edition.kind, tuple(dict.fromkeys((*due.edition.standards, *one.measured.claims))))
    elif due.edition is None:
        asked = [Validator("axe", BY_MACHINE, axe)]
    closed = any(finding.code == PRV007.code for finding in one.findings)  # a bomb is not handed on either
    runs = [*one.runs, *(_unasked(other) if closed else ask(other, data, due.file, tools) for other in asked)]
    return replace(one, runs=runs)


def of_companion(due: Due, data: bytes, book: Book) -> FileProof:
    """The proof of the download page, or of a file that goes with an edition, by the built-in provers."""
    found = list(of_its_kind(due, data))
    if due.edition is None:
        page = WebPage(data, due.file)
        prover = Prover(STRUCTURE, ("WEB",), lambda: prove_download(page), lambda: len(page.elements))
    elif due.kind == BOOKLET:
        return FileProof(due, data, found, (_sheets(due, data),))
    else:
        place = Place(due.file)
        prover = Prover("record", ("PRV013",), lambda: prove_record(data, book, place), lambda: count_elements(data))
    return FileProof(due, data, found, (prover.run(),))


def _sheets(due: Due, data: bytes) -> Run:
    """What the sheets of a booklet hold; whether they are those of the leaflet is asked where both are known."""
    try:
        with PdfFile(data) as file:
            place, sides = Place(due.file), len(file.pdf.pages)
            return Prover("sheets", ("PRT141",), lambda: prove_sheets(file, place), lambda: sides).run()
    except Exception as error:  # noqa: BLE001  # bytes that anybody may have changed; whatever stumbles says so
        return Run(BUILT_IN, "sheets", __version__, why=words_of_error(error), broke=True)


def _unasked(validator: Validator) -> Run:
    return Run(validator.tool, validator.profile, why="the file cannot be opened")


def ask(validator: Validator, data: bytes, name: str, tools: Toolbox) -> Run:
    """A validator's verdict as a run: PRV005 for each fault, or why it did not run."""
    try:
        verdict = validator.verdict(data, tools)
    except OutsideToolError as error:
        return Run(validator.tool, validator.profile, why=_short(error.message), broke=True)
    if verdict.missing:
        return Run(
            validator.tool, validator.profile, why=f"{verdict.missing} is not installed here", missing=verdict.missing
        )
    found = tuple(PRV005.at(Place(name), f"{verdict.tool}: {fault}") for fault in verdict.faults)
    return Run(
        verdict.tool,
        verdict.profile or validator.profile,
        verdict.version,
        verdict.rules,
        verdict.objects,
        found,
        raw=verdict.raw,
    )


def _short(message: str) -> str:
    """What a tool said when it broke down, without the place of its private folder; the same on every machine."""
    return _PRIVATE.sub("", " ".join(message.split()))[:_SHOWN]

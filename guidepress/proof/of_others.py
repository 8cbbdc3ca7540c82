"""Prove one PDF or EPUB by the standards alone: without a guide, a manifest, or the rules of this house.

An EPUB is held to EPUB 3.3, a PDF to what it claims of PDF/UA and PDF/A, or to what one asks for. House rules are asked
only on request, and their prover is called so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guidepress.dist.manifest import sha256
from guidepress.model.edition import EditionKind
from guidepress.model.errors import ConfigurationError, words_of_error
from guidepress.model.finding import Finding, Severity
from guidepress.model.place import Place
from guidepress.model.rules import family
from guidepress.model.run import Run, Status
from guidepress.proof.file_proof import ask
from guidepress.proof.rules import PRV011
from guidepress.prove import EPUB_STRUCTURE, PRV007, Prover, file_is_read, validation
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.epub.rules import OF_THE_STANDARD
from guidepress.prove.measure import Format, Measured, format_of, measure
from guidepress.prove.parsers.epub.container import EpubFile, UnreadableError
from guidepress.prove.parsers.opened import Opened
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.pdf import PROFILES
from guidepress.prove.speech.file import bytes_of
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.prove.validators.validators import FLAVOURS, Validator, validators

EPUB_3 = "EPUB 3.3"
HOUSE = "house rules of Guidepress"
"""The profile of the prover whose rules no standard has."""
STANDARDS = tuple(FLAVOURS)
"""The standards of PDF that some prover knows."""
MEND = "Mend it where the file was made, and save it anew."
"""What to do about a fault of a file of others; the remedies of our rules speak of files that Guidepress made."""
OURS = "This is a house rule of Guidepress: no standard asks for it."
_ACCESSIBLE = "EPUB Accessibility"
_OURS = tuple(sorted(code for code in family("EPB") if code.startswith(EPUB_STRUCTURE) and code not in OF_THE_STANDARD))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of one file: what it is, what was counted in its bytes, and each prover with what it says of itself."""

    file: str
    format: Format
    sha256: str
    size: int
    measured: Measured
    runs: tuple[Run, ...]
    findings: tuple[Finding, ...]

    @property
    def at_fault(self) -> bool:
        """Whether an error was found, beyond provers that broke down."""
        return any(one.severity is Severity.ERROR and one.code != PRV011.code for one in self.findings)

    @property
    def broke(self) -> tuple[Run, ...]:
        """The provers that did not come to their end."""
        return tuple(run for run in self.runs if run.status is Status.BROKE_DOWN)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The validators that were not run, each with what is not installed."""
        return tuple(dict.fromkeys((run.name, run.missing) for run in self.runs if run.missing))

    def as_data(self) -> dict[str, Any]:
        """The same as plain data, without the findings."""
        return {
            "file": self.file,
            "format": self.format.value,
            "sha256": self.sha256,
            "bytes": self.size,
            "pages": self.measured.pages,
            "words": self.measured.words,
            "claims": list(self.measured.claims),
            "provers": [run.as_data() for run in self.runs],
        }


def judge_file(path: Path, *, standards: Sequence[str] = (), house: bool = False, tools: Toolbox) -> Judgement:
    """Every prover that needs no manuscript on a PDF or an EPUB, validators that are not ours included.

    ``standards`` are those of PDF that the file is held to beside those that it claims; ``house`` asks the house rules
    on an EPUB as well. A file that cannot be read to its end is PRV007. Raises `ConfigurationError` for what is no
    such file, opens only with a password, or would be held to nothing.
    """
    data = bytes_of(path)
    kind = format_of(data)
    if kind not in {Format.PDF, Format.EPUB} and data[:2] == b"PK":
        kind = Format.EPUB  # whatever its first entry is: EPB002 says so
    match kind:
        case Format.PDF:
            if house:
                raise ConfigurationError("there are no house rules for a PDF by itself", hint="Leave out --house.")
            return _judge_pdf(path, data, standards, tools)
        case Format.EPUB:
            if standards:
                raise ConfigurationError("--standard names standards of PDF", hint="Leave it out for an EPUB.")
            return _judge_epub(path, data, house=house, tools=tools)
        case _:
            raise ConfigurationError(f"'{path}' is neither a PDF nor an EPUB", hint="Name a .pdf or .epub file.")


def _judge_epub(path: Path, data: bytes, *, house: bool, tools: Toolbox) -> Judgement:
    epub = EpubFile(data)
    why = _why_unreadable(epub)
    asked = [
        Prover(
            EPUB_3,
            tuple(sorted(OF_THE_STANDARD)),
            lambda: prove_epub(epub, house=False),
            lambda: 1 if why else len(epub.entries),
            hardy=True,
        )
    ]
    if house:
        ours = (one for one in prove_epub(epub) if one.code not in OF_THE_STANDARD)
        asked.append(Prover(HOUSE, _OURS, lambda: ours, lambda: len(epub.entries)))
    runs = [prover.run(why) for prover in asked]
    measured = Measured() if why else _measured(epub, EditionKind.EPUB)
    claims = any(_ACCESSIBLE in claim for claim in measured.claims)
    others = [one for one in validators(EditionKind.EPUB, ()) if claims or one.tool != "ace"]
    runs += _outside(others, data, path.name, tools, why)
    return _judgement(path, data, Format.EPUB, measured, runs, inside=True)


def _judge_pdf(path: Path, data: bytes, standards: Sequence[str], tools: Toolbox) -> Judgement:
    from pikepdf import PasswordError

    found: list[Finding] = []
    with PdfFile(data, drawn=False) as pdf:
        try:
            why = _why_unreadable(pdf, PasswordError)
        except PasswordError as error:
            raise ConfigurationError(f"'{path}' opens only with a password", hint="Save it without one.") from error
        measured = Measured() if why else _measured(pdf, EditionKind.PDF)
        held = tuple(one for one in dict.fromkeys((*measured.claims, *standards)) if one in FLAVOURS)
        if why:
            found.append(PRV007.at(Place(path.name), f"{path.name} cannot be read: {why}", hint=MEND))
        elif not held:
            raise ConfigurationError(
                f"'{path}' claims none of {', '.join(STANDARDS)}: it would be held to nothing",
                hint="Say with --standard what it is to be held to, such as --standard PDF/UA-1.",
            )
        runs = [validation(pdf, one).run(why) for one in held if one in PROFILES]
    runs += _outside(validators(EditionKind.PDF, held), data, path.name, tools, why)
    return _judgement(path, data, Format.PDF, measured, runs, found)


def _why_unreadable(file: Opened, *raised: type[Exception]) -> str:
    try:
        file_is_read(file)
    except UnreadableError as error:
        return f"{error.file}: {error}" if error.file else str(error)
    except raised:
        raise
    except Exception as error:  # noqa: BLE001  # bytes of anybody; whatever stumbles says so
        return words_of_error(error)
    return ""


def _measured(file: Opened, kind: EditionKind) -> Measured:
    try:
        return measure(file, kind)
    except Exception:  # noqa: BLE001  # a text that nobody can say is for the provers; the claims are told without it
        if isinstance(file, PdfFile):
            from guidepress.prove.parsers.pdf.claims import read_claims

            return Measured(len(file.pdf.pages), None, read_claims(file.pdf))
        return Measured()


def _outside(asked: Iterable[Validator], data: bytes, name: str, tools: Toolbox, why: str) -> Iterator[Run]:
    """What the validators of others say; what may be a bomb is not handed on."""
    for one in asked:
        yield Run(one.tool, one.profile, why="the file cannot be opened") if why else ask(one, data, name, tools)


def _judgement(
    path: Path,
    data: bytes,
    kind: Format,
    measured: Measured,
    runs: Sequence[Run],
    found: Iterable[Finding] = (),
    *,
    inside: bool = False,
) -> Judgement:
    """The runs together, each finding at this file, or at a file inside it."""
    name = path.name

    def placed(one: Finding, profile: str) -> Finding:
        within = f"{name}/{one.place.file}" if inside and one.place.file not in {"", name} else name
        return replace(one, place=replace(one.place, file=within), hint=OURS if profile == HOUSE else MEND)

    placed_runs = tuple(replace(run, findings=tuple(placed(one, run.profile) for one in run.findings)) for run in runs)
    broke = (
        PRV011.at(Place(name), f"{name}: {run.name} ({run.profile}) broke down: {run.why}")
        for run in placed_runs
        if run.status is Status.BROKE_DOWN
    )
    findings = (*found, *(one for run in placed_runs for one in run.findings), *broke)
    return Judgement(name, kind, sha256(data), len(data), measured, placed_runs, findings)

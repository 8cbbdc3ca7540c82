"""Bytes to findings: what the files themselves say. Nothing here imports the typesetter.

It is long because the provers of all kinds of edition stand in one row, to be read side by side.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, assert_never

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.edition import EditionKind, Published
from guidepress.model.errors import RefusedError, words_of_error
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import family, rule_of
from guidepress.model.run import Run
from guidepress.model.version import __version__
from guidepress.prove.claims.pdf import due_standards
from guidepress.prove.measure import Measured, measure, words_of
from guidepress.prove.parsers.epub.container import EpubFile, UnreadableError
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.opened import Opened
from guidepress.prove.parsers.pdf.drawing.kept import KeptPages
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.told import Told, told_by

if TYPE_CHECKING:
    from lxml import etree

BUILT_IN = "guidepress"
PRV007 = rule_of("PRV007")
_HERE = Place("edition.pdf")
WORDS, DISCLAIMER = "words", "disclaimer"
"""What the provers judge on which a report's count of words and its digest of the disclaimer rest."""
_DISCLAIMER = ("DIS110", "DIS111", "DIS112", "DIS113", "DIS114", "DIS115", "DIS116", "DIS117")
_STRUCTURE = ("PDF011", "PDF012", "PDF013", "PDF014", "PDF015", "PDF017", "PDF018")
"""The rules of a PDF beyond those that page-validation applies (PDF010, PDF016)."""
EPUB_STRUCTURE = tuple(
    """
    EPB00 EPB01 EPB02 EPB03 EPB040 EPB041 EPB042 EPB043 EPB045 EPB05 EPB060
    """.split()
)
_EPUB_LIKENESS = ("EPB046", "EPB047", "EPB048", "EPB049", "EPB061", "EPB062", "EPB063", "EPB064", "EPB070")
_PDF_LIKENESS = ("PDF019", "PDF02", "PDF065", "PDF066", "PDF067", "PDF068", "PDF069", "PDF070")


@dataclass(frozen=True, slots=True)
class Proved:
    """What came of the built-in provers on one file: each with what it says of itself, and what was counted.

    ``folios`` say on which page the file says each statement, ``told`` what others are held against; ``unreadable`` why
    the file cannot be opened, if so.
    """

    runs: tuple[Run, ...]
    measured: Measured = field(default_factory=Measured)
    folios: Mapping[str, str] = field(default_factory=dict)
    unreadable: str = ""
    told: Told = field(default_factory=Told)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, in the order of the provers."""
        return tuple(finding for run in self.runs for finding in run.findings)


@dataclass(frozen=True, slots=True)
class Prover:
    """A prover on an opened file.

    ``codes`` are the beginnings of the codes that it applies, ``objects`` counts what it looks at. One that is
    ``hardy`` has something to say of a file that cannot be opened.
    """

    profile: str
    codes: tuple[str, ...]
    judge: Callable[[], Iterable[Finding]]
    objects: Callable[[], int]
    hardy: bool = False
    name: str = BUILT_IN
    version: str = __version__
    rules: Callable[[], int] | None = None

    def run(self, unreadable: str = "", *, strict: bool = False) -> Run:
        """Judge the file. Whatever stumbles breaks this prover down and no other, unless it is ``strict``."""
        if unreadable and not self.hardy:
            return Run(self.name, self.profile, why=f"the file cannot be opened: {unreadable}")
        found: list[Finding] = []
        try:
            found.extend(self.judge())
            objects = 0 if unreadable else self.objects()
            rules = rules_of(self)
        except Exception as error:  # bytes that anybody may have changed; whatever stumbles says so
            if strict:
                raise
            if isinstance(error, RefusedError):  # it did its work: the fault is the file's
                found.append(PRV007.at(_HERE, error.message))
                return Run(self.name, self.profile, self.version, findings=tuple(found))
            why = words_of_error(error)
            return Run(self.name, self.profile, self.version, findings=tuple(found), why=why, broke=True)
        return Run(self.name, self.profile, self.version, rules, objects, tuple(found))


def rules_of(prover: Prover) -> int:
    """How many rules a prover applies."""
    return prover.rules() if prover.rules else count_rules(prover.codes)


@cache
def count_rules(codes: tuple[str, ...]) -> int:
    """How many rules have codes with one of these beginnings."""
    return sum(code.startswith(codes) for prefix in {code[:3] for code in codes} for code in family(prefix))


def prove_edition(
    one: Published,
    book: Book,
    statements: Mapping[str, etree._Element] | None = None,
    *,
    strict: bool = False,
    kept: KeptPages | None = None,
) -> Proved:
    """Every built-in prover on an edition's bytes, each for itself; ``statements`` are those whose page is asked for.

    The file is opened here, and nowhere else: whatever the provers ask of it is read once. With ``strict`` whatever a
    prover raises is raised, as befits a file that was made a moment ago; pages that are ``kept`` are not run again.
    """
    book = book.of(one.edition)
    with opened(one, kept) as file:
        unreadable = _why_unreadable(file)
        if unreadable and strict:
            file_is_read(file)
        runs = tuple(prover.run(unreadable, strict=strict) for prover in provers(one, book, file))
        if unreadable:
            return Proved(runs, unreadable=unreadable)
        folios = _folios(one, book, file, statements or {})
        return Proved(runs, _measured(file, one.edition.kind), folios, told=told_by(file, one.edition))


def prove_published(one: Published, book: Book) -> Iterator[Finding]:
    """Everything that the built-in provers have against an edition's bytes; whatever one of them raises is raised."""
    book = book.of(one.edition)
    with opened(one) as file:
        for prover in provers(one, book, file):
            yield from prover.run(strict=True).findings


@contextmanager
def opened(one: Published, kept: KeptPages | None = None) -> Iterator[Opened]:
    """An edition's bytes, opened as its kind is read."""
    match one.edition.kind:
        case EditionKind.PDF | EditionKind.PRINT | EditionKind.COVER:
            with PdfFile(one.data, kept=kept) as file:
                yield file
        case EditionKind.EPUB:
            yield EpubFile(one.data)
        case EditionKind.WEB:
            yield WebPage(one.data)
        case EditionKind.BRAILLE:
            yield Opened(one.data)
        case _:
            assert_never(one.edition.kind)


def file_is_read(file: Opened) -> None:
    """Open a file as far as every prover needs it. Raises what stands in the way."""
    match file:
        case PdfFile():
            len(file.pdf.pages)
        case EpubFile():
            file.check()


def _why_unreadable(file: Opened) -> str:
    try:
        file_is_read(file)
    except UnreadableError as error:
        return f"{error.file}: {error}" if error.file else str(error)
    except Exception as error:  # noqa: BLE001  # as above
        return words_of_error(error)
    return ""


def _measured(file: Opened, kind: EditionKind) -> Measured:
    try:
        return measure(file, kind)
    except Exception:  # noqa: BLE001  # as above; the prover of the words says what stands in the way
        return Measured()


def _folios(one: Published, book: Book, file: Opened, statements: Mapping[str, etree._Element]) -> dict[str, str]:
    from guidepress.prove.disclaimer.statements import folios_of

    try:
        return folios_of(one, book, statements, file)
    except Exception:  # noqa: BLE001  # as above
        return {}


def provers(one: Published, book: Book, file: Opened) -> Iterator[Prover]:
    """The provers of an edition, in their order, each on the same opened file."""
    match file:
        case PdfFile():
            yield from _of_pdf(one, book, file)
        case EpubFile():
            yield from _of_epub(one, book, file)
        case WebPage():
            yield from _of_web(one, book, file)
        case _:
            yield from _of_bytes(one, book, one.edition.kind)


def _of_bytes(one: Published, book: Book, kind: EditionKind) -> Iterator[Prover]:
    """Those of an edition that has no parser of its own."""
    match kind:
        case EditionKind.BRAILLE:
            from guidepress.prove.braille.edition import prove_braille

            sheets = one.data.count(b"\f")
            yield Prover("braille", ("BRL",), lambda: prove_braille(one.data, book), lambda: sheets)
        case EditionKind.PDF | EditionKind.PRINT | EditionKind.COVER | EditionKind.EPUB | EditionKind.WEB:
            raise TypeError(f"{one.file} was opened as no {kind}")
        case _:
            assert_never(kind)


def _disclaimer(one: Published, book: Book, file: Opened) -> Prover:
    from guidepress.prove.disclaimer.editions import prove_disclaimer_of

    return Prover(DISCLAIMER, _DISCLAIMER, lambda: prove_disclaimer_of(one, book, file), lambda: words_of(file))


def _likeness(one: Published, book: Book, file: Opened, codes: tuple[str, ...], objects: Callable[[], int]) -> Prover:
    from guidepress.prove.likeness.art import COVER_ART, CoverArt
    from guidepress.prove.likeness.editions import prove_likeness

    held, inside = one.extra.get(COVER_ART), one.extra.get("interior-pages")
    art = held if isinstance(held, CoverArt) else None
    interior = inside if isinstance(inside, int) else None
    return Prover("likeness", codes, lambda: prove_likeness(file, book, one.edition, art, interior), objects)


def _of_pdf(one: Published, book: Book, file: PdfFile) -> Iterator[Prover]:
    right = runs_right_to_left(book.settings.language)
    kind = one.edition.kind
    if kind is not EditionKind.COVER:
        from guidepress.prove.speech.pdf import speak_pdf
        from guidepress.prove.transcript.every_word import prove_words, without_cover
        from guidepress.prove.transcript.list_labels import prove_labels

        said = cache(lambda: without_cover(speak_pdf(file)))
        yield _disclaimer(one, book, file)
        yield Prover(
            WORDS,
            ("SAY", "PDF060"),
            lambda: itertools.chain(prove_words(said(), book), prove_labels(said(), book)),
            lambda: words_of(file),
        )
    yield _likeness(one, book, file, _PDF_LIKENESS, lambda: len(file.pdf.pages))
    if kind is EditionKind.PDF:
        from guidepress.prove.legibility.editions import prove_reading
        from guidepress.prove.pdf import prove_structure

        standards, promises = due_standards(file, one.edition.standards), one.edition.promises
        yield Prover(
            "structure", _STRUCTURE, lambda: prove_structure(file, book, standards), lambda: len(file.pdf.objects)
        )
        if promises is not None:
            yield Prover(
                "clear type",
                ("PDF03",),
                lambda: prove_reading(file, promises),
                lambda: sum(1 for page in file.drawing.pages for _run in page.glyphs),
            )
        yield from _conformance(file, standards)
        return
    from guidepress.model.print_job.cover_sheet import cover_limits
    from guidepress.model.print_job.limits import interior_limits
    from guidepress.prove.preflight.interior_and_cover import preflight

    if kind is EditionKind.PRINT:
        limits = interior_limits(book, one.pages or 0, bound_right=right)
    else:
        inside = one.extra.get("interior-pages")
        limits = cover_limits(book, inside if isinstance(inside, int) else 0, bound_right=right)
    yield Prover(
        "preflight", ("PRT1",), lambda: preflight(file, limits, one.file), lambda: len(file.pdf.pages), hardy=True
    )


def _conformance(file: PdfFile, standards: Iterable[str]) -> Iterator[Prover]:
    """page-validation on each standard that it knows; the rules and objects are those that it counts itself."""
    from guidepress.prove.pdf import PROFILES

    return (validation(file, standard) for standard in standards if standard in PROFILES)


def validation(file: PdfFile, standard: str) -> Prover:
    """The prover that asks page-validation about one standard of `guidepress.prove.pdf.PROFILES`."""
    from importlib.metadata import version

    from guidepress.prove.pdf import VALIDATION, judged

    said = cache(lambda: judged(file.data, standard))
    return Prover(
        standard,
        (),
        lambda: said().findings,
        lambda: said().objects,
        name=VALIDATION,
        version=version(VALIDATION),
        rules=lambda: said().rules,
    )


def _of_epub(one: Published, book: Book, file: EpubFile) -> Iterator[Prover]:
    from guidepress.prove.epub.edition import prove_epub
    from guidepress.prove.speech.epub import speak_epub
    from guidepress.prove.transcript.every_word import prove_words, without_cover

    yield _disclaimer(one, book, file)
    yield Prover("structure", EPUB_STRUCTURE, lambda: prove_epub(file), lambda: len(file.entries), hardy=True)
    yield _likeness(one, book, file, _EPUB_LIKENESS, lambda: len(file.entries))
    yield Prover(WORDS, ("SAY",), lambda: prove_words(without_cover(speak_epub(file)), book), lambda: words_of(file))


def _of_web(one: Published, book: Book, file: WebPage) -> Iterator[Prover]:
    from guidepress.prove.transcript.web import prove_web_words
    from guidepress.prove.web import prove_web

    yield _disclaimer(one, book, file)
    yield Prover("structure", ("WEB00", "WEB01"), lambda: prove_web(file), lambda: len(file.elements))
    yield _likeness(one, book, file, ("WEB03",), lambda: len(file.elements))
    yield Prover(WORDS, ("SAY",), lambda: prove_web_words(file, book), lambda: words_of(file))

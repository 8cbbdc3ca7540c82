"""Provers of the PDF: they read the written bytes and nothing else."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import page as page_validation
import pikepdf

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.edition import PDF_1
from guidepress.model.errors import OutsideToolError, RefusedError
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.turning import turns_right_to_left

PROFILES: Mapping[str, str] = {"PDF/UA-1": "ua1", "PDF/A-3a": "3a"}
"""The standards that an edition claims, and what page-validation calls them."""
VALIDATION = "page-validation"
LIMITS = page_validation.SafetyLimits(max_reference_depth=4_000, max_table_grid_rows=50_000)
"""What a PDF may ask of page-validation, where its own limits are too low for books: 256 headings side by side in the
outline, which it follows from one to the next (20,000 end it with the process), and 1,024 rows of a table."""
_HOLDERS = (pikepdf.Dictionary, pikepdf.Array)
_LENGTH = "PDFA3A-STREAM-LENGTH-001"
_TAIL = 64
"""By how many of its last bytes a stream is found in a file."""
HERE = Place("edition.pdf")

PDF010 = rule_of("PDF010")
PDF011 = rule_of("PDF011")
PDF012 = rule_of("PDF012")
PDF013 = rule_of("PDF013")
PDF014 = rule_of("PDF014")
PDF015 = rule_of("PDF015")
PDF016 = rule_of("PDF016")
PDF017 = rule_of("PDF017")
PDF018 = rule_of("PDF018")

_REFUSED = frozenset(
    """
    /JavaScript /Launch /SubmitForm /ImportData /GoToR /GoToE /RichMedia /RichMediaExecute /Rendition /Movie /Sound
    """.split()
)
"""Types of actions that run, play or fetch something (ISO 32000-1, 12.6.4)."""
_PLAYING = frozenset({"/Screen", "/Movie", "/Sound", "/RichMedia", "/3D", "/Widget"})
"""Types of annotations that play or ask something (ISO 32000-1, 12.5.6)."""


def prove_structure(file: PdfFile, book: Book, standards: Sequence[str] = PDF_1) -> Iterator[Finding]:
    """PDF011 to PDF015, PDF017 and PDF018: what is to be said of a PDF beyond its words and page-validation's rules."""
    yield from _metadata(file.pdf, book, standards)
    yield from _turning(file.pdf, book)
    yield from _fonts(file.pdf)
    yield from _loose_text(file)
    yield from _untraced_text(file)
    yield from _folios(file)
    yield from _actions(file.pdf)
    yield from _attachments(file.pdf, book)


def conformance(data: bytes, standards: Sequence[str] = PDF_1) -> Iterator[Finding]:
    """PDF010 for each rule of PDF/UA-1, PDF016 for each of PDF/A-3a that page-validation finds broken.

    It knows no other standards: what the file claims beyond these is for veraPDF. Raises `OutsideToolError` if it
    cannot read the file.
    """
    for standard in PROFILES:
        if standard in standards:
            yield from judged(data, standard).findings


@dataclass(frozen=True, slots=True)
class Judged:
    """What page-validation says: how many rules it holds a PDF to, how many objects it looked at, what it found."""

    rules: int
    objects: int
    findings: tuple[Finding, ...]


def judged(data: bytes, standard: str) -> Judged:
    """page-validation's verdict on one standard of `PROFILES`.

    Its own counters are held against its list of failures. Raises `OutsideToolError` if it contradicts itself, and
    `RefusedError` if it cannot read the file.
    """
    report = _validate(data, standard)
    rule = PDF010 if standard == "PDF/UA-1" else PDF016
    broken = {failure.rule_id for failure in report.failures}
    if report.rules.failed != len(broken) or report.is_compliant == bool(broken) or not report.rules.total:
        counted = f"{report.rules.failed} of {report.rules.total} rules failed, {len(broken)} are named"
        raise OutsideToolError(f"{VALIDATION} contradicts itself on {standard}: {counted}")
    findings = tuple(
        rule.at(HERE, f"{one.rule_id}: {one.message}")
        for one in report.failures
        if one.rule_id != _LENGTH or not lengths_hold(data)
    )
    return Judged(report.rules.total, report.document.object_count, findings)


def lengths_hold(data: bytes) -> bool:
    """Whether every stream is as long as it says, and a line end stands behind it (ISO 19005-3, 6.1.7.1).

    page-validation takes a carriage return that is the last byte of a stream for a part of that line end, and says that
    the length is wrong: one file in three that other programs have saved has such a stream.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream):
                    raw = bytes(one.read_raw_bytes())
                    ends = (raw[-_TAIL:] + end + b"endstream" for end in (b"\n", b"\r\n", b"\r"))
                    if int(one.Length) != len(raw) or not any(end in data for end in ends):
                        return False
            return not pdf.get_warnings()
    except (pikepdf.PikepdfError, ValueError, TypeError, AttributeError):
        return False


def proved(data: bytes) -> tuple[str, ...]:
    """The standards in which page-validation finds no rule broken; the claim in the metadata is among the rules.

    Raises `OutsideToolError` if it cannot read the file.
    """
    return tuple(standard for standard in PROFILES if not judged(data, standard).findings)


def _validate(data: bytes, standard: str) -> page_validation.ValidationReport:
    try:
        return page_validation.validate_pdf_bytes(data, profile=PROFILES[standard], limits=LIMITS)
    except (page_validation.ParseError, page_validation.SafetyLimitError) as error:
        raise RefusedError(f"{VALIDATION} could not read the PDF: {error}") from error
    except page_validation.PageError as error:
        raise OutsideToolError(f"{VALIDATION} did not judge the PDF: {error}") from error


def _metadata(pdf: pikepdf.Pdf, book: Book, standards: Sequence[str]) -> Iterator[Finding]:
    settings = book.settings
    metadata = pdf.open_metadata()  # as a context it would write them anew
    title = str(metadata.get("dc:title", ""))
    part = str(metadata.get("pdfuaid:part", ""))
    archival = f"{metadata.get('pdfaid:part', '')}{metadata.get('pdfaid:conformance', '')}"
    if title != settings.title:
        yield PDF014.at(HERE, f"dc:title is “{title}”")
    said = {f"PDF/UA-{part}", f"PDF/A-{archival[:1]}{archival[1:].lower()}"}
    for standard in standards:
        if standard not in said:
            yield PDF014.at(HERE, f"the XMP metadata do not claim {standard}")
    if str(pdf.Root.get("/Lang", "")) != settings.language:
        yield PDF014.at(HERE, f"the language is '{pdf.Root.get('/Lang', '')}'")


def _turning(pdf: pikepdf.Pdf, book: Book) -> Iterator[Finding]:
    """The reading order of the pages is that of the language."""
    wanted = runs_right_to_left(book.settings.language)
    if turns_right_to_left(pdf) != wanted:
        yield PDF018.at(HERE, f"the pages of a guide in '{book.settings.language}' are turned the other way")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or str(thing.get("/Type")) != "/FontDescriptor":
            continue
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys()):
            yield PDF012.at(HERE, f"{thing.get('/FontName', '')} is not embedded")


def _loose_text(file: PdfFile) -> Iterator[Finding]:
    for number, pieces in sorted(file.texts.loose.items()):
        text = " ".join(pieces).strip()
        if text:
            yield PDF011.at(HERE, f"page {file.labels[number]}: “{text[:60]}”")


def _untraced_text(file: PdfFile) -> Iterator[Finding]:
    """Every marked text is found from its page through the parent tree (ISO 32000-1, 14.7.4.4)."""
    root = file.structure if file.structure is not None else pikepdf.Dictionary()
    tree = pikepdf.NumberTree(root.ParentTree) if "/ParentTree" in root else {}
    for (number, form, mcid), text in sorted(file.texts.content.items()):
        stream = file.pdf.get_object(form, 0) if form else file.pdf.pages[number].obj
        owners = tree.get(int(stream.StructParents)) if "/StructParents" in stream else None
        held = isinstance(owners, pikepdf.Array) and mcid < len(owners) and owners[mcid] is not None
        if text.strip() and not held:
            shown = text.strip()[:60]
            yield PDF011.at(HERE, f"page {file.labels[number]}: no way to the structure element of “{shown}”")


def _folios(file: PdfFile) -> Iterator[Finding]:
    """A page that prints a folio (an artifact of the foot or head that is a number) has it as its label."""
    for number, pieces in sorted(file.texts.artifacts.items()):
        printed = [text.strip() for kind, text in pieces if kind == "Pagination" and _is_folio(text.strip())]
        if printed and file.labels[number] not in printed:
            yield PDF013.at(HERE, f"page {number + 1} is labelled {file.labels[number]} and prints {printed[0]}")


def _is_folio(text: str) -> bool:
    return text.isdigit() or (bool(text) and set(text) <= set("ivxlc"))


def _actions(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    if "/AcroForm" in pdf.Root:
        yield PDF015.at(HERE, "a form")
    for thing in pdf.objects:
        for inside in _direct(thing):
            if (action := str(inside.get("/S", ""))) in _REFUSED:
                yield PDF015.at(HERE, f"an action of type {action[1:]}")
            elif "/Rect" in inside and (kind := str(inside.get("/Subtype", ""))) in _PLAYING:
                yield PDF015.at(HERE, f"an annotation of type {kind[1:]}")
            elif "/JS" in inside or "/JavaScript" in inside:
                yield PDF015.at(HERE, "a script")
        if isinstance(thing, pikepdf.Stream) and "/F" in thing:
            yield PDF015.at(HERE, "a stream that lies outside the file")


def _direct(thing: Any) -> Iterator[Any]:
    """The dictionaries that an indirect object consists of; what it refers to is an object of its own."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            held = [value for _key, value in one.items()]
        elif isinstance(one, pikepdf.Array):
            held = list(one)
        else:
            continue
        waiting += [value for value in held if isinstance(value, _HOLDERS) and not value.is_indirect]


def _attachments(pdf: pikepdf.Pdf, book: Book) -> Iterator[Finding]:
    """The files attached are the texts of the manuscript under their paths, each byte for byte."""
    attached = {}
    if "/Names" in pdf.Root and "/EmbeddedFiles" in pdf.Root.Names:
        for path, specification in pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles).items():
            held = values.entry(values.entry(specification, "/EF"), "/F")
            data = held.read_bytes() if isinstance(held, pikepdf.Stream) else b""
            attached[str(path)] = hashlib.sha256(data).hexdigest()
    wanted = {path: book.sources[path] for path in book.texts}
    for path in sorted(wanted.keys() | attached.keys()):
        if path not in attached:
            yield PDF017.at(HERE, f"{path} is not attached")
        elif path not in wanted:
            yield PDF017.at(HERE, f"{path} is attached and not a text of the manuscript")
        elif attached[path] != wanted[path]:
            yield PDF017.at(HERE, f"{path} differs from the manuscript's")

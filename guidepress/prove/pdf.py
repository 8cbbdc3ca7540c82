"""Provers of the PDF: they read the written bytes and nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator

import page as page_validation
import pikepdf

from guidepress.model.book import Book
from guidepress.model.errors import OutsideToolError
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from guidepress.prove.pdf_content import read_texts
from guidepress.prove.pdf_speech import page_labels, speak_pdf
from guidepress.prove.transcript import prove_disclaimer, prove_words, without_cover

OURS = "This is a fault of the typesetter, not of the manuscript: please report it with the guide."
CLAIM = "PDF/UA-1"
HERE = Place("edition.pdf")

PDF010 = Rule("PDF010", Severity.ERROR, "The PDF breaks a rule of PDF/UA-1",
              "Assistive technology may stumble there.", OURS, "ISO 14289-1:2014")  # fmt: skip
PDF011 = Rule("PDF011", Severity.ERROR, "The PDF has text outside its structure tree",
              "A screen reader would not say it, or say it in the wrong place.", OURS, "PDF/UA-1 7.1-3")  # fmt: skip
PDF012 = Rule("PDF012", Severity.ERROR, "A font is not embedded",
              "On another machine the text would look different, or be unreadable.", OURS, "PDF/UA-1 7.21.4.1")  # fmt: skip
PDF013 = Rule("PDF013", Severity.ERROR, "Page labels and printed folios differ",
              "Who is told 'page 12' would come to another page.", OURS, "PDF 1.7, 12.4.2")  # fmt: skip
PDF014 = Rule("PDF014", Severity.ERROR, "The metadata do not say what the guide is",
              "Catalogues, windows and screen readers show the title and the language from there.", OURS,
              "PDF/UA-1 7.1-9, 7.1-10, 7.2")  # fmt: skip
PDF015 = Rule("PDF015", Severity.ERROR, "The PDF can run or fetch something",
              "A guide is to be read, and nothing else.", OURS)  # fmt: skip


def prove_pdf(data: bytes, book: Book) -> Iterator[Finding]:
    """Everything the built-in provers have against a PDF edition of the Book."""
    said = speak_pdf(data)
    guide = without_cover(said)
    yield from prove_words(guide, book)
    yield from prove_disclaimer(guide, book)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from _metadata(pdf, book)
        yield from _fonts(pdf)
        yield from _loose_text(pdf)
        yield from _folios(pdf)
        yield from _actions(pdf)
    yield from conformance(data)


def conformance(data: bytes) -> Iterator[Finding]:
    """PDF010 for each rule of PDF/UA-1 that the package page-validation finds broken.

    Raises `OutsideToolError` if it cannot read the file.
    """
    try:
        report = page_validation.validate_pdf_bytes(data, profile="ua1")
    except page_validation.PageError as error:
        raise OutsideToolError(f"page-validation could not read the PDF: {error}") from error
    for failure in report.failures:
        yield PDF010.at(HERE, f"{failure.rule_id}: {failure.message}")


def _metadata(pdf: pikepdf.Pdf, book: Book) -> Iterator[Finding]:
    settings = book.settings
    with pdf.open_metadata() as metadata:
        title = str(metadata.get("dc:title", ""))
        part = str(metadata.get("pdfuaid:part", ""))
    if title != settings.title:
        yield PDF014.at(HERE, f"dc:title is “{title}”")
    if part != "1":
        yield PDF014.at(HERE, "the XMP metadata do not claim PDF/UA-1")
    if str(pdf.Root.get("/Lang", "")) != settings.language:
        yield PDF014.at(HERE, f"the language is '{pdf.Root.get('/Lang', '')}'")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type")) == "/FontDescriptor":
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys()):
                yield PDF012.at(HERE, f"{thing.get('/FontName', '')} is not embedded")


def _loose_text(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    labels = page_labels(pdf)
    for number, pieces in sorted(read_texts(pdf).loose.items()):
        text = " ".join(pieces).strip()
        if text:
            yield PDF011.at(HERE, f"page {labels[number]}: “{text[:60]}”")


def _folios(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """A page that prints a folio (an artifact of the foot or head that is a number) has it as its label."""
    labels = page_labels(pdf)
    for number, pieces in sorted(read_texts(pdf).artifacts.items()):
        printed = [text.strip() for kind, text in pieces if kind == "Pagination" and _is_folio(text.strip())]
        if printed and labels[number] not in printed:
            yield PDF013.at(HERE, f"page {number + 1} is labelled {labels[number]} and prints {printed[0]}")


def _is_folio(text: str) -> bool:
    return text.isdigit() or (bool(text) and set(text) <= set("ivxlc"))


def _actions(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    refused = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/RichMedia"}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and (action := str(thing.get("/S", ""))) in refused:
            yield PDF015.at(HERE, f"an action of type {action[1:]}")

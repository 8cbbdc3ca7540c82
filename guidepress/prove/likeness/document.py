"""Whether a PDF says of itself what the guide says, and holds nothing that an edition of ours never has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF026, PDF028
from guidepress.prove.parsers.pdf.drawing.pages import read_box
from guidepress.prove.parsers.pdf.file import PdfFile

_CATALOG = frozenset(
    """
    /Type /Version /Pages /PageLabels /Names /Dests /ViewerPreferences /Outlines /Metadata /StructTreeRoot /MarkInfo
    /Lang /OutputIntents /AF
    """.split()
)
_PAGE = frozenset(
    """
    /Type /Parent /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Contents /Rotate /Group /Annots
    /StructParents /Tabs /UserUnit /LastModified /pdftk_PageNum
    """.split()
)
_NAMES = frozenset({"/Dests", "/EmbeddedFiles"})
_INFO = frozenset({"/CreationDate", "/ModDate", "/Creator", "/Producer", "/Trapped", "/GTS_PDFXVersion"})
_PREFERENCES: Mapping[str, frozenset[str]] = {
    "/DisplayDocTitle": frozenset({"True"}),
    "/Direction": frozenset({"/R2L", "/L2R"}),  # PDF018 asks which
    "/PrintScaling": frozenset({"/None"}),
    "/Duplex": frozenset(),
    "/ViewArea": frozenset(),
}
"""What a viewer may be asked for, with the values that do no harm (none given: any)."""
_DC, _PDF, _XMP = "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/xap/1.0/"
_SCHEMA = "http://schema.org/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SPACES = frozenset(
    {
        "adobe:ns:meta/",
        _RDF,
        _DC,
        _PDF,
        _XMP,
        _SCHEMA,
        "http://ns.adobe.com/xap/1.0/mm/",
        "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
        "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
        "http://www.aiim.org/pdfa/ns/id/",
        "http://www.aiim.org/pdfua/ns/id/",
        "http://www.npes.org/pdfx/ns/id/",
        "http://www.aiim.org/pdfa/ns/extension/",
        "http://www.aiim.org/pdfa/ns/schema#",
        "http://www.aiim.org/pdfa/ns/property#",
        "http://www.aiim.org/pdfa/ns/type#",
        "http://www.aiim.org/pdfa/ns/field#",
        "http://www.w3.org/XML/1998/namespace",
    }
)
"""The vocabularies of the metadata: those of ours, and that of whoever saves a file anew and says so (``xmpMM``)."""
_MADE: Mapping[str, frozenset[str]] = {"/Creator": frozenset({"Guidepress"}), "/Trapped": frozenset({"/False"})}
"""What is the same in every edition; who saved a file last may name itself as its producer."""


def prove_document(file: PdfFile, book: Book, here: Place, *, printed: bool = False) -> Iterator[Finding]:
    """PDF026 and PDF028; ``printed`` is a file for a print shop, which says less of itself and links nowhere."""
    yield from _facts(file.pdf, book, here, printed=printed)
    yield from _contents(file.pdf, here, printed=printed)


def _facts(pdf: pikepdf.Pdf, book: Book, here: Place, *, printed: bool) -> Iterator[Finding]:
    settings = book.settings
    authors = [person.name for person in settings.authors]
    said = _xmp(pdf)
    date = settings.date.isoformat()
    wanted: dict[str, tuple[list[str], ...]] = {
        "dc:title": ([settings.title],),
        "dc:creator": (authors, [", ".join(authors)]),
        "dc:description": ([], [settings.description]) if printed else ([settings.description],),
        "dc:subject": ([], list(settings.subjects)),
        "dc:publisher": ([], [settings.publisher]),
        "dc:language": ([], [settings.language]),
        "dc:rights": ([],),
        "dc:contributor": ([],),
        "dc:date": ([], [date]),
        "dc:identifier": ([],),
        "xmp:CreatorTool": ([], ["Guidepress"]),
        "pdf:Keywords": ([], [", ".join(settings.subjects)]),
    }
    for name, allowed in wanted.items():
        if name == "dc:title" and not printed:
            continue
        if said.get(name, []) not in allowed:
            yield PDF026.at(here, f"{name} is {_some(said.get(name, []))}, not {_some(allowed[-1])}")
    yield from _review(said, book, here)
    yield from _beside(pdf, here)
    for name in ("xmp:CreateDate", "xmp:ModifyDate"):
        days = [value[:10] for value in said.get(name, [])]
        if days != [date] and not (name == "xmp:ModifyDate" and len(days) == 1 and _is_later(days[0], date)):
            yield PDF026.at(here, f"{name} is {_some(said.get(name, []))}, not that of the edition, {date}")
    yield from _info(pdf, book, here)
    language = str(pdf.Root.get("/Lang", ""))
    if printed and language != settings.language:  # PDF014 says so of the others, and of their title
        yield PDF026.at(here, f"the language is '{language}', not '{settings.language}'")


def _info(pdf: pikepdf.Pdf, book: Book, here: Place) -> Iterator[Finding]:
    """The document information, which some viewers show instead of XMP: the same facts, and nothing else."""
    settings = book.settings
    authors = [person.name for person in settings.authors]
    date = settings.date.isoformat()
    info = {str(key): str(value) for key, value in (pdf.docinfo or {}).items()}
    known = {
        "/Title": settings.title,
        "/Author": ", ".join(authors),
        "/Subject": settings.description,
        "/Keywords": ", ".join(settings.subjects),
    }
    for key, value in sorted(info.items()):
        if key in known and value != known[key]:
            yield PDF026.at(here, f"{key[1:]} is “{value[:60]}”")
        elif key not in known and key not in _INFO:
            yield PDF026.at(here, f"{key[1:]} is “{value[:60]}”, and an edition says nothing there")
        elif value not in _MADE.get(key, {value}):
            yield PDF026.at(here, f"{key[1:]} is “{value[:60]}”")
        elif key in {"/CreationDate", "/ModDate"} and value[2:10] != (day := date.replace("-", "")):
            if key == "/ModDate" and _is_later(value[2:10], day):
                continue  # whoever saves a file anew says when
            yield PDF026.at(here, f"{key[1:]} is {value}, not that of the edition, {date}")


def _is_later(day: str, date: str) -> bool:
    """Whether a day, written as that of the edition is, comes after it."""
    return len(day) == len(date) and re.sub("[0-9]", "0", day) == re.sub("[0-9]", "0", date) and day > date


def _review(said: dict[str, list[str]], book: Book, here: Place) -> Iterator[Finding]:
    review = book.settings.review
    for name, day in (("lastReviewed", review.reviewed), ("expires", review.next_review)):
        if (dates := said.get(f"schema:{name}", [])) != [day.isoformat()]:
            yield PDF026.at(here, f"schema:{name} is {_some(dates)}, not {day.isoformat()}")


def _some(values: list[str]) -> str:
    return ", ".join(f"“{value[:60]}”" for value in values) or "nothing"


def _beside(pdf: pikepdf.Pdf, here: Place) -> Iterator[Finding]:
    """PDF026 for what the metadata say in words that none of ours have, and for remarks in them."""
    root = _metadata(pdf)
    if root is None:
        return
    for node in (root, *root.iterdescendants()):
        if not isinstance(node.tag, str):
            if isinstance(node, etree._Comment):
                yield PDF026.at(here, f"a remark in the metadata: “{(node.text or '').strip()[:60]}”")
            continue
        names = [etree.QName(str(name)) for name in (node.tag, *node.attrib)]
        for name in (one for one in names if one.namespace is not None and one.namespace not in _SPACES):
            yield PDF026.at(here, f"the metadata say {name.localname[:40]} by '{str(name.namespace)[:60]}'")


def _metadata(pdf: pikepdf.Pdf) -> etree._Element | None:
    """The metadata of a document; ``None`` where there are none that can be read."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(bytes(stream.read_bytes()).strip(b"\0 \r\n\t"), parser)
    except etree.XMLSyntaxError:
        return None


def _xmp(pdf: pikepdf.Pdf) -> dict[str, list[str]]:
    """The properties of the metadata of a document: prefix and name, and every value in order."""
    root = _metadata(pdf)
    if root is None:
        return {}
    found: dict[str, list[str]] = {}
    prefixes = {_DC: "dc", _PDF: "pdf", _XMP: "xmp", _SCHEMA: "schema"}
    for description in root.iter(f"{{{_RDF}}}Description"):
        for name, value in description.attrib.items():
            space, _, local = str(name)[1:].partition("}")
            if space in prefixes:
                found.setdefault(f"{prefixes[space]}:{local}", []).append(str(value))
        for element in description:
            space, _, local = str(element.tag)[1:].partition("}")
            if space in prefixes:
                items = [item.text or "" for item in element.iter(f"{{{_RDF}}}li")]
                plain = (element.text or "").strip()
                found.setdefault(f"{prefixes[space]}:{local}", []).extend(items or ([plain] if plain else []))
    return found


def _contents(pdf: pikepdf.Pdf, here: Place, *, printed: bool) -> Iterator[Finding]:
    for key in sorted(set(pdf.Root.keys()) - _CATALOG):
        yield PDF028.at(here, f"{key[1:]} in the catalog")
    for key in sorted(set(pdf.Root.get("/Names", pikepdf.Dictionary()).keys()) - _NAMES):
        yield PDF028.at(here, f"{key[1:]} among the names of the file")
    if "/Dests" in pdf.Root and "/Dests" in pdf.Root.get("/Names", pikepdf.Dictionary()):
        yield PDF028.at(here, "a second table of named places in the catalog")
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    for key, value in preferences.items():
        allowed = _PREFERENCES.get(str(key))
        if allowed is None or (allowed and str(value) not in allowed):
            yield PDF028.at(here, f"viewers are asked for {str(key)[1:]}")
    for number, page in enumerate(pdf.pages, 1):
        for key in sorted(set(page.obj.keys()) - _PAGE):
            yield PDF028.at(here, f"{key[1:]} on page {number}")
        yield from () if printed else _boxes(page, number, here)
        for note in page.obj.get("/Annots", []):
            yield from _note(note, number, here, printed=printed)


def _boxes(page: pikepdf.Page, number: int, here: Place) -> Iterator[Finding]:
    """What a page bleeds into, and what is art on it, is all of it."""
    whole = read_box(page.mediabox)
    for key in ("/BleedBox", "/ArtBox"):
        if key in page.obj and read_box(page.obj[key]) != whole:
            yield PDF028.at(here, f"a {key[1:]} of its own on page {number}")


def _note(note: Any, number: int, here: Place, *, printed: bool) -> Iterator[Finding]:
    subtype = note.get("/Subtype") if isinstance(note, pikepdf.Dictionary) else None
    if subtype != pikepdf.Name.Link or printed:
        yield PDF028.at(here, f"an annotation of type {str(subtype)[1:]} on page {number}")
    elif "/AP" in note:
        yield PDF028.at(here, f"a link that draws something on page {number}")

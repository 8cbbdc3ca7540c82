"""Preflight of the file as a whole: version, claims, output intent, and what has no place on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage
from guidepress.prove.preflight.job import Job
from guidepress.prove.preflight.rules import PRT103, PRT104, PRT109, PRT110, PRT111, PRT112, PRT117, PRT118, PRT128

_NEWEST = (1, 6)
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_NEEDED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
_COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}


def prove_file(job: Job) -> Iterator[Finding]:
    """PRT103, PRT104, PRT109 to PRT112, PRT117, PRT118 and PRT128."""
    if job.pdf.is_encrypted:
        yield PRT118.at(job.here)
    yield from _version(job.pdf, job.here)
    yield from _claims(job.pdf, job.here)
    yield from _intent(job.pdf, job.here)
    yield from _fonts(job)
    yield from _active(job.pdf, job.here)
    yield from job.findings(
        PRT117,
        (
            (page, one.box, f"an annotation ({one.subtype or 'of no kind'})")
            for page in job.drawing.pages
            for one in page.annotations
        ),
    )


def _fonts(job: Job) -> Iterator[Finding]:
    """Each font once, with the first page that it is used on."""
    first: dict[str, DrawnPage] = {run.font: page for page in reversed(job.drawing.pages) for run in page.glyphs}
    for name, font in job.drawing.fonts.items():
        where = f"{name} (page {first[name].number + 1})" if name in first else name
        if font.kind == "Type3":
            yield PRT111.at(job.here, where)
        elif not font.embedded:
            yield PRT109.at(job.here, where)
        elif not font.subset:
            yield PRT110.at(job.here, where)


def _version(pdf: pikepdf.Pdf, here: Place) -> Iterator[Finding]:
    for text in (pdf.pdf_version, str(pdf.Root.get("/Version", "/1.0")).lstrip("/")):
        major, _, minor = text.partition(".")
        if major.isdigit() and minor.isdigit() and (int(major), int(minor)) > _NEWEST:
            yield PRT104.at(here, f"PDF {text}; PDF/X-4 is PDF 1.6")
            return


def _claims(pdf: pikepdf.Pdf, here: Place) -> Iterator[Finding]:
    found = read_xmp(pdf)
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    claim = found.get("pdfxid:GTS_PDFXVersion", "")
    if claim != "PDF/X-4":
        older = str(info.get("/GTS_PDFXVersion", ""))
        said = f"it says {claim or older!r}" if claim or older else "it says nothing"
        yield PRT104.at(here, f"pdfxid:GTS_PDFXVersion is not 'PDF/X-4': {said}")
    for name in _NEEDED:
        if not found.get(name):
            yield PRT104.at(here, f"the XMP metadata lack {name}")
    trapped = {value for value in (str(info.get("/Trapped", "")).lstrip("/"), found.get("pdf:Trapped", "")) if value}
    if len(trapped) != 1 or not trapped <= {"True", "False"}:
        said = " and ".join(sorted(trapped)) or "missing"
        yield PRT104.at(here, f"Trapped is {said}; it must be True or False, the same in both places")
    held = pdf.trailer.get("/ID")
    if not isinstance(held, pikepdf.Array) or len(held) != 2:
        yield PRT104.at(here, "the trailer has no ID")


def read_xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The simple values of the XMP metadata, by prefixed name; none if they cannot be read."""
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(bytes(packet.read_bytes()).strip(b"\x00 \r\n\t"), parser)
    except (etree.XMLSyntaxError, pikepdf.PdfError):
        return {}
    names = {f"{{{space}}}": prefix for prefix, space in _SPACES.items()}
    found: dict[str, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        texts = " ".join("".join(str(text) for text in element.itertext()).split())
        for tag, value in ((element.tag, texts), *((str(key), str(text)) for key, text in element.attrib.items())):
            space, brace, name = tag.rpartition("}")
            if space + brace in names:
                found.setdefault(f"{names[space + brace]}:{name}", value)
    return found


def _intent(pdf: pikepdf.Pdf, here: Place) -> Iterator[Finding]:
    """One intent of PDF/X, with an ICC profile of a press whose components are those that the file says."""
    held: list[Any] = [one for one in pdf.Root.get("/OutputIntents", []) if str(one.get("/S", "")) == "/GTS_PDFX"]
    if len(held) != 1:
        yield PRT103.at(here, f"there are {len(held)} output intents of PDF/X, not one")
        return
    if not str(held[0].get("/OutputConditionIdentifier", "")):
        yield PRT103.at(here, "the output intent does not name its printing condition")
    profile = held[0].get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield PRT103.at(here, "the ICC profile of the press is not embedded")
        return
    data = bytes(profile.read_bytes())
    if data[36:40] != b"acsp":
        yield PRT103.at(here, "the profile of the press is not an ICC profile")
        return
    count = _COMPONENTS.get(data[16:20], 0)
    if data[12:16] != b"prtr":
        yield PRT103.at(here, f"the profile is for a device of class '{data[12:16].decode('latin-1')}', not a printer")
    if int(profile.get("/N", 0)) != count:
        yield PRT103.at(here, f"the profile has {count} components, the file says {int(profile.get('/N', 0))}")
    if count not in {1, 4}:
        yield PRT103.at(here, f"the profile is for {data[16:20].decode('latin-1').strip()}, not for inks")


def _active(pdf: pikepdf.Pdf, here: Place) -> Iterator[Finding]:
    root, names = pdf.Root, pdf.Root.get("/Names", pikepdf.Dictionary())
    if "/AcroForm" in root:
        yield PRT117.at(here, "the file has a form")
    if "/JavaScript" in names or any(str(one.get("/S", "")) == "/JavaScript" for one in _dictionaries(pdf)):
        yield PRT117.at(here, "the file has a script")
    if "/OpenAction" in root or "/AA" in root or any("/AA" in page.obj for page in pdf.pages):
        yield PRT117.at(here, "the file does something when it is opened or turned")
    if "/EmbeddedFiles" in names or "/AF" in root or any("/EF" in one for one in _dictionaries(pdf)):
        yield PRT117.at(here, "another file is attached")
    if "/OCProperties" in root:
        yield PRT112.at(here)
    outlines = root.get("/Outlines")
    if isinstance(outlines, pikepdf.Dictionary) and "/First" in outlines:
        yield PRT128.at(here)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            yield thing
            yield from (value for value in thing.values() if isinstance(value, pikepdf.Dictionary))

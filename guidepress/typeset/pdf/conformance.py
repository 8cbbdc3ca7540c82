"""What PDF/A-3a asks of a file that is already PDF/UA-1: an output intent, its claim in the XMP, the sources attached.

WeasyPrint writes one variant to a file, so the second claim is added to the objects before they are written. Its own
PDF/A variant would set shadings in the colours of an ICC profile, and pages would no longer be the same to the pixel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

import pydyf

from guidepress.model.book import Book, with_line_feeds
from guidepress.model.edition import PDF_1
from guidepress.model.errors import InternalError

PROFILE = "sRGB2014.icc"
"""The ICC's own profile of sRGB, which WeasyPrint brings along."""

_RDF_END = b"</rdf:RDF>"

UA_CLAIM = b'<rdf:Description rdf:about="" pdfuaid:part="1" />'
"""The claim of PDF/UA-1 as WeasyPrint 70 writes it."""

_XMP = b"""\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="A"/>
"""
_REVIEW = """\
<rdf:Description rdf:about="" xmlns:schema="http://schema.org/">
<schema:lastReviewed>{reviewed}</schema:lastReviewed><schema:expires>{until}</schema:expires>
</rdf:Description>
"""
"""When the guide was reviewed and until when it holds, in the words of schema.org."""
_SCHEMA = b"""\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Review dates</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://schema.org/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>schema</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>lastReviewed</pdfaProperty:name>
<pdfaProperty:valueType>Date</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>When the text was last reviewed</pdfaProperty:description>
</rdf:li><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>expires</pdfaProperty:name>
<pdfaProperty:valueType>Date</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>When it must be reviewed again</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The schemas of the other claim and of the dates, which PDF/A does not know (ISO 19005-3, 6.6.2.3, 6.6.4)."""


@contextmanager
def plain_ends() -> Iterator[None]:
    """While this lasts, pydyf ends a stream whose last byte is a carriage return so that its length is beyond doubt.

    Such a byte and the line feed before ``endstream`` look like one line end, and a validator may count the byte as
    part of that (ISO 19005-3, 6.1.7.1). A line end of two bytes cannot be misread. The name is process-wide.
    """
    before = pydyf.Stream.data
    ambiguous, end = b"\r\nendstream", b"\nendstream"

    def data(stream: pydyf.Stream) -> bytes:
        written: bytes = before.fget(stream)
        return written.removesuffix(end) + b"\r" + end if written.endswith(ambiguous) else written

    pydyf.Stream.data = property(data)
    try:
        yield
    finally:
        pydyf.Stream.data = before


def claim_pdfa(pdf: pydyf.PDF, book: Book) -> None:
    """Add what PDF/A-3a asks for to a file that is about to be written (ISO 19005-3:2012).

    Raises `InternalError` if the file's XMP is not where it should be.
    """
    set_xmp(pdf, _XMP + review_dates(book) + _SCHEMA)
    _finish(pdf, book)


def claim_pdfa_alone(pdf: pydyf.PDF, book: Book) -> None:
    """The same, without the claim of PDF/UA-1 that the typesetter writes: findings stand against it."""
    set_xmp(pdf, _XMP + review_dates(book) + _SCHEMA, (UA_CLAIM, b""))
    _finish(pdf, book)


def review_dates(book: Book) -> bytes:
    """When the guide was last reviewed and must be again, as a description for the XMP."""
    review = book.settings.review
    return _REVIEW.format(reviewed=review.reviewed.isoformat(), until=review.next_review.isoformat()).encode()


def _finish(pdf: pydyf.PDF, book: Book) -> None:
    set_output_intent(pdf)
    smooth_nothing(pdf)
    attach_sources(pdf, book)


@dataclass(frozen=True, slots=True)
class Standard:
    """What a file conforms to: the standards it claims, the PDF version in its header, what brings it there."""

    claims: tuple[str, ...]
    version: str
    apply: Callable[[pydyf.PDF, Book], None]


UA1 = Standard(PDF_1, "1.7", claim_pdfa)
A3 = Standard(PDF_1[1:], "1.7", claim_pdfa_alone)

PLAIN = Standard((), "1.7", lambda pdf, _book: smooth_nothing(pdf))
"""Nothing beyond what the typesetter writes: the file is to be made into something else."""


def attach_sources(pdf: pydyf.PDF, book: Book) -> None:
    """Attach the manuscript's texts as associated files of the document (ISO 19005-3, 6.8).

    They are there byte for byte, but for the line ends of Windows.

    The key in the name tree is the file's path in the guide folder. The name under which a viewer saves it is that path
    with hyphens for slashes: viewers save into one folder, and some refuse a name that leads into another.
    """
    if not book.texts:
        return
    date = pydyf.String(f"D:{book.settings.date:%Y%m%d}")
    names, associated = pydyf.Array(), pydyf.Array()
    for path, written in sorted(book.texts.items(), key=lambda item: _sort_key(item[0])):
        data = with_line_feeds(written)
        media_type, relationship = _kind(path, book)
        params = pydyf.Dictionary({"Size": len(data), "CreationDate": date, "ModDate": date})
        subtype = "/" + media_type.replace("/", "#2f")
        extra = {"Type": "/EmbeddedFile", "Subtype": subtype, "Params": params}
        stream = pydyf.Stream([data], extra, compress=True)
        pdf.add_object(stream)
        name = path.replace("/", "-")
        specification = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String("".join(letter if letter.isascii() else "_" for letter in name)),
                "UF": pydyf.String(name),
                "Desc": pydyf.String(path),
                "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
                "AFRelationship": f"/{relationship}",
            }
        )
        pdf.add_object(specification)
        names.extend([pydyf.String(path), specification.reference])
        associated.append(specification.reference)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = associated


def _kind(path: str, book: Book) -> tuple[str, str]:
    """Media type (RFC 7763, 8259, 9512) and relationship (ISO 19005-3, annex E) of a text of the manuscript."""
    if path == book.settings.references:
        return "application/json", "Data"
    return ("application/yaml" if PurePosixPath(path).suffix == ".yaml" else "text/markdown"), "Source"


def _sort_key(path: str) -> bytes:
    """The order of the bytes that are written, which a name tree asks for (ISO 32000-1, 7.9.6)."""
    return path.encode() if path.isascii() else b"\xfe\xff" + path.encode("utf-16-be")


def set_xmp(pdf: pydyf.PDF, more: bytes, *changes: tuple[bytes, bytes]) -> None:
    """Add descriptions to the XMP and change words in it; it is written as plain bytes, for any catalogue."""
    packet = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    text = b"\n".join(packet.stream)
    for old, new in (*changes, (_RDF_END, more + _RDF_END)):
        if text.count(old) != 1:
            raise InternalError("the typesetter wrote metadata of another form")
        text = text.replace(old, new)
    packet.stream, packet.compress = [text], False


def set_output_intent(pdf: pydyf.PDF) -> None:
    """All colours of the pages are sRGB (ISO 19005-3, 6.2.3 and 6.2.4.3)."""
    data = (files("weasyprint.pdf") / PROFILE).read_bytes()
    profile = pydyf.Stream([data], {"N": 3}, compress=True)
    pdf.add_object(profile)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pydyf.String("sRGB IEC61966-2.1"),
        "RegistryName": pydyf.String("http://www.color.org"),
        "Info": pydyf.String("sRGB IEC61966-2.1"),
        "DestOutputProfile": profile.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


def smooth_nothing(pdf: pydyf.PDF) -> None:
    """No picture asks the viewer to interpolate it (ISO 19005-3, 6.2.8)."""
    images: list[Any] = [thing for thing in pdf.objects if isinstance(thing, pydyf.Stream)]
    for image in images:
        image.extra.pop("Interpolate", None)

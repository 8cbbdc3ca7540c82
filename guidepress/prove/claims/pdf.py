"""What a PDF says of its accessibility, from its XMP metadata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import pikepdf
from lxml import etree

from guidepress.prove.parsers.pdf.file import PdfFile

_DECLARATIONS = "{http://pdfa.org/declarations/}"
"""The namespace of PDF Declarations (PDF Association, 2019), by which a file may claim WCAG."""


@dataclass(frozen=True, slots=True)
class PdfClaims:
    """``ua`` is the part of PDF/UA that the file claims ("1", "2"), empty if none; ``declared`` what it declares."""

    ua: str
    declared: tuple[str, ...]

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> Self:
        """Those of a PDF."""
        metadata = pdf.open_metadata()  # as a context it would write them anew
        return cls(str(metadata.get("pdfuaid:part", "")), tuple(_declared(pdf)))


def _declared(pdf: pikepdf.Pdf) -> Sequence[str]:
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return ()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(bytes(packet.read_bytes()).strip(b"\x00 \r\n\t"), parser)
    except etree.XMLSyntaxError:
        return ()
    name = f"{_DECLARATIONS}conformsTo"
    return [
        value
        for element in root.iter()
        for value in (element.get(name, ""), (element.text or "").strip() if element.tag == name else "")
        if value
    ]


def due_standards(file: PdfFile, standards: Sequence[str]) -> tuple[str, ...]:
    """The standards that an edition must be held to: PDF/UA only where its file claims it.

    Whether it may claim it is for `guidepress.prove.claims.prove_claims`. A file that cannot be read is held to all.
    """
    try:
        ua = f"PDF/UA-{PdfClaims.of(file.pdf).ua}"
    except Exception:  # noqa: BLE001  # bytes that anybody may have changed; the provers say what stands in the way
        return tuple(standards)
    return tuple(one for one in standards if not one.startswith("PDF/UA-") or one == ua)

"""The standards that a PDF claims: what its metadata say, read as any program reads them."""

from __future__ import annotations

import pikepdf
from lxml import etree

_UA, _A, _X = "http://www.aiim.org/pdfua/ns/id/", "http://www.aiim.org/pdfa/ns/id/", "http://www.npes.org/pdfx/ns/id/"
_MOST = 16 * 1024 * 1024
"""How much of a packet is read, in bytes: more is no metadata."""


def read_claims(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The standards by the names that they bear (``PDF/UA-1``, ``PDF/A-3a``, ``PDF/X-4``); none if none is claimed.

    Metadata that cannot be read claim nothing.
    """
    said = _xmp(pdf)
    claims = []
    if part := said.get(f"{{{_UA}}}part"):
        claims.append(f"PDF/UA-{part}")
    if part := said.get(f"{{{_A}}}part"):
        claims.append(f"PDF/A-{part}{said.get(f'{{{_A}}}conformance', '').lower()}")
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    older = str(info.get("/GTS_PDFXVersion", "")) if isinstance(info, pikepdf.Dictionary) else ""
    if version := said.get(f"{{{_X}}}GTS_PDFXVersion") or older:
        claims.append(version)
    return tuple(claims)


def _xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Simple values by their full name, whether written as elements or as attributes; the first of each."""
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(bytes(packet.read_bytes())[:_MOST].strip(b"\x00 \r\n\t"), parser)
    except (etree.XMLSyntaxError, pikepdf.PdfError, ValueError):
        return {}
    found: dict[str, str] = {}
    for element in root.iter(etree.Element):
        named = [(str(element.tag), element.text or ""), *((str(key), str(text)) for key, text in element.items())]
        for name, value in named:
            if value.strip():
                found.setdefault(name, " ".join(value.split()))
    return found

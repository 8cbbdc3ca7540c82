"""PDFs for a press, small and without a fault, in which tests of preflight make one."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from guidepress.model.print.profile import Edges, Inks, PrintLimits
from guidepress.prove.preflight.interior_and_cover import preflight

NAME, DICTIONARY, ARRAY = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array
LIMITS = PrintLimits(
    trim=(300, 400),
    bleed=Edges(0, 9, 9, 9),
    live=Edges(36, 18, 18, 18),
    inks=Inks.BLACK,
    ink_limit=240,
    least_grey=0.1,
    least_ppi=300,
    least_text=7,
    least_line=0.5,
    transparency=False,
    pages=(4, 20),
    multiple=2,
)
"""An interior of 300 by 400 pt with a bleed at all edges but the inner one."""
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdf:Trapped="False" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-01-01T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-01-01T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-01T00:00:00Z</xmp:MetadataDate><xmpMM:DocumentID>urn:uuid:1</xmpMM:DocumentID>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description></rdf:RDF></x:xmpmeta>"""
TEXT = b"BT 0 0 0 1 k /F 10 Tf %d 200 Td (Words on paper) Tj ET 0 0 0 1 K 0.5 w 60 150 m 200 150 l S\n"


def icc(space: bytes = b"CMYK", device: bytes = b"prtr") -> bytes:
    """The header of an ICC profile."""
    return bytes(12) + device + space + b"Lab " + bytes(12) + b"acsp" + bytes(88)


def font(pdf: pikepdf.Pdf) -> Any:
    """An embedded subset of a font with one-byte codes; its letters are half an em wide."""
    program = pdf.make_stream(b"not looked into")
    return pdf.make_indirect(
        DICTIONARY(
            Type=NAME.Font,
            Subtype=NAME.TrueType,
            BaseFont=NAME("/ABCDEF+Plain"),
            FirstChar=32,
            LastChar=126,
            Widths=[500] * 95,
            Encoding=NAME.WinAnsiEncoding,
            FontDescriptor=DICTIONARY(FontName=NAME("/ABCDEF+Plain"), Ascent=800, Descent=-200, FontFile2=program),
        )
    )


def image(pdf: pikepdf.Pdf, size: int, space: str, pixel: bytes, **more: Any) -> Any:
    """An image of so many pixels each way, all alike."""
    return pdf.make_stream(
        pixel * size * size,
        Type=NAME.XObject,
        Subtype=NAME.Image,
        Width=size,
        Height=size,
        ColorSpace=NAME(f"/{space}"),
        BitsPerComponent=8,
        **more,
    )


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """Its bytes, as PDF 1.6 and reproducible unless told otherwise; pikepdf does not mend the metadata."""
    held = io.BytesIO()
    usual = {"force_version": "1.6", "deterministic_id": True}
    pdf.save(held, fix_metadata_version=False, **(options or usual))
    return held.getvalue()


def claim(pdf: pikepdf.Pdf) -> None:
    """What makes a file PDF/X-4."""
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=NAME.Metadata, Subtype=NAME.XML)
    intent = DICTIONARY(
        Type=NAME.OutputIntent,
        S=NAME.GTS_PDFX,
        OutputConditionIdentifier="Custom",
        DestOutputProfile=pdf.make_stream(icc(), N=4),
    )
    pdf.Root.OutputIntents = ARRAY([pdf.make_indirect(intent)])
    pdf.trailer.Info = pdf.make_indirect(DICTIONARY(Title="A title", Trapped=NAME.False_))
    pdf.trailer.Info.Trapped = NAME("/False")


def make() -> pikepdf.Pdf:
    """A correct interior of four pages, the third of them blank; page 1 is labelled 1."""
    pdf = pikepdf.new()
    face = font(pdf)
    for number in range(4):
        recto = number % 2 == 0
        pdf.add_blank_page(page_size=(309, 418))
        page = pdf.pages[-1].obj
        left = 0 if recto else 9
        page.MediaBox = page.BleedBox = ARRAY([0, 0, 309, 418])
        page.TrimBox = ARRAY([left, 9, left + 300, 409])
        page.Resources = DICTIONARY(Font=DICTIONARY(F=face), XObject=DICTIONARY(), ExtGState=DICTIONARY())
        if number != 2:
            page.Contents = pdf.make_stream(TEXT % 60)
    claim(pdf)
    pdf.Root.PageLabels = DICTIONARY(Nums=ARRAY([0, DICTIONARY(S=NAME.D)]))
    return pdf


def codes(data: bytes, limits: PrintLimits = LIMITS) -> list[str]:
    """The codes that preflight reports, once each."""
    return sorted({finding.code for finding in preflight(data, limits)})

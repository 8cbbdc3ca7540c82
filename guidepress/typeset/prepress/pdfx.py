"""Print-ready: a PDF of ours as PDF/X-4 (ISO 15930-7:2010), in the inks of a press.

The file was typeset already; nothing moves. Colours and pictures change into inks (`inks.InkSet`), everything that
leads somewhere goes (links, outline, attachments; 6.17 forbids annotations on the page), the boxes, the output intent
and the metadata are put in. The structure tree stays: a printer ignores it, an archive does not.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import pikepdf

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.print.profile import Edges
from guidepress.typeset.prepress.inks import Condition, InkSet
from guidepress.typeset.prepress.recolour import recolour
from guidepress.typeset.prepress.saving import saved

CLAIM = "PDF/X-4"


def print_ready(
    data: bytes,
    book: Book,
    inks: InkSet,
    *,
    bleed: Edges | None = None,
    pages: int | None = None,
) -> bytes:
    """The file as PDF/X-4.

    ``bleed`` (pt) is added around the pages of an interior, whose first page is a recto; a file that has its boxes
    already, such as a cover, has ``None``. ``pages`` is how many pages the file shall have: blank ones are added.
    Raises `InternalError` for a colour space that our typesetter does not use.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _still(pdf)
        recolour(pdf, inks)
        while pages is not None and len(pdf.pages) < pages:
            pdf.add_blank_page()
            pdf.pages[-1].obj.MediaBox = pdf.pages[0].obj.MediaBox
        if bleed is not None:
            for number, page in enumerate(pdf.pages):
                _set_boxes(page, bleed, bound_left=(number % 2 == 0) != runs_right_to_left(book.settings.language))
        _set_intent(pdf, inks.condition)
        _set_metadata(pdf, book, data)
        pdf.remove_unreferenced_resources()
        return saved(pdf, force_version="1.6")


def _still(pdf: pikepdf.Pdf) -> None:
    """Take out whatever leads somewhere, and its traces in the structure tree (ISO 32000-1, 14.7.4.3)."""
    for name in ("/Outlines", "/Names", "/Dests", "/OpenAction", "/AF", "/PageMode", "/AcroForm"):
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        for key in ("/Annots", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    if "/StructTreeRoot" in pdf.Root:
        _still_tree(pdf)


def _still_tree(pdf: pikepdf.Pdf) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for number in [number for number, owner in tree.items() if not isinstance(owner, pikepdf.Array)]:
        del tree[number]
    for element in _elements(pdf.Root.StructTreeRoot):
        kids = element.get("/K")
        if isinstance(kids, pikepdf.Array):
            element.K = pikepdf.Array([kid for kid in kids if not _is_object(kid)])
        elif kids is not None and _is_object(kids):
            del element["/K"]
        if element.get("/S") == pikepdf.Name.Link:
            element.S = pikepdf.Name.Span  # without its annotation it links nothing


def _elements(root: Any) -> Iterator[Any]:
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if "/S" in one:
            yield one
        kids = one.get("/K")
        held = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in held if isinstance(kid, pikepdf.Dictionary) and "/MCID" not in kid]


def _is_object(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR


def _set_boxes(page: pikepdf.Page, bleed: Edges, *, bound_left: bool) -> None:
    """Trim, bleed and media box of an interior's page, in pt; the paper ends with the bleed (ISO 15930-7, 6.5)."""
    left, bottom, right, top = (float(value) for value in page.mediabox)
    trim = [left, bottom, right, top]
    at_left, at_right = (bleed.inner, bleed.outer) if bound_left else (bleed.outer, bleed.inner)
    whole = [left - at_left, bottom - bleed.bottom, right + at_right, top + bleed.top]
    page.obj.MediaBox = pikepdf.Array([round(value, 4) for value in whole])
    page.obj.BleedBox = page.obj.MediaBox
    page.obj.TrimBox = pikepdf.Array([round(value, 4) for value in trim])
    if "/CropBox" in page.obj:
        del page.obj["/CropBox"]


def _set_intent(pdf: pikepdf.Pdf, condition: Condition) -> None:
    """The printing condition that the inks are meant for, embedded (ISO 15930-7, 6.2)."""
    profile = pdf.make_stream(condition.data, N=4)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier="Custom",
        OutputCondition=condition.name,
        Info=condition.name,
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:schema="http://schema.org/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>
<xmp:CreatorTool>Guidepress</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>{document}</xmpMM:DocumentID><xmpMM:InstanceID>{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>{version}</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{producer}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<schema:lastReviewed>{reviewed}</schema:lastReviewed><schema:expires>{until}</schema:expires>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _set_metadata(pdf: pikepdf.Pdf, book: Book, data: bytes) -> None:
    """The claim and what PDF/X-4 asks for beside it, the same in the XMP and in the information dictionary (6.7)."""
    settings = book.settings
    producer = str(pdf.docinfo.get("/Producer", "Guidepress"))
    names = [person.name for person in settings.authors]
    text = _XMP.format(
        title=escape(settings.title),
        creators="".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in names),
        date=f"{settings.date.isoformat()}T00:00:00Z",
        document=uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.urn} print").urn,
        instance=uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.urn} {settings.version} {len(data)} {book.digest}").urn,
        version=escape(settings.version),
        producer=escape(producer),
        reviewed=settings.review.reviewed.isoformat(),
        until=settings.review.next_review.isoformat(),
    )
    packet = pdf.make_stream(text.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    pdf.Root.Metadata = packet
    date = f"D:{settings.date:%Y%m%d}000000Z"
    del pdf.docinfo
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary(
            Title=settings.title,
            Author=", ".join(names),
            Creator="Guidepress",
            Producer=producer,
            CreationDate=date,
            ModDate=date,
            Trapped=pikepdf.Name("/False"),
        )
    )

"""A drawing as a PDF of one page, with the boxes of a sheet that is cut."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pydyf
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.errors import InternalError
from guidepress.model.print_job.cover_sheet import SheetGeometry
from guidepress.typeset.accelerations import accelerated
from guidepress.typeset.engine import closed_fetcher, no_warnings
from guidepress.typeset.fonts.pinned import pinned_fontconfig, prepare_fonts

if TYPE_CHECKING:
    from weasyprint import Document

_DRAWING = "cover:sheet.svg"


def drawn_sheet(book: Book, geometry: SheetGeometry, svg: str, words: str) -> bytes:
    """The sheet as PDF: tagged, one figure whose alternative text is ``words``, and the title in the metadata.

    Raises `InternalError` if the typesetter does not understand the drawing.
    """
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    sheet = geometry.sheet
    style = (
        f"@page {{ size: {sheet.width:.4f}pt {sheet.height:.4f}pt; margin: 0 }} body {{ margin: 0 }} "
        f"img {{ display: block; width: {sheet.width:.4f}pt; height: {sheet.height:.4f}pt }}"
    )
    identifier = hashlib.sha256(f"{book.settings.urn} {book.digest} {svg}".encode()).digest()[:16]
    with no_warnings(), accelerated(), pinned_fontconfig(prepare_fonts()):
        fonts = FontConfiguration()
        css = weasyprint.CSS(string=style, font_config=fonts)
        fetcher = closed_fetcher({_DRAWING: ("image/svg+xml", svg.encode())}.get)
        page = weasyprint.HTML(string=_page(book, words), url_fetcher=fetcher)
        data: bytes | None = page.write_pdf(
            stylesheets=[css],
            font_config=fonts,
            pdf_tags=True,
            pdf_identifier=identifier,
            finisher=lambda document, pdf: _set_boxes(document, pdf, geometry),
        )
    if data is None:
        raise InternalError("the cover's sheet could not be drawn")
    return data


def _page(book: Book, words: str) -> str:
    root = etree.Element("html", lang=book.settings.language)
    etree.SubElement(etree.SubElement(root, "head"), "title").text = book.settings.title
    etree.SubElement(etree.SubElement(root, "body"), "img", src=_DRAWING, alt=words)
    return f"<!DOCTYPE html>{etree.tostring(root, encoding='unicode', method='html')}"


def _set_boxes(_: Document, pdf: pydyf.PDF, geometry: SheetGeometry) -> None:
    """The paper ends with the bleed; the trim box is the flat sheet as it is cut (ISO 15930-7, 6.5).

    WeasyPrint 70 says the box of a figure in CSS px; PDF counts in points (ISO 32000-1, 14.8.5.4.3).
    """
    bleed, trim, sheet = geometry.rules.bleed, geometry.trim, geometry.sheet
    whole = [0, 0, round(sheet.width, 4), round(sheet.height, 4)]
    cut = [round(value, 4) for value in (bleed, bleed, bleed + trim.width, bleed + trim.height)]
    for entry in (entry for entry in pdf.objects if isinstance(entry, pydyf.Dictionary)):
        if entry.get("Type") == "/Page":
            entry["MediaBox"], entry["BleedBox"] = pydyf.Array(whole), pydyf.Array(whole)
            entry["TrimBox"] = pydyf.Array(cut)
        if entry.get("S") == "/Figure":
            entry["A"] = pydyf.Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": pydyf.Array(whole)})

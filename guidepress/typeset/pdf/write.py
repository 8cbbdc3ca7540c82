"""The PDF editions: a Book typeset by WeasyPrint, from nothing but what is held in memory.

Rendering (`render_document`) and writing (`write_document`) are separate steps, because the structure tree is built
between them. Only `write_document` touches the file's dictionaries.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pydyf

from guidepress.model.book import Book
from guidepress.model.errors import InternalError
from guidepress.typeset.accelerations import accelerated
from guidepress.typeset.engine import no_warnings
from guidepress.typeset.fonts.pinned import nominal
from guidepress.typeset.paged.folios import Folio, number_tree, page_folios, page_labels
from guidepress.typeset.pdf.conformance import UA1, Standard, plain_ends

if TYPE_CHECKING:
    from weasyprint import Document

_TEXT_OF_GLYPH = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")


def write_document(
    document: Document, book: Book, standard: Standard = UA1, folios: Sequence[Folio] | None = None
) -> bytes:
    """Write rendered pages as PDF/UA-1 and PDF/A-3a, or to another standard.

    ``folios`` has that of each page, if some of the book's were left out. The file identifier comes from the inputs'
    digest.
    """
    labels = page_labels(folios or page_folios(document, book))

    def finish(written: Document, pdf: pydyf.PDF) -> None:
        _mend_text_maps(written, pdf)
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(number_tree(labels))})
        standard.apply(pdf, book)

    identifier = hashlib.sha256(f"{book.settings.urn} {book.settings.version} {book.digest}".encode()).digest()[:16]
    from guidepress.typeset.pdf.tags.tree import own_structure

    with no_warnings(), own_structure(document), plain_ends(), accelerated():
        data: bytes | None = document.write_pdf(
            pdf_variant="pdf/ua-1", pdf_version=standard.version, pdf_identifier=identifier, finisher=finish
        )
    if data is None:
        raise InternalError("the typesetter wrote no file")
    return data


def _mend_text_maps(document: Document, pdf: pydyf.PDF) -> None:
    """Say for each glyph of a cluster its own character (ISO 32000-1, 9.10.3).

    WeasyPrint 70 gives the whole text of a cluster (a Hebrew letter with its points) to the glyph that is drawn first
    and an empty text to the others, so that a reader loses letters.
    """
    fonts = {font.name: font for font in document.fonts.values()}
    for dictionary in [entry for entry in pdf.objects if isinstance(entry, pydyf.Dictionary) and "ToUnicode" in entry]:
        font = fonts[dictionary["BaseFont"]]
        own = nominal(font.family.split(",")[0], font.weight, italic=bool(font.style))
        lines = pdf.objects[int(dictionary["ToUnicode"].split()[0])].stream
        for number, line in enumerate(lines):
            if not (match := _TEXT_OF_GLYPH.fullmatch(line)):
                continue
            text = bytes.fromhex(match[2].decode()).decode("utf-16-be")
            character = own.get(int(match[1], 16), "" if text else "\N{ZERO WIDTH SPACE}")
            if not text or (len(text) > 1 and character and character in text):
                lines[number] = b"<%s> <%s>" % (match[1], character.encode("utf-16-be").hex().encode())

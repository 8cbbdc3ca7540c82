"""The PDF editions: a Book typeset by WeasyPrint, from nothing but what is held in memory.

Rendering (`render_document`) and writing (`write_document`) are separate steps, because the structure tree is built
between them. Only `write_document` touches the file's dictionaries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pydyf

from guidepress.model.book import Book
from guidepress.model.errors import InternalError
from guidepress.typeset.accelerations import accelerated
from guidepress.typeset.engine import no_warnings
from guidepress.typeset.paged.folios import Folio, number_tree, page_folios, page_labels
from guidepress.typeset.pdf.conformance import UA1, Standard, plain_ends

if TYPE_CHECKING:
    from weasyprint import Document


def write_document(
    document: Document, book: Book, standard: Standard = UA1, folios: Sequence[Folio] | None = None
) -> bytes:
    """Write rendered pages as PDF/UA-1 and PDF/A-3a, or to another standard.

    ``folios`` has that of each page, if some of the book's were left out. The file identifier comes from the inputs'
    digest.
    """
    labels = page_labels(folios or page_folios(document, book))

    def finish(_written: Document, pdf: pydyf.PDF) -> None:
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

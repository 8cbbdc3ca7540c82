"""A PDF edition: pages laid out, tagged and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidepress.model.book import Book
from guidepress.model.edition import Edition, Published
from guidepress.standards.conformance.settled import UNSETTLED, WCAG_AA, Claim, certified
from guidepress.typeset.hazards import NO_HAZARD
from guidepress.typeset.paged.faults import page_faults
from guidepress.typeset.paged.folios import is_blank, page_folios
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.pdf.ua2 import standard_of
from guidepress.typeset.pdf.write import write_document

if TYPE_CHECKING:
    from weasyprint import Document


def typeset_pdf(
    book: Book,
    edition: Edition,
    document: Document | None = None,
    claim: Claim = UNSETTLED,
    *,
    tagged: bool = True,
) -> Published:
    """Typeset the Book as a tagged PDF; ``document`` is its pages, if they are laid out already.

    ``claim`` is what is settled of its accessibility. Without ``tagged`` the file does not claim PDF/UA: findings
    stand against it.

    Blank pages are left out: they are for the bound book, whose folios the others keep. A leaflet keeps those that
    fill its sheet.

    Raises `FindingsError` (PDF001) for a character that no pinned font has and `InternalError` for any warning of the
    typesetter: a rule of ours that it does not understand, a picture that it cannot read.
    """
    standard = standard_of(edition, tagged=tagged)
    document = document or render_document(book, edition)
    shown = [
        (page, folio)
        for page, folio in zip(document.pages, page_folios(document, book), strict=True)
        if edition.chosen or not is_blank(page)
    ]
    pages = document.copy([page for page, _folio in shown])
    return Published(
        edition=edition,
        file=edition.file_name(book.settings.slug),
        data=write_document(pages, book, standard, [folio for _page, folio in shown]),
        media_type="application/pdf",
        words=sum(len(text.split()) for text in book.text()),
        pages=len(shown),
        claims=standard.claims,
        extra={"accessibilityHazard": list(NO_HAZARD), **(certified(claim, WCAG_AA) if tagged else {})},
        findings=tuple(page_faults(document, book, bound=edition.page is None)),
    )

"""What a file tells of itself that others are held against: read while it is open, so that nobody opens it again."""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.model.edition import EPUB, SCREEN, Edition
from guidepress.model.errors import words_of_error
from guidepress.prove.claims.access import Access, access_of
from guidepress.prove.likeness.page_places import PageStarts, epub_page_starts, pdf_page_starts
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.opened import Opened
from guidepress.prove.parsers.pdf.file import PdfFile


@dataclass(frozen=True, slots=True)
class Told:
    """What it says of its accessibility, and where its pages begin: the latter of those that share them with others.

    ``why`` says what stumbled on the way, if something did.
    """

    access: Access | None = None
    pages: PageStarts | None = None
    why: str = ""


def told_by(file: Opened, edition: Edition) -> Told:
    """What an opened file tells."""
    access: Access | None = None
    try:
        access = access_of(file)
        return Told(access, _pages(file, edition))
    except Exception as error:  # noqa: BLE001  # bytes that anybody may have changed; whatever stumbles is said
        return Told(access, why=words_of_error(error))


def _pages(file: Opened, edition: Edition) -> PageStarts | None:
    if edition is SCREEN and isinstance(file, PdfFile):
        return pdf_page_starts(file)
    if edition is EPUB and isinstance(file, EpubFile):
        return epub_page_starts(file)
    return None

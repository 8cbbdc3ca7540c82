"""Editions: what a guide is published as, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from guidepress.model.finding import Finding


class EditionKind(StrEnum):
    """How an edition is typeset."""

    PDF = "pdf"
    PRINT = "print"
    COVER = "cover"
    EPUB = "epub"
    WEB = "web"
    BRAILLE = "braille"


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to publish a Book.

    ``file`` is the file's name in ``dist/`` with ``{slug}`` for the guide's slug; ``sheets`` are style sheets of
    ``styles/`` in cascade order; ``summary`` says on the download page what the edition is good for. ``trade`` editions
    are for print shops, not for readers; one with ``own_pages`` shares no page with another.
    """

    name: str
    kind: EditionKind
    file: str
    title: str
    summary: str
    sheets: tuple[str, ...] = ()
    trade: bool = False
    own_pages: bool = False

    def file_name(self, slug: str) -> str:
        """The edition's file name for a guide."""
        return self.file.format(slug=slug)


SCREEN = Edition(
    name="screen",
    kind=EditionKind.PDF,
    file="{slug}.pdf",
    title="PDF",
    summary="Fixed pages to read on a screen or to print at home; tagged for screen readers.",
    sheets=("tokens.css", "content.css", "paged.css"),
)
PRINT = Edition(
    name="print",
    kind=EditionKind.PRINT,
    file="{slug}-print.pdf",
    title="Interior for a print shop",
    summary="The pages of the PDF in the inks of a press, without links; page 12 is page 12 in both.",
    sheets=SCREEN.sheets,
    trade=True,
)
COVER = Edition(
    name="cover",
    kind=EditionKind.COVER,
    file="{slug}-cover.pdf",
    title="Cover for a print shop",
    summary="Back, spine and front on one sheet; the spine fits the number of pages.",
    trade=True,
)
LARGE_PRINT = Edition(
    name="large-print",
    kind=EditionKind.PDF,
    file="{slug}-large-print.pdf",
    title="Large-print PDF",
    summary="Every letter at 16 points or more, the text at 18; to read on paper or on a screen.",
    sheets=(*SCREEN.sheets, "large-print.css", "clear.css"),
    own_pages=True,
)
DYSLEXIA = Edition(
    name="dyslexia",
    kind=EditionKind.PDF,
    file="{slug}-dyslexia.pdf",
    title="PDF with wide spacing",
    summary="Larger type, wide spacing and a cream page, for readers with dyslexia.",
    sheets=(*SCREEN.sheets, "dyslexia.css", "clear.css"),
    own_pages=True,
)
EPUB = Edition(
    name="epub",
    kind=EditionKind.EPUB,
    file="{slug}.epub",
    title="EPUB",
    summary="For e-readers, phones and screen readers: type, size, spacing and colours are yours to choose.",
    sheets=("epub.css", "epub-tables.css"),
)
WEB = Edition(
    name="web",
    kind=EditionKind.WEB,
    file="read.html",
    title="Web page",
    summary="The whole guide on one page, to read in a browser; works without a network once it is open.",
    sheets=("tokens.css", "content.css", "web.css"),
)

BRAILLE = Edition(
    name="braille",
    kind=EditionKind.BRAILLE,
    file="{slug}.brf",
    title="Braille",
    summary="Contracted braille for an embosser or a braille display; translated by machine and not proofread.",
)

EDITIONS: Mapping[str, Edition] = {
    edition.name: edition for edition in (SCREEN, LARGE_PRINT, DYSLEXIA, EPUB, WEB, BRAILLE, PRINT, COVER)
}
"""All editions, in the order in which the download page shows them."""

DEFAULT_EDITIONS = ("screen", "large-print", "epub", "web", "print", "cover")
"""The editions that are built unless ``guide.yaml`` or the command line names others."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that goes with an edition, such as its ONIX record for shops."""

    file: str
    kind: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as bytes, with what was counted while it was made.

    ``pages`` is the number of pages (``None`` where there are none), ``words`` that of the text the edition says,
    ``claims`` the standards the file itself declares,
    ``proved`` those that a prover read back from the bytes, ``extra`` any further facts for the download page,
    ``companions`` the files that go with it, ``findings`` what was noticed while the pages were made.
    """

    edition: Edition
    file: str
    data: bytes
    media_type: str
    words: int
    pages: int | None = None
    claims: tuple[str, ...] = ()
    proved: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    companions: tuple[Companion, ...] = ()
    findings: tuple[Finding, ...] = ()

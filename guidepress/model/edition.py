"""Editions: what a guide is published as, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EditionKind(StrEnum):
    """How an edition is typeset."""

    PDF = "pdf"
    EPUB = "epub"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to publish a Book.

    ``file`` is the file's name in ``dist/`` with ``{slug}`` for the guide's slug; ``sheets`` are style sheets of
    ``styles/`` in cascade order; ``summary`` says on the download page what the edition is good for.
    """

    name: str
    kind: EditionKind
    file: str
    title: str
    summary: str
    sheets: tuple[str, ...] = ()

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
EPUB = Edition(
    name="epub",
    kind=EditionKind.EPUB,
    file="{slug}.epub",
    title="EPUB",
    summary="For e-readers, phones and screen readers: type, size, spacing and colours are yours to choose.",
    sheets=("epub.css",),
)
WEB = Edition(
    name="web",
    kind=EditionKind.WEB,
    file="read.html",
    title="Web page",
    summary="The whole guide on one page, to read in a browser; works without a network once it is open.",
    sheets=("tokens.css", "content.css", "web.css"),
)

EDITIONS: Mapping[str, Edition] = {edition.name: edition for edition in (SCREEN, EPUB, WEB)}
"""The editions that are built unless the command line names some."""


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
    ``companions`` the files that go with it.
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

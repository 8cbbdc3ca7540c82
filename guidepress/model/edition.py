"""Editions: what a guide is published as, as data.

All that is known of an edition stands in its entry: its page and type, what a page of it has room for, and the promises
that a prover holds its bytes to. A further reading edition is one entry here, and a style sheet.

It is long because every edition stands here whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from guidepress.model.finding import Finding
from guidepress.model.needs import Need


class EditionKind(StrEnum):
    """How an edition is typeset."""

    PDF = "pdf"
    PRINT = "print"
    COVER = "cover"
    EPUB = "epub"
    WEB = "web"
    BRAILLE = "braille"

    @property
    def is_read(self) -> bool:
        """Whether it is read on a screen: WCAG is about it, and the conformance report answers for it."""
        match self:
            case EditionKind.PDF | EditionKind.EPUB | EditionKind.WEB:
                return True
            case EditionKind.PRINT | EditionKind.COVER | EditionKind.BRAILLE:
                return False
            case _:
                assert_never(self)

    @property
    def is_counted(self) -> bool:
        """Whether its words are counted in its bytes and compared with those of the manuscript, one by one."""
        match self:
            case EditionKind.PDF | EditionKind.PRINT | EditionKind.EPUB | EditionKind.WEB:
                return True
            case EditionKind.COVER | EditionKind.BRAILLE:
                return False
            case _:
                assert_never(self)

    @property
    def is_paged(self) -> bool:
        """Whether it rests on the pages of the paper editions: made of them, or naming them, as an EPUB does."""
        match self:
            case EditionKind.PDF | EditionKind.PRINT | EditionKind.COVER | EditionKind.BRAILLE | EditionKind.EPUB:
                return True
            case EditionKind.WEB:
                return False
            case _:
                assert_never(self)


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page of an edition that shares none with another; lengths in pt.

    ``text`` is the size of the text, ``leading`` the distance of its lines in sizes of the text. ``paper`` is width and
    height; without it the page is what printers hold where the guide is read, Letter or A4. ``margin`` is kept on all
    sides; a ``measure`` makes the side margins wider, so that no line is longer. ``head`` is what running head and
    folio need besides, above and below. A page holds whole lines.
    """

    text: float
    leading: float = 1.5
    paper: tuple[float, float] | None = None
    margin: float = 72.0
    measure: float | None = None
    head: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """What a page has room for.

    In letters: a ``running`` head on one line, a ``callout`` on half a page. ``longest_word`` is the longest word
    (letters) that is kept on one line, where no word is divided at a line's end (``None``: words are hyphenated);
    ``columns`` the most that a table may have before its rows become records (``None``: any number).
    """

    running: int = 58
    callout: int = 1100
    longest_word: int | None = None
    columns: int | None = None


@dataclass(frozen=True, slots=True)
class Promises:
    """What an edition in clear type promises, in pt, read back from its bytes; sources in ``docs/editions.md``.

    ``floor`` is the least size of anything that is text, ``text`` and ``line`` are the size of the body and the
    distance of its baselines, ``heads`` the least size of each heading by structure type. ``margin`` is what text keeps
    from the edges of the page, ``edge`` what running heads, folios and the lettering of figures keep. ``letters`` is
    the most that a line holds, spaces included (0: no such promise). A compound of up to ``word`` letters stands on one
    line. Letters that can be spaced out stand ``apart`` by so much of their size, beyond what their font gives them.
    """

    floor: float
    text: float
    line: float
    heads: Mapping[str, float]
    margin: float
    edge: float
    letters: int = 0
    word: int = 24
    apart: float = 0.0


PDF_1 = ("PDF/UA-1", "PDF/A-3a")
PDF_2 = ("PDF/UA-2", "PDF/A-4f")
"""What a PDF claims: of PDF 1.7, of PDF 2.0."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to publish a Book.

    ``file`` is the file's name in ``dist/`` with ``{slug}`` for the guide's slug; ``sheets`` are style sheets of
    ``styles/`` in cascade order. ``trade`` editions are for print shops, not for readers. ``standards`` are those that
    its file claims if it is a PDF. An edition without a ``page`` shares the pages of the screen edition, where it has
    pages. One of ``chosen`` blocks says what is chosen for it and no more (`Book.of`). ``suits`` are the needs that it
    answers, the one that it answers best first. What an edition is called,
    and good for, stands with the words of each language (`guidepress.languages`).
    """

    name: str
    kind: EditionKind
    file: str
    sheets: tuple[str, ...] = ()
    trade: bool = False
    standards: tuple[str, ...] = ()
    page: OwnPage | None = None
    room: Room = Room()
    promises: Promises | None = None
    chosen: bool = False
    suits: tuple[Need, ...] = ()

    def file_name(self, slug: str) -> str:
        """The edition's file name for a guide."""
        return self.file.format(slug=slug)


SCREEN = Edition(
    name="screen",
    kind=EditionKind.PDF,
    file="{slug}.pdf",
    sheets=("tokens.css", "content.css", "paged.css", "records.css"),
    standards=PDF_1,
    suits=(Need.TAGGED,),
)
SCREEN_UA2 = replace(
    SCREEN,
    name="screen-ua2",
    file="{slug}-ua2.pdf",
    standards=PDF_2,
)
PRINT = Edition(
    name="print",
    kind=EditionKind.PRINT,
    file="{slug}-print.pdf",
    sheets=SCREEN.sheets,
    trade=True,
    suits=(Need.PRINT,),
)
COVER = Edition(
    name="cover",
    kind=EditionKind.COVER,
    file="{slug}-cover.pdf",
    trade=True,
)
LARGE_PRINT = Edition(
    name="large-print",
    kind=EditionKind.PDF,
    file="{slug}-large-print.pdf",
    sheets=(*SCREEN.sheets, "large-print.css", "clear.css"),
    standards=PDF_1,
    page=OwnPage(text=18),
    room=Room(running=44, callout=520, longest_word=30, columns=3),
    promises=Promises(floor=16, text=18, line=27, heads={"H1": 22, "H2": 20, "H3": 18}, margin=72, edge=23, word=30),
    suits=(Need.LARGE_PRINT,),
)
DYSLEXIA = Edition(
    name="dyslexia",
    kind=EditionKind.PDF,
    file="{slug}-dyslexia.pdf",
    sheets=(*SCREEN.sheets, "dyslexia.css", "clear.css"),
    standards=PDF_1,
    page=OwnPage(text=14, measure=406),  # at most 60 letters a line, spaced out
    room=Room(running=44, callout=760, longest_word=34, columns=4),
    promises=Promises(
        floor=12,
        text=14,
        line=21,
        heads={"H1": 22, "H2": 18, "H3": 16},
        margin=72,
        edge=23,
        letters=60,
        word=34,
        apart=0.05,
    ),
    suits=(Need.DYSLEXIA,),
)
PHONE = Edition(
    name="phone",
    kind=EditionKind.PDF,
    file="{slug}-phone.pdf",
    sheets=(*SCREEN.sheets, "clear.css", "phone.css"),
    standards=PDF_1,
    page=OwnPage(text=12, paper=(324, 576), margin=27, head=9),
    room=Room(running=30, callout=420, longest_word=24, columns=2),
    promises=Promises(floor=10.5, text=12, line=18, heads={"H1": 17, "H2": 14.5, "H3": 12}, margin=27, edge=9),
)
LEAFLET = Edition(
    name="leaflet",
    kind=EditionKind.PDF,
    file="{slug}-leaflet.pdf",
    sheets=(*SCREEN.sheets, "clear.css", "leaflet.css"),
    standards=PDF_1,
    page=OwnPage(text=11, leading=1.35, margin=23),
    room=Room(callout=700, longest_word=24, columns=3),
    promises=Promises(floor=10.5, text=11, line=14.85, heads={"H1": 15, "H2": 12.5, "H3": 11}, margin=23, edge=9),
    chosen=True,
)
"""Its paper is that of `Settings.leaflet`."""
EPUB = Edition(
    name="epub",
    kind=EditionKind.EPUB,
    file="{slug}.epub",
    sheets=("epub.css", "epub-tables.css"),
    suits=(Need.READ_ALOUD, Need.OWN_LOOK),
)
WEB = Edition(
    name="web",
    kind=EditionKind.WEB,
    file="read.html",
    sheets=("tokens.css", "content.css", "web.css"),
    suits=(Need.OWN_LOOK, Need.READ_ALOUD),
)

BRAILLE = Edition(
    name="braille",
    kind=EditionKind.BRAILLE,
    file="{slug}.brf",
    suits=(Need.BRAILLE,),
)

EDITIONS: Mapping[str, Edition] = {
    edition.name: edition
    for edition in (SCREEN, SCREEN_UA2, LARGE_PRINT, DYSLEXIA, PHONE, LEAFLET, EPUB, WEB, BRAILLE, PRINT, COVER)
}
"""All editions, in the order in which the download page shows them."""

DEFAULT_EDITIONS = ("screen", "large-print", "epub", "web", "print", "cover")
"""The editions that are built unless ``guide.yaml`` or the command line names others."""


RECORD, RECORD_FILE = "onix", "{slug}.onix.xml"
"""The record for shops that goes with the EPUB: what kind of file it is, and what it is called."""


BOOKLET, BOOKLET_FILE = "booklet", "{slug}-leaflet-booklet.pdf"
"""The pages of the leaflet two by two, to be printed on both sides and folded: its kind, and what it is called."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that goes with an edition, such as its ONIX record for shops, or its pages two by two."""

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

"""The Book: the one document type that every stage after ``read`` works on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from guidepress.model.edition import Edition
from guidepress.model.errors import ConfigurationError
from guidepress.model.look import Look
from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.model.xhtml import HEADINGS, flat_text, heading_text


class Matter(StrEnum):
    """The three divisions of a book (Chicago Manual of Style, 1.4)."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


class PartKind(StrEnum):
    """What a part is; the value is its class in the XHTML and, where it is the only one, its id."""

    HALF_TITLE = "half-title"
    TITLE_PAGE = "title-page"
    IMPRINT = "imprint"
    DISCLAIMER = "disclaimer"
    CONTENTS = "contents"
    ABOUT = "about"
    DIVISION = "part-title"
    SECTION = "section"
    GLOSSARY = "glossary"
    REFERENCES = "references"
    COLOPHON = "colophon"

    @property
    def matter(self) -> Matter:
        """Front, body or back."""
        if self in {PartKind.DIVISION, PartKind.SECTION}:
            return Matter.BODY
        back = {PartKind.GLOSSARY, PartKind.REFERENCES, PartKind.COLOPHON}
        return Matter.BACK if self in back else Matter.FRONT


WRITTEN = frozenset(
    {
        PartKind.DISCLAIMER,
        PartKind.ABOUT,
        PartKind.DIVISION,
        PartKind.SECTION,
        PartKind.GLOSSARY,
        PartKind.COLOPHON,
    }
)
"""Parts whose prose somebody wrote for this guide: not titles of sources, not what the contents repeat."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as navigation shows it. ``level`` is 1 to 6; ``text`` is plain, with the number if it has one."""

    id: str
    level: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A stretch of the book that starts a page: half-title, disclaimer, a section, the references.

    ``tree`` is a ``<section>`` (``<nav>`` inside it for the contents) in the vocabulary of
    ``docs/architecture.md``; it is shared, so whoever wants to change it works on a copy (`tree_copy`).
    ``source`` is the file it was written in, relative to the guide folder. ``depth`` is 1 at the top of the book, one
    more in the body's part or chapter that holds it, whose id is ``within``. ``is_nested`` says that it is a section of
    a chapter.
    """

    id: str
    kind: PartKind
    title: str
    tree: etree._Element
    source: str
    depth: int = 1
    within: str = ""
    is_nested: bool = False

    @property
    def matter(self) -> Matter:
        """Front, body or back."""
        return self.kind.matter

    @property
    def numbered_title(self) -> str:
        """The title as editions say it: with its number, if it has one."""
        heading = next(self.tree.iter("h1"), None)
        return self.title if heading is None else heading_text(heading)

    def tree_copy(self) -> etree._Element:
        """A deep copy of the tree for an edition to work on."""
        root: etree._Element = etree.fromstring(etree.tostring(self.tree))
        return root

    def headings(self) -> tuple[Heading, ...]:
        """Every heading in order; each has an id."""
        return tuple(
            Heading(element.get("id", ""), int(str(element.tag)[1]), heading_text(element))
            for element in self.tree.iter(*HEADINGS)
        )


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the manuscript shows: an image, already checked.

    ``name`` is the path relative to the guide folder, as in ``<img src>``. ``width`` and ``height`` are in
    CSS px (for a raster, its pixels). A drawing that says something of which it is not known that every engine draws
    it is not ``plain``.
    """

    name: str
    media_type: str
    data: bytes
    width: float
    height: float
    plain: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """An entry of ``references.json``: CSL-JSON data, where it stands, and where the text cites it.

    ``citations`` holds the ids of the citations of it in reading order (``cite-3``), empty if uncited.
    """

    key: str
    csl: Mapping[str, object]
    place: Place
    citations: tuple[str, ...] = ()


def with_line_feeds(data: bytes) -> bytes:
    """A text with the line ends of Unix: a checkout for Windows has others, and is the same guide."""
    return data.replace(b"\r\n", b"\n")


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """A whole guide: metadata, the parts in reading order, the assets they show.

    ``sources`` maps every input file (relative path) to the SHA-256 of its bytes, of a text's `with_line_feeds`;
    ``digest`` is the SHA-256 over them all; ``texts`` holds the bytes of those that are text (``guide.yaml``, the
    Markdown, ``references.json``) as they lie in the folder. ``icc`` is the profile of the press that ``guide.yaml``
    names, if it names one; ``look`` what the guide brings of its own looks; ``leaflet`` is what its leaflet says, if
    anything is chosen for one.
    """

    settings: Settings
    parts: tuple[Part, ...]
    assets: Mapping[str, Asset] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    texts: Mapping[str, bytes] = field(default_factory=dict)
    icc: bytes | None = None
    look: Look = field(default_factory=Look)
    leaflet: Book | None = None

    def of(self, edition: Edition) -> Book:
        """What an edition says: the Book, or what is chosen of it.

        Raises `ConfigurationError` for an edition of chosen blocks if none is chosen.
        """
        if not edition.chosen:
            return self
        if self.leaflet is None:
            raise ConfigurationError(
                "nothing is chosen for the leaflet",
                hint="Name blocks under 'leaflet' in guide.yaml, or mark them {.leaflet} (docs/editions.md).",
            )
        return self.leaflet

    def of_kind(self, kind: PartKind) -> Part | None:
        """The first part of a kind, or ``None``."""
        return next((part for part in self.parts if part.kind is kind), None)

    def of_matter(self, matter: Matter) -> tuple[Part, ...]:
        """The parts of one division, in order."""
        return tuple(part for part in self.parts if part.matter is matter)

    def homes(self) -> dict[str, str]:
        """Which part every id is in: ``{element id: part id}``."""
        return {name: part.id for part in self.parts for name in part.tree.xpath("//@id")}

    def free_name(self, wanted: str) -> str:
        """An id for what a page has around the parts: this one, or one like it that nothing in the guide has."""
        taken = self.homes()
        names = (wanted, *(f"{wanted}-{count}" for count in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)

    def text(self) -> Iterator[str]:
        """The plain text of each part, in order."""
        return (flat_text(part.tree) for part in self.parts)

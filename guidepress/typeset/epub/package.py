"""The package document and the container of the EPUB, through EbookLib 0.20 (EPUB 3.3, 4 and 5)."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ebooklib import epub
from lxml import etree

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for, tongue
from guidepress.model.errors import InternalError
from guidepress.model.xhtml import XML_LANG
from guidepress.typeset.epub.accessibility import CONFORMANCE, Accessibility
from guidepress.typeset.epub.content_documents import Page
from guidepress.typeset.epub.page_list import page_source
from guidepress.typeset.epub.places import COVER_IMAGE, COVER_PAGE, COVER_PICTURE, Places, shown_assets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidepress.model.book import Asset, Book
    from guidepress.model.settings import Person, Settings

FOLDER = "EPUB"
PACKAGE_FILE = f"{FOLDER}/content.opf"
MIMETYPE = b"application/epub+zip"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
PREFIXES = "schema: http://schema.org/"
"""Reserved ones may be left out; EPUB 3.3, D.3.4 advises to declare what is used of another vocabulary."""
REVIEWER_ROLE = "sad"
"""MARC relator of a clinical reviewer: scientific advisor ("rev" is one who reviews a book for a journal)."""

_ADDRESS = re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)

STORED = (".png", ".jpg", ".gif", ".webp")
"""Endings of files that are compressed already."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover twice: as the drawing (SVG) that the book shows, and as the picture (PNG) that shops show."""

    drawing: bytes
    picture: bytes


class FinishedPage(epub.EpubHtml):  # type: ignore[misc]
    """A page whose bytes reach the file as they are: the library would send them through an HTML parser."""

    def get_content(self, default: bytes | None = None) -> bytes:  # noqa: ARG002
        """The bytes of the page."""
        data: bytes = self.content
        return data


class Entries(dict[str, bytes]):
    """What EbookLib writes, held by name until all of it is there."""

    def writestr(self, name: str, data: bytes | str) -> None:
        """Keep an entry; raises `InternalError` for a name that is taken."""
        if name in self:
            raise InternalError(f"two files of the EPUB are called {name}")
        self[name] = data.encode() if isinstance(data, str) else data


class PackageWriter(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, into memory.

    The package says its language and direction, names no NCX (there is none), and no error is swallowed.
    """

    out: Entries

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(XML_LANG, self.book.language)
        root.set("dir", self.book.direction or "ltr")
        root.set("prefix", PREFIXES)  # instead of 'rendition', which is unused
        next(root.iter("spine")).attrib.pop("toc")
        super()._write_opf_file(root)

    def write(self) -> None:
        """Fill ``out``."""
        self.out = Entries()
        self._write_container()
        self._write_opf()
        self._write_items()


def package(
    book: Book, pages: Sequence[Page], places: Places, cover: Cover, sheets: Mapping[str, bytes], facts: Accessibility
) -> bytes:
    """The whole EPUB: the pages in the order of the spine, the cover, the images that are shown, the style sheets.

    Raises `InternalError` if what was written is not what was given.
    """
    bound = _new_binding(book.settings)
    _describe(bound, book.settings)
    _describe_access(bound, book.settings, facts)
    if facts.paged:
        bound.add_metadata(None, "meta", page_source(book), {"property": "pageBreakSource"})
    bound.add_item(_cover_item(cover.picture))
    bound.add_item(epub.EpubItem("cover-drawing", COVER_IMAGE, "image/svg+xml", cover.drawing))
    for page in pages:
        bound.add_item(_page_item(page))
    for asset in shown_assets(book):
        bound.add_item(_item(places.images[asset.name], asset))
    for name, data in sheets.items():
        bound.add_item(epub.EpubItem(f"sheet-{name.rsplit('/')[-1].replace('.', '-')}", name, "text/css", data))
    # calibre shows the cover a second time unless a ``guide`` names its page; it has no other use, and only this entry.
    bound.guide = [{"type": "cover", "href": page.file, "title": page.title} for page in pages if page.id == COVER_PAGE]
    bound.spine = [bound.get_item_with_id(page.id) for page in pages if page.part or "nav" not in page.properties]
    modified = dt.datetime.combine(book.settings.date, dt.time())
    writer = PackageWriter("", bound, {"mtime": modified, "raise_exceptions": True})
    writer.process()
    writer.write()
    _compare(writer.out, bound, pages)
    return pack(writer.out)


def pack(entries: Mapping[str, bytes]) -> bytes:
    """A zip file: ``mimetype`` first and stored (EPUB 3.3, 4.2.2), the rest by name, all of one date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (("mimetype", MIMETYPE), *sorted(entries.items())):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            stored = name == "mimetype" or name.endswith(STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return buffer.getvalue()


def _new_binding(settings: Settings) -> epub.EpubBook:
    bound = epub.EpubBook()
    bound.metadata.clear()  # a generator and a random identifier
    bound.FOLDER_NAME = FOLDER
    bound.IDENTIFIER_ID = "publication-id"
    bound.set_identifier(settings.urn)
    bound.set_language(settings.language)
    bound.set_direction("rtl" if runs_right_to_left(settings.language) else None)
    return bound


def _cover_item(cover: bytes) -> epub.EpubCover:
    item = epub.EpubCover("cover-image", COVER_PICTURE)
    item.media_type, item.content = "image/png", cover
    return item


def _page_item(page: Page) -> FinishedPage:
    item = FinishedPage(page.id, page.file, "application/xhtml+xml", page.data, page.title)
    item.properties = page.properties
    return item


def _item(file: str, asset: Asset) -> epub.EpubItem:
    name = file.replace("/", "-").replace(".", "-")
    return epub.EpubItem(name, file, asset.media_type, asset.data)


def _describe(bound: epub.EpubBook, settings: Settings) -> None:
    """Title, people, publisher, subjects and rights (EPUB 3.3, 5.5)."""

    def add(name: str, value: str, key: str = "") -> None:
        bound.add_metadata("DC", name, value, {"id": key} if key else {})

    if settings.urn != settings.identifier:
        add("identifier", settings.identifier)
    for place, (kind, title) in enumerate((("main", settings.title), ("subtitle", settings.subtitle)), 1):
        if title:
            add("title", title, f"title-{kind}")
            _refine(bound, f"title-{kind}", {"title-type": kind, "display-seq": str(place)})
    for place, (person, role) in enumerate(_people(settings), 1):
        key = f"person-{place}"
        add("creator" if role == "aut" else "contributor", person.name, key)
        _refine(bound, key, {"role": role, "file-as": person.file_as or "", "display-seq": str(place)})
    for name, day in (("lastReviewed", settings.review.reviewed), ("expires", settings.review.next_review)):
        bound.add_metadata(None, "meta", day.isoformat(), {"property": f"schema:{name}"})
    add("publisher", settings.publisher)
    add("date", settings.date.isoformat())
    add("description", settings.description)
    for subject in settings.subjects:
        add("subject", subject)
    licence = ", ".join(piece for piece in (settings.licence.name, settings.licence.url) if piece)
    add("rights", f"© {settings.copyright}. {licence}")


def _people(settings: Settings) -> list[tuple[Person, str]]:
    people = [(person, person.role) for person in settings.authors]
    return [*people, *((person, REVIEWER_ROLE) for person in settings.review.reviewers)]


def _refine(bound: epub.EpubBook, key: str, facts: Mapping[str, str]) -> None:
    for name, value in facts.items():
        if value:
            scheme = {"scheme": "marc:relators"} if name == "role" else {}
            bound.add_metadata(None, "meta", value, {"refines": f"#{key}", "property": name, **scheme})


def _describe_access(bound: epub.EpubBook, settings: Settings, facts: Accessibility) -> None:
    """The properties of EPUB Accessibility 1.1, 2.2 and 3.5; a claim only where nothing speaks against it."""

    def add(name: str, value: str, **more: str) -> None:
        bound.add_metadata(None, "meta", value, {"property": name, **more})

    for name, values in (
        ("accessMode", facts.modes),
        ("accessModeSufficient", facts.sufficient),
        ("accessibilityFeature", facts.features),
        ("accessibilityHazard", facts.hazards),
    ):
        for value in values:
            add(f"schema:{name}", value)
    language = language_for(settings.language)
    spoken = tongue(language.access, language) or language.tag
    add("schema:accessibilitySummary", facts.summary, **{XML_LANG: spoken})
    if facts.conforms:
        add("dcterms:conformsTo", CONFORMANCE, id="conformance")
        add("a11y:certifiedBy", facts.claim.by, refines="#conformance", id="certifier")
        if facts.claim.date is not None:
            add("dcterms:date", facts.claim.date.isoformat(), refines="#certifier")


def contact_address(settings: Settings) -> str:
    """The e-mail address in the guide's contact, if there is one.

    ONIX says it; the package does not: ``a11y:contactEmail`` is of EPUB Accessibility 1.2, and a validator of EPUB 3.3
    calls it undefined.
    """
    found = _ADDRESS.search(settings.contact)
    return found[0] if found else ""


def _compare(entries: Entries, bound: epub.EpubBook, pages: Sequence[Page]) -> None:
    """Read everything back: EbookLib drops metadata it cannot write with no more than a line in the log."""
    for page in pages:
        data = entries.get(f"{FOLDER}/{page.file}", b"")
        if data != page.data or etree.fromstring(data).tag != page.root.tag:
            raise InternalError(f"{page.file} is not in the EPUB as it was typeset")
    written = etree.fromstring(entries[PACKAGE_FILE])
    wanted = 1 + sum(len(values) for names in bound.metadata.values() for values in names.values())
    metadata = written[0]
    if len(metadata) != wanted or any(not (item.text or "").strip() for item in metadata):
        raise InternalError(f"the package document has {len(metadata)} of {wanted} items of metadata")

"""The PDF editions: a Book typeset by WeasyPrint, from nothing but what is held in memory.

Rendering (`render_document`) and writing (`write_document`) are separate steps, because the structure tree is built
between them. Only `write_document` touches the file's dictionaries.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pydyf
from lxml import etree

from guidepress.model.book import Book, Matter
from guidepress.model.edition import Edition, Published
from guidepress.model.errors import FindingsError, InternalError
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from guidepress.model.xhtml import MATHML, SVG, place_of
from guidepress.typeset.cover import cover_svg
from guidepress.typeset.fonts import characters, nominal, pinned_fontconfig, prepare_fonts
from guidepress.typeset.html import PagedDocument, Resource, paged_document

if TYPE_CHECKING:
    from weasyprint import Document

STYLES = Path(__file__).resolve().parents[2] / "styles"

PDF001 = Rule(
    "PDF001",
    Severity.ERROR,
    "No font has this character",
    "It would be printed as an empty box, and nobody could read or hear it.",
    "Use another character, or write what it means in words.",
    "ISO 14289-1:2014, 7.21.8 (no reference to .notdef)",
)

_TEXT_OF_GLYPH = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")

_MOST_ROUNDS = 6
"""How often a book is set until its page numbers agree with its pages; two rounds are enough for most."""

_UNSEEN = frozenset(range(0x20)) | frozenset({0x7F, 0xA0, 0xAD, 0x2028, 0x2029, 0xFEFF}) | frozenset(
    [*range(0x2000, 0x2010), *range(0x202A, 0x2030), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)]
)  # fmt: skip
"""Spaces and format characters: nothing is drawn for them."""


@dataclass(frozen=True, slots=True)
class Trim:
    """A page: trim size and margins in pt, and the size of the text in pt (the line is 10/7 of it).

    ``inner`` is the gutter margin. With the 6 by 9 page a line holds about 64 characters, a page 35 lines.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    text: float


TRIMS: Mapping[str, Trim] = {
    "6x9": Trim(432, 648, 60, 52, 66, 57, 10.5),
    "5.5x8.5": Trim(396, 612, 56, 46, 63, 54, 10),
    "7x10": Trim(504, 720, 72, 72, 72, 63, 11.2),
    "8.5x11": Trim(612, 792, 108, 108, 81, 74, 12.25),
    "a4": Trim(595.276, 841.89, 102, 102, 84, 81, 12.25),
    "a5": Trim(419.528, 595.276, 58, 50, 60, 52, 10.15),
}
"""The trim sizes of `Page.trim`."""


def typeset_pdf(book: Book, edition: Edition) -> Published:
    """Typeset the Book as a tagged PDF.

    Raises `FindingsError` (PDF001) for a character that no pinned font has and `InternalError` for any warning of the
    typesetter: a rule of ours that it does not understand, a picture that it cannot read.
    """
    if missing := list(missing_characters(book)):
        raise FindingsError(missing)
    document = render_document(book, edition)
    return Published(
        edition=edition,
        file=edition.file_name(book.settings.slug),
        data=write_document(document, book),
        media_type="application/pdf",
        words=sum(len(text.split()) for text in book.text()),
        pages=len(document.pages),
        claims=("PDF/UA-1",),
    )


def render_document(book: Book, edition: Edition) -> Document:
    """Lay the Book out in pages. The result can be asked for its pages and anchors before it is written.

    The folios that the contents and the references across the book show are found by setting the book until they
    agree with the pages. WeasyPrint could look them up itself (``target-counter``), but then it sets single pages
    again, and loses every note that the page before had handed on to such a page. A block in which a line breaks
    after its first word for no reason (`broken_early`) is set a hair narrower in the next round.
    """
    trim = TRIMS[book.settings.page.trim]
    cover = cover_svg(book, trim.width, trim.height)
    shown: Mapping[str, str] | None = None
    narrowed: frozenset[str] = frozenset()
    with no_warnings(), pinned_fontconfig(prepare_fonts()):
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        font_config = FontConfiguration()
        texts = (*(read_sheet(name) for name in edition.sheets), page_sheet(trim))
        sheets = [weasyprint.CSS(string=text, font_config=font_config) for text in texts]
        for _ in range(_MOST_ROUNDS):
            paged = paged_document(book, edition, cover, shown, narrowed)
            html = weasyprint.HTML(string=paged.html, url_fetcher=_closed_fetcher(paged))
            document = html.render(font_config=font_config, stylesheets=sheets, pdf_variant="pdf/ua-1")
            found = folios_of_anchors(document, book)
            broken = broken_early(document) - narrowed
            if found == shown and not broken:
                return document
            shown, narrowed = found, narrowed | broken
    raise InternalError("the page numbers that the contents show never agree with the pages")


def write_document(document: Document, book: Book) -> bytes:
    """Write rendered pages as PDF/UA-1; the file identifier comes from the inputs' digest."""
    labels = page_labels(document, book)

    def finish(written: Document, pdf: pydyf.PDF) -> None:
        _mend_text_maps(written, pdf)
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(_number_tree(labels))})

    identifier = hashlib.sha256(f"{book.settings.urn} {book.settings.version} {book.digest}".encode()).digest()[:16]
    from guidepress.typeset.structure import own_structure

    with no_warnings(), own_structure(document):
        data: bytes | None = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=finish)
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


def read_sheet(name: str) -> str:
    """The text of a style sheet in ``styles/``."""
    return (STYLES / name).read_text(encoding="utf-8")


def page_sheet(trim: Trim) -> str:
    """The sheet that gives a page its measures; ``paged.css`` has all the rest."""
    return f"""
@page {{
  size: {trim.width:g}pt {trim.height:g}pt;
  margin: {trim.top:g}pt {trim.outer:g}pt {trim.bottom:g}pt {trim.inner:g}pt;
}}
@page :left {{ margin-left: {trim.outer:g}pt; margin-right: {trim.inner:g}pt }}
@page cover {{ margin: 0 }}
:root {{
  font-size: {trim.text:g}pt;
  --page-width: {trim.width:g}pt;
  --page-height: {trim.height:g}pt;
  --type-height: {trim.height - trim.top - trim.bottom:g}pt;
}}
"""


@dataclass(frozen=True, slots=True)
class PageLabel:
    """From page ``index`` (from 0) on, folios run in ``style`` ("r", "D" or "" for none) from 1, after ``prefix``."""

    index: int
    style: str
    prefix: str = ""


def page_labels(document: Document, book: Book) -> list[PageLabel]:
    """The ranges of folios as they are printed (ISO 32000-1, 12.4.2): cover, roman, arabic from the body on."""
    homes = {name: number for number, page in reversed(list(enumerate(document.pages))) for name in page.anchors}
    front = next((homes[part.id] for part in book.of_matter(Matter.FRONT)), None)
    body = next((homes[part.id] for part in book.parts if part.matter is not Matter.FRONT), None)
    labels = [PageLabel(0, "", "Cover"), PageLabel(1, "", "Inside cover")]
    if front is not None:
        labels.append(PageLabel(front, "r"))
    if body is not None:
        labels.append(PageLabel(body, "D"))
    return labels


def folios(document: Document, book: Book) -> list[str]:
    """Each page's folio as its label says it, blank and silent pages included."""
    labels = page_labels(document, book)
    result = []
    for number in range(len(document.pages)):
        label = [label for label in labels if label.index <= number][-1]
        count = number - label.index + 1
        result.append(label.prefix + {"r": _roman(count), "D": str(count), "": ""}[label.style])
    return result


def folios_of_anchors(document: Document, book: Book) -> dict[str, str]:
    """The folio of the page on which each id of the book first stands: the page map of the edition."""
    numbers = folios(document, book)
    return {
        name: number
        for number, page in reversed(list(zip(numbers, document.pages, strict=True)))
        for name in page.anchors
    }


def broken_early(document: Document) -> frozenset[str]:
    """The blocks (``data-n``) with a line of a single word although the next word would fit.

    WeasyPrint 70 sets such a line when a run of text ends in a space that alone is too much for the line.
    """
    from weasyprint.formatting_structure import boxes

    found = set()
    for page in document.pages:
        for block in page._page_box.descendants():
            if not isinstance(block, boxes.BlockContainerBox) or block.element is None:
                continue
            lines = [child for child in block.children if isinstance(child, boxes.LineBox)]
            for line in lines[:-1]:
                text = "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)).strip()
                used = sum(box.margin_width() for box in line.children if box.is_in_normal_flow())
                if (
                    text
                    and " " not in text
                    and used < block.width * 0.45
                    and block.width > 200
                    and (number := block.element.get("data-n"))
                ):
                    found.add(number)
    return frozenset(found)


def _roman(number: int) -> str:
    tens = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    text = ""
    for value, letters in tens:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _number_tree(labels: list[PageLabel]) -> Iterator[int | pydyf.Dictionary]:
    for label in labels:
        entry = pydyf.Dictionary({"Type": "/PageLabel"})
        if label.style:
            entry["S"] = f"/{label.style}"
        if label.prefix:
            entry["P"] = pydyf.String(label.prefix)
        yield label.index
        yield entry


def _closed_fetcher(paged: PagedDocument) -> Any:
    """A fetcher that knows the document's own pictures and nothing else: neither a disk nor a network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
            resource = _resource(paged.resources, url)
            return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})

    return ClosedFetcher()


def _resource(resources: Mapping[str, Resource], url: str) -> Resource:
    for known, resource in resources.items():
        if unquote(known) == unquote(url):
            return resource
    raise ValueError(f"not a part of the guide: {url}")


@contextmanager
def no_warnings() -> Iterator[None]:
    """Turn everything that WeasyPrint warns about into one `InternalError`: no rule of ours may fail in silence."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
    if messages:
        raise InternalError("the typesetter warned: " + "; ".join(dict.fromkeys(messages)))


def missing_characters(book: Book) -> Iterator[Finding]:
    """PDF001 for every character, once a place, that no pinned font has."""
    seen: set[tuple[Place, str]] = set()
    for place, text in _texts(book):
        for character in dict.fromkeys(text):
            if ord(character) in _UNSEEN or ord(character) in characters() or (place, character) in seen:
                continue
            seen.add((place, character))
            yield PDF001.at(place, f"no font has the character '{character}' (U+{ord(character):04X})")


def _texts(book: Book) -> Iterator[tuple[Place, str]]:
    settings = book.settings
    names = " ".join(person.name for person in settings.authors)
    yield (
        Place("guide.yaml"),
        f"{settings.title} {settings.subtitle or ''} {settings.running_title} {names} {settings.publisher}",
    )
    for part in book.parts:
        for element in part.tree.iter():
            if isinstance(element.tag, str) and element.tag != f"{{{MATHML}}}annotation":
                place = place_of(element)
                place = place if place.file else Place(part.source)
                yield place, "".join([element.text or "", *((child.tail or "") for child in element)])
    for asset in book.assets.values():
        if asset.media_type == "image/svg+xml":
            root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
            yield Place(asset.name), "".join("".join(text.itertext()) for text in root.iter(f"{{{SVG}}}text"))

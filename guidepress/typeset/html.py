"""Book to one HTML document for the typesetter of paged editions.

The words stay those of the Book. What changes is what paper needs: a footnote's text moves to its call (the style
sheet floats it to the foot of the page), formulas become pictures, and every part says which page style it opens.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from lxml import etree

from guidepress.model.book import Book, Matter, Part, PartKind
from guidepress.model.edition import Edition
from guidepress.model.xhtml import BLOCKS, MATHML, classes, flat_text, without_places
from guidepress.typeset.math import draw_math

ASSET_SCHEME = "asset"
MATH_SCHEME = "math"
COVER_URL = "cover:front.svg"

SILENT = frozenset({PartKind.HALF_TITLE, PartKind.TITLE_PAGE, PartKind.IMPRINT})
"""Parts whose pages carry neither folio nor running head (Chicago Manual of Style, 1.5 and 1.6)."""

STAND_IN = "88"
"""What is set for a folio before the pages are known: as wide as most of them."""

_SHORT_TABLE = 8
_RUNNING_LENGTH = 58
_SPACES = re.compile(r"[ \t\r\n]+")
_HOLDERS = frozenset(["aside", "ul", "ol", "dl", "div", "blockquote", "li", "dd"])
_BLOCKS_IN_NOTES = frozenset(["p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "aside"])

PAGE_WORDS: Mapping[str, str] = {
    "en": "page",
    "de": "Seite",
    "fr": "page",
    "es": "página",
    "it": "pagina",
    "nl": "pagina",
}
COVER_WORDS: Mapping[str, str] = {
    "en": "Cover of {title}", "de": "Umschlag von {title}", "fr": "Couverture de {title}",
    "es": "Cubierta de {title}", "it": "Copertina di {title}", "nl": "Omslag van {title}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resource:
    """A picture that the document shows, held in memory."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """The HTML text and the pictures it names, by URL."""

    html: str
    resources: Mapping[str, Resource] = field(default_factory=dict)


def book_html(book: Book, edition: Edition) -> str:
    """The whole Book as one HTML document."""
    return paged_document(book, edition).html


def paged_document(
    book: Book,
    edition: Edition,
    cover: bytes | None = None,
    folios: Mapping[str, str] | None = None,
    narrowed: Collection[str] = (),
) -> PagedDocument:
    """The Book as HTML, every part a ``section`` directly in ``body``; a cover (SVG) becomes the first of them.

    ``edition`` is named in the document's class, so that a sheet can tell editions apart. ``folios`` says on which
    page each id is, for the contents and the references across the book; without it they get a stand-in.
    Every block carries its number (``data-n``); those in ``narrowed`` are set a hair narrower.
    """
    resources: dict[str, Resource] = {
        asset_url(name): Resource(asset.media_type, asset.data) for name, asset in book.assets.items()
    }
    body = etree.Element(
        "body", {"class": f"edition-{edition.name}", "data-running": shortened(book.settings.running_title)}
    )
    if cover is not None:
        resources[COVER_URL] = Resource("image/svg+xml", cover)
        section = etree.SubElement(body, "section", {"id": "cover", "class": "cover"})
        etree.SubElement(section, "img", {"src": COVER_URL, "alt": cover_text(book)})
    opened: set[Matter] = set()
    for part in book.parts:
        numbering = Matter.FRONT if part.matter is Matter.FRONT else Matter.BODY
        body.append(_paged_part(part, book, folios, resources, opens=numbering not in opened))
        opened.add(numbering)
    for number, block in enumerate(body.iter(*BLOCKS)):
        block.set("data-n", str(number))
        if str(number) in narrowed:
            block.set("class", f"{block.get('class', '')} narrowed".strip())
    html = etree.Element("html", {"lang": book.settings.language})
    html.append(_head(book))
    html.append(body)
    text: str = etree.tostring(html, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return PagedDocument(text, resources)


def asset_url(name: str) -> str:
    """The URL under which the typesetter finds an asset; no scheme that could reach a disk or a network."""
    return f"{ASSET_SCHEME}:{quote(name)}"


def cover_text(book: Book) -> str:
    """The cover's alternative text: what it is, and the words on it."""
    settings = book.settings
    opening = word(COVER_WORDS, settings.language).format(title=settings.title)
    people = ", ".join(person.name for person in settings.authors)
    words = [settings.subtitle or "", people, settings.publisher if settings.publisher != people else ""]
    return f"{opening}: {'. '.join(filter(None, words))}."


def word(words: Mapping[str, str], language: str) -> str:
    """A word in the guide's language, in English where we have none."""
    return words.get(language.split("-", maxsplit=1)[0].lower(), words["en"])


def shortened(text: str, length: int = _RUNNING_LENGTH) -> str:
    """A heading cut at a word for a running head."""
    return textwrap.shorten(text, length, placeholder="\N{HORIZONTAL ELLIPSIS}") if len(text) > length else text


def _head(book: Book) -> etree._Element:
    settings = book.settings
    head = etree.Element("head")
    etree.SubElement(head, "meta", {"charset": "utf-8"})
    etree.SubElement(head, "title").text = settings.title
    date = settings.date.isoformat()
    facts = [("author", person.name) for person in settings.authors]
    facts += [
        ("description", settings.description),
        ("keywords", ", ".join(settings.subjects)),
        ("generator", "Guidepress"),
    ]
    facts += [("dcterms.created", date), ("dcterms.modified", date)]
    for name, content in facts:
        if content:
            etree.SubElement(head, "meta", {"name": name, "content": content})
    return head


def _paged_part(
    part: Part, book: Book, folios: Mapping[str, str] | None, resources: dict[str, Resource], *, opens: bool
) -> etree._Element:
    """A copy of a part's tree as paper needs it."""
    root = without_places(part.tree_copy())
    etree.strip_tags(root, etree.Comment)
    pages = "silent" if part.kind in SILENT else ("front" if part.matter is Matter.FRONT else "body")
    root.set("class", " ".join([root.get("class", "part"), f"pages-{pages}", *([f"opens-{pages}"] if opens else [])]))
    for heading in root.iter("h1"):
        heading.set("data-running", shortened(flat_text(heading)))
    _draw_formulas(root, resources)
    _move_notes(root)
    _point_pictures(root)
    _say_folios(root, folios, word(PAGE_WORDS, book.settings.language))
    _mark_tables(root)
    for block in root.iter("pre"):
        _divide_code(block)
    return root


def _draw_formulas(root: etree._Element, resources: dict[str, Resource]) -> None:
    for formula in list(root.iter(f"{{{MATHML}}}math")):
        picture = draw_math(formula)
        url = f"{MATH_SCHEME}:{len(resources)}.svg"
        resources[url] = Resource("image/svg+xml", picture.svg)
        image = etree.Element("img", {"class": "formula", "src": url, "alt": formula.get("alttext", "")})
        image.set(
            "style",
            f"width: {picture.width:.3f}em; height: {picture.height:.3f}em; vertical-align: {-picture.depth:.3f}em",
        )
        image.tail = formula.tail
        parent = formula.getparent()
        if parent is not None:
            formula.tail = None
            parent.replace(formula, image)


def _move_notes(root: etree._Element) -> None:
    """Put each note right after its first call, as an inline element: HTML allows no block in a paragraph."""
    for note in list(root.iter("aside")):
        if "footnote" not in classes(note):
            continue
        call = next(iter(root.xpath(".//a[@role='doc-noteref'][@href=$href]", href=f"#{note.get('id')}")), None)
        parent = note.getparent()
        if call is None or parent is None:
            continue
        _drop_keeping_tail(note)
        _fold_spaces(note)
        for element in list(note.iter(*_BLOCKS_IN_NOTES)):
            _make_inline(element, is_note=element is note)
        anchor = call.getparent() if call.getparent().tag == "sup" else call
        note.tail, anchor.tail = anchor.tail, None
        anchor.addnext(note)


def _fold_spaces(note: etree._Element) -> None:
    """Fold white space as CSS would, listings apart: the typesetter does not do it in floated notes."""
    for element in note.iter():
        in_listing = element.tag == "pre" or any(above.tag == "pre" for above in element.iterancestors())
        if element.text and not in_listing:
            element.text = _SPACES.sub(" ", element.text)
        if element.tail and (element.tag == "pre" or not in_listing) and element is not note:
            element.tail = _SPACES.sub(" ", element.tail)
        if element.tag in _HOLDERS and not (element.text or "").strip():
            element.text = None
        if element.tag in _BLOCKS_IN_NOTES and not (element.tail or "").strip() and element is not note:
            element.tail = None
        if element.tag == "p" and len(element) and element[-1].tail:
            element[-1].tail = element[-1].tail.rstrip(" ")


def _make_inline(element: etree._Element, *, is_note: bool) -> None:
    if not is_note:
        element.set("class", f"{element.get('class', '')} note-{element.tag!s}".strip())
    element.tag = "span"


def _drop_keeping_tail(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def _point_pictures(root: etree._Element) -> None:
    """Give pictures their URLs; a decorative one becomes a background, which is an artifact for every reader."""
    for image in list(root.iter("img")):
        source = image.get("src", "")
        if source.startswith(f"{MATH_SCHEME}:"):
            continue
        if image.get("alt") or "decorative" not in classes(image):
            image.set("src", asset_url(source))
            continue
        width, height = image.get("width", "0"), image.get("height", "1")
        style = f"background-image: url('{asset_url(source)}'); width: {width}px; height: {height}px"
        image.tag = "span"
        image.attrib.clear()
        image.set("class", "decorative")
        image.set("style", style)


def _say_folios(root: etree._Element, folios: Mapping[str, str] | None, page: str) -> None:
    """Write the folio of the target on every link that shows one, and mark links that show their own address."""
    for link in root.iter("a"):
        target = link.get("href", "")
        if target.startswith("#") and ("xref" in classes(link) or link.xpath("ancestor::ol[contains(@class, 'toc')]")):
            link.set("data-folio", STAND_IN if folios is None else folios.get(unquote(target[1:]), STAND_IN))
            link.set("data-page", page)
        elif "://" in flat_text(link) or flat_text(link).startswith(("doi", "10.", "www.")):
            link.set("class", f"{link.get('class', '')} url".strip())


def _divide_code(block: etree._Element) -> None:
    """Wrap each line of a listing in a ``span class="line"``, so that a long one goes on further in."""
    code = block.find("code")
    holder = block if code is None else code
    lines: list[etree._Element] = [etree.Element("span", {"class": "line"})]

    def say(text: str | None, attributes: Mapping[str, str] | None) -> None:
        for number, piece in enumerate((text or "").split("\n")):
            if number:
                lines.append(etree.Element("span", {"class": "line"}))
            if not piece:
                continue
            if attributes is not None:
                etree.SubElement(lines[-1], "span", dict(attributes)).text = piece
            elif len(lines[-1]):
                lines[-1][-1].tail = (lines[-1][-1].tail or "") + piece
            else:
                lines[-1].text = (lines[-1].text or "") + piece

    say(holder.text, None)
    for child in holder:
        say("".join(child.itertext()), dict(child.attrib))
        say(child.tail, None)
    while len(lines) > 1 and not len(lines[-1]) and not lines[-1].text:
        lines.pop()
    for element in list(holder):
        holder.remove(element)
    holder.text = None
    holder.extend(lines)


def _mark_tables(root: etree._Element) -> None:
    """Say how wide a table is, so that a wide one is set smaller, and whether it is short enough to stay whole."""
    for table in root.iter("table"):
        columns = max((sum(int(c.get("colspan", "1")) for c in row) for row in table.iter("tr")), default=0)
        size = "wide" if columns > 5 else "middling" if columns > 3 else "narrow"
        rows = len(list(table.iter("tr")))
        table.set(
            "class", " ".join(filter(None, [table.get("class", ""), size, "short" if rows <= _SHORT_TABLE else ""]))
        )

"""Book to one HTML document for the typesetter of paged editions.

The words stay those of the Book. What changes is what paper needs: a footnote's text moves to its call (the style
sheet floats it to the foot of the page), formulas become pictures, and every part says which page style it opens.

It is long because the changes are made in one walk, in this order.
"""

from __future__ import annotations

import hashlib
import itertools
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import east_asian_width
from urllib.parse import quote

from lxml import etree

from guidepress.languages.direction import direction_of, runs_right_to_left
from guidepress.languages.registry import language_for, mark
from guidepress.model.book import Asset, Book, Matter, Part, PartKind
from guidepress.model.edition import Edition, Room
from guidepress.model.settings import Openings
from guidepress.model.xhtml import BLOCKS, HEADINGS, MATHML, classes, flat_text, heading_text
from guidepress.standards.list_labels import labels, numbers
from guidepress.typeset.cover.words import cover_text
from guidepress.typeset.fonts.coverage import drawable
from guidepress.typeset.numbers import tie_numbers
from guidepress.typeset.paged.formulas import draw_math
from guidepress.typeset.paged.lettering import least_letters
from guidepress.typeset.paged.linear_tables import linearise
from guidepress.typeset.paged.links import prepare_links
from guidepress.typeset.paged.listings import divide_code
from guidepress.typeset.paged.notes import move_notes, tie_calls
from guidepress.typeset.paged.right_to_left import isolate_runs
from guidepress.typeset.paged.together import free_lists, mark_attributions
from guidepress.typeset.paged.whole_words import hold_words
from guidepress.typeset.titles import tie_titles

ASSET_SCHEME = "asset"
MATH_SCHEME = "math"
COVER_URL = "cover:front.svg"

SILENT = frozenset({PartKind.HALF_TITLE, PartKind.TITLE_PAGE, PartKind.IMPRINT})
"""Parts whose pages carry neither folio nor running head (Chicago Manual of Style, 1.5 and 1.6)."""

_OUTLINED = 2
"""Levels of headings of a part that the outline has."""
_SHORT_TABLE = 6
_LETTERS_A_BLOCK = 20
_HIGH = 200
"""Pixels of a picture in a row that is not kept together with the next."""
_LONG_ITEM = 200
_WIDE_FORMULA = 12
"""From how many em on a formula may be too wide for its column; then its height follows from its width."""
_SHORT_LABEL = 2
"""How many letters the label of an item has room for where its list says nothing else."""
_NARROW = 2
"""Columns for which a page of 99 mm has room."""


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
    sections: tuple[str, ...] = ()
    """The same document with one part alone, or with parts that run on, in order."""


def paged_document(
    book: Book, edition: Edition, cover: bytes | None = None, openings: Openings = "any", *, apart: bool = False
) -> PagedDocument:
    """The Book as HTML, every part a ``section`` directly in ``body``; a cover (SVG) becomes the first of them.

    ``openings`` says where parts begin. With ``apart`` `PagedDocument.sections` is filled; parts that run on stay
    together. ``edition`` is named in the document's class, so that a sheet can tell editions apart; that of the root
    says whether parts run on (``runs-on``), but for a leaflet, which always does, and has titles of its own. The
    folios that the contents and the references show are stand-ins until `layout` knows them; every block and reference
    carries its number in its part (``data-n``) for it.
    """
    resources: dict[str, Resource] = {
        asset_url(name): Resource(asset.media_type, asset.data) for name, asset in book.assets.items()
    }
    room = edition.room
    body = etree.Element("body", {"class": f"edition-{edition.name}"})
    if cover is not None:
        resources[COVER_URL] = Resource("image/svg+xml", cover)
        section = etree.SubElement(body, "section", {"id": _cover_id(book), "class": "cover"})
        language = language_for(book.settings.language)
        picture = etree.SubElement(section, "img", {"src": COVER_URL, "alt": cover_text(book)})
        mark(picture, language.book, language)
    opened: set[Matter] = set()
    for part in book.parts:
        numbering = Matter.FRONT if part.matter is Matter.FRONT else Matter.BODY
        body.append(_paged_part(part, book, resources, room, opens=numbering not in opened))
        opened.add(numbering)
    is_narrow = edition.chosen and book.settings.leaflet.paper == "dl"
    linearise(body, _NARROW if is_narrow else edition.room.columns, book.settings.language)
    hold_words(body, edition)
    isolate_runs(body, rtl=runs_right_to_left(book.settings.language))
    for section in body:
        lines = section.iterfind(".//pre//span[@class='line']")
        notes = (one for one in section.iter("span") if {"footnote", "note-p", "note-li"} & classes(one))
        for number, element in enumerate((*section.iter(*BLOCKS, "a"), *lines, *notes)):
            element.set("data-n", f"{section.get('id')}.{number}")
    html = etree.Element("html", {"lang": book.settings.language, "dir": direction_of(book.settings.language)})
    facts = {
        "has-nested": any(part.is_nested for part in book.parts),
        "runs-on": openings == "run-on" and not edition.chosen,
    }
    if any(facts.values()):
        html.set("class", " ".join(name for name, holds in facts.items() if holds))
    html.append(_head(book))
    html.append(body)
    return PagedDocument(_text(html), resources, tuple(_alone(html, openings)) if apart else ())


def _text(html: etree._Element) -> str:
    text: str = etree.tostring(html, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def runs_on(names: frozenset[str], openings: Openings, before: frozenset[str] = frozenset()) -> bool:
    """Whether a part with some classes begins below the one ``before`` it, and not on a page of its own."""
    if openings == "run-on" and PartKind.ABOUT.value in names:
        return PartKind.CONTENTS.value in before
    follows = "pages-body" in names and "opens-body" not in names
    if follows and "nested" in names:
        return True
    return follows and (openings == "run-on" or (openings == "any" and PartKind.COLOPHON.value in names))


def _alone(html: etree._Element, openings: Openings) -> Iterator[str]:
    """The document with each of its sections alone, or with all that run on together."""
    body = html[-1]
    sections = list(body)
    together: list[list[etree._Element]] = []
    for section in sections:
        before = classes(together[-1][-1]) if together else frozenset()
        if runs_on(classes(section), openings, before):
            together[-1].append(section)
        else:
            together.append([section])
    for group in together:
        body[:] = group
        yield _text(html)
    body[:] = sections


def asset_url(name: str) -> str:
    """The URL under which the typesetter finds an asset; no scheme that could reach a disk or a network."""
    return f"{ASSET_SCHEME}:{quote(name)}"


def _cover_id(book: Book) -> str:
    """An id for the cover that nothing in the book has: a section may be about covers."""
    ids = {element.get("id") for part in book.parts for element in part.tree.iter()}
    numbered = (f"cover-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain(["cover"], numbered) if name not in ids)


def shortened(text: str, length: int) -> str:
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


def _paged_part(part: Part, book: Book, resources: dict[str, Resource], room: Room, *, opens: bool) -> etree._Element:
    """A copy of a part's tree as paper needs it."""
    root = part.tree_copy()  # with its places, for `faults`; no file is made of them
    etree.strip_tags(root, etree.Comment)
    pages = "silent" if part.kind in SILENT else ("front" if part.matter is Matter.FRONT else "body")
    root.set("class", " ".join([root.get("class", "part"), f"pages-{pages}", *([f"opens-{pages}"] if opens else [])]))
    for heading in root.iter("h1"):
        heading.set("data-running", shortened(heading_text(heading), room.running))
        heading.set("data-book", shortened(book.settings.running_title, room.running))
    for heading in root.iter(*HEADINGS):
        if heading_text(heading, formulas=False) != flat_text(heading) or heading.find(".//br") is not None:
            heading.set(
                "data-outline", heading_text(heading)
            )  # no picture of a formula, no call of a note, no new line
    if part.depth > 1:
        _place_in_tree(root, part)
    _draw_formulas(root, resources)
    addresses = book.settings.links.addresses != "none"
    page = language_for(book.settings.language).book.page
    prepare_links(root, page, addresses=addresses, drawable=drawable(book))
    _mark_verse(root)
    mark_attributions(root)
    _mark_lists(root, rtl=runs_right_to_left(book.settings.language))
    _mark_tables(root, room.callout)
    _mark_callouts(root, room.callout)
    _mark_imprint(root, room.callout)
    tie_numbers(root)
    tie_titles(root, book.settings.language)
    tie_calls(root)
    move_notes(root, room.callout)
    free_lists(root)
    _point_pictures(root, book.assets)
    for block in root.iter("pre"):
        divide_code(block)
    return root


def _place_in_tree(root: etree._Element, part: Part) -> None:
    """Say where a part stands in the body: for the structure tree, and for the outline, which knows levels by style."""
    root.set("data-depth", str(part.depth))
    root.set("data-within", part.within)
    for heading in root.iter(*HEADINGS):
        level = int(str(heading.tag)[1])
        heading.set("style", f"bookmark-level: {level + part.depth - 1 if level <= _OUTLINED else 'none'}")


def _draw_formulas(root: etree._Element, resources: dict[str, Resource]) -> None:
    for formula in list(root.iter(f"{{{MATHML}}}math")):
        picture = draw_math(formula)
        url = f"{MATH_SCHEME}:{hashlib.sha256(picture.svg).hexdigest()[:16]}.svg"
        resources[url] = Resource("image/svg+xml", picture.svg)
        image = etree.Element("img", {"class": "formula", "src": url, "alt": formula.get("alttext", "")})
        height = f"height: {picture.height:.3f}em; " if picture.width < _WIDE_FORMULA else ""
        image.set("style", f"width: {picture.width:.3f}em; {height}vertical-align: {-picture.depth:.3f}em")
        image.tail = formula.tail
        parent = formula.getparent()
        if parent is not None:
            formula.tail = None
            parent.replace(formula, image)


_NEAR = 0.5
"""How far (px) a width that nobody asked for may be from the picture's own, for rounding."""


def _size_picture(image: etree._Element, assets: Mapping[str, Asset]) -> None:
    """Hand a width that the manuscript asks for, or a logo's, to the sheets: the typesetter reads no ``width``.

    And that at which the letters of a drawing are as large as those of the text: large type needs them no larger.
    """
    asset, width = assets.get(image.get("src", "")), float(image.get("width") or 0)
    told = []
    if width and ("logo" in classes(image) or (asset is not None and abs(width - asset.width) > _NEAR)):
        told.append(f"--shown: {width:g}px")
    if asset is not None and (letters := least_letters(asset)):
        told.append(f"--lettered: {asset.width / letters:.2f}rem")
    if told:
        image.set("style", "; ".join(told))


def _point_pictures(root: etree._Element, assets: Mapping[str, Asset]) -> None:
    """Give pictures their URLs; a decorative one becomes a background, which is an artifact for every reader."""
    for image in list(root.iter("img")):
        source = image.get("src", "")
        if source.startswith(f"{MATH_SCHEME}:"):
            continue
        if image.get("alt") or "decorative" not in classes(image):
            _size_picture(image, assets)
            image.set("src", asset_url(source))
            continue
        width, height = image.get("width", "0"), image.get("height", "1")
        style = f"background-image: url('{asset_url(source)}'); width: {width}px; height: {height}px"
        image.tag = "span"
        image.attrib.clear()
        image.set("class", "decorative")
        image.set("style", style)


def _add_class(element: etree._Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _mark_verse(root: etree._Element) -> None:
    """A quoted paragraph of three lines or more that were broken on purpose is a stanza."""
    for paragraph in root.iter("p"):
        if len(paragraph.findall("br")) > 1 and any(True for _ in paragraph.iterancestors("blockquote")):
            _add_class(paragraph, "stanza")


def _mark_lists(root: etree._Element, *, rtl: bool) -> None:
    """Number lists as their source says, with room for their labels, and say which are of short items.

    The ends of such a list can stay together.
    """
    for listing in root.iter("ol", "ul"):
        if listing.tag == "ol" and "toc" not in classes(listing):
            _number(listing, rtl=rtl)
        if all(len(flat_text(item)) < _LONG_ITEM and not list(item.iter("ol", "ul", "table")) for item in listing):
            _add_class(listing, "short-items")


def _number(listing: etree._Element, *, rtl: bool) -> None:
    styles = []
    numbered = list(numbers(listing))
    if numbered and listing.get("start") is not None:
        styles.append(f"counter-reset: list-item {numbered[0][1] - 1}")
    for item, number in numbered:
        if listing.get("reversed") is not None or item.get("value") is not None:
            item.set("value", str(number))
            item.set("style", f"counter-set: list-item {number - 1}")  # WeasyPrint counts after it has set
    longest = max((len(label) for _item, label in labels(listing, rtl=rtl)), default=0)
    if longest > _SHORT_LABEL:
        styles.append(f"padding-inline-start: {longest * 0.62 + 0.8:.2f}em")
    if styles:
        listing.set("style", "; ".join(styles))


def _mark_tables(root: etree._Element, longest: int) -> None:
    """Say how wide a table is, so that a wide one is set smaller, and whether it is short enough to stay whole.

    A row of more letters than ``longest`` may go on overleaf: kept whole, it would push even its head from the page.
    """
    for table in root.iter("table"):
        columns = max((sum(int(c.get("colspan", "1")) for c in row) for row in table.iter("tr")), default=0)
        _add_class(table, "wide" if columns > 5 else "middling" if columns > 3 else "narrow")
        long = [row for row in table.iter("tr") if _letters_of(row) + _letters_of_blocks(row) > longest]
        for row in long:
            _add_class(row, "long")
        for row in filter(_has_high_picture, table.iter("tr")):
            _add_class(row, "high")
        if not long and len(list(table.iter("tr"))) <= _SHORT_TABLE:
            _add_class(table, "short")


def _letters_of(element: etree._Element) -> int:
    """How many Latin letters have the room that a text takes: a sign of Chinese or Japanese is as wide as two."""
    text = flat_text(element)
    return len(text) if text.isascii() else len(text) + sum(east_asian_width(letter) in "WF" for letter in text)


def _letters_of_blocks(row: etree._Element) -> int:
    """How many letters have the room that the paragraphs, items and lines of the highest cell of a row take."""
    return _LETTERS_A_BLOCK * max((sum(1 for _ in cell.iter(*BLOCKS - {"td", "th"})) for cell in row), default=0)


def _has_high_picture(row: etree._Element) -> bool:
    """Whether a picture of a row may take so much of a page that two such rows do not fit on one."""
    heights = (image.get("height", "") for image in row.iter("img"))
    return any(one.isdigit() and int(one) > _HIGH for one in heights)


def _mark_imprint(root: etree._Element, longest: int) -> None:
    """The class ``long`` for an imprint that may not fit on a page: it begins at the top and goes on.

    Its letters are small: two and a half times those of a callout that is kept together fit on a page.
    """
    for section in root.iter("section"):
        blocks = sum(1 for element in section.iter() if element.tag in BLOCKS)
        if "imprint" in classes(section) and _letters_of(section) + blocks * _LETTERS_A_BLOCK > 5 * longest // 2:
            _add_class(section, "long")


def _mark_callouts(root: etree._Element, longest: int) -> None:
    """Say which callouts are too long to stay on one page."""
    for callout in root.iter("aside"):
        blocks = sum(1 for _ in callout.iter(*BLOCKS))
        if "callout" in classes(callout) and _letters_of(callout) + blocks * _LETTERS_A_BLOCK > longest:
            _add_class(callout, "long")

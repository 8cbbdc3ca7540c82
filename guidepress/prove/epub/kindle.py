"""What Kindle would drop, limit or refuse of an EPUB: warnings, for a valid EPUB may still lose something there.

Each rule rests on a page of the Kindle Publishing Guidelines that ``docs/kindle.md`` names with its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tinycss2

from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.prove.parsers.epub.container import OPS_TYPE, SVG, XHTML, EpubFile, Item, PageFile
from guidepress.prove.parsers.epub.images import Picture, picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from guidepress.model.finding import Finding

MAX_BOOK = 200 * 1000 * 1000
"""How many bytes Send to Kindle takes; Kindle Direct Publishing takes 650 MB."""
MAX_IMAGE = 5 * 1024 * 1024
"""How many bytes one image may have."""
FORMATS = frozenset({"image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/bmp"})
COVER_SMALLEST, COVER_LARGEST = (625, 1000), 10_000
"""The cover's least width and height, and the most of either, in pixels."""
MAX_CELLS, MAX_CHARACTERS = 1_800, 20_000
CONTENTS_LEVELS = 2

EPB050 = rule_of("EPB050")
EPB051 = rule_of("EPB051")
EPB052 = rule_of("EPB052")
EPB053 = rule_of("EPB053")
EPB054 = rule_of("EPB054")
EPB055 = rule_of("EPB055")
EPB056 = rule_of("EPB056")
EPB057 = rule_of("EPB057")
EPB058 = rule_of("EPB058")
EPB059 = rule_of("EPB059")
EPB060 = rule_of("EPB060")


def prove_kindle(epub: EpubFile) -> Iterator[Finding]:
    """EPB050 to EPB060: everything that Kindle's guidelines have against an EPUB, as far as its bytes show it."""
    if sum(entry.compress_size for entry in epub.entries) > MAX_BOOK:
        yield EPB050.at(Place(""), f"more than {MAX_BOOK // 1_000_000} MB")
    for item in epub.items:
        if item.media_type.startswith("image/") and item.file in epub.contents:
            yield from _image(item, epub.contents[item.file])
        elif item.media_type == "text/css" and item.file in epub.contents:
            yield from _sheet(Place(item.file), epub.contents[item.file])
    for page in epub.pages:
        yield from _tables(page)
        yield from _drawings(page)
        yield from _links(page)
    yield from _contents(epub)


def _image(item: Item, data: bytes) -> Iterator[Finding]:
    place = Place(item.file)
    if item.media_type not in FORMATS:
        yield EPB051.at(place, item.media_type)
    if len(data) > MAX_IMAGE:
        yield EPB052.at(place, f"{len(data) / 1024 / 1024:.1f} MB of {MAX_IMAGE // 1024 // 1024}")
    picture = picture_of(data) if item.media_type != "image/svg+xml" else None
    if picture is not None and picture.frames > 1:
        yield EPB053.at(place, f"{picture.frames} frames")
    if picture is not None and picture.transparent:
        yield EPB053.at(place, "transparent parts")
    if "cover-image" in item.properties:
        yield from _cover(place, picture)


def _cover(place: Place, picture: Picture | None) -> Iterator[Finding]:
    if picture is None:
        yield EPB054.at(place, "it has no pixels")
        return
    width, height = COVER_SMALLEST
    if picture.width < width or picture.height < height or max(picture.width, picture.height) > COVER_LARGEST:
        yield EPB054.at(place, f"{picture.width} × {picture.height} pixels")


def _tables(page: PageFile) -> Iterator[Finding]:
    for table in page.elements("table"):
        if any(True for _ in table.iterancestors(f"{XHTML}table")):
            yield EPB055.at(Place(page.file), f"'{_words(table)[:40]}'")
        cells = sum(1 for _ in table.iter(f"{XHTML}td", f"{XHTML}th"))
        characters = len(_words(table))
        if cells > MAX_CELLS and characters > MAX_CHARACTERS:
            yield EPB056.at(Place(page.file), f"{cells} cells and {characters} characters")


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _drawings(page: PageFile) -> Iterator[Finding]:
    for drawing in page.root.iter(f"{SVG}svg"):
        if not any(True for _ in drawing.iterancestors(f"{SVG}svg")):
            yield EPB058.at(Place(page.file, drawing.sourceline), "<svg>")


def _links(page: PageFile) -> Iterator[Finding]:
    for link in page.elements("link"):
        if "stylesheet" in link.get("rel", "").split() and link.get("type") != "text/css":
            yield EPB060.at(Place(page.file), f"{link.get('href')}")


def _sheet(place: Place, data: bytes) -> Iterator[Finding]:
    sheet, _ = tinycss2.parse_stylesheet_bytes(data, skip_comments=True, skip_whitespace=True)
    yield from _rules(place, sheet)


def _rules(place: Place, rules: list[tinycss2.ast.Node]) -> Iterator[Finding]:
    """The declarations of the rules, and of those inside a condition (``@media``, ``@supports``)."""
    for rule in rules:
        if rule.type == "at-rule" and rule.content and rule.lower_at_keyword not in ("font-face", "page"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(place, inner)
        if rule.type not in ("qualified-rule", "at-rule") or not rule.content:
            continue
        for declaration in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
            if declaration.type == "declaration" and _is_negative(declaration):
                value = tinycss2.serialize(declaration.value).strip()
                yield EPB057.at(Place(place.file, declaration.source_line), f"{declaration.lower_name}: {value}")


def _is_negative(declaration: tinycss2.ast.Declaration) -> bool:
    """Whether a line height or a margin at a side is negative; a margin above or below costs only space if dropped."""
    values = [token for token in declaration.value if token.type != "whitespace"]
    match declaration.lower_name:
        case "margin":
            judged = values[1::2] if len(values) > 1 else values  # top, right, bottom, left
        case "line-height" | "margin-left" | "margin-right":
            judged = values
        case name if name.startswith("margin-inline"):
            judged = values
        case _:
            judged = []
    return any(token.type in ("dimension", "percentage", "number") and token.value < 0 for token in judged)


def _contents(epub: EpubFile) -> Iterator[Finding]:
    page = epub.nav()
    if page is None:
        return
    for nav in page.elements("nav"):
        if "toc" in nav.get(OPS_TYPE, "").split():
            depth = max((_depth(listed, nav) for listed in nav.iter(f"{XHTML}ol")), default=0)
            if depth > CONTENTS_LEVELS:
                yield EPB059.at(Place(page.file), f"{depth} levels")


def _depth(listed: etree._Element, nav: etree._Element) -> int:
    """How many lists of the contents an inner list stands in, itself included."""
    above = sum(1 for step in listed.iterancestors(f"{XHTML}ol") if nav in step.iterancestors())
    return above + 1

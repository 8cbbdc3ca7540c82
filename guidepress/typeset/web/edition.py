"""The web edition: the whole guide as one page that needs nothing else, not even a network.

Where the page differs from the Book's tree, and why:

- One page has one ``h1``: that of the title page. The other headings move one level down, or as many as their part is
  deep in the body, so that the outline is title, parts, sections; the half-title repeats the title, and is a paragraph.
- The contents are a plain ``nav``: every screen reader lists it as a landmark, which few do with ``doc-toc``.
- No remote resource; images, fonts and the one script, which searches and remembers the display, are inside the page,
  and a Content Security Policy says so.
- A note is a ``div`` with the role ``doc-footnote``: what does not know the role takes an ``aside`` for a landmark.
- A table that cannot fit a narrow screen is wrapped in a region that scrolls and takes the focus
  (WCAG 2.2, 1.4.10 and 2.1.1), and so is a long formula; every other table reflows.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.edition import Edition, Published
from guidepress.model.errors import InternalError
from guidepress.model.xhtml import HEADINGS, MATHML, classes, flat_text, without_places
from guidepress.standards.conformance.settled import UNSETTLED, WCAG_AA, Claim, certified
from guidepress.typeset.engine import data_uri, sheets_of
from guidepress.typeset.fonts.web import font_faces
from guidepress.typeset.hazards import NO_HAZARD, UNKNOWN_HAZARDS, is_moving
from guidepress.typeset.labels import room_for_labels
from guidepress.typeset.looks import own_sheets, typefaces_of
from guidepress.typeset.numbers import tie_numbers, whole_numbers
from guidepress.typeset.titles import tie_titles
from guidepress.typeset.web.download_page import download_page
from guidepress.typeset.web.html_page import Head, add, page, read_script, read_sheets
from guidepress.typeset.web.record import page_record
from guidepress.typeset.web.ways import anchors, bar, files, onward

__all__ = ["download_page", "web_page"]

DOWNLOAD_PAGE = "index.html"

_TITLE_KINDS = frozenset({PartKind.HALF_TITLE, PartKind.TITLE_PAGE, PartKind.IMPRINT})
_NARROW_COLUMN = 19.0
"""Width in em that a table may take on a screen 320 CSS px wide: 320 px less the margins, at the table's type size."""
_LETTER, _GAP = 0.55, 0.75
"""Mean width of a letter, and the space between two columns, in em."""
_TOKEN = 0.8
"""Mean width of a character of a formula in em, with its space; a fraction counts double, to be on the safe side."""


def web_page(book: Book, edition: Edition, claim: Claim = UNSETTLED) -> Published:
    """Typeset the web edition: one HTML document in UTF-8 that says every part of the Book in order.

    ``extra`` of the result carries the page's accessibility metadata under their schema.org names. Raises
    `InternalError` when a part shows an image that the Book does not hold. What ``claim`` settles is claimed of it.
    """
    body = _body(book)
    settings = book.settings
    names = sheets_of(edition, rtl=runs_right_to_left(settings.language))
    styles = font_faces(body, typefaces_of(book)) + read_sheets(names, *own_sheets(book, edition))
    title = f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title
    authors = ", ".join(person.name for person in settings.authors)
    record = page_record(book)
    data = page(
        Head(settings.language, title, settings.description, styles, authors, read_script(), "book", record), body
    )
    return Published(
        edition=edition,
        file=edition.file_name(settings.slug),
        data=data,
        media_type="text/html",
        words=sum(len(text.split()) for text in book.text()),
        extra=_accessibility(body, still=not any(map(is_moving, book.assets.values()))) | certified(claim, WCAG_AA),
    )


def _body(book: Book) -> etree._Element:
    """Header with the title, main with the guide, footer with the colophon: the Book's order throughout."""
    language = language_for(book.settings.language)
    words = language.web
    top, text = book.free_name("top"), book.free_name("guide")
    body = etree.Element("body", {"id": top})
    mark(add(body, "a", words.skip, class_="skip", href=f"#{text}"), words, language)
    bar(body, book, DOWNLOAD_PAGE)
    parts = list(book.parts)
    header = add(body, "header", class_="masthead")
    first = next((n for n, part in enumerate(parts) if part.kind not in _TITLE_KINDS), len(parts))
    last = len(parts) - 1 if first < len(parts) and parts[-1].kind is PartKind.COLOPHON else len(parts)
    _append(header, parts[:first], book)
    main = add(body, "main", id=text, tabindex="-1")
    _fill_main(main, parts[first:last], book)
    footer = add(body, "footer", class_="page-foot")
    _append(footer, parts[last:], book)
    links = mark(add(footer, "p", class_="page-links"), words, language)
    add(links, "a", words.formats, href=DOWNLOAD_PAGE).tail = " "
    for title, file in files(book):
        mark(add(links, "a", title, href=file), language.download, language).tail = " "
    add(links, "a", words.top, href=f"#{top}")
    _settle_title(body, header, book)
    return body


def _fill_main(main: etree._Element, parts: Sequence[Part], book: Book) -> None:
    """What stands before the contents at full width; then the contents and, beside them on wide screens, the text."""
    split = next((n for n, part in enumerate(parts) if part.kind is PartKind.CONTENTS), None)
    if split is None:
        _append(add(main, "div", class_="text"), parts, book)
        return
    if parts[:split]:
        _append(add(main, "div", class_="text before"), parts[:split], book)
    reading = add(main, "div", class_="reading")
    _append(reading, parts[split : split + 1], book)
    _append(add(reading, "div", class_="text"), parts[split + 1 :], book)


def _append(parent: etree._Element, parts: Sequence[Part], book: Book) -> None:
    read = [part for part in book.parts if part.kind not in _TITLE_KINDS and part.kind is not PartKind.CONTENTS]
    for part in parts:
        parent.append(_part(part, book))
        if part in read and part.kind is not PartKind.COLOPHON:
            parent.append(onward(read, read.index(part), book))


def _part(part: Part, book: Book) -> etree._Element:
    """A part's tree as the page says it."""
    language = language_for(book.settings.language)
    tree = without_places(part.tree_copy())
    _lower_headings(tree, part.kind, part.depth)
    anchors(tree, part, book)
    tie_numbers(tree)
    tie_titles(tree, book.settings.language)
    room_for_labels(tree)
    for image in tree.iter("img"):
        asset = book.assets.get(image.get("src", ""))
        if asset is None:
            raise InternalError(f"the Book does not hold the image '{image.get('src')}'")
        image.set("src", data_uri(asset.media_type, asset.data))
        if asset.media_type == "image/svg+xml" and not classes(image):
            image.set("class", "drawing")
    for table in list(tree.iter("table")):
        _name_heads(table)
        _let_scroll(table, language)
    for formula in tree.iterfind(".//*[@class]"):
        if "math" in classes(formula):
            _let_formula_scroll(formula, language)
    for note in tree.iterfind(".//aside[@role='doc-footnote']"):
        note.tag = "div"
    if part.kind is PartKind.CONTENTS:
        tree.tag = "nav"
        tree.attrib.pop("role", None)
    return tree


def _lower_headings(tree: etree._Element, kind: PartKind, depth: int = 1) -> None:
    if kind is PartKind.TITLE_PAGE:
        tree.attrib.pop("aria-labelledby", None)
        return
    for heading in list(tree.iter(*HEADINGS)):
        level = int(str(heading.tag)[1]) + depth
        heading.tag = f"h{min(level, 6)}"
        if level > 6:
            heading.set("aria-level", str(level))
    if kind is PartKind.HALF_TITLE:
        tree.tag = "div"
        tree.attrib.pop("aria-labelledby", None)
        for heading in tree.findall("h2"):
            heading.tag = "p"


def _settle_title(body: etree._Element, header: etree._Element, book: Book) -> None:
    """See to it that there is one ``h1`` though the guide may have no title page, and no empty header."""
    if body.find(".//h1") is None:
        half = header.find(f"div[@id='{PartKind.HALF_TITLE.value}']/p")
        if half is None:
            half = etree.Element("h1")
            half.text = book.settings.title
            header.insert(0, half)
        half.tag = "h1"
    if not len(header):
        body.remove(header)


def _name_heads(table: etree._Element) -> None:
    """Name the formulas of head cells, so that a cell with nothing but a formula has words wherever heads are read."""
    for formula in table.iterfind(f".//th//{{{MATHML}}}math"):
        formula.set("aria-label", formula.get("alttext", ""))


def _let_scroll(table: etree._Element, language: Language) -> None:
    """Wrap a table in a scrolling region, named by its caption, if even hyphenated it is wider than a narrow screen."""
    parent = table.getparent()
    if parent is None or _least_width(table) <= _NARROW_COLUMN:
        return
    region = etree.Element("div", {"class": "scroll", "role": "region", "tabindex": "0"})
    caption = table.find("caption")
    if caption is not None:
        name = caption.get("id") or f"{table.get('id')}-caption"
        caption.set("id", name)
        region.set("aria-labelledby", name)
    else:
        heads = [flat_text(cell) for cell in table.iterfind("thead/tr/th")]
        region.set("aria-label", language.book.byline.comma.join(heads) or language.web.table)
    region.tail, table.tail = table.tail, None
    parent.replace(table, region)
    region.append(table)


def _let_formula_scroll(block: etree._Element, language: Language) -> None:
    """Let a formula that is wider than a narrow screen scroll and take the focus, so that the arrow keys move it."""
    tokens = block.iter(*(f"{{{MATHML}}}{name}" for name in ("mi", "mn", "mo", "mtext")))
    if sum(len(token.text or "") for token in tokens) * _TOKEN > _NARROW_COLUMN:
        if "inline" in classes(block):
            block.set("class", f"{block.get('class')} long")
        block.set("role", "group")
        block.set("tabindex", "0")
        block.set("aria-label", language.web.formula)
        mark(block, language.web, language)


def _least_width(table: etree._Element) -> float:
    """Least width of a table in em: for each column its longest word, and the space between."""
    widths: dict[int, int] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in row.iterchildren("th", "td"):
            span = int(cell.get("colspan", "1"))
            words = [*flat_text(cell).replace("-", "- ").split(), *whole_numbers(cell)]
            longest = max(map(len, words), default=0)
            if span == 1:
                widths[column] = max(widths.get(column, 0), longest)
            column += span
    return sum(width * _LETTER + _GAP for width in widths.values())


def _accessibility(body: etree._Element, *, still: bool) -> dict[str, object]:
    """What the page offers, in the properties and values of schema.org."""
    images = [image for image in body.iter("img") if image.get("alt")]
    features = {"displayTransformability", "structuralNavigation", "readingOrder", "highContrastDisplay", "ARIA"}
    features |= {"tableOfContents"} if body.find(".//nav") is not None else set()
    silent = [image for image in body.iter("img") if not image.get("alt") and image.get("class") != "decorative"]
    features |= {"alternativeText"} if images and not silent else set()
    features |= {"MathML"} if next(body.iter(f"{{{MATHML}}}math"), None) is not None else set()
    return {
        "accessMode": ["textual", "visual"] if images else ["textual"],
        "accessModeSufficient": [] if silent else [["textual"]],
        "accessibilityFeature": sorted(features),
        "accessibilityHazard": list(NO_HAZARD if still else UNKNOWN_HAZARDS),
    }

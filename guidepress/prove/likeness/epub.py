"""Whether an EPUB is the Book's likeness: its pages as shown and heard, its package as described.

It is long because one reading of the archive serves every question that is asked of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from PIL import Image

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text, heading_text
from guidepress.prove.disclaimer.epub import as_html, sheets_of
from guidepress.prove.likeness.art import same_drawing
from guidepress.prove.likeness.epub_package import prove_package
from guidepress.prove.likeness.expected import cover_text, differences, some
from guidepress.prove.likeness.formulas import formulas
from guidepress.prove.likeness.list_marks import unmarked
from guidepress.prove.likeness.markup import (
    around_parts,
    names_of,
    of_book,
    other_signs,
    out_of_sight,
    parts_of,
    plain,
    shown,
    texts_of,
    unseen_pictures,
    visible,
)
from guidepress.prove.likeness.remarks import prove_remarks
from guidepress.prove.likeness.rules import EPB046, EPB047, EPB048, EPB049, EPB061, EPB062, EPB063, EPB070
from guidepress.prove.likeness.vocabulary import prove_vocabulary
from guidepress.prove.parsers.css.cascade import Styles, local
from guidepress.prove.parsers.epub.container import XHTML, EpubFile, PageFile, UnreadableError
from guidepress.prove.parsers.epub.images import picture_of
from guidepress.standards.css.added_words import added_words

_CONTRAST = 16.0
"""How far the lightest and the darkest part of a cover are apart at least, of 255."""


def prove_epub_likeness(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """EPB046 to EPB049 and EPB061 to EPB063; nothing for bytes that are no EPUB (EPB001 says so)."""
    try:
        epub.check()
    except UnreadableError:
        return
    parts = [part for page in epub.spine for part in parts_of(page.root)]
    yield from _markup(epub, book, parts)
    yield from prove_vocabulary(epub, book, parts)
    yield from _pictures(epub, book)
    yield from _navigation(epub, book)
    for page in epub.spine:
        yield from _outside(page, book)
    yield from prove_remarks(epub)
    yield from _sight(epub)
    yield from prove_package(epub, book)


def as_element(element: Any) -> Element:
    """An element of lxml for those who read any."""
    return cast("Element", element)


def _target(element: Any) -> str:
    """The address of a link as the Book writes it: ``#id``, or one outside."""
    href = unquote(str(element.get("href", "")))
    file, _, name = href.partition("#")
    return href if ":" in file or file.startswith("//") else f"#{name}" if name else file


def _markup(epub: EpubFile, book: Book, parts: Sequence[Any]) -> Iterator[Finding]:
    here = Place(epub.package_file)
    expected, found = of_book(book), shown(parts, link=_target, without=_scrolls)
    for wanted, led in differences(expected.links, found.links):
        yield EPB048.at(here, f"{some(led)} for {some(wanted)}")
    for wanted, said in differences(expected.names, found.names):
        yield EPB049.at(here, f"{some(said)} for {some(wanted)}")
    for wanted, said in differences(expected.kinds, found.kinds):
        yield EPB070.at(here, f"{some(said)} for {some(wanted)}")
    for told in other_signs((part.tree for part in book.parts), parts):
        yield EPB070.at(here, told)
    yield from _labels(epub, parts)
    trees = [part.tree for part in book.parts]
    for wanted, said in differences(formulas(trees), formulas(parts)):
        yield EPB049.at(here, f"the formula {some(said)} for {some(wanted)}")


def _scrolls(element: Any) -> bool:
    """Whether an element is the box of ours around a table whose rows cannot be read alone, under its own name.

    That is its caption's, or else the heads of the table.
    """
    if local(element) != "div" or element.get("role") != "region":
        return False
    if [local(one) for one in element] != ["table"] or (element.text or "").strip() or (element[0].tail or "").strip():
        return False
    label, by = element.get("aria-label"), element.get("aria-labelledby")
    caption = next((one.get("id") for one in element.iter() if local(one) == "caption"), None)
    if caption is not None:
        return (label, by) == (None, caption)
    heads = ", ".join(flat_text(one) for one in element.iter() if local(one) == "th") or "1"
    return (label, by) == (heads, None)


def _labels(epub: EpubFile, parts: Sequence[Any]) -> Iterator[Finding]:
    """What a narrow page shows before a cell is the head of its column, and of nothing else."""
    for part in parts:
        for cell in part.iter(f"{XHTML}*"):
            if (label := cell.get("data-label")) is None:
                continue
            table = next((one for one in cell.iterancestors() if local(as_element(one)) == "table"), None)
            if table is not None and next(table.iter("{*}math"), None) is not None:
                continue  # the sign of a formula is no text of its head
            heads = [] if table is None else [plain(flat_text(one)) for one in table.iter(f"{XHTML}th")]
            left = plain(label)
            for head in sorted(filter(None, heads), key=len, reverse=True):
                left = left.replace(head, "", 1)
            if any(map(str.isalnum, left)):
                yield EPB070.at(Place(epub.package_file), f"a cell is labelled “{label[:60]}”")


def _pictures(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """Each picture of the text is the guide's, by its bytes or its XML; there is none beside these and the cover."""
    wanted = [str(image.get("src", "")) for part in book.parts for image in part.tree.iter("img")]
    shown_files = [
        (page.file, (page.target(str(image.get("src", ""))) or ("", ""))[0])
        for page in epub.spine
        for part in parts_of(page.root)
        for image in visible(part)
        if local(as_element(image)) == "img"
    ]
    if len(wanted) != len(shown_files):
        yield EPB062.at(Place(epub.package_file), f"{len(shown_files)} pictures are shown, the guide has {len(wanted)}")
    for name, (page_file, file) in zip(wanted, shown_files, strict=False):
        asset = book.assets.get(name)
        if asset is None or file not in epub.contents or not same_drawing(epub.contents[file], asset.data):
            yield EPB062.at(Place(page_file), f"{file or 'what is shown'} is not '{name}' of the guide")
    for item in epub.items:
        if "cover-image" in item.properties and (why := no_cover(epub.contents.get(item.file, b""))):
            yield EPB062.at(Place(item.file), why)
        elif (
            item.id == "cover-drawing" and epub.contents.get(item.file, b"").count(b"M") < len(book.settings.title) // 2
        ):
            yield EPB062.at(Place(item.file), "the cover bears no lettering")
    cover = {item.file for item in epub.items if item.id in {"cover-image", "cover-drawing"}}
    known = cover | {file for _, file in shown_files}
    for item in epub.items:
        if item.media_type not in {"application/xhtml+xml", "text/css"} and item.file not in known:
            yield EPB062.at(Place(item.file), "no page of the guide shows it")


def no_cover(data: bytes) -> str:
    """Why a picture is no cover: it cannot be read, or is of one colour."""
    if picture_of(data) is None:
        return "the cover is no picture that can be read"
    try:
        with Image.open(io.BytesIO(data)) as image:
            small = image.convert("L").resize((64, 100))
    except (OSError, ValueError, SyntaxError):  # its head is whole, its rows are not
        return "the cover is no picture that can be read"
    low, high = (float(value) for value in small.getextrema())  # type: ignore[arg-type]
    return "the cover is of one colour" if high - low < _CONTRAST else ""


def _navigation(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """Whatever the contents, the landmarks and the list of pages say is what they lead to."""
    nav = epub.nav()
    if nav is None:
        return
    here = Place(nav.file)
    titles = {plain(part.title) for part in book.parts}
    headings = {heading.id: plain(heading.text) for part in book.parts for heading in part.headings()}
    own = {
        part.id: {plain(part.title), *(plain(heading_text(one)) for one in part.tree.iter("h1"))} for part in book.parts
    }
    words = language_for(book.settings.language).book
    cover = plain(words.cover.format(title=book.settings.running_title))
    for kind in ("toc", "landmarks"):
        for element in (link for one in nav.typed(kind) for link in one.iter(f"{XHTML}a")):
            text, name = plain(flat_text(element)), _target(element).removeprefix("#")
            right = text in {headings.get(name, ""), *own.get(name, ())} - {""}
            if kind == "landmarks":
                right = right or text in titles | {cover, plain(words.start_of_text)}
            if not right:
                yield EPB048.at(here, f"“{text[:60]}” leads to '{element.get('href')}'")


def _outside(page: PageFile, book: Book) -> Iterator[Finding]:
    """Nothing is said or shown outside the parts but the cover; a page break says nothing but its folio."""
    here = Place(page.file)
    body = page.root.find(f"{XHTML}body")
    if body is None:
        return
    if not page.linear:
        yield EPB061.at(here, "who turns the pages never meets this page (linear='no')")
    yield from _head(page, book, here)
    known = _furniture(book)
    for element, text in around_parts(body):
        if text and not (local(as_element(element)) == "h1" and text == plain(_contents(book))):
            yield EPB061.at(here, f"“{text[:60]}” stands outside the parts of the guide")
        for name in set(names_of(element)) - known:
            yield EPB061.at(here, f"{name[:80]} stands outside the parts of the guide")
    yield from _breaks(page, here)
    for element in body.iter():
        if element.get("hidden") is not None and local(as_element(element)) not in {"nav", "ol"}:
            yield EPB046.at(here, f"'hidden': “{flat_text(element)[:60]}”")


def _breaks(page: PageFile, here: Place) -> Iterator[Finding]:
    """A page break says nothing but its folio, and something stands behind it."""
    for element in (*page.typed("pagebreak"), *page.of_role("doc-pagebreak")):
        if (element.text or "").strip() or len(element) or element.get("title"):
            yield EPB061.at(here, f"a page break says “{flat_text(element)[:60]}”")
        behind = " ".join(map(str, element.xpath("following::text()[not(ancestor::*[@hidden])]"))).strip()
        if not behind and not element.xpath("following::*[local-name()='img' or local-name()='math']"):
            yield EPB061.at(here, f"the page break '{element.get('id')}' stands behind all words")


def _contents(book: Book) -> str:
    return language_for(book.settings.language).book.contents


def _furniture(book: Book) -> set[str]:
    """What may be said outside the parts."""
    language = language_for(book.settings.language)
    words = language.book
    settings = book.settings
    names = {f"aria-label={words.landmarks}", f"aria-label={words.page_list}", f"alt={cover_text(book)}"}
    tags = {f"lang={tag}" for tag in (settings.language, language.tag, "en")}
    return {plain(name) for name in names} | tags


def _head(page: PageFile, book: Book, here: Place) -> Iterator[Finding]:
    """The title of a page is its heading and the guide's title; its language is the guide's."""
    title = plain(page.root.findtext(f"{XHTML}head/{XHTML}title") or "")
    words = language_for(book.settings.language).book
    guide = book.settings.running_title
    headings = {heading_text(one) for part in parts_of(page.root) for one in part.iter(f"{XHTML}h1")}
    headings |= {words.cover.format(title=guide), words.contents}
    wanted = {plain(text) for one in headings for text in (one, f"{one} – {guide}")}
    bare = title[: title.rfind(" (")] if title.endswith(")") and title.rpartition(" (")[2][:-1].isdigit() else title
    if title not in wanted and bare not in wanted:
        yield EPB063.at(here, f"the page is titled “{title[:80]}”")
    if page.root.get("lang") != book.settings.language:
        yield EPB063.at(here, f"the language of the page is '{page.root.get('lang')}'")


def _sight(epub: EpubFile) -> Iterator[Finding]:
    """All text of all pages is in sight, and the style sheets add nothing to it."""
    told: set[tuple[str, str]] = set()
    for page in epub.spine:
        sheets = list(sheets_of(epub, page))
        for link in page.root.iter(f"{XHTML}link"):
            if link.get("rel") == "stylesheet" and (strange := sorted(set(link.attrib) - {"rel", "href", "type"})):
                yield EPB047.at(Place(page.file), f"a style sheet is linked with {some(strange)}")
            elif "stylesheet" in (link.get("rel") or "").split() and link.get("rel") != "stylesheet":
                yield EPB047.at(Place(page.file), f"a style sheet is linked as '{link.get('rel')}'")
        for sheet in sheets:
            for fault in added_words(sheet):
                if ("", fault) not in told:
                    told.add(("", fault))
                    yield EPB047.at(Place(page.file), fault[:160])
        for fault in unseen_on(page, sheets):
            yield EPB046.at(Place(page.file), fault)


def unseen_on(page: PageFile, sheets: Sequence[str]) -> Iterator[str]:
    """Why words and pictures of a page are not seen under its sheets."""
    body = page.root.find(f"{XHTML}body")
    if body is not None:
        styles = Styles(as_html(page), sheets)
        yield from out_of_sight(texts_of(body), styles)
        yield from unseen_pictures(body, styles)
        yield from unmarked(body, styles)

"""Whether the web edition is the Book's likeness: the page as it is shown and heard, and what it says of itself."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.xhtml import HEADINGS, flat_text
from guidepress.prove.likeness.expected import differences, some
from guidepress.prove.likeness.formulas import formulas
from guidepress.prove.likeness.furniture import without_furniture
from guidepress.prove.likeness.heads import strange_heads
from guidepress.prove.likeness.list_marks import unmarked
from guidepress.prove.likeness.markup import (
    Shown,
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
)
from guidepress.prove.likeness.record import prove_page_record
from guidepress.prove.likeness.remarks import remarks_of_html
from guidepress.prove.likeness.rules import WEB030, WEB031, WEB032, WEB033, WEB034, WEB035, WEB036
from guidepress.prove.likeness.vocabulary import OF_WEB, moved_places, named_by_others, strange_around, strange_inside
from guidepress.prove.parsers.css.cascade import Styles
from guidepress.prove.parsers.html import WebPage
from guidepress.standards.css.added_words import added_words


def prove_web_likeness(page: WebPage, book: Book) -> Iterator[Finding]:
    """WEB030 to WEB036 for a web edition."""
    here = page.place
    root = without_furniture(page.root, book)
    parts = list(parts_of(root))
    yield from _markup(page, book, parts)
    yield from _around(page, root, book)
    for told in strange_heads(page, book, "book"):
        yield WEB036.at(here, told)
    for told in (*strange_around(root, parts, OF_WEB), *remarks_of_html(page)):
        yield WEB034.at(here, told)
    for told in (
        *strange_inside(parts, book, OF_WEB),
        *moved_places(parts, book),
        *named_by_others(parts, book),
    ):
        yield WEB033.at(here, told)
    yield from prove_page_record(page, book)
    for sheet in _sheets(page):
        for fault in added_words(sheet):
            yield WEB031.at(here, fault[:160])
    for fault in unseen(page, root):
        yield WEB030.at(here, fault)


def unseen(page: WebPage, root: Any = None) -> Iterator[str]:
    """Why words and pictures of the parts are not seen, whatever the screen; ``root`` is the page without furniture."""
    root = page.root if root is None else root
    styles = Styles(root, _sheets(page))
    parts = list(parts_of(root))
    yield from out_of_sight((element for part in parts for element in texts_of(part)), styles)
    for part in parts:
        yield from unseen_pictures(part, styles)
        yield from unmarked(part, styles)


def _sheets(page: WebPage) -> list[str]:
    return ["".join(element.itertext()) for element in page.named("style")]


def _markup(page: WebPage, book: Book, parts: list[Any]) -> Iterator[Finding]:
    here = page.place
    trees = [part.tree for part in book.parts]
    expected, found = of_book(book), shown(parts, without=_may_scroll)
    for wanted, led in differences(expected.links, found.links):
        yield WEB032.at(here, f"{some(led)} for {some(wanted)}")
    for wanted, said in differences(expected.names, found.names):
        yield WEB033.at(here, f"{some(said)} for {some(wanted)}")
    for wanted, said in (
        *differences(_kinds(expected), _kinds(found)),
        *differences(formulas(trees), formulas(parts)),
    ):
        yield WEB033.at(here, f"{some(said)} for {some(wanted)}")
    for told in other_signs(trees, parts):
        yield WEB033.at(here, told)
    yield from _scrolling(page, book, parts)
    for name, source in zip(expected.pictures, found.pictures, strict=False):
        asset = book.assets.get(name)
        if asset is None or _inside(source) != asset.data:
            yield WEB035.at(here, f"a picture is not '{name}' of the guide")
    if len(expected.pictures) != len(found.pictures):
        yield WEB035.at(here, f"{len(found.pictures)} pictures are shown, the guide has {len(expected.pictures)}")


def _kinds(told: Shown) -> list[str]:
    """What elements are, but for headings and notes, whose level and place are the page's own.

    A level below the sixth has no element and is an attribute (`guidepress.prove.web` looks at the order of levels).
    """
    own = {*HEADINGS, "aside", *(f"aria-level={level}" for level in range(7, 12))}
    return [kind for kind in told.kinds if kind not in own and not kind.startswith("role=")]


def _may_scroll(element: Any) -> bool:
    """Whether an element is a box of ours around a wide table or formula, which has a name of its own."""
    is_box = element.tag == "div" or (element.tag == "span" and "math" in (element.get("class") or "").split())
    return is_box and element.get("role") in {"region", "group"}


def _scrolling(page: WebPage, book: Book, parts: list[Any]) -> Iterator[Finding]:
    language = language_for(book.settings.language)
    heads = {
        language.book.byline.comma.join(flat_text(cell) for cell in row.iter("th"))
        for part in book.parts
        for row in part.tree.iter("tr")
    }
    known = {f"aria-label={plain(text)}" for text in (language.web.formula, language.web.table, *heads)}
    known |= {f"lang={tag}" for tag in (language.tag, "en")}
    for element in (one for part in parts for one in part.iter() if _may_scroll(one)):
        for name in set(names_of(element)) - known:
            yield WEB033.at(page.place, f"{name[:80]} on a box that scrolls")


def _inside(source: str) -> bytes:
    """The bytes of a data address."""
    head, comma, data = source.partition(",")
    if not head.startswith("data:") or not comma:
        return b""
    try:
        return base64.b64decode(data, validate=True) if head.endswith(";base64") else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        return b""


def _around(page: WebPage, root: Any, book: Book) -> Iterator[Finding]:
    """What stands around the parts: our links, and a title where the guide has no title page."""
    words = language_for(book.settings.language).web
    known = {plain(text) for text in (words.skip, words.formats, words.top, book.settings.title)}
    links = {"index.html", f"#{book.free_name('top')}", f"#{book.free_name('guide')}"}
    for element, text in around_parts(next(root.iter("body"), root)):
        if text and text not in known:
            yield WEB034.at(page.place, f"“{text[:60]}” stands outside the parts of the guide")
        if element.tag == "a" and element.get("href") not in links:
            yield WEB032.at(page.place, f"a link outside the parts leads to '{element.get('href')}'")
        for name in names_of(element):
            if not name.startswith("lang="):
                yield WEB034.at(page.place, f"{name[:80]} stands outside the parts of the guide")
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("hidden") is not None:
            yield WEB030.at(page.place, f"'hidden': “{plain(''.join(element.itertext()))[:60]}”")

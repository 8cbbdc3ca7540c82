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
from guidepress.model.xhtml import flat_text
from guidepress.prove.likeness.expected import differences
from guidepress.prove.likeness.markup import (
    added_words,
    formulas,
    names_of,
    of_book,
    out_of_sight,
    parts_of,
    plain,
    shown,
    texts_of,
)
from guidepress.prove.likeness.rules import WEB030, WEB031, WEB032, WEB033, WEB035, WEB036
from guidepress.prove.parsers.css.cascade import Styles
from guidepress.prove.parsers.html import WebPage


def prove_web_likeness(page: WebPage, book: Book) -> Iterator[Finding]:
    """WEB030 to WEB036 for a web edition."""
    here = page.place
    parts = list(parts_of(page.root))
    trees = [part.tree for part in book.parts]
    expected, found = of_book(book), shown(parts, without=_may_scroll)
    for wanted, led in differences(_away(expected.links), _away(found.links)):
        yield WEB032.at(here, f"{_some(led)} for {_some(wanted)}")
    for wanted, said in differences(expected.names, found.names):
        yield WEB033.at(here, f"{_some(said)} for {_some(wanted)}")
    for wanted, said in differences(formulas(trees), formulas(parts)):
        yield WEB033.at(here, f"the formula {_some(said)} for {_some(wanted)}")
    yield from _scrolling(page, book, parts)
    for name, source in zip(expected.pictures, found.pictures, strict=False):
        asset = book.assets.get(name)
        if asset is None or _inside(source) != asset.data:
            yield WEB035.at(here, f"a picture is not '{name}' of the guide")
    if len(expected.pictures) != len(found.pictures):
        yield WEB035.at(here, f"{len(found.pictures)} pictures are shown, the guide has {len(expected.pictures)}")
    yield from _facts(page, book)
    sheets = ["".join(element.itertext()) for element in page.named("style")]
    for sheet in sheets:
        for fault in added_words(sheet):
            yield WEB031.at(here, fault[:160])
    styles = Styles(page.root, sheets)
    for fault in out_of_sight((element for part in parts for element in texts_of(part)), styles):
        yield WEB030.at(here, fault)


def _some(values: list[str]) -> str:
    found = ", ".join(f"'{value[:80]}'" for value in values[:3])
    return f"{found} and {len(values) - 3} more" if len(values) > 3 else found or "nothing"


def _may_scroll(element: Any) -> bool:
    """Whether an element is a box of ours around a wide table or formula, which has a name of its own."""
    if element.tag == "a" and "anchor" in (element.get("class") or "").split():
        return True  # the link to a heading that the page puts beside it
    return element.tag == "div" and element.get("role") in {"region", "group"}


def _scrolling(page: WebPage, book: Book, parts: list[Any]) -> Iterator[Finding]:
    language = language_for(book.settings.language)
    heads = {
        language.book.byline.comma.join(flat_text(cell) for cell in row.iter("th"))
        for part in book.parts
        for row in part.tree.iter("tr")
    }
    known = {f"aria-label={plain(text)}" for text in (language.web.formula, language.web.table, *heads)}
    known |= {f"lang={tag}" for tag in (language.tag, "en")}
    for element in (one for part in parts for one in part.iter("div") if _may_scroll(one)):
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


def _away(links: list[str]) -> list[str]:
    """The links that lead out of the guide; the page adds others within it (headings, a search)."""
    return [link for link in links if ":" in link]


def _facts(page: WebPage, book: Book) -> Iterator[Finding]:
    """The facts of the head."""
    settings = book.settings
    title = f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title
    heads = ["".join(element.itertext()) for element in page.named("title")]
    facts = {
        "title": (plain(" / ".join(heads)), title),
        "language": (page.root.get("lang") or "", settings.language),
        "description": (_meta(page, "description"), settings.description),
        "author": (_meta(page, "author"), ", ".join(person.name for person in settings.authors)),
    }
    for name, (said, wanted) in facts.items():
        if said != plain(wanted):
            yield WEB036.at(page.place, f"its {name} is “{said[:80]}”")


def _meta(page: WebPage, name: str) -> str:
    return " / ".join(plain(meta.get("content", "")) for meta in page.named("meta") if meta.get("name") == name)

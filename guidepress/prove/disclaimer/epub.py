"""The disclaimer of an EPUB: a page of the spine before the body, in the contents and the landmarks, in sight."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from guidepress.model.book import Book, PartKind
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.disclaimer.html import prove_shown
from guidepress.prove.disclaimer.rules import DIS110, DIS112, DIS113
from guidepress.prove.disclaimer.words import prove_said_first, prove_same_words, said_section
from guidepress.prove.parsers.css.cascade import Styles, local
from guidepress.prove.parsers.epub.container import OPS_TYPE, XHTML, EpubFile, PageFile, UnreadableError
from guidepress.prove.speech.epub import speak_epub

_SAMPLE = 60


def prove_disclaimer_epub(file: EpubFile | bytes, book: Book) -> Iterator[Finding]:
    """DIS110 to DIS117 for an EPUB; nothing for bytes that are none (EPB001 says so)."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    epub = EpubFile.of(file)
    try:
        epub.check()
        said = speak_epub(epub)
    except (UnreadableError, ConfigurationError):
        return
    page = next((one for one in epub.spine if any(True for _ in one.of_role("doc-notice"))), None)
    if page is None:
        yield DIS110.at(Place(epub.package_file), "no page of the spine has the role doc-notice")
        return
    here = Place(page.file)
    yield from prove_same_words(book, said_section(said, part), here)
    yield from list(_order(epub, page)) or prove_said_first(book, said, here)
    yield from _navigation(epub, page)
    root = as_html(page)
    notice = next(element for element in root.iter() if "doc-notice" in (element.get("role") or "").split())
    styles = Styles(root, list(sheets_of(epub, page)))
    yield from prove_shown(notice, styles, list(_body(epub)), here)


def _order(epub: EpubFile, page: PageFile) -> Iterator[Finding]:
    if not page.linear:
        yield DIS112.at(Place(page.file), "who turns the pages never meets the disclaimer (linear='no')")
    files = [one.file for one in epub.spine]
    first = next((one.file for one in epub.spine if _is_body(one)), None)
    if first is not None and files.index(page.file) > files.index(first):
        yield DIS112.at(Place(page.file), f"in the spine the disclaimer comes after {first}")


def _is_body(page: PageFile) -> bool:
    body = page.root.find(f"{XHTML}body")
    return body is not None and "bodymatter" in body.get(OPS_TYPE, "").split()


def _navigation(epub: EpubFile, page: PageFile) -> Iterator[Finding]:
    nav = epub.nav()
    here = Place(nav.file if nav is not None else epub.package_file)
    for kind, name in (("toc", "contents"), ("landmarks", "landmarks")):
        if page.file not in _reached(nav, kind):
            yield DIS113.at(here, f"the {name} do not lead to the disclaimer")


def _reached(nav: PageFile | None, kind: str) -> set[str]:
    """The files that a nav leads to."""
    if nav is None:
        return set()
    links = (link for one in nav.typed(kind) for link in one.iter(f"{XHTML}a"))
    return {target[0] for link in links if (target := nav.target(link.get("href", ""))) is not None}


def sheets_of(epub: EpubFile, page: PageFile) -> Iterator[str]:
    """The style sheets of a page, in their order."""
    for element in page.root.iter(f"{XHTML}link", f"{XHTML}style"):
        if element.tag == f"{XHTML}style":
            yield "".join(element.itertext())
        elif "stylesheet" in element.get("rel", "").split():
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), unquote(element.get("href", ""))))
            yield epub.contents.get(file, b"").decode("utf-8", "replace")


def as_html(page: PageFile) -> Element:
    """The root of a page for those who read HTML: what they ask of an element, lxml's answer as well."""
    return cast("Element", page.root)


def _body(epub: EpubFile) -> Iterator[tuple[Styles, Element]]:
    """Paragraphs of the first page of the body."""
    first = next((page for page in epub.spine if _is_body(page)), None)
    if first is None:
        return
    root = as_html(first)
    styles = Styles(root, list(sheets_of(epub, first)))
    paragraphs = [element for element in root.iter() if local(element) == "p"]
    yield from ((styles, element) for element in paragraphs[:_SAMPLE])

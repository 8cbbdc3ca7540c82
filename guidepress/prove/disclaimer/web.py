"""The disclaimer of the web page: before the body, in the contents, in sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.prove.disclaimer.html import prove_shown
from guidepress.prove.disclaimer.rules import DIS110, DIS112, DIS113
from guidepress.prove.disclaimer.words import prove_same_words
from guidepress.prove.parsers.css.cascade import Styles
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.speech.words import tree_words

_SAMPLE = 60


def prove_disclaimer_web(page: WebPage | bytes, book: Book) -> Iterator[Finding]:
    """DIS110 to DIS117 for a web edition."""
    if book.of_kind(PartKind.DISCLAIMER) is None:
        return
    page = WebPage.of(page)
    order, here = page.elements, page.place
    notice = next((element for element in order if "doc-notice" in (element.get("role") or "").split()), None)
    if notice is None:
        yield DIS110.at(here, "no element has the role doc-notice")
        return
    words = list(tree_words(notice, here))
    yield from prove_same_words(book, words, here)
    body = [element for element in order if {"part", "section"} <= set(element.get("class", "").split())]
    if body and order.index(body[0]) < order.index(notice):
        yield DIS112.at(here, "the disclaimer comes after the body")
    inside = {name for element in notice.iter() if (name := element.get("id")) is not None}
    links = (link.get("href", "") for nav in order if _is_contents(nav) for link in nav.iter("a"))
    if not any(link.startswith("#") and unquote(link[1:]) in inside for link in links):
        yield DIS113.at(here, "the contents do not lead to the disclaimer")
    styles = Styles(page.root, ["".join(element.itertext()) for element in order if element.tag == "style"])
    paragraphs = [(styles, element) for part in body for element in part.iter("p")]
    yield from prove_shown(notice, styles, list(islice(paragraphs, _SAMPLE)), here)


def _is_contents(element: Element) -> bool:
    return "doc-toc" in (element.get("role") or "").split() or "contents" in element.get("class", "").split()

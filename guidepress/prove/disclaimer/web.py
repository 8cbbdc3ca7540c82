"""The disclaimer of the web page: before the body, in the contents, in sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import tinyhtml5
from lxml import etree

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.disclaimer.html import prove_shown
from guidepress.prove.disclaimer.rules import DIS110, DIS112, DIS113
from guidepress.prove.disclaimer.words import prove_same_words
from guidepress.prove.parsers.css.cascade import Styles
from guidepress.prove.speech.words import tree_words

HERE = Place("read.html")
_SAMPLE = 60


def prove_disclaimer_web(data: bytes, book: Book) -> Iterator[Finding]:
    """DIS110 to DIS117 for a web edition."""
    if book.of_kind(PartKind.DISCLAIMER) is None:
        return
    root = tinyhtml5.parse(data.decode("utf-8", "replace"), namespace_html_elements=False)
    order = [element for element in root.iter() if isinstance(element.tag, str)]
    notice = next((element for element in order if "doc-notice" in (element.get("role") or "").split()), None)
    if notice is None:
        yield DIS110.at(HERE, "no element has the role doc-notice")
        return
    words = list(tree_words(etree.fromstring(ET.tostring(notice)), HERE))
    yield from prove_same_words(book, words, HERE)
    body = [element for element in order if {"part", "section"} <= set(element.get("class", "").split())]
    if body and order.index(body[0]) < order.index(notice):
        yield DIS112.at(HERE, "the disclaimer comes after the body")
    inside = {name for element in notice.iter() if (name := element.get("id")) is not None}
    links = (link.get("href", "") for nav in order if _is_contents(nav) for link in nav.iter("a"))
    if not any(link.startswith("#") and unquote(link[1:]) in inside for link in links):
        yield DIS113.at(HERE, "the contents do not lead to the disclaimer")
    styles = Styles(root, ["".join(element.itertext()) for element in order if element.tag == "style"])
    paragraphs = [(styles, element) for part in body for element in part.iter("p")]
    yield from prove_shown(notice, styles, list(islice(paragraphs, _SAMPLE)), HERE)


def _is_contents(element: ET.Element) -> bool:
    return "doc-toc" in (element.get("role") or "").split() or "contents" in element.get("class", "").split()

"""Does the web edition say every word of the Book, in order, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import tinyhtml5
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.speech import Said
from guidepress.model.xhtml import classes
from guidepress.prove.speech.words import tree_words
from guidepress.prove.transcript.every_word import prove_words


def prove_web_words(data: bytes, book: Book) -> Iterator[Finding]:
    """SAY001 to SAY003 for the parts of the page; what stands around them (a link to skip, a footer) is furniture."""
    said = Said(
        "document",
        kids=[Said("text", f" {word.text} ") for part in parts(data) for word in tree_words(part, Place(""))],
    )
    yield from prove_words(said, book)


def parts(data: bytes) -> Iterator[etree._Element]:
    """The outermost elements of class ``part``, in the order of the page."""
    document = tinyhtml5.parse(data.decode("utf-8"), namespace_html_elements=False)
    root = etree.fromstring(ET.tostring(document))
    for element in root.iter():
        inside = any("part" in classes(up) for up in element.iterancestors())
        if isinstance(element.tag, str) and "part" in classes(element) and not inside:
            yield element

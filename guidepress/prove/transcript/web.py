"""Does the web edition say every word of the Book, in order, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.speech import Said
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.speech.words import tree_words
from guidepress.prove.transcript.every_word import prove_words


def prove_web_words(page: WebPage | bytes, book: Book) -> Iterator[Finding]:
    """SAY001 to SAY003 for the parts of the page; what stands around them (a link to skip, a footer) is furniture."""
    yield from prove_words(speak_web(WebPage.of(page)), book)


def speak_web(page: WebPage) -> Said:
    """What the parts of the page say, in their order."""
    return page.once(_speak)


def _speak(page: WebPage) -> Said:
    words = (word for part in _parts(page.root) for word in tree_words(part, Place("")))
    return Said("document", kids=[Said("text", f" {word.text} ") for word in words])


def _parts(root: Element) -> Iterator[Element]:
    """The outermost elements of class ``part``, in the order of the page."""
    waiting: list[Any] = [root]  # comments are among what follows
    while waiting:
        element = waiting.pop()
        if isinstance(element.tag, str) and "part" in element.get("class", "").split():
            yield element
        else:
            waiting += reversed(element)

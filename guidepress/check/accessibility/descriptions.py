"""What is said of images in place of them: words that describe, and describe this image (codes ACC)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.check.accessibility.markup import own_words, stands_in
from guidepress.check.text.cues import cues, pattern
from guidepress.check.text.running_text import language_of
from guidepress.check.text.word_lists import folded
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import classes, fold, place_of

ACC030 = rule_of("ACC030")
ACC031 = rule_of("ACC031")
ACC032 = rule_of("ACC032")
ACC033 = rule_of("ACC033")
ACC034 = rule_of("ACC034")

FEWEST = 3
"""Words of an alternative text; fewer name a thing and do not say what is seen of it."""

_OWN_WORDS = 8
"""Words of a text that points elsewhere, up to which it says nothing else."""


def check_descriptions(book: Book) -> Iterator[Finding]:
    """ACC030 to ACC034."""
    said: dict[str, str] = {}
    for part in book.parts:
        for image in part.tree.iter("img"):
            words, name = fold(image.get("alt", "")), image.get("src", "")
            language = primary(language_of(image, book.settings.language))
            if "decorative" in classes(image):
                yield from _decorative(image, name)
            elif words and not stands_in(words, name):
                yield from _words(image, words, name, language)
                yield from _another(image, words, name, said)


def _decorative(image: etree._Element, name: str) -> Iterator[Finding]:
    figure = next(image.iterancestors("figure"), None)
    caption = figure.find("figcaption") if figure is not None else None
    if caption is not None and own_words(caption):
        yield ACC034.at(place_of(image), f"'{name}' is decorative, yet it has the caption “{own_words(caption)[:60]}”")


def _words(image: etree._Element, words: str, name: str, language: str) -> Iterator[Finding]:
    count = len(re.findall(r"\w+", words))
    known = cues(language)
    if (image_of := pattern(known.image_of)) and (found := image_of.match(words)):
        yield ACC030.at(place_of(image), f"the alternative text of '{name}' begins with '{found[0]}'")
    pointer = elsewhere.search(words) if (elsewhere := pattern(known.elsewhere)) else None
    if pointer and count - len(pointer[0].split()) < _OWN_WORDS:
        yield ACC032.at(place_of(image), f"the alternative text of '{name}' points elsewhere: '{words}'")
    elif count < FEWEST and not _is_link(image) and language not in {"ja", "th", "zh", "lo", "km", "my"}:
        yield ACC031.at(place_of(image), f"the alternative text of '{name}' is '{words}'")


def _is_link(image: etree._Element) -> bool:
    """Whether an image is what a link says: its words name the target then, in as few as a link may have (H30)."""
    return next(image.iterancestors("a"), None) is not None


def _another(image: etree._Element, words: str, name: str, said: dict[str, str]) -> Iterator[Finding]:
    """The text of another image: the same words, or nearly, or half of it or more; one that says more has its own."""
    own = {*re.findall(r"\w+", folded(words))}
    for other, text in said.items():
        theirs = {*re.findall(r"\w+", folded(text))}
        shared = len(own & theirs)
        alike = min(len(own), len(theirs)) >= FEWEST and shared >= 0.8 * max(len(own), len(theirs))
        within = max(_OWN_WORDS, max(len(own), len(theirs)) / 2) <= min(len(own), len(theirs)) and (
            folded(words).rstrip(".") in folded(text) or folded(text).rstrip(".") in folded(words)
        )
        if other != name and (alike or within):
            yield ACC033.at(place_of(image), f"the alternative text of '{name}' is that of '{other}'")
            break
    said.setdefault(name, words)

"""The words that a reader is given: of the text, alternative texts, drawings, and settings that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from guidepress.check.text.keys import place_of_key
from guidepress.check.text.prose import Block
from guidepress.check.text.running_text import Text, language_of
from guidepress.model.book import Book, Part
from guidepress.model.place import Place
from guidepress.model.xhtml import HEADINGS, PLACE, SVG, fold

_RUN = r"(?:[^\W\d_²³¹⁰ªº][\u00ad\u0300-\u036f\u200b-\u200d\u2060]*+)++"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")
"""Marks inside words that are not said: where to break, where to join."""
_WORD = re.compile(rf"{_RUN}(?:['’-]{_RUN})*['’]?+")
"""A word as far as it goes. What stands at its sides is looked at afterwards, so that nothing is read twice."""
_BEFORE = frozenset("@/.#&\\_")
_AFTER = re.compile(r"[\w@/\\]|\.\w")
_TOKEN = re.compile(r"\S++")
_WEB = re.compile(r"https?://|www\.")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text, the block it stands in, and where. ``opens`` says whether it begins a sentence."""

    word: str
    opens: bool
    block: Block
    start: int

    @property
    def place(self) -> Place:
        """Where it was written."""
        return self.block.place(self.start)

    @property
    def language(self) -> str:
        """The language it is in."""
        return self.block.language(self.start)


def words_of(found: Sequence[Block]) -> Iterator[Token]:
    """The words of blocks, without those that are part of an address or of a name of a file."""
    for block in found:
        text = without_addresses(block.text.words)
        for one in _WORD.finditer(text):
            start, end = one.span()
            if (start and (text[start - 1].isalnum() or text[start - 1] in _BEFORE)) or _AFTER.match(text, end):
                continue
            before = last_sign(text, start)
            opens = not before or before in ".!?:…\ufffc" or block.element.tag in HEADINGS
            yield Token(_UNSEEN.sub("", one[0]), opens, block, start)


def without_addresses(text: str) -> str:
    """A text in which web and mail addresses are blanked out; every other sign keeps its position."""
    if "@" not in text and not _WEB.search(text):
        return text
    return _TOKEN.sub(_blanked, text)


def _blanked(token: re.Match[str]) -> str:
    if "@" in token[0].strip("@"):
        return " " * len(token[0])
    address = _WEB.search(token[0])
    return token[0][: address.start()] + " " * (len(token[0]) - address.start()) if address else token[0]


def last_sign(text: str, position: int) -> str:
    """The last sign before a position that is neither space nor an opening mark; empty at the beginning of a text."""
    while position and text[position - 1] in " \n\"'“‘([«":
        position -= 1
    return text[position - 1 : position]


def words_of_descriptions(book: Book, part: Part) -> Iterator[Token]:
    """The words of alternative texts."""
    for image in part.tree.iter("img"):
        text = Text(image.get("alt", ""), (0,), (image,), (language_of(image, book.settings.language),))
        yield from words_of([Block(image, text, fold(text.words))])


def words_of_drawings(book: Book) -> Iterator[Token]:
    """The words of drawings (SVG): each ``text`` is a text of its own."""
    for asset in book.assets.values():
        if asset.media_type != "image/svg+xml":
            continue
        root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
        for element in root.iter(f"{{{SVG}}}text"):
            words = fold("".join(element.itertext()))
            held = etree.Element("p", {PLACE: f"{asset.name}:{element.sourceline or 1}"})
            text = Text(words, (0,), (held,), (book.settings.language,))
            yield from words_of([Block(held, text, words)])


def words_of_settings(book: Book) -> Iterator[Token]:
    """The words of settings that are printed: on the title page, in the imprint, in catalogs."""
    settings = book.settings
    said = {
        "title": settings.title,
        "subtitle": settings.subtitle,
        "description": settings.description,
        "funding": settings.funding,
        "conflicts": settings.conflicts,
        "provenance": settings.provenance,
        "statement": settings.review.statement,
    }
    for key, value in said.items():
        if words := fold(value or ""):
            held = etree.Element("p", {PLACE: str(place_of_key(book, key))})
            for token in words_of([Block(held, Text(words, (0,), (held,), (settings.language,)), words)]):
                yield replace(token, opens=token.opens and key != "title")  # a title may begin with a name


def holders(token: Token) -> set[str]:
    """The tags of the elements that a word stands in."""
    element = token.block.owner(token.start)
    return {str(element.tag), *(str(step.tag) for step in element.iterancestors())}

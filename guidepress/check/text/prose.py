"""The prose of a part, block by block, as checks of language read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from guidepress.check.text.running_text import OPAQUE, Text, language_of
from guidepress.model.book import WRITTEN, Book, Part
from guidepress.model.place import Place
from guidepress.model.xhtml import BLOCKS, classes, fold, is_raised_call, place_of

OBJECT = "\ufffc"
"""Stands in the text for what is not prose: code, a formula, an image (Unicode: OBJECT REPLACEMENT CHARACTER)."""

RUNNING = frozenset({"p", "li", "dd"})
"""Blocks that hold sentences; cells, heads and captions hold phrases."""

_HOLDERS = sorted(BLOCKS - {"br", "hr", "pre"})
_OF_THE_TOOL = frozenset({"number", "label", "backlink", "backlinks"})


@dataclass(frozen=True, slots=True)
class Block:
    """A block that holds text itself. ``text`` has what stands in it, without the text of blocks inside it."""

    element: etree._Element
    text: Text
    words: str
    """Its text on one line."""

    @property
    def is_running(self) -> bool:
        """Whether it holds sentences."""
        return self.element.tag in RUNNING and not classes(self.element) & {"callout-title"}

    def place(self, position: int) -> Place:
        """Where the text at a position was written."""
        return place_of(self.text.elements[self.text.owner(position)])

    def place_of(self, words: str) -> Place:
        """Where the first of some words of its text was written; spaces may differ."""
        first = words.split(OBJECT, maxsplit=1)[0].split()
        for count in range(min(len(first), 6), 0, -1):
            at = fold_find(self.text.words, first[:count])
            if at >= 0:
                return self.place(at)
        return place_of(self.element)

    def language(self, position: int) -> str:
        """The language of the text at a position."""
        return self.text.languages[self.text.owner(position)]

    def owner(self, position: int) -> etree._Element:
        """The element that holds the text at a position itself."""
        return self.text.elements[self.text.owner(position)]


def fold_find(text: str, words: Sequence[str]) -> int:
    """Where words stand in a text with any spaces between them, or -1."""
    start = text.find(words[0])
    while start >= 0:
        at = start
        for number, word in enumerate(words):
            at = at if number == 0 else at + len(text[at:]) - len(text[at:].lstrip())
            if not text.startswith(word, at):
                break
            at += len(word)
        else:
            return start
        start = text.find(words[0], start + 1)
    return -1


def blocks(book: Book, part: Part) -> Iterator[Block]:
    """The blocks of a part that hold text, in document order."""
    yield from _blocks(part, book.settings.language)


def written(book: Book) -> Iterator[tuple[Part, Block]]:
    """The blocks of the parts that somebody wrote for this guide, with their parts."""
    for part in book.parts:
        if part.kind in WRITTEN:
            for block in blocks(book, part):
                yield part, block


@lru_cache(maxsize=128)
def _blocks(part: Part, language: str) -> tuple[Block, ...]:
    """As `blocks`: many checks read the same parts, and none changes them."""
    found = []
    for element in part.tree.iter(*_HOLDERS):
        text = _inline(element, language_of(element, language))
        words = fold(text.words)
        if words.strip(OBJECT + " ") and not any(step.tag == "pre" for step in element.iterancestors()):
            found.append(Block(element, text, words))
    return tuple(found)


def _inline(root: etree._Element, language: str) -> Text:
    pieces: list[tuple[str, etree._Element, str]] = []

    def walk(element: etree._Element, language: str) -> None:
        language = element.get("lang") or language
        pieces.append((element.text or "", element, language))
        for child in element:
            if not isinstance(child.tag, str):
                pass
            elif child.tag == "br":
                pieces.append((" ", element, language))
            elif child.tag in OPAQUE or child.tag == "img" or classes(child) & {"math"}:
                pieces.append((OBJECT, element, language))
            elif child.tag in BLOCKS:
                pieces.append((" ", element, language))
            elif not (is_raised_call(child) or classes(child) & (_OF_THE_TOOL | {"cite"})):
                walk(child, language)
            pieces.append((child.tail or "", element, language))

    walk(root, language)
    return Text.of(pieces)

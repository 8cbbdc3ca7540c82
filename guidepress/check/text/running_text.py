"""Running text: what a reader takes in of an element, with the places where it was written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from guidepress.model.xhtml import BLOCKS, MATHML, classes, is_raised_call

_BREAK = "\0"
"""Stands between two stretches of text that are not read as one."""


OPAQUE = frozenset({"code", "pre", "kbd", "samp", "var", f"{{{MATHML}}}math"})
"""Elements whose text is no prose."""


@dataclass(frozen=True, slots=True)
class Text:
    """Running text that knows whose it is: from ``starts[n]`` on it is of ``elements[n]``, in ``languages[n]``."""

    words: str
    starts: tuple[int, ...]
    elements: tuple[etree._Element, ...]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, pieces: Sequence[tuple[str, etree._Element, str]]) -> Text:
        """The text of pieces: the words of each, whose they are, and in which language."""
        starts, position = [], 0
        for words, _element, _language in pieces:
            starts.append(position)
            position += len(words)
        joined = "".join(words for words, _element, _language in pieces)
        return cls(joined, tuple(starts), tuple(piece[1] for piece in pieces), tuple(piece[2] for piece in pieces))

    def owner(self, position: int) -> int:
        """The index of the stretch that a position is in."""
        return bisect_right(self.starts, position) - 1


def language_of(element: etree._Element, default: str) -> str:
    """The language tag of an element: its own or that of the nearest ancestor with one."""
    own = (step.get("lang") for step in (element, *element.iterancestors()))
    return next((tag for tag in own if tag), default)


def running_text(root: etree._Element, language: str) -> Text:
    """The text of a tree as it is read on.

    Blocks, code, mathematics and links back to the call of a note break it; calls of notes and raised citations are not
    in it, so that words on both sides of one are neighbours.
    """
    pieces: list[tuple[str, etree._Element, str]] = []

    def walk(element: etree._Element, language: str) -> None:
        if not isinstance(element.tag, str) or is_raised_call(element):
            return
        language = element.get("lang") or language
        edge = _BREAK if element.tag in BLOCKS - {"br"} else ""
        if element.tag in OPAQUE or {"cite", "backlink"} & set(classes(element)):
            pieces.append((_BREAK, element, language))
            return
        pieces.append((edge + (element.text or "") + (" " if element.tag == "br" else ""), element, language))
        for child in element:
            walk(child, language)
            pieces.append((child.tail or "", element, language))
        pieces.append((edge, element, language))

    walk(root, language)
    return Text.of(pieces)

"""What a PDF's content streams say: the text of each marked content, and what is outside of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.items import Told
from guidepress.prove.parsers.pdf.drawing.pages import read_told
from guidepress.prove.parsers.pdf.values import entry

Key = tuple[int, int, int]
"""A page's index, the object number of the form XObject (0: the page itself), the marked-content id."""


@dataclass(slots=True)
class Texts:
    """The text of a document by marked content.

    ``content`` holds what is tagged, ``loose`` per page the text that is neither tagged nor an artifact,
    ``artifacts`` per page the text of artifacts with their type, ``flow`` per page all but these as it is drawn.
    ``meaningless`` counts the glyphs whose codes stand for no letter, ``unread`` names the pages that could not be read
    to their end, by index.
    """

    content: dict[Key, str] = field(default_factory=dict)
    loose: dict[int, list[str]] = field(default_factory=dict)
    artifacts: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    flow: dict[int, list[str]] = field(default_factory=dict)
    meaningless: int = 0
    unread: list[int] = field(default_factory=list)


def read_texts(pdf: pikepdf.Pdf) -> Texts:
    """The texts of an open PDF of which nothing but its text is asked."""
    return texts_of(read_told(pdf))


def texts_of(pages: Iterable[Told]) -> Texts:
    """What the pages of a document tell, by marked content."""
    texts = Texts()
    for number, told in enumerate(pages):
        texts.meaningless += told.meaningless
        if told.unread:
            texts.unread.append(number)
        for piece in told.pieces:
            mark = piece.mark
            if mark.artifact:
                texts.artifacts.setdefault(number, []).append((mark.artifact, piece.text))
                continue
            texts.flow.setdefault(number, []).append(piece.text)
            if mark.mcid is None:
                texts.loose.setdefault(number, []).append(piece.text)
            else:
                key = (number, mark.form, mark.mcid)
                texts.content[key] = texts.content.get(key, "") + piece.text
    return texts


def kids(element: Any) -> Iterator[Any]:
    """The kids of a structure element, whether one or many."""
    found = entry(element, "/K")
    if isinstance(found, pikepdf.Array):
        yield from found
    elif found is not None:
        yield found

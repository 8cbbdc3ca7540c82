"""Sentences that may say something of the guide itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.check.agreement.words import words
from guidepress.check.text.prose import Block
from guidepress.check.text.quotations import without_long_quotations
from guidepress.check.text.sentences import split_sentences
from guidepress.model.book import Part, PartKind
from guidepress.model.xhtml import flat_text
from guidepress.policies.wordings import folded

_DAY = re.compile(r"\b\d{1,2}\.$")
OF_ITSELF = frozenset({PartKind.DISCLAIMER, PartKind.ABOUT, PartKind.COLOPHON})
"""Parts that speak of the guide unless they name something else."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, where it begins in its block, whether its block or section is about the law.

    ``in_its_own`` says that its part is one that speaks of the guide.
    """

    text: str
    start: int
    of_law: bool
    in_its_own: bool

    @property
    def plain(self) -> str:
        """As words are looked for in it."""
        return folded(self.text)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; the full stop after the day of a German date ends none."""
    held = ""
    for sentence in split_sentences(text):
        held = f"{held} {sentence}" if held else sentence
        if _DAY.search(held) is None:
            yield held
            held = ""
    if held:
        yield held


def lines_of_itself(part: Part, block: Block) -> Iterator[Line]:
    """The sentences of a block that speak of the guide."""
    own = part.kind in OF_ITSELF
    if not own and words("self").search(block.words) is None:
        return
    heading = part.tree.find("h1")
    title = flat_text(heading) if heading is not None else ""
    of_law = any(words("law").search(text) is not None for text in (block.words, title))
    whole, at = block.text.words, 0
    for sentence in _sentences(without_long_quotations(block.words)):
        begin = whole.find(sentence[:20], at)
        at = begin if begin >= 0 else at
        of_itself = words("self").search(sentence) is not None
        if of_itself or (own and words("other").search(sentence) is None):
            yield Line(sentence, at, of_law, own)

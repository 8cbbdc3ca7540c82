"""What the text says of its figures: nothing that only those can follow who see its colours (code ACC022)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guidepress.check.text.prose import Block, blocks
from guidepress.check.text.running_text import language_of
from guidepress.languages.registry import LANGUAGES, primary
from guidepress.model.book import WRITTEN, Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold, place_of

ACC022 = rule_of("ACC022")

_NEAR = 30
"""Signs on both sides in which another cue counts."""


def check_cues(book: Book) -> Iterator[Finding]:
    """ACC022 in captions and in paragraphs that speak of a figure or refer to one, in languages that have a file."""
    for part in book.parts:
        for block in blocks(book, part) if part.kind in WRITTEN else ():
            language = primary(language_of(block.element, book.settings.language))
            cues = _cues(language) if language in LANGUAGES else None
            found = next(_by_colour(block.words, cues), None) if cues is not None else None
            if found is not None and cues is not None and _is_about_a_figure(block, cues):
                yield ACC022.at(place_of(block.element), f"'{fold(found)}' names something by its colour alone")


@dataclass(frozen=True, slots=True)
class _Cues:
    """What a language names things by: their colour, something else; and what says that a text is about a picture."""

    by_colour: re.Pattern[str]
    others: re.Pattern[str]
    pictures: re.Pattern[str]


@cache
def _cues(language: str) -> _Cues:
    known = LANGUAGES[language].checks
    return _Cues(
        re.compile(known.by_colour, re.IGNORECASE),
        re.compile(rf"{known.other_cues}|\([A-Z0-9]\)", re.IGNORECASE),
        re.compile(known.pictures, re.IGNORECASE),
    )


def _by_colour(text: str, cues: _Cues) -> Iterator[str]:
    for found in cues.by_colour.finditer(text):
        if not _has_other_cue(text, found.start(), found.end(), cues):
            yield found[0]


def _has_other_cue(text: str, start: int, end: int, cues: _Cues) -> bool:
    return cues.others.search(text[max(start - _NEAR, 0) : end + _NEAR]) is not None


def has_other_cue(text: str, start: int, end: int, language: str) -> bool:
    """Whether a shape, a place or a label stands beside a colour that is named from `start` to `end`.

    ``language`` is one that has a file.
    """
    return _has_other_cue(text, start, end, _cues(language))


def _is_about_a_figure(block: Block, cues: _Cues) -> bool:
    """A caption, or text with a word such as 'figure' in it, which references to figures have."""
    return block.element.tag == "figcaption" or cues.pictures.search(block.text.words) is not None

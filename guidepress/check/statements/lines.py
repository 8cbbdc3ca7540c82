"""The sentences of some blocks, and where wordings stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from guidepress.check.statements.around import answer_to
from guidepress.check.statements.polarity import Grammar, Polarity
from guidepress.check.statements.said import Said
from guidepress.policies.wordings import Found, any_of


class Line(NamedTuple):
    """A sentence, the block it stands in, and, of a question, what the sentence after it answers."""

    sentence: str
    element: etree._Element
    answer: Polarity = Polarity.LEFT


def lines_of(text: Sequence[Said], grammar: Grammar | None, *, all_of_it: bool = False) -> list[Line]:
    """The sentences of some blocks; of those set in a note too if ``all_of_it``."""
    lines = [Line(sentence, one.element) for one in text for sentence in one.sentences(all_of_it=all_of_it)]
    if grammar is not None:
        for number, (line, after) in enumerate(pairwise(lines)):
            lines[number] = line._replace(answer=answer_to(line.sentence, after.sentence, grammar))
    return lines


def where_most(patterns: tuple[str, ...], lines: Sequence[Line]) -> etree._Element:
    """The block that holds most of some wordings."""
    counted = [(sum(holds(one, line.sentence) for one in patterns), line.element) for line in lines]
    most = max(count for count, _element in counted)
    return next(element for count, element in counted if count == most)


def hits_of(patterns: tuple[str, ...], lines: Sequence[Line]) -> Iterator[tuple[Line, Found]]:
    """Where one of some wordings stands, and in which line."""
    machine = any_of(patterns)
    for line in lines if machine else ():
        for found in machine.all(line.sentence) if machine else ():
            yield line, _from_its_words(found)


def _from_its_words(found: Found) -> Found:
    """Words without the comma that a wording begins with: what is denied before it is another clause."""
    words = found.words.lstrip(" ,;:.")
    return Found(found.start + len(found.words) - len(words), found.end, words)


def holds(pattern: str, text: str) -> bool:
    """Whether a wording stands in a text."""
    return holds_one_of((pattern,), text)


def holds_one_of(patterns: tuple[str, ...], text: str) -> bool:
    """Whether one of some wordings stands in a text."""
    machine = any_of(patterns)
    return machine is not None and machine.search(text) is not None

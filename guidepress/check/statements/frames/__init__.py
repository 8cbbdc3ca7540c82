"""What takes a disclaimer back from around it: a heading, a sentence before or after, another section (code DIS).

"This is only boilerplate", "you may skip this page", "our lawyers made us say that": the statements stand as they are
approved, and nobody believes them. How a language says so is data (``en.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guidepress.check.statements.polarity import asks
from guidepress.check.statements.said import Said, said_in
from guidepress.check.text.running_text import language_of
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import primary
from guidepress.model.book import WRITTEN, Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import LANGUAGES
from guidepress.policies.wordings import Wordings, folded

DIS047 = rule_of("DIS047")


@dataclass(frozen=True, slots=True)
class Frames:
    """How a language takes a disclaimer back: in it, by a question in it, from elsewhere; and what only sounds so."""

    within: Wordings
    asked: Wordings
    elsewhere: Wordings
    spares: Wordings


def check_frames(book: Book) -> Iterator[Finding]:
    """DIS047; nothing of a guide whose policy asks for no statement, or cannot be used."""
    try:
        asked = bool(pack_of(book).statements)
    except PackError:
        return
    for part in book.parts if asked else ():
        frames = frames_of(primary(language_of(part.tree, book.settings.language)))
        if part.kind in WRITTEN and frames is not None:
            yield from _framed(part, frames)


@cache
def frames_of(language: str) -> Frames | None:
    """The frames of a primary language; ``None`` if it is none of ours."""
    if language not in LANGUAGES:
        return None
    table = tomllib.loads((files(__name__) / f"{language}.toml").read_text(encoding="utf-8"))
    return Frames(**{key: Wordings(patterns) for key, patterns in table.items()})


def _framed(part: Part, frames: Frames) -> Iterator[Finding]:
    is_disclaimer = part.kind is PartKind.DISCLAIMER
    machines = (frames.within, frames.elsewhere) if is_disclaimer else (frames.elsewhere,)
    for block in said_in(part):
        text = folded(block.written)
        questions = frames.asked if is_disclaimer and "?" in text else None
        if questions is None and not any(machine.search(text) for machine in machines):
            continue
        if words := next(_frames_in(block, machines, questions, frames.spares), ""):
            yield DIS047.at(place_of(block.element), f"“{words}” takes the disclaimer back")


def _frames_in(
    block: Said, machines: tuple[Wordings, ...], questions: Wordings | None, spares: Wordings
) -> Iterator[str]:
    """The words that take it back; of a question, those that ask for no answer ("who needs a doctor?")."""
    for sentence in split_sentences(block.written):
        text = spares.without(folded(sentence))
        looked_for = machines if not asks(sentence) else (questions,) if questions is not None else ()
        for machine in looked_for:
            if found := machine.search(text):
                yield found.words

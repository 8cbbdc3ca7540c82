"""What undoes the disclaimer from outside its statements: sentences that contradict one, and its own length (DIS)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from guidepress.check.statements.judge import contradictions
from guidepress.check.statements.lines import lines_of
from guidepress.check.statements.polarity import grammar_of
from guidepress.check.statements.required import statements_of
from guidepress.check.statements.said import Said, said_in
from guidepress.check.text.running_text import language_of
from guidepress.check.text.sentences import WORD
from guidepress.languages.registry import primary
from guidepress.model.book import WRITTEN, Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold, place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Pack
from guidepress.policies.wordings import Wordings, any_of, folded

DIS023 = rule_of("DIS023")
DIS025 = rule_of("DIS025")

_READ_ALL_THE_SAME = frozenset({"set in a note", "set as a caption"})
"""What makes no statement, and contradicts one: readers believe a note and a caption."""


def check_contradictions(book: Book) -> Iterator[Finding]:
    """DIS023 and DIS025; nothing of a guide whose policy cannot be used."""
    try:
        pack = pack_of(book)
    except PackError:
        return
    disclaimer = book.of_kind(PartKind.DISCLAIMER)
    if disclaimer is not None:
        yield from _length(disclaimer, pack)
    yield from _settings(book, pack)
    for part in book.parts:
        if part.kind in WRITTEN:
            yield from _contradicted(part, pack, primary(language_of(part.tree, book.settings.language)))


def _length(part: Part, pack: Pack) -> Iterator[Finding]:
    words = sum(len(WORD.findall(one.written)) for one in said_in(part) if not one.is_heading)
    if pack.disclaimer.words_max and words > pack.disclaimer.words_max:
        yield DIS023.at(
            place_of(part.tree), f"the disclaimer has {words} words (the limit is {pack.disclaimer.words_max})"
        )


def _contradicted(part: Part, pack: Pack, language: str) -> Iterator[Finding]:
    """Blocks that say what a statement rules out; those that make the statement itself are judged with it."""
    machines = _machines(pack, language)
    if not machines:
        return
    written = [(block, folded(block.written)) for block in (*said_in(part), *_alternatives(part))]
    suspects = [block for block, text in written if any(one.search(text) is not None for one in machines)]
    own = statements_of(part, pack, language) if suspects and part.kind is PartKind.DISCLAIMER else {}
    for block in suspects:
        elsewhere = {name for name, made in own.items() if _is_in(block, made.elements)}
        for message in _faults(block, pack, language, elsewhere):
            yield DIS025.at(place_of(block.element), message)


def _settings(book: Book, pack: Pack) -> Iterator[Finding]:
    """What the guide is called and how it is described stands on its cover and in catalogues."""
    settings, language = book.settings, primary(book.settings.language)
    machines = _machines(pack, language)
    for text in (settings.title, settings.subtitle, settings.short_title, settings.description):
        if text and any(one.search(text) is not None for one in machines):
            for message in _faults(Said(etree.Element("p"), text, text), pack, language, frozenset()):
                yield DIS025.at(Place("guide.yaml"), message)


def _machines(pack: Pack, language: str) -> list[Wordings]:
    """What contradicts each statement: the machines that judge it, so that none is made twice."""
    if grammar_of(language) is None:
        return []
    both = [(each.forbidden(language), each.left_to_care(language)) for each in pack.statements.values()]
    return [machine for pair in both for patterns in pair if (machine := any_of(patterns)) is not None]


def _faults(block: Said, pack: Pack, language: str, without: Collection[str]) -> Iterator[str]:
    grammar = grammar_of(language)
    lines = lines_of((block,), grammar, all_of_it=block.lost in _READ_ALL_THE_SAME)
    for name, statement in pack.statements.items():
        if grammar is not None and name not in without:
            for fault in contradictions(statement, lines, language, grammar):
                yield f"“{fault.words}” contradicts the disclaimer, which must say {statement.says} ({name})"


def _alternatives(part: Part) -> Iterator[Said]:
    """The alternative texts of pictures: for those who cannot see them, they are the text."""
    for image in part.tree.iter("img"):
        if alt := fold(image.get("alt", "")):
            yield Said(image, alt, alt)


def _is_in(block: Said, elements: tuple[object, ...]) -> bool:
    return any(step in elements for step in (block.element, *block.element.iterancestors()))

"""What undoes the disclaimer from outside its statements: sentences that contradict one, and its own length (DIS)."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.statements.judge import contradictions, lines_of
from guidepress.check.statements.polarity import grammar_of
from guidepress.check.statements.required import statements_of
from guidepress.check.statements.said import Said, said_in
from guidepress.check.text.running_text import language_of
from guidepress.check.text.sentences import WORD
from guidepress.languages.registry import primary
from guidepress.model.book import WRITTEN, Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold, place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Pack
from guidepress.policies.wordings import any_of

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
    grammar = grammar_of(language)
    statements = pack.statements.values()
    every = any_of(
        tuple(one for each in statements for one in (*each.forbidden(language), *each.left_to_care(language)))
    )
    if grammar is None or every is None:
        return
    suspects = [block for block in (*said_in(part), *_alternatives(part)) if every.search(block.written) is not None]
    if not suspects:
        return
    own = statements_of(part, pack, language) if part.kind is PartKind.DISCLAIMER else {}
    for block in suspects:
        lines = lines_of((block,), grammar, all_of_it=block.lost in _READ_ALL_THE_SAME)
        for name, statement in pack.statements.items():
            if name in own and _is_in(block, own[name].elements):
                continue
            for fault in contradictions(statement, lines, language, grammar):
                yield DIS025.at(
                    place_of(block.element),
                    f"“{fault.words}” contradicts the disclaimer, which must say {statement.says} ({name})",
                )


def _alternatives(part: Part) -> Iterator[Said]:
    """The alternative texts of pictures: for those who cannot see them, they are the text."""
    for image in part.tree.iter("img"):
        if alt := fold(image.get("alt", "")):
            yield Said(image, alt, alt)


def _is_in(block: Said, elements: tuple[object, ...]) -> bool:
    return any(step in elements for step in (block.element, *block.element.iterancestors()))

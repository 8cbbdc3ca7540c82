"""Whether a statement is made by some text: said, not turned round, not taken back by halves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from guidepress.check.statements.around import (
    circumstance_in,
    is_partial,
    narrowed_in,
    restriction_in,
    withheld_in,
)
from guidepress.check.statements.lines import Line, hits_of, holds, holds_one_of, lines_of, where_most
from guidepress.check.statements.polarity import (
    Grammar,
    Polarity,
    done_with,
    grammar_of,
    is_qualified,
    is_reported,
    stands,
    takes_back,
    weakener_in,
)
from guidepress.check.statements.said import Said
from guidepress.policies.pack import Statement
from guidepress.policies.wordings import Wordings, any_of, folded


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text that undoes a statement: the words, what is done with them, the block they stand in."""

    words: str
    what: str
    element: etree._Element


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text makes of a statement.

    ``is_made`` says that it is said; ``named`` that its words are there at least; ``missing`` are the wordings of
    `Statement.words` that are not. ``faults`` undo it wherever else it may be said.
    """

    is_made: bool
    named: bool
    missing: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    at: etree._Element | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it is made, whole, and by nothing undone."""
        return self.is_made and not self.missing and not self.faults


def judge(
    statement: Statement, text: Sequence[Said], language: str, *, marked: bool, all_of_it: bool = False
) -> Judgement:
    """What some blocks say of a statement, in a primary language.

    A marker vouches that free wording says it, and only for that: what must be affirmed or denied, and the words that
    must stand, are looked for all the same. With ``all_of_it`` what is struck out or quoted counts as said.
    """
    grammar = grammar_of(language)
    lines = lines_of(text, grammar, all_of_it=all_of_it)
    whole = " ".join(line.sentence for line in lines)
    missing = tuple(one for one in statement.all_words(language) if not holds(one, whole))
    if grammar is None:
        found = all(holds_one_of(patterns, whole) for patterns in statement.of("accept", language))
        made = (marked and bool(whole)) or (bool(statement.of("accept", language)) and found)
        return Judgement(made, named=made, missing=missing, at=text[0].element if text else None)
    phrases = [_phrase(patterns, lines, grammar) for patterns in statement.of("accept", language)]
    things = [_things(patterns, lines, grammar, Polarity.DENIED) for patterns in statement.of("denies", language)]
    things += [_affirmed(patterns, lines, grammar) for patterns in statement.of("affirms", language)]
    by_phrase = bool(phrases) and all(one.good for one in phrases)
    by_things = bool(things) and all(one.good for one in things)
    only_words = not phrases and not things and not missing and bool(statement.all_words(language))
    faults: list[Fault] = _qualified(statement, lines, language, grammar) if only_words else []
    vouched = marked and bool(whole) and not things and (not statement.strict or any(one.good for one in phrases))
    made = by_phrase or by_things or only_words or vouched
    near = next((one.at for one in (*phrases, *things) if one.at is not None), None)
    faults += [fault for one in things for fault in one.bad]
    if not made or (marked and not by_phrase and not by_things):
        faults += [fault for one in phrases for fault in one.bad]
    faults += list(contradictions(statement, lines, language, grammar))
    faults += list(_weakened(statement, lines, language, grammar, only_words=only_words))
    if only_words and lines:
        near = where_most(statement.all_words(language), lines)
    named = near is not None
    places = [one.at for one in (*phrases, *things) if one.at is not None] or ([] if near is None else [near])
    kept = tuple(dict.fromkeys(faults if marked else _beside(faults, places)))
    return Judgement(made, named, missing, kept, near)


def _beside(faults: Sequence[Fault], places: Sequence[etree._Element]) -> list[Fault]:
    """Without a marker only what stands in a block that makes the statement, or in its list, undoes it.

    Elsewhere it is other talk.
    """
    return [
        one
        for one in faults
        if not places or one.what == _CONTRADICTED or any(_is_of(one.element, near) for near in places)
    ]


def _is_of(element: etree._Element, near: etree._Element) -> bool:
    return element is near or any(step.getprevious() is near for step in element.iterancestors("ul", "ol"))


@dataclass(frozen=True, slots=True)
class _Outcome:
    good: bool
    bad: tuple[Fault, ...]
    at: etree._Element | None


_CONTRADICTED = "contradicts it"
_WORDS = {
    Polarity.AFFIRMED: "is said, not denied",
    Polarity.DENIED: "is denied",
    Polarity.HEDGED: "is said by halves",
    Polarity.LEFT: "is only asked",
}


def _things(patterns: tuple[str, ...], lines: Sequence[Line], grammar: Grammar, wanted: Polarity) -> _Outcome:
    """Things that must be denied wherever they are named; a question names them without harm."""
    good, bad, at = False, [], None
    for line, found in hits_of(patterns, lines):
        element, is_so = line.element, done_with(line.sentence, found, grammar)
        is_so = line.answer if is_so is Polarity.LEFT else is_so
        if is_so is wanted:
            good, at = True, element if at is None or not good else at
        elif is_so is not Polarity.LEFT:
            bad.append(Fault(found.words, _WORDS[is_so], element))
            at = at if at is not None else element
    return _Outcome(good, tuple(bad), at)


def _affirmed(patterns: tuple[str, ...], lines: Sequence[Line], grammar: Grammar) -> _Outcome:
    """Things that must be affirmed wherever they are named; a question names them without harm."""
    good, bad, at = False, [], None
    for line, found in hits_of(patterns, lines):
        element, is_so = line.element, stands(line.sentence, found, grammar, free=False)
        is_so = line.answer if is_so is Polarity.LEFT else is_so
        if is_so is Polarity.AFFIRMED:
            good, at = True, element if not good else at
        elif is_so is not Polarity.LEFT:
            bad.append(Fault(found.words, _WORDS[is_so], element))
            at = at if at is not None else element
    return _Outcome(good, tuple(bad), at)


def _phrase(patterns: tuple[str, ...], lines: Sequence[Line], grammar: Grammar) -> _Outcome:
    """Phrases one of which must stand as it is."""
    good, bad, at = False, [], None
    for line, found in hits_of(patterns, lines):
        element, is_so = line.element, stands(line.sentence, found, grammar)
        is_so = line.answer if is_so is Polarity.LEFT else is_so
        if is_so is Polarity.AFFIRMED:
            return _Outcome(True, (), element)
        bad.append(Fault(found.words, "is turned round" if is_so is Polarity.DENIED else _WORDS[is_so], element))
        at = element
    return _Outcome(good, tuple(bad), at)


def contradictions(statement: Statement, lines: Sequence[Line], language: str, grammar: Grammar) -> Iterator[Fault]:
    """What must not be said: where it is, unless it is denied, asked, or told as what others say.

    What is left to those who give care is theirs to say: a sentence that names them is let through.
    """
    machines = [
        (any_of(statement.forbidden(language)), False),
        (any_of(statement.left_to_care(language)), True),
    ]
    for sentence, element, _answer in lines:
        for machine, left_to_care in machines:
            if machine is None or (left_to_care and grammar.authorities.search(folded(sentence)) is not None):
                continue
            for found in machine.all(sentence):
                is_so = stands(sentence, found, grammar)
                if left_to_care and grammar.strong.search(folded(found.words)) is not None:
                    continue
                if is_so is Polarity.AFFIRMED and not is_reported(sentence, found, grammar):
                    yield Fault(found.words, _CONTRADICTED, element)


def _weakened(
    statement: Statement, lines: Sequence[Line], language: str, grammar: Grammar, *, only_words: bool
) -> Iterator[Fault]:
    """Sentences that say it, or a part of it, and take it back by halves: 'unless it is night', 'probably'."""
    conditions = any_of(statement.may_depend_on(language))
    exceptions = any_of(statement.may_except(language))
    has_things = bool(statement.of("denies", language) or statement.of("affirms", language))
    groups = [*statement.of("accept", language), *statement.of("denies", language), *statement.of("affirms", language)]
    if only_words:
        groups.append(statement.all_words(language))
    people, bounds = any_of(statement.warned(language)), any_of(statement.bounded_by(language))
    carrying = [line for line in lines if any(holds_one_of(patterns, line.sentence) for patterns in groups if patterns)]
    if statement.is_bounded(language) and carrying and all(is_partial(line.sentence, grammar) for line in carrying):
        yield Fault(carrying[0].sentence[:60], "tells it of a kind only", carrying[0].element)
    for sentence, element, _answer in lines:
        if back := takes_back(sentence, grammar):
            yield Fault(back, "takes it back", element)
        carries = any(holds_one_of(patterns, sentence) for patterns in groups if patterns)
        if (only_words or (carries and not has_things)) and (kept := withheld_in(sentence, grammar)):
            yield Fault(kept, "keeps back what is to be told", element)
        words = weakener_in(sentence, grammar) if carries else ""
        if carries and bounds is not None and not words and (bound := bounds.search(sentence)) is not None:
            words = bound.words
        if carries and statement.is_bounded(language) and not words:
            words = restriction_in(sentence, grammar, conditions, exceptions)
            words = words or narrowed_in(sentence, grammar, people, conditions, exceptions)
            words = words or _circumstance(statement, sentence, language, grammar, conditions, exceptions)
        if words:
            yield Fault(words, _WORDS[Polarity.HEDGED], element)


def _circumstance(
    statement: Statement,
    sentence: str,
    language: str,
    grammar: Grammar,
    conditions: Wordings | None,
    exceptions: Wordings | None,
) -> str:
    """The words that bind what is said, or forbidden, to a time, a place or a manner; or nothing."""
    asked = [(one, done_with, Polarity.DENIED) for one in statement.of("denies", language)]
    named = statement.all_words(language)
    about = any(holds(one, sentence) for one in named) if named else not asked
    if exceptions is not None and about:  # else it informs, or the sentence may be about another thing
        asked += [(one, stands, Polarity.AFFIRMED) for one in statement.of("accept", language)]
    for patterns, judged, says in asked:
        machine = any_of(patterns)
        for found in machine.all(sentence) if machine else ():
            if judged(sentence, found, grammar) is says and (
                words := circumstance_in(sentence, found, grammar, conditions, exceptions)
            ):
                return words
    return ""


def _qualified(statement: Statement, lines: Sequence[Line], language: str, grammar: Grammar) -> list[Fault]:
    """Of a statement that may be said either way: where all that says it is denied as a whole, hedged or asked."""
    hits = [hit for one in statement.all_words(language) for hit in hits_of((one,), lines)]
    if not hits or any(not is_qualified(line.sentence, found, grammar) for line, found in hits):
        return []
    line, found = hits[0]
    return [Fault(found.words, _WORDS[Polarity.HEDGED], line.element)]

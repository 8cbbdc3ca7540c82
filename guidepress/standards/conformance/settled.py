"""What is settled of an edition: each criterion by rules or by a person, and what may be claimed in consequence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from guidepress.model.book import Book
from guidepress.model.edition import Edition, EditionKind
from guidepress.standards.conformance.answers import Answer, Judgement, answers_of
from guidepress.standards.conformance.criteria import (
    CRITERIA,
    OF_THE_WHOLE,
    READ,
    WHOLE,
    Criterion,
    stands_against,
)
from guidepress.standards.conformance.judged_text import text_digest


class State(StrEnum):
    """The terms of the VPAT 2.5, best first where two are joined."""

    NOT_APPLICABLE = "Not Applicable"
    SUPPORTS = "Supports"
    NOT_EVALUATED = "Not Evaluated"
    PARTIALLY = "Partially Supports"
    FAILS = "Does Not Support"


_SAID: Mapping[str, State] = {
    "supports": State.SUPPORTS,
    "partially supports": State.PARTIALLY,
    "does not support": State.FAILS,
    "not applicable": State.NOT_APPLICABLE,
}
_ORDER = list(State)


def worst(states: Collection[State]) -> State:
    """The state of what consists of parts with these states; of nothing, nothing was evaluated."""
    return max(states, key=_ORDER.index) if states else State.NOT_EVALUATED


@dataclass(frozen=True, slots=True)
class Seen:
    """What the machine's part saw of a file.

    ``ran`` says whether the rules looked at it at all; ``open`` has the findings that stand, as their number by code,
    ``waived`` the codes that the manuscript sets aside.
    """

    ran: bool
    open: Mapping[str, int] = field(default_factory=dict)
    waived: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What is settled of one criterion: the state, the rules that bear on it, those with findings, the answer.

    ``by_machine`` says that rules alone settle it. ``against`` and ``waived`` are codes among the ``rules``.
    """

    criterion: Criterion
    state: State
    rules: tuple[str, ...]
    against: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    by_machine: bool = False
    answer: Answer | None = None
    judgement: Judgement | None = None


def settle(criterion: Criterion, kind: EditionKind, seen: Seen, said: tuple[Answer, Judgement] | None) -> Settled:
    """What rules and a person's answer make of a criterion.

    A finding that stands against it is never outweighed by an answer; one that the manuscript sets aside leaves the
    criterion to a person.
    """
    rules, lacking = criterion.rules(kind), criterion.lacking(kind)
    against = tuple(code for code in rules if seen.open.get(code))
    waived = tuple(code for code in rules if code in seen.waived)
    answer, judgement = said or (None, None)
    state = State.NOT_EVALUATED if answer is None else _SAID[answer.answer]
    by_machine = seen.ran and not against and not waived and (lacking or criterion.number in WHOLE)
    if not seen.ran:
        state, against, answer, judgement = State.NOT_EVALUATED, (), None, None
    elif against:
        found = State.FAILS if criterion.number in OF_THE_WHOLE else State.PARTIALLY
        state = State.NOT_EVALUATED if lacking else worst({found, state} - {State.NOT_EVALUATED})
    elif by_machine:
        state = State.NOT_APPLICABLE if lacking else State.SUPPORTS
    return Settled(criterion, state, rules, against, waived, by_machine, answer, judgement)


def settle_all(book: Book, edition: str, kind: EditionKind, seen: Seen) -> Iterator[Settled]:
    """Every criterion in order; answers to another text than the Book's do not count."""
    said = fresh_answers(book, edition)
    for number, criterion in CRITERIA.items():
        yield settle(criterion, kind, seen, said.get(number))


def fresh_answers(book: Book, edition: str) -> dict[str, tuple[Answer, Judgement]]:
    """The answers about an edition that were given to the text as it stands, by what they answer."""
    answers = answers_of(book)
    if answers is None:
        return {}
    now = text_digest(book)
    return {name: (answer, judgement) for name, answer, judgement in answers.of(edition) if judgement.text == now}


WCAG_AA = "WCAG 2.2 Level AA"
"""What is claimed of a PDF and of the web page; the EPUB has a form of its own for it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What may be said of an edition.

    ``by`` is who certifies it, ``date`` the day of the judgement (the last, if there are several). ``reasons`` say why
    no conformance is claimed; they are empty if it is.
    """

    by: str = ""
    date: dt.date | None = None
    reasons: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether conformance to WCAG 2.2, level AA, is settled."""
        return not self.reasons


def certified(claim: Claim, standard: str = "") -> dict[str, object]:
    """What is settled, who certifies it and when, for the download page; nothing if nothing is claimed.

    ``standard`` is what is claimed where the file has no place for it: of a PDF, of the web page.
    """
    if not claim.conforms:
        return {}
    return {"settled": [standard] if standard else [], "certifier": claim.by, "certified": claim.date}


UNSETTLED = Claim(reasons=("no person has judged what machines cannot",))
"""What holds of an edition that nobody has looked at."""


def claim_of(book: Book, edition: Edition, open_codes: Collection[str]) -> Claim:
    """What may be claimed of an edition against which findings with some codes stand (warnings are findings)."""
    if edition.kind not in READ:
        return UNSETTLED
    against = sorted(code for code in set(open_codes) if stands_against(code, edition.kind))
    reasons = [f"findings stand against it: {', '.join(against)}"] if against else []
    settled = list(settle_all(book, edition.name, edition.kind, Seen(ran=True, open=dict.fromkeys(open_codes, 1))))
    judgements = [one.judgement for one in settled if one.judgement is not None]
    if not judgements:
        return Claim(reasons=(*reasons, *UNSETTLED.reasons))
    missing = [one.criterion.number for one in settled if one.state is State.NOT_EVALUATED]
    short = [one.criterion.number for one in settled if one.state in {State.PARTIALLY, State.FAILS}]
    reasons += [f"not evaluated: {', '.join(missing)}"] if missing else []
    reasons += [f"not wholly supported: {', '.join(short)}"] if short else []
    names = dict.fromkeys(one.by.organisation or one.by.name for one in judgements)
    return Claim("; ".join(names), max(one.date for one in judgements), tuple(reasons))

"""What stands around a statement and undoes it: a case it is bound to, a time gone by, a reply, what is kept back."""

from __future__ import annotations

import re

from guidepress.check.statements.polarity import Grammar, Polarity, asks
from guidepress.policies.wordings import Found, Wordings, folded

_TOLD = 60
"""Signs of a condition that a finding repeats."""
_NEXT = 16
"""Signs behind 'and' within which another of those who are warned may stand: 'pregnant and are breastfeeding'."""
_TAIL_END = re.compile(r"[.,;:()!?]| - ")
_REST_OF_WORD = re.compile(r"^\w{1,40}")
"""What a wording left of its last word: 'Arzt' stands in 'Ärztin', and no 'in' follows it."""
_CLAUSE_END = re.compile(r"[,;:()]| - ")


def restriction_in(sentence: str, grammar: Grammar, conditions: Wordings | None, exceptions: Wordings | None) -> str:
    """The words that let a sentence hold for a case or a time only, or nothing.

    A condition may speak of what ``conditions`` name, an exception of what ``exceptions`` name, and either of those who
    give care: "if you are pregnant", "except when your doctor says so"; but not "if you have time", "on Mondays".
    """
    if asks(sentence):
        return ""
    text = grammar.exempt.without(folded(sentence))
    if found := grammar.former.search(text):
        return found.words
    text = grammar.always.without(text)
    if found := grammar.limits.search(text):
        return found.words
    for markers, allowed in ((grammar.restricts, exceptions), (grammar.conditions, conditions)):
        if markers is grammar.conditions and allowed is None:
            return ""
        for one in list(markers.all(text)):
            clause = _CLAUSE_END.split(text[one.start :], maxsplit=1)[0]
            by_whom = grammar.authorities.search(clause) is not None or _goes_on_in_list(text, one.start + len(clause))
            if not (by_whom or (allowed is not None and allowed.search(clause) is not None)):
                return clause.strip()[:_TOLD]
            text = text[: one.start] + " " * len(clause) + text[one.start + len(clause) :]
    return ""


def narrowed_in(
    sentence: str, grammar: Grammar, people: Wordings | None, conditions: Wordings | None, exceptions: Wordings | None
) -> str:
    """The words that leave out most of the people or cases that a sentence names, or nothing.

    "If you are pregnant *with twins*", "who cannot breathe *and is a member of our club*": behind ``people``, and
    behind what ``conditions`` name, only such may follow as the statement knows, or those who give care.
    """
    text = folded(sentence)
    if asks(sentence):
        return ""
    if any(one is not None and one.search(text) for one in (people, conditions)) and (
        rare := grammar.rare.search(text)
    ):
        return rare.words
    known = [one for one in (conditions, exceptions, grammar.authorities) if one is not None]
    behind = [(people, (grammar.narrows, grammar.narrows_people)), (conditions, (grammar.narrows,))]
    behind += [(grammar.persons, (grammar.persons_who,))] if conditions is not None and exceptions is not None else []
    for named, machines in behind:
        for found in named.all(text) if named is not None else ():
            tail = _TAIL_END.split(text[found.end :], maxsplit=1)[0]
            begun = next((one for machine in machines if (one := machine.search(tail))), None)
            if begun is None or any(one.search(tail[begun.start :]) for one in (*known, grammar.whole)):
                continue
            if people is None or people.search(tail[begun.start : begun.end + _NEXT]) is None:
                return f"{found.words}{tail}".strip()[:_TOLD]
    return ""


def is_partial(sentence: str, grammar: Grammar) -> bool:
    """Whether a sentence tells something of a kind only: "the green kind can do harm"."""
    text = folded(sentence)
    return grammar.partial.search(text) is not None and grammar.whole.search(text) is None


def circumstance_in(
    sentence: str, found: Found, grammar: Grammar, conditions: Wordings | None, exceptions: Wordings | None
) -> str:
    """The words right behind a statement that bind it to a time, a place or a manner, or nothing.

    A prohibition or a warning is bounded by whatever follows it: "do not stop a medicine in front of your family",
    "there can be serious harms to your wallet". What may follow is what ``conditions`` and ``exceptions`` name, those
    who give care, and what bounds nothing ("on your own", "at once").
    """
    text = folded(sentence)
    tail = _TAIL_END.split(_REST_OF_WORD.sub("", text[found.end :], count=1), maxsplit=1)[0]
    for ends in (grammar.joins, grammar.conditions, grammar.restricts, grammar.reasons):
        if (end := ends.search(tail)) is not None:
            tail = tail[: end.start]
    begun = grammar.tails.search(grammar.plain_tails.without(tail))
    if begun is None:
        return ""
    bound = tail[begun.start :]
    known = (grammar.authorities, conditions, exceptions)
    return "" if any(one is not None and one.search(bound) for one in known) else bound.strip()[:_TOLD]


def _goes_on_in_list(text: str, end: int) -> bool:
    """Whether a sentence ends there with a colon: its cases are the items below, each judged with it."""
    return text[end:].strip() == ":"


def withheld_in(sentence: str, grammar: Grammar) -> str:
    """The words that keep back what is to be told, or refuse to listen: 'who paid, you will not learn'; or nothing."""
    found = grammar.withheld.search(folded(sentence))
    return "" if found is None else found.words


def answer_to(question: str, reply: str, grammar: Grammar) -> Polarity:
    """What a question says with the sentence after it: affirmed by a yes, denied by a no, else left open."""
    if not asks(question):
        return Polarity.LEFT
    if grammar.no.search(folded(reply)) is not None:
        return Polarity.DENIED
    return Polarity.AFFIRMED if grammar.yes.search(folded(reply)) is not None else Polarity.LEFT

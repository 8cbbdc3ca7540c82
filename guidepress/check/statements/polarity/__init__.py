"""Whether words are affirmed or denied where they stand, in English, German, French and Spanish.

Negations, hedges and frames: what a language has for that is data (``en.toml``); how far it reaches is the same for
all. A denial reaches over its clause, a frame ("it is not true that") over its sentence, and a hedge takes the weight
out of a whole sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from guidepress.check.text.tables import table_of
from guidepress.policies.wordings import Found, Wordings, folded

REACH = 14
"""Words before others within which a denial reaches them."""
_ROW = 3
"""Words of a piece of a row."""
_BESIDE = 6
"""Signs apart at which two frames are one: 'do not believe the myth that'."""


class Polarity(StrEnum):
    """What is done with words where they stand."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    HEDGED = "hedged"
    """Said by halves: 'hardly ever', 'some say', 'if you like'."""
    LEFT = "left open"
    """Neither said nor denied: a question."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language denies and hedges with; each field a machine over folded text."""

    strong: Wordings
    verbs: Wordings
    after: Wordings
    neutral: Wordings
    permission: Wordings
    weak: Wordings
    hedges: Wordings
    options: Wordings
    measures: Wordings
    frames: Wordings
    frames_after: Wordings
    cuts: Wordings
    ends: Wordings
    joins: Wordings
    rows: Wordings
    reported: Wordings
    weakeners: Wordings
    exempt: Wordings
    taken_back: Wordings
    restricts: Wordings
    conditions: Wordings
    always: Wordings
    authorities: Wordings
    limits: Wordings
    tails: Wordings
    plain_tails: Wordings
    reasons: Wordings
    only_by: Wordings
    others: Wordings
    former: Wordings
    withheld: Wordings
    yes: Wordings
    no: Wordings
    narrows: Wordings
    narrows_people: Wordings
    persons: Wordings
    persons_who: Wordings
    rare: Wordings
    partial: Wordings
    whole: Wordings
    spared: Wordings
    first_half: Wordings | None = None
    second_half: Wordings | None = None


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a primary language; ``None`` if it is none of ours."""
    table = table_of(__name__, language)
    if table is None:
        return None
    fields = {key.replace("-", "_"): Wordings(patterns) for key, patterns in table.items()}
    return Grammar(**fields)


def done_with(sentence: str, found: Found, grammar: Grammar) -> Polarity:
    """What is done with a thing that ``found`` names in a sentence: a denial inside the words counts as well."""
    if asks(sentence):
        return Polarity.LEFT
    text, framed = _without_frames(folded(sentence), found, grammar)
    before = _last(text[: found.start], grammar.cuts)
    inside, after = text[found.start : found.end], _first(text[found.end :], grammar.ends)
    if grammar.weak.search(f"{before}{inside}{after}") or grammar.permission.search(f"{before}{inside}"):
        return Polarity.HEDGED
    if any(one.search(text) for one in (grammar.hedges, grammar.options, grammar.measures)):
        return Polarity.HEDGED
    if grammar.others.search(before):
        return Polarity.LEFT
    denied = _denies(_near(before) + inside, grammar) or grammar.after.search(after) is not None
    denied = denied or grammar.only_by.search(text[found.end :]) is not None
    return Polarity.DENIED if denied is not framed else Polarity.AFFIRMED


def stands(sentence: str, found: Found, grammar: Grammar, *, free: bool = True) -> Polarity:
    """Whether a whole phrase stands as it is written, or is turned round from outside.

    Its own denials are its own. A denial does not reach over a comma into it, unless it stands right before the comma.
    Unless it is ``free``, what leaves it to the reader takes its weight as well.
    """
    if asks(sentence):
        return Polarity.LEFT
    text, framed = _without_frames(folded(sentence), found, grammar)
    framed = framed or _begins_in_frame(folded(sentence), found, grammar)
    before = _after_comma(_last(text[: found.start], grammar.cuts), text[found.end :], grammar)
    after = _first(_first(text[found.end :], grammar.ends), grammar.joins)
    if grammar.weak.search(before) or grammar.weak.search(after) or grammar.permission.search(before):
        return Polarity.HEDGED
    if grammar.hedges.search(text) or (not free and grammar.options.search(text)) or _in_quotation_marks(text, found):
        return Polarity.HEDGED
    before, after = _without_halves(before, text[found.start : found.end], after, grammar)
    denied = _denies(_near(before), grammar)
    if framed:
        return Polarity.AFFIRMED if denied else Polarity.DENIED
    return Polarity.DENIED if denied or grammar.after.search(after) is not None else Polarity.AFFIRMED


def is_qualified(sentence: str, found: Found, grammar: Grammar) -> bool:
    """Whether a sentence as a whole is denied, hedged or asked, whatever it denies itself."""
    text, framed = _without_frames(folded(sentence), found, grammar)
    return framed or asks(sentence) or grammar.hedges.search(text) is not None


def weakener_in(sentence: str, grammar: Grammar) -> str:
    """The words by which a sentence takes back by halves what it says: 'unless it is night', 'probably'; or nothing."""
    if asks(sentence):
        return ""
    found = grammar.weakeners.search(grammar.exempt.without(folded(sentence)))
    return "" if found is None else found.words


def takes_back(sentence: str, grammar: Grammar) -> str:
    """The words by which a sentence takes back what was said before it: 'All of this is only for beginners'."""
    found = grammar.taken_back.search(folded(sentence))
    return "" if found is None else found.words


def is_reported(sentence: str, found: Found, grammar: Grammar) -> bool:
    """Whether words are told as what others say, or as a mistake.

    Of words that go on over a comma the last clause is what is said: "if somebody has *chest pain, wait*" puts no case,
    but instructs for one.
    """
    text = folded(sentence)
    begin = found.start + text[found.start : found.end].rfind(",") + 1
    return grammar.reported.search(text[:begin]) is not None


def _in_quotation_marks(text: str, found: Found) -> bool:
    """Whether words are set in marks of their own, by which a writer keeps away from them: "serious harms"."""
    return text[: found.start].endswith('"') and text[found.end : found.end + 2].strip(" ,.").startswith('"')


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return sentence.rstrip(" \"'”’»)").endswith("?")


def _without_frames(text: str, found: Found, grammar: Grammar) -> tuple[str, bool]:
    """A folded sentence without its frames and without what only seems to deny; whether it is framed.

    What shares a letter with the words themselves is a part of them. Two frames that do not follow each other at once
    take each other back.
    """
    text, _mistakes = _blanked(text, found, grammar.spared)
    text, before = _blanked(text, found, grammar.frames, until=found.start)
    text, after = _blanked(text, found, grammar.frames_after, since=found.end)
    text, _seeming = _blanked(text, found, grammar.neutral)
    return text, bool((before + bool(after)) % 2)


def _without_halves(before: str, phrase: str, after: str, grammar: Grammar) -> tuple[str, str]:
    """What stands around a phrase without the other half of a denial that the phrase holds one half of."""
    if grammar.first_half is None or grammar.second_half is None:
        return before, after
    halves = list(grammar.first_half.all(before))
    if halves and grammar.second_half.search(phrase):
        before = before[: halves[-1].start] + before[halves[-1].end :]
    return before, "" if grammar.first_half.search(phrase) else after


def _begins_in_frame(text: str, found: Found, grammar: Grammar) -> bool:
    """Whether words begin inside a frame: their first denial is the frame's, not their own."""
    begun = (one for one in grammar.frames.all(text) if one.start <= found.start < one.end < found.end)
    return any(grammar.strong.search(text[one.end : found.end]) is not None for one in begun)


def _blanked(
    text: str, found: Found, machine: Wordings, *, since: int = 0, until: int | None = None
) -> tuple[str, int]:
    """A text with what a machine finds beside the words blanked out, and how many stretches that were."""
    count, end = 0, -_BESIDE
    for one in list(machine.all(text)):
        apart = one.end <= found.start or one.start >= found.end
        if apart and one.start >= since and (until is None or one.end <= until):
            count += one.start - end >= _BESIDE
            end = one.end
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text, count


def _last(text: str, machine: Wordings) -> str:
    """What follows the last cut in a text."""
    start = 0
    for one in machine.all(text):
        start = one.end
    return text[start:]


def _first(text: str, machine: Wordings) -> str:
    """What comes before the first end in a text."""
    one = machine.search(text)
    return text if one is None else text[: one.start]


def _near(text: str) -> str:
    return f"{' '.join(text.split()[-REACH:])} "


def _after_comma(before: str, after: str, grammar: Grammar) -> str:
    """The text before words as far as a denial reaches over its commas: out of a row, and out of an insertion."""
    pieces = before.split(",")
    kept = pieces.pop()
    bare = not grammar.rows.without(kept).strip()
    in_row = bare and grammar.rows.search(kept + after[:60]) is not None
    while pieces:
        inserted = len(pieces) > 1 and any(_ends_in_denial(one, grammar) for one in pieces[:-1])
        joined = (found := grammar.joins.search(kept)) is not None and not kept[: found.start].strip()
        if not in_row and not inserted and (joined or not _ends_in_denial(pieces[-1], grammar)):
            break
        piece = pieces.pop()
        kept = f"{piece},{kept}"
        in_row = in_row and len(piece.split()) <= _ROW
        if _ends_in_denial(piece, grammar):
            break
    return kept


def _ends_in_denial(text: str, grammar: Grammar) -> bool:
    found = list(grammar.strong.all(text))
    return bool(found) and not text[found[-1].end :].strip()


def _denies(text: str, grammar: Grammar) -> bool:
    """Whether a text holds a denial that no other takes back: 'do not avoid' denies nothing."""
    strong, verb = grammar.strong.search(text), grammar.verbs.search(text)
    if strong is not None and verb is not None:
        return not (strong.end <= verb.start and len(text[strong.end : verb.start].split()) <= 3)
    return strong is not None or verb is not None

"""Whether a number or address that a disclaimer prints is given: not denied, closed, for sale, for another trouble.

What a language has to take a number away is data (``en.toml``); what a contact is for, its policy says (``for``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree

from guidepress.check.statements.said import Said
from guidepress.check.text.sentences import WORD
from guidepress.check.text.tables import table_of
from guidepress.policies.pack import Contact
from guidepress.policies.wordings import Found, Wordings, any_of, folded

_STRANGE = 2
"""Words beside a number that nobody knows, from which on a sentence must say what to do with it."""
_NO_CASE, _UNSAID = "is no case to call in", "does not say what to do with it"
_STRANGELY = frozenset({_NO_CASE, _UNSAID})
_TOLD = 60
"""Signs of a sentence that a finding repeats."""

_LABEL = re.compile(
    r"[^:.]{0,40}\b(?:line|hotline|helpline|lifeline|telefon|\w{1,14}telefon|telefonseelsorge|ligne|ecoute|linea|telefono)\b[^:.\d]{0,30}: ?[\d -]{2,18}\W*"  # noqa: E501
)
"""A line of a list of numbers: what the line is called, and a number. An emergency number is none of a line's."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a language takes away what it prints; each field a machine over folded text."""

    cases: Wordings
    harmless: Wordings
    undone: Wordings
    trade: Wordings
    serves: Wordings
    everybody: Wordings
    gives: Wordings
    plain: Wordings
    hours: Wordings
    paid: Wordings
    callers: Wordings
    needs: Wordings


@dataclass(frozen=True, slots=True)
class Undone:
    """A contact that is printed and taken away: its id, the words that do it, what they do, and where.

    It is not sure where words are only strange: of lists of what gives a number none is whole.
    """

    name: str
    words: str
    what: str
    element: etree._Element

    @property
    def is_sure(self) -> bool:
        """Whether the words take it away, and are not only strange."""
        return self.what not in _STRANGELY


@dataclass(frozen=True, slots=True)
class _Print:
    """A place in a sentence where a contact is printed."""

    name: str
    found: Found


def undone_in(said: Sequence[Said], contacts: Mapping[str, Contact], language: str) -> Iterator[Undone]:
    """The contacts of a policy that some blocks print and take away, by a language; of another than ours, none."""
    words = words_of(language)
    known = {name: one for name, one in contacts.items() if one.number or one.url}
    for element, piece, prints in _printed_in(said, known, language) if words is not None else ():
        if words is not None and (fault := _fault(piece, prints, known, words, language)):
            yield Undone(prints[0].name, *fault, element)


def mistold_in(said: Sequence[Said], contacts: Mapping[str, Contact], language: str) -> Iterator[Undone]:
    """The contacts of which blocks of any part say other hours, a price, or another trouble than the policy does.

    In a section much is said beside a number, so only what is surely of it counts.
    """
    words = words_of(language)
    known = {name: one for name, one in contacts.items() if one.number}
    for element, piece, prints in _printed_in(said, known, language) if words is not None else ():
        if words is not None and (fault := _mistold(piece, prints, known, words, language)):
            yield Undone(prints[0].name, *fault, element)


def _printed_in(
    said: Sequence[Said], known: Mapping[str, Contact], language: str
) -> Iterator[tuple[etree._Element, str, list[_Print]]]:
    """The pieces of sentences, or of rows of tables, that print contacts."""
    rows: set[etree._Element] = set()
    for block in said:
        row = next(block.element.iterancestors("tr"), None)
        if block.is_heading or row in rows:
            continue
        rows |= {row} if row is not None else set()
        for sentence in [_text_of(row)] if row is not None else block.sentences():
            for piece, prints in _pieces(folded(sentence), list(_prints(sentence, known, language))):
                yield block.element, piece, prints


@cache
def words_of(language: str) -> Words | None:
    """The words of a primary language; ``None`` if it is none of ours."""
    table = table_of(__name__, language)
    if table is None:
        return None
    return Words(**{key: Wordings(patterns) for key, patterns in table.items()})


def _text_of(row: etree._Element) -> str:
    """The row of a table: what a number is for stands in the cell beside it."""
    return " ".join(" ".join("".join(cell.itertext()).split()) for cell in row)


def _prints(sentence: str, contacts: Mapping[str, Contact], language: str) -> Iterator[_Print]:
    """Where contacts are printed in a sentence, in its order: each by the first of its wordings that stands there."""
    found = []
    for name, contact in contacts.items():
        machine = any_of(contact.levels(language)[0])
        one = machine.search(sentence) if machine is not None else None
        if one is not None:
            found.append(_Print(name, one))
    yield from sorted(found, key=lambda one: one.found.start)


def _pieces(text: str, prints: list[_Print]) -> Iterator[tuple[str, list[_Print]]]:
    """A sentence by the contacts that it prints, if a comma or an 'and' parts them; else as it is."""
    if not prints:
        return
    begin = 0
    for one, after in zip(prints, [*prints[1:], None], strict=True):
        if after is None:
            yield text[begin:], [one]
            return
        between = text[one.found.end : after.found.start]
        cuts = [between.rfind(sign) for sign in (",", ";") if sign in between]
        if not cuts:
            yield text[begin:], prints[prints.index(one) :]
            return
        end = one.found.end + max(cuts)
        yield text[begin:end], [one]
        begin = end + 1


def _fault(
    text: str, prints: Sequence[_Print], contacts: Mapping[str, Contact], words: Words, language: str
) -> tuple[str, str] | None:
    """The words of a sentence that take its contact away, and what they do; or nothing."""
    bare = words.harmless.without(text)
    if found := words.trade.search(bare):
        return found.words, "gives it for something else"
    told = _without_cases(bare, words)
    if found := words.undone.search(told):
        return found.words, "takes it back"
    if any(contacts[one.name].always for one in prints) and (found := words.hours.search(told)):
        return found.words, "closes what answers day and night"
    if any(contacts[one.name].free for one in prints) and (found := words.paid.search(told)):
        return found.words, "puts a price on what is free"
    if len({one.name for one in prints}) == 1 and (
        fault := _misled(text, bare, prints[0].name, contacts, words, language)
    ):
        return fault
    if words.gives.search(text) is None and (strange := _strange(bare, prints, contacts, words, language)):
        return strange, _UNSAID
    return None


def _mistold(
    text: str, prints: Sequence[_Print], contacts: Mapping[str, Contact], words: Words, language: str
) -> tuple[str, str] | None:
    """The words of a piece that give its contact hours or a price that it has not, or the trouble of another one."""
    named = [contacts[one.name] for one in prints]
    told = _without_cases(words.harmless.without(text), words)
    if any(one.always for one in named) and not words.callers.search(told) and (found := words.hours.search(told)):
        return found.words, "closes what answers day and night"
    if any(one.free for one in named) and (found := words.paid.search(told)):
        return found.words, "puts a price on what is free"
    if len({one.name for one in prints}) == 1 and (not named[0].first or _LABEL.fullmatch(text.strip())):
        return _of_another(text, prints[0].name, contacts, language)
    return None


def _misled(
    text: str, bare: str, name: str, contacts: Mapping[str, Contact], words: Words, language: str
) -> tuple[str, str] | None:
    """The words that give a contact to some people only, or for the trouble of another one; an emergency is any."""
    own = any_of(contacts[name].purpose_in(language))
    if own is None or contacts[name].first:
        return None
    if found := words.serves.search(bare):
        served = text[found.start :]
        if not any(one.search(served) for one in (words.everybody, own)):
            return served.strip()[:_TOLD], "gives it to some only"
    if fault := _idle(bare, own, words):
        return fault, _NO_CASE
    return _of_another(text, name, contacts, language)


def _of_another(text: str, name: str, contacts: Mapping[str, Contact], language: str) -> tuple[str, str] | None:
    """The words that name the trouble of another contact, where those of its own do not stand."""
    own = any_of(contacts[name].purpose_in(language))
    if own is None or own.search(text) is not None:
        return None
    for other, contact in contacts.items():
        machine = any_of(contact.purpose_in(language))
        if other != name and machine is not None and (found := machine.search(text)):
            return found.words, f"is what {contact.says} is for"
    return None


def _idle(text: str, own: Wordings, words: Words) -> str:
    """A case that a sentence puts which is nobody's need: 'if you have nothing better to do'; or nothing."""
    begin, ends = 0, [*(sign.start for sign in _NUMBER.all(text)), len(text)]
    for end in ends:
        for one in words.cases.all(text[begin:end]):
            if not any(known.search(one.words) for known in (words.needs, own)):
                return one.words.strip()[:_TOLD]
        begin = end
    return ""


def _strange(text: str, prints: Sequence[_Print], contacts: Mapping[str, Contact], words: Words, language: str) -> str:
    """The words of a sentence beside a contact, its names and its purpose that nobody needs to give a number."""
    text = words.plain.without(_without_cases(text, words))
    for one in prints:
        contact = contacts[one.name]
        text = text.replace(one.found.words, " ")
        for patterns in (contact.purpose_in(language), *contact.levels(language)):
            machine = any_of(patterns)
            text = machine.without(text) if machine is not None else text
        for named in (contact.says, *contact.label.values()):
            text = _without_words(text, named)
    left = [word for word in WORD.findall(text) if not word.isdigit() and len(word) > 1]
    return " ".join(left)[:_TOLD] if len(left) >= _STRANGE else ""


def _without_words(text: str, named: str) -> str:
    known = set(WORD.findall(folded(named)))
    return WORD.sub(lambda one: " " if one[0] in known else one[0], text)


def _without_cases(text: str, words: Words) -> str:
    """A text without the cases that it puts; a case ends where a number begins."""
    pieces, last = [], 0
    for sign in _NUMBER.all(text):
        pieces += [words.cases.without(text[last : sign.start]), text[sign.start : sign.end]]
        last = sign.end
    return "".join([*pieces, words.cases.without(text[last:])])


_NUMBER = Wordings([r"\b(?:\d[\d -]{1,14}\d|\d{3})\b"])

"""Whom to call: the contacts that the policy requires, and every telephone number of the guide (codes DIS)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from guidepress.check.statements.calls import mistold_in, undone_in
from guidepress.check.statements.numbers import Number, digits_of, is_near, is_same, numbers_in
from guidepress.check.statements.said import Said, said_in
from guidepress.check.text.prose import blocks
from guidepress.check.text.running_text import language_of
from guidepress.check.text.sentences import WORD
from guidepress.languages.registry import primary
from guidepress.model.book import WRITTEN, Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Contact, Pack
from guidepress.policies.wordings import Found, any_of

DIS014 = rule_of("DIS014")
DIS024 = rule_of("DIS024")
DIS039 = rule_of("DIS039")
DIS040 = rule_of("DIS040")
DIS041 = rule_of("DIS041")
DIS042 = rule_of("DIS042")
DIS046 = rule_of("DIS046")
DIS048 = rule_of("DIS048")
DIS118 = rule_of("DIS118")

_RIGHT_SOMEWHERE = frozenset(
    {"000", "110", "111", "112", "113", "116117", "116123", "117", "118", "119", "911", "988", "999"}
)
"""Short numbers that are right somewhere: none is a slip of another."""

_BEHIND = 40
"""Signs between the name of a contact and its number."""

_IN_A_WORDING = re.compile(r"(?<!\d)\d{3}(?!\d)")


def check_contacts(book: Book) -> Iterator[Finding]:
    """DIS014, DIS024, DIS039 to DIS042, DIS046, DIS048, DIS118; if the policy cannot be used, DIS040 alone."""
    try:
        pack = pack_of(book)
    except PackError:
        pack = None
    if pack is not None:
        known = known_numbers(book, pack)
        part = book.of_kind(PartKind.DISCLAIMER)
        if part is not None:
            language = primary(language_of(part.tree, book.settings.language))
            yield from contact_faults(part, pack, language)
            yield from _undone(part, pack, language)
        if pack.contacts:
            yield from _unknown(book, known)
            yield from _exchanged(book, pack, known)
            yield from _mistold(book, pack)
        yield from _sources(book, pack)
    yield from _links(book, known_numbers(book, pack) if pack else {})


def known_numbers(book: Book, pack: Pack) -> dict[str, str]:
    """The numbers that a guide may print, by their digits, and whom they reach."""
    known: dict[str, str] = {}
    for contact in pack.contacts.values():
        if contact.number:
            known[digits_of(contact.number)] = contact.says
        for words in (contact.says, *contact.label.values()):
            known |= {one.digits: contact.says for one in numbers_in(words) if one.digits not in known}
        for level in contact.levels("*"):
            for pattern in level:
                known |= {short: contact.says for short in _IN_A_WORDING.findall(pattern) if short not in known}
    known |= {digits_of(one.number): one.label for one in book.settings.contacts.values()}
    return known


def contact_faults(part: Part, pack: Pack, language: str) -> Iterator[Finding]:
    """DIS014 and DIS024: what a disclaimer does not print, or too late, in a primary language."""
    said = said_in(part)
    for contact in pack.contacts.values():
        hits = [_printed(contact, said, language, level) for level in range(len(contact.levels(language)))]
        if any(hit is None for hit in hits):
            place, near = _nearest(part, said, contact)
            instead = f" (here is “{near}”)" if near else ""
            yield DIS014.at(place, f"the disclaimer must print {contact.says}{instead}: {contact.why}")
        elif contact.first and (late := _words_before(said, hits[0])) > pack.disclaimer.first_words:
            element, limit = hits[0][0].element if hits[0] else part.tree, pack.disclaimer.first_words
            message = f"{contact.says} stands after {late} words of the disclaimer (the limit is {limit})"
            yield DIS024.at(place_of(element), message)


def _undone(part: Part, pack: Pack, language: str) -> Iterator[Finding]:
    for one in undone_in(said_in(part), pack.contacts, language):
        message = f"“{one.words}” {one.what}: the disclaimer must give {pack.contacts[one.name].says}"
        yield (DIS046 if one.is_sure else DIS048).at(place_of(one.element), message)


def _mistold(book: Book, pack: Pack) -> Iterator[Finding]:
    """DIS118: other hours, a price, or another trouble than a contact's, in all parts but the disclaimer (DIS046)."""
    for part in book.parts:
        if part.kind in WRITTEN and part.kind is not PartKind.DISCLAIMER:
            language = primary(language_of(part.tree, book.settings.language))
            for one in mistold_in(said_in(part), pack.contacts, language):
                message = f"“{one.words}” {one.what}: {pack.contacts[one.name].says}"
                yield DIS118.at(place_of(one.element), message)


def _printed(contact: Contact, said: tuple[Said, ...], language: str, level: int) -> tuple[Said, Found] | None:
    machine = any_of(contact.levels(language)[level])
    for one in said:
        if machine is not None and (found := machine.search(one.text)) is not None:
            return one, found
    return None


def _words_before(said: tuple[Said, ...], hit: tuple[Said, Found] | None) -> int:
    """The words of running text that stand before a place."""
    if hit is None:
        return 0
    total = 0
    for one in said:
        if one is hit[0]:
            return total + len(WORD.findall(one.text[: hit[1].start]))
        total += 0 if one.is_heading else len(WORD.findall(one.text))
    return total


def _nearest(part: Part, said: tuple[Said, ...], contact: Contact) -> tuple[Place, str]:
    """Where the number was probably meant, and what stands there; else the disclaimer."""
    wanted = digits_of(contact.number or "")
    for one in said:
        for run in re.finditer(r"\d[\d -]*\d", one.written):
            digits = digits_of(run[0])
            if wanted and digits not in _RIGHT_SOMEWHERE and is_near(digits, wanted):
                return place_of(one.element), run[0].strip()
    return place_of(_beside(said, part)), ""


def _beside(said: tuple[Said, ...], part: Part) -> etree._Element:
    """Where contacts stand: the first block with a telephone number, else the first that is no heading."""
    told = [one for one in said if not one.is_heading]
    numbered = (one.element for one in told if any(True for _ in numbers_in(one.text)))
    return next(numbered, told[0].element if told else part.tree)


def _unknown(book: Book, known: Mapping[str, str]) -> Iterator[Finding]:
    for part in book.parts:
        if part.kind not in WRITTEN:
            continue
        for block in blocks(book, part):
            for number in numbers_in(block.text.words):
                if not any(is_same(number.digits, one) for one in known):
                    yield _told(block.place(number.start), number, known)
        for image in part.tree.iter("img"):
            for number in numbers_in(image.get("alt", "")):
                if not any(is_same(number.digits, one) for one in known):
                    yield _told(place_of(image), number, known)


def _exchanged(book: Book, pack: Pack, known: Mapping[str, str]) -> Iterator[Finding]:
    """A contact called by its name, with the number of another right behind it."""
    names = {one.says.split(",")[0]: one.number for one in pack.contacts.values() if one.number}
    names = {name: number for name, number in names.items() if _is_name(name)}
    for part in book.parts if names else ():
        for block in blocks(book, part) if part.kind in WRITTEN else ():
            for number in numbers_in(block.text.words):
                before = block.text.words[max(number.start - _BEHIND, 0) : number.start]
                named = max(names, key=before.rfind)
                at = before.rfind(named)
                if at < 0 or any(sign in before[at:] for sign in ".;?!") or any(map(str.isdigit, before[at:])):
                    continue
                other = next((says for one, says in known.items() if is_same(number.digits, one)), None)
                if other is not None and not is_same(number.digits, digits_of(names[named] or "")):
                    said = f"“{number.written}” stands behind “{named}”, whose number is {names[named]}"
                    said += f"; it is that of {other}"
                    yield DIS039.at(block.place(number.start), said)


def _is_name(words: str) -> bool:
    return not any(map(str.isdigit, words)) and sum(word[:1].isupper() for word in words.split()) > 1


def _told(place: Place, number: Number, known: Mapping[str, str]) -> Finding:
    near = None
    if number.digits not in _RIGHT_SOMEWHERE:
        near = next((says for digits, says in known.items() if is_near(number.digits, digits)), None)
    if near is not None:
        return DIS039.at(place, f"“{number.written}” is almost the number of {near}")
    return DIS039.at(place, f"“{number.written}” is no number of the policy, nor under 'contacts' in guide.yaml")


def _links(book: Book, known: Mapping[str, str]) -> Iterator[Finding]:
    """Links that dial: to the number that their words say; without a number in their words, to one that is known."""
    for part in book.parts:
        for link in part.tree.iter("a"):
            target = link.get("href", "")
            if not target.startswith("tel:"):
                continue
            dialled, words = digits_of(unquote(target[4:]).split(";")[0]), flat_text(link)
            says = digits_of(words) if any(sign.isdigit() for sign in words) else ""
            if says and not is_same(says, dialled):
                yield DIS040.at(place_of(link), f"the link says “{words}” and dials {target[4:]}")
            elif not says and known and not any(is_same(dialled, one) for one in known):
                yield DIS040.at(place_of(link), f"the link “{words}” dials {target[4:]}, a number that nobody declared")


def _sources(book: Book, pack: Pack) -> Iterator[Finding]:
    """How old what is known of the contacts is, and what could not be read."""
    here, date = Place("guide.yaml"), book.settings.date
    limit = pack.dates.contacts_days
    for name, contact in pack.contacts.items():
        if limit and contact.checked and date - contact.checked > dt.timedelta(limit):
            yield DIS041.at(here, f"{contact.says} ({name}) was last checked on {contact.checked}")
        for source in contact.sources:
            if source.checked == "unverified":
                yield DIS042.at(here, f"{contact.says} ({name}): {source.title} could not be read")

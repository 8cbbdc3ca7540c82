"""What lapses with time: the review, the looks at law and evidence, the contacts. Measured from a day that is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.check.policy.dates import months_after
from guidepress.check.text.keys import place_of_key
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.policies.load import PackError, pack_of

DIS032 = rule_of("DIS032")


@dataclass(frozen=True, slots=True)
class Lapse:
    """Something that holds up to and including ``last``, and where guide.yaml dates it."""

    what: str
    last: dt.date
    place: Place


def lapses(book: Book) -> tuple[Lapse, ...]:
    """Everything of a guide that lapses, the next first. Of a guide whose policy cannot be used, the review alone."""
    return tuple(sorted(_lapses(book), key=lambda one: (one.last, one.what)))


def _lapses(book: Book) -> Iterator[Lapse]:
    review = book.settings.review
    yield Lapse("the review", review.next_review, place_of_key(book, "next-review"))
    try:
        pack = pack_of(book)
    except PackError:
        return
    asked = pack.dates
    if asked.law_days and review.law_checked:
        last = review.law_checked + dt.timedelta(asked.law_days)
        yield Lapse("the look at the law", last, place_of_key(book, "law-checked"))
    if asked.evidence_months and review.evidence_searched:
        last = months_after(review.evidence_searched, asked.evidence_months)
        yield Lapse("the search of the evidence", last, place_of_key(book, "evidence-searched"))
    for name, contact in pack.contacts.items() if asked.contacts_days else ():
        if contact.checked and asked.contacts_days:
            last = contact.checked + dt.timedelta(asked.contacts_days)
            yield Lapse(f"the check of {contact.says} ({name})", last, Place("guide.yaml", 1))


def check_lapses(book: Book, today: dt.date) -> Iterator[Finding]:
    """DIS032 for each thing that has lapsed on a day; it is asked for by ``check --today``, never by a build."""
    for one in lapses(book):
        if one.last < today:
            yield DIS032.at(one.place, f"{one.what} held until {one.last}; the day is {today}")

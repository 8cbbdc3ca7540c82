"""The dates of a guide: reviewed, due again, law and evidence looked at (codes DIS). Never against a clock."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from guidepress.check.text.keys import place_of_key
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.policies.load import PackError, pack_of

DIS015 = rule_of("DIS015")
DIS016 = rule_of("DIS016")
DIS017 = rule_of("DIS017")
DIS018 = rule_of("DIS018")


def check_dates(book: Book) -> Iterator[Finding]:
    """DIS015 to DIS018, measured from the edition's own date. A policy that cannot be used asks for nothing here."""
    try:
        asked = pack_of(book).dates
    except PackError:
        return
    settings, review = book.settings, book.settings.review
    if asked.review_months and review.next_review > (last := months_after(review.reviewed, asked.review_months)):
        yield DIS015.at(
            place_of_key(book, "next-review"),
            f"reviewed {review.reviewed}, next review {review.next_review}: the policy allows"
            f" {asked.review_months} months, until {last}",
        )
    if review.next_review < settings.date:
        yield DIS016.at(
            place_of_key(book, "next-review"),
            f"the review expired on {review.next_review}, before the edition of {settings.date}",
        )
    for name, what, date, oldest in (
        ("law-checked", "law", review.law_checked, asked.law_days and settings.date - dt.timedelta(asked.law_days)),
        (
            "evidence-searched",
            "evidence",
            review.evidence_searched,
            asked.evidence_months and months_after(settings.date, -asked.evidence_months),
        ),
    ):
        if oldest and date is None:
            yield DIS017.at(
                place_of_key(book, "review"), f"'{name}' is missing: the policy asks when the {what} was looked at"
            )
        elif oldest and date is not None and date < oldest:
            yield DIS017.at(
                place_of_key(book, name),
                f"'{name}' is {date}: for the edition of {settings.date} it must be {oldest} or later",
            )
    for name, done in (
        ("reviewed", review.reviewed),
        ("law-checked", review.law_checked),
        ("evidence-searched", review.evidence_searched),
    ):
        if done and done > settings.date:
            yield DIS018.at(place_of_key(book, name), f"'{name}' is {done}, after the edition's date {settings.date}")


def months_after(date: dt.date, months: int) -> dt.date:
    """A date some calendar months later (earlier if negative); the last day of a month where there is no such day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    year = min(max(year, dt.MINYEAR), dt.MAXYEAR)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))

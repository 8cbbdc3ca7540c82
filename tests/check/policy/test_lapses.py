"""What lapses with time, from a day that is given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from guidepress.check.policy.lapses import check_lapses, lapses
from guidepress.model.book import Book
from tests.check.by_hand import book_of, section

PACK = b"""\
title: Ours
extends: general
dates: {law-days: 30, evidence-months: 6, contacts-days: 400}
contacts:
  poison: {says: the poison line, why: x, number: 116 117, checked: 2026-01-02}
"""


def dated() -> Book:
    """A guide of 2 January 2026, due in a year; the law looked at then, the evidence a month before."""
    book = book_of(section("<p>Text.</p>"))
    review = book.settings.review.model_copy(
        update={"law_checked": dt.date(2026, 1, 2), "evidence_searched": dt.date(2025, 12, 2)}
    )
    settings = book.settings.model_copy(update={"policy": "ours.yaml", "review": review})
    return replace(book, settings=settings, texts={"ours.yaml": PACK})


def test_the_days_until_which_things_hold() -> None:
    """The next to lapse first, each with its last day."""
    assert [(one.what, str(one.last)) for one in lapses(dated())] == [
        ("the look at the law", "2026-02-01"),
        ("the search of the evidence", "2026-06-02"),
        ("the review", "2027-01-02"),
        ("the check of the poison line (poison)", "2027-02-06"),
    ]


@pytest.mark.parametrize(
    ("today", "count"), [("2026-02-01", 0), ("2026-02-02", 1), ("2026-06-03", 2), ("2027-01-03", 3), ("2027-02-07", 4)]
)
def test_what_has_lapsed_on_a_day(today: str, count: int) -> None:
    """DIS032 from the day after the last one on."""
    found = list(check_lapses(dated(), dt.date.fromisoformat(today)))
    assert [one.code for one in found] == ["DIS032"] * count

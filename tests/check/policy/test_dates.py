"""Dates are measured from the edition's own date, to the day."""

from __future__ import annotations

from datetime import date

import pytest

from guidepress.check.policy.dates import check_dates, months_after
from guidepress.model.book import Book
from tests.check.by_hand import book_of, said


def book(policy: str, edition: date, **review: date) -> Book:
    """A Book of some date whose review has other dates."""
    base = book_of().settings
    settings = base.model_copy(
        update={"policy": policy, "date": edition, "review": base.review.model_copy(update=review)}
    )
    return Book(settings, ())


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_are_calendar_months(start: date, months: int, end: date) -> None:
    """The same day of another month, or its last."""
    assert months_after(start, months) == end


@pytest.mark.parametrize(
    ("policy", "dates", "codes"),
    [
        ("general", {"next_review": date(2029, 1, 2)}, []),
        ("general", {"next_review": date(2029, 1, 3)}, ["DIS015"]),
        ("health", {"evidence_searched": date(2026, 1, 2)}, []),
        ("health", {}, ["DIS017"]),
        ("health", {"evidence_searched": date(2025, 1, 1)}, ["DIS017"]),
        ("general", {"law_checked": date(2026, 1, 3)}, ["DIS018"]),
        ("general", {"reviewed": date(2025, 1, 1), "next_review": date(2026, 1, 1)}, ["DIS016"]),
        ("general", {"reviewed": date(2025, 1, 1), "next_review": date(2026, 1, 2)}, []),
    ],
)
def test_to_the_day(policy: str, dates: dict[str, date], codes: list[str]) -> None:
    """Each limit is met exactly, and broken by a day."""
    assert said(check_dates(book(policy, date(2026, 1, 2), **dates))) == codes

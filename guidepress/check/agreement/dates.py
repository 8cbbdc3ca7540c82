"""Dates that the text gives for what guide.yaml dates as well."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from guidepress.check.agreement.lines import Line
from guidepress.check.agreement.words import words
from guidepress.check.text.dates import Written, dates_in
from guidepress.model.settings import Settings

_CLAUSE = re.compile(r"[;.]| and the | und die | et la | y la ")
_ANY = ("reviewed", "law-checked", "evidence-searched")


def wrong_dates(settings: Settings, line: Line) -> Iterator[tuple[int, str]]:
    """Dates that differ from guide.yaml: where in the sentence, and what it says."""
    for written in dates_in(line.text):
        wanted = _wanted(settings, _kind(line, written))
        if wanted and not any(written.means(date) for date in wanted.values()):
            said = ", ".join(f"'{name}' {date}" for name, date in wanted.items())
            yield written.start, f"“{written.words}”: guide.yaml says {said}"


def _kind(line: Line, written: Written) -> str:
    """What the date is said to be the date of; empty if that cannot be told."""
    before = line.text[: written.start]
    clause = _CLAUSE.split(before)[-1]
    if words("next-review").search(clause):
        return "next-review"
    if words("evidence-searched").search(before) or words("evidence-searched").search(line.text):
        return "evidence-searched"
    if line.of_law and words("checked").search(clause):
        return "law-checked"
    if words("reviewed").search(clause):
        return "reviewed"
    if words("edition").search(clause):
        return "date"
    return "checked" if words("checked").search(clause) and line.in_its_own else ""


def _wanted(settings: Settings, kind: str) -> Mapping[str, dt.date]:
    """The dates of guide.yaml that a date of a kind may be; none if nothing is known of it."""
    review = settings.review
    dates = {
        "next-review": review.next_review,
        "reviewed": review.reviewed,
        "law-checked": review.law_checked,
        "evidence-searched": review.evidence_searched,
        "date": settings.date,
    }
    known = {name: date for name, date in dates.items() if date is not None}
    if kind == "checked":
        return {name: known[name] for name in _ANY if name in known}
    if kind == "law-checked" and kind not in known:
        return {"reviewed": review.reviewed}
    return {kind: known[kind]} if kind in known else {}

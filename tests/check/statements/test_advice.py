"""Advice that no guide on health gives, in words that nobody listed: how much of it is found, and what is told wrongly."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import yaml

from guidepress.check.claims.wording import check_wording
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.model.finding import Severity
from tests.check.statements.test_contradictions import healthy

LOT = yaml.load(Path(__file__).with_name("advice.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def told(sentence: str) -> bool:
    """Whether a sentence of a section is an error."""
    book = healthy(sentence)
    return any(one.severity is Severity.ERROR for one in chain(check_contradictions(book), check_wording(book)))


def test_a_quarter_of_what_was_never_seen_is_found() -> None:
    """Not more than that, and not less: what this number says is in docs/checking.md."""
    found = [sentence for sentence in LOT["advised"] if told(sentence)]
    assert len(LOT["advised"]) == 198
    assert len(found) >= 43


def test_good_advice_is_not_told() -> None:
    """One sentence of a kind is: what brings relief is a claim, whoever it is said of."""
    assert [sentence for sentence in LOT["sound"] if told(sentence)] == ["More movement brings more relief."]

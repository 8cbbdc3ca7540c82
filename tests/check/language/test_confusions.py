"""Words that look alike: which is meant where, and where none is looked for (LAN025)."""

from __future__ import annotations

import pytest

from guidepress.check.language.confusions import slips


@pytest.mark.parametrize(
    "text",
    [
        "Keep the package, and note what happened, and when.",
        "Vary the lengths of your sentences.",
        "Thorough daily checks find most ticks.",
    ],
)
def test_what_bids_is_no_slip(text: str) -> None:
    """A word that opens a sentence, or bids before 'what', is what it is nowhere else."""
    assert list(slips(text)) == []


def test_a_slip_is_found() -> None:
    """Inside a sentence its neighbours tell."""
    found = slips("Most people recover form the illness, and can talk to there doctor.")
    assert [one.meant for one in found] == ["from", "their"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Rarely is there a single cause for back pain.", []),
        ("We do not know a single cause for it.", []),
        ("In any cause, see a doctor.", ["case"]),
    ],
)
def test_a_word_that_is_vouched_for_by_the_one_before_it(text: str, meant: list[str]) -> None:
    """A 'single cause' is one, however the sentence goes on; elsewhere the neighbours tell as before."""
    assert [one.meant for one in slips(text)] == meant

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

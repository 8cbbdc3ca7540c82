"""Sentences that say the opposite of another of the same guide (code CLM045), in four languages."""

from __future__ import annotations

import pytest

from benchmarks.checker.guides import guide_of
from guidepress.check.claims.turned import check_turned
from guidepress.model.book import PartKind

TURNED = [
    ("en", "If you are pregnant, do not stop all at once on your own.", "If you are pregnant, stop all at once."),
    ("en", "Do not drive or run machines after it.", "Most users can drive, ride, or run machines after it."),
    ("en", "Most deaths, not all, involved other drugs.", "So few deaths involved other drugs as well."),
    ("en", "If you take methadone, keep taking it.", "If you take methadone, stop taking it."),
    ("en", "We found no trial of the leaf in chronic pain.", "Several trials of the leaf in chronic pain went well."),
    (
        "de",
        "Nehmen Sie keine Triptane ohne Rat, wenn Sie herzkrank sind.",
        "Auch wer herzkrank ist, kann Triptane nehmen.",
    ),
    ("fr", "Ne prenez jamais ce médicament avec du lait.", "Prenez ce médicament avec du lait."),
    ("es", "No tome este medicamento con leche fría.", "Tome este medicamento con leche fría."),
]
SOUND = [
    ("en", "If you are pregnant, do not stop all at once.", "If your eyes are yellow, stop all at once."),
    ("en", "Stop the leaf, not the medicine, and tell the clinic.", "Keep the medicine. Stop the leaf."),
    ("en", "Do not drive or run machines after it.", "Sellers say that you can drive or run machines after it."),
    ("en", "Do not stop the tablets on your own.", "Did you stop the tablets on your own?"),
    ("en", "There are a few reports of such cases.", "Reports of such cases exist."),
    ("de", "Nehmen Sie das Mittel nicht mit Milch.", "Nehmen Sie das Mittel mit Wasser."),
]


@pytest.mark.parametrize(("language", "denied", "said"), TURNED)
def test_a_sentence_that_lost_its_not_is_told(language: str, denied: str, said: str) -> None:
    """The other sentence of the guide tells that a 'not' was lost; whichever of the two stands first."""
    for one, other in ((denied, said), (said, denied)):
        book = guide_of(language, "health", (PartKind.SECTION, one), (PartKind.ABOUT, other))
        assert [found.code for found in check_turned(book)] == ["CLM045"]


@pytest.mark.parametrize(("language", "one", "other"), SOUND)
def test_what_holds_for_another_case_is_no_contradiction(language: str, one: str, other: str) -> None:
    """Another case, a contrast, what sellers say, a question, another object: both sentences may stand."""
    book = guide_of(language, "health", (PartKind.SECTION, one), (PartKind.ABOUT, other))
    assert not list(check_turned(book))

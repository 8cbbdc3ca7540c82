"""Medicines that are counted among a class of which they are none (code CLM046)."""

from __future__ import annotations

import pytest

from benchmarks.checker.guides import guide_of
from guidepress.check.claims.drug_classes import check_drug_classes
from guidepress.model.book import PartKind

WRONG = [
    ("en", "Opioids, such as diazepam, can slow breathing."),
    ("en", "Benzodiazepines (alprazolam, oxycodone, midazolam) make you sleepy."),
    ("en", "Oxycodone, diazepam, methadone, and heroin are opioids."),
    ("en", "Tramadol is a benzodiazepine."),
    ("en", "Naloxone is a spray. It is made to undo benzodiazepines."),
    ("en", "Statins like metoprolol lower cholesterol."),
    ("de", "Opioide wie Diazepam machen müde."),
    ("fr", "Les statines (simvastatine, ramipril) sont courantes."),
    ("es", "Los antibióticos como ibuprofeno no curan un resfriado."),
]
RIGHT = [
    ("en", "Opioids, such as oxycodone, can slow breathing, and so can diazepam."),
    ("en", "Benzodiazepines (alprazolam, diazepam, midazolam) make you sleepy."),
    ("en", "Tramadol is not a benzodiazepine. Naloxone undoes opioids."),
    ("en", "Sertraline is an antidepressant, an SSRI."),
    ("en", "Opioids, alcohol, and diazepam slow breathing."),
    ("de", "Opioide wie Morphin machen müde, Diazepam auch."),
]


@pytest.mark.parametrize(("language", "words"), WRONG)
def test_a_medicine_in_the_wrong_class_is_told(language: str, words: str) -> None:
    """The list of classes knows where it belongs."""
    book = guide_of(language, "general", (PartKind.SECTION, words))
    assert [found.code for found in check_drug_classes(book)] == ["CLM046"]


@pytest.mark.parametrize(("language", "words"), RIGHT)
def test_a_medicine_in_its_own_class_or_beside_one_passes(language: str, words: str) -> None:
    """What merely stands beside a class is not put into it."""
    book = guide_of(language, "general", (PartKind.SECTION, words))
    assert not list(check_drug_classes(book))

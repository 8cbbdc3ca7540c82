"""What a disclaimer writes and does not say is told, even where the statement stands elsewhere."""

from __future__ import annotations

import pytest

from benchmarks.checker.guides import guide_of
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.check.statements.frames import check_frames
from guidepress.check.statements.in_earnest import check_in_earnest
from guidepress.model.book import PartKind

SAID = {
    "en": "It is not a substitute for a doctor, nurse or pharmacist who knows you.",
    "de": "Er ersetzt nicht das Gespräch mit einer Ärztin oder einem Apotheker, die Sie kennen.",
    "fr": "Il ne remplace pas un médecin, une infirmière ou un pharmacien qui vous connaît.",
    "es": "No sustituye a un médico, una enfermera o un farmacéutico que le conozca.",
}
MYTHS = {"en": ("Myth", "Fact"), "de": ("Irrtum", "Richtig"), "fr": ("Idée reçue", "Réalité"), "es": ("Mito", "Verdad")}


def codes(language: str, text: str) -> list[str]:
    """The codes told of a disclaimer."""
    return [one.code for one in check_in_earnest(guide_of(language, "health", (PartKind.DISCLAIMER, text)))]


@pytest.mark.parametrize("language", SAID)
def test_struck_out_a_myth_or_aside(language: str) -> None:
    """A line through it, a column of myths, a quotation: an error, an error, a warning. In a paragraph: nothing."""
    said = SAID[language]
    myth, fact = MYTHS[language]
    table = "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr></table>"
    assert codes(language, f"{said}\n\n<del>{said}</del>") == ["DIS119"]
    assert codes(language, f"{said}\n\n{table.format(myth, fact, said, '...')}") == ["DIS119"]
    assert codes(language, f"## {myth}\n\n{said}") == ["DIS119"]
    assert codes(language, f"{said}\n\n> {said}") == ["DIS120"]
    assert codes(language, f"{said}\n\n{table.format(myth, fact, '...', said)}") == []
    assert codes(language, f"{said} An <del>eror</del> error.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This guide is all the doctor you need."),
        ("en", "You can stop it without asking anyone."),
        ("de", "Dieses Heft erspart Ihnen den Arzt."),
        ("fr", "Ce guide vous dispense du médecin."),
        ("es", "Esta guía le ahorra el médico."),
        ("es", "Puede dejarla sin preguntar a nadie."),
    ],
)
def test_a_section_that_does_without_a_doctor(language: str, text: str) -> None:
    """A section says what the disclaimer denies."""
    book = guide_of(language, "health", (PartKind.SECTION, text))
    assert [one.code for one in check_contradictions(book)] == ["DIS025"]


@pytest.mark.parametrize(
    ("language", "text", "sound"),
    [
        ("en", "Put it off if you have nothing better to do.", "You have better things to do than to wait."),
        ("en", "In the last century asthma could kill.", "In the last century many died of asthma."),
        ("de", "Früher ersetzte er das Gespräch nicht, heute schon.", "Früher war er kürzer."),
        ("de", "Nehmen Sie das nicht ernst.", "Nehmen Sie Warnzeichen ernst."),
        ("fr", "Autrefois, il ne remplaçait pas un médecin.", "Autrefois, ce guide était plus court."),
        ("es", "Antes no sustituía a un médico; ahora sí.", "Hable con su médico antes de sustituir un medicamento."),
        ("es", "Esto lo exige la ley; no hace falta que le haga caso.", "Haga caso a su médico."),
    ],
)
def test_a_disclaimer_of_former_times(language: str, text: str, sound: str) -> None:
    """What held once, what the law wants, what nobody need heed, takes it back."""
    assert [one.code for one in check_frames(guide_of(language, "health", (PartKind.DISCLAIMER, text)))] == ["DIS047"]
    assert list(check_frames(guide_of(language, "health", (PartKind.DISCLAIMER, sound)))) == []

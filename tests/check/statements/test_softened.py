"""Statements softened, asked, narrowed or mocked in free wordings, and what a reader is told to do by himself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.checker.guides import guide_of, in_a_disclaimer, in_a_section
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.check.statements.frames import check_frames
from guidepress.model.book import PartKind
from tests.check.statements.test_wordings_of_health import LANGUAGES

HERE = Path(__file__).parent
MISSED = {
    "Beginners start with five grams and work their way up.",  # a dose: told by the rules for claims
    "Give it to your child when the child cannot sleep.",  # what a child may be given depends on the subject
    "Geben Sie es Ihrem Kind, wenn es nicht schlafen kann.",
    "Donnez-en à votre enfant s’il ne dort pas.",
    "Désela a su hijo si no puede dormir.",
    "Two capsules are good, four are better.",  # what is better, the next guide says of fruit
    "From the second week you no longer need your blood pressure tablets.",
}
"""What lies and is not found: one that is found from now on is to be taken out here."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_softened_wording(language: str) -> None:
    """At first run 36 of 53 lies were found, and 33 of 40 sound ones passed; now all."""
    ones = list(in_a_disclaimer(HERE / f"softened_{language}.yaml", language, "health"))
    assert [one.text for one in ones if not one.is_right] == []


def test_most_of_the_last_lot_is_found() -> None:
    """Written after all rules: at first run 11 of 25 lies were found, after a last change 20; what is sound passes."""
    ones = [one for each in LANGUAGES for one in in_a_disclaimer(HERE / f"softened_last_{each}.yaml", each, "health")]
    assert sum(one.is_right for one in ones if not one.is_sound) >= 20
    assert [one.text for one in ones if one.is_sound and not one.is_right] == []


def test_what_is_left_to_those_who_give_care() -> None:
    """To mix it with alcohol, to take more, to stop a medicine, in a section: told, but not where it is denied."""
    ones = [one for lot in ("mixed", "mixed_later") for _language, one in in_a_section(HERE / f"{lot}.yaml")]
    assert {one.text for one in ones if not one.is_right} == MISSED


def test_no_sound_sentence_of_the_last_lot_is_told() -> None:
    """Of 16 lies that were written after all rules 2 were found: such lists are open at the end. No alarm in 12."""
    ones = [one for _language, one in in_a_section(HERE / "mixed_last.yaml")]
    assert sum(one.is_right for one in ones if not one.is_sound) >= 2
    assert all(one.is_right for one in ones if one.is_sound)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Stop taking your tablets on the first day.", ["DIS025"]),
        ("Stop taking your tablets on the first day, and call your doctor.", []),
        ("You can take it with a glass of water.", []),
    ],
)
def test_a_doctor_may_say_it(text: str, codes: list[str]) -> None:
    """DIS025: what is left to those who give care is not said by a sentence that names them."""
    book = guide_of("en", "health", (PartKind.SECTION, text))
    assert [one.code for one in check_contradictions(book)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "![You may stop your medicine once you feel better.](a.png)",
        "# You may stop your medicine once you feel better",
        "| Day | What to do |\n|---|---|\n| 1 | You may stop your medicine. |",
        "[You may stop your medicine once you feel better](https://example.org/)",
        "<aside class='note'><p class='title'>You may stop your medicine</p><p>Rest.</p></aside>",
        "<dl><dt>Rest day</dt><dd>You may stop your medicine.</dd></dl>",
        "<figure><img src='a.png' alt='A leaf'/><figcaption>You may stop your medicine.</figcaption></figure>",
    ],
)
def test_wherever_a_reader_meets_it(text: str) -> None:
    """DIS025 in the alternative text of a picture, a heading, a cell, a link, a callout, a caption, a glossary."""
    book = guide_of("en", "health", (PartKind.SECTION, text))
    assert [one.code for one in check_contradictions(book)] == ["DIS025"]


@pytest.mark.parametrize("key", ["title", "subtitle", "description"])
def test_what_a_guide_is_called(key: str) -> None:
    """DIS025 in guide.yaml: a cover and a catalogue are read by more people than the text."""
    book = guide_of("en", "health", (PartKind.SECTION, "Rest well."))
    told = replace(book, settings=book.settings.model_copy(update={key: "You may stop your medicine"}))
    assert list(check_contradictions(book)) == []
    assert [(one.code, str(one.place)) for one in check_contradictions(told)] == [("DIS025", "guide.yaml")]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Who needs a doctor?"),
        ("en", "What harm could it do?"),
        ("de", "Wer braucht schon einen Arzt?"),
        ("fr", "À quoi bon consulter ?"),
        ("es", "¿Quién necesita un médico?"),
    ],
)
def test_a_question_that_asks_for_no_answer(language: str, question: str) -> None:
    """DIS047 in the disclaimer; in a section it may be a heading that is answered."""
    disclaimer = guide_of(language, "health", (PartKind.DISCLAIMER, question))
    section = guide_of(language, "health", (PartKind.SECTION, question))
    assert [one.code for one in check_frames(disclaimer)] == ["DIS047"]
    assert list(check_frames(section)) == []


@pytest.mark.parametrize(
    "question",
    [
        "Who needs to be careful?",
        "Who wrote this guide?",
        "Who needs extra help?",
        "What are the harms?",
        "Need a doctor?",
    ],
)
def test_a_question_that_asks(question: str) -> None:
    """What a disclaimer asks and answers."""
    assert list(check_frames(guide_of("en", "health", (PartKind.DISCLAIMER, question)))) == []

"""What takes the disclaimer back from around it (DIS047), what narrows a statement, and what only sounds like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks.checker.guides import guide_of, in_a_disclaimer, in_a_section
from guidepress.check.statements.frames import check_frames
from guidepress.check.statements.required import check_statements
from guidepress.model.book import PartKind
from tests.check.statements.test_wordings_of_health import LANGUAGES

HERE = Path(__file__).parent
MISSED = {
    "Serious harms are possible in people who read too many warnings.",  # what harms is read, or what is read of harms
    "Call 112 if somebody has stopped breathing for a day.",  # knowledge of the world
    "Nehmen Sie es nicht, wenn Sie schwanger sind und schon drei Kinder haben.",  # children are warned as well
    "If a person has had seizures since childhood and has them daily, call 112.",  # a rare case of a known one
    "Our competitors give general information. So do we, on paper.",  # a reply
    "Why pay a doctor when all the answers are here?",  # a question that asks nothing
}
"""What lies and is not found: one that is found from now on is to be taken out here."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lot", ["framed", "framed_later"])
def test_each_frame(lot: str, language: str) -> None:
    """Headings, sentences before and after, narrowed cases, irony: told; sound ones pass."""
    ones = list(in_a_disclaimer(HERE / f"{lot}_{language}.yaml", language, "health"))
    assert {one.text for one in ones if not one.is_right} == MISSED & {one.text for one in ones}


def test_what_contradicts_elsewhere() -> None:
    """Sentences of a section in four languages: those that contradict are told, those that only sound so are not."""
    ones = [one for file in ("elsewhere", "elsewhere_later") for _language, one in in_a_section(HERE / f"{file}.yaml")]
    assert {one.text for one in ones if not one.is_right} == MISSED & {one.text for one in ones}


def test_most_of_the_last_lot_is_found() -> None:
    """Written after all rules: at first run 9 of 25 and 21 of 28, after a last change what is held here; no alarm."""
    framed = [one for each in LANGUAGES for one in in_a_disclaimer(HERE / f"framed_last_{each}.yaml", each, "health")]
    elsewhere = [one for _language, one in in_a_section(HERE / "elsewhere_last.yaml")]
    for ones, floor in ((framed, 22), (elsewhere, 28)):
        assert sum(one.is_right for one in ones if not one.is_sound) >= floor
        assert all(one.is_right for one in ones if one.is_sound)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sound_wording_is_taken_for_a_frame(language: str) -> None:
    """Of all sound wordings of the ten statements, none takes the disclaimer back."""
    texts = [
        text
        for path in sorted(HERE.glob(f"*_{language}.yaml"))
        for kinds in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).values()
        for text in map(str, kinds.get("sound", ()))
    ]
    book = guide_of(language, "health", (PartKind.DISCLAIMER, "\n\n".join(texts)))
    assert [one.message for one in check_frames(book)] == []


def test_who_is_warned_in_many_ways() -> None:
    """Sound warnings are not taken for narrowed ones: 'at any stage', 'or want to become pregnant', 'Ärztin'."""
    warned = yaml.load((HERE / "warned.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for language, texts in warned.items():
        for text in texts:
            book = guide_of(language, "health", (PartKind.DISCLAIMER, text))
            told = [one.message for one in check_statements(book) if "(who-must-not)" in one.message]
            assert told == [], text


def test_a_frame_elsewhere_names_the_disclaimer() -> None:
    """In a section only what speaks of the disclaimer is one: a formality of another kind is not."""
    sound = guide_of(
        "en",
        "health",
        (PartKind.SECTION, "The form is a mere formality. You may skip this section if you know the words."),
    )
    bad = guide_of("en", "health", (PartKind.SECTION, "You can forget the disclaimer: what it says is exaggerated."))
    assert list(check_frames(sound)) == []
    assert [one.code for one in check_frames(bad)] == ["DIS047"]


@pytest.mark.parametrize(
    "text",
    [
        "# Boilerplate\n\nIn an emergency, call 112.",
        "In an emergency, call 112.\n\n> You may ignore this page.",
        "<figure><img src='a.png' alt='A leaf'/><figcaption>Legal small print, as usual</figcaption></figure>",
    ],
)
def test_a_heading_a_quotation_a_caption(text: str) -> None:
    """DIS047 in what a statement may not stand in: readers meet it all the same."""
    assert [one.code for one in check_frames(guide_of("en", "health", (PartKind.DISCLAIMER, text)))] == ["DIS047"]


def test_a_policy_without_statements_asks_for_none() -> None:
    """Under 'general' a disclaimer may call itself what it likes."""
    text = "Only a formality: this page can be skipped."
    assert list(check_frames(guide_of("en", "general", (PartKind.DISCLAIMER, text)))) == []

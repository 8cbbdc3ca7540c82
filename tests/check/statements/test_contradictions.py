"""Sentences of a guide that contradict its disclaimer, and those that only sound like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.statements.contacts import check_contacts
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.model.book import Book, PartKind
from tests.check.by_hand import book_of, part_of, said, section


def healthy(text: str) -> Book:
    """A guide about health with a paragraph in a section."""
    book = book_of(section(f"<p>{text}</p>"))
    return replace(book, settings=book.settings.model_copy(update={"policy": "health-us"}))


@pytest.mark.parametrize(
    "text",
    [
        "This guide is a good substitute for a doctor.",
        "You need not see a doctor for this.",
        "You can safely put off your visit to the clinic until then, or skip the appointment.",
        "Please do not report errors to us.",
        "In an emergency, call for help tomorrow.",
        "In an emergency, first read the leaflet, then call 911.",
        "In an emergency, call a friend rather than 911.",
        "It is completely safe.",
        "This guide is approved by the FDA.",
        "The CDC recommends this guide.",
    ],
)
def test_what_contradicts(text: str) -> None:
    """DIS025 in a section, far from the disclaimer."""
    assert said(check_contradictions(healthy(text))) == ["DIS025"]


@pytest.mark.parametrize(
    "body",
    [
        "<figure><img src='a.png' alt='A leaf'/><figcaption>It is completely safe.</figcaption></figure>",
        "<table><caption>It is completely safe.</caption><tbody><tr><td>1</td></tr></tbody></table>",
        "<h2>Completely safe: it is completely safe</h2>",
        "<dl><dt>Kratom</dt><dd>A leaf. It is completely safe.</dd></dl>",
        "<ul><li>It is completely safe.</li></ul>",
    ],
)
@pytest.mark.parametrize("kind", [PartKind.SECTION, PartKind.GLOSSARY])
def test_what_contradicts_wherever_it_stands(kind: PartKind, body: str) -> None:
    """DIS025 in a caption, a heading, a list, the meaning of a word."""
    book = book_of(part_of(kind, body))
    held = replace(book, settings=book.settings.model_copy(update={"policy": "health-us"}))
    assert said(check_contradictions(held)) == ["DIS025"]


@pytest.mark.parametrize(
    "text",
    [
        "This guide is not a substitute for a doctor.",
        "Some sellers say that it is completely safe.",
        "They call it “a good substitute for a doctor,” and that is wrong.",
        "Don’t write for everybody. If you are writing to other scientists, write for them.",
        "Please don’t tell your readers what an abbreviation means twice.",
        "Ask one group to find the number to call on the page, or test one today and the other tomorrow.",
        "Is it completely safe?",
        "They had weak muscles without evidence of nerve damage.",
        "The spray is approved by the FDA, and the CDC recommends the vaccine.",
        "The drug has been approved by the Food and Drug Administration; the WHO recommends it for adults.",
        "If you feel worse, call your clinician the next day.",
        "Wait two hours after a meal before you swim.",
        "If your results are late, wait a week and call the clinic.",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    """Denied, reported, quoted, asked, or about something else."""
    assert said(check_contradictions(healthy(text))) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Call 1-800-222-1222 or 911.", []),
        ("Call (800) 222-1222.", []),
        ("Call 1-800-222-1223.", ["DIS039"]),
        ("The law is in 725.404 What is asked, and 725.405 When it is due.", []),
        ("It was 1,234 mg in 12 of 345 samples on 2026-11-22.", []),
        ("Call 1-800-FDA-1088.", []),
    ],
)
def test_numbers_that_are_printed(text: str, codes: list[str]) -> None:
    """A telephone number is one of the policy's; sections of a law, amounts and dates are no telephone numbers."""
    assert [code for code in said(check_contacts(healthy(text))) if code == "DIS039"] == codes


def test_the_number_of_another_country_is_no_slip() -> None:
    """DIS014: where 111 is missing, 911 is not taken for it; DIS039 says of 999 only that it is not declared."""
    book = book_of(part_of(PartKind.DISCLAIMER, "<p>In an emergency, call 911.</p>"))
    british = replace(book, settings=book.settings.model_copy(update={"policy": "health-uk"}))
    messages = [one.message for one in check_contacts(british) if one.code == "DIS014"]
    assert any("111" in one for one in messages)
    assert not any("here is" in one for one in messages)


def test_a_number_in_a_label_of_the_policy_is_known() -> None:
    """DIS039: what the table of contacts prints of Canada names a second number, that of Quebec."""
    book = healthy("In Quebec, call 1-800-463-5060.")
    canadian = replace(book, settings=book.settings.model_copy(update={"regions": ("ca",)}))
    assert [one.code for one in check_contacts(book) if one.code == "DIS039"] == ["DIS039"]
    assert [one.code for one in check_contacts(canadian) if one.code == "DIS039"] == []

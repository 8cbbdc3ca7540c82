"""The numbers and authorities of the country packs: given, taken away (DIS046), or left without a use (DIS048)."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
import yaml

from benchmarks.checker.guides import guide_of, in_a_disclaimer
from guidepress.check.statements.contacts import check_contacts
from guidepress.model.book import PartKind
from guidepress.policies.load import shipped

HERE = Path(__file__).parent / "packs"
MISSED = {
    "El 112 es un número de pruebas.",  # what it is a number for is open at the end
}
"""What lies and is not found: one that is found from now on is to be taken out here."""
FILES = sorted(one.stem for one in HERE.glob("*.yaml") if not one.stem.endswith("_last"))
LAST = sorted(one.stem for one in HERE.glob("*_last.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_each_wording_of_a_pack(name: str) -> None:
    """What gives a number passes; what closes it, refuses, bounds or sells it, or names another one, is told."""
    pack, language = name.split("_")[:2]
    ones = list(in_a_disclaimer(HERE / f"{name}.yaml", language, f"health-{pack}"))
    assert {one.text for one in ones if not one.is_right} == MISSED & {one.text for one in ones}


def test_most_of_the_last_lot_is_found() -> None:
    """Written after all rules: at first run 21 of 31 lies were found, after a last change 23; what is sound passes."""
    ones = []
    for name in LAST:
        pack, language = name.split("_")[:2]
        ones += list(in_a_disclaimer(HERE / f"{name}.yaml", language, f"health-{pack}"))
    assert sum(one.is_right for one in ones if not one.is_sound) >= 23
    assert all(one.is_right for one in ones if one.is_sound)


def test_numbers_that_are_given_in_many_ways() -> None:
    """Chats, forms, languages, other provinces: nothing is taken back."""
    given = yaml.load((HERE.parent / "given.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for name, texts in given.items():
        pack, language = name.split("_")
        assert [undone(f"health-{pack}", text, language) for text in texts] == [[]] * len(texts)


@pytest.mark.parametrize("pack", ["us", "uk", "eu", "ca", "au"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_labels_of_a_pack_are_sound(pack: str, language: str) -> None:
    """What ``{{contacts}}`` prints takes nothing back, and each label names what its contact is for."""
    contacts = shipped(f"health-{pack}").pack.contacts
    rows = "".join(
        f"<tr><td>{one.label[language]}</td><td>{one.number or one.url}</td></tr>"
        for one in contacts.values()
        if language in one.label
    )
    text = f"<table><tbody>{rows}</tbody></table>"
    assert undone(f"health-{pack}", text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call 988 from 9 a.m. to 5 p.m.",
        "988 answers during office hours.",
        "Call 988 Monday to Friday.",
        "988 is open on weekdays.",
    ],
)
def test_what_answers_day_and_night_has_no_hours(text: str) -> None:
    """DIS046 for hours beside a contact that is ``always`` open; MedWatch is not, and may have hours."""
    assert len(undone("health-us", text, "en")) == 1
    assert undone("health-us", text.replace("988", "MedWatch, 1-800-332-1088,"), "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Call 988 at any hour.",
        "988 is open 24 hours a day, seven days a week.",
        "If your doctor's office is closed on weekdays after 6, call 988 when you cannot go on.",
        "From Monday to Sunday, day and night, you can call 988.",
    ],
)
def test_hours_that_close_nothing(text: str) -> None:
    """Day and night; and the hours of somebody else, in a case that is put."""
    assert undone("health-us", text, "en") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Call Poison Help, 1-800-222-1222, if you belong to our club.", 1),
        ("You can call 988 when the weather is bad and you own a boat.", 1),
        ("Call 988 if you need to talk.", 0),
        ("Call Poison Help, 1-800-222-1222, if a child ate the leaves.", 0),
    ],
)
def test_a_case_is_somebody_s_need(text: str, count: int) -> None:
    """DIS048 for a case that is nobody's need."""
    assert len(undone("health-us", text, "en")) == count


SWAPPED = {
    "in a table": "<table><tbody><tr><td>Poison Help</td><td>988</td></tr><tr><td>Thoughts of suicide</td><td>1-800-222-1222</td></tr></tbody></table>",
    "in one sentence": "<p>For poisoning call 988, and for thoughts of suicide 1-800-222-1222.</p>",
    "in a list": "<p>Call:</p><ul><li>988 if somebody has been poisoned</li><li>1-800-222-1222 in case of suicidal thoughts</li></ul>",
}


@pytest.mark.parametrize("where", SWAPPED)
def test_numbers_that_changed_places(where: str) -> None:
    """Both are printed, each for the trouble of the other: both are told."""
    found = undone("health-us", SWAPPED[where], "en")
    assert len(found) == 2
    assert all("is for" in one for one in found)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("988 hangs up on callers.", ["DIS046"]),
        ("988 is good at crosswords.", ["DIS048"]),
        ("988 answers day and night.", []),
    ],
)
def test_what_is_only_strange_is_a_warning(text: str, codes: list[str]) -> None:
    """DIS046 stops a build; DIS048 does not, since it rests on what nobody foresaw."""
    book = guide_of("en", "health-us", (PartKind.DISCLAIMER, text))
    assert [one.code for one in check_contacts(book) if one.code in {"DIS046", "DIS048"}] == codes


def undone(policy: str, body: str, language: str) -> list[str]:
    """What takes the contacts of a disclaimer back."""
    book = guide_of(language, policy, (PartKind.DISCLAIMER, markdown.markdown(body)))
    return [one.message for one in check_contacts(book) if one.code in {"DIS046", "DIS048"}]


def mistold(policy: str, body: str, language: str) -> list[str]:
    """What a section says of contacts that the policy does not."""
    book = guide_of(language, policy, (PartKind.SECTION, markdown.markdown(body)))
    return [one.message for one in check_contacts(book) if one.code == "DIS118"]


@pytest.mark.parametrize(
    ("policy", "text", "language"),
    [
        ("health-us", "Poison Help, 1-800-222-1222, is open until 6 in the evening.", "en"),
        ("health-us", "- Poison Help, 99 cents a minute: 1-800-222-1222", "en"),
        ("health-us", "For a poisoned child: 988.", "en"),
        ("health-uk", "Samaritans, 116 123, are there on weekdays.", "en"),
        ("health-uk", "Samaritans, 116 123, charge £2 per call.", "en"),
        ("health-us", "Poison Help, 1-800-222-1222, ist werktags besetzt.", "de"),
        ("health-us", "Poison Help, 1-800-222-1222, kostet 50 Cent pro Minute.", "de"),
        ("health-us", "Poison Help, 1-800-222-1222, répond aux heures de bureau.", "fr"),
        ("health-us", "Poison Help, 1-800-222-1222, coûte 2 euros par appel.", "fr"),
        ("health-us", "Poison Help, 1-800-222-1222, atiende en horario de oficina.", "es"),
        ("health-us", "Poison Help, 1-800-222-1222, cuesta 2 dólares por llamada.", "es"),
    ],
)
def test_sections_say_of_a_contact_what_the_policy_says(policy: str, text: str, language: str) -> None:
    """DIS118 for hours, a price, or the trouble of another contact, once each."""
    assert len(mistold(policy, text, language)) == 1


@pytest.mark.parametrize(
    ("policy", "text", "language"),
    [
        ("health-us", "Poison Help, 1-800-222-1222, is free, and open day and night.", "en"),
        ("health-us", "MedWatch, 1-800-332-1088, is open on weekdays and charges $1 per call.", "en"),
        ("health-us", "On weekdays call your clinic, at night 988.", "en"),
        ("health-us", "If it is no better after two hours, call 1-800-222-1222.", "en"),
        ("health-us", "Poison Help, 1-800-222-1222: a call costs nothing.", "en"),
        ("health-us", "An ambulance costs $800 per hour.", "en"),
        ("health-us", "If you think about ending your life, or were poisoned, call 988.", "en"),
        ("health-us", "Werktags hilft Ihre Praxis, sonst Poison Help, 1-800-222-1222.", "de"),
    ],
)
def test_what_sections_may_say_of_a_contact(policy: str, text: str, language: str) -> None:
    """What is so, what is said of another than the contact, and a case that is put."""
    assert mistold(policy, text, language) == []

"""The statements of the policy 'health' in many wordings: sound ones pass, reversed and weakened ones are found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import markdown
import pytest
import yaml

from guidepress.check.statements.contacts import check_contacts
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.check.statements.frames import check_frames
from guidepress.check.statements.judge import judge
from guidepress.check.statements.required import FEWEST_WORDS, check_statements
from guidepress.check.statements.said import said_in
from guidepress.model.book import Book, PartKind
from guidepress.model.settings import GuideContact
from guidepress.policies.load import shipped
from tests.check.by_hand import part_of, settings_of

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "fr", "es")
HEALTH = shipped("health").pack
CALL = {
    "en": "In an emergency, call 112.",
    "de": "Rufen Sie im Notfall 112 an.",
    "fr": "En cas d’urgence, appelez le 112.",
    "es": "En una emergencia, llame al 112.",
}


def data(name: str) -> Any:
    """A file of wordings."""
    return yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


WORDINGS = {language: data(f"wordings_{language}") for language in LANGUAGES}
VARIED = {language: data(f"varied_{language}") for language in LANGUAGES}
ONES = [
    (language, name, kind, str(text))
    for language, statements in (*WORDINGS.items(), *VARIED.items())
    for name, kinds in statements.items()
    for kind, texts in kinds.items()
    for text in texts
]
WHOLE = data("whole")


def composed() -> Iterator[tuple[str, dict[str, str]]]:
    """Whole disclaimers, none of which shares a wording with another: the language, the text of each statement."""
    for language, statements in WORDINGS.items():
        for number in range(min(len(kinds["sound"]) for kinds in statements.values())):
            yield language, {name: str(kinds["sound"][number]) for name, kinds in statements.items()}


COMPOSED = list(composed())


def found(language: str, body: str) -> list[str]:
    """What the checks of statements find in a disclaimer under 'health'."""
    settings = settings_of(language, disclaimer=True).model_copy(
        update={"policy": "health", "contacts": {"crisis": GuideContact(number="988", label="Crisis line")}}
    )
    book = Book(settings, (part_of(PartKind.DISCLAIMER, body),))
    return [
        str(one)
        for check in (check_statements, check_contacts, check_contradictions, check_frames)
        for one in check(book)
    ]


def paragraphs(language: str, texts: dict[str, str], *, marked: bool) -> str:
    """A disclaimer of a paragraph a statement; those too short for a marker stand without one."""
    pieces = [f"<p>{CALL[language]}</p>"]
    for name, text in texts.items():
        marker = f' data-require="{name}"' if marked and len(text.split()) >= FEWEST_WORDS else ""
        pieces.append(f"<p{marker}>{escape(text)}</p>")
    return "".join(pieces)


def test_there_are_wordings_enough() -> None:
    """Every statement in every language, at least sixty whole disclaimers, no wording twice."""
    assert all(set(statements) == set(HEALTH.statements) for statements in WORDINGS.values())
    assert len(COMPOSED) >= 60
    assert {language for language, _texts in COMPOSED} == {str(one["language"]) for one in WHOLE} == set(LANGUAGES)
    assert len({(language, name, text) for language, name, _kind, text in ONES}) == len(ONES)


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "free"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_wording(language: str, marked: bool) -> None:
    """With a marker or without: what says it is sound, what turns it round or weakens it is not."""
    wrong = []
    for _language, name, kind, text in (one for one in ONES if one[0] == language):
        blocks = said_in(part_of(PartKind.DISCLAIMER, f"<p>{escape(text)}</p>", title=""))
        if judge(HEALTH.statements[name], blocks, language, marked=marked).is_sound != (kind == "sound"):
            wrong.append((name, kind, text))
    assert wrong == []


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "free"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_sound_disclaimers(language: str, marked: bool) -> None:
    """Each passes as a whole without a finding: no statement undoes another, and no number is strange."""
    bodies = [paragraphs(one, texts, marked=marked) for one, texts in COMPOSED if one == language]
    assert [finding for body in bodies for finding in found(language, body)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_turned_statement_in_a_sound_disclaimer(language: str) -> None:
    """Marked, among nine sound ones, it is named: every reversed or weakened wording of every statement."""
    _language, sound = next(one for one in COMPOSED if one[0] == language)
    missed = []
    for _one, name, kind, text in (one for one in ONES if one[0] == language and one[2] != "sound"):
        told = found(language, paragraphs(language, {**sound, name: text}, marked=True))
        if not any(f"({name})" in line or f"require={name}" in line for line in told):
            missed.append((name, kind, text))
    assert missed == []


@pytest.mark.parametrize("number", range(len(WHOLE)))
def test_whole_disclaimers_in_the_manner_of_real_ones(number: int) -> None:
    """Written after the policy, without a marker: each says all that is asked for."""
    one = WHOLE[number]
    assert found(str(one["language"]), markdown.markdown(str(one["text"]))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_approved_wordings_are_sound(language: str) -> None:
    """What ``{{statement:ID}}`` inserts is held to the same."""
    for name, statement in HEALTH.statements.items():
        blocks = said_in(part_of(PartKind.DISCLAIMER, f"<p>{escape(statement.wording[language])}</p>", title=""))
        assert judge(statement, blocks, language, marked=True).is_sound, name

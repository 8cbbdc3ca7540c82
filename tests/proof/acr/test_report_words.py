"""The sentences of the conformance report in the languages that have them: all of them, and none that nobody says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from guidepress.languages.english import ENGLISH
from guidepress.languages.registry import FILES, LANGUAGES, language_for
from guidepress.model.needs import Need
from guidepress.proof import acr
from guidepress.proof.acr.evaluation import tables
from guidepress.proof.acr.page import _TERMS
from guidepress.proof.acr.say import ENGLISH_REPORT, say_in
from guidepress.standards.conformance.settled import State

SPOKEN = {tag: language.acr for tag, language in LANGUAGES.items() if language.acr}


def sentences() -> set[str]:
    """What the report says: what stands in its code as a text that is said, in its tables, and the needs of readers."""
    found = {*_TERMS.values(), *(need.value for need in Need), *(one["none"] for one in tables() if "none" in one)}
    for file in Path(acr.__path__[0]).glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if name == "say" and isinstance(node.args[0], ast.Constant):
                    found.add(texts[0])
                elif name == "_established":
                    found.update(texts[1:])
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"_NONE", "_UNKNOWN", "_NO_EDITION"}:
                found.add(ast.literal_eval(node.value))
    return found


@pytest.mark.parametrize("tag", SPOKEN)
def test_a_language_has_all_sentences_or_none(tag: str) -> None:
    """One that is missing would stop a build, one that nobody says is a leftover; none is empty."""
    assert set(SPOKEN[tag]) == sentences()
    assert all(text.strip() for text in SPOKEN[tag].values())


@pytest.mark.parametrize("tag", SPOKEN)
def test_what_is_filled_in_is_filled_in(tag: str) -> None:
    """The places of each sentence are those of the English one."""
    holes = re.compile(r"\{(\w+)\}")
    differ = {one for one, text in SPOKEN[tag].items() if sorted(holes.findall(one)) != sorted(holes.findall(text))}
    assert differ == set()


def test_a_language_without_them_is_told_in_english() -> None:
    """Also English itself, and a language without a file; a region says what its language says."""
    assert "de" in SPOKEN
    assert say_in(language_for("la")) is say_in(ENGLISH) is ENGLISH_REPORT
    assert say_in(language_for("de-AT"))("The rules decide it.") == "Die Regeln entscheiden darüber."
    assert say_in(language_for("de"))("From WCAG {numbers}.", numbers="1.1.1") == "Folgt aus WCAG 1.1.1."
    assert say_in(language_for("de")).state(State.SUPPORTS) == "Erfüllt"
    assert {
        tag for file in FILES for tag, one in file.REGIONS.items() if bool(one.acr) != bool(file.LANGUAGE.acr)
    } == set()


def test_a_sentence_that_is_lacking_is_a_mistake() -> None:
    """It is not said in English unmarked."""
    with pytest.raises(KeyError):
        say_in(language_for("de"))("Something else.")

"""Statements of 'health' in words that condition, exempt, shift, report, ask, or mock; and honest ones with caveats."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import markdown
import pytest

from benchmarks.checker.statements import SOUND, judged_wordings
from tests.check.statements.test_wordings_of_health import LANGUAGES, found

HERE = Path(__file__).parent
FLOORS = {"reworded": (0.95, 1.0), "cunning": (0.85, 0.9), "unseen": (0.8, 1.0), "bounded": (0.85, 0.95)}
"""How much of what lies is found, and how much of what is sound passes, at least: what was reached, language by language
or better. What is missed is irony and knowledge of the world ("call 911 and ask for the sports results")."""


def shares(kind: str, language: str) -> tuple[float, float]:
    """Of the wordings of a file: the share that is rightly found, and the share that rightly passes."""
    right, total = Counter[bool](), Counter[bool]()
    for one in judged_wordings(HERE / f"{kind}_{language}.yaml", language):
        total[one.kind == SOUND] += 1
        right[one.kind == SOUND] += one.is_right
    return right[False] / total[False], right[True] / total[True]


@pytest.mark.parametrize("kind", FLOORS)
def test_most_of_what_lies_is_found_and_what_is_sound_passes(kind: str) -> None:
    """In four languages together, at the floors that were reached."""
    reached = [shares(kind, language) for language in LANGUAGES]
    floor_found, floor_passed = FLOORS[kind]
    assert sum(one for one, _ in reached) / len(reached) >= floor_found
    assert sum(one for _, one in reached) / len(reached) >= floor_passed


def told_of(name: str, text: str) -> list[str]:
    """What is found about a statement in a disclaimer that has it only, in Markdown."""
    return [line for line in found("en", markdown.markdown(text)) if f"({name})" in line]


UNDONE = {
    "a list under it exempts": (
        "not-a-substitute",
        "This guide does not replace a doctor, except for:\n\n- colds\n- back pain",
    ),
    "a list under it puts a case": (
        "emergency",
        "Call 911 as soon as:\n\n- you have finished reading\n- your show is over",
    ),
    "it is struck out": ("serious-harms", "<p><del>There can be serious harms.</del> All is well.</p>"),
    "it is quoted": ("serious-harms", "> There can be serious harms.\n\nSo they say."),
    "it is an alternative text": ("serious-harms", "![There can be serious harms.](a.png) A picture of a leaf."),
    "its answer is in another item": ("not-a-substitute", "- Does this guide replace your doctor?\n- Yes."),
    "the words are in marks of their own": ("serious-harms", "It is known for its “serious harms”."),
}


@pytest.mark.parametrize("what", UNDONE)
def test_a_statement_that_is_undone_by_where_it_stands(what: str) -> None:
    """In a list, a heading, a quotation, an alternative text: the statement is told by its name."""
    name, text = UNDONE[what]
    assert told_of(name, text) != []


HONEST = {
    "a list says who": (
        "who-must-not",
        "Do not use it if:\n\n- you are pregnant\n- you are under 18\n- you have liver disease",
    ),
    "a list says when": ("emergency", "Call 911 at once if:\n\n- somebody cannot breathe\n- somebody cannot be woken"),
    "a question is denied": (
        "not-a-substitute",
        "Does this guide replace your doctor? No. Do not put off care because of it, and do not stop a prescribed medicine on your own.",
    ),
    "a heading asks": (
        "not-a-substitute",
        "## Does this guide replace your doctor?\n\nNo, it does not replace a doctor. Do not put off care.",
    ),
}


@pytest.mark.parametrize("what", HONEST)
def test_a_statement_that_is_made_in_parts(what: str) -> None:
    """By a list with its lead, or by a question and its answer: nothing is told."""
    name, text = HONEST[what]
    assert told_of(name, text) == []

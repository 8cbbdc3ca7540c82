"""The patterns of the program on strings made to be slow: none takes more than the square of a text's length.

Texts are bounded where they enter (a paragraph has at most 40,000 signs), so a square ends; a cube or a power does not.
Every pattern is found: those that modules hold, and those that stand as constants in calls of `re`. Its strings are made
from it: what must come before one of its repeats, then what the repeat takes, many times, then a sign that fits nothing.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import guidepress
from guidepress.check.language.dates import _forms
from guidepress.languages.registry import LANGUAGES
from tests.support.places import ROOT

PARSER: Any = importlib.import_module("re._parser")  # what the standard library reads patterns with
LENGTH = 512
"""Pieces of a text: a cube of them takes a tenth of a second at the least, a square a hundredth at the most."""
SUSPECT = 0.03
PATIENCE = 0.25
PART = 4
"""Of the text, with which the whole is compared: a square takes 16 times as long for the whole, a cube 64 times."""
LIMIT = 32
SIGNS = ("a", " ", "1", "-", ".", "\n", "_", "<", '"', "*", "[", "(", "\\", "\t", "`", ":", "é", ",", "/", "|")
END = "\0"
CALLS = frozenset({"compile", "search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer"})
Pattern = re.Pattern[str] | re.Pattern[bytes]
CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda sign: sign.isalnum() or sign == "_",
}


def held(value: object, depth: int = 2) -> Iterator[Pattern]:
    """The patterns that a value is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from held(each, depth - 1)
    elif depth and isinstance(value, list | tuple | frozenset | set):
        for each in value:
            yield from held(each, depth - 1)


def held_by_modules() -> Iterator[tuple[str, Pattern]]:
    """Every pattern that a module holds, by the module and its name there."""
    for found in pkgutil.walk_packages(guidepress.__path__, "guidepress."):
        if not found.name.endswith("__main__"):
            for name, value in sorted(vars(importlib.import_module(found.name)).items()):
                for pattern in held(value):
                    yield f"{found.name}.{name}", pattern


def written_in(file: Path) -> Iterator[tuple[str, Pattern]]:
    """Every pattern that stands as a constant in a call of `re`, by its file and line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in CALLS
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            flags = 0
            for each in ast.walk(node):
                if isinstance(each, ast.Attribute) and each.attr.isupper():
                    flags |= getattr(re, each.attr)
            yield f"{file.relative_to(ROOT)}:{node.lineno}", re.compile(node.args[0].value, flags)


def of_languages() -> Iterator[tuple[str, Pattern]]:
    """Every pattern of a language's file, and those that are made of its words for dates."""
    for tag, language in LANGUAGES.items():
        for one in fields(language.checks):
            if isinstance(value := getattr(language.checks, one.name), str) and value:
                yield f"{tag}: {one.name}", re.compile(value, re.IGNORECASE)
        forms = _forms(tag)
        yield from ((f"{tag}: {name}", pattern) for name, pattern in (*forms.days, ("a span", forms.span)))


def patterns() -> dict[Pattern, str]:
    """Every pattern of the program, and where it is."""
    found: dict[Pattern, str] = {}
    for name, pattern in held_by_modules():
        found.setdefault(pattern, name)
    for name, pattern in of_languages():
        found.setdefault(pattern, name)
    for file in sorted((ROOT / "guidepress").rglob("*.py")):
        for name, pattern in written_in(file):
            found.setdefault(pattern, name)
    return found


def fits(operation: Any, sign: str) -> bool:
    """Whether a step of a pattern that takes one sign takes this one."""
    name, given = str(operation[0]), operation[1]
    if name == "LITERAL":
        return bool(chr(given) == sign)
    if name == "NOT_LITERAL":
        return bool(chr(given) != sign)
    if name == "ANY":
        return sign != "\n"
    if name == "RANGE":
        return bool(given[0] <= ord(sign) <= given[1])
    if name == "CATEGORY":
        plain = str(given).replace("_NOT_", "_")
        return CATEGORIES[plain](sign) == (plain == str(given))
    if name == "IN":
        negated = str(given[0][0]) == "NEGATE"
        return any(fits(one, sign) for one in given[negated:]) != negated
    return False


def taken(operation: Any) -> list[str]:
    """A few of the signs that such a step takes."""
    if str(operation[0]) == "LITERAL":
        return [chr(operation[1])]
    found = [sign for sign in SIGNS if fits(operation, sign)]
    if str(operation[0]) == "IN" and str(operation[1][0][0]) != "NEGATE":
        found += [chr(one[1]) for one in operation[1] if str(one[0]) == "LITERAL"]
        found += [chr(one[1][0]) for one in operation[1] if str(one[0]) == "RANGE"]
    return [*dict.fromkeys(found)]


def sample(operations: Iterable[Any]) -> str:
    """A short text that a pattern takes, but for what looks around."""
    made = ""
    for operation in operations:
        name, given = str(operation[0]), operation[1]
        if name in {"SUBPATTERN", "ATOMIC_GROUP"}:
            made += sample(given[-1] if name == "SUBPATTERN" else given)
        elif name == "BRANCH":
            made += sample(given[1][0])
        elif name in {"MAX_REPEAT", "MIN_REPEAT"}:
            made += sample(given[2]) * min(int(given[0]), 40)
        elif signs := taken(operation):
            made += signs[0]
    return made


def attacks(operations: Iterable[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """For each open repeat: a text that leads to it, and a piece that it takes."""
    steps = list(operations)
    for place, operation in enumerate(steps):
        name, given = str(operation[0]), operation[1]
        lead = before + sample(steps[:place])
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            body = list(given[2])
            if int(given[1]) > 9:
                yield from ((lead, piece) for piece in (taken(body[0]) if len(body) == 1 else ()))
                yield lead, sample(body)
                yield "", lead + sample(body)
            yield from attacks(body, lead)
        elif name == "SUBPATTERN":
            yield from attacks(given[-1], lead)
        elif name == "ATOMIC_GROUP":
            yield from attacks(given, lead)
        elif name == "BRANCH":
            for branch in given[1]:
                yield from attacks(branch, lead)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from attacks(given[1], lead)


def texts(pattern: Pattern) -> list[tuple[str, str]]:
    """Beginnings and pieces to repeat: what the pattern asks for, and what every text may be full of."""
    parsed = PARSER.parse(pattern.pattern, pattern.flags)
    made = dict.fromkeys([*attacks(parsed), *(("", sign) for sign in SIGNS[:8])])
    return [(lead, piece) for lead, piece in made if piece]


class TooLongError(Exception):
    """More processor than a square could take."""


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError


def seconds(pattern: Pattern, lead: str, piece: str, length: int, times: int = 1) -> float:
    """What finding the pattern everywhere takes, in seconds of the processor, on the average; endless if it is not done."""
    text: Any = lead + piece * length + END
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        for _time in range(times):
            for _found in pattern.finditer(text):
                pass
            pattern.fullmatch(text)
    except TooLongError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return (time.process_time() - begun) / times


def worse_than_a_square(pattern: Pattern) -> str | None:
    """A text that takes far more than the 16 times of a square where it is four times as long, or that does not end."""
    for lead, piece in texts(pattern):
        first = seconds(pattern, lead, piece, LENGTH)
        if first < SUSPECT:
            continue
        part = seconds(pattern, lead, piece, LENGTH // PART, 1 if first > PATIENCE else 10)
        whole = first if first > PATIENCE else min(first, *(seconds(pattern, lead, piece, LENGTH) for _ in range(4)))
        if whole > LIMIT * part or part > PATIENCE:
            return f"{lead!r} and {piece!r} times {LENGTH}: {part:.4f} s, then {whole:.3f} s"
    return None


@pytest.fixture(autouse=True)
def _alarm() -> Iterator[None]:
    """A clock of the processor's time that interrupts a search."""
    before = signal.signal(signal.SIGVTALRM, _ring)
    yield
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("bad", [r"(a+)+b", r"\s*\s*\s*x", r"(?s)(.*?)\s*<([^<>]+)>", r"(?:\w+\s?)+x"])
def test_slow_patterns_are_told(bad: str) -> None:
    """What takes a cube or a power of the length is told by the strings that are made for it."""
    assert worse_than_a_square(re.compile(bad))


@pytest.mark.parametrize("good", [r"<[^<>]+>", r"a+b", r"\s+$", r"(?:ab)+c", r"\w+\s*="])
def test_patterns_of_a_square_at_most_pass(good: str) -> None:
    """Linear ones do, and squares."""
    assert worse_than_a_square(re.compile(good)) is None


@pytest.mark.slow
def test_no_pattern_takes_more_than_the_square_of_a_text() -> None:
    """All of the program."""
    found = patterns()
    told = {where: worse_than_a_square(pattern) for pattern, where in found.items()}
    assert len(found) > 500
    assert {where: text for where, text in told.items() if text} == {}

"""Tests lie as the package does: what tests a room of `guidepress/` lies in the room of that name, and no deeper or higher."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT

PACKAGE, TESTS = ROOT / "guidepress", ROOT / "tests"
ELSEWHERE = {
    "check/conformance": "tests/test_cases.py",
    "check/statements/calls": "tests/check/statements/test_calls.py",
    "check/statements/frames": "tests/check/statements/test_frames.py",
    "check/statements/polarity": "tests/check/statements/test_softened.py",
    "model/print_job": "tests/prove/preflight/test_interior.py",
    "model/rules": "tests/findings/test_catalogue.py",
    "prove/parsers/css": "tests/prove/disclaimer/test_editions.py",
    "prove/parsers/epub": "tests/prove/epub/test_edition.py",
}
"""Rooms without a folder of tests: tables and parsers, each with a test that asks what it says through what rests on it."""

ABOUT_ALL = {
    "benchmarks": "the programs of benchmarks/",
    "reading": "the books in reading systems, which are nobody's room",
    "repository": "the repository itself: its documents, its lengths, its wheel",
    "support": "the helpers of the tests",
}
"""Folders of tests that are no room of the package, and what they are about."""

TOOLS = "prove/parsers"
"""Parsers are what tests of provers read files with: a test that asks one of them is not about it."""


def rooms() -> set[str]:
    """The packages within the package, as paths: `prove/likeness`."""
    return {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py")} - {"."}


def files_of_tests() -> list[Path]:
    """Every file of tests."""
    return sorted(TESTS.rglob("test_*.py"))


def imported(text: str, known: set[str]) -> Iterator[str]:
    """The rooms that a file imports of the package."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("guidepress."):
            for one in node.names:
                yield room_of(f"{node.module}.{one.name}", known)


def room_of(module: str, known: set[str]) -> str:
    """The innermost room in which a module lies."""
    parts = module.split(".")[1:]
    while parts and "/".join(parts) not in known:
        parts.pop()
    return "/".join(parts)


def too_high(place: str, asked: set[str]) -> str | None:
    """The room within its own that a file asks alone, and should lie in."""
    within = {one for one in asked if one == place or one.startswith(f"{place}/")}
    within = {one for one in within if one == place or not one.startswith(TOOLS)}
    return next(iter(within)) if len(within) == 1 and place not in within else None


def test_every_room_has_its_tests() -> None:
    """A folder of the same name, or a test that is named as standing for it; no name stands that is not needed."""
    tested = {path.parent.relative_to(TESTS).as_posix() for path in files_of_tests()}
    inside = {above.as_posix() for one in tested for above in Path(one).parents}
    assert sorted(rooms() - tested - inside) == sorted(ELSEWHERE)
    assert [path for path in ELSEWHERE.values() if not (ROOT / path).is_file()] == []


def test_every_folder_of_tests_is_of_a_room() -> None:
    """Those that are none are named, with what they are about."""
    folders = {path.parent.relative_to(TESTS).as_posix() for path in files_of_tests()} - {"."}
    assert sorted(folders - rooms()) == sorted(ABOUT_ALL)


def test_tests_lie_where_the_modules_lie() -> None:
    """A file that asks one room within its folder's, and not the folder's own, lies in that room."""
    known = rooms()
    found = {}
    for path in files_of_tests():
        place = path.parent.relative_to(TESTS).as_posix()
        if room := too_high(place, set(imported(path.read_text(encoding="utf-8"), known))):
            found[path.relative_to(ROOT).as_posix()] = room
    assert found == {}


@pytest.mark.parametrize(
    ("asked", "room"),
    [
        ({"prove/likeness"}, "prove/likeness"),
        ({"prove/likeness", "prove/parsers/pdf"}, "prove/likeness"),
        ({"prove/likeness", "prove"}, None),
        ({"prove/likeness", "prove/speech"}, None),
        ({"prove/parsers/pdf", "read"}, None),
    ],
)
def test_what_lies_too_high_is_seen(asked: set[str], room: str | None) -> None:
    """In tests/prove: one of likeness alone; not one of the stage itself, of two rooms, of none but the tools."""
    assert too_high("prove", asked) == room


def test_a_name_of_a_package_is_a_room() -> None:
    """Modules by their names, and packages that are imported as names."""
    text = "from guidepress.prove.likeness.art import CoverArt\nfrom guidepress.prove import likeness\nimport os\n"
    assert list(imported(text, {"prove", "prove/likeness"})) == ["prove/likeness", "prove/likeness"]

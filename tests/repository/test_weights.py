"""What runs by default is known: the table of dear tests names tests that are there, and counts cases as it says."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.places import ROOT
from tests.support.weights import ALLOWANCE, ALLOWANCE_OF_A_FIXTURE, function_of, heavy, read_weights, written


def test_every_entry_is_a_test() -> None:
    """A test, or a fixture, that was renamed takes its entry along."""
    for file, tests in read_weights().items():
        text = (ROOT / file).read_text(encoding="utf-8")
        for name in tests:
            assert re.search(rf"^def {name}\(", text, re.MULTILINE), f"{file} has no {name}: pytest --weigh"


def test_what_fits_into_the_allowance_stays() -> None:
    """The first cases that fit together; none if the first is dearer; light tests have no entry."""
    third = ALLOWANCE / 3
    weighed = [
        (2, "tests/a.py::test_many[c]", third),
        (0, "tests/a.py::test_many[a]", third),
        (1, "tests/a.py::test_many[b]@group", ALLOWANCE / 2),
        (3, "tests/b.py::test_dear", ALLOWANCE + 1),
        (4, "tests/b.py::test_light", third),
    ]
    assert tomllib.loads(written(weighed, {})) == {"tests/a.py": {"test_many": 2}, "tests/b.py": {"test_dear": 0}}


def test_what_is_dear_to_make_is_named() -> None:
    """A fixture of a file above its allowance, at its place among the tests."""
    made = {("tests/b.py", "dist"): ALLOWANCE_OF_A_FIXTURE + 1, ("tests/b.py", "book"): ALLOWANCE_OF_A_FIXTURE}
    weighed = [(0, "tests/b.py::test_dear", ALLOWANCE + 1)]
    assert tomllib.loads(written(weighed, made)) == {"tests/b.py": {"dist": 0, "test_dear": 0}}


@pytest.fixture(scope="module")
def dear() -> int:
    """Stands for what takes long to make."""
    return 1


@pytest.mark.usefixtures("dear")
def test_tests_of_what_is_dear_are_slow(request: pytest.FixtureRequest) -> None:
    """By the name of the fixture in their own file."""
    file = function_of(request.node.nodeid)[0]
    assert list(heavy([request.node], {file: {"dear": 0}})) == [request.node]
    assert list(heavy([request.node], {"tests/another.py": {"dear": 0}})) == []


def test_cases_beyond_are_slow(request: pytest.FixtureRequest) -> None:
    """The cases are counted in their order."""
    item = request.node
    file, name = function_of(item.nodeid)
    assert list(heavy([item, item, item], {file: {name: 1}})) == [item, item]
    assert list(heavy([item, item, item], {})) == []

"""What runs by default is known: the table of dear tests names tests that are there, and counts cases as it says."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.places import ROOT
from tests.support.weights import ALLOWANCE, function_of, heavy, read_weights, written


def test_every_entry_is_a_test() -> None:
    """A test that was renamed takes its entry along."""
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
    assert tomllib.loads(written(weighed)) == {"tests/a.py": {"test_many": 2}, "tests/b.py": {"test_dear": 0}}


def test_cases_beyond_are_slow(request: pytest.FixtureRequest) -> None:
    """The cases are counted in their order."""
    item = request.node
    file, name = function_of(item.nodeid)
    assert list(heavy([item, item, item], {file: {name: 1}})) == [item, item]
    assert list(heavy([item, item, item], {})) == []

"""Which tests run by default: each has an allowance of CPU time, and what goes beyond it is left to the slow run.

``tests/weights.toml`` names the tests that cost more than `ALLOWANCE`, with the number of their cases that fit into it: so
many run by default, all of them under ``-m slow`` or ``-m ""``. What a file makes once for several of its tests has an
allowance of its own: all tests that rest on something dearer are slow, so that it is made in one of the two runs and not in
both. ``pytest --weigh`` measures and writes the file anew.
"""

from __future__ import annotations

import os
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from tests.support.places import ROOT

WEIGHTS = ROOT / "tests/weights.toml"
ALLOWANCE = 0.4
"""CPU seconds of a test's cases in the default run, its fixtures and the processes that it waited for included."""

ALLOWANCE_OF_A_FIXTURE = 1.2
"""CPU seconds of what a file makes once for several of its tests."""

_CPU, _PLACE, _MADE = "cpu", "place", "made"
_HEAD = f"""\
# Tests of which the default run has only the first cases: all of theirs take more than {ALLOWANCE} s of CPU time.
# A fixture stands here if what it makes once takes more than {ALLOWANCE_OF_A_FIXTURE} s: tests that ask for it run slow.
# Written by `pytest --weigh`; tests/support/weights.py says how. The slow run has the other cases.
"""


def function_of(nodeid: str) -> tuple[str, str]:
    """The file of a test and the name of its function, without the case and without the group of xdist."""
    file, _, name = nodeid.partition("::")
    return file, name.partition("[")[0].partition("@")[0]


def heavy(items: Iterable[pytest.Item], allowed: Mapping[str, Mapping[str, int]]) -> Iterator[pytest.Item]:
    """The cases beyond what their tests are allowed by default, and those that rest on what is dear to make."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for item in items:
        if item.get_closest_marker("slow"):
            continue
        file, name = function_of(item.nodeid)
        known = allowed.get(file, {})
        most = known.get(name)
        seen[file, name] += 1
        if (most is not None and seen[file, name] > most) or not known.keys().isdisjoint(_fixtures_of(item)):
            yield item


def _fixtures_of(item: pytest.Item) -> list[str]:
    return item.fixturenames if isinstance(item, pytest.Function) else []


def read_weights() -> dict[str, dict[str, int]]:
    """What each dear test is allowed, by file and function."""
    return tomllib.loads(WEIGHTS.read_text(encoding="utf-8")) if WEIGHTS.is_file() else {}


class Scales:
    """Weighs every test of a run and writes what each is allowed."""

    def __init__(self) -> None:
        """Nothing was weighed yet."""
        self._weighed: list[tuple[int, str, float]] = []
        self._made: dict[tuple[str, str], float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Each test remembers where it stands; what is slow by its own mark is not weighed."""
        for place, item in enumerate(items):
            if not item.get_closest_marker("slow"):
                item.user_properties.append((_PLACE, place))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """Its own time and that of its fixtures for one test; what is made for several is weighed by itself."""
        before = _cpu()
        try:
            return (yield)
        finally:
            item.user_properties.append((_CPU, round(_cpu() - before, 2)))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Iterator[None]:
        """What a file makes for several of its tests, with what it is made of."""
        before = _cpu()
        try:
            return (yield)
        finally:
            if fixturedef.scope == "module" and fixturedef.baseid == function_of(request._pyfuncitem.nodeid)[0]:
                made = (fixturedef.baseid, fixturedef.argname, round(_cpu() - before, 2))
                request._pyfuncitem.user_properties.append((_MADE, made))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The process that gathers the reports has the results of all."""
        if report.when == "teardown":
            held: dict[str, Any] = dict(report.user_properties)
            for file, fixture, seconds in _values(report, _MADE):
                self._made[file, fixture] = max(seconds, self._made.get((file, fixture), 0.0))
            if _CPU in held and _PLACE in held:
                self._weighed.append((held[_PLACE], report.nodeid, held[_CPU]))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the file, in the order of the tests; not in a process that works for another."""
        if not hasattr(session.config, "workerinput"):
            WEIGHTS.write_text(written(self._weighed, self._made), encoding="utf-8")


def _values(report: pytest.TestReport, name: str) -> Iterator[Any]:
    return (value for known, value in report.user_properties if known == name)


def written(weighed: Iterable[tuple[int, str, float]], made: Mapping[tuple[str, str], float]) -> str:
    """The file, from where each case stands, its name and its CPU seconds, and those of what files make for several tests."""
    tests: dict[tuple[str, str], list[float]] = defaultdict(list)
    for _place, nodeid, seconds in sorted(weighed):
        tests[function_of(nodeid)].append(seconds)
    fitting = {test: fits for test, costs in tests.items() if (fits := _fitting(costs)) < len(costs)}
    fitting |= {fixture: 0 for fixture, seconds in made.items() if seconds > ALLOWANCE_OF_A_FIXTURE}
    lines, last = [_HEAD], ""
    for (file, name), fits in sorted(fitting.items()):
        if file != last:
            lines.append(f'\n["{file}"]\n')
            last = file
        lines.append(f"{name} = {fits}\n")
    return "".join(lines)


def _fitting(costs: Iterable[float]) -> int:
    """How many of the first cases fit into the allowance together."""
    left, number = ALLOWANCE, 0
    for cost in costs:
        left -= cost
        if left < 0:
            break
        number += 1
    return number


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system

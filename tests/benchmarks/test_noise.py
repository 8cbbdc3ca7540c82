"""Noise and kills: a little of each, so that what they say of a fault is known to be said."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from benchmarks.hostile import fuzz as noise
from benchmarks.hostile.noise_of_files import Target
from guidepress.standards.guarded_yaml import UnusableYamlError
from tests.support.places import CASES, ROOT

_KILLS = """\
import json
from benchmarks.hostile.kills import kill_builds
print(json.dumps([[one.number.name, one.faults] for one in kill_builds(1, 4, ("epub", "web"))]))
"""


def _noise(monkeypatch: pytest.MonkeyPatch, seconds: float, *targets: Target) -> tuple[dict[str, int], list[str]]:
    monkeypatch.setattr(noise, "_of_a_guide", lambda _base, _folder: list(targets))
    monkeypatch.setattr(noise, "of_files", list)
    monkeypatch.setattr(noise, "_of_others", lambda _folder: [])
    ticks = itertools.count()  # a millisecond each time that it is read: a busy machine feeds as much as a quiet one
    monkeypatch.setattr(noise, "time", SimpleNamespace(monotonic=lambda: next(ticks) / 1000))
    return noise.fuzz(seconds, 1, CASES / "_guide")


def test_what_breaks_is_told_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what a reader refuses with one of our errors is not; the same seed gives the same texts."""
    seen: list[str] = []

    def break_on_two(text: str) -> None:
        seen.append(text)
        if len(seen) == 2:
            raise ZeroDivisionError("a fault")
        raise UnusableYamlError("refused")

    counts, broken = _noise(monkeypatch, 0.02, ("a reader", ("a", "b"), break_on_two))
    assert counts["a reader"] == len(seen) == 10
    assert broken == [f"a reader: ZeroDivisionError('a fault'): {seen[1]!r}"]
    first = list(seen)
    seen.clear()
    _noise(monkeypatch, 0.02, ("a reader", ("a", "b"), break_on_two))
    assert seen == first


def test_what_has_no_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An input that takes more of the processor than one may is ended, and is a fault."""
    monkeypatch.setattr(noise, "SECONDS", 0.05)

    def for_ever(_text: str) -> None:
        while True:
            pass

    counts, broken = _noise(monkeypatch, 0.0015, ("a reader", ("a",), for_ever))
    assert (counts, [one.partition("(")[0] for one in broken]) == ({"a reader": 1}, ["a reader: _TooLongError"])


@pytest.mark.slow
def test_a_slice_of_the_noise() -> None:
    """Some seconds for the readers of single files: no fault."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom benchmarks.hostile import fuzz as noise\n"
        "noise._of_others = lambda _folder: []\ncounts, broken = noise.fuzz(6, 11, Path(sys.argv[1]))\n"
        "print(len(counts), min(counts.values()), broken)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(CASES / "_guide")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    readers, least, broken = done.stdout.split(maxsplit=2)
    assert (int(readers), broken.strip()) == (13, "[]")
    assert int(least) >= 1


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_nothing() -> None:
    """One of two editions, ended by SIGKILL: the next build and `verify` find what they must."""
    done = subprocess.run([sys.executable, "-c", _KILLS], cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == [["SIGKILL", []]]

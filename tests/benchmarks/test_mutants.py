"""Editions with damage are spoken and proved to an end: with what they say, or with one of our errors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.hostile import __main__ as hostile
from benchmarks.hostile.mutants import Tally, mutant
from tests.support.places import ROOT

_SLICE = """\
import json, sys
from pathlib import Path
from benchmarks.hostile.mutants import mutate
found = mutate(40, 7, folder=Path(sys.argv[1]))
print(json.dumps([[one.name, one.proved, one.failures] for one in found]))
"""

_BESIDE = """\
import json, sys
from pathlib import Path
from benchmarks.hostile.mutants_beside import mutate_beside
found = list(mutate_beside(6, 7, Path(sys.argv[1]), 5, "manifest"))
print(json.dumps([[one.name, one.spoken, one.proved, one.failures] for one in found]))
"""


def test_damage_is_the_same_for_a_seed() -> None:
    """A failure can be had again."""
    data = b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog >> endobj\n" * 50
    assert mutant(data, "1") == mutant(data, "1")
    assert len({mutant(data, str(seed)) for seed in range(20)}) > 10


@pytest.mark.slow
def test_a_slice_of_the_mutants(tmp_path: Path) -> None:
    """Forty of each edition, one in ten proved: none without end, none that takes the memory, none that is a fault."""
    done = subprocess.run(  # a process of its own: what forks must have no threads
        [sys.executable, "-c", _SLICE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert {name: failures for name, _proved, failures in found} == {name: [] for name, _proved, _failures in found}
    assert sum(proved for _name, proved, _failures in found) >= 16


@pytest.mark.slow
def test_a_slice_of_what_lies_beside(tmp_path: Path) -> None:
    """Six manifests with damage, verified, and two of them proved: each ends with findings or one of our errors."""
    done = subprocess.run(
        [sys.executable, "-c", _BESIDE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == [["manifest.json", 6, 2, []]]


def test_what_fails_beside_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file has its row as soon as it is done, with what failed below it; the command then ends with 1."""
    tallies = [Tally("a.json", 5, 1, 3), Tally("b.xml", 5, 1, 3, ["4: verify: exit 4: x"])]
    monkeypatch.setattr(hostile, "mutate_beside", lambda *_: iter(tallies))
    monkeypatch.setattr(sys, "argv", ["hostile", "beside", "--count", "5"])
    assert hostile.main() == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "| a.json | 5 | 1 | 3 | 0 | none |",
        "| b.xml | 5 | 1 | 3 | 0 | 4: verify: exit 4: x |",
        "4: verify: exit 4: x",
    ]

"""Work in a process of its own."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guidepress.model.errors import ConfigurationError, FindingsError, InternalError
from guidepress.model.finding import Rule, Severity
from guidepress.model.place import Place
from guidepress.pipeline import build as pipeline
from guidepress.pipeline.worker import Apart
from tests.support.places import BOOKS, ROOT

RULE = Rule("XXX001", Severity.ERROR, "A fault", "It harms.", "Mend it.")


def answer(question: int) -> tuple[int, int]:
    """Work: the double, and which process did it."""
    return 2 * question, os.getpid()


def complain() -> None:
    """Work that has something against its input."""
    raise FindingsError([RULE.at(Place("a.md", 3), "that is wrong")])


def perish() -> None:
    """Work that the system ends."""
    os._exit(9)


def linger() -> None:
    """Work that takes longer than anybody waits."""
    time.sleep(600)


def test_a_result_comes_back_from_another_process() -> None:
    """The value is right, and this process did not compute it."""
    with Apart("the double", answer, 21) as call:
        value, process = call.result()
    assert value == 42
    assert process != os.getpid()


def test_findings_come_back_whole() -> None:
    """An error of the other process is raised here with all it held."""
    with Apart("a complaint", complain) as call, pytest.raises(FindingsError) as caught:
        call.result()
    (finding,) = caught.value.findings
    assert (finding.code, str(finding.place), finding.message) == ("XXX001", "a.md:3", "that is wrong")


def test_a_process_that_dies_is_an_error() -> None:
    """Nobody waits for ever for a process that the system ended."""
    with Apart("large-print", perish) as call, pytest.raises(InternalError, match="large-print ended with 9") as caught:
        call.result()
    assert "--jobs 1" in caught.value.hint


def test_leaving_ends_the_process() -> None:
    """An error or an interrupt here leaves nothing running there."""
    call = Apart("long work", linger)
    with pytest.raises(KeyboardInterrupt), call:
        raise KeyboardInterrupt
    assert not call._process.is_alive()


def test_errors_are_pickled_with_their_hints() -> None:
    """Message, hint and findings survive."""
    error = ConfigurationError("no", hint="yes", findings=(RULE.at(Place("a.md")),))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (again.message, again.hint, again.findings, str(again)) == ("no", "yes", error.findings, "no")


@pytest.mark.slow
def test_two_processes_make_the_same_bytes_as_one(tmp_path: Path) -> None:
    """However many jobs there are, every file of the edition is equal, the manifest included."""
    guide = BOOKS / "minimal"
    names = ("screen", "large-print", "web")
    for jobs in (1, 2):
        pipeline.build(guide, tmp_path / str(jobs), names, jobs=jobs)
    one, two = (
        {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (tmp_path / "1", tmp_path / "2")
    )
    assert one.keys() == two.keys() >= {"manifest.json", "read.html"}
    assert one == two


def test_a_guide_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    """The other process reads the guide for itself; it must be the guide that was checked."""
    guide = BOOKS / "minimal"
    with pytest.raises(ConfigurationError, match="was changed while it was published"):
        pipeline.make_apart(guide, "another digest", "large-print", frozenset())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals of POSIX")
def test_an_interrupt_of_all_processes_is_for_the_one_that_waits() -> None:
    """Also while the first of the others still starts: it is not ended, and says no traceback."""
    done = subprocess.run([sys.executable, "-c", _INTERRUPTED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


_INTERRUPTED = """
import os, signal, time
from guidepress.pipeline.worker import Apart

with Apart("work", os.getpid) as apart:
    for _time in range(20):
        os.kill(apart.number, signal.SIGINT)
        time.sleep(0.005)
    assert apart.result() == apart.number
assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
"""

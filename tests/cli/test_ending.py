"""How a command ends that is ended: by a signal, by too much memory; nothing is left, and nothing is blamed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uharfbuzz as harfbuzz  # type: ignore[import-untyped]

from guidepress.cli import app
from guidepress.cli.ending import ended_politely
from guidepress.pipeline import ceiling
from guidepress.typeset.fonts.pinned import SANS, prepare_fonts
from tests.support.places import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def nothing_ignored() -> Iterator[None]:
    """Signals as a shell in a terminal leaves them: ``nohup`` and jobs in the background ignore some."""
    names = [number for name in ("SIGHUP", "SIGINT", "SIGTERM") if (number := getattr(signal, name, None)) is not None]
    before = {
        number: signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        for number in names
    }
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def instead(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
    """Some work in the place of every command."""
    monkeypatch.setattr(app.commands, "main", lambda **_given: work())


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_a_command_as_an_interrupt_does(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is put away, the exit code is that of the signal, and the handlers are as they were."""
    put_away: list[str] = []
    number = getattr(signal, name)
    before = signal.getsignal(number)

    def work() -> None:
        try:
            os.kill(os.getpid(), number)
            time.sleep(5)
        finally:
            os.kill(os.getpid(), number)  # a second one does not disturb
            put_away.append(name)

    instead(monkeypatch, work)
    assert app.main(["build"]) == 128 + number
    assert put_away == [name]
    assert signal.getsignal(number) == before


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_in_a_function_that_c_calls_back_is_not_lost(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """HarfBuzz draws a letter through a function for each stroke, and what that one raises goes nowhere."""
    number, strokes, alarm = getattr(signal, name), list[float](), signal.getsignal(signal.SIGALRM)

    def stroke(x: float, _y: float, _: object) -> None:
        if not strokes:
            os.kill(os.getpid(), number)
        strokes.append(x)

    def work() -> None:
        functions = harfbuzz.DrawFuncs()
        functions.set_move_to_func(stroke)
        functions.set_line_to_func(stroke)
        font = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob(prepare_fonts().find(SANS).read_bytes())))
        font.draw_glyph(font.get_nominal_glyph(ord("L")), functions)
        assert strokes, "HarfBuzz went on"
        time.sleep(30)
        pytest.fail("the command went on")

    instead(monkeypatch, work)
    assert app.main(["build"]) == 128 + number
    assert signal.getsignal(signal.SIGALRM) == alarm
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_that_a_library_swallows_still_ends_the_command(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its failure is then not told as a fault of Guidepress."""

    def work() -> None:
        try:
            os.kill(os.getpid(), number)
            time.sleep(5)
        except BaseException as error:
            raise RuntimeError("odd") from error

    instead(monkeypatch, work)
    assert app.main(["build"]) == 128 + number
    assert capsys.readouterr().err == ""


def test_what_is_ignored_stays_ignored() -> None:
    """``nohup`` ignores SIGHUP, and so does the command."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_politely() as ending:
            os.kill(os.getpid(), signal.SIGHUP)
        assert not ending.signal
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a process is read on Linux only")
def test_more_memory_than_may_be_taken_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A work that never ends and takes more than the ceiling ends with the code of wrong use."""
    monkeypatch.setenv(ceiling.VARIABLE, "1")
    monkeypatch.setattr(ceiling, "_EVERY", 0.01)

    def work() -> None:
        while True:
            time.sleep(0.001)

    # the processes of tests take more than one and a half megabytes: the last resort would end them
    monkeypatch.setattr(ceiling, "_taken", lambda: 1.2 * 2**20)
    instead(monkeypatch, work)
    assert app.main(["check"]) == 2
    told = capsys.readouterr().err
    assert "more than 1 MB of memory" in told
    assert ceiling.VARIABLE in told
    assert "fault of Guidepress" not in told


def test_who_does_not_react_is_ended(tmp_path: Path) -> None:
    """A process in which no error can be raised ends with a sentence all the same."""
    script = (
        "import time\nfrom guidepress.pipeline import ceiling\nceiling._EVERY = 0.3\n"
        "with ceiling.under(2**20):\n while True:\n  try:\n   time.sleep(.01)\n  except BaseException: pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == ceiling.EXIT_CEILING
    assert "more than 1 MB" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_default_comes_from_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less than there is, and never less than an ordinary guide takes; 0 says no ceiling."""
    monkeypatch.delenv(ceiling.VARIABLE, raising=False)
    assert ceiling.ceiling() >= ceiling.LEAST
    monkeypatch.setenv(ceiling.VARIABLE, "0")
    assert ceiling.ceiling() == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux's")
def test_a_process_beside_ends_with_the_one_that_is_killed(tmp_path: Path) -> None:
    """SIGKILL leaves no time to end anybody: the system does, and no traceback appears."""
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal, time\nfrom guidepress.pipeline.worker import Apart\n"
        "if __name__ == '__main__':\n"
        " with Apart('it', time.sleep, 60) as apart:\n"
        "  time.sleep(1)\n  print(apart._process.pid, flush=True)\n  os.kill(os.getpid(), signal.SIGKILL)\n",
        encoding="utf-8",
    )
    with (tmp_path / "said").open("w+b") as said:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, script], stdout=subprocess.PIPE, stderr=said, env=environment, timeout=60, check=False
        )
        child = int(done.stdout)
        for _ in range(100):
            state = Path(f"/proc/{child}/stat")
            if not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                break
            time.sleep(0.05)
        else:
            os.kill(child, signal.SIGKILL)
            pytest.fail("the process beside still runs")
        said.seek(0)
        assert b"Traceback" not in said.read()


def test_no_program_is_started_to_find_a_library() -> None:
    """The typesetter is loaded without a compiler or ``ldconfig``."""
    script = (
        "import sys\nstarted = []\n"
        "sys.addaudithook(lambda name, given: started.append(given) if name in "
        "('subprocess.Popen', 'os.system', 'os.posix_spawn', 'os.exec') else None)\n"
        "import guidepress.typeset\nimport weasyprint\nassert not started, started\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("command", "said"), [("check", False), ("speak", False), ("build", True), ("", True)])
def test_only_who_replaces_editions_talks_of_them(
    command: str, said: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that cannot be read is named with the reason, in words."""

    def work() -> None:
        raise PermissionError(13, "Permission denied", "/g/sections/one.md")

    instead(monkeypatch, work)
    assert app.main([command] if command else []) == 3
    told = capsys.readouterr().err
    assert "Permission denied: /g/sections/one.md" in told
    assert ("Nothing was replaced" in told) is said


def test_a_full_disk_is_told_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Not as a list of Python's."""
    import shutil

    def work() -> None:
        raise shutil.Error([("/g/dist/a.pdf", "/g/.dist.new-1/a.pdf", "[Errno 28] No space left on device: 'x'")])

    instead(monkeypatch, work)
    assert app.main(["build"]) == 3
    assert "No space left on device: /g/.dist.new-1/a.pdf\n" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_to_its_end_is_named(tmp_path: Path) -> None:
    """The system says of a full disk, or a limit, what it is and not which file it was."""
    command = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)); "
        "from guidepress.cli.app import main; sys.exit(main(sys.argv[1:]))"
    )
    made = subprocess.run(
        [sys.executable, "-c", command, "new", str(tmp_path / "guide")], capture_output=True, text=True, check=False
    )
    assert made.returncode == 3
    assert f"File too large: {tmp_path / 'guide'}/" in made.stderr
    assert not (tmp_path / "guide").exists()


@pytest.mark.parametrize("said", ["abc", "-1", "1e9", "²", "4 GB"])
def test_a_ceiling_that_is_no_number_is_told(
    said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was passed over in silence, and the default held."""
    monkeypatch.setenv("GUIDEPRESS_MEMORY", said)
    assert app.main(["explain", "ACC001"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"GUIDEPRESS_MEMORY is {said!r}, which is no number of megabytes" in told.err


@pytest.mark.parametrize("said", ["", " 4000 ", "0"])
def test_a_ceiling_that_is_one_is_obeyed(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Digits, with spaces around them."""
    monkeypatch.setenv("GUIDEPRESS_MEMORY", said)
    assert app.main(["explain", "ACC001"]) == 0

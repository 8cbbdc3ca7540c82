"""Tools that crash, hang, talk without end or write rubbish: each is told by its name, none takes us down."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from guidepress.model.errors import OutsideToolError
from guidepress.prove.validators import toolbox, validators
from guidepress.prove.validators.toolbox import MissingToolError, Toolbox
from guidepress.prove.validators.validators import Validator, Verdict


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with a Java machine of ours and the shell's own tools; the folder of the validators has a veraPDF."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "verapdf").mkdir()
    (tmp_path / "verapdf/greenfield-apps-1.28.2.jar").write_bytes(b"")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.defpath}")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return tmp_path


def java(tools: Path, script: str) -> Toolbox:
    """A Java machine that runs a shell script, whatever it is asked for."""
    program = tools / "bin/java"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return Toolbox(tools)


CRASHES = {
    "it ends at once": ("exit 3", "did not judge the file \\(exit 3\\): it said nothing"),
    "it complains": ("echo 'no heap at /x' >&2; exit 1", "did not judge the file \\(exit 1\\): no heap at /x"),
    "it is killed": ("kill -9 $$", "did not judge the file \\(exit -9\\)"),
    "it writes rubbish": ("echo '{'; exit 0", "did not judge the file \\(exit 0\\)"),
    "it writes bytes": ("printf '\\377\\376'; exit 0", "did not judge the file"),
    "it writes null": ("echo null", "did not judge the file"),
    "it writes another list": ('echo \'{"report": {"jobs": []}}\'', "did not judge the file"),
    "it writes another shape": (
        'echo \'{"report": {"jobs": [{"validationResult": [{}]}]}}\'',
        "veraPDF wrote a report of another shape",
    ),
}


@pytest.mark.parametrize("name", CRASHES)
def test_a_tool_that_breaks_down_is_told(tools: Path, name: str) -> None:
    """With its name, its exit code and what it said."""
    script, message = CRASHES[name]
    with pytest.raises(OutsideToolError, match=message):
        validators.verapdf(java(tools, script), b"%PDF-1.7", "ua1", "PDF/UA-1")


def test_a_report_that_is_not_there_or_rubbish(tools: Path) -> None:
    """EPUBCheck writes its report into a file: none, an empty one, a broken one."""
    report = "for last do :; done"
    for script in ("exit 0", f'{report}; : > "$last"', f'{report}; echo "{{" > "$last"'):
        with pytest.raises(OutsideToolError, match="EPUBCheck wrote no report"):
            validators.epubcheck(java(tools, script), b"PK")


def test_what_a_tool_says_names_no_private_folder(tools: Path) -> None:
    """The message is the same wherever the file was put."""
    with pytest.raises(OutsideToolError) as caught:
        validators.verapdf(java(tools, 'echo "$PWD/edition.pdf is odd" >&2; exit 1'), b"%PDF-1.7", "ua1")
    assert caught.value.message.endswith(": edition.pdf is odd")


def test_a_tool_that_hangs_is_ended_with_its_children(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is left running."""
    monkeypatch.setattr(toolbox, "SECONDS", 0.3)
    box = java(tools, f'sleep 60 & echo $! > "{tools}/child"; wait')
    with pytest.raises(OutsideToolError, match="java took more than"):
        validators.verapdf(box, b"%PDF-1.7", "ua1")
    child = int((tools / "child").read_text(encoding="utf-8"))
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child is still running")


def test_a_tool_that_talks_without_end_is_ended(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before its words fill the memory."""
    monkeypatch.setattr(toolbox, "MOST_SAID", 100_000)
    with pytest.raises(OutsideToolError, match="java said more than"):
        validators.verapdf(java(tools, "while :; do echo and more; done"), b"%PDF-1.7", "ua1")


def test_a_tool_that_cannot_be_started(tools: Path) -> None:
    """A file that is no program, and one that is not there any more."""
    box = java(tools, "")
    (tools / "bin/java").write_bytes(b"\x00rubbish")
    with pytest.raises(OutsideToolError, match="java cannot be started"):
        validators.verapdf(box, b"%PDF-1.7", "ua1")
    with pytest.raises(OutsideToolError, match="java cannot be started"):
        toolbox.run([str(tools / "bin/gone/java")], tools)


def test_a_tool_that_is_not_there_is_missing(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is no breakdown: the verdict says what to install."""
    monkeypatch.setenv("PATH", str(tools / "bin"))
    with pytest.raises(MissingToolError, match="Java"):
        validators.verapdf(Toolbox(tools), b"%PDF-1.7", "ua1")
    asked = Validator("ace", "EPUB Accessibility 1.1", validators.ace)
    assert asked.verdict(b"PK", Toolbox(tools)).missing == "the Node package @daisy/ace-cli"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyError("x"), TypeError("y")], ids=str)
def test_whatever_stumbles_is_a_breakdown(error: Exception) -> None:
    """A full disk under a validator, or a fault of its wrapper, is told as its own, not as an internal error."""

    def judge(_tools: Toolbox, _data: bytes) -> Verdict:
        raise error

    with pytest.raises(OutsideToolError, match="ace could not be asked: "):
        Validator("ace", "", judge).verdict(b"", Toolbox())


def test_a_good_tool_is_believed(tools: Path) -> None:
    """The same way with a whole report: passed, with rules and checks."""
    details = {"passedRules": 2, "failedRules": 0, "passedChecks": 9, "failedChecks": 0, "ruleSummaries": []}
    result = {"compliant": True, "profileName": "PDF/UA-1 validation profile", "details": details}
    (tools / "said").write_text(json.dumps({"report": {"jobs": [{"validationResult": [result]}]}}), encoding="utf-8")
    verdict = validators.verapdf(java(tools, f'cat "{tools}/said"'), b"%PDF-1.7", "ua1", "PDF/UA-1")
    assert (verdict.rules, verdict.objects, verdict.faults) == (2, 9, ())

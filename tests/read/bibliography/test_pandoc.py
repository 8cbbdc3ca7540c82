"""Pandoc as a program of its own: bounded, cut off from the network, and told of in words when it fails."""

from __future__ import annotations

import stat
import subprocess
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from guidepress.cli.app import main
from guidepress.model.errors import OutsideToolError
from guidepress.read.bibliography import pandoc
from guidepress.read.bibliography.pandoc import PandocRefusal, run_pandoc
from tests.support.small_guide import write_guide

CITING = "# T\n\nA [@snow1855].\n"


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test asks anew."""
    monkeypatch.setattr(pandoc, "_results", {})


def stand_in(folder: Path, script: str) -> ModuleSpec:
    """A package in which pandoc is a shell script; the script "" is none."""
    (folder / "files").mkdir(parents=True)
    if script:
        program = folder / "files" / "pandoc"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return ModuleSpec("pypandoc", None, origin=str(folder / "__init__.py"))


def use(monkeypatch: pytest.MonkeyPatch, spec: ModuleSpec | None) -> None:
    """Let the package be found there."""
    monkeypatch.setattr(pandoc, "find_spec", lambda _name: spec)


BROKEN = {
    "no package": None,
    "no program": "",
    "a crash": "exit 139",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_missing_or_broken_pandoc_is_told_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Exit code 3, a sentence and what to do; never a traceback."""
    script = BROKEN[name]
    use(monkeypatch, None if script is None else stand_in(tmp_path / "package", script))
    with pytest.raises(OutsideToolError) as caught:
        run_pandoc(("-f", "markdown"), b"x")
    assert "pypandoc_binary" in caught.value.hint
    code = main(["check", "--guide", str(write_guide(tmp_path / "guide", CITING))])
    said = capsys.readouterr()
    assert code == 3
    assert "pandoc" in said.err
    assert "setup.sh" in said.err
    assert "Traceback" not in said.err + said.out


def test_a_guide_without_citations_needs_no_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked where nothing is cited."""
    from guidepress.model.finding import Findings
    from guidepress.read import read_guide

    use(monkeypatch, None)
    assert read_guide(write_guide(tmp_path, "# T\n\nNothing.\n"), Findings()).references


def test_it_is_asked_once_a_guide_and_remembers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All citations and the list are one question; the same question is answered from memory."""
    from guidepress.model.finding import Findings
    from guidepress.read import read_guide

    asked: list[object] = []
    run = pandoc._run

    def counted(*given: Any) -> bytes:
        asked.append(given)
        return run(*given)

    monkeypatch.setattr(pandoc, "_run", counted)
    folder = write_guide(tmp_path, "# T\n\nA [@snow1855]. B [@snow1855, p. 3]. As @snow1855 says.\n")
    for _time in range(2):
        read_guide(folder, Findings())
    assert len(asked) == 1


def test_time_and_input_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that does not end is ended; more than is sensible is not asked at all."""
    use(monkeypatch, stand_in(tmp_path / "package", "exec /bin/sleep 60"))
    monkeypatch.setattr(pandoc, "SECONDS", 0.3)
    with pytest.raises(PandocRefusal, match="not done"):
        run_pandoc((), b"x")
    monkeypatch.setattr(pandoc, "MAX_INPUT_BYTES", 10)
    with pytest.raises(PandocRefusal, match="more than"):
        run_pandoc((), b"x" * 11)


def test_memory_is_bounded() -> None:
    """A macro that calls itself ends at the limit of the heap, as a refusal of the input."""
    style = (
        b'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>x</title><id>x</id>'
        b"<updated>2020-01-01T00:00:00+00:00</updated></info>"
        b'<macro name="a"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation></style>'
    )
    with pytest.raises(PandocRefusal):
        run_pandoc(("--citeproc", "--csl", "s.csl", "-M", "nocite=@*"), b"[@a]", {"s.csl": style})


def test_what_takes_all_memory_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with the options of its run-time system."""
    heap = b"pandoc: Heap exhausted;\npandoc: Use `+RTS -M<size>' to increase it."
    ended = subprocess.CompletedProcess([], 251, b"", heap)
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_more: ended)
    with pytest.raises(
        PandocRefusal, match=r"^it takes more than 700MB of memory: does something in it hold itself\?$"
    ):
        run_pandoc((), b"a note in itself")


def test_nothing_outside_is_read_and_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    """The sandbox keeps an input from naming a file; a proxy that is not there keeps a style from naming a parent."""
    secret = tmp_path / "secret.tex"
    secret.write_text("SECRET", encoding="utf-8")
    bib = f"@book{{b, title={{A \\input{{{secret}}} \\include{{{secret}}} x}}}}".encode()
    assert b"SECRET" not in run_pandoc(("-f", "biblatex", "-t", "csljson"), bib)
    yaml = f"---\nbibliography: {secret}\nreferences: []\n---\n".encode()
    assert b"SECRET" not in run_pandoc(("-f", "markdown", "-t", "csljson"), yaml)
    style = (
        b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>x</title><id>x</id>'
        b'<link rel="independent-parent" href="http://127.0.0.1:9/styles/apa"/></info></style>'
    )
    with pytest.raises(PandocRefusal, match=r"127\.0\.0\.1"):
        run_pandoc(("--citeproc", "--csl", "s.csl"), b"[@a]", {"s.csl": style})


def test_the_surroundings_say_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the user's folder nor any other variable of the environment reaches the program."""
    use(monkeypatch, stand_in(tmp_path / "package", "/usr/bin/env; echo $HOME; pwd"))
    monkeypatch.setenv("SECRET_OF_MINE", "secret")
    said = run_pandoc((), b"").decode()
    assert "secret" not in said
    assert str(Path.home()) not in said.split("\n")

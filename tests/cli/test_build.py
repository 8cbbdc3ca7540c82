"""The command line: building, new guides, and outputs that cannot be written."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from guidepress.check.references.listed import listed
from guidepress.cli import app as cli
from guidepress.pipeline.built import Built
from tests.support.fake_editions import use_fakes
from tests.support.places import ROOT, tree
from tests.support.publishing import run


def test_build_is_the_default(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a command, or with options only, the guide is built."""
    asked: list[tuple[Path, Path]] = []

    def build(folder: Path, out: Path, names: object, **_named: object) -> Built:
        asked.append((folder, out))
        return Built(out, (), ())

    monkeypatch.setattr("guidepress.pipeline.build.build", build)
    for arguments in ([], ["--out", "x"], ["--guide", str(guide)], ["build", "--guide", str(guide), "--out", "y"]):
        assert cli.main(arguments) == 0
    assert asked == [
        (Path("manuscript"), Path("dist")),
        (Path("manuscript"), Path("x")),
        (guide, guide / "dist"),
        (guide, Path("y")),
    ]


def test_a_build_is_quiet_and_verbose_when_asked(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing on success; with --verbose the files, their sizes and the time of each stage, on the error stream."""
    use_fakes(monkeypatch)
    assert cli.main(["build", "--guide", str(guide), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr() == ("", "")
    assert cli.main(["build", "--verbose", "--guide", str(guide), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    for words in ("one-page.pdf: ", "3 pages", "s  read", "s  check", "s  typeset screen", "s  prove", "s  write"):
        assert words in said.err
    assert cli.main(["check", "--verbose", "--guide", str(guide)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"( +\d+\.\d\d s  (read|check)\n){2}", said.err)


def test_a_faulty_guide_is_not_built(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1; the findings, with the guide's own lines, on the error stream; the old edition whole."""
    made = use_fakes(monkeypatch)
    out = tmp_path / "out"
    assert cli.main(["build", "--guide", str(ROOT / "tests/books/minimal"), "--out", str(out)]) == 0
    made.clear()
    before = tree(out)
    assert cli.main(["build", "--guide", str(faulty), "--out", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "MAN041 error sections/01-tides.md:5" in said.err
    assert "See [](#none)." in said.err
    assert "Nothing was written; the last edition is as it was." in said.err
    assert (made, tree(out)) == ([], before)


def test_a_new_guide_can_be_checked(tmp_path: Path) -> None:
    """`new`, then what it says to do next; a second time is refused."""
    done = run("new", tmp_path / "my guide")
    assert done.returncode == 0, done.stderr
    assert f"publish.py build --guide '{tmp_path}/my guide'" in done.stdout
    done = run("check", "--strict", "--guide", tmp_path / "my guide")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"Whether a source was retracted was asked of the list of {listed().date} ")
    assert done.stderr.count("\n") == 1
    done = run("new", tmp_path / "my guide")
    assert done.returncode == 2
    assert "exists and is not empty" in done.stderr


@pytest.mark.slow
def test_a_new_guide_builds(tmp_path: Path) -> None:
    """All editions, quietly, proved; and once more over the first."""
    assert run("new", tmp_path / "guide").returncode == 0
    for _time in range(2):
        done = run("build", "--strict", "--guide", tmp_path / "guide")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    names = set(tree(tmp_path / "guide/dist"))
    assert names >= {"index.html", "manifest.json", "read.html", "guide.pdf", "guide.epub", "guide.onix.xml"}
    openacr = {f"proof/openacr-{edition}.yaml" for edition in ("epub", "large-print", "screen", "web")}
    proof = {"proof/acr.html", "proof/bom.cdx.json", "proof/report.html", "proof/report.json"}
    assert {name for name in names if name.startswith("proof/")} == proof | openacr


def test_the_output_may_not_be_the_guide(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor a folder above it, nor one that holds anything else."""
    use_fakes(monkeypatch)
    before = tree(guide)
    for out in (guide, guide.parent, guide / "sections", guide / "guide.yaml"):
        assert cli.main(["build", "--guide", str(guide), "--out", str(out)]) == 2
        assert "Choose another --out" in capsys.readouterr().err
    assert tree(guide) == before


NOBODY = 65534


def test_a_folder_that_may_not_be_written_is_exit_code_3(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Told in one line. Nothing is forbidden to root, so root asks as somebody else, in a process of its own."""
    use_fakes(monkeypatch)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    # Everything is imported and open to read before the privileges go; a child leaves the folders above closed to it.
    monkeypatch.chdir(tmp_path)
    arguments = ["build", "--guide", "guide", "--out", "closed/out"]
    child = os.fork()
    if child == 0:
        code = 99
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            code = cli.main(arguments)
        finally:
            os._exit(code)
    _child, status = os.waitpid(child, 0)
    said = capfd.readouterr().err
    assert os.waitstatus_to_exitcode(status) == 3, said
    assert "Permission denied" in said
    assert list(closed.iterdir()) == []


def test_an_output_where_nothing_can_be_made_is_exit_code_3(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Below a file there is no folder."""
    use_fakes(monkeypatch)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert cli.main(["build", "--guide", str(guide), "--out", str(tmp_path / "file/out")]) == 3
    said = capsys.readouterr().err
    assert "file" in said
    assert "Nothing was replaced" in said

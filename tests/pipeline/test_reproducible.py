"""The same guide makes the same bytes, wherever, whenever and for whomever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import guidepress
from tests.support.places import ROOT

GUIDE = ROOT / "tests" / "books" / "minimal"

HERE = {"TZ": "UTC", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0", "HOME": "/"}
THERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "de_DE.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
    "PYTHONUTF8": "1",
}


def files_of(folder: Path) -> dict[str, bytes]:
    """What a folder holds, by the path within it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(guide: Path, out: Path, environment: dict[str, str], *, cwd: Path, umask: int) -> dict[str, bytes]:
    """The files of a build in a process of its own."""
    command = [sys.executable, str(ROOT / "publish.py"), "build", "--guide", str(guide), "--out", str(out)]
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**kept, "HOME": str(cwd), **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return files_of(out)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the guide and, in `out`, its editions."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(GUIDE, folder / "guide")
    build(folder / "guide", folder / "out", HERE, cwd=ROOT, umask=0o022)
    return folder


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(first: Path, tmp_path: Path) -> None:
    """Other folder, other time zone, language, hash seed, working directory, home, umask and file times: no difference."""
    second = tmp_path / "some where" / "else Ü"
    shutil.copytree(GUIDE, second / "guide")
    for path in second.rglob("*"):
        os.utime(path, (1, 1))
    one = files_of(first / "out")
    two = build(second / "guide", second / "published", THERE, cwd=second, umask=0o077)
    assert {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)} == set()
    assert set(one) == {
        "index.html",
        "manifest.json",
        "one-page-cover.pdf",
        "one-page-large-print.pdf",
        "one-page-print.pdf",
        "one-page.epub",
        "one-page.onix.xml",
        "one-page.pdf",
        "proof/acr.html",
        "proof/bom.cdx.json",
        "proof/openacr-epub.yaml",
        "proof/openacr-large-print.yaml",
        "proof/openacr-screen.yaml",
        "proof/openacr-web.yaml",
        "proof/report.html",
        "proof/report.json",
        "read.html",
    }
    for name, data in one.items():
        for trace in (str(first), str(tmp_path), str(ROOT), str(Path.home()) + "/"):
            assert trace.encode() not in data, (name, trace)


@pytest.mark.slow
def test_an_edition_built_alone_is_the_same(first: Path, tmp_path: Path) -> None:
    """Which other editions are built beside it makes no difference."""
    for edition, name in (
        ("screen", "one-page.pdf"),
        ("large-print", "one-page-large-print.pdf"),
        ("print", "one-page-print.pdf"),
        ("cover", "one-page-cover.pdf"),
        ("epub", "one-page.epub"),
        ("web", "read.html"),
    ):
        guidepress.build(first / "guide", tmp_path / edition, (edition,))
        assert (tmp_path / edition / name).read_bytes() == (first / "out" / name).read_bytes()

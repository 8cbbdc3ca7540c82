"""``dist/``: written beside and put in place in one step, whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidepress.dist.folder import Dist
from guidepress.model.errors import ConfigurationError

from tests.support.places import ROOT

OLD = {"a.pdf": b"old pdf", "index.html": b"old page", "manifest.json": b'{"identifier": "urn:x", "files": []}'}
NEW = {"a.pdf": b"new pdf" * 10_000, "index.html": b"new page", "manifest.json": b'{"identifier": "urn:x"}'}

CHILD = """
import os, signal, sys
from pathlib import Path
from guidepress.dist import folder as dist
name, nth, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
holder = dist if name.startswith("_") else os if hasattr(os, name) else Path
real, calls = getattr(holder, name), 0
def deadly(*arguments, **named):
    global calls
    calls += 1
    if calls == nth:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **named)
setattr(holder, name, deadly)
if len(sys.argv) > 4:
    dist._swap = lambda new, old: False
new = {"a.pdf": b"new pdf" * 10_000, "index.html": b"new page", "manifest.json": b'{"identifier": "urn:x"}'}
dist.Dist(out, out.parent / "guide").replace(new)
"""


def fill(folder: Path) -> Path:
    """An output folder with an old edition, and a file of the editor's."""
    folder.mkdir(parents=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    (folder / "CNAME").write_text("guide.example.org", encoding="utf-8")
    return folder


def held(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


OLD_WHOLE = {**OLD, "CNAME": b"guide.example.org"}
NEW_WHOLE = {**NEW, "CNAME": b"guide.example.org"}


def kill_at(function: str, nth: int, out: Path, *, without_swap: bool = False) -> int:
    """Replace in a process of its own that is killed as it calls a function for the nth time."""
    command = [sys.executable, "-c", CHILD, function, str(nth), str(out), *(["plain"] if without_swap else [])]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60).returncode


def test_files_are_replaced_and_those_of_the_editor_stay(tmp_path: Path) -> None:
    """The new files are there, what Guidepress did not make is still there, and nothing lies beside."""
    out = fill(tmp_path / "dist")
    Dist(out, tmp_path / "guide").replace(NEW)
    assert held(out) == NEW_WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    """Parents too."""
    Dist(tmp_path / "a/b/dist", tmp_path / "guide").replace(NEW)
    assert held(tmp_path / "a/b/dist") == NEW
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["dist"]


def test_a_link_in_the_folder_is_replaced_and_its_target_left(tmp_path: Path) -> None:
    """An output file that is a symbolic link does not lead a write out of the folder."""
    out = fill(tmp_path / "dist")
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (out / "a.pdf").unlink()
    (out / "a.pdf").symlink_to(victim)
    Dist(out, tmp_path / "guide").replace(NEW)
    assert victim.read_bytes() == b"mine"
    assert held(out) == NEW_WHOLE


def test_an_output_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    """``--out`` may be a symbolic link to a folder elsewhere; the files go there."""
    real = fill(tmp_path / "elsewhere" / "site")
    (tmp_path / "dist").symlink_to(real)
    Dist(tmp_path / "dist", tmp_path / "guide").replace(NEW)
    assert (tmp_path / "dist").is_symlink()
    assert held(real) == NEW_WHOLE


@pytest.mark.parametrize(
    ("function", "nth"), [("mkdir", 2), ("fsync", 1), ("fsync", 2), ("fsync", 4), ("_write", 3), ("_exchange", 1)]
)
def test_a_kill_before_the_last_step_changes_nothing(tmp_path: Path, function: str, nth: int) -> None:
    """SIGKILL before, between and after the writes: the old edition is whole, and the next build cleans up."""
    out = fill(tmp_path / "dist")
    code = kill_at(function, nth, out)
    assert code in (0, -signal.SIGKILL)
    assert held(out) == (OLD_WHOLE if code else NEW_WHOLE)
    if function != "mkdir":
        assert code == -signal.SIGKILL
    Dist(out, tmp_path / "guide").replace(NEW)
    assert held(out) == NEW_WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_kill_after_the_swap_leaves_the_new_edition(tmp_path: Path) -> None:
    """Once the folders are exchanged the new edition is whole; the old one beside it goes with the next build."""
    out = fill(tmp_path / "dist")
    child = CHILD.replace(
        "setattr(holder, name, deadly)", "dist.shutil.rmtree = lambda *a, **k: os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", child, "fsync", "0", str(out)], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert held(out) == NEW_WHOLE
    Dist(out, tmp_path / "guide").replace(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.parametrize("nth", [1, 2])
def test_without_an_exchange_a_kill_is_mended_by_the_next_build(tmp_path: Path, nth: int) -> None:
    """Where the system cannot swap folders, a kill between two renames loses nothing either."""
    out = fill(tmp_path / "dist")
    assert kill_at("rename", nth, out, without_swap=True) == -signal.SIGKILL
    whole = out if out.exists() else tmp_path / ".dist.previous"
    assert held(whole) == OLD_WHOLE
    dist = Dist(out, tmp_path / "guide")
    dist.replace({"web.html": b"web"})
    assert held(out) == {**OLD_WHOLE, "web.html": b"web"}
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_without_an_exchange_the_folder_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two renames do where there is no swap."""
    monkeypatch.setattr("guidepress.dist.folder._swap", lambda _new, _old: False)
    out = fill(tmp_path / "dist")
    Dist(out, tmp_path / "guide").replace(NEW)
    assert held(out) == NEW_WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_what_a_dead_build_left_is_cleaned_whoever_has_its_number_now(tmp_path: Path) -> None:
    """Who holds the lock knows that no such folder is in use, though a process has its number."""
    out = fill(tmp_path / "dist")
    read_only = tmp_path / f".dist.new-{os.getppid()}" / "proof"
    read_only.mkdir(parents=True)
    (read_only / "report.html").write_bytes(b"x")
    read_only.chmod(0o500)
    read_only.parent.chmod(0o500)
    Dist(out, tmp_path / "guide").replace(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    """It is wrong use, not a fault of Guidepress."""
    (tmp_path / "dist").symlink_to(tmp_path / "dist")
    with pytest.raises(ConfigurationError, match="leads to itself"):
        Dist(tmp_path / "dist", tmp_path / "guide").refuse_foreign("urn:x")


def test_without_locks_a_living_one_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of a process that lives is in use; that of a dead one is rubbish."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    out = fill(tmp_path / "dist")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".dist.new-{dead.pid}").mkdir()
    (tmp_path / ".dist.new-odd").mkdir()
    living = tmp_path / f".dist.new-{os.getppid()}"
    living.mkdir()
    Dist(out, tmp_path / "guide").replace(NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([living.name, "dist"])


DISK = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from importlib import import_module
from guidepress.cli.app import main
from guidepress.dist.folder import Dist
out = Path(sys.argv[1])
def build(*arguments, **named):
    Dist(out, out.parent / "guide").replace({"a.pdf": b"x" * 100_000})
import_module("guidepress.pipeline.build").build = build
sys.exit(main(["build"]))
"""


def test_a_full_disk_ends_with_exit_code_3_and_the_old_edition(tmp_path: Path) -> None:
    """A write that fails is told in one line; the old edition is whole and nothing is left beside it."""
    out = fill(tmp_path / "dist")
    done = subprocess.run(
        [sys.executable, "-B", "-c", DISK, str(out)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 3, done.stderr
    assert "File too large" in done.stderr
    assert "Nothing was replaced; the last edition is as it was." in done.stderr
    assert "Traceback" not in done.stderr
    assert held(out) == OLD_WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB, where the user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        # Mounting is root's alone, and not every container lets even root; the same fault is met without a mount above.
        if os.environ.get("GUIDEPRESS_REQUIRE") == "all" and os.geteuid() == 0:
            pytest.fail("no file system can be mounted here, although root asks")
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_really_full_disk_loses_nothing(small_disk: Path) -> None:
    """The same on a file system that has no space left."""
    out = fill(small_disk / "dist")
    with pytest.raises(OSError, match="No space left"):
        Dist(out, small_disk / "guide").replace(NEW)
    assert held(out) == OLD_WHOLE
    assert [path.name for path in small_disk.iterdir()] == ["dist"]


REFUSALS = {
    "the guide itself": ("guide", "holds the manuscript"),
    "the folder above the guide": (".", "holds the manuscript"),
    "a file": ("file", "is a file"),
    "a folder of the editor's": ("papers", "holds no edition of a guide"),
    "another guide's edition": ("other", "holds the edition of another guide"),
    "a manifest that is none": ("broken", "holds no edition of a guide"),
    "a manifest that is a list": ("list", "holds no edition of a guide"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing that is not this guide's edition is written over."""
    path, message = REFUSALS[name]
    (tmp_path / "guide").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder, manifest in (
        ("papers", None),
        ("other", '{"identifier": "urn:other"}'),
        ("broken", '{"identifier"'),
        ("list", "[1]"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ("letter.txt" if manifest is None else "manifest.json")).write_text(
            manifest or "Dear", "utf-8"
        )
    before = held(tmp_path)
    with pytest.raises(ConfigurationError, match=message):
        Dist(tmp_path / path, tmp_path / "guide").refuse_foreign("urn:x")
    assert held(tmp_path) == before


def test_an_own_and_an_empty_folder_are_welcome(tmp_path: Path) -> None:
    """No folder, an empty one and one with this guide's manifest."""
    (tmp_path / "empty").mkdir()
    fill(tmp_path / "own")
    for name in ("absent", "empty", "own"):
        Dist(tmp_path / name, tmp_path / "guide").refuse_foreign("urn:x")


def test_entries_of_other_editions_are_kept_while_their_files_are_there(tmp_path: Path) -> None:
    """An entry without its file, a strange entry and one that is made anew are dropped."""
    out = tmp_path / "dist"
    out.mkdir()
    (out / "a.pdf").write_bytes(b"a")
    (out / "b.epub").write_bytes(b"b")
    entries = [{"file": "a.pdf"}, {"file": "b.epub"}, {"file": "gone.html"}, "odd", {"file": "../guide"}, {}]
    (out / "manifest.json").write_text(json.dumps({"identifier": "urn:x", "files": entries}), encoding="utf-8")
    (tmp_path / "guide").write_bytes(b"")
    assert Dist(out, tmp_path / "guide").kept_entries({"a.pdf"}) == [{"file": "b.epub"}]
    (out / "manifest.json").write_text('{"identifier": "urn:x", "files": 7}', encoding="utf-8")
    assert Dist(out, tmp_path / "guide").kept_entries(set()) == []

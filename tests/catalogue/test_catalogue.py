"""A catalogue: every guide is built, one that fails stops no other, and what is done and unchanged is not done again."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guidepress.catalogue import job, pool
from guidepress.catalogue.find import guides_below
from guidepress.catalogue.job import Outcome, Task
from guidepress.catalogue.pool import outcomes
from guidepress.catalogue.row import Row, row_of
from guidepress.catalogue.run import Catalogue, build_catalogue
from guidepress.cli import app as cli
from guidepress.model.errors import ConfigurationError
from tests.support.catalogue_work import frozen_work, quick_work
from tests.support.fake_editions import use_fakes
from tests.support.places import ROOT, tree
from tests.support.small_guide import SETTINGS, write_guide

SECTION = "# One\n\nWater boils when it is hot [@snow1855].\n"
UUID = "5b1f2a52-6a3c-4b83-9a43-0f0e8c5d7a1"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Editions made in no time: their names as they are made."""
    return use_fakes(monkeypatch)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Three guides, one of them faulty, in folders of different depth."""
    for number, name in enumerate(("a", "in/b", "in/c")):
        settings = SETTINGS.replace(f"{UUID}0", f"{UUID}{number}").replace("A Small Guide", f"Guide {name[-1].upper()}")
        text = SECTION if name != "in/c" else SECTION + "\n[@nobody1900]\n"
        write_guide(tmp_path / "shelf" / name, text, settings=settings)
    return tmp_path / "shelf"


def run(shelf: Path, out: Path) -> Catalogue:
    """Build the web edition of every guide."""
    return build_catalogue([shelf], out, editions=["web"])


def test_one_broken_guide_does_not_stop_the_rest(shelf: Path, tmp_path: Path, made: list[str]) -> None:
    """Two are built; the third has a row that says why it is not, with the exit code of its build."""
    catalogue = run(shelf, tmp_path / "out")
    rows = {row.name: row for row in catalogue.rows}
    assert list(rows) == ["a", "in/b", "in/c"]
    assert [row.exit_code for row in catalogue.rows] == [0, 0, 1]
    assert rows["in/c"].why.startswith("REF001 error sections/one.md:5")
    assert (rows["in/c"].title, rows["in/c"].errors, rows["in/c"].files) == ("Guide C", 1, ())
    assert (rows["a"].due, rows["a"].language) == ("2027-01-01", "en")
    assert (catalogue.exit_code, made) == (1, ["web", "web"])
    lies = tree(tmp_path / "out")
    assert {"a/read.html", "a/manifest.json", "in/b/read.html", "catalogue.html", "catalogue.json"} <= set(lies)
    assert not any(name.startswith("in/c/") for name in lies)
    data = json.loads(lies["catalogue.json"])
    assert [row_of(one) for one in data["guides"]] == list(catalogue.rows)


def test_only_what_changed_is_built(shelf: Path, tmp_path: Path, made: list[str]) -> None:
    """A second run tries the failed one only; a changed guide, or output that is gone, is built again."""
    out = tmp_path / "out"
    run(shelf, out)
    lies, times = tree(out), {path: path.stat().st_mtime_ns for path in (out / "a").rglob("*")}
    made.clear()
    assert (run(shelf, out).worked, made, tree(out)) == (1, [], lies)
    assert {path: path.stat().st_mtime_ns for path in (out / "a").rglob("*")} == times
    (shelf / "a/sections/one.md").write_text(SECTION.replace("hot", "warm"), encoding="utf-8")
    (out / "in/b/read.html").unlink()
    assert (run(shelf, out).worked, made) == (3, ["web", "web"])


def test_a_run_that_was_ended_goes_on(
    shelf: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done before the end is not done again, and the table is that of a run without an end."""
    run(shelf, tmp_path / "whole")
    made.clear()
    before = job.built

    def ends(task: Task) -> Row:
        if task.name == "in/b":
            raise KeyboardInterrupt
        return before(task)

    with monkeypatch.context() as patch:
        patch.setattr(job, "built", ends)
        with pytest.raises(KeyboardInterrupt):
            run(shelf, tmp_path / "out")
    assert (made, (tmp_path / "out" / "catalogue.json").exists()) == (["web"], False)
    run(shelf, tmp_path / "out")
    assert made == ["web", "web"]
    whole, lies = tree(tmp_path / "whole"), tree(tmp_path / "out")
    assert {name: data for name, data in lies.items() if not name.startswith(".catalogue")} == {
        name: data for name, data in whole.items() if not name.startswith(".catalogue")
    }


def test_a_damaged_note_is_no_note(shelf: Path, tmp_path: Path, made: list[str]) -> None:
    """What says that a guide was built is checked, not believed."""
    out = tmp_path / "out"
    run(shelf, out)
    for path in (out / ".catalogue").iterdir():
        path.write_text('{"key": "x", "row": {}}', encoding="utf-8")
    made.clear()
    assert (run(shelf, out).worked, made) == (3, ["web", "web"])


def test_guides_are_found_by_their_folders(shelf: Path, tmp_path: Path) -> None:
    """Hidden folders, the output and folders inside a guide are passed over; two guides of one name are refused."""
    for name in ("shelf/.hidden/x", "shelf/out/x", "shelf/a/inside"):
        write_guide(tmp_path / name, SECTION)
    assert [one.name for one in guides_below([shelf], shelf / "out")] == ["a", "in/b", "in/c"]
    assert [one.name for one in guides_below([shelf / "a", shelf / "in"], tmp_path / "out")] == ["a", "in/b", "in/c"]
    with pytest.raises(ConfigurationError, match="holds no guide"):
        guides_below([tmp_path / "shelf" / "a" / "sections"], tmp_path)
    write_guide(tmp_path / "other" / "a", SECTION)
    with pytest.raises(ConfigurationError, match="two guides are called 'a'"):
        guides_below([shelf / "a", tmp_path / "other" / "a"], tmp_path / "out")


def test_a_process_that_dies_costs_one_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its row says how the process ended; another takes its place, and every other guide is worked on once."""
    monkeypatch.setattr(pool, "_WARM", [])  # no engine is needed
    names = ["one", "two", "deadly", "three", "hungry", "four"]
    tasks = [Task(name, tmp_path / "guide", tmp_path / name, tmp_path / "done") for name in names]
    came: list[Outcome] = list(outcomes(tasks, 2, quick_work))
    assert sorted(one.row.name for one in came) == sorted(names)
    failed = {one.row.name: (one.row.exit_code, one.row.why) for one in came if not one.row.is_built}
    assert set(failed) == {"deadly", "hungry"}
    assert failed["deadly"] == (4, "the process that built it ended with -9")
    assert failed["hungry"][0] == 2
    assert "MB of memory, and was ended. Make the guide smaller" in failed["hungry"][1]
    assert all((tmp_path / name).is_file() for name in set(names) - set(failed))


def test_what_a_process_has_loaded_is_not_walked_over_for_each_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A collection over the engines takes thirty times what a guide takes that cannot be read."""
    monkeypatch.setattr(pool, "_WARM", [])  # Python itself has more objects than this
    (came,) = outcomes([Task("one", tmp_path, tmp_path, tmp_path)], 1, frozen_work)
    assert int(came.row.why) > 5_000


def test_the_command(
    shelf: Path, tmp_path: Path, made: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tells what failed and how many there were, and ends with the gravest exit code."""
    monkeypatch.setattr(pool, "outcomes", lambda tasks, _jobs: map(job.work, tasks))  # the editions are made here
    arguments = ["catalogue", str(shelf), "--out", str(tmp_path / "out"), "--edition", "web", "--jobs", "1"]
    assert cli.main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("in/c: REF001 error sections/one.md:5")
    assert f"3 guides: 3 worked on, 1 failed; {tmp_path / 'out' / 'catalogue.html'}" in said.err
    assert cli.main(["catalogue", str(shelf), "--edition", "papyrus"]) == 2
    assert cli.main(["catalogue", str(shelf), "--shared", "file:///x"]) == 2


# The page


@pytest.mark.skipif(
    not sys.platform.startswith("linux"),
    reason="PR_SET_PDEATHSIG is of Linux: elsewhere a killed command cannot end its workers",
)
def test_a_command_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    """A process of the pool that is at work ends with the command, though nobody told it to."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from guidepress.catalogue import pool\n"
        "from guidepress.catalogue.job import Task\n"
        "from tests.support.catalogue_work import frozen_work, quick_work\n"
        "pool._WARM = []\n"
        "out = Path(sys.argv[1])\n"
        "list(pool.outcomes([Task('slow', out, out, out)], 1, quick_work))\n"
    )
    out = tmp_path / "pid"
    command = subprocess.Popen([sys.executable, "-c", code, str(out)], cwd=ROOT)
    try:
        worker = int(_soon(lambda: out.exists() and out.read_text(encoding="utf-8")))
        assert Path(f"/proc/{worker}").exists()
    finally:
        command.kill()
        command.wait()
    assert _soon(lambda: _is_gone(worker))


def _soon(asked: Callable[[], Any]) -> Any:
    """The first answer that is one; the last, if none comes for half a minute."""
    for _ in range(600):
        if answer := asked():
            return answer
        time.sleep(0.05)
    return asked()


def _is_gone(process: int) -> bool:
    """Whether a process has ended; one that waits to be collected has."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_a_guide_is_no_place_for_a_catalogue(tmp_path: Path) -> None:
    """It is told that the output is a guide, not that there is none."""
    write_guide(tmp_path / "guide", SECTION)
    with pytest.raises(ConfigurationError, match="is a guide, and nothing is written into one"):
        build_catalogue([tmp_path], tmp_path / "guide", apart=False)
    assert not (tmp_path / "guide/catalogue.html").exists()

"""The same jobs on a Dask cluster: bytes in, bytes out; a lost worker costs nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guidepress.catalogue import cluster, job
from guidepress.catalogue.cluster import CODEC, packed, run_job, unpacked
from guidepress.catalogue.job import Task
from guidepress.catalogue.run import build_catalogue
from guidepress.model.errors import ConfigurationError, OutsideToolError
from tests.support.fake_editions import use_fakes
from tests.support.small_guide import SETTINGS, write_guide

SECTION = "# One\n\nWater boils when it is hot [@snow1855].\n"


def shelf(folder: Path, number: int) -> Path:
    """So many guides."""
    for each in range(number):
        settings = SETTINGS.replace("0f0e8c5d7a10", f"0f0e8c5d7a{each:02}")
        write_guide(folder / f"g{each:02}", SECTION.replace("hot", f"hot ({each})"), settings=settings)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, but what is noted for the next run."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(".catalogue")}


@contextmanager
def started(**how: Any) -> Iterator[Any]:
    """A scheduler with workers on this machine."""
    from distributed import LocalCluster

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(dashboard_address=None, threads_per_worker=1, **how) as made:
            yield made


def task_of(tmp_path: Path) -> Task:
    """A guide to build."""
    return Task("g00", shelf(tmp_path / "shelf", 1) / "g00", tmp_path / "out", tmp_path / "done", ("web",))


def test_a_job_is_a_function_of_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same parcel gives the same bytes twice, and they are those of a build here."""
    use_fakes(monkeypatch)
    task = task_of(tmp_path)
    data = CODEC.dump(packed(task))
    made = run_job(data)
    assert run_job(data) == made
    assert job.built(task).is_built
    assert unpacked(CODEC.load(made), "") == tree(tmp_path / "out")


def test_files_lie_in_a_shared_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then they do not travel; one that was changed there is refused."""
    use_fakes(monkeypatch)
    task, folder = task_of(tmp_path), tmp_path / "shared"
    data = CODEC.dump(packed(task, folder.as_uri()))
    assert b"Water boils" not in data
    made = CODEC.load(run_job(data))
    assert (dict(made.blobs), "read.html" in unpacked(made, folder.as_uri())) == ({}, True)
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"changed")
    with pytest.raises(OutsideToolError, match="came damaged"):
        unpacked(made, folder.as_uri())


def test_a_worker_with_another_program_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes would be others."""
    data = CODEC.dump(packed(task_of(tmp_path)))
    monkeypatch.setattr(cluster, "program_digest", lambda: "another")
    with pytest.raises(ConfigurationError, match="another version of Guidepress"):
        run_job(data)


def test_a_parcel_leads_nowhere_else(tmp_path: Path) -> None:
    """A path that leaves the folder is refused."""
    parcel = packed(task_of(tmp_path))
    name, digest = next(iter(parcel.files.items()))
    for path in (f"../{name}", f"/{name}", f"a/../../{name}"):
        with pytest.raises(OutsideToolError):
            unpacked(replace(parcel, files={path: digest}))


def test_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clear error with what to do."""
    monkeypatch.setattr(cluster, "_SECONDS", 0.2)
    with pytest.raises(OutsideToolError, match=r"no scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        list(cluster.on_cluster([task_of(tmp_path)], "tcp://127.0.0.1:9"))


def test_a_cluster_makes_what_one_process_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three guides, one of them faulty, through a scheduler with a worker in this process."""
    use_fakes(monkeypatch)
    guides = shelf(tmp_path / "shelf", 3)
    (guides / "g01/sections/one.md").write_text("# One\n\n[@nobody1900]\n", encoding="utf-8")
    alone = build_catalogue([guides], tmp_path / "alone", editions=["web"])
    with started(n_workers=1, processes=False, protocol="tcp") as made:
        there = build_catalogue([guides], tmp_path / "there", editions=["web"], cluster=made.scheduler_address)
    assert there.rows == alone.rows
    assert [row.exit_code for row in there.rows] == [0, 1, 0]
    assert tree(tmp_path / "there") == tree(tmp_path / "alone")


@pytest.mark.slow
def test_a_killed_worker_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers, one killed in the middle: every guide is there, written once, and what a run without a cluster makes."""
    guides = shelf(tmp_path / "shelf", 8)
    alone = build_catalogue([guides], tmp_path / "alone", editions=["web"])
    written: list[str] = []
    before = cluster._written

    def count(task: Task, data: bytes, shared: str) -> job.Outcome:
        written.append(task.name)
        return before(task, data, shared)

    monkeypatch.setattr(cluster, "_written", count)
    with started(n_workers=2, processes=True) as made:
        pids = [worker.process.pid for worker in made.workers.values()]

        def kill() -> None:
            while len(written) < 2:
                time.sleep(0.02)
            os.kill(pids[0], signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        there = build_catalogue([guides], tmp_path / "there", editions=["web"], cluster=made.scheduler_address)
        killer.join()
    assert there.rows == alone.rows
    assert sorted(written) == [f"g{each:02}" for each in range(8)]
    assert tree(tmp_path / "there") == tree(tmp_path / "alone")
    again = build_catalogue([guides], tmp_path / "there", editions=["web"])
    assert again.worked == 0

"""Builds that are ended at any moment: nothing they began stays, and what was published is whole.

Each build is a session of its own. SIGKILL, SIGTERM and SIGHUP go to its first process, as from a manager of services;
SIGINT goes to all, as from a terminal.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.model.edition import EDITIONS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "benchmarks" / "forgery" / "guide"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
HEAD = "| signal | builds | ended by it | were done before | most seconds to end | failed |\n|---|---|---|---|---|---|"
_TOLD = 600
PATIENCE = 10.0
"""How long what was begun may take to end, in seconds."""


@dataclass(frozen=True)
class Kill:
    """One build that was ended: when (seconds), how long its end took, its exit code, and what was wrong."""

    number: signal.Signals
    after: float
    took: float
    code: int
    faults: tuple[str, ...]

    @property
    def ended(self) -> bool:
        """Whether the signal came before the build had ended by itself."""
        return self.code != 0


def kill_builds(count: int, seed: int, editions: Sequence[str] = tuple(sorted(EDITIONS))) -> Iterator[Kill]:
    """So many builds with two jobs, of all editions or these, each after a change; half of them have a cold cache."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it puts in the background ignore it
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and nohup this one
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        guide = Path(shutil.copytree(GUIDE, folder / "guide"))
        section = min((guide / "sections").glob("*.md"))
        with section.open("a", encoding="utf-8") as text:
            text.write("\nWhat stands in the leaflet.\n{.leaflet}\n")
        began = time.monotonic()
        done = _begin(guide, folder, "warm", editions).wait()
        assert done == 0, (folder / "said").read_text(encoding="utf-8")
        whole = time.monotonic() - began
        shutil.copytree(folder / "dist", folder / "first")
        for number in range(count):
            with section.open("a", encoding="utf-8") as text:
                text.write(f"\nThis is sentence {number} of those that were written later.\n")
            after = chance.uniform(0.05, 1.05 * whole)
            cache = "warm" if number % 2 else f"cold-{number}"
            process = _begin(guide, folder, cache, editions)
            yield _one(guide, folder, process, SIGNALS[number // 2 % len(SIGNALS)], after)
            shutil.rmtree(folder / "dist")
            shutil.copytree(folder / "first", folder / "dist")


def _begin(guide: Path, folder: Path, cache: str, editions: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "publish.py"), "build", *editions, "--jobs", "2"]
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            [*command, "--guide", str(guide), "--out", str(folder / "dist")],
            stdout=said,
            stderr=said,
            start_new_session=True,
            env={**os.environ, "GUIDEPRESS_CACHE": str(folder / cache)},
        )


def _one(guide: Path, folder: Path, process: subprocess.Popen[bytes], number: signal.Signals, after: float) -> Kill:
    time.sleep(after)
    began = time.monotonic()
    if process.poll() is None:
        (os.killpg if number is signal.SIGINT else os.kill)(process.pid, number)
    try:
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        code = 99
    faults = [] if code in {0, -number, 128 + number} else [f"exit {code}"]
    while (left := _session(process.pid)) and time.monotonic() - began < PATIENCE:
        time.sleep(0.05)
    took = time.monotonic() - began
    faults += [f"still there: {one}" for one in left]
    for one in left:
        os.kill(int(one.split()[0]), signal.SIGKILL)
    if number is not signal.SIGKILL:
        faults += [f"left behind: {one}" for one in _beside(folder)]
    said = (folder / "said").read_text(encoding="utf-8", errors="replace")
    if "Traceback" in said:
        faults.append("traceback")
    if faults:
        faults.append(" ".join(said.split())[-_TOLD:])
    faults += [*_verified(folder / "dist"), *_next_build(guide, folder)]
    return Kill(number, after, took, code, tuple(faults))


def _next_build(guide: Path, folder: Path) -> Iterator[str]:
    """What is wrong after the build that follows, of the EPUB alone: it ends well and puts away what it finds."""
    command = [sys.executable, str(ROOT / "publish.py"), "build", "epub"]
    command += ["--guide", str(guide), "--out", str(folder / "dist")]
    after = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "GUIDEPRESS_CACHE": str(folder / "warm")}
    )
    if after.returncode:
        yield f"the next build ends with {after.returncode}"
    yield from (f"left behind by the next build: {one}" for one in _beside(folder))


def _verified(dist: Path) -> Iterator[str]:
    """What `verify` has to say of what lies there."""
    command = [sys.executable, str(ROOT / "publish.py"), "verify", str(dist)]
    verified = subprocess.run(command, capture_output=True, text=True, check=False)
    if verified.returncode:
        yield f"verify ends with {verified.returncode}: {verified.stderr.strip()[:300]}"


def _beside(folder: Path) -> list[str]:
    return [one.name for one in sorted(folder.iterdir()) if one.name.startswith(".dist")]


def _session(number: int) -> list[str]:
    """The processes of a session that live, with what they run."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _bracket, rest = place.read_text(encoding="utf-8", errors="replace").rpartition(")")
        except OSError:
            continue  # it has ended
        state, _parent, _group, session, *_more = rest.split()
        if int(session) == number and state != "Z":
            found.append(name.replace("(", ""))
    return found


def table(kills: list[Kill]) -> str:
    """A row for each signal."""
    rows = [HEAD]
    for number in SIGNALS:
        ones = [one for one in kills if one.number is number]
        failed = "; ".join(f"{', '.join(one.faults)} (after {one.after:.1f} s)" for one in ones if one.faults) or "none"
        ended = sum(one.ended for one in ones)
        most = max((one.took for one in ones if one.ended), default=0.0)
        rows.append(f"| {number.name} | {len(ones)} | {ended} | {len(ones) - ended} | {most:.1f} | {failed} |")
    return "\n".join(rows)

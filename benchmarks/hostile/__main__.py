"""``python -m benchmarks.hostile``: hostile guides through ``check``, and the table of ``docs/reliability.md``.

``--cases FOLDER`` adds the files of a folder; ``fuzz --minutes N`` feeds the readers with noise; ``mutants --count N``
speaks and proves editions with damage, ``beside --count N`` what lies beside them; ``kills --count N`` ends builds.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hostile.fuzz import fuzz
from benchmarks.hostile.inputs import Case, cases, cases_of
from benchmarks.hostile.kills import kill_builds
from benchmarks.hostile.kills import table as table_of_kills
from benchmarks.hostile.mutants import HEAD, mutate
from benchmarks.hostile.mutants_beside import mutate_beside

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- made by benchmarks/hostile -->", "<!-- end -->"
MOST_SECONDS, MOST_MB, PATIENCE = 20.0, 1000, 120


@dataclass(frozen=True)
class Outcome:
    """How ``check`` ended on a case: seconds of the processor, megabytes at the most, and what was wrong with that."""

    case: Case
    code: int
    seconds: float
    megabytes: int
    faults: tuple[str, ...]


def run(case: Case, base: Path, command: tuple[str, ...]) -> Outcome:
    """Spoil a copy of a new guide and run a command on it."""
    with tempfile.TemporaryDirectory() as held:
        guide = Path(held) / "guide"
        shutil.copytree(base, guide)
        case.spoil(guide)
        said = Path(held) / "said"
        with said.open("wb") as out:
            started = subprocess.Popen(
                [sys.executable, str(ROOT / "publish.py"), *command, "--guide", str(guide)], stdout=out, stderr=out
            )
            end, state = time.monotonic() + PATIENCE, 0
            while True:
                process, state, used = os.wait4(started.pid, os.WNOHANG)
                if process:
                    break
                if time.monotonic() > end:
                    started.kill()
                    _process, state, used = os.wait4(started.pid, 0)
                    break
                time.sleep(0.02)
        text = said.read_text(encoding="utf-8", errors="replace")
    code = os.waitstatus_to_exitcode(state)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    wrong = {
        f"exit {code}": code not in {0, 1, 2},
        "traceback": "Traceback" in text,
        "blames Guidepress": "fault of Guidepress" in text,
        f"{seconds:.0f} s": seconds > MOST_SECONDS,
        f"{megabytes} MB": megabytes > MOST_MB,
        "a warning of Python": re.search(r"\.py:\d+: |Warning: ", text) is not None,
        "no place": code == 1 and re.search(r"\.(?:md|svg|yaml|json):\d", text) is None,
        "no line": re.search(r"^[A-Z]{3}\d{3} error (?:\S+\.(?:md|svg|yaml|json))(?!\S*:\d)", text, re.MULTILINE)
        is not None,
    }
    return Outcome(case, code, seconds, megabytes, tuple(name for name, holds in wrong.items() if holds))


def table(outcomes: Iterable[Outcome]) -> str:
    """The classes, how many cases each has, how they ended, the most time and memory, and what failed."""
    by_kind: dict[str, list[Outcome]] = {}
    for one in outcomes:
        by_kind.setdefault(one.case.kind, []).append(one)
    lines = ["| class | cases | exits | most seconds | most MB | failed |", "|---|---|---|---|---|---|"]
    for kind, ones in by_kind.items():
        codes = sorted({one.code for one in ones})
        exits = ", ".join(f"{code}: {sum(one.code == code for one in ones)}" for code in codes)
        failed = "; ".join(f"{one.case.name} ({', '.join(one.faults)})" for one in ones if one.faults) or "none"
        most, memory = max(one.seconds for one in ones), max(one.megabytes for one in ones)
        lines.append(f"| {kind} | {len(ones)} | {exits} | {most:.1f} | {memory} | {failed} |")
    return "\n".join(lines)


def _mutants_beside(count: int, seed: int, every: int, only: str) -> int:
    failed = False
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as held:
        for tally in mutate_beside(count, seed, Path(held), every, only):
            print("\n".join([tally.row, *tally.failures]), flush=True)
            failed = failed or bool(tally.failures)
    return 1 if failed else 0


def _mutants(count: int, seed: int, every: int) -> int:
    tallies = mutate(count, seed, every)
    for tally in tallies:
        print("\n".join([f"{tally.name}: {one}" for one in (*tally.failures, *tally.stumbled)]))
    print("\n".join([HEAD, *(tally.row for tally in tallies)]))
    return 1 if any(tally.failures for tally in tallies) else 0


def _kills(count: int, seed: int) -> int:
    kills = []
    for one in kill_builds(count, seed):
        kills.append(one)
        print(f"{one.number.name} after {one.after:.1f} s: exit {one.code}, {one.took:.1f} s; {one.faults}", flush=True)
    print(table_of_kills(kills))
    return 1 if any(one.faults for one in kills) else 0


def main() -> int:
    """See the module."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    wanted.add_argument("what", nargs="?", choices=("table", "fuzz", "mutants", "beside", "kills"), default="table")
    wanted.add_argument("--cases", type=Path, help="a folder with more: *.md, *.svg")
    wanted.add_argument("--build", action="store_true", help="build the EPUB and the web edition instead of checking")
    wanted.add_argument("--only", default="", help="cases whose class and name hold these words; files beside")
    wanted.add_argument("--minutes", type=float, default=10.0)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument(
        "--count", type=int, help="mutants of each edition (1000), of each file beside (200), or builds (50)"
    )
    wanted.add_argument("--every", type=int, default=10, help="prove one of so many mutants")
    given = wanted.parse_args()
    if given.what == "beside":
        return _mutants_beside(given.count or 200, given.seed, given.every, given.only)
    if given.what == "mutants":
        return _mutants(given.count or 1000, given.seed, given.every)
    if given.what == "kills":
        return _kills(given.count or 50, given.seed)
    with tempfile.TemporaryDirectory() as held:
        base = Path(held) / "base"
        subprocess.run(
            [sys.executable, str(ROOT / "publish.py"), "new", str(base)], check=True, stdout=subprocess.DEVNULL
        )
        if given.what == "fuzz":
            counts, broken = fuzz(given.minutes * 60, given.seed, base)
            print("\n".join([*(f"{name}: {count} inputs" for name, count in counts.items()), *broken]))
            return 1 if broken else 0
        outcomes = []
        command = ("build", "epub", "web") if given.build else ("check",)
        for case in (*cases(), *(cases_of(given.cases) if given.cases else ())):
            if given.only not in f"{case.kind}: {case.name}":
                continue
            outcomes.append(one := run(case, base, command))
            told = f"exit {one.code}, {one.seconds:.1f} s, {one.megabytes} MB {' '.join(one.faults)}"
            print(f"{case.kind}: {case.name}: {told}", flush=True)
    made = table(outcomes)
    if PAGE.is_file() and not given.build and not given.only:
        before, _begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{made}\n{END}{after}", encoding="utf-8")
    print(made)
    return 1 if any(one.faults for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())

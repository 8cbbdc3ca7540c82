"""What lies beside the editions, with damage: manifest, ONIX, web pages, the proof's files.

A mutant is any of these files in a published folder that is else whole. `verify`, `status` and `prove` must end with
their findings or with one of our errors.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from benchmarks.hostile.mutants import GUIDE, MEGABYTES, ROOT, Tally, apart, mutant
from guidepress.prove.validators.toolbox import MissingToolError, Toolbox

KINDS = (".json", ".xml", ".html", ".yaml", ".csv", ".txt")
INTERNAL = 4


def published(folder: Path) -> Path:
    """A small guide, built, and proved without the validators of others, so that what a proof holds lies there."""
    guide = Path(shutil.copytree(GUIDE, folder / "guide"))
    surroundings = {**os.environ, "GUIDEPRESS_TOOLS": str(folder / "none")}
    for command in (("build", "screen", "epub", "web"), ("prove",)):
        subprocess.run(
            [sys.executable, str(ROOT / "publish.py"), *command, "--guide", str(guide)],
            check=command[0] == "build",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=surroundings,
        )
    return guide


def mutate_beside(count: int, seed: int, folder: Path, every: int = 10, only: str = "") -> Iterator[Tally]:
    """So many mutants of each file, or of those that have ``only`` in their names, one file after another.

    All are verified, one of ``every`` asked for its status, and proved. It takes long: what came of a file is said
    as soon as its mutants are done.
    """
    guide = published(folder)
    dist = guide / "dist"
    for file in sorted(one for one in dist.rglob("*") if one.suffix in KINDS):
        name, whole = file.relative_to(dist).as_posix(), file.read_bytes()
        if only not in name:
            continue
        tally = Tally(name)
        kept = folder / "kept"
        shutil.copytree(dist, kept, dirs_exist_ok=True)
        for number in range(count):
            file.write_bytes(mutant(whole, f"{seed}-{name}-{number}"))
            commands: list[tuple[str, ...]] = [("verify", str(dist))]
            if not number % every:
                commands += [("status", "--guide", str(guide)), ("prove", "--guide", str(guide))]
                tally.proved += 1
            said, megabytes = apart(lambda: ended(commands))  # noqa: B023 - run at once
            tally.spoken += 1
            tally.megabytes = max(tally.megabytes, megabytes)
            tally.failures += [f"{number}: {one}" for one in said]
            if megabytes > MEGABYTES:
                tally.failures.append(f"{number}: {megabytes} MB")
            if not number % every:  # `prove` writes
                shutil.rmtree(dist)
                shutil.copytree(kept, dist)
        file.write_bytes(whole)
        shutil.rmtree(kept)
        yield tally


def _missing(_box: Toolbox) -> Path:
    raise MissingToolError("what others made")


def ended(commands: list[tuple[str, ...]]) -> Iterator[str]:
    """How commands failed, if they did: with a fault of ours, or without a word."""
    from guidepress.cli.app import main

    for name in ("java", "node", "chromium"):  # of this process, which ends with what is asked here
        setattr(Toolbox, name, _missing)
    for command in commands:
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            code = main(command)
        said = " ".join(out.getvalue().split())
        if code == INTERNAL or (code and not said):
            yield f"{command[0]}: exit {code}: {said[-200:]}"

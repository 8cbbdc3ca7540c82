"""The asserts of all test modules are rewritten once, and not once in each process.

On a machine that has not run the tests yet, pytest rewrites and compiles every test module, which takes five seconds; the
processes of a run begin at once, so that each of them would do all of it. Here each begins at another place of the list,
and leaves out what is there already.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.assertion import rewrite
from _pytest.assertion.rewrite import assertstate_key

from tests.support.places import TESTS


def rewrite_in_turns(config: pytest.Config, number: int, processes: int) -> None:
    """Rewrite what no process has rewritten, beginning at the share of the process with this number."""
    files = sorted(TESTS.rglob("test_*.py"))
    first = len(files) * number // processes
    for file in (*files[first:], *files[:first]):
        _rewrite(file, config)


def _rewrite(file: Path, config: pytest.Config) -> None:
    """Rewrite a module as pytest would on import, unless what it would find is of this state of the file."""
    kept = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
    if _is_current(kept, file):
        return
    if not rewrite.try_makedirs(kept.parent):
        return
    state, code = rewrite._rewrite_test(file, config)
    rewrite._write_pyc(config.stash[assertstate_key], code, state, kept)


def _is_current(kept: Path, file: Path) -> bool:
    """Whether the time and the size in the head of a compiled module (PEP 552) are those of the file."""
    try:
        with kept.open("rb") as compiled:
            head = compiled.read(16)
    except OSError:
        return False
    state = file.stat()
    return [int.from_bytes(head[place : place + 4], "little") for place in (8, 12)] == [
        int(state.st_mtime) & 0xFFFFFFFF,
        state.st_size & 0xFFFFFFFF,
    ]

"""A command in a process of its own: what it cost."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class CommandError(RuntimeError):
    """A command failed; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processors (all processes of the command), seconds by the clock, the largest process in MB.

    ``said`` is what the command wrote to both its streams.
    """

    cpu: float
    wall: float
    memory: float
    said: str = ""


def compiled(folder: Path) -> dict[str, str]:
    """An environment in which every module is compiled once, as it is where Guidepress is installed."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder)}


def cost_of(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, within: float | None = None
) -> Cost:
    """Run a command and wait for it and all that it started.

    Raises `CommandError` if it fails, or is not done ``within`` so many seconds: it is ended then, with all its own.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    assert process.stdout is not None
    late = threading.Timer(within or 0.0, os.killpg, (process.pid, signal.SIGKILL))
    try:
        if within is not None:
            late.start()
        with process.stdout:
            said = process.stdout.read().decode(errors="replace")
        _pid, status, used = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        late.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandError(f"{' '.join(map(str, command[:4]))} … ended with {process.returncode}: {said[-400:]}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024, said)

"""How much memory a process of ours may take: a watcher ends the work before the machine does.

A limit of the system would be inherited by the programs that are started (a JVM and a browser reserve far more than
they use), so the memory of this process alone is looked at, a few times a second.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "GUIDEPRESS_MEMORY"
"""The variable of the environment that says how many megabytes a process may take; 0 for as many as there are."""
SHARE = 0.75
"""What a process may take, by default, of the memory of the machine or of its control group."""
LEAST = 512 * 2**20
"""No default is less, in bytes: an ordinary guide takes about 300 MB."""
EXIT_CEILING = 86
"""How a process ends that could not be ended otherwise; whoever started it says why."""
_NOW = Path("/proc/self/statm")
_EVERY = 0.2
_PATIENCE = 15
"""Looks at a process that goes on although it was told to end, before it is ended."""
_GROUPS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


class CeilingReachedError(BaseException):
    """The work takes more memory than it may. No net for errors catches it on its way."""


def ceiling() -> int:
    """How many bytes a process may take; 0 if nothing is said and nothing is known of the machine."""
    said = os.environ.get(VARIABLE, "").strip()
    if said.isascii() and said.isdigit():
        return int(said) * 2**20
    try:
        sizes = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    except (AttributeError, OSError, ValueError):
        return 0
    for group in _GROUPS:
        try:
            sizes.append(int(group.read_text(encoding="ascii")))
        except (OSError, ValueError):
            continue
    return max(int(min(sizes) * SHARE), LEAST)


def misunderstood() -> str:
    """What `VARIABLE` says, if that is no number: it is not obeyed, and nobody would know."""
    said = os.environ.get(VARIABLE, "").strip()
    return "" if not said or (said.isascii() and said.isdigit()) else said


def told(most: int) -> str:
    """What is said when it is reached."""
    return f"this takes more than {most // 2**20} MB of memory, and was ended"


HINT = f"Make the guide smaller (pictures, tables, notes), or set {VARIABLE} to more megabytes."


@contextmanager
def under(most: int) -> Iterator[None]:
    """While this lasts, `CeilingReachedError` is raised in this thread once the process takes more than so many bytes.

    A process that does not react, deep in a library, ends with `EXIT_CEILING` and a sentence. Where the memory of a
    process cannot be read, nothing is watched.
    """
    if not most or _taken() is None:
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(most, threading.get_ident(), done), daemon=True)
    try:
        watcher.start()
    except RuntimeError:  # no thread may be begun here: there is room for none to work beside, and nothing is watched
        yield
        return
    try:
        yield
    finally:
        done.set()


def _watch(most: int, thread: int, done: threading.Event) -> None:
    looks = 0
    while not done.wait(_EVERY):
        if (_taken() or 0) <= most:
            continue
        if looks == 0:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(CeilingReachedError))
        looks += 1
        if looks > _PATIENCE or (looks > 2 and (_taken() or 0) > 1.5 * most):
            os.write(2, f"guidepress: {told(most)}\n  {HINT}\n".encode())
            os._exit(EXIT_CEILING)


def _taken() -> int | None:
    """The memory that this process takes now, in bytes; ``None`` where that cannot be read."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return int(_NOW.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None

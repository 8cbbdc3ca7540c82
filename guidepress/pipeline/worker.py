"""Work in a process of its own, beside this one.

The typesetter keeps one processor busy and swaps process-wide names while it writes, so editions that share no pages
are made in processes, not threads. A process is started afresh (``spawn``): nothing of this one's state reaches it but
the arguments, which must be picklable, as must the result.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from guidepress.model.errors import ConfigurationError, InternalError
from guidepress.pipeline import ceiling
from guidepress.pipeline.collector import seldom

_PR_SET_PDEATHSIG = 1

Result = TypeVar("Result")


class Apart(Generic[Result]):
    """A call that runs in another process from now on; leaving the context ends the process, whatever it does."""

    def __init__(self, name: str, call: Callable[..., Result], *arguments: object) -> None:
        """``call`` is a function at the top of a module; ``name`` is said if the process dies."""
        context = multiprocessing.get_context("spawn")
        self.name = name
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(sender, os.getpid(), call, arguments), daemon=True)
        with uninterrupted():
            self._process.start()
        sender.close()

    @property
    def number(self) -> int:
        """The number by which the system knows the process."""
        return self._process.pid or 0

    def result(self) -> Result:
        """Wait for the call: what it returned, or the error that it raised.

        Raises `InternalError` if the process ended without a word, as when the system ran out of memory.
        """
        try:
            returned, value = self._receiver.recv()
        except EOFError:
            self._process.join()
            if self._process.exitcode == ceiling.EXIT_CEILING:
                raise ConfigurationError(ceiling.told(ceiling.ceiling()), hint=ceiling.HINT) from None
            raise InternalError(
                f"the process for {self.name} ended with {self._process.exitcode}",
                hint="If memory is short, try again with '--jobs 1'.",
            ) from None
        if not returned:
            raise value
        result: Result = value
        return result

    def __enter__(self) -> Self:
        """The call, running."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process if it still runs."""
        self._receiver.close()
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Start processes here: Ctrl-C does not reach them, not even while they import, where a traceback would end them.

    A terminal sends it to all of its processes; it is for the one that waits, which ends the others. A mask of signals
    is inherited by a program that is started (POSIX, exec), and what arrives here meanwhile is kept until it is lifted.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would be started with the first process, and lift the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_interrupts() -> None:
    """In a process that was started so: leave Ctrl-C to the one that waits, as do the programs that this one starts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _run(sender: Connection, parent: int, call: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    """In the other process: the call, then its result or its error. It ends with the process that waits for it."""
    leave_interrupts()
    _die_with(parent)
    answer: tuple[bool, object]
    try:
        with ceiling.under(ceiling.ceiling()), seldom():
            answer = (True, call(*arguments))
    except (ceiling.CeilingReachedError, MemoryError):
        answer = (False, ConfigurationError(ceiling.told(ceiling.ceiling()), hint=ceiling.HINT))
    except Exception as error:  # noqa: BLE001  # it is raised where the result is waited for
        answer = (False, error)
    try:
        sender.send(answer)
    except OSError:  # nobody waits any more
        os._exit(1)
    finally:
        sender.close()


def _die_with(parent: int) -> None:
    """Ask Linux to end this process when the one that started it ends, however that happens (prctl(2))."""
    if sys.platform.startswith("linux"):
        prctl = getattr(ctypes.CDLL(None), "prctl", None)
        if prctl is not None:
            prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if hasattr(os, "getppid") and os.getppid() != parent:
        os._exit(1)


def end_with_command() -> None:
    """End this process, which a server forked, with the one that asked for it, however that ends.

    The server lives as long as any of its processes, so its end would come too late.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for, args=(parent.sentinel,), daemon=True).start()


def _wait_for(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)

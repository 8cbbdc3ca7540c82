"""How a command ends that somebody ends: by Ctrl-C, by the system, by a terminal that is closed."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
_SOON = 0.02
"""Seconds until what was swallowed is raised again."""


class Ending:
    """Which signal ended the command, if one did."""

    def __init__(self) -> None:
        """Nobody has yet."""
        self.signal = 0

    @property
    def code(self) -> int:
        """The exit code that shells give to it: 128 and its number."""
        return 128 + self.signal if self.signal else INTERRUPTED


@contextmanager
def ended_politely() -> Iterator[Ending]:
    """While this lasts, SIGTERM and SIGHUP end the command as Ctrl-C does: what was begun is put away.

    Each once: a second one does not interrupt the putting away. What is ignored (``nohup``) stays ignored. A library
    may swallow what one raises, as WeasyPrint does in a drawing: which one came is kept, and the command ends by it.
    What is raised in a function that C calls back (HarfBuzz does, for each stroke of a letter) goes nowhere: Python
    tells its hook alone. It is then raised again until it comes through.
    """
    ending = Ending()
    names = ("SIGTERM", "SIGHUP", "SIGINT")
    if threading.current_thread() is not threading.main_thread():
        yield ending
        return

    def end(number: int, _frame: FrameType | None) -> None:
        ending.signal = number
        signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {}
    for name in names:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
            before[number] = signal.signal(number, end)
    try:
        with _raised_again(ending):
            yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _raised_again(ending: Ending) -> Iterator[None]:
    """While this lasts, an interrupt that Python could only tell its hook is raised again a moment later."""

    def again(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    def swallowed(told: sys.UnraisableHookArgs) -> None:
        if ending.signal and issubclass(told.exc_type, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, _SOON)
        else:
            hook(told)

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    hook, sys.unraisablehook = sys.unraisablehook, swallowed
    before = signal.signal(signal.SIGALRM, again)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        sys.unraisablehook = hook

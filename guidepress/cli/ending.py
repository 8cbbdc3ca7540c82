"""How a command ends that somebody ends: by Ctrl-C, by the system, by a terminal that is closed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130


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
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""How many may speak with the preview at once, and for how long.

Each connection has a thread. So there are places for them, and who only waits, or speaks a letter at a time, has one no
longer than others need: where all are taken, the one that has asked for nothing for the longest time makes room.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Limits:
    """``connections`` at once, ``listeners`` of them that may wait for news; seconds to ``ask`` and take an ``answer``.

    The next one waits for a place for ``patience`` seconds.
    """

    connections: int = 64
    listeners: int = 24
    ask: float = 15.0
    answer: float = 120.0
    patience: float = 0.5


class _Doing(Enum):
    ASKS = auto()
    IS_ANSWERED = auto()
    LISTENS = auto()
    IS_ENDED = auto()


@dataclass(slots=True)
class _Held:
    since: float
    doing: _Doing = _Doing.ASKS


class Places:
    """The connections that are open."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """None is taken yet."""
        self.limits = limits
        self._clock = clock
        self._lock = threading.Condition()
        self._held: dict[socket.socket, _Held] = {}

    def take(self, connection: socket.socket) -> bool:
        """A place for a connection, that of one that asks for nothing if all are taken; whether there is one."""
        with self._lock:
            if not self._lock.wait_for(self._has_room, self.limits.patience):
                return False
            self._held[connection] = _Held(self._clock())
            return True

    def _has_room(self) -> bool:
        """Whether a place is free. If not, one that only waits is ended; its thread gives the place back."""
        if len(self._held) < self.limits.connections:
            return True
        if all(held.doing is not _Doing.IS_ENDED for held in self._held.values()):
            idle = [(held.since, one) for one, held in self._held.items() if held.doing is _Doing.ASKS]
            if idle:
                self._end(min(idle, key=lambda pair: pair[0])[1])
        return False

    def leave(self, connection: socket.socket) -> None:
        """A connection is closed."""
        with self._lock:
            self._held.pop(connection, None)
            self._lock.notify_all()

    def asks(self, connection: socket.socket) -> None:
        """It has its answer, and may ask for more."""
        self._does(connection, _Doing.ASKS)

    def is_answered(self, connection: socket.socket) -> None:
        """It has asked, and waits for the answer."""
        self._does(connection, _Doing.IS_ANSWERED)

    def listens(self, connection: socket.socket) -> bool:
        """It wants all news from now on; whether it may."""
        with self._lock:
            if sum(held.doing is _Doing.LISTENS for held in self._held.values()) >= self.limits.listeners:
                return False
            if (held := self._held.get(connection)) is None or held.doing is _Doing.IS_ENDED:
                return False
            self._held[connection] = _Held(self._clock(), _Doing.LISTENS)
            return True

    def end_late(self) -> None:
        """End those that take longer than they may."""
        seconds = {_Doing.ASKS: self.limits.ask, _Doing.IS_ANSWERED: self.limits.answer}
        now = self._clock()
        with self._lock:
            for connection, held in self._held.items():
                if held.doing in seconds and now - held.since > seconds[held.doing]:
                    self._end(connection)

    def _does(self, connection: socket.socket, doing: _Doing) -> None:
        with self._lock:
            if (held := self._held.get(connection)) is not None and held.doing is not _Doing.IS_ENDED:
                self._held[connection] = _Held(self._clock(), doing)
                self._lock.notify_all()

    def _end(self, connection: socket.socket) -> None:
        """Its thread meets the end of the connection and closes it."""
        self._held[connection].doing = _Doing.IS_ENDED
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

"""How long a request may take to say what it wants, and how many may be asking at once.

A browser says it at once. Who sends a sign every few seconds would keep a thread for ever, and two hundred of them as
many; so the head of a request has a time in which it must be said as a whole, and beyond a number of connections the
one that has been asking longest is closed.
"""

from __future__ import annotations

import io
import socket
from threading import Lock
from time import monotonic
from typing import Any

HEAD = 10.0
"""Seconds in which a request is said; a connection that is kept open for the next one is closed after as many."""
MOST = 48
"""Connections at once: a browser opens six at most for a page, and one for the news."""


class PatientReader(io.RawIOBase):
    """What a connection sends, until a time: later it ends, however much or little came before.

    ``until`` is a time of `monotonic`; reading raises `TimeoutError` past it.
    """

    def __init__(self, connection: socket.socket) -> None:
        """Nothing is read yet."""
        self._connection = connection
        self.until = monotonic() + HEAD

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what is there; raises `TimeoutError`."""
        left = self.until - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)

    def begin(self) -> None:
        """Another request may come now."""
        self.until = monotonic() + HEAD


class Connections:
    """Those that are open, and since when each has been asking; one that is being answered asks no more."""

    def __init__(self) -> None:
        """None is open."""
        self._asking: dict[socket.socket, float | None] = {}
        self._lock = Lock()

    def open(self, one: socket.socket) -> bool:
        """Count one more; the one that has asked longest makes room for it. Whether there is any."""
        with self._lock:
            asking = {held: since for held, since in self._asking.items() if since is not None}
            if len(self._asking) >= MOST and not asking:
                return False
            if len(self._asking) >= MOST:
                oldest = min(asking, key=lambda held: asking[held])
                del self._asking[oldest]
                _end(oldest)
            self._asking[one] = monotonic()
            return True

    def asks(self, one: socket.socket, *, still: bool) -> None:
        """A connection is being answered, or asks again."""
        with self._lock:
            if one in self._asking:
                self._asking[one] = monotonic() if still else None

    def close(self, one: socket.socket) -> None:
        """A connection has ended."""
        with self._lock:
            self._asking.pop(one, None)


def _end(one: socket.socket) -> None:
    """Wake whoever waits for a connection: it has ended."""
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        return

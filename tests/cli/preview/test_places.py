"""Many clients of the preview, and slow ones: there are places for so many, and a fast one is always answered."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from guidepress.cli.preview.places import Limits, Places
from guidepress.cli.preview.server import HOST, Server
from guidepress.cli.preview.session import Session

LIMITS = Limits(connections=4, listeners=2, ask=30.0, answer=60.0, patience=10.0)


class Clock:
    """A time that is set."""

    now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@contextmanager
def serving(limits: Limits) -> Iterator[Server]:
    """A server of a session that never looked at its guide."""
    server = Server(Session(Path("nowhere")), 0, limits)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.session.stop()
        server.shutdown()
        server.server_close()
        thread.join(10)


def client(server: Server, said: str = "") -> socket.socket:
    """A connection, and what it says at first; ``HOST`` is put in."""
    made = socket.create_connection((HOST, server.server_address[1]), timeout=20)
    made.sendall(said.replace("HOST", f"{HOST}:{server.server_address[1]}").encode())
    return made


def ask(path: str) -> str:
    """A whole request."""
    return f"GET {path} HTTP/1.1\r\nHost: HOST\r\n\r\n"


def status(connection: socket.socket) -> int:
    """The status of what is answered; 0 if the connection ended without a word."""
    with connection.makefile("rb") as lines:
        first = lines.readline().split()
    return int(first[1]) if len(first) > 1 else 0


def pair(stack: ExitStack) -> socket.socket:
    """A connection to nobody."""
    ours, theirs = socket.socketpair()
    stack.enter_context(theirs)
    return stack.enter_context(ours)


def ended(connection: socket.socket) -> bool:
    """Whether somebody made an end of it."""
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False


def test_two_hundred_slow_clients_have_a_few_threads_and_a_fast_one_is_answered() -> None:
    """Who sends half a request makes room for the next; there are never more threads than places, and one that ends."""
    before = threading.active_count()
    with serving(LIMITS) as server, ExitStack() as stack:
        slow, most = [], 0
        for _ in range(200):
            slow.append(stack.enter_context(client(server, "GET / HTTP/1.1\r\nX-Slow")))
            most = max(most, threading.active_count())
        fast = stack.enter_context(client(server, ask("/")))
        assert status(fast) == 200
        assert status(slow[0]) == 0
        assert most - before <= LIMITS.connections + 2  # the server's own, and one that is about to end


def test_who_listens_keeps_its_place_and_one_too_many_is_told() -> None:
    """Windows that wait for news are not thrown out by others; too many of them get a 503, and a page is still served."""
    with serving(LIMITS) as server, ExitStack() as stack:
        listening = []
        for _ in range(LIMITS.listeners):
            listening.append(stack.enter_context(client(server, ask("/events"))))
            assert status(listening[-1]) == 200
        assert status(stack.enter_context(client(server, ask("/events")))) == 503
        for _ in range(10):
            stack.enter_context(client(server))
        assert status(stack.enter_context(client(server, ask("/preview.css")))) == 200
        assert len(server.session._listeners) == LIMITS.listeners


def test_a_place_is_free_again_when_its_client_has_gone() -> None:
    """Connections come and go for ever."""
    with serving(Limits(connections=1, listeners=1, patience=10.0)) as server:
        for _ in range(20):
            with client(server, ask("/")) as one:
                assert status(one) == 200


def test_where_all_wait_for_an_answer_the_next_is_told() -> None:
    """Nobody is thrown out who has asked: 503, with a word about it."""
    with serving(Limits(connections=1, listeners=1, patience=0.01)) as server, ExitStack() as stack:
        assert status(stack.enter_context(client(server, ask("/events")))) == 200
        refused = stack.enter_context(client(server))
        assert status(refused) == 503


def test_who_takes_too_long_is_ended() -> None:
    """Half a request, and an answer that nobody reads, have their time; who listens has all of it."""
    clock = Clock()
    places = Places(LIMITS, clock)
    with ExitStack() as stack:
        asking, answered, listening = (pair(stack) for _ in range(3))
        assert all(places.take(one) for one in (asking, answered, listening))
        places.is_answered(answered)
        assert places.listens(listening)
        clock.now = LIMITS.ask
        places.end_late()
        assert not ended(asking)
        clock.now += 1
        places.end_late()
        assert (ended(asking), ended(answered)) == (True, False)
        clock.now = LIMITS.answer + 1
        places.end_late()
        assert (ended(answered), ended(listening)) == (True, False)


def test_a_request_after_another_has_its_time_anew() -> None:
    """A browser keeps its connection: time is counted from the last answer."""
    clock = Clock()
    places = Places(LIMITS, clock)
    with ExitStack() as stack:
        one = pair(stack)
        places.take(one)
        clock.now = LIMITS.ask - 1
        places.is_answered(one)
        places.asks(one)
        clock.now += LIMITS.ask
        places.end_late()
        assert not ended(one)


def test_the_server_ends_what_is_late() -> None:
    """It looks between two requests, whoever asks."""
    with serving(Limits(ask=0.01)) as server, client(server, "GET /") as slow:
        assert status(slow) == 0

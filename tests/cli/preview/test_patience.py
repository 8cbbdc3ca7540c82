"""The preview's server waits for nobody for ever, and has a place for whoever says at once what he wants."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from guidepress.cli.preview import patience
from guidepress.cli.preview.server import Server
from guidepress.cli.preview.session import Session

MOST = 4


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of a session that does nothing, with little patience and few places."""
    monkeypatch.setattr(patience, "HEAD", 0.3)
    monkeypatch.setattr(patience, "MOST", MOST)
    made = Server(Session(tmp_path), 0)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def connected(server: Server) -> socket.socket:
    """A connection that has said nothing yet."""
    return socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=5)


def served(server: Server) -> int:
    """The status of the answer to somebody who asks at once."""
    browser = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
    browser.request("GET", "/preview.css")
    status = browser.getresponse().status
    browser.close()
    return status


def test_who_says_a_sign_now_and_then_is_not_waited_for(server: Server) -> None:
    """The whole head has its time, not each sign of it."""
    slow = connected(server)
    for sign in b"GET / HTTP/1.1":
        try:
            slow.send(bytes([sign]))
        except OSError:
            break
        threading.Event().wait(0.05)
    slow.settimeout(5)
    with suppress(ConnectionResetError):
        assert slow.recv(10) == b""
    slow.close()
    assert served(server) == 200


def test_the_one_that_has_asked_longest_makes_room(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many that say nothing keep few threads, and nobody from being served."""
    monkeypatch.setattr(patience, "HEAD", 30.0)
    silent = [connected(server) for _ in range(5 * MOST)]
    assert served(server) == 200
    handling = [thread for thread in threading.enumerate() if "process_request" in thread.name]
    assert len(handling) <= MOST + 1
    for one in silent:
        one.close()


def test_a_connection_that_is_kept_open_is_served_again(server: Server) -> None:
    """Two requests on one connection, as browsers do; each has the time of its own."""
    browser = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
    for _ in range(3):
        browser.request("GET", "/preview.js")
        answer = browser.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, True)
        threading.Event().wait(0.2)
    browser.close()

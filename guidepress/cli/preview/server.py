"""The preview's server: this machine's browsers only, nothing from disk, nothing that changes anything.

It listens on 127.0.0.1. A request that names another host is refused, so that no page elsewhere can reach it by a name
of its own (DNS rebinding). What is served is made in memory; there is no path to a file. The connections are as many as
there are `places` for.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from queue import Empty
from urllib.parse import unquote, urlsplit

from guidepress.cli.preview.places import Limits, Places
from guidepress.cli.preview.session import Session

HOST = "127.0.0.1"
HOSTS = frozenset({"127.0.0.1", "localhost"})
BEAT = 15.0
"""Seconds after which a connection without news is told that all is well."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_BUSY = b"The preview is open too often. Close a window of it.\n"
_PICTURE = re.compile(r"/pages/([0-9a-f]{24})\.png")


class Server(ThreadingHTTPServer):
    """Serves one session. Raises `OSError` if the port is taken."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, session: Session, port: int, limits: Limits | None = None) -> None:
        """Listen on a port of this machine; 0 takes a free one."""
        self.session = session
        self.places = Places(limits or Limits())
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Give a connection a thread if there is a place for it, and else an answer that says so."""
        assert isinstance(request, socket.socket)  # noqa: S101  # for the types: this server has no datagrams
        if self.places.take(request):
            super().process_request(request, client_address)
            return
        with contextlib.suppress(OSError):
            request.settimeout(0)
            request.sendall(b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\n\r\n" + _BUSY)
        self.shutdown_request(request)

    def close_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Close a connection; another may have its place."""
        super().close_request(request)
        assert isinstance(request, socket.socket)  # noqa: S101  # as above
        self.places.leave(request)

    def service_actions(self) -> None:
        """Between two requests: end what takes too long."""
        self.places.end_late()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    server_version = "Guidepress"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer: the page, its sheet and script, the state as events, the web edition, pictures, transcripts."""
        self.server.places.is_answered(self.connection)
        self._get()
        self.server.places.asks(self.connection)

    def _get(self) -> None:
        if not self._asked_of_us():
            self._answer(HTTPStatus.FORBIDDEN, b"This is the preview of another name.\n", "text/plain; charset=utf-8")
            return
        path = urlsplit(self.path).path
        fixed: dict[str, tuple[str, str]] = {
            "/": ("page.html", "text/html; charset=utf-8"),
            "/preview.css": ("preview.css", "text/css; charset=utf-8"),
            "/preview.js": ("preview.js", "text/javascript; charset=utf-8"),
        }
        if path in fixed:
            name, kind = fixed[path]
            self._answer(HTTPStatus.OK, _own(name), kind, policy=POLICY)
        elif path == "/events":
            self._events()
        elif (found := self._found(path)) is not None:
            self._answer(HTTPStatus.OK, *found)
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"There is no such page.\n", "text/plain; charset=utf-8")

    def _found(self, path: str) -> tuple[bytes, str] | None:
        session = self.server.session
        if path == "/read.html":
            return (session.state.web, "text/html; charset=utf-8") if session.state.web else None
        if picture := _PICTURE.fullmatch(path):
            data = session.picture(picture[1])
            return (data, "image/png") if data is not None else None
        if path.startswith("/transcript/"):
            lines = session.state.transcript.get(unquote(path.removeprefix("/transcript/")))
            return ("\n".join(lines).encode(), "text/plain; charset=utf-8") if lines is not None else None
        return None

    def _asked_of_us(self) -> bool:
        """Whether the request names this machine and this port."""
        name, _, port = self.headers.get("Host", "").rpartition(":")
        return name in HOSTS and port == str(self.server.server_address[1])

    def _answer(self, status: HTTPStatus, data: bytes, kind: str, *, policy: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(data)

    def _events(self) -> None:
        """The states one after the other, as server-sent events (HTML, 9.2)."""
        if not self.server.places.listens(self.connection):
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, _BUSY, "text/plain; charset=utf-8")
            return
        self.connection.settimeout(self.server.places.limits.answer)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with self.server.session.listening() as queue:
            while True:
                try:
                    state = queue.get(timeout=BEAT)
                    while not queue.empty():
                        state = queue.get()
                except Empty:
                    self._write(b": all is well\n\n")
                    continue
                if state is None:
                    return
                self._write(b"data: " + json.dumps(state.as_data(), ensure_ascii=False).encode() + b"\n\n")

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the base class
        """Nobody reads a log of requests to oneself."""


@cache
def _own(name: str) -> bytes:
    return (files("guidepress.cli.preview") / name).read_bytes()

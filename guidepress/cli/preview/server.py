"""The preview's server: this machine's browsers only, nothing from disk, nothing that changes anything.

It listens on 127.0.0.1. A request that names another host is refused, so that no page elsewhere can reach it by a name
of its own (DNS rebinding). What is served is made in memory; there is no path to a file.
"""

from __future__ import annotations

import json
import re
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from io import BufferedReader
from queue import Empty
from typing import Any
from urllib.parse import unquote, urlsplit

from guidepress.cli.preview.patience import Connections, PatientReader
from guidepress.cli.preview.session import Session

HOST = "127.0.0.1"
HOSTS = frozenset({"127.0.0.1", "localhost"})
PATIENCE = 60.0
"""Seconds in which a browser must take a piece of an answer."""
BEAT = 15.0
"""Seconds after which a connection without news is told that all is well."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PICTURE = re.compile(r"/pages/([0-9a-f]{24})\.png")


class Server(ThreadingHTTPServer):
    """Serves one session. Raises `OSError` if the port is taken."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, session: Session, port: int) -> None:
        """Listen on a port of this machine; 0 takes a free one."""
        self.session = session
        self.connections = Connections()
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def verify_request(self, request: Any, _client_address: object) -> bool:
        """Whether there is room for one more."""
        return self.connections.open(request)

    def shutdown_request(self, request: Any) -> None:
        """It has been answered, or has ended."""
        self.connections.close(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    server_version = "Guidepress"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        """Read with patience, and write to whoever takes what is sent."""
        super().setup()
        self.patient = PatientReader(self.connection)
        self.rfile = BufferedReader(self.patient)

    def handle_one_request(self) -> None:
        """Wait for a request, for a while, and answer it; raises nothing for one that does not come."""
        self.patient.begin()
        self.server.connections.asks(self.connection, still=True)
        super().handle_one_request()

    def parse_request(self) -> bool:
        """Read the head; what is answered from here on may take its time."""
        understood = super().parse_request()
        self.server.connections.asks(self.connection, still=False)
        self.connection.settimeout(PATIENCE)
        return understood

    def do_GET(self) -> None:
        """Answer: the page, its sheet and script, the state as events, the web edition, pictures, transcripts."""
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

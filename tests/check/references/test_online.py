"""The references online, against a server on this machine: no test leaves it."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import URLError

import pytest

from guidepress.check.references.online import Answer, Unreachable, check_online, fetch
from guidepress.model.book import Book
from tests.check.by_hand import book_of, reference_of, said

UPDATES = {
    "10.1000%2Fretracted": [{"type": "retraction", "DOI": "10.1000/n", "updated": {"date-parts": [[2020, 1, 2]]}}],
    "10.1000%2Fdoubted": [{"type": "expression_of_concern"}],
    "10.1000%2Fsound": [],
}


class Handler(BaseHTTPRequestHandler):
    """Crossref's records by DOI, and some pages."""

    def do_GET(self) -> None:
        """Answer as the address asks."""
        name = self.path.rpartition("/")[2]
        body = (
            b"garbled"
            if name == "10.1000%2Fgarbled"
            else json.dumps({"message": {"updated-by": UPDATES.get(name)}}).encode()
        )
        status = {"gone": 410, "missing": 404, "broken": 500, "10.9999%2Fother": 404}.get(name, 200)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (http.server's name)
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as one:
        thread = Thread(target=one.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()
        thread.join()


def book(**csl: object) -> Book:
    """A Book with one reference."""
    return book_of(references=(reference_of("a", type="webpage", title="A", **csl),))


@pytest.mark.parametrize(
    ("doi", "codes"),
    [
        ("10.1000/RETRACTED", ["REF014"]),
        ("10.1000/doubted", ["REF015"]),
        ("10.1000/sound", []),
        ("10.9999/other", []),
        ("10.1000/garbled", ["REF019"]),
    ],
)
def test_what_crossref_knows(server: str, doi: str, codes: list[str]) -> None:
    """A retraction is an error, a concern a warning; a DOI of another agency is none; a broken answer is told."""
    assert said(check_online(book(DOI=doi), crossref=server)) == codes


@pytest.mark.parametrize(
    ("page", "codes"), [("fine", []), ("missing", ["REF018"]), ("gone", ["REF018"]), ("broken", ["REF019"])]
)
def test_links(server: str, page: str, codes: list[str]) -> None:
    """Only what is gone is called dead; a server in trouble is told as such."""
    assert said(check_online(book(URL=f"{server}/{page}"))) == codes


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://127.0.0.1:1/"])
def test_what_cannot_be_reached(url: str) -> None:
    """No file is opened; a closed port is told."""
    with pytest.raises(Unreachable):
        fetch(url)
    assert said(check_online(book(URL=url))) == ["REF019"]


def test_the_fetcher_can_be_another() -> None:
    """One request a reference, and none for one without an address."""
    asked: list[str] = []

    def get(url: str) -> Answer:
        asked.append(url)
        return Answer(200, b'{"message": {}}')

    assert list(check_online(book(DOI="10.1000/a b", URL="http://x.example"), get)) == []
    assert list(check_online(book(), get)) == []
    assert asked == ["https://api.crossref.org/works/10.1000%2Fa%20b"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (URLError(socket.gaierror(-2, "Name or service not known")), "the name a.example is not known"),
        (URLError(TimeoutError("timed out")), "a.example did not answer in 10 seconds"),
        (TimeoutError("The read operation timed out"), "a.example did not answer in 10 seconds"),
        (URLError(ssl.SSLCertVerificationError(1, "self-signed")), "a.example could not be told from another"),
        (URLError(ConnectionRefusedError(111, "Connection refused")), "a.example: Connection refused"),
        (IncompleteRead(b""), "the answer of a.example cannot be read"),
    ],
)
def test_why_there_is_no_answer_is_said_in_words(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    """Which host it was, and no number of the system's."""

    def refuse(*_args: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    (found,) = check_online(book(URL="https://a.example/x"))
    assert words in found.message
    assert "Errno" not in found.message

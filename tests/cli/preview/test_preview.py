"""The preview: what a save shows, what it refuses, and that a browser can use it."""

from __future__ import annotations

import http.client
import json
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest

from guidepress.cli.preview.server import HOST, Server
from guidepress.cli.preview.session import Session, State

SECTION = "sections/01-tides.md"
PATIENCE = 40.0


def after(queue: SimpleQueue[State | None], turn: int) -> State:
    """The first state of a turn, or of a later one, that is complete or broken."""
    while True:
        state = queue.get(timeout=PATIENCE)
        assert state is not None
        if state.turn >= turn and (state.broken or "transcript" in state.seconds):
            return state


def get(server: Server, path: str, host: str | None = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body."""
    port = server.server_address[1]
    with closing(http.client.HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers={"Host": host or f"{HOST}:{port}"})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def test_a_save_shows_pages_words_and_findings(session: Session, guide: Path) -> None:
    """The first look shows all; a sentence more is in the web page, on a page and in the transcript, and only its page is new."""
    with session.listening() as queue:
        first = after(queue, 1)
        assert first.findings == ()
        assert b"twice a day" in first.web
        section = guide / SECTION
        section.write_text(section.read_text(encoding="utf-8") + "\nThe moon does teh pulling.\n", encoding="utf-8")
        session.touch()
        second = after(queue, first.turn + 1)
    assert b"does teh pulling" in second.web
    assert any("teh pulling" in line for line in second.transcript["tides"])
    assert [finding.code for finding in second.findings] == ["LAN009"]
    new = {page.part for page in second.pages} & {one.part for one in second.pages if one not in first.pages}
    assert new == {"tides"}
    assert second.changed == next(one.picture for one in second.pages if one.part == "tides")
    with session._engine:  # the page that changed is there while the engine is at work
        png = session.picture(second.changed)
    assert png is not None
    assert png.startswith(b"\x89PNG")
    assert session.picture("999-0") is None


def test_a_broken_guide_keeps_the_last_good_pages_and_recovers(session: Session, guide: Path) -> None:
    """The finding is shown with its place; what was there stays; the next good save is shown."""
    settings = guide / "guide.yaml"
    whole = settings.read_text(encoding="utf-8")
    with session.listening() as queue:
        good = after(queue, 1)
        settings.write_text("title: [\n", encoding="utf-8")
        session.touch()
        broken = after(queue, good.turn + 1)
        assert broken.broken
        assert {finding.place.file for finding in broken.findings} == {"guide.yaml"}
        assert (broken.web, broken.pages) == (good.web, good.pages)
        settings.write_text(whole, encoding="utf-8")
        session.touch()
        mended = after(queue, broken.turn + 1)
    assert (mended.broken, mended.findings, mended.web) == ("", (), good.web)


def test_a_guide_that_cannot_be_set_keeps_the_last_good_pages(session: Session, guide: Path) -> None:
    """A character without a font: the web page shows it, the pages stay, the finding says where."""
    section = guide / SECTION
    with session.listening() as queue:
        good = after(queue, 1)
        section.write_text(section.read_text(encoding="utf-8") + "\nA yi letter \ua000.\n", encoding="utf-8")
        session.touch()
        state = after(queue, good.turn + 1)
    assert state.broken
    assert state.pages == good.pages
    assert [(finding.code, finding.place.file) for finding in state.findings] == [("PDF001", SECTION)]


def test_many_edits_are_never_stale(session: Session, guide: Path) -> None:
    """After a burst of saves, the last one is what is shown, whatever was abandoned on the way."""
    section = guide / SECTION
    start = section.read_text(encoding="utf-8")
    with session.listening() as queue:
        state = after(queue, 1)
        for burst in range(4):
            for number in range(5):
                section.write_text(f"{start}\nEdit {burst} {number} is here.\n", encoding="utf-8")
                session.touch()
            wanted = f"Edit {burst} 4 is here.".encode()
            while wanted not in state.web or "transcript" not in state.seconds:
                state = after(queue, state.turn)
            assert any(f"Edit {burst} 4 is here." in line for line in state.transcript["tides"])


def test_it_serves_what_it_made_and_nothing_else(server: Server, session: Session) -> None:
    """The page, its sheet and script, the web edition, a picture, a transcript; no file, by no path."""
    with session.listening() as queue:
        state = after(queue, 1)
    for path, kind in (
        ("/", "text/html"),
        ("/preview.css", "text/css"),
        ("/preview.js", "text/javascript"),
        ("/read.html", "text/html"),
        (f"/pages/{state.pages[0].picture}.png", "image/png"),
        ("/transcript/tides", "text/plain"),
    ):
        status, headers, body = get(server, path)
        assert (status, headers["content-type"].partition(";")[0], bool(body)) == (200, kind, True), path
        assert headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in get(server, "/")[1]["content-security-policy"]
    for path in (
        "/guide.yaml",
        "/sections/01-tides.md",
        "/../guide.yaml",
        "/%2e%2e/guide.yaml",
        "/pages/../../guide.yaml",
        "/pages/000000000000000000000000.png",
        "/transcript/..%2fguide.yaml",
        "/etc/passwd",
        "//etc/passwd",
    ):
        assert get(server, path)[0] == 404, path


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.example.org:{port}"]
)
def test_another_host_is_refused(server: Server, host: str) -> None:
    """A name that leads here from elsewhere gets nothing (DNS rebinding)."""
    named = host.format(port=server.server_address[1])
    for path in ("/", "/events", "/read.html"):
        assert get(server, path, named)[0] == 403


def test_it_listens_to_this_machine_only(server: Server) -> None:
    """The loopback address, not every one."""
    assert server.server_address[0] == "127.0.0.1"


def test_the_state_comes_as_events(server: Server, session: Session) -> None:
    """An event stream begins with the state as it is."""
    with session.listening() as queue:
        after(queue, 1)
    port = server.server_address[1]
    with closing(http.client.HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/events", headers={"Host": f"localhost:{port}"})
        with closing(connection.getresponse()) as answer:
            assert answer.getheader("Content-Type", "").startswith("text/event-stream")
            line = answer.fp.readline()
    assert line.startswith(b"data: ")
    told = json.loads(line[6:])
    assert told["title"] == "One Page About Tides"
    assert [page["part"] for page in told["pages"]].count("tides") == 1

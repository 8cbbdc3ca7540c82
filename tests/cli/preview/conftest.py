"""A preview of a copy of the smallest guide: the session that looks at it, and its server."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidepress.cli.preview.server import Server
from guidepress.cli.preview.session import Session
from tests.support.places import BOOKS

PATIENCE = 40.0


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A copy of the smallest guide."""
    return Path(shutil.copytree(BOOKS / "minimal", tmp_path / "guide"))


@pytest.fixture
def session(guide: Path) -> Iterator[Session]:
    """A session that looks at it."""
    made = Session(guide)
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    yield made
    made.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.fixture
def server(session: Session) -> Iterator[Server]:
    """A server for it."""
    made = Server(session, 0)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()

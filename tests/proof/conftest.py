"""A small guide that is built once, and a copy of it for each test to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guidepress.pipeline import build as pipeline
from guidepress.proof import prove_dist as proving
from guidepress.prove.validators.toolbox import Toolbox
from tests.support.proven import EDITIONS, MINIMAL


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built guide: the EPUB and the web page."""
    out = tmp_path_factory.mktemp("proved") / "dist"
    pipeline.build(MINIMAL, out, EDITIONS)
    return out


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(built, tmp_path / "dist"))


@pytest.fixture
def dist(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it on a machine without any validator."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("GUIDEPRESS_CHROMIUM", raising=False)
    monkeypatch.setattr(proving, "Toolbox", lambda: Toolbox(tmp_path))
    return copy

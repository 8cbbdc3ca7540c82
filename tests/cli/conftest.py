"""What tests of the command line share: a guide without a finding, and one with an error."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.places import BOOKS


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A copy of the smallest guide: nothing is found in it."""
    return Path(shutil.copytree(BOOKS / "minimal", tmp_path / "guide"))


@pytest.fixture
def faulty(guide: Path) -> Path:
    """The same with a dead link on line 5 of its section."""
    (guide / "sections/01-tides.md").write_text("# Tides\n\nWater moves.\n\nSee [](#none).\n", encoding="utf-8")
    return guide

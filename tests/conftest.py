"""What all tests share: the two guides, read once, and the flag that renews goldens."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.book import Book
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.support.places import ROOT


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--renew`` rewrites goldens; look at the diff afterwards."""
    parser.addoption("--renew", action="store_true", default=False, help="rewrite goldens; then review the diff")


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(request.config.getoption("--renew"))


def read_cleanly(folder: Path) -> Book:
    """Read a guide that must have no findings."""
    findings = Findings()
    book = read_guide(folder, findings)
    assert [str(finding) for finding in findings.in_order()] == []
    return book


@pytest.fixture(scope="session")
def guide() -> Book:
    """The Book of the first guide, ``manuscript/``."""
    return read_cleanly(ROOT / "manuscript")


@pytest.fixture(scope="session")
def fieldbook() -> Book:
    """The Book of the unlike guide, ``tests/books/tidepools``."""
    return read_cleanly(ROOT / "tests" / "books" / "tidepools")


@pytest.fixture(scope="session")
def minimal() -> Book:
    """The Book of the smallest guide that builds."""
    return read_cleanly(ROOT / "tests" / "books" / "minimal")

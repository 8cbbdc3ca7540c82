"""The guides as EPUB, to be opened in reading systems."""

from __future__ import annotations

import pytest

from tests.reading.bound import Bound
from tests.support.editions import Editions


@pytest.fixture(scope="session")
def bound(editions: Editions) -> Bound:
    """The EPUB of each guide that a test names (`editions`)."""
    return Bound(editions.book, editions.pages, editions.epub.published.data)

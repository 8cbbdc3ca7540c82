"""What EPUBCheck 5.3 and Ace by DAISY say of the EPUBs that we bind: nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from guidepress.model.book import Book, PartKind
from guidepress.model.edition import EPUB
from guidepress.typeset.epub.edition import bind_epub
from tests.support.editions import Editions
from tests.support.outside import ace, epubcheck

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.outside, pytest.mark.slow]
ALL = pytest.mark.parametrize("editions", ["minimal"], indirect=True)  # with a page list: test_criteria.py


@pytest.fixture
def file(editions: Editions, tmp_path: Path) -> Path:
    """The EPUB of each guide, without a page list."""
    path = tmp_path / "guide.epub"
    path.write_bytes(editions.epub_without_pages.published.data)
    return path


@ALL
def test_epubcheck_has_nothing_to_say(file: Path) -> None:
    """EPUBCheck: no error, no warning."""
    assert [str(message) for message in epubcheck(file)] == []


@ALL
def test_ace_finds_no_violation(file: Path) -> None:
    """Ace: no violation of any impact."""
    assert [str(message) for message in ace(file)] == []


@pytest.mark.parametrize("language", ["he", "en"])
def test_a_book_without_contents_is_valid_too(fieldbook: Book, tmp_path: Path, language: str) -> None:
    """Our own nav outside the spine, a title full of signs, and a right-to-left guide are valid EPUB."""
    changes = {"title": '<b>&"Quotes"\' 🐙 \u200fעברית', "language": language}
    settings = fieldbook.settings.model_copy(update=changes)
    parts = tuple(part for part in fieldbook.parts if part.kind is not PartKind.CONTENTS)
    path = tmp_path / "other.epub"
    path.write_bytes(bind_epub(replace(fieldbook, settings=settings, parts=parts), EPUB).data)
    assert [str(message) for message in epubcheck(path)] == []

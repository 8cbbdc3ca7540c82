"""An imprint of more than a page: it goes on, and no statement is lost at the foot of the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.typeset.editions import Press
from guidepress.typeset.paged.page_map import page_map
from tests.support.small_guide import SETTINGS, small_book


@pytest.mark.parametrize("letters", [400, 1900])
def test_every_statement_is_on_paper(tmp_path: Path, letters: int) -> None:
    """Three statements, on the smallest page: each word of the Book is on a page, or the map of pages would not be made."""
    said = ("A statement of many words. " * 99)[:letters].strip()
    settings = SETTINGS.replace("  - title-page\n", "  - title-page\n  - imprint\n") + "page:\n  trim: 5.5x8.5\n"
    for key in ("funding: None.", "conflicts: None.", "copyright: 2026 Ada Example"):
        settings = settings.replace(key, f'{key.partition(":")[0]}: "{said}"')
    book = small_book(tmp_path, "# One\n\nText.\n", settings=settings)
    pages = page_map(Press(book).pages, book)
    assert len(pages.of_part("imprint")) == (1 if letters < 1000 else 3)

"""What stands on covers and in page heads has the signs of print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_guide import SETTINGS, small_book


@pytest.mark.parametrize(
    ("language", "title", "shown"),
    [
        ("en", "It's \"pain\" -- don't stop", "It’s “pain” – don’t stop"),
        ("de", 'Der "Tag danach"', "Der „Tag danach“"),
        ("en", "Plain", "Plain"),
    ],
)
def test_a_title_has_the_signs_of_its_language(tmp_path: Path, language: str, title: str, shown: str) -> None:
    """Title, subtitle, running title and description alike; in the Book and so in every edition and its metadata."""
    typed = title.replace("'", "''")
    settings = SETTINGS.replace("language: en", f"language: {language}")
    settings = settings.replace(
        "title: A Small Guide", f"title: '{typed}'\nsubtitle: '{typed}'\nshort-title: '{typed}'"
    )
    settings = settings.replace("description: For a test.", f"description: '{typed}'")
    book = small_book(tmp_path, "# One\n\nWords.\n", settings=settings)
    held = book.settings
    assert (held.title, held.subtitle, held.short_title, held.description) == (shown,) * 4
    headings = [part.tree.findtext("h1") for part in book.parts]
    assert shown in headings

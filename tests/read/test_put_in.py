"""Facts that a text calls by name."""

from __future__ import annotations

import json
from pathlib import Path

from guidepress.model.xhtml import flat_text
from tests.support.small_guide import small_book


def test_sources_are_counted_one_by_one(tmp_path: Path) -> None:
    """``{{references.count}}`` is what the references page lists, whatever the form of its list."""
    held = [
        {"id": f"k{n}", "type": "book", "title": f"Book {n}", "issued": {"date-parts": [[1900 + n]]}} for n in range(4)
    ]
    text = "# Sources\n\nOf {{references.count}} sources the first [@k0] and the last [@k3] agree; see [@k1].\n"
    book = small_book(tmp_path, text, **{"references.json": json.dumps(held)})
    assert "Of 3 sources" in flat_text(next(part for part in book.parts if part.source.endswith("one.md")).tree)

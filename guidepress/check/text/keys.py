"""Where a key of ``guide.yaml`` stands."""

from __future__ import annotations

import re

from guidepress.model.book import Book
from guidepress.model.place import Place


def place_of_key(book: Book, key: str) -> Place:
    """The line of guide.yaml in which a key stands."""
    text = book.texts.get("guide.yaml", b"").decode("utf-8", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*['\"]?{re.escape(key)}['\"]?\s*:", line):
            return Place("guide.yaml", number)
    return Place("guide.yaml", 1)

"""Where a key of ``guide.yaml`` stands, and what its values say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidepress.model.book import Book
from guidepress.model.place import Place


def place_of_key(book: Book, key: str) -> Place:
    """The line of guide.yaml in which a key stands."""
    text = book.texts.get("guide.yaml", b"").decode("utf-8", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*['\"]?{re.escape(key)}['\"]?\s*:", line):
            return Place("guide.yaml", number)
    return Place("guide.yaml", 1)


def strings_in(value: object) -> Iterator[str]:
    """Every text in some data: lists, and the values of mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_in(one)
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for one in value:
            yield from strings_in(one)

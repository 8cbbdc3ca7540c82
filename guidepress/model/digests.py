"""The digest of a Book: what is made or found of it depends on nothing else of a guide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict

from lxml import etree

from guidepress.model.book import Book, Part


def book_digest(book: Book) -> str:
    """SHA-256 over a Book: over the files that it was read from, and over what they were read as.

    The second tells what else had a hand in it, such as another pandoc.
    """
    digest = hashlib.sha256()
    for piece in _pieces(book):
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()


def _pieces(book: Book) -> Iterator[bytes]:
    yield book.digest.encode()
    yield book.settings.model_dump_json().encode()
    for part in book.parts:
        yield from part_pieces(part)
    for name, asset in sorted(book.assets.items()):
        yield repr((name, asset.media_type, asset.width, asset.height)).encode("utf-8", "surrogatepass")
        yield asset.data
    for reference in book.references:
        yield json.dumps(reference.csl, sort_keys=True, default=str).encode()
        yield repr((reference.key, reference.place, reference.citations)).encode("utf-8", "surrogatepass")
    for name, data in sorted(book.texts.items()):
        yield name.encode("utf-8", "surrogatepass")
        yield data
    yield book.icc or b""
    yield json.dumps(asdict(book.look), sort_keys=True, default=bytes.hex).encode()


def part_pieces(part: Part) -> Iterator[bytes]:
    """All that a part holds, as bytes: what is said of it, and its tree."""
    about = (part.id, part.kind.value, part.title, part.source, part.depth, part.within, part.is_nested)
    yield repr(about).encode("utf-8", "surrogatepass")
    yield etree.tostring(part.tree)

"""The characters of a guide, against the pinned fonts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import MATHML, SVG, place_of
from guidepress.typeset.fonts.pinned import characters

PDF001 = rule_of("PDF001")

_UNSEEN = frozenset(range(0x20)) | frozenset({0x7F, 0xA0, 0xAD, 0x2028, 0x2029, 0xFEFF}) | frozenset(
    [*range(0x2000, 0x2010), *range(0x202A, 0x2030), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)]
)  # fmt: skip
"""Spaces and format characters: nothing is drawn for them."""


def missing_characters(book: Book) -> Iterator[Finding]:
    """PDF001 for every character, once a place, that no pinned font has."""
    seen: set[tuple[Place, str]] = set()
    for place, text in _texts(book):
        for character in dict.fromkeys(text):
            if ord(character) in _UNSEEN or ord(character) in characters() or (place, character) in seen:
                continue
            seen.add((place, character))
            yield PDF001.at(place, f"no font has the character '{character}' (U+{ord(character):04X})")


def _texts(book: Book) -> Iterator[tuple[Place, str]]:
    settings = book.settings
    names = " ".join(person.name for person in settings.authors)
    yield (
        Place("guide.yaml"),
        f"{settings.title} {settings.subtitle or ''} {settings.running_title} {names} {settings.publisher}",
    )
    for part in book.parts:
        for element in part.tree.iter():
            if isinstance(element.tag, str) and element.tag != f"{{{MATHML}}}annotation":
                place = place_of(element)
                place = place if place.file else Place(part.source)
                yield place, "".join([element.text or "", *((child.tail or "") for child in element)])
    for asset in book.assets.values():
        if asset.media_type == "image/svg+xml":
            root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
            yield Place(asset.name), "".join("".join(text.itertext()) for text in root.iter(f"{{{SVG}}}text"))

"""What a leaflet is made of: the children of a part that somebody chose, or that the policy asks for."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guidepress.model.book import Book, Part, PartKind
from guidepress.model.emergency import emergency_number
from guidepress.model.xhtml import HEADINGS, REQUIRE, classes, scope_of

CHOSEN = "leaflet"
"""The class that chooses a block."""

_MAY_BE = frozenset({PartKind.ABOUT, PartKind.SECTION, PartKind.GLOSSARY})


def chosen_in(part: Part, names: frozenset[str]) -> Iterator[etree._Element]:
    """The children of a part that are chosen, themselves or in what they hold; all of them if the part is."""
    if part.kind not in _MAY_BE:
        return
    title = part.tree.find("h1")
    if part.id in names or (title is not None and (CHOSEN in classes(title) or title.get("id") in names)):
        yield from part.tree
        return
    for block in part.tree:
        if isinstance(block.tag, str) and any(
            isinstance(one.tag, str) and (one.get("id") in names or CHOSEN in classes(one)) for one in block.iter()
        ):
            yield block
            yield from _below(block)


def stated_in(part: Part, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """The children of the disclaimer that make the statements, what is marked besides, and the headings above them."""
    kept: set[etree._Element] = set()
    for block in part.tree:
        inside = [one for one in block.iter() if isinstance(one.tag, str)] if isinstance(block.tag, str) else []
        if any(one.get(REQUIRE) in wanted for one in inside):
            kept |= set(scope_of(block))
        elif any(CHOSEN in classes(one) for one in inside):
            kept |= {block, *_below(block)}
    for block in part.tree:
        if block in kept or (block.tag in HEADINGS and any(one in kept for one in _below(block))):
            yield block


def _below(heading: etree._Element) -> Iterator[etree._Element]:
    """What stands below a heading: all up to the next of its level or a higher one."""
    if heading.tag not in HEADINGS:
        return
    for block in heading.itersiblings():
        if block.tag in HEADINGS and str(block.tag) <= str(heading.tag):
            return
        yield block


def emergency_of(book: Book) -> Iterator[etree._Element]:
    """The block with the first emergency number of the sections, with the heading above it."""
    for part in book.parts:
        number = emergency_number(part)
        if number is None:
            continue
        block = next(one for one in (number, *number.iterancestors()) if one.getparent() is part.tree)
        yield block
        above = next((one for one in block.itersiblings(preceding=True) if one.tag in HEADINGS), None)
        if above is not None:
            yield above
        return

"""What pandoc says (the inlines of its JSON) as elements of the Book: a few phrases and links, everything else text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from guidepress.read.bibliography.addresses import DOI_RESOLVER, doi_address, valid_address
from guidepress.read.bibliography.rich_text import restored

Inline = Mapping[str, Any]
"""A node of pandoc's document: ``t`` says what it is, ``c`` holds what is in it."""

TARGET = "data-target"
"""The attribute by which a link within a citation names its entry, until it has an address."""

ENTRY = "#ref-"
MAX_DEPTH = 20
"""Phrases in phrases that mean something; deeper ones are spans."""

_PHRASES: Mapping[str, tuple[str, str]] = {
    "Emph": ("i", ""),
    "Strong": ("b", ""),
    "Superscript": ("sup", ""),
    "Subscript": ("sub", ""),
    "SmallCaps": ("span", "small-caps"),
}
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
_BREAKS = frozenset({"Space", "SoftBreak", "LineBreak"})
_ATTRIBUTED = frozenset({"Span", "Div"})


def element_of(inlines: Iterable[Inline], doi: str = "") -> etree._Element:
    """A ``span`` that holds the inlines; ``doi`` is that of the entry, as its data write it."""
    holder = etree.Element("span")
    _fill(holder, inlines, doi, 0)
    return holder


def phrases_in(blocks: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines of blocks, one after the other, with a space between two blocks."""
    for number, block in enumerate(blocks):
        if number:
            yield {"t": "Space"}
        match block["t"]:
            case "Div":
                yield from phrases_in(block["c"][1])
            case "Para" | "Plain":
                yield from block["c"]
            case _:
                pass


def _fill(holder: etree._Element, inlines: Iterable[Inline], doi: str, depth: int) -> None:
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            _say(holder, restored(content))
        elif kind in _BREAKS:
            _say(holder, " ")
        elif content is None:
            continue
        elif kind in _PHRASES:
            tag, name = _PHRASES[kind] if depth < MAX_DEPTH else ("span", "")
            _fill(etree.SubElement(holder, tag, {"class": name} if name else {}), content, doi, depth + 1)
        elif kind == "Link":
            _fill(_link(holder, content[2][0], doi), content[1], doi, depth + 1)
        elif kind == "Quoted":
            marks = _QUOTES[content[0]["t"]]
            _say(holder, marks[0])
            _fill(holder, content[1], doi, depth + 1)
            _say(holder, marks[1])
        else:
            _fill(holder, _inside(kind, content), doi, depth + 1)


def _inside(kind: str, content: Any) -> Iterable[Inline]:
    """What is in a node that means nothing in an entry; code, formulas and raw text are their letters."""
    if kind in _ATTRIBUTED or kind == "Cite":
        return list(content[1])
    if kind in {"Underline", "Strikeout"}:
        return list(content)
    if kind == "Note":
        return phrases_in(content)
    return [{"t": "Str", "c": content[1]}] if kind in {"Code", "Math", "RawInline"} else []


def _link(holder: etree._Element, target: str, doi: str) -> etree._Element:
    """A link to an entry or an address of the web; what leads elsewhere is a phrase."""
    if target.startswith(ENTRY):
        return etree.SubElement(holder, "a", {TARGET: target.removeprefix(ENTRY)})
    address = restored(target)
    named = address.removeprefix(DOI_RESOLVER)
    href = doi_address(doi) if doi and named.lower() == doi.lower() else valid_address(address)
    return etree.SubElement(holder, "a", {"href": href}) if href else etree.SubElement(holder, "span")


def _say(holder: etree._Element, words: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + words
    else:
        holder.text = (holder.text or "") + words

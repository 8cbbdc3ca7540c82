"""What pandoc says (the inlines of its JSON) as elements of the Book: a few phrases and links, everything else text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from guidepress.read.bibliography.addresses import valid_address
from guidepress.read.bibliography.rich_text import restored
from guidepress.standards.doi import doi_address, leads_to

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
    _fill_element(holder, inlines, doi, 0)
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


@dataclass(slots=True)
class _Pen:
    """Writes into an element. Text is kept until it ends: to add word after word copies all of it each time."""

    holder: etree._Element
    kept: list[str] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Add text."""
        self.kept.append(words)

    def settle(self) -> etree._Element:
        """Put the text that was kept into the tree; returns the element."""
        words = "".join(self.kept)
        self.kept.clear()
        if words and len(self.holder):
            self.holder[-1].tail = words
        elif words:
            self.holder.text = words
        return self.holder


def _fill_element(holder: etree._Element, inlines: Iterable[Inline], doi: str, depth: int) -> None:
    pen = _Pen(holder)
    _fill(pen, inlines, doi, depth)
    pen.settle()


def _fill(pen: _Pen, inlines: Iterable[Inline], doi: str, depth: int) -> None:
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            pen.say(restored(content))
        elif kind in _BREAKS:
            pen.say(" ")
        elif content is None:
            continue
        elif kind in _PHRASES:
            tag, name = _PHRASES[kind] if depth < MAX_DEPTH else ("span", "")
            phrase = etree.SubElement(pen.settle(), tag, {"class": name} if name else {})
            _fill_element(phrase, content, doi, depth + 1)
        elif kind == "Link":
            _fill_element(_link(pen.settle(), content[2][0], doi), content[1], doi, depth + 1)
        elif kind == "Quoted":
            marks = _QUOTES[content[0]["t"]]
            pen.say(marks[0])
            _fill(pen, content[1], doi, depth + 1)
            pen.say(marks[1])
        else:
            _fill(pen, _inside(kind, content), doi, depth + 1)


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
    href = doi_address(doi) if leads_to(address, doi) else valid_address(address)
    return etree.SubElement(holder, "a", {"href": href}) if href else etree.SubElement(holder, "span")

"""Which structure type an element of the Book is (ISO 32000-1, 14.8.4; the types of PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ROLE_MAP: Mapping[str, str] = {"Em": "Span", "Strong": "Span", "Aside": "Sect", "Folio": "Span"}
"""Our own types, and the standard ones they stand for. The first three are named as in PDF 2.0; ``Folio`` is a page
number that the typesetter added to a link (contents, cross-references)."""

BY_TAG: Mapping[str, str] = {
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "section": "Sect",
    "blockquote": "BlockQuote",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "figcaption": "Caption",
    "em": "Em",
    "i": "Em",
    "strong": "Strong",
    "b": "Strong",
    "code": "Code",
    "kbd": "Code",
    "samp": "Code",
    "pre": "P",
    "q": "Quote",
    "aside": "Aside",
    "dl": "L",
    "ol": "L",
    "ul": "L",
    "img": "Figure",
    "dfn": "Em",
}
"""The type of an element by its tag; what is not here gives its content to its parent."""

NUMBERING: Mapping[str, str] = {
    "decimal": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-latin": "LowerAlpha",
    "upper-latin": "UpperAlpha",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "none": "None",
}
"""ListNumbering (ISO 32000-1, table 347) by CSS list-style-type."""


_LOWEST = 6
"""The lowest level of headings that PDF 1.7 has."""


def role_of(element: Any, tag: str, depth: int) -> str | None:
    """The type of an element, if it has one of its own: headings as deep as their section stands, parts as ``Part``."""
    if tag == "section" and element.get("role") == "doc-part":
        return "Part"
    role = BY_TAG.get(tag)
    if role and depth > 1 and len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return f"H{min(int(tag[1]) + depth - 1, _LOWEST)}"
    return role


def names(element: Any) -> frozenset[str]:
    """The classes of an element of WeasyPrint's tree."""
    return frozenset((element.get("class") or "").split())


def tag_of(element: Any) -> str:
    """The tag an element had in the Book: a note's blocks are spans of class ``note-TAG`` on paper."""
    if element.tag == "span":
        return next((name[5:] for name in names(element) if name.startswith("note-")), "span")
    return str(element.tag)


def is_note(element: Any) -> bool:
    """Whether the element is a footnote's text."""
    return bool(element.get("role") == "doc-footnote")


def is_reference(element: Any) -> bool:
    """Whether a link is a reference within the book: to a note, a source, a figure, a page."""
    return element.get("role") in {"doc-noteref", "doc-biblioref", "doc-glossref"} or "xref" in names(element)


def link_words(element: Any, text: str) -> str:
    """What a link's annotation says of where it goes (PDF/UA-1 7.18.5)."""
    target = element.get("href") or ""
    words = element.get("aria-label") or text or element.get("title") or target
    if target.startswith("#") or target.split("://")[-1] in words or element.get("aria-label"):
        return words
    return f"{words} ({target})"

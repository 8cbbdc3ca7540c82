"""What an element of an EPUB's page is to whoever listens, and what it is called (WAI-ARIA 1.2; DPUB-ARIA 1.1)."""

from __future__ import annotations

import re

from lxml import etree

from guidepress.model.xhtml import fold
from guidepress.prove.parsers.epub.container import MATHML, OPS_TYPE, SVG, XHTML

KINDS = {
    "p": "paragraph",
    "pre": "paragraph",
    "table": "table",
    "thead": "rows",
    "tbody": "rows",
    "tfoot": "rows",
    "tr": "row",
    "th": "head cell",
    "td": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "figure": "section",
    "section": "section",
    "nav": "section",
    "div": "section",
    "header": "section",
    "main": "section",
    "aside": "callout",
    "a": "link",
    "q": "quote",
    "blockquote": "quotation",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "em": "emphasis",
    "i": "emphasis",
    "dfn": "emphasis",
    "strong": "strong",
    "b": "strong",
    "button": "button",
    "select": "choice",
    "textarea": "text field",
    "audio": "audio",
    "video": "video",
}
"""Elements, and what they are called aloud."""
_ROLES = {
    "doc-footnote": "note",
    "doc-endnote": "note",
    "doc-noteref": "reference",
    "doc-biblioref": "reference",
    "doc-glossref": "reference",
    "heading": "heading",
    "paragraph": "paragraph",
    "blockquote": "quotation",
    "link": "link",
    "button": "button",
    "checkbox": "checkbox",
    "switch": "checkbox",
    "radio": "radio button",
    "textbox": "text field",
    "searchbox": "text field",
    "combobox": "choice",
    "listbox": "choice",
    "code": "code",
    "emphasis": "emphasis",
    "strong": "strong",
    "caption": "caption",
    "img": "figure",
    "image": "figure",
    "note": "callout",
}
_TYPES = {
    "footnote": "note",
    "endnote": "note",
    "rearnote": "note",
    "noteref": "reference",
    "biblioref": "reference",
    "glossref": "reference",
}
_INPUTS = {
    "checkbox": "checkbox",
    "radio": "radio button",
    "button": "button",
    "submit": "button",
    "reset": "button",
    "image": "button",
}
TRANSPARENT = frozenset({"presentation", "none"})
"""Roles that leave only what is in an element."""
UNSAID = frozenset({"script", "style", "template", "head", "iframe", "noscript", "canvas", "param", "source", "track"})
"""Elements that nobody hears."""


def role_of(element: etree._Element) -> str:
    """The first of its roles; "" if it has none."""
    return next(iter(element.get("role", "").split()), "")


def kind_of(element: etree._Element, tag: str) -> str:
    """What an element is called aloud; "" for one that is only what is in it."""
    role = role_of(element)
    if role in _ROLES and tag != "abbr":  # a sign whose title says what it means
        return _ROLES[role]
    if "xref" in element.get("class", "").split():
        return "reference"
    types = element.get(OPS_TYPE, "").split()
    if not role and (found := next((_TYPES[kind] for kind in types if kind in _TYPES), "")):
        return found
    if re.fullmatch("h[1-6]", tag):
        return "heading"
    if tag == "input":
        kind = element.get("type", "text").lower()
        return "" if kind == "hidden" else _INPUTS.get(kind, "text field")
    return KINDS.get(tag, "")


def level_of(element: etree._Element, tag: str) -> int:
    """The level of a heading; that of one without any is 2 (WAI-ARIA 1.2, heading)."""
    level = element.get("aria-level", "")
    if re.fullmatch("[1-9][0-9]?", level):
        return int(level)
    return int(tag[1]) if re.fullmatch("h[1-6]", tag) else 2


def label_of(element: etree._Element) -> str:
    """What ``aria-labelledby`` or ``aria-label`` calls an element."""
    root = element.getroottree().getroot()
    names = element.get("aria-labelledby", "").split()[:9]
    named = [one for name in names for one in root.xpath("//*[@id=$name]", name=name)[:1]]
    return fold(" ".join(_text(one) for one in named)) or fold(element.get("aria-label", ""))


def field_name(element: etree._Element) -> str:
    """What a field is called: by ARIA, by a ``label``, by its title or by what it shows while it is empty."""
    if found := label_of(element):
        return found
    root = element.getroottree().getroot()
    name = element.get("id", "")
    labels = [one for one in root.iter(f"{XHTML}label") if name and one.get("for") == name]
    labels = labels or list(element.iterancestors(f"{XHTML}label"))[:1]
    if labels and (found := fold(" ".join(_text(one) for one in labels))):
        return found
    return fold(element.get("title", "") or element.get("placeholder", ""))


def value_of(element: etree._Element, tag: str) -> str:
    """What is filled in."""
    if tag == "select":
        options = list(element.iter(f"{XHTML}option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return fold(", ".join(_text(one) for one in chosen))
    return _text(element) if tag == "textarea" else fold(element.get("value", ""))


def drawing(element: etree._Element) -> str:
    """What is said of a drawing in SVG: its name, its title and description, or else its text."""
    if found := label_of(element):
        return found
    told = [fold(_text(one)) for one in element if one.tag in {f"{SVG}title", f"{SVG}desc"}]
    if any(told):
        return ". ".join(filter(None, (one.rstrip(".") for one in told)))
    return fold(" ".join(_text(one) for one in element.iter(f"{SVG}text", f"{SVG}title", f"{SVG}desc")))


def formula(element: etree._Element) -> str:
    """What is said of a formula: its own words, or else its signs one by one."""
    said = element.get("alttext", "") or element.get("aria-label", "")
    annotations = {f"{MATHML}annotation", f"{MATHML}annotation-xml"}
    if said.strip():
        return said
    inner = (one for one in element.iter() if isinstance(one.tag, str) and one.tag not in annotations)
    return fold(
        " ".join(one.text or "" for one in inner if not any(up.tag in annotations for up in one.iterancestors()))
    )


def _text(element: etree._Element) -> str:
    return fold("".join(map(str, element.itertext())))

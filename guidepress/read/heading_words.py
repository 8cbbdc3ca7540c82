"""The words of a heading as another place shows them: the contents."""

from __future__ import annotations

import copy

from lxml import etree

from guidepress.model.xhtml import MATHML, classes, take_out

_MATH = f"{{{MATHML}}}math"
_KEPT = frozenset({"em", "i", "strong", "b", "sub", "sup", "code", "cite", "var", "kbd", "samp", "span", _MATH})
_ATTRIBUTES = ("lang", "dir")
_UNWRAPPED = "unwrapped"


def add_words(link: etree._Element, heading: etree._Element) -> None:
    """Put the words of a heading behind what a link holds, as they are set there.

    Emphasis, raised and lowered letters, languages and formulas stay; links become their words. The number of the
    heading, and calls of notes and sources, are left out.
    """
    words = copy.deepcopy(heading)
    words.tail = None
    for element in list(words.iter(etree.Element)):
        if element is not words and _is_aside(element):
            _cut(element)
    for element in list(words.iter(etree.Element)):
        if element is words or any(step.tag == _MATH for step in element.iterancestors()):
            continue
        if element.tag == "br":  # a new line there is a space here
            element.tail = f" {(element.tail or '').lstrip()}"
        if element.tag not in _KEPT or (element.tag == "span" and element.get("lang") is None):
            element.tag = _UNWRAPPED
        elif element.tag != _MATH:
            held = {name: value for name in _ATTRIBUTES if (value := element.get(name))}
            element.attrib.clear()
            element.attrib.update(held)
        else:
            element.attrib.pop("id", None)
    etree.strip_tags(words, _UNWRAPPED, etree.Comment)
    if len(words):
        words[-1].tail = (words[-1].tail or "").rstrip() or None
    first = (words.text or "").lstrip() if len(words) else (words.text or "").strip()
    if len(link):
        link[-1].tail = (link[-1].tail or "") + first
    else:
        link.text = first
    link.extend(list(words))


def _is_aside(element: etree._Element) -> bool:
    return bool({"number", "cite", "noteref"} & classes(element))


def _cut(element: etree._Element) -> None:
    """Take an element out of its text, with a ``sup`` that holds nothing else, and leave what follows."""
    parent = element.getparent()
    if parent is not None and parent.tag == "sup" and len(parent) == 1 and not (parent.text or "").strip():
        element = parent
    take_out(element)

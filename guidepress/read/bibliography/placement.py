"""Where a citation stands among the words around it, and a point among quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_TWO_QUOTES_END = re.compile(r"‘[^‘“”]*(?P<end>’[.,])”")
_POINT = re.compile(r"[.,][”’»\"]*(?![.,\w])")
_PHRASES = frozenset({"em", "i", "strong", "b", "span", "cite", "q", "mark", "small", "u"})


def against_word(holder: etree._Element, *, points: bool) -> None:
    """A raised figure stands against the word before it.

    ``points``: and after the full stop or the comma that follows (AMA Manual of Style, 11th edition, 3.6; other
    languages set it before them).
    """
    parent = holder.getparent()
    if parent is None:
        return
    if holder.getprevious() is None and not (parent.text or "").strip() and parent.tag not in _PHRASES:
        return
    point = _POINT.match(_tail_over_phrases(holder)) if points else None
    _strip_before(holder)
    if point is not None:
        while (
            not holder.tail and parent.tag in _PHRASES and holder.getnext() is None and parent.getparent() is not None
        ):
            holder.tail, parent.tail = parent.tail, None
            parent.addnext(holder)
            parent = holder.getparent()
            if parent is None:
                return
        holder.tail = (holder.tail or "")[len(point[0]) :] or None
        add_before(holder, point[0])


def _tail_over_phrases(holder: etree._Element) -> str:
    """What follows the citation, also where it ends a phrase, as in ``*words [@key]*.``."""
    while not holder.tail and holder.getnext() is None:
        parent = holder.getparent()
        if parent is None or parent.tag not in _PHRASES:
            return ""
        holder = parent
    return holder.tail or ""


def add_before(holder: etree._Element, words: str) -> None:
    """Write words right before an element."""
    parent, before = holder.getparent(), holder.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words


def _strip_before(holder: etree._Element) -> None:
    parent, before = holder.getparent(), holder.getprevious()
    if before is not None and before.tail:
        before.tail = before.tail.rstrip()
    elif before is None and parent is not None and parent.text:
        parent.text = parent.text.rstrip()


def points_inside(element: etree._Element) -> None:
    """American English sets a point before both marks where two quotations end (Chicago Manual of Style, 6.11)."""
    holders = list(_texts(element))
    signs = list("".join(getattr(holder, name) for holder, name in holders))
    found = list(_TWO_QUOTES_END.finditer("".join(signs)))
    for one in found:
        at = one.start("end")
        signs[at], signs[at + 1] = signs[at + 1], signs[at]
    begin = 0
    for holder, name in holders if found else []:
        end = begin + len(getattr(holder, name))
        setattr(holder, name, "".join(signs[begin:end]))
        begin = end


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Where the pieces of the text stand, in their order."""
    if element.text:
        yield element, "text"
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child, "tail"

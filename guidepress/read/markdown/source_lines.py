"""Knowing the line of every element, although Python-Markdown forgets it.

The parser of blocks gives every block its line. In a paragraph each line but the first begins with an invisible marker,
written in private-use characters that a manuscript may not contain (`MAN017`). Markdown carries them along; afterwards
they are taken out again and every element learns the line of the last marker before it.
"""

from __future__ import annotations

import re

from lxml import etree

from guidepress.model.xhtml import PLACE

_OPEN, _CLOSE, _ZERO = "\ue000", "\ue001", 0xE010
MARKER = re.compile(f"{_OPEN}([\ue010-\ue019]+){_CLOSE}")
_SIGNS = re.compile(f"[{_OPEN}{_CLOSE}\ue010-\ue019]")


def marker(line: int) -> str:
    """The invisible marker of a line number."""
    return _OPEN + "".join(chr(_ZERO + int(digit)) for digit in str(line)) + _CLOSE


def without_markers(text: str) -> str:
    """The text as it was written."""
    return MARKER.sub("", text)


def line_in(text: str) -> int | None:
    """The line of the first marker in the text."""
    found = MARKER.search(text)
    return int("".join(str(ord(digit) - _ZERO) for digit in found[1])) if found else None


def settle_lines(root: etree._Element, file: str) -> None:
    """Take every marker out of the tree and give every element its ``data-at``.

    A block has the line that the parser gave it. A phrase begins at the last marker before it.
    """
    current = 1

    def settle(element: etree._Element) -> None:
        nonlocal current
        if not isinstance(element.tag, str):
            return
        if own := element.attrib.pop(PLACE, None):
            current = int(own)
        element.set(PLACE, f"{file}:{current}")
        for name, value in element.attrib.items():
            if MARKER.search(value):
                current = line_in(value) or current
                element.set(name, without_markers(value))
        element.text = take(element.text)
        for child in element:
            settle(child)
            child.tail = take(child.tail)

    def take(text: str | None) -> str | None:
        nonlocal current
        if not text or not _SIGNS.search(text):
            return text
        for found in MARKER.finditer(text):
            current = line_in(found[0]) or current
        return _SIGNS.sub("", without_markers(text))  # emphasis that overlaps may tear a marker in two

    settle(root)

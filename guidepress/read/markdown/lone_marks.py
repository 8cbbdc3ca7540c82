"""Marks of letters that stand without a letter, as in tables of signs: each gets a space to stand on.

Unicode asks for it (16.0, 2.11): without, a typesetter draws a dotted circle, which nobody wrote.
"""

from __future__ import annotations

import unicodedata

from lxml import etree

from guidepress.model.xhtml import BLOCKS, MATHML

_SPACE = "\N{NO-BREAK SPACE}"
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0x180B, 0x1810), 0x20E3)))
"""Marks that say how the sign before them looks, and keycaps."""


def hold_marks(root: etree._Element) -> None:
    """Put a space that holds its line together before each mark that has no letter."""
    before = " "
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag.startswith(f"{{{MATHML}}}"):
            continue
        if element.tag in BLOCKS or element.tag in {"br", "img"}:
            before = " "
        name = "text" if event == "start" else "tail"
        text = getattr(element, name)
        if (text and element is not root) or (text and event == "start"):
            made = _held(text, before)
            if made != text:
                setattr(element, name, made)
            before = text[-1]


def _held(text: str, before: str) -> str:
    if text.isascii():
        return text
    pieces = []
    for sign in text:
        if unicodedata.category(sign)[0] == "M" and sign not in _SELECTORS and not _carries(before):
            pieces.append(_SPACE)
        pieces.append(sign)
        before = sign
    return "".join(pieces)


def _carries(sign: str) -> bool:
    """Whether a mark can stand on a sign."""
    return sign == _SPACE or not (sign.isspace() or sign in "()[]{}<>\"'“”„‘’«»/|,;:.")

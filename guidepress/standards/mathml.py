"""The MathML that an edition may hold: what describes a formula, and nothing that runs, links or loads.

The elements are those of presentation MathML (MathML 3, chapter 3) that say or set something, with ``semantics`` and
``annotation`` for the TeX. ``maction``, ``annotation-xml``, ``href``, ``style``, ``class`` and whatever refers to
something are not among them.
"""

from __future__ import annotations

import re

ELEMENTS = frozenset(
    """
    math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose
    msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd
    semantics annotation
    """.split()
)
"""The elements by local name."""

ATTRIBUTES = frozenset(
    """
    accent accentunder align alttext bevelled columnalign columnlines columnspacing columnspan depth dir display
    displaystyle encoding fence form frame framespacing height largeop linebreak linethickness lspace mathbackground
    mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace
    scriptlevel separator side stretchy subscriptshift superscriptshift symmetric voffset width
    """.split()
)
"""The attributes, on any of the elements. What concerns the whole document (``id``, ``lang``) is its business."""

_FREE = frozenset({"alttext", "encoding"})
_VALUE = re.compile(r"[#\w.%+\- ]{1,200}", re.ASCII)


def sound_value(attribute: str, value: str) -> bool:
    """Whether a value is one that an attribute of presentation MathML can have: keywords, numbers, lengths, colours.

    None of these holds a bracket, colon, slash or semicolon, so that none can name or load anything.
    """
    return attribute in _FREE or _VALUE.fullmatch(value) is not None

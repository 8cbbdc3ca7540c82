"""Signs of nearly every text in the languages that Guidepress speaks: the pinned fonts have them; nobody need look."""

from __future__ import annotations

import re

UNSEEN = frozenset(
    [
        *range(0x20),
        *range(0x7F, 0xA1),
        0xAD,
        *range(0x2000, 0x2010),
        *range(0x2028, 0x2030),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        0xFEFF,
    ]
)
"""Spaces and format characters: nothing is drawn for them."""

USUAL = frozenset(
    [
        *UNSEEN,
        *range(0x20, 0x180),
        *range(0x391, 0x3A2),
        *range(0x3A3, 0x3CA),
        *range(0x5D0, 0x5EB),
        *range(0x621, 0x63B),
        *range(0x641, 0x64B),
        *range(0x2010, 0x2016),
        *range(0x2018, 0x2023),
        0x2026,
        0x2030,
        0x2032,
        0x2033,
        0x2039,
        0x203A,
        0x20AC,
        0x2122,
        0x2190,
        0x2192,
        0x2212,
        0x2248,
        0x2260,
        0x2264,
        0x2265,
    ]
)
"""Latin, Greek, Hebrew and Arabic letters, punctuation, and the signs of everyday sums."""


def is_usual(text: str) -> bool:
    """Whether a text has no other signs."""
    return text.isascii() or all(ord(sign) in USUAL for sign in set(text))


FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]"
)
"""Signs that no text needs: controls (XML 1.0, 2.2), separators of lines (no font has them: write a line break), halves
of signs, and private use (no font means the same by them)."""

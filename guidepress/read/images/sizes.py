"""How large a picture is shown: what a manuscript says of it, in CSS px and true to the picture."""

from __future__ import annotations

import re

from guidepress.standards.css.values import PIXELS

MEASURE = 440.0
"""The width of the text, in CSS px, of which a percentage is meant: that of a page of 6 × 9 inches."""

LARGEST = 10_000.0

_LENGTH = re.compile(r"\s*(?P<number>\d{1,6}(?:\.\d{1,6})?)(?:\s*(?P<unit>%|px|pt|mm|cm|in|pc|em|rem))?\s*(?:;\s*)?")
_EM = 16.0
_UNITS = {"": 1.0, "em": _EM, "rem": _EM, "%": MEASURE / 100} | {
    unit: PIXELS[unit] for unit in ("px", "pt", "mm", "cm", "in", "pc")
}


def length(text: str, *, percent: bool) -> float | None:
    """A length in CSS px, or ``None`` if it is none that can be used; ``percent`` says whether it may be a part."""
    found = _LENGTH.fullmatch(text)
    if found is None or (found["unit"] == "%" and not percent):
        return None
    size = float(found["number"]) * _UNITS[found["unit"] or ""]
    return size if 0 < size <= LARGEST else None


def shown_size(width: str | None, height: str | None, own: tuple[float, float]) -> tuple[float, float]:
    """Width and height in CSS px. What is not said follows from the picture's ``own`` size, so that it is not bent."""
    wide = length(width, percent=True) if width else None
    high = length(height, percent=False) if height else None
    if wide is None and high is None:
        return own
    if wide is None:
        return own[0] * (high or 0) / own[1], high or 0
    return wide, high if high is not None else own[1] * wide / own[0]


LOGO_WIDTH, LOGO_HEIGHT = 190.0, 64.0
"""The room for a logo on the title page in px: 50 by 17 mm."""


def logo_size(size: tuple[float, float]) -> tuple[float, float]:
    """The size of a logo (px), as large as the room for it allows, whatever its own size is."""
    width, height = size
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    return round(width * scale, 2), round(height * scale, 2)

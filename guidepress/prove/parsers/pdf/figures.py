"""Which picture of the guide drawn content belongs to, as an editor knows it: by its alternative text."""

from __future__ import annotations

import pikepdf

from guidepress.model.xhtml import fold
from guidepress.prove.parsers.pdf.drawing.items import Mark

_SHOWN = 60
"""How many letters of an alternative text tell one picture from another."""


def in_figure(pdf: pikepdf.Pdf, mark: Mark) -> str:
    """``, in the picture “…”`` for what hangs below a figure; empty for all else, and for a figure without a text."""
    figures = [number for role, number in zip(mark.path, mark.elements, strict=True) if role == "Figure"]
    number = figures[-1] if figures else 0
    element = pdf.get_object(number, 0) if number else None
    told = element.get("/Alt", "") if isinstance(element, pikepdf.Dictionary) else ""
    words = fold(str(told))
    if not words:
        return ""
    return f", in the picture “{words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + '…'}”"

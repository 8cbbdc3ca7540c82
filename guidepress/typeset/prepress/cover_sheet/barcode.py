"""The barcode of a printed book: its ISBN as EAN-13, drawn as shapes of full black (ISO/IEC 15420; GS1, chapter 5).

The symbol has its nominal size (X = 0.33 mm, 37.29 by 25.93 mm with its quiet zones), at which every shop's till reads
it. The bars are python-barcode's; the digits below them are outlines of our sans serif.
"""

from __future__ import annotations

from barcode.ean import EuropeanArticleNumber13  # type: ignore[import-untyped]

from guidepress.model.print.profile import MM
from guidepress.model.print_job.cover_sheet import LABEL, SYMBOL_HEIGHT, SYMBOL_WIDTH
from guidepress.typeset.fonts.outlines import Letters, advance, number, outline, shortened
from guidepress.typeset.fonts.pinned import SANS

MODULE = 0.33 * MM
"""The width of the narrowest bar (pt)."""

QUIET = (11, 7)
"""Modules left white to the left and to the right of the bars."""

_BARS = 22.85 * MM
_GUARD = 5 * MODULE
"""How much longer the guard bars are."""

_DIGITS = Letters(SANS, 400, 9.4, 1.0)
_LABEL = Letters(SANS, 400, 8.0, 1.0)


def bars(isbn: str) -> list[tuple[int, int, bool]]:
    """The bars of 13 digits: the module where each begins, how many it is wide, whether it is a guard bar."""
    pattern = EuropeanArticleNumber13(isbn, guardbar=True).build()[0]
    found: list[tuple[int, int, bool]] = []
    for place, module in enumerate(pattern):
        if module == "0":
            continue
        if found and sum(found[-1][:2]) == place:
            start, width, _ = found[-1]
            found[-1] = (start, width + 1, module == "G")
        else:
            found.append((place, 1, module == "G"))
    return found


def barcode_paths(isbn: str, printed: str, x: float, y: float) -> str:
    """The symbol as SVG shapes without colour; ``x`` and ``y`` are its upper left corner, quiet zone and line included.

    ``isbn`` are the 13 digits, ``printed`` the line above the bars. The whole is `SYMBOL_WIDTH` wide and
    ``SYMBOL_HEIGHT + LABEL`` tall.
    """
    top = y + LABEL
    left = x + QUIET[0] * MODULE
    shapes = [
        f'<rect x="{left + start * MODULE:.3f}" y="{number(top)}" width="{width * MODULE:.3f}" '
        f'height="{number(_BARS + _GUARD * guard)}"/>'
        for start, width, guard in bars(isbn)
    ]
    base = y + LABEL + SYMBOL_HEIGHT
    shapes.append(_digit(isbn[0], left - 7.5 * MODULE, base))
    for place in range(6):
        shapes.append(_digit(isbn[1 + place], left + (6.5 + 7 * place) * MODULE, base))
        shapes.append(_digit(isbn[7 + place], left + (53.5 + 7 * place) * MODULE, base))
    line = shortened(printed, _LABEL, SYMBOL_WIDTH - 4 * MODULE)
    at = left + 47.5 * MODULE - advance(line, _LABEL) / 2
    shapes.append(outline(line, _LABEL, max(at, x), y + LABEL - 4.5))
    return "".join(shapes)


def _digit(digit: str, middle: float, base: float) -> str:
    """One digit, centred on a module."""
    return outline(digit, _DIGITS, middle - advance(digit, _DIGITS) / 2, base - 0.3)

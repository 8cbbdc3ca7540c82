"""The cover's picture as a map: the peak of a hill, and its contour lines over the whole sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass

from guidepress.typeset.cover.chance import Chance
from guidepress.typeset.fonts.outlines import number

RINGS = 5
"""How many lines around the peak are bright, the outermost first."""

_POINTS = 48
"""Points through which a line runs."""

_PEAK = 0.24
"""The size of the peak, in radii of the outermost bright line."""


@dataclass(frozen=True, slots=True)
class Hill:
    """The outlines as SVG paths: ``rings`` and the ``peak`` are bright, ``lines`` go on over the whole sheet."""

    rings: tuple[str, ...]
    peak: str
    lines: str


def hill(chance: Chance, middle: tuple[float, float], radius: float, reach: float) -> Hill:
    """A hill around a place, bright up to ``radius``; its lines go on as far as ``reach``, in the drawing's units.

    The shape turns and swells a little from line to line, and the lines never cross: each is the one before it with a
    radius that grows everywhere.
    """
    waves = [(turns, chance.between(0.07, 0.14) / turns**0.6, chance.between(0, math.tau)) for turns in (1, 2, 3, 4)]
    drift = [chance.between(-0.14, 0.14) for _ in waves]
    lean = (chance.between(-0.12, 0.12), chance.between(-0.1, 0.1))

    def outline(share: float) -> str:
        x, y = middle[0] + lean[0] * radius * share, middle[1] + lean[1] * radius * share
        calm = 1 / (1 + 0.18 * max(share - 1, 0))
        points = []
        for place in range(_POINTS):
            angle = math.tau * place / _POINTS
            swell = sum(
                size * math.sin(turns * angle + phase + moved * share)
                for (turns, size, phase), moved in zip(waves, drift, strict=True)
            )
            length = radius * share * (1 + swell * calm)
            points.append((x + length * math.cos(angle), y + length * math.sin(angle)))
        return _closed(points)

    step = (1 - _PEAK) / RINGS
    rings = tuple(outline(1 - step * place) for place in range(RINGS))
    count = max(math.ceil((reach / radius - 1) / step), 1)
    lines = "".join(outline(1 + step * place) for place in range(1, count + 1))
    return Hill(rings, outline(_PEAK), lines)


def _closed(points: list[tuple[float, float]]) -> str:
    """A closed curve through points, as cubic Béziers whose slopes are those of the neighbours (Catmull-Rom)."""
    total = len(points)
    pieces = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for place in range(total):
        before, here, there, after = (points[(place + offset) % total] for offset in (-1, 0, 1, 2))
        controls = (
            here[0] + (there[0] - before[0]) / 6,
            here[1] + (there[1] - before[1]) / 6,
            there[0] - (after[0] - here[0]) / 6,
            there[1] - (after[1] - here[1]) / 6,
            *there,
        )
        pieces.append("C" + " ".join(map(number, controls)))
    return "".join(pieces) + "Z"

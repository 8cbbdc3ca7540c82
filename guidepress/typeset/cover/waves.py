"""The cover's picture: a sun over a sea of layered waves, whose rhythm follows from what the guide is.

The waves are functions of the horizontal place alone, so that the same picture runs on over the spine and the back.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from guidepress.typeset.cover.chance import Chance
from guidepress.typeset.cover.colours import LAYERS
from guidepress.typeset.cover.window import Window
from guidepress.typeset.fonts.outlines import number

_STEP = 1 / 16
"""The distance of the points through which a wave is drawn, in widths of the front."""


@dataclass(frozen=True, slots=True)
class _Wave:
    """Two sines: ``swell`` is the height of the greater one, ``turns`` how often each swings in a front's width."""

    middle: float
    swell: float
    turns: tuple[float, float]
    phases: tuple[float, float]

    def at(self, share: float) -> tuple[float, float]:
        """Height and slope at a place given in widths of the front."""
        height, slope = self.middle, 0.0
        for part, turns, phase in zip((1.0, 0.32), self.turns, self.phases, strict=True):
            angle = math.tau * share * turns + phase
            height -= self.swell * part * math.sin(angle)
            slope -= self.swell * part * math.cos(angle) * math.tau * turns
        return height, slope


def sea(chance: Chance, width: float, horizon: float, foot: float, window: Window) -> list[str]:
    """`LAYERS` paths, the farthest first, none above ``horizon``; the last one's crest stays near ``foot``.

    Each reaches to the bottom of the window, so that a nearer one covers those behind it.
    """
    room = max(foot - horizon, 0.0)
    start, step, other, back = (chance.between(0, one) for one in (math.tau, 1, math.tau, 1))
    paths = []
    for layer in range(LAYERS):
        share = layer / (LAYERS - 1)
        swell = min(room * (0.05 + 0.035 * share), width * 0.04)
        wave = _Wave(
            horizon + 1.32 * swell + (room - 1.32 * swell) * share**1.15,
            swell,
            (chance.between(0.65, 0.95), chance.between(1.5, 2.1)),
            (start + layer * (2.1 + step), other - layer * (1.3 + back)),
        )
        paths.append(_drawn(wave, width, window))
    return paths


def _drawn(wave: _Wave, width: float, window: Window) -> str:
    """A wave from edge to edge of the window as cubic Béziers with its own slopes, closed along the bottom.

    The inner points stand on a grid that begins at the front's left edge: whatever the window, the curve is the same.
    """
    first, last = window.left / width, window.right / width
    inner = range(math.floor(first / _STEP) + 1, math.ceil(last / _STEP))
    places = [first, *(n * _STEP for n in inner), last]
    height, slope = wave.at(first)
    pieces = [f"M{number(window.left)} {number(height)}"]
    for here, there in itertools.pairwise(places):
        third = (there - here) / 3
        end, next_slope = wave.at(there)
        controls = (
            (here + third) * width,
            height + slope * third,
            (there - third) * width,
            end - next_slope * third,
            there * width,
            end,
        )
        pieces.append("C" + " ".join(map(number, controls)))
        height, slope = end, next_slope
    return f"{''.join(pieces)}V{number(window.bottom)}H{number(window.left)}Z"

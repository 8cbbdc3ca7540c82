"""The cover's picture: a sun over a sea of layered waves, whose rhythm follows from the guide's slug.

The waves are functions of the horizontal place alone, so that the same picture runs on over the spine and the back.
"""

from __future__ import annotations

import hashlib
import itertools
import math
from dataclasses import dataclass

from guidepress.typeset.fonts.outlines import number

LAYERS = 6
"""How many waves stand between the horizon and the foot, the nearest last."""

_STEP = 1 / 16
"""The distance of the points through which a wave is drawn, in widths of the front."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the drawing's plane that is shown: the front's upper left corner is the origin, y runs down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def fields(self) -> dict[str, str]:
        """The window as a template's fields."""
        return {
            "left": number(self.left), "top": number(self.top),
            "across": number(self.right - self.left), "down": number(self.bottom - self.top),
        }  # fmt: skip


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


def sea(slug: str, width: float, horizon: float, foot: float, window: Window) -> list[str]:
    """`LAYERS` paths, the farthest first, none above ``horizon``; the last one's crest stays near ``foot``.

    Each reaches to the bottom of the window, so that a nearer one covers those behind it.
    """
    seed = hashlib.sha256(slug.encode()).digest()
    room = max(foot - horizon, 0.0)
    paths = []
    for layer in range(LAYERS):
        share = layer / (LAYERS - 1)
        swell = min(room * (0.05 + 0.035 * share), width * 0.04)
        first = seed[0] / 255 * math.tau + layer * (2.1 + seed[1] / 255)
        second = seed[2] / 255 * math.tau - layer * (1.3 + seed[3] / 255)
        wave = _Wave(
            horizon + 1.32 * swell + (room - 1.32 * swell) * share**1.15,
            swell,
            (0.65 + 0.3 * seed[4 + layer] / 255, 1.5 + 0.6 * seed[10 + layer] / 255),
            (first, second),
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
            (here + third) * width, height + slope * third,
            (there - third) * width, end - next_slope * third,
            there * width, end,
        )  # fmt: skip
        pieces.append("C" + " ".join(map(number, controls)))
        height, slope = end, next_slope
    return f"{''.join(pieces)}V{number(window.bottom)}H{number(window.left)}Z"

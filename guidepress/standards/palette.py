"""Colours that follow from one: shades of the same hue that reach a contrast (WCAG 2.2), in Oklch.

Oklch (B. Ottosson, "A perceptual color space for image processing", 2020) is sRGB as lightness, chroma and hue, so
that a darker shade of a blue stays that blue.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from guidepress.standards.contrast import ENHANCED, MINIMUM, MINIMUM_LARGE, WHITE, Rgb, blended, contrast

DARK_PAPER: Rgb = (20 / 255, 24 / 255, 26 / 255)
"""``--dark-paper`` of ``styles/tokens.css``."""

_WASH, _DARK_WASH = 0.08, 0.13
"""How much of a colour stands in its tint, on white and on the dark paper."""

_PAPERS = re.compile(r"--(?:paper|(?!dark-)(?:[a-z]{1,12}-)?tint): *(#[0-9a-f]{6});")

_STEPS = 40
_GROUND = 0.385
"""The lightness of a cover's ground; a darker accent is its own."""


def rgb_of(colour: str) -> Rgb:
    """``#rrggbb`` as channels from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def hex_of(rgb: Rgb) -> str:
    """Channels from 0 to 1 as ``#rrggbb``."""
    return "#" + "".join(f"{round(255 * min(max(value, 0.0), 1.0)):02x}" for value in rgb)


def oklch_of(rgb: Rgb) -> tuple[float, float, float]:
    """Lightness (0 to 1), chroma and hue (radians) of a colour."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return light, math.hypot(a, b), math.atan2(b, a)


def of_oklch(light: float, chroma: float, hue: float) -> Rgb:
    """The colour of a lightness and a hue with so much chroma, or with as much as a screen can show."""
    rgb = _linear(light, chroma, hue)
    if not all(-1e-4 <= value <= 1.0001 for value in rgb):
        low, high = 0.0, chroma
        for _ in range(_STEPS):
            middle = (low + high) / 2
            inside = all(-1e-4 <= value <= 1.0001 for value in _linear(light, middle, hue))
            low, high = (middle, high) if inside else (low, middle)
        rgb = _linear(light, low, hue)
    red, green, blue = (
        12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in (min(max(v, 0.0), 1.0) for v in rgb)
    )
    return red, green, blue


def _linear(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def least_contrast(rgb: Rgb, grounds: Iterable[Rgb]) -> float:
    """The contrast with that ground on which it is least, of the colour as eight bits a channel show it."""
    shown = rgb_of(hex_of(rgb))
    return min(contrast(shown, ground) for ground in grounds)


def nearest(rgb: Rgb, grounds: tuple[Rgb, ...], ratio: float) -> Rgb:
    """The colour itself, or the shade of the same hue nearest to it that reaches a contrast on all grounds.

    Black or white, whichever has more, where no shade reaches it.
    """
    if least_contrast(rgb, grounds) >= ratio:
        return rgb
    light, chroma, hue = oklch_of(rgb)
    found: list[tuple[float, Rgb]] = []
    for end in (0.0, 1.0):
        if least_contrast(of_oklch(end, 0, hue), grounds) < ratio:
            continue
        passing, failing = end, light
        for _ in range(_STEPS):
            middle = (passing + failing) / 2
            passes = least_contrast(of_oklch(middle, chroma, hue), grounds) >= ratio
            passing, failing = (middle, failing) if passes else (passing, middle)
        found.append((abs(passing - light), of_oklch(passing, chroma, hue)))
    return min(found)[1] if found else max(((0.0, 0.0, 0.0), WHITE), key=lambda one: least_contrast(one, grounds))


def grounds_of(sheets: str) -> tuple[Rgb, ...]:
    """The light papers and tints that style sheets name: what letters in a colour of the brand stand on."""
    return tuple(rgb_of(one[1]) for one in _PAPERS.finditer(sheets))


def tokens_of(accent: Rgb, grounds: tuple[Rgb, ...] = ()) -> dict[str, str]:
    """The tokens of ``styles/tokens.css`` that follow from an accent, by name.

    What is text or a link reaches 7 : 1 on white, on its tint and on all ``grounds`` (WCAG 2.2, 1.4.6); ``brand`` is
    the colour itself.
    """
    tint, dark_tint = blended(accent, WHITE, _WASH), blended(accent, DARK_PAPER, _DARK_WASH)
    text = nearest(accent, (WHITE, tint, *grounds), ENHANCED)
    light, chroma, hue = oklch_of(accent)
    soft = of_oklch(max(light, 0.8), min(chroma, 0.11), hue)
    dark = nearest(soft, (DARK_PAPER, dark_tint), ENHANCED)
    found = {
        "brand": accent,
        "accent": text,
        "link": text,
        "accent-tint": tint,
        "dark-brand": dark,
        "dark-accent": dark,
        "dark-link": dark,
        "dark-accent-tint": dark_tint,
    }
    return {name: hex_of(colour) for name, colour in found.items()}


def cover_ground(accent: Rgb) -> Rgb:
    """The ground of a cover: the accent, so dark that white and its own pale tint reach 7 : 1 on it."""
    light, chroma, hue = oklch_of(accent)
    return nearest(of_oklch(min(light, _GROUND), chroma, hue), (WHITE, pale(accent)), ENHANCED)


def pale(accent: Rgb) -> Rgb:
    """The tint of an accent in which small lettering stands on the cover's ground."""
    _, chroma, hue = oklch_of(accent)
    return of_oklch(0.915, min(chroma, 0.045), hue)


def shades(accent: Rgb, number: int) -> list[Rgb]:
    """So many shades between what just carries white lettering (4.5 : 1) and the cover's ground, which is the last."""
    ground = oklch_of(cover_ground(accent))
    light, chroma, hue = oklch_of(accent)
    bright = oklch_of(nearest(of_oklch(max(light, 0.55), chroma, hue), (WHITE,), MINIMUM))
    shares = [place / max(number - 1, 1) for place in range(number)]
    return [
        of_oklch(bright[0] + (ground[0] - bright[0]) * share, bright[1] + (ground[1] - bright[1]) * share, hue)
        for share in shares
    ]


def second_of(accent: Rgb) -> Rgb:
    """A second colour where the guide names none: warm on a cool ground, pale on a warm one."""
    hue = math.degrees(oklch_of(accent)[2]) % 360
    warm = (0.845, 0.125, math.radians(81)) if 120 <= hue <= 330 else (0.88, 0.075, math.radians(95))
    return nearest(of_oklch(*warm), (cover_ground(accent),), MINIMUM_LARGE)

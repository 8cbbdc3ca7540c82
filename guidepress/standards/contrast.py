"""Relative luminance and contrast (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

Rgb = tuple[float, float, float]
WHITE: Rgb = (1.0, 1.0, 1.0)
"""The paper, and a screen where nothing is painted."""

MINIMUM, MINIMUM_LARGE, ENHANCED = 4.5, 3.0, 7.0
"""The least contrast of text: of any, of large text (WCAG 2.2, 1.4.3), and of text that more can read (1.4.6)."""


def linear(value: float) -> float:
    """A channel of sRGB as light (IEC 61966-2-1), both from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def as_channel(light: float) -> float:
    """Light as a channel of sRGB: what `linear` takes back."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def luminance(rgb: Rgb) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, "relative luminance")."""
    red, green, blue = (linear(min(max(one, 0.0), 1.0)) for one in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blended(over: Rgb, under: Rgb, alpha: float) -> Rgb:
    """A colour of some opacity over another."""
    mixed = [a * alpha + b * (1 - alpha) for a, b in zip(over, under, strict=True)]
    return mixed[0], mixed[1], mixed[2]

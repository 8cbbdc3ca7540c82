"""Values of CSS: lengths, colours, custom properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import tinycss2.color4

from guidepress.standards.contrast import Rgb, blended

PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
"""What each absolute length is in CSS px (CSS Values and Units 4, 6.2)."""
_EMS = {"em": 1.0, "ex": 0.5, "ch": 0.5, "lh": 1.2}
_VIEWS = {"vw", "vh", "vmin", "vmax", "svw", "svh", "dvw", "dvh", "cqw", "cqi"}
_VIEW = 3.2
"""A hundredth of the narrowest screen that counts, 320 CSS px (WCAG 2.2, 1.4.10)."""
_DEPTH = 12
Tokens = list[Any]


@dataclass(frozen=True, slots=True)
class Length:
    """A length in CSS px; ``percent`` where it was given in per cent of something else (``px`` is of 100 px then)."""

    px: float
    percent: bool = False


def length_of(tokens: Tokens, em: float, *, root: float = 16.0, bare: bool = False) -> Length | None:
    """The only length among tokens; a ``clamp()`` counts as its lower bound, a sum as no length.

    ``em`` is what 1em and, for a size, 100 % are. ``None`` for anything that is not understood.
    """
    held = [token for token in tokens if token.type not in {"whitespace", "comment"}]
    if len(held) != 1:
        return None
    token = held[0]
    if token.type == "number" and (bare or not token.value):
        return Length(float(token.value))
    if token.type == "percentage":
        return Length(float(token.value) / 100 * (1.0 if bare else em), percent=True)
    if token.type == "function" and token.lower_name in {"clamp", "min", "max"}:
        return _least(token, em, root)
    if token.type == "dimension":
        unit = token.lower_unit
        each = PIXELS.get(unit, _EMS[unit] * em if unit in _EMS else root if unit == "rem" else None)
        each = _VIEW if each is None and unit in _VIEWS else each
        return None if each is None else Length(float(token.value) * each)
    return None


def _least(token: Any, em: float, root: float) -> Length | None:
    """The least that ``clamp()``, ``min()`` or ``max()`` can be, as far as its parts are plain lengths."""
    parts: list[Tokens] = [[]]
    for one in token.arguments:
        if one == ",":
            parts.append([])
        else:
            parts[-1].append(one)
    chosen = parts[:1] if token.lower_name == "clamp" else parts
    known = [length for part in chosen if (length := length_of(part, em, root=root)) is not None]
    pick = max if token.lower_name == "max" else min
    return pick(known, key=lambda length: length.px, default=None)


def substituted(tokens: Tokens, values: Mapping[str, Tokens], depth: int = 0) -> Tokens:
    """Tokens with every ``var()`` replaced by its value, or by its fallback (CSS Custom Properties 1, 3)."""
    if depth > _DEPTH:
        return []
    found: Tokens = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            names = [one for one in token.arguments if one.type == "ident"]
            comma = next((n for n, one in enumerate(token.arguments) if one == ","), None)
            fallback = list(token.arguments[comma + 1 :]) if comma is not None else []
            value = values.get(names[0].value) if names else None
            found += substituted(value if value is not None else fallback, values, depth + 1)
        else:
            found.append(token)
    return found


def colour_of(tokens: Tokens, ink: Rgb | None, ground: Rgb | None) -> Rgb | Literal["keep", "unknown"]:
    """The colour among tokens over the ground; "keep" where none is set, "unknown" for what only a screen can tell.

    A background image is "unknown": what stands on it may be legible or not.
    """
    for token in tokens:
        if token.type in {"whitespace", "comment"}:
            continue
        if token.type == "url" or (token.type == "function" and _draws(token.lower_name)):
            return "unknown"
        if token.type == "ident" and token.lower_value in {"inherit", "none", "unset", "revert", "initial"}:
            return "keep"
        found = tinycss2.color4.parse_color(token)
        if found == "currentcolor":
            return ink or "unknown"
        if found is not None:
            return _over(found, ground)
        if token.type == "function":
            return "unknown"
    return "keep"


def _draws(name: str) -> bool:
    return name == "url" or name.endswith("gradient") or name.startswith("image")


def _over(found: Any, ground: Rgb | None) -> Rgb | Literal["keep", "unknown"]:
    red, green, blue, alpha = found.to("srgb")
    if alpha >= 1:
        return float(red), float(green), float(blue)
    if ground is None:
        return "unknown"
    return blended((float(red), float(green), float(blue)), ground, float(alpha))

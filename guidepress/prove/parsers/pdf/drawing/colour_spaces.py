"""Colours as a PDF gives them, and what they come down to in inks and on a screen (ISO 32000-1, 8.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.functions import evaluate
from guidepress.standards.contrast import Rgb

Inks = tuple[float, float, float, float]

_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "G": 1, "RGB": 3, "CMYK": 4, "CalGray": 1, "CalRGB": 3}
_LONG = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_PROCESS = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour.

    ``space`` is the family of its colour space ("DeviceCMYK", "ICCBased", "Separation", …), ``components`` what the
    file gives, ``base`` what it comes down to: "gray", "rgb", "cmyk", "lab", "spot" or "pattern". ``inks`` are cyan,
    magenta, yellow and black from 0 to 1 where the file says so (``None`` for RGB, Lab and spot colours that cannot be
    computed); ``rgb`` is what a screen shows, from 0 to 1, for CMYK by the plain formula without a profile.
    """

    space: str
    components: tuple[float, ...]
    base: str
    inks: Inks | None
    rgb: Rgb | None

    @property
    def coverage(self) -> float | None:
        """The sum of the inks in per cent, 0 to 400; ``None`` where it is not known."""
        return None if self.inks is None else 100 * sum(self.inks)

    @property
    def black_only(self) -> bool:
        """Whether no ink but black is laid down."""
        return self.inks is not None and max(self.inks[:3]) <= 0.0

    def __str__(self) -> str:
        """As a printer would name it: ``DeviceCMYK 0 0 0 1``."""
        return " ".join([self.space, *(f"{value:.3g}" for value in self.components)])


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, how many components it has, what it comes down to, and how to get there."""

    family: str
    count: int
    base: str
    names: tuple[str, ...] = ()
    under: Space | None = None
    tint: Any = None
    table: bytes = b""

    def colour(self, components: tuple[float, ...]) -> Colour:
        """A colour of this space."""
        inks, rgb = self._seen(components)
        return Colour(self.family, components, self.base, inks, rgb)

    def initial(self) -> Colour:
        """The colour with which a space begins (ISO 32000-1, 8.6.8, CS)."""
        if self.family in {"Separation", "DeviceN"}:
            return self.colour((1.0,) * self.count)
        if self.base == "cmyk" and self.family != "Indexed":
            return self.colour((0.0, 0.0, 0.0, 1.0))
        return self.colour((0.0,) * self.count)

    def _seen(self, values: tuple[float, ...]) -> tuple[Inks | None, Rgb | None]:
        if len(values) < self.count or not self.count:
            return None, None
        if self.family in {"Separation", "DeviceN"}:
            return self._tinted(values)
        if self.family == "Indexed" and self.under is not None:
            at = int(values[0]) * self.under.count
            part = self.table[at : at + self.under.count]
            return self.under._seen(tuple(value / 255 for value in part))
        if self.base == "gray":
            return (0.0, 0.0, 0.0, 1 - values[0]), (values[0],) * 3
        if self.base == "cmyk":
            c, m, y, k = values[:4]
            return (c, m, y, k), ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
        if self.base == "rgb":
            return None, (values[0], values[1], values[2])
        return None, None

    def _tinted(self, values: tuple[float, ...]) -> tuple[Inks | None, Rgb | None]:
        """Process colourants are inks as they are; a spot colour is what its tint transformation gives."""
        if all(name in _PROCESS or name == "None" for name in self.names):
            inks = [0.0] * 4
            for name, value in zip(self.names, values, strict=False):
                if name in _PROCESS:
                    inks[_PROCESS[name]] = value
            return _CMYK._seen(tuple(inks))
        if self.names == ("All",):
            return _CMYK._seen((values[0],) * 4)
        under = evaluate(self.tint, values)
        return (None, None) if under is None or self.under is None else self.under._seen(under)


_CMYK = Space("DeviceCMYK", 4, "cmyk")
GRAY = Space("DeviceGray", 1, "gray")
RGB = Space("DeviceRGB", 3, "rgb")
CMYK = _CMYK
PATTERN = Space("Pattern", 0, "pattern")
BLACK = GRAY.colour((0.0,))


def read_space(value: Any, resources: Any, depth: int = 0) -> Space:
    """The colour space that an operator or an image names; a broken one counts as an unknown spot colour."""
    if depth > _DEPTH:
        return Space("unknown", 0, "spot")
    if isinstance(value, pikepdf.Name | str):
        return _named(str(value).lstrip("/"), resources, depth)
    if not isinstance(value, pikepdf.Array) or not len(value):
        return Space("unknown", 0, "spot")
    family = str(value[0]).lstrip("/")
    family = _LONG.get(family, family)
    if len(value) == 1 or family in {"DeviceGray", "DeviceRGB", "DeviceCMYK"}:
        return _named(family, resources, depth)
    if family in {"CalGray", "CalRGB"}:
        return Space(family, _DEVICE[family], "gray" if family == "CalGray" else "rgb")
    if family == "Lab":
        return Space(family, 3, "lab")
    if family == "ICCBased":
        count = int(value[1].get("/N", 0))
        return Space(family, count, {1: "gray", 3: "rgb", 4: "cmyk"}.get(count, "spot"))
    if family == "Pattern":
        return Space(family, 0, "pattern", under=read_space(value[1], resources, depth + 1))
    return _made(family, value, resources, depth)


def _named(name: str, resources: Any, depth: int) -> Space:
    name = _LONG.get(name, name)
    match name:
        case "DeviceGray":
            return GRAY
        case "DeviceRGB":
            return RGB
        case "DeviceCMYK":
            return CMYK
        case "Pattern":
            return PATTERN
    held = resources.get("/ColorSpace", pikepdf.Dictionary()).get(f"/{name}")
    return Space(name, 0, "spot") if held is None else read_space(held, resources, depth + 1)


def _made(family: str, value: Any, resources: Any, depth: int) -> Space:
    """The spaces that rest on another: Indexed, Separation, DeviceN."""
    if family == "Indexed":
        under = read_space(value[1], resources, depth + 1)
        table = value[3].read_bytes() if isinstance(value[3], pikepdf.Stream) else bytes(value[3])
        return Space(family, 1, under.base, under=under, table=bytes(table))
    if family in {"Separation", "DeviceN"}:
        held = value[1] if family == "DeviceN" else [value[1]]
        names = tuple(str(name).lstrip("/") for name in held)
        process = all(name in _PROCESS or name in {"None", "All"} for name in names)
        under = read_space(value[2], resources, depth + 1)
        return Space(family, len(names), "cmyk" if process else "spot", names, under, value[3])
    return Space(family, 0, "spot")

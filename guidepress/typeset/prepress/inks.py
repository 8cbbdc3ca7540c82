"""The inks of a press: what becomes of a screen's colours (RGB) when a page is printed.

Lettering is printed in full black wherever it may be, because a screened letter has a rough edge; greys become black
alone, so that no grey takes on a tint when four plates do not meet. All other colours go through the ICC profile of
the press (LittleCMS, relative colorimetric with black point compensation), and no colour lays down more ink than the
shop allows.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageCms, ImageFilter

from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.print.profile import Inks
from guidepress.model.print.shops import PROFILES
from guidepress.standards.contrast import Rgb, as_channel, luminance

Cmyk = tuple[float, float, float, float]

_PLACES = (
    "/usr/share/color/icc/ghostscript/default_cmyk.icc",
    "/usr/share/ghostscript/iccprofiles/default_cmyk.icc",
    "/opt/homebrew/share/ghostscript/iccprofiles/default_cmyk.icc",
    "/usr/local/share/ghostscript/iccprofiles/default_cmyk.icc",
)
"""Where Debian, Fedora and Homebrew keep the profile that Ghostscript brings."""

_NEUTRAL_DARK, _NEUTRAL_LIGHT = 0.13, 0.02
"""Colours whose channels differ by less than this are greys: a warm or cool black is black, a light tint is itself."""

_MIDDLE = 0.3
"""The luminance at which light colours begin."""

_DARK = 0.10
"""Lettering of less luminance than this (a contrast of 7 : 1 on white, WCAG 2.2, 1.4.6) is printed in full black."""

_BLACK = 0.02
"""Anything grey of less luminance than this is printed in full black."""

_LIGHT = 0.35
"""In black alone, lettering of more luminance than this is left white: it stands on a dark ground."""

_GRID = 33
"""Points along each axis of the table by which pictures are converted."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition: the ICC profile of the press and its description."""

    data: bytes
    name: str


@dataclass(frozen=True)
class InkSet:
    """Converts colours (0 to 1) and pictures for a press.

    ``limit`` is the greatest sum of the four inks (1 is one ink in full); ``least`` the lightest grey that prints.
    """

    inks: Inks
    condition: Condition
    limit: float
    least: float
    _seen: dict[Rgb, Cmyk] = field(default_factory=dict, repr=False)

    def lettering(self, rgb: Rgb) -> Cmyk:
        """The inks of text."""
        light = luminance(rgb)
        if self.inks is Inks.BLACK:
            return (0, 0, 0, 0) if light > _LIGHT else (0, 0, 0, 1)
        return (0, 0, 0, 1) if light < _DARK and _grey(rgb) else self.paint(rgb)

    def paint(self, rgb: Rgb) -> Cmyk:
        """The inks of a fill or a stroke."""
        if self.inks is Inks.BLACK or _grey(rgb):
            return (0, 0, 0, self._black(rgb))
        if rgb not in self._seen:
            pixel = Image.new("RGB", (1, 1), tuple(round(255 * value) for value in rgb))
            values = self._transform(pixel).getpixel((0, 0))
            self._seen[rgb] = self._limited([value / 255 for value in values])  # type: ignore[union-attr]
        return self._seen[rgb]

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in the inks: mode L (black alone) or CMYK, of the same size. Transparency shows white paper."""
        if "transparency" in image.info or image.mode in {"RGBA", "LA", "PA"}:
            image = image.convert("RGBA")
            ground = Image.new("RGBA", image.size, "white")
            image = Image.alpha_composite(ground, image).convert("RGB")
        if self.inks is Inks.BLACK or image.mode in {"1", "L"}:
            return image.convert("L")
        return image.convert("RGB").filter(self._table)

    def _black(self, rgb: Rgb) -> float:
        light = luminance(rgb)
        black = 1.0 if light < _BLACK else 1 - as_channel(light)
        return 0.0 if black < 0.005 else max(black, self.least)

    def _limited(self, inks: list[float]) -> Cmyk:
        cyan, magenta, yellow, black = inks
        colour = cyan + magenta + yellow
        share = min(1.0, max(0.0, self.limit - black - 0.005) / colour) if colour else 1.0
        return cyan * share, magenta * share, yellow * share, black

    def _transform(self, image: Image.Image) -> Image.Image:
        converted = ImageCms.applyTransform(image, _transform(self.condition.data))
        if converted is None:
            raise ConfigurationError("the ICC profile of the press converts no colours", hint="Take a CMYK profile.")
        return converted

    @functools.cached_property
    def _table(self) -> ImageFilter.Color3DLUT:
        """A table of the press: for each point of a grid over RGB its inks, within the limit."""
        steps = [round(255 * n / (_GRID - 1)) for n in range(_GRID)]
        points = bytes(value for blue in steps for green in steps for red in steps for value in (red, green, blue))
        data = self._transform(Image.frombytes("RGB", (_GRID, _GRID**2), points)).tobytes()
        table = [
            value
            for start in range(0, len(data), 4)
            for value in self._limited([part / 255 for part in data[start : start + 4]])
        ]
        return ImageFilter.Color3DLUT(_GRID, table, channels=4, target_mode="CMYK")


def ink_set(book: Book, inks: Inks | None = None) -> InkSet:
    """The inks of the guide's print profile. Raises `ConfigurationError` without a CMYK profile (see `condition`)."""
    settings = book.settings.print
    profile = PROFILES[settings.profile]
    return InkSet(inks or settings.inks, condition(book), profile.ink_limit / 100, profile.least_grey)


def condition(book: Book) -> Condition:
    """The printing condition: the ICC profile that ``guide.yaml`` names, or Ghostscript's.

    Raises `ConfigurationError` if there is none or if it is not for CMYK.
    """
    if book.icc is not None:
        return read_condition(book.icc, book.settings.print.icc or "")
    found = next((Path(place) for place in _PLACES if Path(place).is_file()), None)
    if found is None:
        raise ConfigurationError(
            "there is no ICC profile of a press on this machine",
            hint="Run 'sh setup.sh' (it installs Debian's libgs-common), or name one in guide.yaml: 'print: icc:'.",
        )
    return read_condition(found.read_bytes(), found.name)


def read_condition(data: bytes, name: str) -> Condition:
    """An ICC profile as a printing condition. Raises `ConfigurationError` if it is not one for CMYK."""
    remedy = "Ask the print shop for its profile; one of FOGRA or GRACoL will do."
    try:
        profile = ImageCms.getOpenProfile(io.BytesIO(data))
        space = profile.profile.xcolor_space.strip()
        description = ImageCms.getProfileDescription(profile).strip()
    except (OSError, ImageCms.PyCMSError) as error:
        raise ConfigurationError(f"{name} is not an ICC profile", hint=remedy) from error
    if space != "CMYK":
        raise ConfigurationError(f"{name} is an ICC profile for {space}, not for CMYK", hint=remedy)
    return Condition(data, description)


def _grey(rgb: Rgb) -> bool:
    return max(rgb) - min(rgb) < (_NEUTRAL_DARK if luminance(rgb) < _MIDDLE else _NEUTRAL_LIGHT)


@functools.lru_cache(maxsize=4)
def _transform(data: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.getOpenProfile(io.BytesIO(data)),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )

"""Every font that can stand in a file of ours, as data: what it is called, and what it is cut from.

The typesetter cuts them, and a prover holds what a PDF embeds against them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SERIF = "Source Serif 4"
DISPLAY = "Source Serif 4 Display"
CAPTION = "Source Serif 4 Caption"
SANS = "Atkinson Hyperlegible"
MONO = "Source Code Pro"
HEBREW = "Frank Ruhl Libre"
ARABIC = "Amiri"
HEBREW_SANS = "Heebo"
ARABIC_SANS = "Noto Sans Arabic"
WIDE_SANS = "Noto Sans"
SYMBOLS = "STIX Two Math"
SLASHED = SANS
"""The family whose zero is slashed in its package, and plain in our files (`standards.plain_zero`)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One static font: its family, weight and slope, and where it is cut from.

    ``package`` is a font package's slug, or ``ziamath`` for the symbols; ``axes`` pins the axes of a variable font.
    """

    family: str
    weight: int
    italic: bool
    package: str
    axes: tuple[tuple[str, float], ...] = ()

    @property
    def file(self) -> str:
        """The file's name in the cache."""
        return f"{self.family.replace(' ', '')}-{self.weight}{'-Italic' if self.italic else ''}.ttf"

    @property
    def postscript_name(self) -> str:
        """The name inside the font, without spaces."""
        return f"{self.family.replace(' ', '')}-{STYLES[self.weight]}{'Italic' if self.italic else ''}"


STYLES: Mapping[int, str] = {400: "Regular", 600: "SemiBold", 700: "Bold"}


def _serif(family: str, size: float, *weights: tuple[int, bool]) -> tuple[Cut, ...]:
    return tuple(
        Cut(family, weight, italic, "source-serif-4", (("opsz", size), ("wght", float(weight))))
        for weight, italic in weights
    )


def _weights(family: str, package: str, *weights: tuple[int, bool], **axes: float) -> tuple[Cut, ...]:
    pinned = tuple(sorted(axes.items()))
    return tuple(Cut(family, weight, italic, package, (*pinned, ("wght", float(weight)))) for weight, italic in weights)


def _static(family: str, package: str, *weights: tuple[int, bool]) -> tuple[Cut, ...]:
    return tuple(Cut(family, weight, italic, package) for weight, italic in weights)


CUTS: tuple[Cut, ...] = (
    *_serif(SERIF, 11, (400, False), (400, True), (600, False), (600, True), (700, False), (700, True)),
    *_serif(CAPTION, 8, (400, False), (400, True), (600, False), (700, False), (700, True)),
    *_serif(DISPLAY, 40, (400, False), (400, True), (600, False)),
    *_static(SANS, "atkinson-hyperlegible", (400, False), (400, True), (700, False), (700, True)),
    *_weights(MONO, "source-code-pro", (400, False), (400, True), (700, False)),
    *_weights(HEBREW, "frank-ruhl-libre", (400, False), (700, False)),
    *_static(ARABIC, "amiri", (400, False), (700, False)),
    *_weights(HEBREW_SANS, "heebo", (400, False), (700, False)),
    *_weights(ARABIC_SANS, "noto-sans-arabic", (400, False), (700, False), wdth=100),
    *_weights(WIDE_SANS, "noto-sans", (400, False), (400, True), (700, False), wdth=100),
    *_static(SYMBOLS, "ziamath", (400, False)),
)
"""Every font that can stand in a file of ours."""

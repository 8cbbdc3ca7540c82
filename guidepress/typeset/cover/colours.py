"""The colours of a cover: those of our own, or what follows from a guide's accent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guidepress.model.book import Book
from guidepress.standards.palette import cover_ground, hex_of, of_oklch, oklch_of, pale, rgb_of, second_of, shades

LAYERS = 6
"""How many tones there are from the brightest to the ground."""


@dataclass(frozen=True, slots=True)
class CoverColours:
    """Colours as SVG has them.

    White and ``soft`` lettering reach 7 : 1 on the ``ground`` and on what is ``deep``er, white 4.5 : 1 on each of the
    ``tones``, of which the last is the ground; ``second`` sets no text.
    """

    ground: str = "#0c4c54"
    deep: str = "#083f46"
    tones: tuple[str, ...] = ("#1d7d80", "#17747a", "#126a6e", "#0f6067", "#0b565e", "#0c4c54")
    second: str = "#f2c46d"
    soft: str = "#c4e8e2"

    @property
    def fields(self) -> Mapping[str, str]:
        """The colours as a template's fields."""
        tones = {f"tone_{place}": tone for place, tone in enumerate(self.tones, 1)}
        return {
            "ground": self.ground,
            "deep": self.deep,
            "second": self.second,
            "soft": self.soft,
            "ink": "#ffffff",
            **tones,
        }


def cover_colours(book: Book) -> CoverColours:
    """The colours of a guide's cover: same settings, same colours."""
    brand = book.settings.brand
    ours = CoverColours()
    if brand is None or brand.accent is None:
        return CoverColours(second=brand.second) if brand is not None and brand.second else ours
    accent = rgb_of(brand.accent)
    ground = cover_ground(accent)
    light, chroma, hue = oklch_of(ground)
    return CoverColours(
        ground=hex_of(ground),
        deep=hex_of(of_oklch(light * 0.86, chroma, hue)),
        tones=(*(hex_of(tone) for tone in shades(accent, LAYERS)[:-1]), hex_of(ground)),
        second=brand.second or hex_of(second_of(accent)),
        soft=hex_of(pale(accent)),
    )

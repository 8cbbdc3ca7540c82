"""The colours of a brand: whether what is set in them can be seen (code BRD001)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.standards.contrast import MINIMUM, MINIMUM_LARGE, WHITE
from guidepress.standards.guarded_yaml import line_of, load_yaml
from guidepress.standards.palette import cover_ground, hex_of, least_contrast, nearest, rgb_of

BRD001 = rule_of("BRD001")

OURS = "#0b4f55"
"""The accent of a guide that names none (``--accent`` of ``styles/tokens.css``)."""


def check_colours(book: Book) -> Iterator[Finding]:
    """BRD001 for an accent that white paper swallows, and for a second colour that the cover's ground does."""
    brand = book.settings.brand
    if brand is None:
        return
    accent = rgb_of(brand.accent or OURS)
    if (has := least_contrast(accent, (WHITE,))) < MINIMUM:
        near = nearest(accent, (WHITE,), MINIMUM)
        yield _weak(book, "accent", brand.accent or "", has, "on white", MINIMUM, hex_of(near))
        accent = near
    if brand.second is not None:
        second, ground = rgb_of(brand.second), cover_ground(accent)
        if (has := least_contrast(second, (ground,))) < MINIMUM_LARGE:
            near = nearest(second, (ground,), MINIMUM_LARGE)
            told = f"on the cover's ground, {hex_of(ground)}"
            yield _weak(book, "second", brand.second, has, told, MINIMUM_LARGE, hex_of(near))


def _weak(book: Book, name: str, colour: str, has: float, where: str, wanted: float, near: str) -> Finding:
    shown = f"{math.floor(has * 100) / 100:.2f}"
    message = f"'brand: {name}: {colour}' has a contrast of {shown} to 1 {where}; {wanted:g} to 1 is the least"
    return BRD001.at(place_of_setting(book, "brand", name), message, hint=f"The nearest that passes is '{near}'.")


def place_of_setting(book: Book, *steps: str) -> Place:
    """The line of ``guide.yaml`` where a setting stands."""
    text = book.texts.get("guide.yaml", b"").decode("utf-8-sig", "replace")
    return Place("guide.yaml", *line_of(load_yaml(text), steps)) if text else Place("guide.yaml")

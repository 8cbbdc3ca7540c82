"""What is drawn on the front of each design, as the fields of its template."""

from __future__ import annotations

import math
from dataclasses import dataclass

from guidepress.model.book import Asset, Book
from guidepress.typeset.cover.chance import chance_of
from guidepress.typeset.cover.colours import CoverColours
from guidepress.typeset.cover.contours import hill
from guidepress.typeset.cover.mosaic import COLUMNS, mosaic
from guidepress.typeset.cover.waves import sea
from guidepress.typeset.cover.window import Window
from guidepress.typeset.engine import data_uri
from guidepress.typeset.fonts.outlines import number

_MOSAIC, _PICTURE, _LOW_PICTURE = 0.42, 0.52, 0.42
"""How far the mosaic and a picture reach down, in heights of the front; a picture over many words is low."""


@dataclass(frozen=True, slots=True)
class Place:
    """The room of a picture: the front's size, where the lettering above it ends, where that at the foot begins."""

    width: float
    height: float
    free: float
    foot: float


@dataclass(frozen=True, slots=True)
class Tab:
    """The logo on its white ground, as SVG, and where that ends."""

    drawn: str = ""
    bottom: float = 0.0


def scenery(design: str, book: Book, place: Place, window: Window) -> dict[str, str]:
    """The fields of the picture below the title, for designs that have one there; none for others."""
    if design == "contours":
        return _map(book, place, window)
    return _sky(book, place, window) if design == "horizon" else {}


def _sky(book: Book, place: Place, window: Window) -> dict[str, str]:
    """The sun, as large as the room below the lettering allows, and the waves in front of it."""
    width, height, free, foot = place.width, place.height, place.free, place.foot
    chance = chance_of(book)
    horizon = max(height * 0.615, free)
    radius = min(width * 0.15, horizon - free)
    if radius < width * 0.1:
        horizon = min(max(horizon, free + width * 0.1), max(free, foot - height * 0.1))
        radius = min(width * 0.15, max(horizon - free, 0.0))
    waves = sea(chance, width, min(horizon, foot), foot, window)
    return {
        "sun_x": number(width * 0.74),
        "sun_y": number(horizon),
        "sun": number(radius),
        **{f"wave_{layer}": path for layer, path in enumerate(waves, 1)},
    }


def _map(book: Book, place: Place, window: Window) -> dict[str, str]:
    """A hill in the room between the title and the names, and its lines as far as the window reaches."""
    width, free, foot = place.width, place.free, place.foot
    room = max(foot - place.height * 0.02 - free, width * 0.05)
    radius = min(room / 2.35, width * 0.36)
    middle = (width * 0.74, foot - place.height * 0.02 - room / 2)
    corners = ((x, y) for x in (window.left, window.right) for y in (window.top, window.bottom))
    reach = max(math.dist(middle, corner) for corner in corners) * 1.3
    found = hill(chance_of(book), middle, radius, reach)
    return {
        "lines": found.lines,
        "line_width": number(width * 0.0035),
        "peak": found.peak,
        **{f"ring_{place}": path for place, path in enumerate(found.rings, 1)},
        **{f"ring_{place}_width": number(width * (0.004 + 0.0016 * place)) for place in range(1, len(found.rings) + 1)},
    }


def mosaic_fields(book: Book, colours: CoverColours, height: float, front: Window) -> tuple[float, dict[str, str]]:
    """Where the tiles end, and the tiles."""
    side = (front.right - front.left) / COLUMNS
    rows = max(2, round(height * _MOSAIC / side))
    return front.top + rows * side, {"tiles": mosaic(chance_of(book), colours, rows, front)}


def picture_fields(
    book: Book, height: float, front: Window, window: Window, *, long: bool
) -> tuple[float, dict[str, str]]:
    """Where the guide's own picture ends, and the picture: as large as fills its part, its middle in the middle.

    ``long`` is whether many words stand below it.
    """
    asset, band = book.assets[book.look.cover], height * (_LOW_PICTURE if long else _PICTURE)
    across, down = front.right - front.left, band - front.top
    scale = max(across / asset.width, down / asset.height)
    wide, tall = asset.width * scale, asset.height * scale
    x, y = front.left + (across - wide) / 2, front.top + (down - tall) / 2
    beside = (front.right, window.right) if front.left == window.left else (window.left, front.left)
    return band, {
        "picture": shown(asset, x, y, wide, tall),
        "band": number(band),
        "front_x": number(front.left),
        "front_width": number(across),
        "beside_x": number(beside[0]),
        "beside_width": number(max(beside[1] - beside[0], 0)),
    }


def logo_tab(book: Book, width: float, height: float, front: Window, *, right: bool) -> Tab:
    """The logo on a white tab that hangs from the upper edge: whatever its colours, it is seen as it was drawn.

    A square or tall one is as large to the eye as a wide one: alike in area.
    """
    brand = book.settings.brand
    asset = book.assets.get(brand.logo.file) if brand is not None and brand.logo is not None else None
    if asset is None:
        return Tab()
    widest, tallest = width * 0.3 / asset.width, height / asset.height
    even = math.sqrt(width * 0.2 * height * 0.052 / (asset.width * asset.height))
    scale = min(widest, tallest * 0.085, max(even, tallest * 0.052))
    wide, tall = asset.width * scale, asset.height * scale
    pad = width * 0.028
    x = width * 0.9 - wide - 2 * pad if right else width * 0.1
    y = max(height * 0.028, pad)
    box = f'x="{number(x)}" y="{number(front.top)}" width="{number(wide + 2 * pad)}"'
    bottom = y + tall + pad
    ground = f'<rect {box} height="{number(bottom - front.top)}" fill="#ffffff"/>'
    return Tab(ground + shown(asset, x + pad, y, wide, tall), bottom)


def shown(asset: Asset, x: float, y: float, width: float, height: float) -> str:
    """A picture in its place; it brings its bytes along."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<image {place} preserveAspectRatio="none" href="{data_uri(asset.media_type, asset.data)}"/>'

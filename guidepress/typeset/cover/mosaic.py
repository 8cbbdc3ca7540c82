"""The cover's picture as a mosaic: tiles of arcs, discs and leaves in the colours of the brand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.typeset.cover.chance import Chance
from guidepress.typeset.cover.colours import CoverColours
from guidepress.typeset.cover.window import Window
from guidepress.typeset.fonts.outlines import number

COLUMNS = 6
"""Tiles from one edge of the front to the other."""

_OVER = 0.01
"""How far a tile reaches over its neighbours, in sides. Edges that only touch are both drawn half into the pixels
between them, and what lies below shows through as a hairline."""


@dataclass(frozen=True, slots=True)
class _Tile:
    """A square: its upper left corner and its side.

    Its ground reaches below the tiles that are drawn after it, to the right and further down; a form with a straight
    side on an edge reaches over that edge.
    """

    x: float
    y: float
    side: float

    def square(self, colour: str) -> str:
        side = number(self.side * (1 + _OVER))
        return f'<rect x="{number(self.x)}" y="{number(self.y)}" width="{side}" height="{side}" fill="{colour}"/>'

    def disc(self, colour: str, share: float) -> str:
        half = self.side / 2
        place = f'cx="{number(self.x + half)}" cy="{number(self.y + half)}"'
        return f'<circle {place} r="{number(half * share)}" fill="{colour}"/>'

    def quarter(self, colour: str, corner: int, share: float = 1.0) -> str:
        """A quarter of a disc around a corner, the upper left one and on clockwise."""
        out, down = ((1, 1), (-1, 1), (-1, -1), (1, -1))[corner]
        over = self.side * _OVER
        x = self.x + self.side * (corner in (1, 2)) - out * over
        y = self.y + self.side * (corner in (2, 3)) - down * over
        reach = self.side * share + over
        sweep = int(corner in (0, 2))
        arc = f"A{number(reach)} {number(reach)} 0 0 {sweep} {number(x)} {number(y + down * reach)}"
        return f'<path d="M{number(x)} {number(y)}L{number(x + out * reach)} {number(y)}{arc}Z" fill="{colour}"/>'

    def leaf(self, colour: str, falling: bool) -> str:
        """Two arcs between two opposite corners."""
        ends = ((self.x, self.y), (self.x + self.side, self.y + self.side))
        if not falling:
            ends = ((self.x + self.side, self.y), (self.x, self.y + self.side))
        radius = number(self.side)
        (a, b), (c, d) = ends
        there = f"A{radius} {radius} 0 0 1 {number(c)} {number(d)}"
        back = f"A{radius} {radius} 0 0 1 {number(a)} {number(b)}"
        return f'<path d="M{number(a)} {number(b)}{there}{back}Z" fill="{colour}"/>'

    def half(self, colour: str, side: int) -> str:
        """Half a disc on the upper, right, lower or left edge."""
        s, over = self.side, self.side * _OVER
        x, y = self.x + over * (0, 1, 0, -1)[side], self.y + over * (-1, 0, 1, 0)[side]
        a, b = (((x, y), (x + s, y)), ((x + s, y), (x + s, y + s)), ((x + s, y + s), (x, y + s)), ((x, y + s), (x, y)))[
            side
        ]
        radius = number(s / 2)
        return (
            f'<path d="M{number(a[0])} {number(a[1])}A{radius} {radius} 0 0 0 {number(b[0])} {number(b[1])}Z" '
            f'fill="{colour}"/>'
        )


def mosaic(chance: Chance, colours: CoverColours, rows: int, front: Window) -> str:
    """Rows of tiles from the upper edge of the front down: as many as fill it from edge to edge, bleed included."""
    side = (front.right - front.left) / COLUMNS
    used: list[tuple[str, str]] = []
    tiles = (
        _Tile(front.left + column * side, front.top + row * side, side)
        for row in range(rows)
        for column in range(COLUMNS)
    )
    return "".join(shape for tile in tiles for shape in _drawn(tile, chance, colours, used))


def _drawn(tile: _Tile, chance: Chance, colours: CoverColours, used: list[tuple[str, str]]) -> Iterator[str]:
    """One tile: a ground, a form on it, unlike the two tiles before it."""
    tones = (colours.tones[0], colours.tones[2], colours.tones[4], colours.deep, colours.soft, colours.second)
    while True:
        ground, form = chance.below(6), chance.below(6)
        # the pale colours are rare: they lead the eye, and half of all tiles would be a carpet
        rare = (ground >= 4) + (form >= 4)
        lively = ground != form and abs(ground - form) > 1 and (rare < 2 and (rare == 0 or chance.share() < 0.62))
        if lively and (tones[ground], tones[form]) not in used[-2:]:
            break
    used.append((tones[ground], tones[form]))
    back, front = tones[ground], tones[form]
    yield tile.square(back)
    kind = chance.below(8)
    if kind <= 1:
        yield tile.quarter(front, chance.below(4))
    elif kind == 2:
        corner = chance.below(4)
        yield tile.quarter(front, corner)
        yield tile.quarter(back, corner, 0.5)
    elif kind == 3:
        yield tile.disc(front, 0.68)
    elif kind == 4:
        yield tile.leaf(front, falling=chance.share() < 0.5)
    elif kind == 5:
        yield tile.half(front, chance.below(4))
    elif kind == 6:
        first = chance.below(2)
        yield tile.quarter(front, first, 0.5)  # whole ones would cover the tile
        yield tile.quarter(front, first + 2, 0.5)
    else:
        yield tile.disc(front, 1.0)
        yield tile.disc(back, 0.5)

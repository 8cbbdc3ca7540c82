"""Boxes and matrices of a page, in points (1/72 in), the origin at the lower left."""

from __future__ import annotations

import math
from collections.abc import Iterable

from guidepress.model.records import record


@record
class Box:
    """An upright rectangle: left, bottom, right, top."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        """In square points."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    def grown(self, by: float) -> Box:
        """Larger by so much at every edge."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def moved(self, x: float, y: float) -> Box:
        """Shifted."""
        return Box(self.x0 + x, self.y0 + y, self.x1 + x, self.y1 + y)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other lies inside, give or take ``slack``."""
        return (
            self.x0 - slack <= other.x0
            and self.y0 - slack <= other.y0
            and other.x1 <= self.x1 + slack
            and other.y1 <= self.y1 + slack
        )

    def meet(self, other: Box) -> Box | None:
        """What the two share; ``None`` if they are apart. A line or a point is shared too."""
        if not (self.y0 <= other.y1 and other.y0 <= self.y1 and self.x0 <= other.x1 and other.x0 <= self.x1):
            return None  # most are apart, and most of these stand in other lines
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        x1, y1 = min(self.x1, other.x1), min(self.y1, other.y1)
        return Box(x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box around some points. Raises `ValueError` without any."""
    held = list(points)
    xs, ys = [x for x, _ in held], [y for _, y in held]
    return Box(min(xs), min(ys), max(xs), max(ys))


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes. Raises `ValueError` without any."""
    return around(point for box in boxes for point in ((box.x0, box.y0), (box.x1, box.y1)))


@record
class Matrix:
    """A transformation as PDF writes it: ``a b c d e f`` (ISO 32000-1, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """This first, the outer after it."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """The box around a box that was transformed."""
        upright = self.b == self.c == 0 and self.a > 0 and self.d > 0
        if upright and box.x0 <= box.x1 and box.y0 <= box.y1:  # as nearly all are: two corners say where it is
            return Box(
                self.a * box.x0 + self.c * box.y0 + self.e,
                self.b * box.x0 + self.d * box.y0 + self.f,
                self.a * box.x1 + self.c * box.y1 + self.e,
                self.b * box.x1 + self.d * box.y1 + self.f,
            )
        corners = ((box.x0, box.y0), (box.x0, box.y1), (box.x1, box.y0), (box.x1, box.y1))
        return around(self.point(x, y) for x, y in corners)

    @property
    def across(self) -> float:
        """How long the unit to the right becomes."""
        return math.hypot(self.a, self.b)

    @property
    def upward(self) -> float:
        """How long the unit upward becomes."""
        return math.hypot(self.c, self.d)

    @property
    def thinnest(self) -> float:
        """The least that a length of one becomes in any direction (the smaller singular value)."""
        squares = self.a**2 + self.b**2 + self.c**2 + self.d**2
        area = abs(self.a * self.d - self.b * self.c)
        root = math.sqrt(max(squares**2 - 4 * area**2, 0.0))
        return math.sqrt(max((squares - root) / 2, 0.0))


IDENTITY = Matrix()
UNIT = Box(0.0, 0.0, 1.0, 1.0)
EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)

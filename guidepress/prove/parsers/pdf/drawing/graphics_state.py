"""The graphics state and the path under construction (ISO 32000-1, 8.4 and 8.5)."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from itertools import pairwise
from operator import attrgetter

from guidepress.prove.parsers.pdf.drawing.colour_spaces import BLACK, GRAY, Colour, Space
from guidepress.prove.parsers.pdf.drawing.font_metrics import Face
from guidepress.prove.parsers.pdf.drawing.geometry import EVERYWHERE, IDENTITY, Box, Matrix, around
from guidepress.prove.parsers.pdf.drawing.items import PLAIN

_STEPS = 16
_BERNSTEIN = tuple(
    ((1 - t) ** 3, 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t**3)
    for t in (step / _STEPS for step in range(1, _STEPS + 1))
)
"""What the four points of a Bézier curve weigh at so many places along it."""


@dataclass(slots=True)
class State:
    """What ``q`` keeps and ``Q`` brings back. ``clip`` is a box around the clipping path, ``None`` an empty one.

    ``group_…`` is what the transparency groups around do to all that is painted inside of them.
    """

    ctm: Matrix = IDENTITY
    clip: Box | None = EVERYWHERE
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    fill_pattern: str = ""
    stroke_pattern: str = ""
    width: float = 1.0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    group_alpha: float = 1.0
    group_blend: str = "Normal"
    group_masked: bool = False
    face: Face | None = None
    size: float = 0.0
    gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def __copy__(self) -> State:
        return State(*_HELD(self))

    def enter_group(self) -> None:
        """Begin a transparency group: what was set applies to the whole of it, and not inside (ISO 32000-1, 11.6.6)."""
        self.group_alpha *= self.fill_alpha
        self.group_blend = self.group_blend if self.group_blend not in PLAIN else self.blend
        self.group_masked = self.group_masked or self.masked
        self.fill_alpha = self.stroke_alpha = 1.0
        self.blend, self.masked = "Normal", False


_HELD = attrgetter(*(one.name for one in fields(State)))
"""All that a state holds, in the order in which one is made: `copy` alone would take five times as long."""


@dataclass(slots=True)
class Trail:
    """A path: its subpaths as points on the page, and which of them have curves."""

    parts: list[list[tuple[float, float]]] = field(default_factory=list)
    curved: set[int] = field(default_factory=set)
    last: tuple[float, float] = (0.0, 0.0)

    def move(self, matrix: Matrix, x: float, y: float) -> None:
        """Begin a subpath."""
        self.parts.append([matrix.point(x, y)])
        self.last = (x, y)

    def line(self, matrix: Matrix, x: float, y: float) -> None:
        """Go straight to a point."""
        if not self.parts:
            self.parts.append([matrix.point(*self.last)])
        self.parts[-1].append(matrix.point(x, y))
        self.last = (x, y)

    def curve(self, matrix: Matrix, *values: float) -> None:
        """Go along a Bézier curve; points along it stand for it."""
        (x0, y0), (x1, y1, x2, y2, x3, y3) = self.last, values
        if not self.parts:
            self.parts.append([matrix.point(x0, y0)])
        self.parts[-1].extend(
            matrix.point(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
            for a, b, c, d in _BERNSTEIN
        )
        self.last = (x3, y3)
        self.curved.add(len(self.parts) - 1)

    def rectangle(self, matrix: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle."""
        self.move(matrix, x, y)
        for to in ((x + width, y), (x + width, y + height), (x, y + height), (x, y)):
            self.line(matrix, *to)

    def box(self) -> Box | None:
        """The box around it; ``None`` for an empty path. A subpath that only begins paints nothing."""
        points = [point for part in self.parts if len(part) > 1 for point in part]
        return around(points) if points else None

    def solid(self) -> tuple[Box, ...]:
        """Its subpaths as rectangles, if all are upright ones and no two overlap; otherwise none."""
        boxes: list[Box] = []
        for number, part in enumerate(self.parts):
            if len(part) < 2:
                continue
            if number in self.curved or not _is_rectangle(part):
                return ()
            boxes.append(around(part))
        apart = all(
            (shared := one.meet(other)) is None or not shared.area
            for n, one in enumerate(boxes[:64])
            for other in boxes[:n]
        )
        return tuple(boxes) if apart and len(boxes) <= 64 else ()


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    ends = [*points, points[0]]
    straight = all(abs(a[0] - b[0]) < 1e-6 or abs(a[1] - b[1]) < 1e-6 for a, b in pairwise(ends))
    xs, ys = {round(x, 4) for x, _ in points}, {round(y, 4) for _, y in points}
    return straight and len(xs) == 2 and len(ys) == 2 and 4 <= len(points) <= 6

"""A zero without its slash, drawn from what the slash leaves of it.

A slash parts the counter of a zero in two. Each part ends where the slash begins, and from there the pen goes on as it
came: one curve over each gap, with its control where the tangents of both ends meet, closes the counter again.
No width changes, so no line is broken otherwise. In dates and telephone numbers a slashed zero reads like code.
"""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]
"""``M``, ``L`` or ``Q`` (a quadratic curve with any number of controls), and its points in font units."""


def without_slash(contours: Sequence[Sequence[Segment]]) -> list[list[Segment]] | None:
    """The outside of a slashed zero, and its counter in one piece; ``None`` for a glyph that is none.

    ``contours`` are drawn each from an ``M``, the outside first, then the parts of the counter in any order; what only
    closes a contour may be left out. Controls come to whole units, as the format of fonts has them (glyf).
    """
    if len(contours) != 3:
        return None
    outside, *parts = ([*contour] for contour in contours)
    for part in parts:
        if part[-1] == ("L", part[0][1]):
            part.pop()
    cut = [[at for at, (kind, _) in enumerate(part) if kind == "L"] for part in parts]
    if sorted(map(len, cut)) != [0, 1]:
        return None
    whole, parted = sorted(parts, key=lambda part: sum(kind == "L" for kind, _ in part))
    slash = max(*cut)[0]
    before, landing, after = parted[:slash], parted[slash][1][0], parted[slash + 1 :]
    if not after or len(before) < 2 or len(whole) < 3:
        return None
    first = _bridge(_last_two(before), (whole[1][1][0], whole[0][1][0]))
    second = _bridge(_last_two(whole), (after[0][1][0], landing))
    if first is None or second is None:
        return None
    counter = [*before, ("Q", (first, whole[0][1][0])), *whole[1:], ("Q", (second, landing)), *after]
    return [outside, counter]


def _last_two(segments: Sequence[Segment]) -> tuple[Point, Point]:
    """The last control and the end of a line that ends with a curve."""
    points = segments[-1][1]
    return points[-2] if len(points) > 1 else segments[-2][1][-1], points[-1]


def _bridge(leaving: tuple[Point, Point], landing: tuple[Point, Point]) -> Point | None:
    """Where the tangents of two ends meet, each through a control and an end; ``None`` if they do not."""
    (ax, ay), (bx, by) = leaving
    (cx, cy), (dx, dy) = landing
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    turn = ux * vy - uy * vx
    if not turn:
        return None
    way = ((dx - bx) * vy - (dy - by) * vx) / turn
    return float(round(bx + way * ux)), float(round(by + way * uy))

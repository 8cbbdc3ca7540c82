"""Boxes, matrices and curves: what is reckoned the short way is what the long way gives."""

from __future__ import annotations

import random

import pytest

from guidepress.prove.parsers.pdf.drawing.geometry import Box, Matrix, around
from guidepress.prove.parsers.pdf.drawing.graphics_state import State, Trail

DICE = random.Random(7)  # noqa: S311 - no secret
NUMBERS = (-700.0, -1.0, -0.3, 0.0, 0.1, 1.0, 2.0, 12.5, 400.0)


def numbers(count: int) -> list[float]:
    """Some numbers, often the same ones."""
    return [DICE.choice(NUMBERS) for _ in range(count)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_box_that_is_transformed_is_the_box_around_its_corners(turned: bool) -> None:
    """Upright or turned, mirrored, flat or of no order: an upright matrix takes a shorter way."""
    for _each in range(300):
        a, b, c, d, e, f = numbers(6)
        matrix = Matrix(a, b if turned else 0.0, c if turned else 0.0, d, e, f)
        box = Box(*numbers(4))
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        assert matrix.box(box) == around(matrix.point(x, y) for x, y in corners)


def test_what_two_boxes_share() -> None:
    """The greater of the lower edges and the lesser of the upper; ``None`` if that is no box, as of one inside out."""
    met = 0
    for _each in range(500):
        one, other = Box(*numbers(4)), Box(*numbers(4))
        x0, y0 = max(one.x0, other.x0), max(one.y0, other.y0)
        x1, y1 = min(one.x1, other.x1), min(one.y1, other.y1)
        wanted = Box(x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None
        assert one.meet(other) == wanted
        met += wanted is not None
    assert 20 < met < 480


def test_a_curve_is_the_points_along_it() -> None:
    """Sixteen of them, by the formula of Bézier (ISO 32000-1, 8.5.2.2), on the page; the last is where it ends."""
    matrix = Matrix(2.0, 0.5, 0.0, 1.0, 3.0, 4.0)
    points = [(0.0, 1.0), (10.0, 2.0), (20.0, 9.0), (5.0, 30.0)]
    trail = Trail()
    trail.move(matrix, *points[0])
    trail.curve(matrix, *(value for point in points[1:] for value in point))
    assert trail.last == points[3]
    assert trail.curved == {0}
    found = trail.parts[0][1:]
    assert len(found) == 16
    for number, at in enumerate(found, 1):
        t = number / 16
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
        assert at == pytest.approx(matrix.point(x, y))


def test_a_state_that_is_kept_has_all_that_it_held() -> None:
    """Every field, also of one that is added some day."""
    from copy import copy

    state = State(width=3.0, blend="Multiply", size=9.0, gap=1.0, mode=3)
    kept = copy(state)
    assert kept == state
    assert kept is not state
    state.width = 4.0
    assert kept.width == 3.0

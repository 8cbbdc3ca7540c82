"""The zero without its slash."""

from __future__ import annotations

import pytest

from guidepress.prove.parsers.glyph_outlines import embedded, outline
from guidepress.prove.parsers.house_fonts import face_of
from guidepress.standards.plain_zero import Segment, without_slash
from guidepress.typeset.fonts.pinned import SANS, prepare_fonts

OUTSIDE: list[Segment] = [
    ("M", ((0, -10),)),
    ("Q", ((60, -10), (60, 70), (0, 70))),
    ("Q", ((-60, 70), (-60, -10), (0, -10))),
]
UPPER: list[Segment] = [("M", ((30, 20),)), ("Q", ((40, 40), (30, 60))), ("Q", ((20, 60), (0, 60)))]
LOWER: list[Segment] = [
    ("M", ((0, 0),)),
    ("Q", ((12, 0), (20, 4))),
    ("L", ((-10, 50),)),
    ("Q", ((-30, 40), (-30, 30))),
    ("Q", ((-30, 0), (0, 0))),
]


@pytest.mark.parametrize("parts", [(UPPER, LOWER), (LOWER, UPPER), ([*UPPER, ("L", ((30, 20),))], LOWER)])
def test_the_counter_is_one_curve(parts: tuple[list[Segment], list[Segment]]) -> None:
    """It keeps every point that the slash left, and goes on over each gap in the direction in which it came."""
    plain = without_slash([OUTSIDE, *parts])
    assert plain is not None
    outside, counter = plain
    assert outside == OUTSIDE
    assert [kind for kind, _ in counter] == ["M", "Q", "Q", "Q", "Q", "Q", "Q", "Q"]
    assert [points for _, points in counter][2] == ((23, 5), (30, 20))  # on the tangents of (20, 4) and (30, 20)
    assert {points[-1] for _, points in counter} >= {points[-1] for kind, points in [*UPPER, *LOWER]}


@pytest.mark.parametrize("contours", [[], [OUTSIDE, UPPER], [OUTSIDE, UPPER, UPPER], [OUTSIDE, LOWER, LOWER]])
def test_what_is_no_slashed_zero_stays(contours: list[list[Segment]]) -> None:
    """Nobody guesses at another drawing."""
    assert without_slash(contours) is None


@pytest.mark.parametrize("italic", [False, True])
@pytest.mark.parametrize("weight", [400, 700])
def test_the_zeros_of_our_files_are_plain(weight: int, *, italic: bool) -> None:
    """Both zeros of each cut, that of text and that of columns; what the typesetter cut is what the prover expects."""
    cut = embedded(prepare_fonts().find(SANS, weight, italic=italic).read_bytes())
    face = face_of(SANS, weight, italic=italic)
    assert len(face.zeros) == 2
    for glyph in face.zeros:
        drawn = outline(cut, glyph)
        assert drawn == face.outline(glyph) != outline(face.font, glyph)
        assert sum(kind == "M" for kind, _ in drawn) == 2
        assert all(kind != "L" for kind, _ in drawn)

"""Where glyphs come to stand: the text matrices and the showing of strings (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.geometry import IDENTITY, Box, Matrix, around
from guidepress.prove.parsers.pdf.drawing.graphics_state import State

_LEVEL = 0.01
"""How much a line may climb, in its length, and be level."""


@dataclass(slots=True)
class Pen:
    """The text matrix and the matrix of the line."""

    at: Matrix = IDENTITY
    line: Matrix = IDENTITY

    def begin(self) -> None:
        """Begin a text object."""
        self.at = self.line = IDENTITY

    def place(self, matrix: Matrix) -> None:
        """Set both."""
        self.at = self.line = matrix

    def down(self, x: float, y: float) -> None:
        """Begin a line, so far from the beginning of the last."""
        self.place(Matrix(e=x, f=y).then(self.line))

    def forward(self, x: float) -> None:
        """Move along the line."""
        self.at = Matrix(e=x).then(self.at)


@dataclass(frozen=True, slots=True)
class Shown:
    """A string as it stands on the page."""

    box: Box
    size: float
    inked: bool
    codes: tuple[int, ...]
    turned: bool
    origin: tuple[float, float]


def show(state: State, pen: Pen, operand: Any) -> Shown | None:
    """Set a string, or strings with the moves between them; ``None`` if there was no glyph. The pen moves on.

    The glyphs are measured along the line and their box is transformed once: exact for lines that run along an edge
    of the page, a little too large for slanted ones.
    """
    face = state.face
    if face is None:
        return None
    start = pen.at.then(state.ctm)
    across, size = state.size * state.stretch, state.size
    boxes: list[tuple[float, Box]] = []
    at = 0.0
    codes: list[int] = []
    for piece in _pieces(operand):
        if isinstance(piece, float):
            at -= piece / 1000 * across
            continue
        for code in face.reader.codes(piece):
            codes.append(code)
            bounds = face.bounds(code)
            if bounds is not None:
                boxes.append((at, bounds))
            gap = state.gap + (state.word_gap if code == 32 and face.reader.width == 1 else 0.0)
            at += face.width(code) * across + gap * state.stretch
    pen.forward(at)
    if not codes:
        return None
    box = start.box(_around(boxes, across, size, state.rise) if boxes else Box(0, state.rise, at, state.rise))
    turned = (start.a * across <= 0 or start.d * size <= 0) or abs(start.b) > _LEVEL * abs(start.a)
    return Shown(box, abs(size) * start.upward, bool(boxes), tuple(codes), turned, start.point(0, state.rise))


def strings(operand: Any) -> Iterator[bytes]:
    """The strings that an operator shows, one or an array of them."""
    held = operand if isinstance(operand, pikepdf.Array | list) else [operand]
    return (bytes(piece) for piece in held if isinstance(piece, pikepdf.String | bytes))


def _around(boxes: list[tuple[float, Box]], across: float, size: float, rise: float) -> Box:
    """The box around glyphs (in em) that stand so far along a line; ``across`` and ``size`` are the em."""
    return around(
        point
        for at, box in boxes
        for point in ((at + box.x0 * across, box.y0 * size + rise), (at + box.x1 * across, box.y1 * size + rise))
    )


def _pieces(operand: Any) -> Iterator[bytes | float]:
    held = operand if isinstance(operand, pikepdf.Array | list) else [operand]
    for piece in held:
        yield bytes(piece) if isinstance(piece, pikepdf.String | bytes) else float(piece)

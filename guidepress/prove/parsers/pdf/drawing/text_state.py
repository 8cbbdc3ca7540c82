"""Where glyphs come to stand: the text matrices and the showing of strings (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pikepdf

from guidepress.model.records import record
from guidepress.prove.parsers.pdf.drawing.geometry import IDENTITY, Box, Matrix
from guidepress.prove.parsers.pdf.drawing.graphics_state import State

_CLOSE = 0.4
"""The least part of a glyph's width that must go by until the next begins, or they stand on one another."""
_MANY = 8
"""One glyph of so many may stand on another: a ligature in pieces, a mark over a letter."""
_LEVEL = 0.01
"""How much a line may climb, in its length, and be level."""
_FAR = 0.8
"""How much room may be between two letters of a word, in sizes of the type."""
_SQUEEZED = 0.02
"""How much wider or narrower than they are high letters may be drawn, of how they are made."""
_SLANT = 0.6
"""How far letters may lean, in their height: italics do by a fifth, drawn slants by a third."""

_ARRAYS = (pikepdf.Array, list)
_STRINGS = (pikepdf.String, bytes)
_MOVES = frozenset({int, Decimal})
"""What pikepdf makes of a number."""


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


@record
class Shown:
    """A string as it stands on the page."""

    box: Box
    size: float
    inked: bool
    codes: tuple[int, ...]
    turned: bool
    origin: tuple[float, float]
    crowded: bool
    room: float = 0.0
    """The room between letters that follow one another, beyond that of the font, in em: all of it together."""
    joints: int = 0
    """Between how many letters it lies."""


def show(state: State, pen: Pen, pieces: Sequence[bytes | Any]) -> Shown | None:
    """Set the `pieces` of an operator: strings and the moves between; ``None`` without a glyph. The pen moves on.

    The glyphs are measured along the line and their box is transformed once: exact for lines that run along an edge
    of the page, a little too large for slanted ones.
    """
    face = state.face
    if face is None:
        return None
    start = pen.at.then(state.ctm)
    across, size = state.size * state.stretch, state.size
    heights: set[tuple[float, float]] = set()
    inked = close = apart = joints = 0
    at = left = right = room = 0.0
    began: float | None = None
    before = 0.0
    codes: list[int] = []
    reader, known = face.reader, face.known
    gap, space = state.gap * state.stretch, (state.gap + state.word_gap) * state.stretch
    spaces, joined, wide = 32 if reader.width == 1 else None, False, reader.width == 2
    for piece in pieces:
        if type(piece) is not bytes:
            at -= float(piece) / 1000 * across
            continue
        for code in ((piece[0] << 8) | piece[1],) if wide and len(piece) == 2 else reader.codes(piece):
            codes.append(code)
            width, ink = known[code] if code in known else face.glyph(code)
            if ink is not None:
                x0, x1, height = ink
                one, other = (
                    (at + x0 * across, at + x1 * across) if across >= 0 else (at + x1 * across, at + x0 * across)
                )
                left = one if not inked or one < left else left
                right = other if not inked or other > right else right
                heights.add(height)
                inked += 1
                if width:
                    if began is not None:
                        close += at - began < _CLOSE * before * size
                        if joined:
                            room, joints = room + at - began - before * across, joints + 1
                        apart += joined and at - began > (before + _FAR) * size
                    began, before = at, width
            joined = ink is not None
            at += width * across + (space if code == spaces else gap)
    pen.forward(at)
    if not codes:
        return None
    ys = [y * size + state.rise for height in heights for y in height] or [state.rise]
    box = start.box(Box(left, min(ys), right, max(ys)) if inked else Box(0, state.rise, at, state.rise))
    turned = (start.a * across <= 0 or start.d * size <= 0) or abs(start.b) > _LEVEL * abs(start.a)
    turned = turned or abs(start.c) > _SLANT * abs(start.d)
    turned = turned or abs(abs(start.a * state.stretch) - abs(start.d)) > _SQUEEZED * abs(start.d)
    crowded = close > inked // _MANY or apart > max(1, inked // _MANY)
    room = room / across if across else 0.0
    foot = start.point(0, state.rise)
    return Shown(box, abs(size) * start.upward, bool(inked), tuple(codes), turned, foot, crowded, room, joints)


def pieces_of(operand: Any) -> list[bytes | Any]:
    """What an operator shows, a string or an array of them: strings as bytes, the moves between them as they are."""
    held = operand if isinstance(operand, _ARRAYS) else [operand]
    return [piece if type(piece) in _MOVES or not isinstance(piece, _STRINGS) else bytes(piece) for piece in held]

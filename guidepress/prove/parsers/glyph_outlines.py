"""What a glyph looks like, as HarfBuzz draws it."""

from __future__ import annotations

from typing import Any

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]

from guidepress.standards.plain_zero import Segment, without_slash

Outline = tuple[tuple[str, tuple[float, ...]], ...]
"""A glyph as drawing commands, each with its coordinates in font units."""


def embedded(data: bytes) -> Any:
    """HarfBuzz's font of the bytes of a font file."""
    return harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob(data)))


def outline(font: Any, glyph: int) -> Outline:
    """What a glyph of a font looks like."""
    found: list[tuple[str, tuple[float, ...]]] = []
    functions = harfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: found.append(("M", (x, y))))
    functions.set_line_to_func(lambda x, y, _: found.append(("L", (x, y))))
    functions.set_quadratic_to_func(lambda *at: found.append(("Q", at[:-1])))
    functions.set_cubic_to_func(lambda *at: found.append(("C", at[:-1])))
    functions.set_close_path_func(lambda _: found.append(("Z", ())))
    font.draw_glyph(glyph, functions)
    return tuple(found)


def plain(slashed: Outline) -> Outline:
    """The outline of a zero without its slash; as it is, if it has none."""
    contours: list[list[Segment]] = []
    for kind, at in slashed:
        if kind == "M":
            contours.append([])
        if kind != "Z":
            contours[-1].append((kind, tuple(zip(at[::2], at[1::2], strict=True))))
    parts = without_slash(contours)
    if parts is None:
        return slashed
    drawn: list[tuple[str, tuple[float, ...]]] = []
    for part in parts:
        drawn.extend((kind, tuple(number for point in points for number in point)) for kind, points in part)
        drawn.append(("Z", ()))
    return tuple(drawn)

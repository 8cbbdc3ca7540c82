"""Takes the slash out of a font's zero."""

from __future__ import annotations

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from guidepress.model.errors import OutsideToolError
from guidepress.standards.plain_zero import Segment, without_slash
from guidepress.standards.typefaces import SLASHED


def take_slash(font: TTFont) -> None:
    """Draw the zero anew without its slash; its other form, of the width of all digits, is made of the same outline.

    Raises `OutsideToolError` if the zero is drawn in another way than we know.
    """
    name = font.getBestCmap()[ord("0")]
    recorded = RecordingPen()
    font.getGlyphSet()[name].draw(recorded)
    contours: list[list[Segment]] = []
    for kind, points in recorded.value:
        if kind == "moveTo":
            contours.append([("M", points)])
        elif kind != "closePath":
            contours[-1].append(("L" if kind == "lineTo" else "Q", points))
    plain = without_slash(contours)
    if plain is None:
        raise OutsideToolError(
            f"the zero of {SLASHED} is drawn otherwise than we know it", hint="run setup.sh to install the pinned fonts"
        )
    pen = TTGlyphPen(None)
    draw = {"M": pen.moveTo, "L": pen.lineTo, "Q": pen.qCurveTo}
    for contour in plain:
        for kind, points in contour:
            draw[kind](*points)
        pen.closePath()
    font["glyf"][name] = pen.glyph()

"""What glyphs lie on, and what keeps them out of sight."""

from __future__ import annotations

from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import PLAIN, Drawn, DrawnPage, Fill, GlyphRun, Picture, Shading
from guidepress.standards.contrast import WHITE, Rgb, blended

_MUCH = 0.5
"""The part of a run of glyphs that must be gone before it counts as hidden."""


def ground(page: DrawnPage, run: GlyphRun) -> list[Rgb | None]:
    """The colours that a run may stand on: what was painted before it where it stands, white paper at first.

    A rectangle that lies beneath all of it replaces what was there; another shape may or may not, so both count.
    ``None`` stands for a picture, or a colour that is not known.
    """
    return colours_under(page, run.visible or run.box, run.order)


def colours_under(page: DrawnPage, box: Box, order: int) -> list[Rgb | None]:
    """As `ground`, for a box and what was painted before some place in the order."""
    seen: list[Rgb | None] = [WHITE]
    for at, item in page.plates:
        if at >= order:
            break
        if item.visible is None or item.mark.layer_off:
            continue
        shared = item.visible.meet(box)
        if shared is None or shared.area <= 0.02 * box.area:
            continue
        painted = _painted(item, seen)
        if painted is None:
            continue
        seen = painted if _beneath(item, box) else [*seen, *(one for one in painted if one not in seen)]
    return seen


def _painted(item: Drawn, under: list[Rgb | None]) -> list[Rgb | None] | None:
    """What an item makes of the colours under it; ``None`` for what makes no ground."""
    if isinstance(item, Picture):
        return [None]
    if isinstance(item, Shading):
        return [colour.rgb for colour in item.colours] or [None]
    if not isinstance(item, Fill):
        return None
    rgb = item.colour.rgb
    if rgb is None or item.masked or item.blend not in PLAIN:
        return [None]
    return [None if one is None and item.alpha < 1 else blended(rgb, one or WHITE, item.alpha) for one in under]


def _beneath(item: Drawn, box: Box) -> bool:
    if item.visible is None:
        return False
    if isinstance(item, Fill):
        return item.visible.holds(box, 0.05) and any(part.holds(box, 0.05) for part in item.solid)
    return item.visible.holds(box, 0.05)


def hiding(page: DrawnPage, run: GlyphRun) -> str:
    """What hides a run; "" if it is in sight."""
    if run.mode in {3, 7}:
        return f"invisible letters (rendering mode {run.mode})"
    if run.mark.layer_off:
        return "on a layer that is not shown"
    if run.alpha < 0.05:
        return "transparent letters"
    least = _MUCH * run.box.area
    if run.visible is None or run.visible.area < least:
        return "cut off by a clipping path"
    inside = page.crop.meet(run.box)
    if inside is None or inside.area < least:
        return "outside the page"
    for note in page.annotations:
        shared = note.box.meet(run.box)
        if note.drawn and note.subtype not in {"Link", "Popup"} and shared is not None and shared.area > least:
            return f"under an annotation ({note.subtype})"
    for at, item in page.plates:
        if at > run.order and _covers(item, run.box, least):
            return "painted over"
    return ""


def _covers(item: Drawn, box: Box, least: float) -> bool:
    if item.visible is None or item.alpha < 0.5 or item.masked or item.mark.layer_off:
        return False
    if item.blend not in PLAIN:
        return False
    if isinstance(item, Fill):
        areas = [part.meet(item.visible) for part in item.solid]
    elif isinstance(item, Shading) or (isinstance(item, Picture) and item.base != "mask" and not item.soft_mask):
        areas = [item.visible]
    else:
        return False
    shared = (area.meet(box) for area in areas if area is not None)
    return any(one is not None and one.area > least for one in shared)

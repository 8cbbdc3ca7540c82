"""Preflight of a cover: the spine between its folds, and the zone of the barcode.

Lettering may be outlines: a shape that is no rectangle counts as lettering where it lies between the folds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.model.finding import Finding
from guidepress.prove.parsers.pdf.drawing.geometry import Box, union
from guidepress.prove.parsers.pdf.drawing.items import Drawn, DrawnPage, Fill, GlyphRun, Stroke
from guidepress.prove.parsers.pdf.drawing.layers import colours_under
from guidepress.prove.preflight.job import Hit, Job, colours, kind, named, printed, seen, sighted
from guidepress.prove.preflight.rules import PRT131, PRT132

_WHITE = 0.995
_QUIET = (11, 7)
"""Modules that stay free left and right of the bars of an EAN-13 (ISO/IEC 15420, 4.3.5)."""
_LEAST_BARS = 20
_SLACK = 0.05


def prove_cover(job: Job) -> Iterator[Finding]:
    """PRT131 and PRT132."""
    for page in job.drawing.pages:
        yield from job.findings(PRT131, _spine(job, page))
        yield from job.findings(PRT132, _barcode(job, page))


def _spine(job: Job, page: DrawnPage) -> Iterator[Hit]:
    """Lettering between the folds is there only if the spine is wide enough, and keeps clear of both folds."""
    width, clear = job.limits.spine or 0.0, job.limits.spine_clear
    middle = (page.trim.x0 + page.trim.x1) / 2
    left, right = middle - width / 2, middle + width / 2
    for item in page.items:
        box = seen(item)
        if not sighted(item) or not _is_lettering(item, width) or box.x1 <= left or box.x0 >= right:
            continue
        if box.x0 < left - _SLACK or box.x1 > right + _SLACK:
            if isinstance(item, GlyphRun):
                yield page, box, f"{named(item)} runs across a fold"
        elif not job.limits.spine_text:
            yield page, box, f"{named(item)} on a spine too narrow for lettering"
        elif (near := min(box.x0 - left, right - box.x1)) < clear - _SLACK:
            yield page, box, f"{named(item)} is {near:.1f} pt from a fold, the least is {clear:.1f}"


def _is_lettering(item: Drawn, width: float) -> bool:
    return isinstance(item, GlyphRun) or (isinstance(item, Fill) and not item.solid and seen(item).width <= width)


def _barcode(job: Job, page: DrawnPage) -> Iterator[Hit]:
    """The zone is white and holds bars and their digits, or nothing; the bars are of black alone and stand free."""
    if job.limits.barcode is None:
        return
    x, y, width, height = job.limits.barcode
    zone = Box(x, y, x + width, y + height).moved(page.trim.x0, page.trim.y0)
    ground = max((item.order for item in page.items if _is_ground(item, zone)), default=-1)
    inside = [item for item in page.items[ground + 1 :] if _enters(item, zone)]
    bars = [bar for item in inside for bar in _bars(item, zone)]
    has_code = len(bars) >= _LEAST_BARS
    if any(rgb is None or min(rgb) < _WHITE for rgb in colours_under(page, zone.grown(-_SLACK), ground + 1)):
        yield page, zone, "the ground of the zone is not white"
    for item in inside:
        if not has_code or not zone.holds(seen(item), _SLACK):
            yield page, seen(item), f"{named(item)} in the zone"
        elif any(not colour.black_only or (colour.inks or (0,) * 4)[3] < 0.999 for colour in colours(item)):
            yield page, seen(item), f"{kind(item)} of the symbol that is not of full black ink alone"
    if has_code:
        yield from _quiet(page, zone, bars, inside)


def _is_ground(item: Drawn, zone: Box) -> bool:
    """Whether an item covers the whole zone."""
    if not sighted(item) or isinstance(item, GlyphRun | Stroke) or not seen(item).holds(zone, _SLACK):
        return False
    return not isinstance(item, Fill) or any(part.holds(zone, _SLACK) for part in item.solid)


def _enters(item: Drawn, zone: Box) -> bool:
    """Whether an item is printed in the zone, by more than its edge."""
    shared = zone.meet(seen(item))
    if shared is None or not printed(item):
        return False
    return (shared.width > _SLACK and shared.height > _SLACK) or isinstance(item, Stroke)


def _bars(item: Drawn, zone: Box) -> tuple[Box, ...]:
    """The upright bars of an item: narrow rectangles that are filled, or upright lines."""
    if isinstance(item, Fill):
        return tuple(bar for bar in item.solid if bar.height > 3 * bar.width and zone.holds(bar, _SLACK))
    if isinstance(item, Stroke) and item.box.height > 3 * item.width and item.box.width <= 3 * item.width + _SLACK:
        middle = (item.box.x0 + item.box.x1) / 2
        bar = Box(middle - item.width / 2, item.box.y0, middle + item.width / 2, item.box.y1)
        return (bar,) if zone.holds(bar, _SLACK) else ()
    return ()


def _quiet(page: DrawnPage, zone: Box, bars: Sequence[Box], inside: Sequence[Drawn]) -> Iterator[Hit]:
    """Beside the upper half of the bars nothing stands for so many modules; below it are the digits."""
    code, module = union(bars), min(bar.width for bar in bars)
    left, right = (count * module for count in _QUIET)
    if code.x0 - zone.x0 < left - _SLACK or zone.x1 - code.x1 < right - _SLACK:
        found = f"{code.x0 - zone.x0:.1f} and {zone.x1 - code.x1:.1f} pt"
        yield page, code, f"the quiet zones are {found}, not {left:.1f} and {right:.1f}"
    middle = (code.y0 + code.y1) / 2
    beside = (
        Box(code.x0 - left, middle, code.x0, code.y1).grown(-_SLACK),
        Box(code.x1, middle, code.x1 + right, code.y1).grown(-_SLACK),
    )
    for item in inside:
        if any(part.meet(seen(item)) is not None for part in beside):
            yield page, seen(item), f"{named(item)} in the quiet zone"

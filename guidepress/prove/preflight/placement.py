"""Preflight of where things stand: inside the live area, or running off the page as far as the bleed."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.model.finding import Finding
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import Drawn, DrawnPage, Fill, GlyphRun, Picture, Shading
from guidepress.prove.preflight.job import Hit, Job, kind, seen
from guidepress.prove.preflight.rules import PRT116, PRT119, PRT130, TOLERANCE

_SLACK = 0.1
_NEAR = 1.0
"""How near to the trim (pt) an area ends that was meant to reach it."""


def prove_place(job: Job) -> Iterator[Finding]:
    """PRT116, PRT119 and PRT130."""
    yield from job.findings(PRT116, _unsafe(job))
    yield from job.findings(PRT119, _beside(job))
    yield from job.findings(PRT130, _short(job))


def _unsafe(job: Job) -> Iterator[Hit]:
    """Everything on an interior keeps to its margins, unless it runs off the page into the bleed on purpose.

    On a cover that holds for lettering; colours and pictures run into the bleed there.
    """
    for page, item in job.printed:
        box, live = seen(item), job.inside(page, job.limits.live)
        if (job.is_cover and not isinstance(item, GlyphRun)) or page.trim.meet(box) is None:
            continue
        told = any(True for _ in _ends(job, page, item))  # PRT130
        if not told and not live.holds(box, _SLACK) and not _bleeds(job, page, item):
            yield page, box, f"{kind(item)} outside the margins ({_edges(live, box)})"


def _bleeds(job: Job, page: DrawnPage, item: Drawn) -> bool:
    """Whether an area or picture runs off the page, as far as the bleed, at each edge whose margin it enters."""
    bleed = job.outside(page, job.limits.bleed)
    if not isinstance(item, Fill | Picture | Shading) or bleed == page.trim:
        return False
    box, live = seen(item), job.inside(page, job.limits.live)
    edges = (
        (box.x0 >= live.x0 - _SLACK, box.x0 <= bleed.x0 + TOLERANCE),
        (box.y0 >= live.y0 - _SLACK, box.y0 <= bleed.y0 + TOLERANCE),
        (box.x1 <= live.x1 + _SLACK, box.x1 >= bleed.x1 - TOLERANCE),
        (box.y1 <= live.y1 + _SLACK, box.y1 >= bleed.y1 - TOLERANCE),
    )
    return all(keeps or runs_off for keeps, runs_off in edges)


def _edges(live: Box, box: Box) -> str:
    over = {
        "left": live.x0 - box.x0,
        "right": box.x1 - live.x1,
        "bottom": live.y0 - box.y0,
        "top": box.y1 - live.y1,
    }
    return ", ".join(f"{edge} by {by:.1f} pt" for edge, by in over.items() if by > _SLACK)


def _beside(job: Job) -> Iterator[Hit]:
    """Whatever is printed on the paper beside the trimmed page: crop marks, colour bars, slugs."""
    for page, item in job.printed:
        if page.trim.meet(seen(item)) is None and page.media.meet(seen(item)) is not None:
            yield page, seen(item), f"{kind(item)} beside the page"


def _short(job: Job) -> Iterator[Hit]:
    """An area or a picture that reaches the trim must go on to the end of the bleed."""
    for page, item in job.printed:
        for edge, reach, wanted in _ends(job, page, item):
            what = f"{kind(item)} ends {max(reach, 0.0):.1f} pt beyond the trim ({edge}), not {wanted:.1f}"
            yield page, seen(item), what


def _ends(job: Job, page: DrawnPage, item: Drawn) -> Iterator[tuple[str, float, float]]:
    """The edges at which an area reaches the trim and ends before the bleed: how far it goes on, and should."""
    box, trim, bleed = seen(item), page.trim, job.outside(page, job.limits.bleed)
    if not isinstance(item, Fill | Picture | Shading) or trim.meet(box) is None:
        return
    edges = (
        ("left", trim.x0 - box.x0, trim.x0 - bleed.x0),
        ("bottom", trim.y0 - box.y0, trim.y0 - bleed.y0),
        ("right", box.x1 - trim.x1, bleed.x1 - trim.x1),
        ("top", box.y1 - trim.y1, bleed.y1 - trim.y1),
    )
    for edge, reach, wanted in edges:
        if wanted > 0 and -_NEAR < reach < wanted - TOLERANCE:
            yield edge, reach, wanted

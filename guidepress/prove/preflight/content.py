"""Preflight of lettering, lines and pictures, and of words that should not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidepress.model.finding import Finding
from guidepress.prove.parsers.pdf.drawing.items import Drawn, Fill, GlyphRun, Picture, Stroke, text_of
from guidepress.prove.parsers.pdf.figures import in_figure
from guidepress.prove.preflight.job import UNSEEN, Hit, Job, kind, printed, seen
from guidepress.prove.preflight.rules import HAIRLINE, PRT113, PRT114, PRT115, PRT125, PRT127, PRT133, PRT134

PLACEHOLDER = re.compile(
    r"(?<![\w-])(?:TODO|FIXME|TBD|TBC|TK|TKTK|XXX+|(?i:lorem\s+ipsum|dolor\s+sit\s+amet|insert\s+text\s+here))(?![\w-])"
)
"""Words that stand for words: capitals where the small ones mean something (``xxx`` is a folio)."""

_ROUND = 0.005
_LONG = 12.0
"""From how long on (pt) a narrow rectangle is a line."""


def prove_content(job: Job) -> Iterator[Finding]:
    """PRT113 to PRT115, PRT125, PRT127, PRT133 and PRT134."""
    yield from job.findings(PRT113, _pictures(job))
    yield from job.findings(PRT114, _small(job, raised=False))
    yield from job.findings(PRT133, _small(job, raised=True))
    yield from job.findings(PRT134, _thin(job, 0.0, HAIRLINE))
    yield from job.findings(PRT115, _thin(job, HAIRLINE, job.limits.least_line))
    yield from job.findings(PRT125, _placeholders(job))
    yield from job.findings(PRT127, _unseen(job))


def _pictures(job: Job) -> Iterator[Hit]:
    for page, item in job.printed:
        if isinstance(item, Picture) and item.ppi < job.limits.least_ppi - 0.5:
            width, height = item.pixels
            needed = f"{item.ppi:.0f} pixels per inch, the least is {job.limits.least_ppi:.0f}"
            yield page, seen(item), f"a picture of {width} by {height} pixels{in_figure(job.pdf, item.mark)}: {needed}"


def _small(job: Job, *, raised: bool) -> Iterator[Hit]:
    """Lettering under the least size; ``raised`` asks for raised and lowered figures, which shops do not count."""
    for page in job.drawing.pages:
        runs = [run for run in page.glyphs if printed(run)]
        last: GlyphRun | None = None
        for n, run in enumerate(runs):
            if run.size >= job.limits.least_text - 0.005:
                continue
            goes_on = last is not None and (last.size, last.origin[1]) == (run.size, run.origin[1])
            is_raised = goes_on or _is_raised(run, runs[max(n - 3, 0) : n + 4])
            last = run if is_raised else None
            if is_raised is raised:
                where = in_figure(job.pdf, run.mark)
                yield page, seen(run), f"letters of {run.size:.2f} pt{where}, the least is {job.limits.least_text:g}"


def _is_raised(run: GlyphRun, near: Sequence[GlyphRun]) -> bool:
    """Whether larger letters stand right beside a run, on a line that is a little lower or higher."""
    for other in near:
        beside = -0.5 * other.size < max(run.box.x0 - other.box.x1, other.box.x0 - run.box.x1) < 0.5 * other.size
        off = abs(run.origin[1] - other.origin[1])
        if other.size > 1.1 * run.size and beside and 0.05 * other.size < off < 0.6 * other.size:
            return True
    return False


def _thin(job: Job, low: float, high: float) -> Iterator[Hit]:
    """Lines of at least ``low`` and less than ``high`` pt. In formulas, only hairlines.

    The rule of a fraction goes with the strokes of the letters beside it.
    """
    for page, item in job.printed:
        width = _line(item)
        if width is None or not low - _ROUND <= width < high - _ROUND or (low and "Formula" in item.mark.path):
            continue
        yield page, seen(item), f"a line of {width:.3g} pt{in_figure(job.pdf, item.mark)}, the least is {high:g}"


def _line(item: Drawn) -> float | None:
    """The width of a line, be it stroked or long narrow rectangles; ``None`` for anything else.

    A short rectangle may be a piece of a letter that was turned into outlines.
    """
    if isinstance(item, Stroke):
        return item.width
    if isinstance(item, Fill):
        long = (part for part in item.solid if max(part.width, part.height) >= _LONG)
        return min((min(part.width, part.height) for part in long), default=None)
    return None


def _placeholders(job: Job) -> Iterator[Hit]:
    for page in job.drawing.pages:
        runs = [run for run in page.glyphs if run.inked and "Code" not in run.mark.path]
        for found in PLACEHOLDER.finditer(text_of(runs)):
            first = found[0].split()[0]
            box = next((run.box for run in runs if first in run.text), page.trim)
            yield page, box, f"“{found[0]}”"


def _unseen(job: Job) -> Iterator[Hit]:
    """What is drawn for nobody: invisible letters, layers that are off, things off the paper."""
    for page in job.drawing.pages:
        for item in page.items:
            if isinstance(item, GlyphRun) and not item.inked:
                continue
            if isinstance(item, GlyphRun) and item.mode in UNSEEN:
                yield page, item.box, "invisible letters"
            elif item.mark.layer_off:
                yield page, item.box, f"{kind(item)} on a layer that is not shown"
            elif page.media.meet(item.box) is None:
                yield page, item.box, f"{kind(item)} off the paper"

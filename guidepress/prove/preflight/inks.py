"""Preflight of the inks: colour spaces, black lettering, the sum of inks, tints, transparency."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.model.finding import Finding
from guidepress.model.print.profile import Inks
from guidepress.prove.parsers.pdf.drawing.colour_spaces import Colour
from guidepress.prove.parsers.pdf.drawing.images import heaviest_pixel
from guidepress.prove.parsers.pdf.drawing.items import Drawn, Fill, GlyphRun, Picture, Shading, Stroke
from guidepress.prove.preflight.job import Hit, Job, colours, kind, seen, sighted
from guidepress.prove.preflight.rules import PRT105, PRT106, PRT107, PRT108, PRT120

_SLACK = 0.6
"""Per cent by which a sum of inks may be off: eight bits a component hold no more."""
_NEUTRAL = 0.06
"""By how much the channels of a colour may differ that is taken for a grey."""
_INKS = frozenset({"gray", "cmyk"})


def prove_ink(job: Job) -> Iterator[Finding]:
    """PRT105 to PRT108 and PRT120."""
    yield from job.findings(PRT105, _spaces(job))
    yield from job.findings(PRT106, _lettering(job))
    yield from job.findings(PRT107, _sums(job))
    yield from job.findings(PRT108, _tints(job))
    if not job.limits.transparency:
        yield from job.findings(PRT120, _transparency(job))


def _spaces(job: Job) -> Iterator[Hit]:
    """No RGB, Lab or spot colour; in black alone no other ink either (letters in inks are judged by PRT106)."""
    for page in job.drawing.pages:
        for item in page.items:
            if sighted(item):
                for what in dict.fromkeys(_foreign(item, black=job.limits.inks is Inks.BLACK)):
                    yield page, seen(item), f"{kind(item)} in {what}"
        for group in page.groups:
            if group and group not in _INKS:
                yield page, page.trim, "a transparency group that blends in RGB"


def _foreign(item: Drawn, *, black: bool) -> Iterator[str]:
    """The colours of an item that the press does not print, as findings name them."""
    if isinstance(item, Picture) and item.stencil is None:
        if item.base not in _INKS or (black and item.base != "gray"):
            names = {"rgb": "RGB", "cmyk": "CMYK", "lab": "Lab", "coded": "a space of its own (JPEG 2000)"}
            yield names.get(item.base, item.space)
    elif isinstance(item, Shading) and item.base not in _INKS:
        yield item.space
    else:
        for colour in colours(item):
            is_letter = isinstance(item, GlyphRun)
            if (colour.base not in _INKS and colour.base != "pattern") or (
                black and colour.inks is not None and not colour.black_only and not is_letter
            ):
                yield str(colour)


def _lettering(job: Job) -> Iterator[Hit]:
    """Black letters are black ink alone, in full: ``0 0 0 1 k`` or ``0 g``; white ones leave the paper bare.

    In four colours, coloured letters are as they were meant; those that look black or grey are of black ink alone.
    """
    for page, item in job.printed:
        if not isinstance(item, GlyphRun):
            continue
        for colour in colours(item):
            if colour.inks is None or colour.base not in _INKS:
                continue
            if (colour.black_only and colour.inks[3] >= 0.999) or not sum(colour.inks):
                continue
            if job.limits.inks is Inks.BLACK or (_looks_grey(colour) and not colour.black_only):
                yield page, seen(item), f"letters in {colour}"


def _looks_grey(colour: Colour) -> bool:
    return colour.rgb is not None and max(colour.rgb) - min(colour.rgb) < _NEUTRAL and max(colour.rgb) < 0.7


def _sums(job: Job) -> Iterator[Hit]:
    limit = job.limits.ink_limit
    pictures: dict[int, float | None] = {}
    for page, item in job.printed:
        sums = [colour.coverage for colour in colours(item) if colour.coverage is not None]
        if isinstance(item, Picture) and item.stencil is None and item.number:
            if item.number not in pictures:
                pictures[item.number] = heaviest_pixel(job.pdf.get_object(item.number, 0))
            sums += [value for value in (pictures[item.number],) if value is not None]
        if sums and max(sums) > limit + _SLACK:
            yield page, seen(item), f"{kind(item)} of {max(sums):.0f} per cent, the limit is {limit:.0f}"


def _tints(job: Job) -> Iterator[Hit]:
    least = job.limits.least_grey
    for page, item in job.printed:
        if not isinstance(item, Fill | Stroke) or item.colour.inks is None:
            continue
        black = item.colour.inks[3]
        if item.colour.black_only and 0 < black < least - 0.004:
            yield page, seen(item), f"{kind(item)} of {100 * black:.0f} per cent black, the least is {100 * least:.0f}"


def _transparency(job: Job) -> Iterator[Hit]:
    for page in job.drawing.pages:
        for item in page.items:
            if item.transparent:
                yield page, seen(item), f"{kind(item)} that lets shine through ({_how(item)})"
            if isinstance(item, Picture) and item.soft_mask:
                yield page, seen(item), "a picture with a soft mask"


def _how(item: Drawn) -> str:
    if item.masked:
        return "soft mask"
    return f"opacity {item.alpha:.2g}" if item.alpha < 1 else f"blend mode {item.blend}"

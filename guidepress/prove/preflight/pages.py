"""Preflight of the pages as sheets: their size and boxes, how many there are, which of them are blank."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from guidepress.model.finding import Finding
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.turning import turns_right_to_left
from guidepress.prove.preflight.job import Job, printed
from guidepress.prove.preflight.rules import (
    PRT101,
    PRT102,
    PRT121,
    PRT122,
    PRT123,
    PRT124,
    PRT126,
    PRT135,
    TOLERANCE,
)

_FOLIO = frozenset("0123456789ivxlcdm")
PageFaults = Iterator[tuple[DrawnPage, str]]


def prove_pages(job: Job) -> Iterator[Finding]:
    """PRT101, PRT102, PRT121 to PRT124, PRT126 and PRT135."""
    yield from job.of_pages(PRT101, _sizes(job))
    yield from job.of_pages(PRT102, _boxes(job))
    yield from job.of_pages(PRT126, ((page, fault) for page in job.drawing.pages for fault in page.faults))
    yield from _count(job)
    if not job.is_cover:
        yield from _numbering(job)
        if turns_right_to_left(job.pdf) != job.limits.bound_right:
            edge = "right" if job.limits.bound_right else "left"
            yield PRT135.at(job.here, f"the book is bound at its {edge} edge, and the file says the other")
        yield from job.of_pages(PRT123, _not_blank(job))
        yield from _two_blanks(job)


def _sizes(job: Job) -> PageFaults:
    width, height = job.limits.trim
    for page in job.drawing.pages:
        if not _is_sized(job, page):
            yield page, f"the trim is {_size(page.trim)}, not {width:.2f} by {height:.2f} pt"


def _is_sized(job: Job, page: DrawnPage) -> bool:
    width, height = job.limits.trim
    return abs(page.trim.width - width) <= TOLERANCE and abs(page.trim.height - height) <= TOLERANCE


def _boxes(job: Job) -> PageFaults:
    """The trim box is stated; bleed and paper end where the shop's bleed ends; nothing is cropped, turned, scaled."""
    for page in job.drawing.pages:
        if "TrimBox" not in page.declared:
            yield page, "there is no TrimBox"
        if "/ArtBox" in job.pdf.pages[page.number].obj:
            yield page, "there is an ArtBox beside the TrimBox"
        wanted = job.outside(page, job.limits.bleed)
        boxes = [("MediaBox", page.media)] + [("BleedBox", page.bleed)] * ("BleedBox" in page.declared)
        if wanted != page.trim and "BleedBox" not in page.declared:
            yield page, "there is no BleedBox"
        for name, box in boxes:
            if _is_sized(job, page) and (off := _off(box, wanted)):
                yield page, f"the {name} {off}"
        if not page.crop.holds(page.trim, 0.01):
            yield page, "the CropBox cuts into the trimmed page"
        if page.rotation:
            yield page, f"the page is turned by {page.rotation}°"
        if page.unit != 1.0:
            yield page, f"the unit of the page is {page.unit:g} pt"


def _off(found: Box, wanted: Box) -> str:
    """By how much a box misses another at the first edge where it does; "" if nowhere."""
    edges = (
        ("left", wanted.x0 - found.x0),
        ("bottom", wanted.y0 - found.y0),
        ("right", found.x1 - wanted.x1),
        ("top", found.y1 - wanted.y1),
    )
    for edge, far in edges:
        if abs(far) > TOLERANCE:
            return f"ends {abs(far):.1f} pt too far {'out' if far > 0 else 'in'} at the {edge} edge"
    return ""


def _count(job: Job) -> Iterator[Finding]:
    count = len(job.drawing.pages)
    least, most = job.limits.pages
    if not least <= count <= most:
        yield PRT121.at(job.here, f"{count} pages; the shop binds {least} to {most}")
    if count % job.limits.multiple:
        yield PRT121.at(job.here, f"{count} pages are no multiple of {job.limits.multiple}")


def _numbering(job: Job) -> Iterator[Finding]:
    """The page labelled 1 in Arabic figures is a recto: the body begins there."""
    if "/PageLabels" not in job.pdf.Root:
        return
    for start, style in pikepdf.NumberTree(job.pdf.Root.PageLabels).items():
        begins = style.get("/S") == pikepdf.Name.D and int(style.get("/St", 1)) == 1 and "/P" not in style
        if begins and start % 2 and start < len(job.drawing.pages):
            yield PRT122.at(job.here, f"page {start + 1} of the file bears the folio 1 and is a verso")


def _not_blank(job: Job) -> PageFaults:
    """Pages without text on which there is something all the same."""
    for page in job.drawing.pages:
        items = [item for item in page.items if printed(item)]
        if page.items and not items:
            yield page, "nothing on it prints, yet something is drawn"
        elif items and all(isinstance(item, GlyphRun) for item in items):
            text = "".join(item.text for item in items if isinstance(item, GlyphRun)).strip()
            folio = len(text) <= 8 and set(text.lower()) <= _FOLIO
            if folio or all(item.mark.artifact for item in items):
                yield page, f"nothing but “{text[:40]}”"


def _two_blanks(job: Job) -> Iterator[Finding]:
    """Blank pages that follow one another, but for those at the end that fill the last sheet."""
    blank = [not any(printed(item) for item in page.items) for page in job.drawing.pages]
    while blank and blank[-1]:
        blank.pop()
    for number in range(1, len(blank)):
        if blank[number] and blank[number - 1]:
            yield PRT124.at(job.here, f"pages {number} and {number + 1} are blank")


def _size(box: Box) -> str:
    return f"{box.width:.2f} by {box.height:.2f} pt"

"""Whether who looks at a page of a PDF reads its lines in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF068
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.items import GlyphRun
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.tree import content, content_key
from guidepress.prove.speech.words import normal

_LIFT = 0.9
"""A piece of text that stands higher than the one before it by so many times its size stands on a line further up."""
_SLACK = 0.3
_DRAWN = frozenset({"Figure", "Formula"})
_APART = frozenset({"Note", "FENote"})
"""What stands at the foot of a page, whatever comes after it."""
_INLINE = frozenset({"Span", "Em", "Strong", "Link", "Reference", "Folio", "Code", "Quote", "BibEntry"})
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class _Told:
    """A run of glyphs as it is told: ``block`` is the element that its line belongs to."""

    run: GlyphRun
    block: int


def prove_order(file: PdfFile, book: Book, here: Place, *, whole: bool) -> Iterator[Finding]:
    """PDF068 for a piece of text that stands above, or left of, what is told before it.

    A column begins further up than the one before it ends, and beside it. ``whole`` is false for a sheet that is
    folded: its panels lie in the order of the folds, and only the lines of one paragraph are compared; so they are on
    the title page, which is set as a picture.
    """
    free = _title_pages(file, book)
    seen: set[tuple[int, int]] = set()
    last: _Told | None = None
    told = list(_told(file))
    turning = {one.block for one in told if _runs_from_right(one.run.text)}
    from_left = not runs_right_to_left(book.settings.language)
    for one in told:
        if last is None or last.run.page != one.run.page:
            last = one
            continue
        near = last.block == one.block or (whole and not free & {*one.run.mark.elements})
        same, rightward = last.block == one.block, from_left and one.block not in turning
        if near and _astray(last.run, one.run, same=same, rightward=rightward):
            key = (one.run.page, one.block)
            if key not in seen:
                seen.add(key)
                label = file.labels[one.run.page]
                yield PDF068.at(
                    here, f"page {label}: “{one.run.text[:_SHOWN]}” stands before “{last.run.text[:_SHOWN]}”"
                )
        last = one


def _title_pages(file: PdfFile, book: Book) -> frozenset[int]:
    """The sections that bear the title of the title page, by their object numbers."""
    titles = {normal(part.numbered_title) for part in book.parts if part.kind is PartKind.TITLE_PAGE}
    return frozenset(
        values.number_of(element)[0]
        for element in file.elements
        if "/T" in element and normal(values.text(values.entry(element, "/T"))) in titles
    )


def _astray(last: GlyphRun, run: GlyphRun, *, same: bool, rightward: bool) -> bool:
    """Whether a run stands where somebody who reads would have come to it before the last.

    Within a line that is asked only where all of its paragraph runs ``rightward``: signs between letters of two
    directions stand where their neighbours send them (UAX #9).
    """
    size = min(max(last.size, run.size), 3 * min(last.size, run.size))
    rise = run.origin[1] - last.origin[1]
    if rise > _LIFT * size:
        beside = run.box.x0 >= last.box.x1 - _SLACK * size or run.box.x1 <= last.box.x0 + _SLACK * size
        return not beside or (same and rightward and run.box.x1 <= last.box.x0)
    level = abs(rise) < _SLACK * size
    return same and level and rightward and run.box.x0 < last.box.x0 - _SLACK * size


def _runs_from_right(text: str) -> bool:
    return any("\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in text)


def _told(file: PdfFile) -> Iterator[_Told]:
    """The runs of content in the order of the structure: the notes at the foot of a page left out, and figures."""
    drawn: dict[tuple[int, int, int], list[GlyphRun]] = {}
    for run in file.drawing.glyphs:
        mark = run.mark
        if run.inked and mark.mcid is not None and not mark.artifact and not (_DRAWN | _APART) & set(mark.path):
            drawn.setdefault((run.page, mark.form, mark.mcid), []).append(run)
    for element, kid in content(file.structure):
        found = content_key(kid, values.number_of(values.entry(element, "/Pg")), file.numbers)
        for run in drawn.get(found, ()) if found is not None else ():
            yield _Told(run, _block(run))


def _block(run: GlyphRun) -> int:
    """The element of the innermost block that a run is in: its paragraph, cell or heading."""
    path = list(zip(run.mark.path, run.mark.elements, strict=True))
    return next((number for role, number in reversed(path) if role not in _INLINE), 0)

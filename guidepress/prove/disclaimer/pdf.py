"""The disclaimer of a PDF as it is drawn: there, before the body, in the outline, large, dark and in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from guidepress.model.book import Book, Matter, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.disclaimer.rules import (
    DIS110,
    DIS112,
    DIS113,
    DIS114,
    DIS115,
    DIS116,
    DIS117,
    LEAST,
    PALER,
    SMALLEST,
    usual,
)
from guidepress.prove.disclaimer.words import plain, prove_said_first, prove_same_words, said_section
from guidepress.prove.parsers.pdf.drawing.items import Drawing, GlyphRun
from guidepress.prove.parsers.pdf.drawing.layers import ground, hiding
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import kids
from guidepress.prove.parsers.pdf.outline import outline_entries
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.standards.contrast import blended, contrast

_SECTIONS = frozenset({"Sect", "Part", "Art", "Div", "Aside", "NonStruct", "Document"})
_BLOCKS = frozenset(
    {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "Lbl", "TH", "TD", "Caption", "BlockQuote", "Title"}
)
_NOTES = frozenset({"Note", "FENote"})


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the Book in the structure tree: its place in the order of the tree, its element, its glyphs."""

    order: int
    element: int
    runs: tuple[GlyphRun, ...]

    @property
    def first_page(self) -> int | None:
        """The page of its first glyph."""
        return min((run.page for run in self.runs), default=None)

    @property
    def last_page(self) -> int | None:
        """The page of its last glyph."""
        return max((run.page for run in self.runs), default=None)


def prove_disclaimer_pdf(file: PdfFile | bytes, book: Book, here: Place, *, outline: bool) -> Iterator[Finding]:
    """DIS110 to DIS117 for a PDF; ``outline`` says whether it must lead there (an interior for print has none)."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    file = PdfFile.of(file)
    drawing = file.drawing
    runs = _by_element(drawing)
    order = list(_elements(file.structure))
    notice = _section(part, order, runs)
    body = [found for one in book.of_matter(Matter.BODY) if (found := _section(one, order, runs)) is not None]
    if notice is None:
        yield DIS110.at(here, f"no section “{part.title}” in the structure tree")
        return
    said = speak_pdf(file)
    yield from prove_same_words(book, said_section(said, part), here)
    yield from list(_order(notice, body, drawing, here)) or prove_said_first(book, said, here)
    if outline:
        yield from _outline(file, part, notice, here)
    yield from _looks(notice, body, drawing, here)


def _elements(root: Any) -> Iterator[Any]:
    """The structure elements that may be sections, in the order of the tree."""
    waiting = list(kids(root)) if isinstance(root, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, pikepdf.Dictionary) or "/S" not in one or one.objgen in seen:
            continue
        seen.add(one.objgen)
        if str(one.S)[1:] in _SECTIONS:
            yield one
            waiting[:0] = list(kids(one))


def _by_element(drawing: Drawing) -> Mapping[int, Sequence[GlyphRun]]:
    """The glyph runs of each structure element, by its object number."""
    runs: dict[int, list[GlyphRun]] = {}
    for run in drawing.glyphs:
        for number in dict.fromkeys(run.mark.elements):
            runs.setdefault(number, []).append(run)
    return runs


def _section(part: Part, order: Sequence[Any], runs: Mapping[int, Sequence[GlyphRun]]) -> _Section | None:
    """The section whose title is that of the part: the one that says so, or whose first heading reads so.

    The title with its number comes first: a chapter may be called as the book is, whose name the title page bears.
    """
    titled: list[tuple[int, Any]] = []
    for wanted in dict.fromkeys((plain(part.numbered_title), plain(part.title))):
        titled = titled or [(n, one) for n, one in enumerate(order) if plain(str(one.get("/T", ""))) == wanted]
        titled = titled or [(n, one) for n, one in enumerate(order) if plain(_heading(one, runs)) == wanted]
    if not titled:
        return None
    number, element = titled[-1]  # a half-title may bear the title of a part; the part itself comes later
    key = element.objgen[0]
    return _Section(number, key, tuple(runs.get(key, ())))


def _heading(section: Any, runs: Mapping[int, Sequence[GlyphRun]]) -> str:
    for kid in kids(section):
        if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S", ""))[1:2] == "H":
            return "".join(run.text for run in runs.get(kid.objgen[0], ()))
    return ""


def _order(notice: _Section, body: Sequence[_Section], drawing: Drawing, here: Place) -> Iterator[Finding]:
    if not body:
        return
    if any(one.order < notice.order for one in body):
        yield DIS112.at(here, "in the structure tree the disclaimer comes after the body")
    begins = min((one.first_page for one in body if one.first_page is not None), default=None)
    ends = notice.last_page
    if begins is not None and ends is not None and ends >= begins:
        labels = drawing.pages[ends].label, drawing.pages[begins].label
        yield DIS112.at(here, f"the disclaimer ends on page {labels[0]}, the body begins on page {labels[1]}")


def _outline(file: PdfFile, part: Part, notice: _Section, here: Place) -> Iterator[Finding]:
    """An entry of the outline has the title and leads to the page."""
    found = [one for one in _entries(file.pdf) if plain(one[0]) == plain(part.title)]
    if not found:
        yield DIS113.at(here, "the outline does not name the disclaimer")
    elif notice.runs and all(file.numbers.get(target) != notice.first_page for _, target in found):
        yield DIS113.at(here, "the outline leads to another page than that of the disclaimer")


def _entries(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, int]]]:
    """Titles of the outline and the page object that each leads to, through named destinations too."""
    for one in outline_entries(pdf):
        yield str(one.get("/Title", "")), _target(pdf, one.get("/Dest", one.get("/A", pikepdf.Dictionary())))


def _target(pdf: pikepdf.Pdf, destination: Any) -> tuple[int, int]:
    if isinstance(destination, pikepdf.Dictionary):
        destination = destination.get("/D")
    if isinstance(destination, pikepdf.Name):
        destination = pdf.Root.get("/Dests", pikepdf.Dictionary()).get(str(destination))
    elif isinstance(destination, pikepdf.String):
        tree = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
        destination = pikepdf.NameTree(tree).get(str(destination)) if tree is not None else None
    if isinstance(destination, pikepdf.Dictionary):
        destination = destination.get("/D")
    found: tuple[int, int] = destination[0].objgen if isinstance(destination, pikepdf.Array) and destination else (0, 0)
    return found


def _looks(notice: _Section, body: Sequence[_Section], drawing: Drawing, here: Place) -> Iterator[Finding]:
    """DIS114 to DIS117, each once a page and cause."""
    runs = [run for run in notice.runs if run.inked]
    text = [run for one in body for run in one.runs if run.inked and _role(run) == "P"]
    size = usual((round(run.size, 2), run.glyphs) for run in text)
    ink = usual((_shade(drawing, run), run.glyphs) for run in text[:400])
    for cause, found in _by_cause((hiding(drawing.pages[run.page], run), run) for run in runs):
        yield DIS114.at(here, f"page {drawing.pages[found[0].page].label}: {cause}: “{_sample(found)}”")
    if size is not None:
        yield from _small([run for run in runs if not _NOTES & set(run.mark.path)], size, drawing, here)
    yield from _pale(runs, ink, drawing, here)


def _small(runs: Sequence[GlyphRun], size: float, drawing: Drawing, here: Place) -> Iterator[Finding]:
    """A block whose letters are mostly smaller than the body's, or any letter far smaller."""
    blocks: dict[tuple[int, int], list[GlyphRun]] = {}
    for run in runs:
        blocks.setdefault((run.page, _block(run)), []).append(run)
    told: set[int] = set()
    for (page, _), held in blocks.items():
        common = usual((round(run.size, 2), run.glyphs) for run in held) or 0.0
        least = min(run.size for run in held)
        shown = common if common < size * 0.99 else least
        if shown < size * (0.99 if common < size * 0.99 else SMALLEST) and page not in told:
            told.add(page)
            label = drawing.pages[page].label
            yield DIS115.at(here, f"page {label}: {shown:.1f} pt, the text has {size:.1f} pt: “{_sample(held)}”")


def _pale(runs: Sequence[GlyphRun], ink: float | None, drawing: Drawing, here: Place) -> Iterator[Finding]:
    worst: dict[int, tuple[float, GlyphRun]] = {}
    for run in runs:
        ratio = _shade(drawing, run)
        if run.mode not in {3, 7} and ratio < worst.get(run.page, (99.0, run))[0]:
            worst[run.page] = ratio, run
    for page, (ratio, run) in sorted(worst.items()):
        message = f"page {drawing.pages[page].label}: contrast {ratio:.1f}:1: “{_sample([run])}”"
        if ratio < LEAST:
            yield DIS116.at(here, message)
    common = usual((_shade(drawing, run), run.glyphs) for run in runs)
    if common is not None and ink is not None and LEAST <= common < PALER * ink:
        yield DIS117.at(here, f"most of it has a contrast of {common:.1f}:1; the text has {ink:.1f}:1")


def _shade(drawing: Drawing, run: GlyphRun) -> float:
    """The contrast of glyphs with what lies beneath them; 1 where that cannot be known."""
    if run.colour.rgb is None:
        return 1.0
    grounds = ground(drawing.pages[run.page], run)
    rgb = run.colour.rgb
    ratios = [1.0 if one is None else contrast(blended(rgb, one, run.alpha), one) for one in grounds]
    return round(min(ratios), 2)


def _block(run: GlyphRun) -> int:
    """The element number of the innermost block around glyphs."""
    pairs = list(zip(run.mark.path, run.mark.elements, strict=True))
    return next((number for role, number in reversed(pairs) if role in _BLOCKS), 0)


def _role(run: GlyphRun) -> str:
    return next((role for role in reversed(run.mark.path) if role in _BLOCKS | _NOTES), "")


def _by_cause(found: Iterable[tuple[str, GlyphRun]]) -> Iterator[tuple[str, list[GlyphRun]]]:
    held: dict[tuple[int, str], list[GlyphRun]] = {}
    for cause, run in found:
        if cause:
            held.setdefault((run.page, cause), []).append(run)
    for (_, cause), runs in sorted(held.items()):
        yield cause, runs


def _sample(runs: Sequence[GlyphRun]) -> str:
    text = "".join(run.text for run in runs[:12])
    return text if len(text) <= 60 else f"{text[:60]}…"

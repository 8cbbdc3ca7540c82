"""The lines of a page, put together from the runs of glyphs by their baselines and structure elements."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guidepress.model.xhtml import BOXES
from guidepress.prove.parsers.pdf.drawing.items import Drawn, DrawnPage, GlyphRun

_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "BibEntry", "Caption", "TD", "TH"})
_NOT_BODY = frozenset({"Note", "Table", "Caption", "Figure", "TOC", "Code", "BibEntry"})
_OPENING = frozenset("（(")
"""The brackets before the reading of a ruby text (`rp`)."""
_SAME_LINE = 0.1
"""How far (pt) letters of one size on one line may stand from one another in height."""
_WIDEST = 1.25
"""How wide a bracket may be, in sizes of its type: letters may be spaced."""
_RAISED = 0.5
"""How far from a line's baseline a run may stand and belong to it, in sizes of the line's text."""
_OVER = 1.2
"""How far above its line a sign over a letter may stand, in the same sizes: that of a letter with a sign of its own."""


@dataclass(slots=True)
class Line:
    """A line: where its baseline is, where it starts and ends (pt), its text as the glyphs stand from the left.

    A line that runs from the right starts at its right end. ``size`` is that of the run that stands lowest;
    ``pictured`` says that a formula or picture stands in the line, ``boxed`` that it begins with the box of a task,
    which hangs in place of a bullet.
    """

    baseline: float
    size: float
    start: float
    end: float
    text: str = ""
    code: bool = False
    pictured: bool = False
    boxed: bool = False
    runs: list[GlyphRun] = field(default_factory=list)


def lines_of(page: DrawnPage) -> Iterator[list[Line]]:
    """The lines of each block of the page, from the top; what a block holds is its innermost text element's."""
    blocks: dict[int, list[Drawn]] = {}
    opened: dict[int, float] = {}
    last: Drawn | None = None
    for item in page.items:
        if (block := _block(item)) is not None:
            blocks.setdefault(block, []).append(item)
            if isinstance(last, GlyphRun) and _is_bracket_of(last, item):
                opened[item.order] = last.origin[0]
        last = item
    for items in blocks.values():
        if lines := _lines(items, opened):
            yield lines


def paragraphs(page: DrawnPage, size: float, *, rtl: bool = False) -> Iterator[list[Line]]:
    """The lines of the running text of a size: of paragraphs that stand in no note, table, caption or list of sources.

    ``rtl`` says that the document runs from right to left.
    """
    for lines in lines_of(page):
        runs = [run for line in lines for run in line.runs]
        path = runs[0].mark.path
        if "P" not in path or _NOT_BODY & set(path):
            continue
        if _starts_at_right(lines, rtl=rtl):
            for line in lines:
                line.start, line.end = line.end, line.start
        if any(abs(run.size - size) < 0.1 for run in lines[0].runs):
            yield lines


def _block(item: Drawn) -> int | None:
    """The number of the structure element of the block that something belongs to; lettering in a picture is no text."""
    path = item.mark.path
    if item.mark.artifact or ("Figure" in path and isinstance(item, GlyphRun)):
        return None
    found = [number for role, number in zip(path, item.mark.elements, strict=True) if role in _BLOCKS]
    if path[-2:] == ("LI", "Lbl"):
        return item.mark.elements[-1]  # the marker of a nested item, which is no part of the item that holds its list
    return found[-1] if found else None


def _is_bracket_of(run: GlyphRun, item: Drawn) -> bool:
    """Whether a run is a bracket that nobody is told before words on its line: that of the reading of a ruby text."""
    return (
        run.mark.artifact != ""
        and run.text in _OPENING
        and isinstance(item, GlyphRun)
        and abs(item.origin[1] - run.origin[1]) < _SAME_LINE
        and 0 < item.origin[0] - run.origin[0] <= _WIDEST * run.size
    )


def _lines(items: list[Drawn], opened: Mapping[int, float]) -> list[Line]:
    """The lines of the items of a block; ``opened`` says where a bracket before an item stands, by its order."""
    runs = [item for item in items if isinstance(item, GlyphRun) and item.text]
    others = [item for item in items if not isinstance(item, GlyphRun)]
    lines: list[Line] = []
    for run in sorted(runs, key=_is_sign):  # letters make the lines that the signs over them belong to
        x, y = run.origin
        line = next((one for one in lines if abs(one.baseline - y) < _RAISED * one.size), None)
        if line is None and _is_sign(run):
            below = [one for one in lines if 0 < y - one.baseline < _OVER * one.size]
            line = max(below, key=lambda one: one.baseline, default=None)
        if line is None:
            if not run.inked:
                continue
            line = Line(y, run.size, opened.get(run.order, x), run.box.x1)
            lines.append(line)
        line.runs.append(run)
        line.code = line.code or "Code" in run.mark.path
        if run.inked:
            if run.size > line.size:
                line.baseline, line.size = y, run.size
            line.start, line.end = min(line.start, opened.get(run.order, x)), max(line.end, run.box.x1)
    for line in lines:
        line.baseline = _baseline(line)
        line.runs.sort(key=lambda run: run.origin[0])
        line.boxed = any(run.text.strip() in BOXES for run in (line.runs[0], line.runs[-1]))
        line.text = "".join(run.text for run in line.runs).replace("\u200b", "")
        line.pictured = any(
            item.box.y0 < line.baseline + line.size and item.box.y1 > line.baseline - line.size / 2 for item in others
        )
    return sorted(lines, key=lambda line: -line.baseline)


def _baseline(line: Line) -> float:
    """Where most glyphs of the line's size stand: marks above letters are drawn higher, in runs of their own."""
    counted: Counter[float] = Counter()
    for run in line.runs:
        if run.inked and run.size == line.size:
            counted[run.origin[1]] += max(run.glyphs, 1)
    return counted.most_common(1)[0][0] if counted else line.baseline


def _is_sign(run: GlyphRun) -> bool:
    """Whether a run may be of signs over or under letters: each of its characters is one, or holds one."""
    return all(any(map(unicodedata.combining, unicodedata.normalize("NFD", one))) for one in run.text)


def start_of(line: Sequence[GlyphRun]) -> float:
    """Where the letters of a line begin at its left; spaces before those from the left, as of verse, are a part of it.

    Before letters from the right a space at the left is the one that is left over at the end of a line.
    """
    hangs = any(runs_from_right(run.text) for run in line)
    return min(run.box.x0 if run.inked and (hangs or not run.text[:1].isspace()) else run.origin[0] for run in line)


def runs_from_right(text: str) -> bool:
    """Whether there are letters in a text that run from right to left."""
    return any("\u0590" <= letter <= "\u08ff" for letter in text)


def _starts_at_right(lines: list[Line], *, rtl: bool) -> bool:
    """Whether lines start at their right ends: those of a script that does; where there are two, at the even side."""
    text = "".join(line.text for line in lines)
    from_right = runs_from_right(text)
    from_left = any(letter.isalpha() and not runs_from_right(letter) for letter in text)
    if from_right == from_left or (rtl and from_left):
        clear = [line for line in lines if not (line.pictured or line.boxed)] or lines  # they may stand at the edge
        return _spread([line.end for line in clear]) < _spread([line.start for line in clear])
    return from_right


def _spread(places: list[float]) -> float:
    return max(places) - min(places)

"""Whether the lines of a paragraph begin at one edge: a line that was moved to the side reads as something else.

Lines of one paragraph share their beginning, their end or their middle; the first may be indented or hang, or stand
behind labels, as in a note with a number for each of its calls. Asked of
Latin, Greek and Cyrillic letters; not of paragraphs of one line, listings, cells, nor of those with a picture or a
formula in a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF068
from guidepress.prove.parsers.pdf.drawing.geometry import Box, union
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.drawing.lines import start_of
from guidepress.prove.parsers.pdf.file import PdfFile

_BLOCKS = frozenset({"P", "LBody"})
_APART = frozenset({"Figure", "Formula", "Ruby", "Lbl", "TD", "TH", "TOC"})
_LEVEL_SCRIPTS = re.compile("[\u0000-\u02ff\u0370-\u052f\u1e00-\u1fff\u2000-\u206f]*")
_SAME_LINE = 0.6
"""How far apart the feet of letters of one line may be, in sizes: raised and lowered ones."""
_EDGE = 0.5
"""How far a line may begin from the others, in sizes of the type: the padding of a key, an optical edge."""
_INDENT = 2.0
"""How far the first line may begin from the others, in sizes of the type."""
_BEHIND = 1.0
"""How far a line may begin behind its label, in sizes of the type."""
_SHOWN = 50


def prove_edges(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PDF068 for a line that begins beside the edge of its paragraph, the first such of each page."""
    for page in file.drawing.pages:
        labels = [item for item in page.items if isinstance(item, GlyphRun) and item.inked and "Lbl" in item.mark.path]
        for runs in _blocks(page):
            columns = _columns(_lines(runs))
            if (
                run := next((one for lines in columns if (one := _beside(lines, labels)) is not None), None)
            ) is not None:
                yield PDF068.at(here, f"page {page.label}: “{run.text[:_SHOWN]}” stands beside the edge of its lines")
                break


def _blocks(page: DrawnPage) -> Iterator[list[GlyphRun]]:
    """The runs of each paragraph whose lines can be told, by the innermost block that holds them."""
    held: dict[int, list[GlyphRun]] = {}
    left_out: set[int] = set()
    for item in page.items:
        path = item.mark.path
        at = next((n for n in range(len(path) - 1, -1, -1) if path[n] in _BLOCKS), None)
        if at is None or item.mark.artifact or at >= len(item.mark.elements):
            continue
        number = item.mark.elements[at]
        if _APART & {*path} or (
            isinstance(item, GlyphRun) and (item.turned or not _LEVEL_SCRIPTS.fullmatch(item.text))
        ):
            left_out.add(number)
        elif isinstance(item, GlyphRun):
            held.setdefault(number, []).append(item)
    for number, runs in held.items():
        if number not in left_out and not all("Code" in run.mark.path for run in runs if run.inked):
            yield runs


def _lines(runs: Sequence[GlyphRun]) -> list[list[GlyphRun]]:
    lines: list[list[GlyphRun]] = []
    for run in runs:
        if lines and abs(run.origin[1] - lines[-1][0].origin[1]) < _SAME_LINE * max(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [line for line in lines if any(run.inked for run in line)]


def _columns(lines: Sequence[list[GlyphRun]]) -> list[list[list[GlyphRun]]]:
    """The lines of each column: one begins where a line stands higher than the one before it."""
    columns = [[line] for line in lines[:1]]
    for last, line in pairwise(lines):
        if line[0].origin[1] > last[0].origin[1]:
            columns.append([])
        columns[-1].append(line)
    return columns


def _inked(line: Sequence[GlyphRun]) -> Box:
    return union(run.box for run in line if run.inked)


_EDGES: tuple[Callable[[Sequence[GlyphRun]], float], ...] = (
    start_of,
    lambda line: _inked(line).x1,
    lambda line: (_inked(line).x0 + _inked(line).x1) / 2,
)


def _before_labels(line: Sequence[GlyphRun], labels: Sequence[GlyphRun]) -> float:
    """Where a line begins together with the labels that stand in it, one behind the other."""
    start, size = start_of(line), line[0].size
    for label in sorted(labels, key=lambda one: -one.box.x1):
        in_line = abs(label.origin[1] - line[0].origin[1]) < _SAME_LINE * max(label.size, size)
        if in_line and label.box.x0 < start and abs(start - label.box.x1) < _BEHIND * size:
            start = label.box.x0
    return start


def _beside(lines: Sequence[list[GlyphRun]], labels: Sequence[GlyphRun]) -> GlyphRun | None:
    """The first run of a line that begins elsewhere than the others; ``None`` if all share an edge or their middle."""
    odd: GlyphRun | None = None
    for edge in _EDGES:
        places = [edge(line) for line in lines]
        common = sorted(places[1:])[len(places[1:]) // 2] if len(places) > 1 else places[0]
        sizes = [line[0].size for line in lines]
        far = [
            line[0]
            for n, (line, place, size) in enumerate(zip(lines, places, sizes, strict=True))
            if abs(place - common) > (_EDGE if n else _INDENT) * size
        ]
        if edge is start_of and far == [lines[0][0]]:
            far = far if abs(_before_labels(lines[0], labels) - common) > _EDGE * sizes[0] else []
        if not far:
            return None
        odd = odd or far[0]
    return odd

"""Whether the cells of a table are seen in the rows and columns in which they are told, and words of a line on it.

It is long because cells, columns and words of a line are measured by the same boxes and edges.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pikepdf

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text
from guidepress.prove.likeness.rules import PDF068
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.geometry import Box, union
from guidepress.prove.parsers.pdf.drawing.items import GlyphRun
from guidepress.prove.parsers.pdf.drawing.lines import start_of
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import kids

_CELLS = frozenset({"TH", "TD"})
_SLACK = 2.0
"""How far the letters of a row may reach into the next, in pt: descenders, marks."""
_SHOWN = 40
_SAME = 0.1
"""How much two sizes may differ and be one."""
_LEVEL, _LINE = 0.2, 1.05
"""How far a word may stand off its line, and how far the next line is away at least, in sizes of the type."""
_EDGE = 0.5
"""How far a cell may stand from the edge of its column, in sizes of the type: the padding of a key, an optical edge."""
_MOST_COLUMNS = 1_000
_FEWEST = 3
"""How many cells show where the edge of their column is."""
_LABEL = 1.5
"""How far apart cells side by side may stand in a record, in sizes of the type: a line that holds the label of one."""
_LEVEL_SCRIPTS = re.compile("[\u0000-\u02ff\u0370-\u052f\u1e00-\u1fff\u2000-\u206f]*")
"""Latin, Greek, Cyrillic: letters of other scripts may stand off their line, and so do marks."""
_DRAWN_APART = frozenset({"Figure", "Formula", "Lbl"})
_BEFORE = 4
"""How many letters before raised words must be those before them in the guide."""
Raised = frozenset[tuple[str, str, str]]
"""What a guide raises and lowers: `sup` or `sub`, the letters before it, its words."""
_APART = frozenset({"Figure", "Formula", "Lbl", "Note", "FENote", "RB", "RT", "Ruby"})


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as it is drawn on one page: its box, its first words, the size of its type in pt.

    ``column`` is -1 for one of several. One that is ``pictured`` holds a picture, a formula or a list, whose marks
    stand beside its words.
    """

    row: int
    box: Box
    text: str
    size: float
    start: float
    end: float
    column: int
    pictured: bool


def prove_rows(file: PdfFile, here: Place, *, styled: bool = False, raised: Raised = frozenset()) -> Iterator[Finding]:
    """PDF068 for a cell outside its row or column, and for a word that is raised or lowered beside its line.

    The edges of columns are not asked of a guide that is ``styled`` by sheets of its own; ``raised`` is what the
    guide raises and lowers itself.
    """
    spanning = frozenset(_spanning(file))
    columns = dict(_columns(file))
    for page in file.drawing.pages:
        runs = [run for run in page.glyphs if run.inked and run.mark.path and not run.mark.artifact]
        pictured = frozenset(
            number
            for one in page.items
            if _DRAWN_APART & {*one.mark.path} and "Table" in one.mark.path
            for number in one.mark.elements
        )
        for cells in _tables(runs, spanning, columns, pictured):
            if (told := _astray(cells)) is not None:
                yield PDF068.at(here, f"page {page.label}: “{told[:_SHOWN]}” stands in another row or column")
            elif not styled and (told := _beside_column(cells)) is not None:
                yield PDF068.at(here, f"page {page.label}: “{told[:_SHOWN]}” stands beside the edge of its column")
        if (run := _off_line(runs, raised)) is not None:
            yield PDF068.at(here, f"page {page.label}: “{run.text[:_SHOWN]}” stands beside its line")


def _spanning(file: PdfFile) -> Iterator[int]:
    """The cells of several rows: where in these they stand is for the style to say."""
    for element in file.elements:
        if _span(element, "/RowSpan") > 1:
            yield values.number_of(element)[0]


def _columns(file: PdfFile) -> Iterator[tuple[int, int]]:
    """The column of each cell, by the spans of the cells before it and above it; -1 for one that spans several."""
    for table in file.elements:
        if table["/S"] != "/Table":
            continue
        held: dict[int, int] = {}
        for row in _rows(table):
            above, at = held, 0
            held = {column: left - 1 for column, left in above.items() if left > 1}
            for cell in kids(row):
                while above.get(at):
                    at += 1
                wide, high = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
                yield values.number_of(cell)[0], at if wide == 1 else -1
                held.update(dict.fromkeys(range(at, at + wide), high - 1) if high > 1 else {})
                at += wide


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table in its head, body and foot, and none of a table within."""
    for part in kids(table):
        if isinstance(part, pikepdf.Dictionary) and part.get("/S") == "/TR":
            yield part
        elif isinstance(part, pikepdf.Dictionary) and part.get("/S") in {"/THead", "/TBody", "/TFoot"}:
            yield from (row for row in kids(part) if isinstance(row, pikepdf.Dictionary) and row.get("/S") == "/TR")


def _span(cell: Any, name: str) -> int:
    held = values.entry(cell, "/A")
    spans = [values.whole(values.entry(one, name)) for one in (held if isinstance(held, pikepdf.Array) else [held])]
    return min(max((span for span in spans if span), default=1), _MOST_COLUMNS)


def _tables(
    runs: Sequence[GlyphRun], spanning: frozenset[int], columns: Mapping[int, int], pictured: frozenset[int]
) -> Iterator[list[_Cell]]:
    """The cells of each table on a page in the order in which they are told; tables within cells, and spans, apart."""
    held: dict[int, dict[int, tuple[int, list[GlyphRun]]]] = {}
    for run in runs:
        path = run.mark.path
        if path.count("Table") != 1 or "TR" not in path:
            continue
        at, row = path.index("Table"), path.index("TR")
        cell = next((n for n in range(row, len(path)) if path[n] in _CELLS), None)
        numbers = run.mark.elements
        if cell is not None and numbers[cell] not in spanning:
            _, letters = held.setdefault(numbers[at], {}).setdefault(numbers[cell], (numbers[row], []))
            letters.append(run)
    for cells in held.values():
        yield [
            _Cell(
                row,
                union(run.box for run in letters),
                "".join(run.text for run in letters),
                letters[0].size,
                _start_of(letters),
                _end_of(letters),
                columns.get(number, -1),
                number in pictured,
            )
            for number, (row, letters) in cells.items()
        ]


def _start_of(letters: Sequence[GlyphRun]) -> float:
    """Where the first letter begins; a mark of full width ("（") with the white that it holds before it."""
    first = min(letters, key=lambda run: run.origin[0])
    return min(start_of(letters), first.origin[0]) if _is_wide_mark(first.text[:1]) else start_of(letters)


def _end_of(letters: Sequence[GlyphRun]) -> float:
    """Where the last letter ends; a mark of full width ("：") with the white that it holds behind it."""
    last = max(letters, key=lambda run: run.box.x1)
    if not _is_wide_mark(last.text[-1:]) or not all(map(_is_wide, last.text)):
        return last.box.x1
    return min(max(last.origin[0] + len(last.text) * last.size, last.box.x1), last.box.x1 + last.size)


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _is_wide_mark(sign: str) -> bool:
    return sign != "" and _is_wide(sign) and unicodedata.category(sign).startswith("P")


def _astray(cells: Sequence[_Cell]) -> str | None:
    """The first cell that shares neither a line of its row nor a column that follows; ``None`` if all stand right.

    Rows that are set as records stack their cells, each with a label of its own that may take a line; a list stands
    apart from the edge of its cell.
    """
    rows: dict[int, list[_Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in rows.values():
        stacked = _share_a_column(row)
        for one, other in pairwise(row):
            below = other.box.y1 <= one.box.y0 + _SLACK
            loose = stacked or one.pictured or other.pictured
            beside = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0) > -_LABEL * one.size * loose
            if not below and not beside:
                return other.text
    return None


def _beside_column(cells: Sequence[_Cell]) -> str | None:
    """The one cell of a column that shares neither beginning, end nor middle with the others; ``None`` without any.

    Asked of rows with as many cells as most have, where each stands beside the one before it, and of no cell with a
    picture, a formula or a list. A row in which several differ is set in its own way, as heads are above figures.
    """
    rows: dict[int, list[_Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    count = Counter(map(len, rows.values())).most_common(1)[0][0] if rows else 0
    whole = [row for row in rows.values() if len(row) == count]
    if not all(map(_is_level, whole)):
        return None  # rows are set as records
    astray: dict[int, list[str]] = {}
    for column in sorted({cell.column for row in whole for cell in row} - {-1}):
        asked = [cell for row in whole for cell in row if cell.column == column and not cell.pictured]
        found = [_far(asked, places) for places in _edges(asked)] if len(asked) >= _FEWEST else [[]]
        least = min(found, key=len)
        if len(least) == 1:
            astray.setdefault(least[0].row, []).append(least[0].text)
    return next((texts[0] for texts in astray.values() if len(texts) == 1), None)


def _is_level(row: Sequence[_Cell]) -> bool:
    """Whether the cells of a row stand side by side."""
    level = (min(one.box.y1, other.box.y1) > max(one.box.y0, other.box.y0) for one, other in pairwise(row))
    return all(level) and not _share_a_column(row)


def _edges(cells: Sequence[_Cell]) -> Iterator[list[float]]:
    yield [cell.start for cell in cells]
    yield [cell.end for cell in cells]
    yield [(cell.box.x0 + cell.box.x1) / 2 for cell in cells]
    yield [(cell.start + cell.end) / 2 for cell in cells]


def _far(cells: Sequence[_Cell], places: Sequence[float]) -> list[_Cell]:
    """The cells that stand elsewhere than the middle one of all."""
    common = sorted(places)[len(places) // 2]
    return [cell for cell, place in zip(cells, places, strict=True) if abs(place - common) > _EDGE * cell.size]


def _share_a_column(row: Sequence[_Cell]) -> bool:
    """Whether one cell of a row stands above or below another."""
    boxes = sorted((cell.box for cell in row), key=lambda box: box.x0)
    return any(other.x0 < one.x1 - _SLACK for one, other in pairwise(boxes))


def raised_in(book: Book) -> Raised:
    """What a guide raises and lowers itself."""
    found = set()
    for part in book.parts:
        for element in part.tree.iter("sup", "sub"):
            above, previous = element.getparent(), element.getprevious()
            before = previous.tail if previous is not None else above.text if above is not None else ""
            found.add((str(element.tag), (before or "").strip()[-_BEFORE:], flat_text(element).strip()))
    return frozenset(found)


def _is_raised(last: GlyphRun, run: GlyphRun, raised: Raised) -> bool:
    """Whether the guide raises, or lowers, the words of a run behind those that stand before it."""
    text, before, tag = run.text.strip(), last.text.strip(), "sup" if run.origin[1] > last.origin[1] else "sub"
    return any(
        (kind, word) == (tag, text) and (before.endswith(letters) or letters.endswith(before))
        for kind, letters, word in raised
    )


def _off_line(runs: Sequence[GlyphRun], raised: Raised) -> GlyphRun | None:
    """A run of the type of the one before it, in the same paragraph, that is neither on its line nor on the next.

    Words of a citation are raised with its number ("see 1, p. 3"), in type that may be hardly smaller than the text's,
    and so is on a leaflet what the guide raises itself: what comes behind is held to the words before them.
    """
    last: GlyphRun | None = None
    for before, run, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        beside = (one for one in (before, run, after) if one is not None and _is_number_of_source(one))
        if any(one.origin[1] == run.origin[1] for one in beside):
            continue
        if last is None or not _is_off(last, run):
            last = run
        elif not _is_raised(last, run, raised):
            return run
    return None


def _is_number_of_source(run: GlyphRun) -> bool:
    return "Reference" in run.mark.path


def _is_off(last: GlyphRun, run: GlyphRun) -> bool:
    if last.mark.elements[-1:] != run.mark.elements[-1:] or _APART & {*run.mark.path}:
        return False
    if not (_LEVEL_SCRIPTS.fullmatch(last.text) and _LEVEL_SCRIPTS.fullmatch(run.text)):
        return False
    if abs(last.size - run.size) > _SAME * run.size or last.font != run.font:
        return False
    off = abs(run.origin[1] - last.origin[1])
    return _LEVEL * run.size < off < _LINE * run.size and not (last.turned or run.turned)

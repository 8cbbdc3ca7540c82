"""Whether headings and paragraphs, and those of one line in callouts, stand where the others of their kind do.

A single line has no other line to share an edge with. But headings of a rank begin alike: at the edge of the text, at
its end, or in its middle. Where they do is learned from the file, and so is where paragraphs begin, which may be
indented; within a callout it is where its other paragraphs and its title begin. Not asked of a guide with style sheets
of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF068
from guidepress.prove.parsers.pdf.drawing.geometry import union
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.drawing.lines import runs_from_right, start_of
from guidepress.prove.parsers.pdf.file import PdfFile

_KINDS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6"})
_SECTIONS = frozenset({"Sect", "Document", "Part", "Art"})
_DRAWN = frozenset({"Figure", "Formula"})
_EDGE = 0.5
"""How far a line may begin from the others of its kind, in sizes of its type."""
_INDENT = 2.0
"""How far a paragraph, or a line of a callout, may begin from the others, in sizes of its type."""
_ROUNDED = 2.0
"""How far apart (pt) edges may be that are one: optical edges of letters."""
_FEWEST = 2
"""How many others of a kind on pages of the same side must agree on their edge."""
_SHOWN = 50
_OPENING = frozenset("（〔［｛〈《「『【〖〘〝")
_BLANK = 0.5
"""The blank half of such a sign, before its ink, in sizes of its type."""
_ROMAN = re.compile(r"[ivxlcdm]+")


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading or paragraph directly in a section or callout on one page: its kind, and where its first line lies.

    ``box`` is the number of the callout (0: none).
    """

    page: DrawnPage
    kind: str
    box: int
    start: float
    end: float
    size: float
    text: str
    single: bool
    further: tuple[float, ...] = ()
    """Where its further lines begin, at the left."""

    @property
    def from_right(self) -> bool:
        """Whether it runs from the right."""
        return runs_from_right(self.text)

    @property
    def side(self) -> int:
        """Whether its page is a left (0) or a right one, as it is called: empty pages before it may be left out."""
        label = self.page.label
        if label.isdecimal():
            return int(label) % 2
        if _ROMAN.fullmatch(label):
            return sum(map(label.count, "iv")) % 2  # one and five are odd, whether they are added or taken away
        return self.page.number % 2


def prove_lone_lines(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PDF068 for a heading or a paragraph that begins where none of its kind does; once a page."""
    blocks = [block for page in file.drawing.pages for block in _blocks(page)]
    sides = {side: _Side([one for one in blocks if one.side == side and not one.box]) for side in (0, 1)}
    boxes: dict[tuple[int, int], list[_Block]] = {}
    for block in blocks:
        boxes.setdefault((block.box, block.page.number), []).append(block)
    told: set[int] = set()
    for block in blocks:
        if block.page.number in told:
            continue
        if block.box:
            astray = block.single and _out_of_line(block, boxes[block.box, block.page.number])
        elif block.kind == "P":
            astray = sides[block.side].is_beside_text(block) or sides[block.side].goes_on_beside_text(block)
        else:
            astray = block.single and sides[block.side].is_astray(block)
        if astray:
            told.add(block.page.number)
            where = f"page {block.page.label}: “{block.text[:_SHOWN]}”"
            yield PDF068.at(here, f"{where} stands beside the edge of its kind")


class _Places:
    """Where some lines begin or end: how many do so near a place, and which place most have."""

    def __init__(self, places: Sequence[float]) -> None:
        self._sorted = sorted(places)
        self._counted = Counter(map(round, places))

    def near(self, place: float, slack: float) -> int:
        """How many lie no further from a place than that."""
        return bisect_right(self._sorted, place + slack) - bisect_left(self._sorted, place - slack)

    def common(self, without: float | None = None) -> float | None:
        """Where most lie but for one of them; ``None`` if there is no such place."""
        left_out = None if without is None else round(without)
        count = len(self._sorted) - (left_out is not None)
        most = max(self._counted, key=lambda one: self._counted[one] - (one == left_out), default=None)
        if most is None:
            return None
        near = self.near(most, _ROUNDED) - (without is not None and abs(without - most) <= _ROUNDED)
        return most if 2 * near > count else None


class _Side:
    """The headings and paragraphs directly in sections on all pages of one side."""

    def __init__(self, blocks: Sequence[_Block]) -> None:
        self._blocks = blocks
        self._starts, self._ends = (_Places([one.start for one in blocks]), _Places([one.end for one in blocks]))
        kinds = {one.kind for one in blocks}
        self._alike = {kind: [one for one in blocks if one.kind == kind] for kind in kinds}
        self._places = {
            kind: (_Places([one.start for one in alike]), _Places([one.end for one in alike]))
            for kind, alike in self._alike.items()
        }
        self._first, self._last = sorted(one.start for one in blocks)[:2], sorted(one.end for one in blocks)[-2:]

    def is_astray(self, block: _Block) -> bool:
        """Whether a heading begins elsewhere than all others, and is neither in the middle nor at the end."""
        slack = _EDGE * block.size
        if len(self._alike[block.kind]) - 1 < _FEWEST or self._starts.near(block.start, slack) > 1:
            return False
        starts, ends = self._places[block.kind]
        edges = starts.common(block.start), ends.common(block.end)
        shared = edges[1] is not None and abs(block.end - edges[1]) <= slack
        return edges != (None, None) and not shared and not self._is_in_the_middle(block)

    def _is_in_the_middle(self, block: _Block) -> bool:
        """Whether a block stands in the middle of the others, or at their end."""
        slack = _EDGE * block.size
        left = self._first[1] if block.start == self._first[0] else self._first[0]
        right = self._last[0] if block.end == self._last[-1] else self._last[-1]
        centred = abs((block.start + block.end) / 2 - (left + right) / 2) <= slack
        return centred or abs(block.end - right) <= slack

    @cached_property
    def _edges(self) -> tuple[float | None, float | None]:
        """Where headings and the lines of paragraphs from the left begin, and those from the right."""
        lines = self._blocks
        left = [place for one in lines if not one.from_right for place in (one.start, *one.further)]
        right = [one.end for one in lines if one.from_right]
        return _middle(left), _middle(right)

    def is_beside_text(self, block: _Block) -> bool:
        """Whether a paragraph begins further from where the others do than any is indented."""
        left, right = self._edges
        edge = right if block.from_right else left
        near = (_INDENT + (_BLANK if block.text.lstrip()[:1] in _OPENING else 0)) * block.size
        if edge is None or self._is_in_the_middle(block):
            return False
        if (left is not None and abs(block.start - left) <= near and not block.from_right) or (
            right is not None and abs(block.end - right) <= near  # Latin words too, where paragraphs begin there
        ):
            return False
        return self._starts.near(block.start, _EDGE * block.size) <= 1

    def goes_on_beside_text(self, block: _Block) -> bool:
        """Whether the lines below the first of a paragraph begin together where no other line of the side does.

        The first may be indented; those below begin at the edge.
        """
        left = self._edges[0]
        if left is None or block.from_right or not block.further:
            return False
        slack = _EDGE * block.size
        place = min(block.further)
        if len(block.further) == 1 and abs(block.start - place) > _ROUNDED and self._is_in_the_middle(block):
            return False  # of lines that are set in the middle, two begin at one place by chance
        alone = max(block.further) - place <= _ROUNDED and abs(place - left) > slack
        others = sum(abs(one - place) <= slack for one in self._lines)
        return alone and others <= len(block.further) + (abs(block.start - place) <= slack)

    @cached_property
    def _lines(self) -> list[float]:
        return [place for one in self._blocks for place in (one.start, *one.further)]


def _middle(places: Sequence[float]) -> float | None:
    """The middle one of some places, if there are enough to tell."""
    return sorted(places)[len(places) // 2] if len(places) > _FEWEST else None


def _out_of_line(block: _Block, beside: Sequence[_Block]) -> bool:
    """Whether a paragraph of a callout shares no edge, and not its middle, with another one of it on the page."""
    far = _INDENT * block.size
    return len(beside) > 1 and not any(
        min(
            abs(one.start - block.start),
            abs(one.end - block.end),
            abs(one.start + one.end - block.start - block.end) / 2,
        )
        <= far
        for one in beside
        if one is not block
    )


def _blocks(page: DrawnPage) -> Iterator[_Block]:
    held: dict[int, list[GlyphRun]] = {}
    boxes: dict[int, int] = {}
    drawn: set[int] = set()
    for item in page.items:
        path, numbers = item.mark.path, item.mark.elements
        at = next((n for n, role in enumerate(path) if role in _KINDS), 0)
        if not at or path[at - 1] not in _SECTIONS | {"Aside"} or item.mark.artifact:
            continue
        if _DRAWN & {*path}:
            drawn.add(numbers[at])
        elif isinstance(item, GlyphRun):
            held.setdefault(numbers[at], []).append(item)
            boxes[numbers[at]] = numbers[at - 1] if path[at - 1] == "Aside" else 0
    for number, runs in held.items():
        inked = [run for run in runs if run.inked]
        is_code = all("Code" in run.mark.path for run in inked)
        if not inked or is_code or number in drawn or any(run.turned for run in runs):
            continue
        first = inked[0]
        line = [run for run in runs if abs(run.origin[1] - first.origin[1]) < first.size]
        kind = next(role for role in first.mark.path if role in _KINDS)
        start = start_of([run for run in line if run.inked])
        end = union(run.box for run in line if run.inked).x1
        text = "".join(run.text for run in line)
        below: dict[float, float] = {}
        for run in inked:
            if abs(run.origin[1] - first.origin[1]) >= first.size:
                place = round(run.origin[1])
                below[place] = min(run.box.x0, below.get(place, run.box.x0))
        single = len(line) == len(runs)
        yield _Block(page, kind, boxes[number], start, end, first.size, text, single, tuple(below.values()))

"""Whether headings, and paragraphs of one line in callouts, stand where the others of their kind do.

A single line has no other line to share an edge with. But headings of a rank begin alike: at the edge of the text, at
its end, or in its middle. Where they do is learned from the file; within a callout it is where its other paragraphs and
its title begin. Not asked of a guide with style sheets of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF068
from guidepress.prove.parsers.pdf.drawing.geometry import union
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.drawing.lines import start_of
from guidepress.prove.parsers.pdf.file import PdfFile

_KINDS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6"})
_SECTIONS = frozenset({"Sect", "Document", "Part", "Art"})
_DRAWN = frozenset({"Figure", "Formula"})
_EDGE = 0.5
"""How far a line may begin from the others of its kind, in sizes of its type."""
_INDENT = 2.0
"""How far a line of a callout may begin from the others, in sizes of its type."""
_ROUNDED = 2.0
"""How far apart (pt) edges may be that are one: optical edges of letters."""
_FEWEST = 2
"""How many others of a kind on pages of the same side must agree on their edge."""
_SHOWN = 50


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

    @property
    def side(self) -> int:
        """Whether its page is a left or a right one."""
        return self.page.number % 2


def prove_lone_lines(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PDF068 for a heading, or a paragraph of a callout, that begins where none of its kind does; once a page."""
    blocks = [block for page in file.drawing.pages for block in _blocks(page)]
    told: set[int] = set()
    for block in blocks:
        if block.single and block.page.number not in told and _astray(block, blocks):
            told.add(block.page.number)
            where = f"page {block.page.label}: “{block.text[:_SHOWN]}”"
            yield PDF068.at(here, f"{where} stands beside the edge of its kind")


def _astray(block: _Block, blocks: Sequence[_Block]) -> bool:
    if block.box:
        return _out_of_line(block, [one for one in blocks if one.box == block.box and one is not block])
    if block.kind == "P":
        return False  # what is indented, and how far, is for each paragraph's class to say
    peers = [one for one in blocks if one.side == block.side and one is not block and not one.box]
    alike = [one for one in peers if one.kind == block.kind]
    slack = _EDGE * block.size
    if len(alike) < _FEWEST or any(abs(one.start - block.start) <= slack for one in peers):
        return False
    edges = _common([one.start for one in alike]), _common([one.end for one in alike])
    left, right = min(one.start for one in peers), max(one.end for one in peers)
    middle = (block.start + block.end) / 2
    shared = edges[1] is not None and abs(block.end - edges[1]) <= slack
    centred = abs(middle - (left + right) / 2) <= slack
    return edges != (None, None) and not shared and not centred and abs(block.end - right) > slack


def _out_of_line(block: _Block, others: Sequence[_Block]) -> bool:
    """Whether a paragraph of a callout shares no edge, and not its middle, with another one of it on the page."""
    beside = [one for one in others if one.page is block.page]
    far = _INDENT * block.size
    return bool(beside) and not any(
        min(
            abs(one.start - block.start),
            abs(one.end - block.end),
            abs(one.start + one.end - block.start - block.end) / 2,
        )
        <= far
        for one in beside
    )


def _common(places: Sequence[float]) -> float | None:
    """Where most begin, or end; ``None`` if there is no such place."""
    counted: Mapping[int, int] = Counter(map(round, places))
    place = max(counted, key=lambda one: counted[one])
    near = sum(abs(one - place) <= _ROUNDED for one in places)
    return place if 2 * near > len(places) else None


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
        yield _Block(page, kind, boxes[number], start, end, first.size, text, len(line) == len(runs))

"""Whether the pages of a PDF follow one another as they are told, and figures stand where they are told.

There is one exception. A figure or table with a caption that no longer fits on its page stands at the top of the next,
and text of the same section that is told after it fills the page before (a designer's rule, and `typeset`'s). So it
must be whole, at the head of the very next page, above all else but such figures that are told before it, and nothing
may have moved up but running text and lower headings of its section, and whole tables before figures, or figures before
tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF068
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import Drawn, GlyphRun, Mark
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import Key
from guidepress.prove.parsers.pdf.tree import content, content_key

_UNITS = frozenset({"Figure", "Table"})
_SECTIONS = frozenset({"Sect", "Part"})
_APART = frozenset({"Note", "FENote"})
_SLACK = 2.0
"""How far (pt) boxes may reach into one another: what is rounded, and the overshoot of letters."""
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class _Piece:
    """A marked content: where it stands, and what it is part of.

    ``unit`` is the figure or table directly in a section that it belongs to (0: none), ``row`` the row of a table,
    ``section`` the innermost section; ``level`` is that of a heading (0: none).
    """

    page: int
    box: Box
    text: str
    roles: tuple[str, ...]
    unit: int
    row: int
    section: int
    level: int


@dataclass(slots=True)
class _Pages:
    """How far the pages are told: the last page, what a row may go back to, and the figures that text moved up before.

    ``wait`` is the page of these figures (-1: none), ``waiting`` gives the foot of each, ``kinds`` what they are,
    ``section`` and ``under`` the section and the lowest heading that they are under.
    """

    high: int = 0
    floor: int = 0
    row: int = 0
    level: int = 1
    wait: int = -1
    section: int = 0
    under: int = 0
    waiting: dict[int, float] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)

    def hold(self, group: Sequence[_Piece]) -> None:
        """A figure waits on its page, below those that wait there already."""
        if self.wait != group[0].page:
            self.waiting, self.kinds, self.under = {}, set(), 0
        self.wait, self.section, self.under = group[0].page, group[0].section, max(self.under, self.level)
        self.waiting[group[0].unit] = min(piece.box.y0 for piece in group)
        self.kinds.add(_kind(group[0]))

    def tell(self, piece: _Piece, *, whole: bool) -> bool:
        """Go on to a piece, of a ``whole`` figure or table if it is of one; whether it stands where it may."""
        if not piece.row or piece.row != self.row:
            self.floor, self.row = self.high, piece.row
        if piece.page >= self.wait:
            self.wait = -1
        right = piece.page >= self.floor and (self.wait < 0 or self._may_move(piece, whole=whole))
        self.high = max(self.high, piece.page)
        self.level = piece.level or self.level
        return right

    def _may_move(self, piece: _Piece, *, whole: bool) -> bool:
        lower = not piece.level or piece.level > self.under
        free = not piece.unit or (whole and _kind(piece) not in self.kinds)
        return lower and free and piece.section == self.section


@dataclass(slots=True)
class _Prover:
    pieces: Sequence[_Piece]
    tops: Mapping[tuple[int, int], float]
    pages: _Pages = field(default_factory=_Pages)

    def astray(self) -> Iterator[tuple[_Piece, int]]:
        """The pieces that stand elsewhere than they are told, with the page that is told before them."""
        at = 0
        for unit, found in groupby(self.pieces, key=lambda piece: piece.unit):
            group = tuple(found)
            at += len(group)
            after = self.pieces[at] if at < len(self.pieces) else None
            behind = self._behind(at, group[0].page) if unit else None
            if behind is not None and behind.page < group[0].page and self._waits(group, behind):
                self.pages.hold(group)
                continue
            before = self.pieces[at - len(group) - 1] if at > len(group) else None
            if unit and _kind(group[0]) == "Figure" and not _between(before, group, after):
                yield group[0], group[0].page
            whole = _is_whole(group)
            for piece in group:
                last = self.pages.high
                if not self.pages.tell(piece, whole=whole):
                    yield piece, last

    def _behind(self, at: int, page: int) -> _Piece | None:
        """What is told next but for figures and tables on the same page, which may wait with the one before them."""
        rest = (self.pieces[number] for number in range(at, len(self.pieces)))
        return next((piece for piece in rest if not piece.unit or piece.page != page), None)

    def _waits(self, group: Sequence[_Piece], after: _Piece) -> bool:
        """Whether a figure or table may stand at the top of the next page, and text behind it before it."""
        page, pages = group[0].page, self.pages
        joins = page == pages.wait == pages.high + 1
        before = pages.waiting if joins else {}
        told = pages.high if joins else max(pages.high, pages.wait)  # where one that waits already stands
        next_page = page == told + 1 and after.page == told
        foot, top = min(piece.box.y0 for piece in group), max(piece.box.y1 for piece in group)
        apart = {group[0].unit, *before}
        others = (high for (number, unit), high in self.tops.items() if number == page and unit not in apart)
        in_order = top <= min(before.values(), default=top) + _SLACK
        return _is_whole(group) and next_page and in_order and max(others, default=foot) <= foot + _SLACK


def prove_page_order(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PDF068 for what stands on a page before that of what is told before it, and for a figure that stands elsewhere.

    The first of each page only: what comes after it is astray with it.
    """
    pieces = list(_pieces(file))
    tops: dict[tuple[int, int], float] = {}
    for piece in pieces:
        key = (piece.page, piece.unit)
        tops[key] = max(tops.get(key, piece.box.y1), piece.box.y1)
    seen: set[int] = set()
    for piece, last in _Prover(pieces, tops).astray():
        if piece.page not in seen:
            seen.add(piece.page)
            shown = piece.text[:_SHOWN] or piece.roles[-1]
            wrong = (
                "stands elsewhere among the words around it"
                if last == piece.page
                else f"is told after what stands on page {file.labels[last]}"
            )
            yield PDF068.at(here, f"page {file.labels[piece.page]}: “{shown}” {wrong}")


def _is_whole(group: Sequence[_Piece]) -> bool:
    """Whether a figure or table stands on one page, with its caption."""
    page = group[0].page
    return all(piece.page == page for piece in group) and any("Caption" in piece.roles for piece in group)


def _kind(piece: _Piece) -> str:
    """Whether a piece belongs to a figure or a table; a table that holds a figure is a table."""
    return next((role for role in piece.roles if role in _UNITS), "")


def _between(before: _Piece | None, group: Sequence[_Piece], after: _Piece | None) -> bool:
    """Whether a figure stands below what is told before it and above what is told after it, where these are near."""
    page, box = group[0].page, group[0].box
    low, high = min(piece.box.y0 for piece in group), max(piece.box.y1 for piece in group)
    if before is not None and before.page == page and _over(before.box, box) and high > before.box.y0 + _SLACK:
        return False
    return not (after is not None and after.page == page and _over(after.box, box) and after.box.y1 > low + _SLACK)


def _over(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _pieces(file: PdfFile) -> Iterator[_Piece]:
    """The marked contents of the document that show something, in the order in which they are told, without notes."""
    drawn: dict[Key, list[Drawn]] = {}
    for page in file.drawing.pages:
        for item in page.items:
            mark, shows = item.mark, item.visible and (not isinstance(item, GlyphRun) or item.inked)
            if shows and mark.mcid is not None and not mark.artifact and not _APART & set(mark.path):
                drawn.setdefault((item.page, mark.form, mark.mcid), []).append(item)
    for element, kid in content(file.structure):
        key = content_key(kid, values.number_of(values.entry(element, "/Pg")), file.numbers)
        if key is not None and (items := drawn.get(key)):
            yield _piece(key[0], items)


def _piece(page: int, items: Sequence[Drawn]) -> _Piece:
    mark, boxes = items[0].mark, [item.visible for item in items if item.visible]
    box = Box(
        min(one.x0 for one in boxes),
        min(one.y0 for one in boxes),
        max(one.x1 for one in boxes),
        max(one.y1 for one in boxes),
    )
    text = "".join(item.text for item in items if isinstance(item, GlyphRun))
    sections = [number for role, number in zip(mark.path, mark.elements, strict=True) if role in _SECTIONS]
    levels = [int(role[1]) for role in mark.path if role[:1] == "H" and role[1:].isdigit()]
    section = sections[-1] if sections else 0
    return _Piece(page, box, text, mark.path, _unit(mark), _first(mark, {"TR"}), section, levels[0] if levels else 0)


def _unit(mark: Mark) -> int:
    for above, role, number in zip(mark.path, mark.path[1:], mark.elements[1:], strict=False):
        if role in _UNITS:
            return number if above in _SECTIONS else 0
    return 0


def _first(mark: Mark, roles: set[str]) -> int:
    return next((number for role, number in zip(mark.path, mark.elements, strict=True) if role in roles), 0)

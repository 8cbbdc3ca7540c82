"""Text that moves up before a figure that no longer fits on its page.

A figure, or a short table with a caption, is kept whole. Where the rest of a page is too low for it, WeasyPrint breaks
the page there and leaves the rest empty. A designer lets the text that follows move up and puts the figure at the top
of the next page. So do we, while a page is laid out: the figure is passed over, what follows it is laid out in its
place, and the next page begins with the figure (`Held` says so in the place where that page takes up the part). More of
them wait together if they fit on one page. Nothing is laid out twice for it but the figures, and nothing but the place
on the paper changes: elements, structure and the order of reading stay those of the guide. What may move is in
`late_rules`.

It is long because all of it stands in for two functions of the engine, whose arguments are passed on by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from guidepress.model.edition import Edition
from guidepress.typeset.accelerations import digest
from guidepress.typeset.paged.geometry import Trim
from guidepress.typeset.paged.late_rules import Blocks, is_paragraph, is_part

PX = 4 / 3
"""A pt in CSS px."""

LEAST_HOLE = 0.12
"""From what share of the type area on a rest of a page is a hole that text moves up into."""

_MOST_OF_MANY = 0.85
"""What share of the type area figures may take that wait together, or of which the first waits, so that the others
stand below it: the rest is for the lines of the paragraph between them that do not move up."""

FITS = {
    "weasyprint.layout.block.block_container_layout": "65842ca53a8391eb",
    "weasyprint.layout.block._in_flow_layout": "c2537262836dd981",
}
"""The functions that are wrapped, and the digest of the source that each wrapper was written for."""

_MARK = "is_late"


def is_late(box: Any) -> bool:
    """Whether a box of a page is a figure or table before which text has moved up to the page before."""
    return bool(getattr(box, _MARK, False))


class Held(int):
    """Where a page takes up a part whose figures were passed over: the number of the first among the part's blocks.

    ``late`` are the numbers of them all, ``then`` is that of the block that follows them on the page, ``rest`` where in
    that block the text goes on.
    """

    late: tuple[int, ...]
    then: int
    rest: Any

    def __new__(cls, late: tuple[int, ...], then: int, rest: Any) -> Held:
        """A place; WeasyPrint, which goes by numbers, takes it for the place of the first figure."""
        made = super().__new__(cls, late[0])
        made.late, made.then, made.rest = late, then, rest
        return made

    @property
    def first(self) -> int:
        """The number that the first figure has on the page: they stand in the place of blocks that are set."""
        return self.then - len(self.late)

    def __eq__(self, other: object) -> bool:
        mine = (self.late, self.then, self.rest)
        return isinstance(other, Held) and mine == (other.late, other.then, other.rest)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = int.__hash__

    def __deepcopy__(self, _memo: object) -> Held:
        return self


@dataclass(slots=True)
class _Setting:
    """One layout of a part on a page: its blocks, the one that it goes on in, where, and the figures passed over."""

    blocks: Blocks
    then: int = 0
    rest: Any = None
    late: tuple[int, ...] = ()
    heights: dict[int, float] = field(default_factory=dict)


def moving_text(edition: Edition, trim: Trim) -> AbstractContextManager[None]:
    """Text moves up on the pages of an edition; not in a leaflet, whose blocks are chosen for its panels."""
    return nullcontext() if edition.chosen else text_moves_up((trim.height - trim.top - trim.bottom) * PX)


@contextmanager
def text_moves_up(height: float) -> Iterator[None]:
    """While this lasts, text moves up before figures; ``height`` is that of the type area (CSS px).

    The names are process-wide. If WeasyPrint's functions are not those that this was written for, nothing moves.
    """
    if any(digest(name) != known for name, known in FITS.items()):
        yield
        return
    from weasyprint.layout import block

    before = block.block_container_layout, block._in_flow_layout
    pages = _Pages(height, *before)
    block.block_container_layout, block._in_flow_layout = pages.container, pages.in_flow
    try:
        yield
    finally:
        block.block_container_layout, block._in_flow_layout = before


class _Pages:
    """The two functions of WeasyPrint's with figures passed over."""

    def __init__(self, height: float, container: Callable[..., Any], in_flow: Callable[..., Any]) -> None:
        self._height, self._container, self._in_flow = height, container, in_flow
        self._settings: dict[int, _Setting] = {}

    def container(self, context: Any, box: Any, bottom_space: float, skip_stack: Any, *more: Any, **named: Any) -> Any:
        """Lay out the blocks in a box; if it is a part, some of its figures may be passed over, or stand first."""
        if not is_part(box) or context.in_column:
            return self._container(context, box, bottom_space, skip_stack, *more, **named)
        blocks = box.children
        place = next(iter(skip_stack)) if skip_stack else None
        held = place if isinstance(place, Held) and place < len(blocks) else None
        late = [blocks[one] for one in held.late] if held is not None else []
        if held is not None:
            box.children = [*blocks[: held.first], *late, *blocks[held.then :]]
            for figure in late:
                setattr(figure, _MARK, True)
            skip_stack = {held.first: skip_stack[held]}
        setting = _Setting(Blocks(box.children, lambda numbers: self._fit(context, box, numbers)))
        if held is not None:
            setting.then, setting.rest = held.then, held.rest
        self._settings[id(box)] = setting
        try:
            made = self._container(context, box, bottom_space, skip_stack, *more, **named)
        finally:
            del self._settings[id(box)]
            if late:
                box.children = blocks
            for figure in late:
                delattr(figure, _MARK)
        return made if made[0] is None else (made[0], _resume(made[1], setting, held, len(blocks)), *made[2:])

    def in_flow(
        self,
        context: Any,
        box: Any,
        index: int,
        child: Any,
        placed: list[Any],
        page_is_empty: bool,
        absolute: Any,
        fixed: Any,
        margins: list[float],
        bottom: float,
        top: float,
        skip: Any,
        *more: Any,
    ) -> Any:
        """Lay out one block of a box, or pass over it, or end the page before what may not stand before a figure."""
        setting = self._settings.get(id(box))
        if setting is None:
            return self._in_flow(
                context, box, index, child, placed, page_is_empty, absolute, fixed, margins, bottom, top, skip, *more
            )
        if setting.late and not self._moves(context, box, setting, index, margins, bottom):
            if not setting.blocks.may_wait(index, setting.late):
                return _end(context, index, child, placed, absolute, fixed, margins, top, more)
            setting.late += (index,)
            return False, False, None, top, margins, more[3], placed, more[4]
        if index == setting.then and setting.rest is not None:
            skip = setting.rest
        elif not setting.late and index >= setting.then:
            below = (placed or not page_is_empty) and skip is None
            if below and self._waits(context, box, setting.blocks, index, margins, bottom, top):
                setting.late = (index,)
                return False, False, None, top, margins, more[3], placed, more[4]
        with _indented(child, _indent(setting, index, placed)):
            return self._in_flow(
                context, box, index, child, placed, page_is_empty, absolute, fixed, margins, bottom, top, skip, *more
            )

    def _waits(
        self, context: Any, box: Any, blocks: Blocks, index: int, margins: list[float], bottom: float, top: float
    ) -> bool:
        """Whether a block is a figure that does not fit, leaves a hole, and has text behind it that may move up."""
        if context.page_bottom - bottom - top < LEAST_HOLE * self._height or not blocks.may_wait(index):
            return False
        figure = _laid_out(context, box, index, margins)
        return not _is_room(context, figure, bottom) and figure.border_height() <= self._height

    def _moves(
        self, context: Any, box: Any, setting: _Setting, index: int, margins: list[float], bottom: float
    ) -> bool:
        """Whether a block may stand before those that wait; a figure or table only where it fits whole."""
        if not setting.blocks.moves(index, setting.late):
            return False
        return not setting.blocks.is_float(index) or _is_room(context, _laid_out(context, box, index, margins), bottom)

    def _fit(self, context: Any, box: Any, numbers: Sequence[int]) -> bool:
        known = self._settings[id(box)].heights
        for index in numbers:
            if index not in known:
                known[index] = float(_laid_out(context, box, index, []).margin_height())
        return sum(known[index] for index in numbers) <= _MOST_OF_MANY * self._height


def _is_room(context: Any, figure: Any, bottom: float) -> bool:
    """Whether the rest of the page has room for a figure that was laid out there."""
    return not context.overflows_page(bottom, figure.border_box_y() + figure.border_height())


def _laid_out(context: Any, box: Any, index: int, margins: list[float]) -> Any:
    """One block of a box, laid out for itself as if there were room for all of it."""
    from weasyprint.layout.block import block_level_layout, remove_placeholders

    child, absolute = box.children[index], list[Any]()
    place = getattr(child, "position_x", box.position_x), getattr(child, "position_y", box.position_y)
    child.position_x, child.position_y = place
    made = block_level_layout(
        context, child, float("-inf"), None, box, False, absolute, absolute, [*margins], None, None, False, None
    )[0]
    remove_placeholders(context, [made], absolute, absolute)
    child.position_x, child.position_y = place
    return made


def _end(
    context: Any,
    index: int,
    child: Any,
    placed: list[Any],
    absolute: Any,
    fixed: Any,
    margins: list[float],
    top: float,
    more: Sequence[Any],
) -> Any:
    """End the page before a block, or sooner where nothing may be parted there."""
    from weasyprint.layout import block

    resume: Any = {index: None}
    last = block.find_last_class_a_break_point_child(placed)
    if last is not None and block.avoid_page_break(block.block_level_page_break(last, child), context):
        placed, resume = block.find_earlier_page_break(context, placed, absolute, fixed) or (placed, resume)
    return False, True, resume, top, margins, more[3], placed, more[4]


def _resume(resume: Any, setting: _Setting, held: Held | None, count: int) -> Any:
    """Where the next page takes up a part that has so many blocks."""
    if held is not None and resume is not None:
        ((index, inside),) = resume.items()
        if held.first <= index < held.then:  # a figure is higher than the page, or than what is left of it
            return {Held(held.late[index - held.first :], held.then, held.rest): inside}
        if index == held.then and inside is None:
            resume = {index: held.rest}
    late = setting.late
    if not late:
        return resume
    if resume is None:
        return {Held(late, count, None): None}
    ((index, inside),) = resume.items()
    if index <= late[0]:
        return resume
    late = tuple(one for one in late if one < index)
    return (
        {late[0]: None}
        if late == tuple(range(late[0], index)) and inside is None
        else {Held(late, index, inside): None}
    )


def _indent(setting: _Setting, index: int, placed: list[Any]) -> Any:
    """The indent of a paragraph that stands below another block than in the guide, or ``None`` if that is the same.

    The sheets indent a paragraph that follows another; they go by the guide.
    """
    if not placed or not is_paragraph(setting.blocks.boxes[index]):
        return None
    if index - 1 in setting.late and placed[-1].element_tag == "p":
        return setting.blocks.follow(index)
    if index == setting.then and setting.rest is None:
        from weasyprint.css.properties import ZERO_PIXELS

        return ZERO_PIXELS
    return None


@contextmanager
def _indented(paragraph: Any, indent: Any) -> Iterator[None]:
    """While this lasts, a paragraph is laid out with another indent."""
    if indent is None:
        yield
        return
    lines = paragraph.children[0]
    before = lines.style
    lines.style = before.copy()
    lines.style["text_indent"] = indent
    try:
        yield
    finally:
        lines.style = before

"""Text that moves up before a figure that no longer fits on its page.

A figure, or a short table with a caption, is kept whole. Where the rest of a page is too low for it, WeasyPrint breaks
the page there and leaves the rest empty. A designer lets the text that follows move up and puts the figure at the top of
the next page. So do we, while a page is laid out: the figure is passed over, what follows it is laid out in its place,
and the next page begins with the figure (`Held` says so in the place where that page takes up the part). Nothing is laid
out twice for it but the figure, and nothing but the place on the paper changes: elements, structure and the order of
reading stay those of the guide.

What moves up is running text of the same section: paragraphs, lists, quotations, callouts that do not speak of the
figure, headings below the one that the figure stands under. It ends at anything else. A figure that a sentence announces
with a colon stays behind it, and so does one that calls a note: notes stay in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from guidepress.model.edition import Edition
from guidepress.typeset.accelerations import digest
from guidepress.typeset.paged.geometry import Trim

PX = 4 / 3
"""A pt in CSS px."""

LEAST_HOLE = 0.12
"""From what share of the type area on a rest of a page is a hole that text moves up into."""

FITS = {
    "weasyprint.layout.block.block_container_layout": "65842ca53a8391eb",
    "weasyprint.layout.block._in_flow_layout": "c2537262836dd981",
}
"""The functions that are wrapped, and the digest of the source that each wrapper was written for."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = frozenset({"p", "ul", "ol", "dl", "blockquote", "pre", "div", "aside", *_HEADINGS})
_WHOLE = frozenset({"short", "one-page"})
"""Classes of tables that are not broken."""
_FIXED = frozenset({"disclaimer", "contents", "references"})
"""Parts in which everything stands where it is written."""
_COLONS = (":", "\N{FULLWIDTH COLON}")
_MARK = "is_late"


def is_late(box: Any) -> bool:
    """Whether a box of a page is a figure or table before which text has moved up to the page before."""
    return bool(getattr(box, _MARK, False))


class Held(int):
    """Where a page takes up a part whose figure was passed over: the number of the figure among the part's blocks.

    ``then`` is the number of the block that follows it on the page, ``rest`` where in that block the text goes on.
    """

    then: int
    rest: Any

    def __new__(cls, figure: int, then: int, rest: Any) -> Held:
        """A place; WeasyPrint, which goes by numbers, takes it for the place of the figure."""
        made = super().__new__(cls, figure)
        made.then, made.rest = then, rest
        return made

    def __eq__(self, other: object) -> bool:
        mine = (int(self), self.then, self.rest)
        return isinstance(other, Held) and mine == (int(other), other.then, other.rest)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = int.__hash__

    def __deepcopy__(self, _memo: object) -> Held:
        return self


@dataclass(slots=True)
class _Setting:
    """One layout of a part on a page: the block that it goes on in, where, and the figure that was passed over."""

    then: int | None = None
    rest: Any = None
    late: int | None = None


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
        """Lay out the blocks in a box; if it is a part, one of its figures may be passed over, or stand first."""
        if not _is_part(box) or context.in_column:
            return self._container(context, box, bottom_space, skip_stack, *more, **named)
        setting, blocks = _Setting(), box.children
        held = next(iter(skip_stack)) if skip_stack else None
        if isinstance(held, Held):
            setting.then, setting.rest = held.then, held.rest
            box.children = [*blocks[: held.then - 1], blocks[held], *blocks[held.then :]]
            setattr(blocks[held], _MARK, True)
            skip_stack = {held.then - 1: skip_stack[held]}
        self._settings[id(box)] = setting
        try:
            made = self._container(context, box, bottom_space, skip_stack, *more, **named)
        finally:
            del self._settings[id(box)]
            if isinstance(held, Held):
                box.children = blocks
                delattr(blocks[held], _MARK)
        return made if made[0] is None else (made[0], _resume(made[1], setting, held, len(blocks)), *made[2:])

    def in_flow(
        self, context: Any, box: Any, index: int, child: Any, placed: list[Any], page_is_empty: bool,
        absolute: Any, fixed: Any, margins: list[float], bottom: float, top: float, skip: Any, *more: Any,
    ) -> Any:  # fmt: skip
        """Lay out one block of a box, or pass over it, or end the page before what may not stand before a figure."""
        setting = self._settings.get(id(box))
        if setting is not None:
            if index == setting.then and setting.rest is not None:
                skip = setting.rest
            elif setting.late is None:
                at_top = page_is_empty and not placed
                if not at_top and skip is None and self._is_late(context, box, index, margins, bottom, top):
                    setting.late = index
                    return False, False, None, top, margins, more[3], placed, more[4]
            elif not _moves(box.children, index, setting.late):
                return self._end(context, index, child, placed, absolute, fixed, margins, top, more)
        return self._in_flow(
            context, box, index, child, placed, page_is_empty, absolute, fixed, margins, bottom, top, skip, *more
        )

    def _is_late(self, context: Any, box: Any, index: int, margins: list[float], bottom: float, top: float) -> bool:
        """Whether a block is a figure that does not fit, leaves a hole, and has text behind it that may move up."""
        hole = context.page_bottom - bottom - top
        if hole < LEAST_HOLE * self._height or not _may_wait(box.children, index):
            return False
        from weasyprint.layout.block import block_level_layout, remove_placeholders

        figure = box.children[index]
        place = figure.position_x, figure.position_y
        absolute: list[Any] = []
        made = block_level_layout(
            context, figure, float("-inf"), None, box, True, absolute, absolute, list(margins), None, None, False, None
        )[0]
        remove_placeholders(context, [made], absolute, absolute)
        figure.position_x, figure.position_y = place
        foot = made.border_box_y() + made.border_height()
        return bool(context.overflows_page(bottom, foot)) and made.border_height() <= self._height

    def _end(
        self, context: Any, index: int, child: Any, placed: list[Any], absolute: Any, fixed: Any,
        margins: list[float], top: float, more: Sequence[Any],
    ) -> Any:  # fmt: skip
        """End the page before a block, or sooner where nothing may be parted there."""
        from weasyprint.layout import block

        resume: Any = {index: None}
        last = block.find_last_class_a_break_point_child(placed)
        if last is not None and block.avoid_page_break(block.block_level_page_break(last, child), context):
            placed, resume = block.find_earlier_page_break(context, placed, absolute, fixed) or (placed, resume)
        return False, True, resume, top, margins, more[3], placed, more[4]


def _resume(resume: Any, setting: _Setting, held: Any, count: int) -> Any:
    """Where the next page takes up a part that has so many blocks."""
    if isinstance(held, Held) and resume is not None:
        ((index, inside),) = resume.items()
        if index == held.then - 1:  # the figure is higher than the page
            return {held: inside}
        if index == held.then and inside is None:
            resume = {index: held.rest}
    late = setting.late
    if late is None:
        return resume
    if resume is None:
        return {Held(late, count, None): None}
    ((index, inside),) = resume.items()
    if index <= late:
        return resume
    return {late: None} if index == late + 1 and inside is None else {Held(late, index, inside): None}


def _is_part(box: Any) -> bool:
    element = box.element
    if element is None or element.tag != "section" or box.element_tag != "section":
        return False
    names = (element.get("class") or "").split()
    return "part" in names and _FIXED.isdisjoint(names)


def _may_wait(blocks: Sequence[Any], index: int) -> bool:
    """Whether a block is a whole figure or table with a caption that text may stand before."""
    element = blocks[index].element
    if element is None or not element.get("id"):
        return False
    names = (element.get("class") or "").split()
    if element.tag == "table":
        whole = element.find("caption") is not None and not _WHOLE.isdisjoint(names)
    else:
        whole = element.tag == "figure" and element.find("figcaption") is not None
    if not whole or any(one.get("role") in {"doc-noteref", "doc-footnote"} for one in element.iter()):
        return False
    announced = index and _announces(blocks[index - 1].element)
    return not announced and _moves(blocks, index + 1, index)


def _moves(blocks: Sequence[Any], index: int, late: int) -> bool:
    """Whether a block may stand before a figure that is told before it."""
    element = blocks[index].element if index < len(blocks) else None
    if element is None or element.tag not in _TEXT or blocks[index].element_tag != element.tag:
        return False
    if any(one.get("data-wording") for one in element.iter()):
        return False
    if element.tag in _HEADINGS:
        heads = [one.element.tag for one in blocks[:late] if one.element is not None and one.element.tag in _HEADINGS]
        return element.tag > (heads[-1] if heads else "h1") and _moves(blocks, index + 1, late)
    if element.tag == "aside":
        is_note = "footnote" in (element.get("class") or "").split()
        return index > late + 1 if is_note else not _speaks_of(element, blocks[late].element)
    return not _announces(element) or _moves(blocks, index + 1, late)


def _speaks_of(element: Any, figure: Any) -> bool:
    name = figure.get("id")
    return any(unquote(link.get("href", "")) == f"#{name}" for link in element.iter("a"))


def _announces(element: Any) -> bool:
    """Whether a paragraph ends with a colon: what it announces stands behind it."""
    return element is not None and element.tag == "p" and "".join(_said(element)).rstrip().endswith(_COLONS)


def _said(element: Any) -> Iterator[str]:
    """The text of an element without the notes in it."""
    yield element.text or ""
    for child in element:
        if "footnote" not in (child.get("class") or "").split():
            yield from _said(child)
        yield child.tail or ""

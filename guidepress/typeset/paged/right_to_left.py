"""What the typesetter does not do of text that runs from right to left, done for it.

WeasyPrint 70 orders the letters of each text box by the Unicode Bidirectional Algorithm, but the boxes of a line by the
direction of their block alone: "one *two* three", quoted in a line of Arabic, would stand in the order "three two one".
So such a run becomes a ``span`` with a ``dir`` of its own (`isolate_runs`). And it forgets the indent of a first line
that begins at the right (`right_indents`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from guidepress.model.xhtml import BLOCKS, classes
from guidepress.standards.bidi import levels

_OBJECT = "\ufffc"
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ATOMS = frozenset({"img", "svg"})

_WHOLE = -1
Slot = tuple[etree._Element, int]
"""A piece of text: the element that it stands in, and 0 for the text before its first child, n for that behind child n;
`_WHOLE` for an element that is one sign."""


def isolate_runs(root: etree._Element, *, rtl: bool) -> None:
    """Wrap each run of text that goes against its block over several elements; ``rtl`` is how the guide runs."""
    text = "".join(root.itertext())
    if rtl or _RIGHT.search(text):
        for block in list(root.iter(etree.Element)):
            if _is_context(block):
                _isolate(block, rtl=_runs_from_right(block, guide=rtl))


def _is_context(element: etree._Element) -> bool:
    """Whether text begins anew in an element: a block, a note (which is inline here), something with a direction."""
    return (
        element.tag in BLOCKS
        or bool(element.get("dir"))
        or any(name == "footnote" or name.startswith("note-") for name in classes(element))
    )


def _runs_from_right(element: etree._Element, *, guide: bool) -> bool:
    own = next((up.get("dir") for up in (element, *element.iterancestors()) if up.get("dir")), None)
    return own == "rtl" if own else guide


@dataclass(slots=True)
class _Line:
    """The text of a block as one line, and where each sign of it stands."""

    signs: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        """Add what is in an element. What begins anew in it counts as one sign that has no direction."""
        self._add(element.text, (element, 0))
        for number, child in enumerate(element, 1):
            if not isinstance(child.tag, str):
                pass
            elif _is_context(child) or child.tag in _ATOMS:
                self._add(_OBJECT, (child, _WHOLE))
            else:
                self.read(child)
            self._add(child.tail, (element, number))

    def _add(self, text: str | None, slot: Slot) -> None:
        for sign in text or "":
            self.signs.append(sign)
            self.slots.append(slot)


def _isolate(block: etree._Element, *, rtl: bool) -> None:
    line = _Line()
    line.read(block)
    if not any(slot != line.slots[0] for slot in line.slots):
        return
    found = levels("".join(line.signs), rtl=rtl)
    against = [level == 2 if rtl else level > 0 for level in found]
    for start, end in reversed(list(_runs(against))):
        if len(set(line.slots[start:end])) > 1:
            _wrap(line, start, end, "ltr" if rtl else "rtl")


def _runs(marks: list[bool]) -> Iterator[tuple[int, int]]:
    """Where the runs of true marks begin and end."""
    start: int | None = None
    for place, mark in enumerate((*marks, False)):
        if mark and start is None:
            start = place
        elif not mark and start is not None:
            yield start, place
            start = None


def _wrap(line: _Line, start: int, end: int, direction: str) -> None:
    """Put a run into a ``span``: in the innermost element that holds all of it, whatever lies in the run as a whole.

    An element that reaches out of the run, and text in it, stay where they are.
    """
    slots = line.slots[start:end]
    holder = _common(slots)
    first, last = slots[0], slots[-1]
    whole = [child for child in holder if _inside(child, line, start, end)]
    if not whole:
        return
    left = _count(line, first, start) if first[0] is holder else None
    right = _count(line, last, end) if last[0] is holder else None
    span = etree.Element("span", {"dir": direction})
    begin, finish = holder.index(whole[0]), holder.index(whole[-1])
    if left is not None and first[1] == begin:
        text = _text(holder, begin)
        _set_text(holder, begin, text[:left])
        span.text = text[left:]
    tail = whole[-1].tail or ""
    kept = tail
    if right is not None and last[1] == finish + 1:
        kept = tail[right:]
        whole[-1].tail = tail[:right] or None
    else:
        whole[-1].tail = None
    for child in holder[begin : finish + 1]:
        span.append(child)
    span.tail = kept or None
    holder.insert(begin, span)


def _common(slots: list[Slot]) -> etree._Element:
    """The innermost element that holds all of some pieces."""
    holders = dict.fromkeys(element if place != _WHOLE else element.getparent() for element, place in slots)
    paths = [[*reversed(list(holder.iterancestors())), holder] for holder in holders if holder is not None]
    shared = [steps[0] for steps in zip(*paths, strict=False) if all(step is steps[0] for step in steps)]
    found: etree._Element = shared[-1]
    return found


def _inside(child: etree._Element, line: _Line, start: int, end: int) -> bool:
    """Whether all signs of a child lie in a run, and there is one."""
    held = set(child.iter())
    places = [place for place, (element, _slot) in enumerate(line.slots) if element in held]
    return bool(places) and start <= places[0] and places[-1] < end


def _count(line: _Line, slot: Slot, place: int) -> int:
    """How many signs of a slot stand before a place of the line."""
    return sum(one == slot for one in line.slots[:place])


def _text(element: etree._Element, slot: int) -> str:
    return (element.text if slot == 0 else element[slot - 1].tail) or ""


def _set_text(element: etree._Element, slot: int, text: str) -> None:
    if slot == 0:
        element.text = text or None
    else:
        element[slot - 1].tail = text or None


@contextmanager
def right_indents() -> Iterator[None]:
    """While this lasts, the first line of a paragraph from the right is indented at the right.

    WeasyPrint takes the indent off the line's room, and then sets the line flush right all the same. The name is
    process-wide.
    """
    from weasyprint.layout import inline

    before = inline.get_next_linebox

    def indented(context: Any, linebox: Any, position_y: Any, bottom: Any, skip: Any, block: Any, *more: Any) -> Any:
        made = before(context, linebox, position_y, bottom, skip, block, *more)
        line, indent = made[0], linebox.text_indent
        if line is not None and indent and block.style["direction"] == "rtl":
            for child in line.children:
                child.translate(dx=-indent)
        return made

    inline.get_next_linebox = indented
    try:
        yield
    finally:
        inline.get_next_linebox = before

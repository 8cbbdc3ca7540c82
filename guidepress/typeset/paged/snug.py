"""Parts that end with a few lines on a page of their own: they are set with less white, if that saves the page.

The sheets say what less white is (``data-snug``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_FEW, _FEW_FACTS = 0.2, 0.5
"""What share of its page the end of a part fills at most to be a few lines; of the contents, of the edition's facts."""

_FACTS = frozenset({"contents", "imprint"})


def snug(pages: Sequence[Any], known: Mapping[str, int]) -> dict[str, int]:
    """The parts on some pages that end with a few lines on a page of their own, and how many pages each shall have.

    Parts are named by their ``data-n``. One that was set with less white, as is ``known``, and has as many pages as
    before is left as it would be: it has 0.
    """
    standing: dict[str, list[list[Any]]] = {}
    for page in pages:
        boxes = _parts(page)
        for number in dict.fromkeys(box.element.get("data-n") for box in boxes):
            standing.setdefault(number, []).append([page, *boxes])
    found = {}
    for number, stands in standing.items():
        if number in known:
            if len(stands) > known[number] > 0:
                found[number] = 0
        elif len(stands) > 1 and _are_few_lines(*stands[-1]):
            found[number] = len(stands) - 1
    return found


def _are_few_lines(page: Any, *parts: Any) -> bool:
    """Whether a page has nothing but the last lines of one part."""
    drawn = page._page_box
    if len(parts) > 1 or any(map(_holds_notes, drawn.children)):
        return False
    used = parts[0].border_box_y() + parts[0].border_height() - drawn.content_box_y()
    facts = _FACTS & set(parts[0].element.get("class", "").split())
    return bool(used <= (_FEW_FACTS if facts else _FEW) * drawn.height)


def _parts(page: Any) -> list[Any]:
    """The boxes of the parts on a page."""
    inside = (box for box in page._page_box.descendants() if box.element is not None and box.element.tag == "section")
    return [box for box in inside if box.element.get("data-n") and box.element_tag == "section"]


def _holds_notes(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, boxes.FootnoteAreaBox) and bool(box.children)

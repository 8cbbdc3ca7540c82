"""Which blocks of a part may stand before a figure that is told before them, and which figures may wait.

What may move up is running text of the same section: paragraphs, lists, quotations, callouts that do not speak of the
figure, headings below the one that the figure stands under; and a table before a figure, or a figure before a table,
for each kind is counted by itself. A figure that a sentence announces with a colon stays behind it, and so does one
that calls a note: notes stay in their order. What waits is named by its numbers among the blocks, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = frozenset({"p", "ul", "ol", "dl", "blockquote", "pre", "div", "aside", *_HEADINGS})
_WHOLE = frozenset({"short", "one-page"})
"""Classes of tables that are not broken."""
_FIXED = frozenset({"disclaimer", "contents", "references"})
"""Parts in which everything stands where it is written."""
_COLONS = (":", "\N{FULLWIDTH COLON}")


def is_part(box: Any) -> bool:
    """Whether a box is a part in whose text figures may wait."""
    element = box.element
    if element is None or element.tag != "section" or box.element_tag != "section":
        return False
    return "part" in _names(element) and _FIXED.isdisjoint(_names(element))


@dataclass(frozen=True)
class Blocks:
    """The blocks of a part, as boxes. ``fit`` says whether a page has room for some of them, by their numbers."""

    boxes: Sequence[Any]
    fit: Callable[[Sequence[int]], bool]

    def may_wait(self, number: int, late: tuple[int, ...] = ()) -> bool:
        """Whether a block is a whole figure or table with a caption that may stand below the text behind it.

        If others are ``late``, it stands below them, if there is room for all.
        """
        if not self.is_float(number) or (number and announces(self.boxes[number - 1].element)):
            return False
        if self._calls_notes(number) or (late and not self.fit((*late, number))):
            return False
        return self.moves(number + 1, (*late, number)) or self.may_wait(number + 1, (*late, number))

    def moves(self, number: int, late: tuple[int, ...]) -> bool:
        """Whether a block may stand before figures that are told before it."""
        element = self._element(number)
        if element is None or self.boxes[number].element_tag != element.tag:
            return False
        if any(one.get("data-wording") for one in element.iter()) or not self._keeps_mention(number, late):
            return False
        if self.is_float(number):
            alike = any(self._element(one).tag == element.tag for one in late)
            return not alike and not self._calls_notes(number)
        if element.tag not in _TEXT:
            return False
        if element.tag in _HEADINGS:
            return element.tag > self._heading_over(late) and self._text_moves(number + 1, late)
        if element.tag == "aside":
            if "footnote" in _names(element):
                return number > late[-1] + 1
            return {self._element(one).get("id") for one in late}.isdisjoint(_spoken_of(element))
        return not announces(element) or self._text_moves(number + 1, late)

    def _text_moves(self, number: int, late: tuple[int, ...]) -> bool:
        """Whether what a heading or a colon stands before moves with it; a figure might not fit, and part them."""
        return not self.is_float(number) and self.moves(number, late)

    def _calls_notes(self, number: int) -> bool:
        return any(one.get("role") in {"doc-noteref", "doc-footnote"} for one in self._element(number).iter())

    def _element(self, number: int) -> Any:
        return self.boxes[number].element if number < len(self.boxes) else None

    def is_float(self, number: int) -> bool:
        """Whether a block is a picture or a table with a caption; words with a caption are text, and stay in place."""
        element = self._element(number)
        if element is None or not element.get("id"):
            return False
        if element.tag == "table":
            return element.find("caption") is not None and not _WHOLE.isdisjoint(_names(element))
        return element.tag == "figure" and element.find("figcaption") is not None and element.find("img") is not None

    def _heading_over(self, late: tuple[int, ...]) -> str:
        """The lowest heading over what waits; what stands before the first is no less than what stands below it."""
        found = ["h2"]
        for number in late:
            tags = (self._element(one).tag for one in range(number - 1, -1, -1) if self._element(one) is not None)
            found.append(next((tag for tag in tags if tag in _HEADINGS), "h1"))
        return max(found)

    def _keeps_mention(self, number: int, late: tuple[int, ...]) -> bool:
        """Whether other figures that a block speaks of stand right behind it, and fit below those that wait.

        Else the block would move up and its figures could not: two pages would lie between them.
        """
        ahead = {self._floats.get(name, -1) for name in _spoken_of(self._element(number))}
        ahead = {one for one in ahead if one > number}
        behind = range(number + 1, number + 1 + len(ahead))
        return not ahead or (ahead == set(behind) and self.fit((*late, *behind)))

    @cached_property
    def _floats(self) -> Mapping[str, int]:
        """The figures and tables that may wait if there is reason to, by their ids."""
        return {self._element(one).get("id"): one for one in range(len(self.boxes)) if self.is_float(one)}

    def follow(self, number: int) -> Any:
        """The style of the first line of paragraphs that stand below another, or ``None`` if a part has none."""
        for before, box in zip(self.boxes, self.boxes[1:], strict=False):
            if is_paragraph(before) and is_paragraph(box) and box is not self.boxes[number]:
                return box.children[0].style["text_indent"]
        return None


def is_paragraph(box: Any) -> bool:
    """Whether a box is a plain paragraph with lines."""
    return box.element_tag == "p" and not _names(box.element) and len(box.children) == 1


def _names(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _spoken_of(element: Any) -> Iterator[str]:
    """The ids that links in an element lead to."""
    return (unquote(link.get("href", ""))[1:] for link in element.iter("a") if link.get("href", "").startswith("#"))


def announces(element: Any) -> bool:
    """Whether a paragraph ends with a colon: what it announces stands behind it."""
    return element is not None and element.tag == "p" and "".join(_said(element)).rstrip().endswith(_COLONS)


def _said(element: Any) -> Iterator[str]:
    """The text of an element without the notes in it."""
    yield element.text or ""
    for child in element:
        if "footnote" not in _names(child):
            yield from _said(child)
        yield child.tail or ""

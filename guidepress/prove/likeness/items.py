"""Whether the items of a list stand beside their own labels, and in line with one another.

The label and the words of an item are told together, and seen together only where they stand on one line: two steps
that change places beside their numbers read as another order. The words of the items of one list begin at one edge; an
item that begins further in reads as one below the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import BOXES
from guidepress.prove.likeness.rules import PDF068
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.items import Drawn, DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.drawing.lines import runs_from_right
from guidepress.prove.parsers.pdf.file import PdfFile

_PLAIN = frozenset({"LBody", "P", "Span", "Em", "Strong", "Link", "Reference", "Quote", "Code"})
"""What the words of an item lie in where they begin on its first line, as letters."""
_LEVEL = 0.6
"""How far the feet of a label and its words may be apart, in sizes of the type."""
_EDGE = 0.5
"""How far the words of an item may begin from those of the others: the padding of a key, an optical edge."""
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list on the page that it begins on: its label, the first run of its words, and its first line."""

    listing: int
    label: GlyphRun | None
    words: GlyphRun
    line: Sequence[GlyphRun]


def prove_items(file: PdfFile, here: Place, *, styled: bool = False) -> Iterator[Finding]:
    """PDF068 for an item beside the label of another, or beside the edge of its list; once a page.

    The edges are not asked of a guide that is ``styled`` by sheets of its own.
    """
    begun: set[int] = set()
    terms = frozenset(_terms(file))
    for page in file.drawing.pages:
        items = [one for one in _items(page, begun) if one.listing not in terms]
        odd = next((one for one in items if _is_beside_label(one)), None)
        if odd is not None:
            yield PDF068.at(here, f"page {page.label}: “{odd.words.text[:_SHOWN]}” does not stand beside its label")
        elif not styled and (far := _out_of_line(items)) is not None:
            yield PDF068.at(here, f"page {page.label}: “{far.words.text[:_SHOWN]}” stands beside the edge of its list")


def _terms(file: PdfFile) -> Iterator[int]:
    """The lists whose labels are words of their own, above what is said of them (ISO 32000-1, table 347)."""
    for element in file.elements:
        if values.name(values.entry(element, "/S")) == "L":
            attributes = values.entry(element, "/A")
            held = values.items(attributes) or [attributes]
            if {values.name(values.entry(one, "/ListNumbering")) for one in held} & {"None", "Description"}:
                yield values.number_of(element)[0]


def _items(page: DrawnPage, begun: set[int]) -> Iterator[_Item]:
    """The items whose words begin on a page; those of an item that began before are none."""
    labels: dict[int, GlyphRun] = {}
    firsts: dict[int, tuple[int, Drawn]] = {}
    lines: dict[int, list[GlyphRun]] = {}
    for item in page.items:
        path, numbers = item.mark.path, item.mark.elements
        at = next((n for n in range(len(path) - 1, 0, -1) if path[n] == "LI"), None)
        if at is None or at >= len(numbers) or item.mark.artifact or (isinstance(item, GlyphRun) and not item.inked):
            continue
        number, listing = numbers[at], numbers[at - 1]
        if "Lbl" in path[at:]:
            if isinstance(item, GlyphRun):
                labels.setdefault(number, item)
            continue
        first = firsts.setdefault(number, (listing, item))[1]
        if isinstance(item, GlyphRun) and isinstance(first, GlyphRun) and _are_level(item, first):
            lines.setdefault(number, []).append(item)
    for number, (listing, first) in firsts.items():
        inside = first.mark.path[len(first.mark.path) - first.mark.path[::-1].index("LI") :]
        if number not in begun and isinstance(first, GlyphRun) and _PLAIN.issuperset(inside) and not first.turned:
            yield _Item(listing, labels.get(number), first, lines[number])
    begun |= firsts.keys() | labels.keys()


def _are_level(one: GlyphRun, other: GlyphRun) -> bool:
    return abs(one.origin[1] - other.origin[1]) <= _LEVEL * max(one.size, other.size)


def _is_beside_label(item: _Item) -> bool:
    return item.label is not None and not item.label.turned and not _are_level(item.label, item.words)


def _out_of_line(items: Sequence[_Item]) -> _Item | None:
    """An item that begins elsewhere than the others of its list, at the left or the right, in lists of one column."""
    lists: dict[tuple[int, bool], list[_Item]] = {}
    for item in items:  # the box of a task stands in place of a bullet, and its words begin behind it
        lists.setdefault((item.listing, item.words.text.strip() in BOXES), []).append(item)
    for held in lists.values():
        words = [one.words for one in held]
        if any(later.origin[1] >= earlier.origin[1] for earlier, later in pairwise(words)):
            continue
        far = _far([min(run.box.x0 for run in one.line) for one in held], held)
        if far is not None and any(map(_may_run_from_right, held)):
            far = _far([max(run.box.x1 for run in one.line) for one in held], held)
        if far is not None:
            return far
    return None


def _may_run_from_right(item: _Item) -> bool:
    """Whether its letters do, or its label stands at its right: a Latin text in a list from the right."""
    beside = item.label is not None and item.label.box.x0 >= max(run.box.x1 for run in item.line)
    return beside or any(runs_from_right(run.text) for run in item.line)


def _far(places: Sequence[float], items: Sequence[_Item]) -> _Item | None:
    """The first item that begins elsewhere than most."""
    common = sorted(places)[(len(places) - 1) // 2]
    far = (one for one, place in zip(items, places, strict=True) if abs(place - common) > _EDGE * one.words.size)
    return next(far, None)

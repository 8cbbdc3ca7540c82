"""Faults of the page, measured from the laid-out boxes: widows, orphans, broken words, stranded headings and figures.

The rules are those of book composition (Chicago Manual of Style, 17th edition, 2.116 to 2.118 and 3.8): no line of a
paragraph stands alone at a page's head or foot, no word is divided over a page, no heading ends a page, a figure or
table stands where it is spoken of. A finding names the printed page, the line on it from the top, and the place in the
manuscript.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import PLACE
from guidepress.typeset.paged.folios import folios, is_blank
from guidepress.typeset.paged.late_figures import is_late

if TYPE_CHECKING:
    from weasyprint import Document

_REWORD = "Make a paragraph before it a line longer or shorter."

PRT001 = rule_of("PRT001")
PRT002 = rule_of("PRT002")
PRT003 = rule_of("PRT003")
PRT004 = rule_of("PRT004")
PRT005 = rule_of("PRT005")
PRT006 = rule_of("PRT006")
PRT007 = rule_of("PRT007")
PRT008 = rule_of("PRT008")
PRT150 = rule_of("PRT150")

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "li", "dd", "dt", "figcaption", "caption", "blockquote", "div"})
_SLACK = 1.0
"""How far text may stand off the page (CSS px): what is rounded."""
_READ = 0.75
"""To what share of its size a formula may be drawn: letters of 10.5 pt become 8 pt, its indices 5.5 pt."""
_EMS = re.compile(r"width: ([0-9.]+)em")
_SHORT_BOOK = 100
"""Up to how many pages a book has no use for a half-title (`Settings.front`)."""
_NEAR = 1
"""How many pages a float may be from its first mention: the facing one, or the next."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the main text: the element of its block, where it starts from the page's top (CSS px), its text."""

    element: Any
    top: float
    text: str
    in_table: bool


def page_faults(document: Document, book: Book, *, bound: bool = True) -> Iterator[Finding]:
    """The faults of all pages, in their order; only a ``bound`` book has rectos."""
    numbers = folios(document, book)
    pages = _pages(document.pages)
    yield from _divided_blocks(pages, numbers)
    yield from _stranded_headings(pages, numbers)
    yield from _far_floats(document, numbers)
    yield from _off_page(document, numbers)
    yield from _small_formulas(document, numbers)
    if bound:
        yield from _body_on_verso(numbers)
        yield from _needless_half_title(document, book)


def with_divided_words(pages: Iterable[Any]) -> Iterator[Any]:
    """The elements of the blocks in which a page ends in the middle of a word."""
    for here, there in itertools.pairwise(_pages(pages)):
        if _goes_on(here, there) and _ends_in_word(here):
            yield here[-1].element


def _pages(pages: Iterable[Any]) -> list[list[_Line]]:
    return [sorted(_lines(page._page_box, None, False), key=lambda line: line.top) for page in pages]


def _goes_on(here: list[_Line], there: list[_Line]) -> bool:
    """Whether one block, outside tables, has the last line of a page and the first of the next."""
    both = bool(here and there) and here[-1].element is there[0].element is not None
    return both and not here[-1].in_table


def _ends_in_word(lines: list[_Line]) -> bool:
    return lines[-1].text.rstrip().endswith("\N{HYPHEN}")


def _lines(box: Any, element: Any, in_table: bool) -> Iterator[_Line]:
    """The lines of a page's main text; running heads, folios and notes have their own.

    A figure that text has moved up before stands between two lines of a paragraph and does not part them.
    """
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox) or is_late(box):
        return
    if isinstance(box, boxes.LineBox):
        text = "".join(part.text for part in box.descendants() if isinstance(part, boxes.TextBox))
        if text.strip():
            yield _Line(element, box.position_y, text, in_table)
        return
    if box.element is not None and box.element.tag in _BLOCKS | _HEADINGS:
        element = box.element
    in_table = in_table or isinstance(box, boxes.TableBox)
    for child in getattr(box, "children", ()):
        yield from _lines(child, element, in_table)


def _divided_blocks(pages: list[list[_Line]], numbers: list[str]) -> Iterator[Finding]:
    """Widows, orphans and words divided at the turn from one page to the next."""
    for number, (here, there) in enumerate(itertools.pairwise(pages)):
        if not _goes_on(here, there):
            continue
        element = here[-1].element
        foot = f"page {numbers[number]}, line {len(here)}"
        if sum(line.element is element for line in there) == 1:
            yield PRT001.at(_place(element), f"page {numbers[number + 1]}, line 1: “{there[0].text.strip()}”")
        if sum(line.element is element for line in here) == 1:
            yield PRT002.at(_place(element), f"{foot}: “{here[-1].text.strip()}”")
        if _ends_in_word(here):
            yield PRT003.at(_place(element), f"{foot}: “{_seen(here[-1].text.split()[-1])}”")


def _stranded_headings(pages: list[list[_Line]], numbers: list[str]) -> Iterator[Finding]:
    for number, lines in enumerate(pages):
        last = lines[-1] if lines else None
        if last is None or last.element is None or last.element.tag not in _HEADINGS - {"h1"}:
            continue
        yield PRT004.at(_place(last.element), f"page {numbers[number]}, line {len(lines)}: “{last.text.strip()}”")


def _far_floats(document: Document, numbers: list[str]) -> Iterator[Finding]:
    """Floats against the nearest cross-reference from their own part; without one a float stands where it is."""
    parts = _parts(document)
    homes = {name: n for n, page in reversed(list(enumerate(document.pages))) for name in page.anchors}
    floats: dict[str, Any] = {}
    mentions: dict[tuple[str, Any], set[int]] = {}
    for number, page in enumerate(document.pages):
        for element in {box.element: None for box in page._page_box.descendants() if box.element is not None}:
            if element.tag in {"figure", "table"} and element.get("id"):
                floats[element.get("id")] = element
            elif element.tag == "a" and "xref" in (element.get("class") or "").split():
                target = unquote(element.get("href", "#")[1:])
                mentions.setdefault((target, parts[element]), set()).add(number)
    for target, element in floats.items():
        spoken_of = mentions.get((target, parts[element]), ())
        nearest = min(spoken_of, key=lambda number, home=homes[target]: abs(home - number), default=None)
        if nearest is not None and abs(homes[target] - nearest) > _NEAR:
            message = f"page {numbers[homes[target]]}; the nearest reference to it is on page {numbers[nearest]}"
            yield PRT005.at(_place(element), message)


def _parts(document: Document) -> dict[Any, Any]:
    """The part that each element of the document is in."""
    html = next(box.element for box in document.pages[0]._page_box.descendants() if box.element is not None)
    return {element: part for body in html.iter("body") for part in body for element in part.iter()}


def _off_page(document: Document, numbers: list[str]) -> Iterator[Finding]:
    """Text or a picture that stands beyond the sides of its page: the first of each block or table."""
    for number, page in enumerate(document.pages):
        told: set[Any] = set()
        for whole, element, box in _texts(page._page_box, None, None):
            left = box.position_x if hasattr(box, "text") else box.content_box_x()  # a drawing may go into the margin
            beyond = left < -_SLACK or left + box.width > page.width + _SLACK
            if beyond and whole not in told:
                told.add(whole)
                seen = _seen(box.text.strip()) if hasattr(box, "text") else box.element.get("alt", "")[:60]
                yield PRT007.at(_place(element), f"page {numbers[number]}: “{seen}”")


def _small_formulas(document: Document, numbers: list[str]) -> Iterator[Finding]:
    """Formulas that were drawn much smaller than the text around them, to fit into their column."""
    for number, page in enumerate(document.pages):
        for _whole, element, box in _texts(page._page_box, None, None):
            if box.element is None or "formula" not in (box.element.get("class") or "").split():
                continue
            ems = _EMS.search(box.element.get("style", ""))
            wanted = float(ems[1]) * box.style["font_size"] if ems else 0.0
            if box.width < _READ * wanted:
                said = f"“{box.element.get('alt', '')[:60]}” is drawn at {box.width / wanted:.0%} of its size"
                yield PRT008.at(_place(element), f"page {numbers[number]}: {said}")


def _texts(box: Any, whole: Any, element: Any) -> Iterator[tuple[Any, Any, Any]]:
    """The pieces of a page's text and its pictures, each with the table or block that it is in and nearest place."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.MarginBox):
        return
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield whole, element, box
        return
    if box.element is not None and box.element.get(PLACE):
        element = box.element
    if isinstance(box, boxes.ReplacedBox) and box.element is not None:
        yield whole, element, box
    whole = whole if isinstance(whole, boxes.TableBox) or not isinstance(box, boxes.BlockLevelBox) else box
    for child in getattr(box, "children", ()):
        yield from _texts(getattr(child, "_box", child), whole, element)


def _body_on_verso(numbers: list[str]) -> Iterator[Finding]:
    """Page 1 and page i are rectos: an odd page of the file, whose cover has two."""
    for first in ("i", "1"):
        if first in numbers and numbers.index(first) % 2:
            yield PRT006.at(Place("guide.yaml"), f"page {first} is the {numbers.index(first) + 1}th page of the file")


def _needless_half_title(document: Document, book: Book) -> Iterator[Finding]:
    """A half-title in a short book is a leaf that says the title once more."""
    pages = sum(not is_blank(page) for page in document.pages)  # as the manifest counts them
    if pages <= _SHORT_BOOK and book.of_kind(PartKind.HALF_TITLE) is not None:
        yield PRT150.at(Place("guide.yaml"), f"the book has {pages} pages, and a half-title")


def _seen(text: str) -> str:
    """Text without what nobody sees."""
    return text.replace("\N{SOFT HYPHEN}", "")


def _place(element: Any) -> Place:
    """Where an element was written: its own place or that of the nearest element inside it."""
    for one in () if element is None else element.iter():
        if found := one.get(PLACE):
            return Place.parse(found)
    return Place("guide.yaml")

"""What a block of text rests on: the citations in it and beside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guidepress.check.text.prose import RUNNING
from guidepress.model.book import Book
from guidepress.model.xhtml import HEADINGS, classes

_UNITS = frozenset({"ul", "ol", "dl", "table", "figure", "blockquote"})
_WITH_CLASS = './/*[contains(concat(" ",@class," ")," {} ")]'
_CITATIONS = etree.XPath(_WITH_CLASS.format("cite"))
_CALLS = etree.XPath(_WITH_CLASS.format("noteref"))
_POINTERS = etree.XPath(_WITH_CLASS.format("xref"))


class Support:
    """The citations of a Book, asked block by block; each unit of the text is looked at once."""

    def __init__(self, book: Book) -> None:
        """Nothing is looked at yet."""
        self._book = book
        self._cited: dict[etree._Element, bool] = {}
        self._pointed: dict[etree._Element, bool] = {}
        self._targets: dict[str, etree._Element] = {}

    def of_claim(self, element: etree._Element) -> bool:
        """Whether a claim in a block has a source.

        That is so if a citation stands in it, or a call of a note that cites, or a reference to a figure, a table or
        a section that cites; or if one of these stands in the same list or the paragraph that introduces it, in the
        same callout, or in the same figure or table, its caption included. The paragraph before is another one.
        """
        return any(self._cites(unit) or self._points(unit) for unit in _context(element))

    def of_number(self, element: etree._Element) -> bool:
        """Whether a number that must not stand alone, such as a dose, is cited: as for a claim, in the text itself.

        A reference to another place does not count.
        """
        return any(self._cites(unit) for unit in _context(element))

    def cites(self, element: etree._Element) -> bool:
        """Whether a citation stands in an element."""
        return bool(_CITATIONS(element))

    def _cites(self, unit: etree._Element) -> bool:
        if unit not in self._cited:
            called = (self._target(call) for call in _CALLS(unit))
            self._cited[unit] = self.cites(unit) or any(note is not None and self.cites(note) for note in called)
        return self._cited[unit]

    def _points(self, unit: etree._Element) -> bool:
        if unit not in self._pointed:
            targets = (self._target(pointer) for pointer in _POINTERS(unit))
            self._pointed[unit] = any(target is not None and self.cites(_whole(target)) for target in targets)
        return self._pointed[unit]

    def _target(self, link: etree._Element) -> etree._Element | None:
        if not self._targets:
            self._targets = {
                name: element
                for part in self._book.parts
                for element in part.tree.iter()
                if (name := element.get("id"))
            }
        return self._targets.get(link.get("href", "").removeprefix("#"))


def _whole(target: etree._Element) -> etree._Element:
    """What a reference to an element shows the reader: of a heading, its part."""
    if target.tag not in HEADINGS:
        return target
    return next((step for step in target.iterancestors("section")), target)


def _context(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    for step in (element, *element.iterancestors()):
        if step.tag == "section":
            return
        if step.tag in _UNITS or (step.tag == "aside" and classes(step) & {"callout", "footnote"}):
            yield step
        if step.tag in {"ul", "ol", "dl"} and (lead := _previous(step)) is not None and lead.tag in RUNNING:
            yield lead


def _previous(element: etree._Element) -> etree._Element | None:
    """The block before, past notes."""
    before = element.getprevious()
    while before is not None and before.tag == "aside" and "footnote" in classes(before):
        before = before.getprevious()
    return before

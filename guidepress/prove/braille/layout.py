"""Where the words of a braille edition stand: headings, lists and boxes are told by nothing else to fingers.

The cells of a line's first word say what it is (BANA, Braille Formats 2016): sections 4 (headings), 6 (captions), 7
(boxes), 8 (lists). What stands around the words of the Book is held as well: running heads, the transcriber's pages,
the pages that the contents lead to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from lxml import etree

from guidepress.languages.registry import language_for
from guidepress.model.book import Book, Part
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import BLOCKS, HEADINGS, PLACE, classes
from guidepress.prove.braille.words import Spoken, spoken
from guidepress.prove.parsers.brf import WIDTH, Page, Placed, beginnings, placed
from guidepress.standards.list_labels import is_task

BRL009 = rule_of("BRL009")
BRL010 = rule_of("BRL010")

_MOST, _SHOWN = 20, 40
_MOST_INDENT = WIDTH // 2
_FLAT = frozenset({"td", "th", "dt", "caption", "figcaption", "p", *HEADINGS})
"""Whatever lies in these is set as a run of words."""
_WITHIN = BLOCKS - _FLAT
_TOP, _END = "7", "G"


@dataclass(frozen=True, slots=True)
class _Set:
    """The words of a part on their pages: its tree, whose words they are, and the number of its first word."""

    part: Part
    said: Spoken
    begins: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All pages of the print's words: places of words, lines counted through the file, their text."""

    words: Sequence[Placed]
    bases: Sequence[int]
    lines: Sequence[str]

    def line(self, word: int) -> int:
        """The number of the line that a word stands on."""
        return self.bases[self.words[word].page] + self.words[word].line

    def is_first(self, word: int) -> bool:
        """Whether a line begins with a word."""
        return word == 0 or self.line(word - 1) != self.line(word)

    def indent(self, line: int) -> int:
        """The empty cells at the head of a line."""
        return len(self.lines[line]) - len(self.lines[line].lstrip())


def prove_layout(pages: Sequence[Page], book: Book) -> Iterator[Finding]:
    """BRL009 for blocks and boxes that stand otherwise than their kind, BRL010 for pages that the contents misname.

    Of an edition that says other words, which is told elsewhere, nothing is said here.
    """
    printed = [page for page in pages if page.series != "T"]
    sheet = _sheet(printed)
    parts = list(_set(book))
    if sum(len(one.said.words) for one in parts) != len(sheet.words):
        return
    found = chain(_blocks(parts, sheet), _boxes(parts, sheet, printed), _contents(parts, sheet, printed))
    yield from islice(found, _MOST)


def _sheet(pages: Sequence[Page]) -> _Sheet:
    bases: list[int] = []
    lines: list[str] = []
    for page in pages:
        bases.append(len(lines))
        lines += page.lines
    return _Sheet(placed(pages), bases, lines)


def _set(book: Book) -> Iterator[_Set]:
    language = book.settings.language
    figure = language_for(language).book.figure
    begins = 0
    for part in book.parts:
        said = spoken(part.tree, Place(part.source), language, figure)
        yield _Set(part, said, begins)
        begins += len(said.words)


# Blocks


def _blocks(parts: Sequence[_Set], sheet: _Sheet) -> Iterator[Finding]:
    for one in parts:
        for element, (first, end) in one.said.elements.items():
            if first < end and (fault := _fault(element, one, sheet, one.begins + first, one.begins + end)):
                text = " ".join(word.text for word in one.said.words[first:end])[:_SHOWN]
                yield BRL009.at(_place(element, one.part), f"“{text}” {fault}")


def _place(element: etree._Element, part: Part) -> Place:
    named = next((up for up in (element, *element.iterancestors()) if up.get(PLACE)), None)
    return Place.parse(str(named.get(PLACE))) if named is not None else Place(part.source)


def _fault(element: etree._Element, one: _Set, sheet: _Sheet, first: int, end: int) -> str:
    """What is wrong with the place of an element's words; "" if nothing is, or nothing is asked of it."""
    tag = str(element.tag)
    if not _is_a_block(element):
        return ""
    if tag in HEADINGS:
        return _heading(int(tag[1]) + one.part.is_nested, sheet, first, end)
    wanted = _cell(element)
    if wanted is None:
        return ""
    if not sheet.is_first(first):
        return "does not begin a line"
    wanted = min(wanted, _MOST_INDENT)
    has = sheet.indent(sheet.line(first))
    return "" if has == wanted else f"begins in cell {has + 1}; a {_NAMES[tag]} here begins in cell {wanted + 1}"


_NAMES = {"p": "paragraph", "li": "list item", "figcaption": "caption", "caption": "title of a table"}


def _is_a_block(element: etree._Element) -> bool:
    """Whether an element begins on a line of its own: it lies in blocks alone."""
    return all(isinstance(up.tag, str) and str(up.tag) in _WITHIN | {"section"} for up in element.iterancestors())


def _heading(level: int, sheet: _Sheet, first: int, end: int) -> str:
    """Level 1 is centred, level 2 begins in cell 5, the others in cell 7, and nothing else stands on their lines."""
    lines = sorted({sheet.line(word) for word in range(first, end)})
    whole = sheet.is_first(first) and (end == len(sheet.words) or sheet.is_first(end))
    if not whole:
        return "has no lines of its own, as a heading has"
    for line in lines:
        text, has = sheet.lines[line].strip(), sheet.indent(line)
        if level == 1 and abs((WIDTH - len(text)) // 2 - has) > 1:
            return "is not in the middle of its line, as a heading of level 1 is"
        if level > 1 and has != (4 if level == 2 else 6):
            return f"begins in cell {has + 1}; a heading of level {level} begins in cell {5 if level == 2 else 7}"
    return ""


def _cell(element: etree._Element) -> int | None:
    """The empty cells before a block, or nothing if it is not known."""
    tag, ups = str(element.tag), list(element.iterancestors())
    left = 2 * sum(str(up.tag) == "blockquote" for up in ups)
    if tag == "figcaption":
        return left + 6
    if tag == "caption":
        return left + 4
    if tag == "li" and not _is_bare(element):
        return (0 if _is_contents(element) else left) + 2 * _level(element)
    if tag == "p" and not classes(element) and not _has_blocks(element):
        if any("footnote" in classes(up) for up in ups):
            return left + 6 if not {"li", "dd", "figure"} & {str(up.tag) for up in ups} else None
        if all(str(up.tag) in ("section", "div", "blockquote", "aside") for up in ups):
            return left + 2
    return None


def _has_blocks(element: etree._Element) -> bool:
    return any(isinstance(child.tag, str) and child.tag in BLOCKS - {"br"} for child in element)


def _is_bare(item: etree._Element) -> bool:
    """Whether an item has no words before other blocks, and no mark that could stand for them."""
    kids = [child for child in item if isinstance(child.tag, str)]
    opens = not (item.text or "").strip() and bool(kids) and kids[0].tag in BLOCKS - {"p", "br"}
    return opens and (is_task(item) or _is_contents(item))


def _is_contents(item: etree._Element) -> bool:
    return any("toc" in classes(up) for up in item.iterancestors("ol"))


def _level(item: etree._Element) -> int:
    """How many lists an item's list lies in, one directly in an item of the other."""
    level, here = 0, item.getparent()
    while here is not None and (up := here.getparent()) is not None and up.tag == "li":
        level, here = level + 1, up.getparent()
    return level


# Boxes


def _boxes(parts: Sequence[_Set], sheet: _Sheet, pages: Sequence[Page]) -> Iterator[Finding]:
    """A full line of cells before the words of each callout, another behind them, and nowhere else."""
    wanted: Counter[tuple[int, str]] = Counter()
    whose: dict[tuple[int, str], tuple[etree._Element, Part]] = {}
    for one in parts:
        for element, (first, end) in one.said.elements.items():
            if "callout" in classes(element) and first < end and _is_a_block(element):
                last = sheet.line(one.begins + end - 1)
                for key in ((sheet.line(one.begins + first), _TOP), (last + 1, _END)):
                    wanted[key] += 1
                    whose[key] = element, one.part
    has = Counter(
        (base + line, cell) for base, page in zip(sheet.bases, pages, strict=True) for line, cell in page.rules
    )
    for key in wanted - has:
        element, part = whose[key]
        ends = "begin" if key[1] == _TOP else "end"
        yield BRL009.at(_place(element, part), f"no line of cells says where the words of the box {ends}")
    for line, _kind in has - wanted:
        at = sheet.lines[min(line, len(sheet.lines) - 1)].strip()[:_SHOWN]
        yield BRL009.at(Place(""), f"a line of cells as of a box stands where none begins or ends, before {at!r}")


# Contents


def _contents(parts: Sequence[_Set], sheet: _Sheet, pages: Sequence[Page]) -> Iterator[Finding]:
    """BRL010 for each entry of the contents that leads to another print page than its heading stands on."""
    starts = [(sheet.bases[page] + line, label.rpartition("-")[2]) for page, line, label in beginnings(pages)]
    leads = {sheet.bases[number] + line: label for number, page in enumerate(pages) for line, label in page.entries}
    words = dict(_named(parts))
    known: dict[str, str] = {}
    for name, word in words.items():
        before = [label for line, label in starts if line <= sheet.line(word)]
        known[name] = before[-1] if before else ""
    used = set()
    for one in parts:
        for item, span in one.said.elements.items():
            if item.tag != "li" or not _is_contents(item) or not (target := _target(item)):
                continue
            line = sheet.line(one.begins + _own_end(item, span, one.said.elements) - 1)
            used.add(line)
            if (has := leads.get(line, "")) != known.get(target, ""):
                told = f"the contents lead to print page {has or 'none'} ({sheet.lines[line].strip()[:_SHOWN]!r})"
                yield BRL010.at(_place(item, one.part), f"{told}; it is {known.get(target) or 'none'}")
    for line in sorted(leads.keys() - used):
        yield BRL010.at(Place(""), f"“{sheet.lines[line].strip()[:_SHOWN]}” leads to a page as only contents do")


def _named(parts: Sequence[_Set]) -> Iterator[tuple[str, int]]:
    """The first word of each element that has a name."""
    for one in parts:
        for element, (first, end) in one.said.elements.items():
            if (name := element.get("id")) and first < end:
                yield name, one.begins + first


def _target(item: etree._Element) -> str:
    for child in item:
        if child.tag != "ol" and isinstance(child.tag, str):
            for link in child.iter("a"):
                return str(link.get("href", ""))[1:]
    return ""


def _own_end(item: etree._Element, span: tuple[int, int], elements: Mapping[etree._Element, tuple[int, int]]) -> int:
    """The word behind an entry's own, before the entries below it."""
    inner = [elements[child][0] for child in item if child.tag == "ol" and child in elements]
    return min([span[1], *inner])

"""How much a text may ask of the Markdown parser, which for some texts works in the square of their length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import HEADINGS, classes, place_of
from guidepress.read import rules
from guidepress.read.markdown.blocks.tables import DELIMITERS

MAX_NESTING = 60
"""List and quotation marks before the words of one line, and levels of indentation."""

MAX_COST = 50_000_000
"""Marks times characters, summed over the paragraphs of a file. A long chapter costs less than a twentieth of it."""

MAX_BLOCKS = 12_000
"""Paragraphs (stretches without an empty line) in one file."""

MAX_PARAGRAPH = 40_000
"""Characters in a paragraph, a list or a table; a page of a book has two thousand."""

MAX_WORD = 4_000
"""Characters without a space: the longest address is shorter, and so is a paragraph of Chinese."""

MAX_HEADINGS = 2_500
"""Headings in one file: the outline of a PDF has them side by side, and its readers walk from one to the next."""

MAX_COLUMNS = 200
"""Columns of a table, however they are written; a page has room for ten, and an engine lays out every one."""

MAX_BOXES = 12
"""Lists, quotations and callouts in one another: each takes room from the line, and a page has no more of it."""
MAX_CALLOUTS = 6
"""Callouts in one another: each takes an edge and two margins."""
_BOXES = frozenset({"ul", "ol", "blockquote"})

_MARKS = re.compile(r"[ \t]*(?:(?:>|[-*+](?=\s)|\d+[.)](?=\s))[ \t]*)+")
_ONE_MARK = re.compile(r"[>*+-]|\d+[.)]")
_COSTLY = re.compile(r"[!-+/<-@\[-`{}~]|(?<=\S)[ \t]{2,}(?=\S)")
_INDENT = re.compile(r"[ \t]*")


def is_bounded(text: str, file: str, findings: Findings) -> bool:
    """Whether the text can be parsed in good time; MAN013 or MAN014 if not."""
    return _is_shallow(text, file, findings) and _is_short(text, file, findings)


def tell_crowds(root: etree._Element, findings: Findings) -> None:
    """MAN013 for a heading that is one too many, and for tables that are too wide; MAN014 for boxes in one another."""
    _tell_boxes(root, findings)
    for table in root.iter("table"):
        columns = max((sum(map(_spanned, row.iterfind("*"))) for row in table.iter("tr")), default=0)
        if columns > MAX_COLUMNS:
            message = f"a table of {columns} columns; the limit is {MAX_COLUMNS}"
            hint = "Make its columns its rows, or several tables of it."
            findings.add(rules.MAN013.at(place_of(table), message, hint=hint))
    for number, heading in enumerate(root.iter(*HEADINGS), 1):
        if number > MAX_HEADINGS:
            message = f"more than {MAX_HEADINGS} headings in one file"
            findings.add(rules.MAN013.at(place_of(heading), message, hint="Split the file."))
            return


def _tell_boxes(root: etree._Element, findings: Findings) -> None:
    """MAN014 for the first box that would leave its words no room."""
    for box in filter(_is_box, root.iter()):
        boxes = [box, *filter(_is_box, box.iterancestors())]
        callouts = sum("callout" in classes(one) for one in boxes)
        if len(boxes) > MAX_BOXES or callouts > MAX_CALLOUTS:
            message = f"{len(boxes)} lists, quotations and callouts in one another; the limit is {MAX_BOXES}"
            if callouts > MAX_CALLOUTS:
                message = f"{callouts} callouts in one another; the limit is {MAX_CALLOUTS}"
            findings.add(rules.MAN014.at(place_of(box), message))
            return


def _is_box(element: etree._Element) -> bool:
    return element.tag in _BOXES or "callout" in classes(element)


def _spanned(cell: etree._Element) -> int:
    """How many columns a cell goes over."""
    held = cell.get("colspan", "")
    return int(held) if held.isdecimal() else 1


def _is_shallow(text: str, file: str, findings: Findings) -> bool:
    for number, line in enumerate(text.split("\n"), 1):
        levels = max(_marks(line), _indent(line))
        if levels > MAX_NESTING:
            findings.add(rules.MAN014.at(Place(file, number), f"{levels} levels; the limit is {MAX_NESTING}"))
            return False
    return True


def _is_short(text: str, file: str, findings: Findings) -> bool:
    for line, message, hint in _excesses(text):
        findings.add(rules.MAN013.at(Place(file, line), message, hint=hint))
        return False
    return True


def _excesses(text: str) -> Iterator[tuple[int, str, str]]:
    """What is too much: the line, what, and what to do about it."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_WORD and max(map(len, line.split()), default=0) > MAX_WORD:
            yield number, f"a word of more than {MAX_WORD} characters", "Split it with spaces."
    stretches = list(_stretches(text))
    for number, length, _cost in stretches:
        if length > MAX_PARAGRAPH:
            message = f"a paragraph of {length} characters; the limit is {MAX_PARAGRAPH}"
            yield number, message, "Split it with empty lines."
    if len(stretches) > MAX_BLOCKS:
        message = f"{len(stretches)} paragraphs in one file; the limit is {MAX_BLOCKS}"
        yield stretches[MAX_BLOCKS][0], message, "Split the file."
    if sum(cost for _number, _length, cost in stretches) > MAX_COST:
        worst = max(stretches, key=lambda one: one[2])[0]
        message = "too many brackets, asterisks and other marks in one paragraph"
        yield worst, message, "Split the paragraph with empty lines, or split the file."


def _marks(line: str) -> int:
    found = _MARKS.match(line)
    return len(_ONE_MARK.findall(found[0])) if found else 0


def _indent(line: str) -> int:
    if not line.strip():
        return 0
    found = _INDENT.match(line)
    return len(found[0].expandtabs(4)) // 4 if found else 0


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """For each stretch without an empty line: the line on which it begins, its length, and what it costs."""
    lines = [*text.split("\n"), ""]
    begin, length, marks, rows = 1, 0, 0, 0
    in_table = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            length += len(line) + 1
            found = sum(len(one[0]) for one in _COSTLY.finditer(line))
            in_table = _is_table(lines, begin - 1) if number == begin else in_table and line.startswith("|")
            if in_table:  # each cell of a row is read alone
                rows += len(line) * found
            else:
                marks += found
            continue
        if length:
            yield begin, length, rows + length * marks
        begin, length, marks, rows = number + 1, 0, 0, 0


def _is_table(lines: list[str], first: int) -> bool:
    """Whether a line is the head of a table whose rows begin with bars."""
    rule = lines[first + 1].rstrip()
    return lines[first].startswith("|") and rule.startswith("|") and "-" in rule and bool(DELIMITERS.fullmatch(rule))

"""Lists (CommonMark 0.31, 5.2 and 5.3), with letters and Roman numerals, tasks, and more patience with indentation.

CommonMark asks that what belongs to an item stands as far in as its text. Many write two columns, whatever the marker
takes: a marker that stands at least two columns in begins a list in the item. Where that cannot be told from the next
item it is none, and a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_block.list import markTightParagraphs
from markdown_it.rules_block.state_block import StateBlock

from guidepress.read import rules
from guidepress.read.markdown.blocks.items import LOOK_AHEAD, Marker, confirmed, readings
from guidepress.read.markdown.blocks.telling import telling

LEAST = 2
"""Columns by which a list in an item is farther in than its marker."""

_TASK = re.compile(r"\[(?P<done>[ xX])\][ \t]")
_BROKEN = re.compile(r"(?<!\\)(?:\\\\){0,9}\\$")
"""A text that ends with a backslash that no other one escapes."""
_ENDS = re.compile(r"[.:;!?…)\]»”\"]\s*$")


def list_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The rule for markdown-it's block parser; it takes the place of its own."""
    if state.is_code_block(line) or _is_too_deep(state, line):
        return False
    marker = _opening(state, line, end, silent=silent)
    if marker is None:
        return False
    if not silent:
        _Items(state, line, end, marker).read()
    return True


def _is_too_deep(state: StateBlock, line: int) -> bool:
    """Whether it is a line of a paragraph that only looks like an item (CommonMark 0.31, example 312)."""
    inside = state.listIndent >= 0 and state.sCount[line] - state.listIndent >= 4
    return inside and state.sCount[line] < state.blkIndent


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _opening(state: StateBlock, line: int, end: int, *, silent: bool) -> Marker | None:
    """The marker with which a list begins on a line, if one does."""
    text = _text(state, line)
    found = readings(text)
    if not found:
        return None
    if silent and state.parentType == "paragraph":
        if state.sCount[line] < state.blkIndent:
            return _next_of_a_list(state, found)
        if not text[found[0].length :].strip():
            return None
        if found[0].ordered and found[0].value != 1:
            return confirmed(found, _upcoming(state, line, end))
    return found[0] if found[0].is_plain else confirmed(found, _upcoming(state, line, end))


def _next_of_a_list(state: StateBlock, found: tuple[Marker, ...]) -> Marker | None:
    """The marker of a line that stands too far out for the item at hand, if it begins an item of a list around."""
    if found[0].is_plain:
        return found[0]
    around = telling(state.env).open_lists
    return next((one for one in found if any(one.follows(last) and one.goes_on(last) for last in around)), None)


def _upcoming(state: StateBlock, line: int, end: int) -> Iterator[str]:
    """The lines after one that may be items of its list: as far in, and before any other paragraph."""
    blank = False
    for number in range(line + 1, min(end, line + LOOK_AHEAD)):
        if state.isEmpty(number):
            blank = True
        elif state.sCount[number] < state.blkIndent:
            return
        elif state.sCount[number] > state.sCount[line] + 1:
            blank = False
        else:
            text = _text(state, number)
            if blank and not readings(text):
                return
            blank = False
            yield text


class _Items:
    """The items of one list."""

    def __init__(self, state: StateBlock, line: int, end: int, marker: Marker) -> None:
        self.state, self.first, self.end = state, line, end
        self.marker = self.begin = marker
        self.telling = telling(state.env)
        self.tight, self.ends_empty = True, False
        self.count = 0

    def read(self) -> None:
        """Push the tokens of the list."""
        state, at = self.state, len(self.state.tokens)
        behind_text = at > 0 and state.tokens[-1].type == "paragraph_close"
        interrupts = behind_text and not self.telling.open_lists and state.ddIndent < 0
        tag = "ol" if self.marker.ordered else "ul"
        opening = state.push("list_open", tag, 1)
        if self.marker.ordered:
            self._set_numbers(opening.attrs)
        before, state.parentType = state.parentType, "list"
        self.telling.open_lists.append(self.marker)
        line: int | None = self.first
        last = self.first
        while line is not None and line < self.end:
            self._item(line)
            last = state.line
            line = self._following(last)
            if line == last and line is not None:
                self._end_without_break()
        self.telling.open_lists.pop()
        state.push("list_close", tag, -1)
        opening.map = [self.first, last]
        state.line, state.parentType = last, before
        if self.tight:
            markTightParagraphs(state, at)
        if interrupts and self.count == 1:
            self._doubt()

    def _set_numbers(self, attributes: dict[str, str | int | float]) -> None:
        if self.marker.style != "1":
            attributes["type"] = self.marker.style
        if self.marker.value != 1 and not self.marker.is_counted:
            attributes["start"] = self.marker.value

    def _doubt(self) -> None:
        """A single item right after a line that does not end like a sentence or an introduction may be prose."""
        before = _text(self.state, self.first - 1)
        if before and not _ENDS.search(before) and not before.startswith(("#", "|", "<")):
            message = "a line that begins like an item, in a paragraph, is read as a list of one item"
            self.telling.add(rules.MAN080, self.first, message)

    def _item(self, line: int) -> None:
        state, marker = self.state, self.marker
        self.count += 1
        start = state.bMarks[line] + state.tShift[line] + marker.length
        initial = state.sCount[line] + marker.length
        content, offset = self._content(line, start, initial)
        empty = content >= state.eMarks[line]
        after = 1 if empty or offset - initial > 4 else offset - initial
        indent = initial + after
        self._draw_in(line, indent)
        item = state.push("item_open", "li", 1)
        item.map = place = [line, 0]
        kept = (state.tight, state.tShift[line], state.sCount[line], state.bMarks[line])
        lists = (state.listIndent, state.blkIndent)
        state.listIndent, state.blkIndent, state.tight = state.blkIndent, indent, True
        state.tShift[line] = content - state.bMarks[line]
        state.sCount[line] = indent
        if task := _TASK.match(state.src, content, state.eMarks[line]):
            item.meta = {"done": task["done"] != " "}
            state.bMarks[line], state.tShift[line] = task.end(), 0
        if empty and state.isEmpty(line + 1):
            state.line = min(line + 2, self.end)  # an empty item ends with an empty line
        else:
            state.md.block.tokenize(state, line, self.end)
        self.tight = self.tight and state.tight and not self.ends_empty
        self.ends_empty = state.line - line > 1 and state.isEmpty(state.line - 1)
        state.listIndent, state.blkIndent = lists
        state.tight, state.tShift[line], state.sCount[line], state.bMarks[line] = kept
        state.push("item_close", "li", -1)
        place[1] = state.line

    def _end_without_break(self) -> None:
        """A backslash at the end of an item's last line was to break the line before the next item; it is no sign."""
        text = next((token for token in reversed(self.state.tokens) if token.type == "inline"), None)
        if text is not None and _BROKEN.search(text.content):
            text.content = text.content[:-1]

    def _content(self, line: int, start: int, initial: int) -> tuple[int, int]:
        """Where the text of an item begins: its position, and its column."""
        state, offset = self.state, initial
        while start < state.eMarks[line] and state.src[start] in " \t":
            offset += 4 - (offset + state.bsCount[line]) % 4 if state.src[start] == "\t" else 1
            start += 1
        return start, offset

    def _draw_in(self, line: int, indent: int) -> None:
        """Move what belongs to an item and is not far enough in as far as its text."""
        state, least = self.state, self.state.sCount[line] + LEAST
        added = 0
        for number in range(line + 1, self.end if indent > least else line + 1):
            if state.isEmpty(number):
                continue
            if state.sCount[number] < least:
                return
            if not added and state.sCount[number] < indent:
                if not self._is_inner(number):
                    return
                added = indent - state.sCount[number]
            if added:
                state.sCount[number] += added
                self.telling.drawn[number] = self.telling.drawn.get(number, 0) + added

    def _is_inner(self, line: int) -> bool:
        """Whether a line that is not far enough in belongs to the item; a doubt is told."""
        alike = [one for one in readings(_text(self.state, line)) if one.ordered and one.follows(self.marker)]
        if not alike or any(one.value == 1 for one in alike):
            return True
        self.telling.add(rules.MAN026, line, "an item that is farther in than the one above is read as the next one")
        return False

    def _following(self, line: int) -> int | None:
        """The line of the next item, if there is one; its marker is remembered."""
        state = self.state
        if line >= self.end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            return None
        if any(rule(state, line, self.end, True) for rule in state.md.block.ruler.getRules("list")):
            return None
        for one in readings(_text(state, line)):
            if not one.follows(self.marker) or (one.around != self.marker.around and state.isEmpty(line - 1)):
                continue
            if one.is_plain or one.goes_on(self.marker):
                self._count(one, line)
                self.marker = self.telling.open_lists[-1] = one
                return line
        return None

    def _count(self, one: Marker, line: int) -> None:
        """Tell of a number that is not the one that the item will have; all alike are counted on purpose."""
        meant = self.begin.value + self.count
        if one.ordered and one.value not in {meant, self.begin.value, 0}:
            self.telling.add(rules.MAN081, line, f"this item is written {one.value} and counted {meant}")

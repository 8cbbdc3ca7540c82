"""Braille pages: 40 cells by 25 lines, page numbers, running head, print page indicators (BANA 2016, section 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from guidepress.standards.braille import brf
from guidepress.typeset.braille.block import Block, Shape
from guidepress.typeset.braille.codes import DIGITS

WIDTH, HEIGHT = 40, 25
GAP = 3
"""Blank cells between text and a page number on its line."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PREFIXES = frozenset('@^_".;,#')
_CONTINUED = '"'
_CENTRED = WIDTH - 2 * GAP
_ENTRY_RIGHT = 6
_MOST_INDENT = WIDTH // 2
"""However deep lists and quotations lie in one another, half of the line is left for words."""


def number_cells(label: str) -> str:
    """A page number in BRF: digits after a numeric indicator; ``t1``, ``xii`` and ``4-6`` keep letters and hyphens."""
    cells, numeric = "", False
    for sign in label:
        digit = sign.isdigit()
        cells += ("#" if digit and not numeric else "") + (brf(DIGITS[sign]) if digit else sign)
        numeric = digit
    return cells.upper()


@dataclass
class Pages:
    """Sets blocks on pages. ``head`` is the running head in BRF; empty for none."""

    head: str = ""
    done: list[str] = field(default_factory=list)
    _rows: list[str] = field(default_factory=list)
    _prefix: str = ""
    _number: int = 0
    _label: str = ""
    _shown: str = ""
    _continued: int = 0
    _blank: bool = False

    def section(self, prefix: str) -> None:
        """Begin a page, and a count of pages: ``t`` for the transcriber's, ``p`` for front matter, none for the rest.

        Raises nothing; a section that has begun goes on.
        """
        self.turn()
        if prefix != self._prefix or not self._number:
            self._prefix, self._number = prefix, 0

    def turn(self) -> None:
        """End the page, if there is anything on it."""
        if not self._rows:
            return
        self._number += 1
        number = number_cells(f"{self._prefix}{self._number}")
        rows = [*self._rows, *[""] * (self._room - len(self._rows))]
        rows[-1] = rows[-1].ljust(WIDTH - len(number)) + number
        if self._headed:
            rows.insert(0, self._top())
        self.done.append("".join(f"{row.rstrip()}\r\n" for row in rows) + "\f")
        self._rows, self._blank, self._shown = [], False, ""

    @property
    def _headed(self) -> bool:
        return self._prefix != "t"

    @property
    def _room(self) -> int:
        return HEIGHT - self._headed

    def _top(self) -> str:
        page = number_cells(self._shown)
        start = (WIDTH - len(self.head)) // 2
        fits = start >= GAP and start + len(self.head) + GAP <= WIDTH - len(page)
        return (" " * start + self.head if fits else "").ljust(WIDTH - len(page)) + page

    def _width(self) -> int:
        """The cells that text may fill on the next line."""
        if len(self._rows) < self._room - 1:
            return WIDTH
        return WIDTH - GAP - len(number_cells(f"{self._prefix}{self._number + 1}"))

    def _row(self, line: str) -> None:
        if len(self._rows) == self._room:
            self.turn()
        if not self._rows:
            self._open()
        self._rows.append(line)

    def _open(self) -> None:
        """Say which print page the braille page begins in: a letter before the number if it began before."""
        letter, count = "", self._continued
        while self._label and count:
            count, rest = divmod(count - 1, len(_LETTERS))
            letter = _LETTERS[rest] + letter
        self._shown = letter + self._label
        self._continued += 1

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Set blocks one after the other."""
        for number, block in enumerate(blocks):
            self._set(block, self._needed(blocks, number))

    def _needed(self, blocks: Sequence[Block], number: int) -> int:
        """The lines that must stand together: a block that leads, and the first line of what it leads to."""
        lines, after = 0, False
        for block in blocks[number:]:
            first = block is blocks[number]
            lines += 0 if first else after or block.before
            if not block.leads:
                return lines + (_count(block) if first else 1)
            lines += _count(block)
            after = block.after
        return lines

    def _set(self, block: Block, needed: int) -> None:
        labels = block.words.pages.get(0, ())
        blank = block.before or (self._blank and block.shape is not Shape.BOX_END)
        lines = len(self._rows) + bool(labels) + blank
        if self._rows and (lines + bool(labels) >= self._room or (block.leads and lines + needed >= self._room)):
            self._end(block)
        self._mark(labels)
        if blank and (self._rows or (block.shape is Shape.BOX_TOP and self._headed)):
            self._row("")
        self._blank = False
        if block.shape in (Shape.BOX_TOP, Shape.BOX_END):
            self._rule("7" if block.shape is Shape.BOX_TOP else "G")
        elif block.shape is Shape.CENTRED:
            self._flow(block, _CENTRED)
        elif block.shape is Shape.ENTRY:
            self._entry(block)
        else:
            self._flow(block, WIDTH)
        self._blank = block.after

    def _end(self, block: Block) -> None:
        """End the page before a block; the line that ends a box takes the line before it along (BANA 7.3)."""
        last = self._rows.pop() if block.shape is Shape.BOX_END else ""
        self.turn()
        if last:
            self._row(last)

    def _rule(self, cell: str) -> None:
        """A line around a box, which keeps its distance from the page number."""
        self._row(cell * (self._width() if len(self._rows) == self._room - 1 else WIDTH))

    def _mark(self, labels: Sequence[str]) -> None:
        """Print pages begin here: at the top of a braille page its number says so, elsewhere a line does."""
        if not labels:
            return
        if len(self._rows) > self._room - 3:  # a whole line must follow
            self.turn()
        label = labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}"
        self._label, self._continued = label, 0
        if self._rows:
            page = number_cells(label)
            self._row("-" * (WIDTH - len(page)) + page)
            self._continued = 1

    def _flow(self, block: Block, limit: int) -> None:
        """Fill lines with words; print pages begin on lines of their own."""
        rest, pages = list(block.words.words), dict(block.words.pages)
        pages.pop(0, None)
        taken, indent = 0, min(block.first, _MOST_INDENT)
        while rest:
            self._mark(pages.pop(taken, ()))
            if len(self._rows) == self._room:
                self.turn()
            room = min(limit, self._width()) - indent
            before = min((page - taken for page in pages), default=len(rest))
            count = _fitting(rest[:before], room)
            if not count and self._width() < WIDTH and self._rows:
                self._row("")
                continue
            if count:
                line, rest, taken = " ".join(rest[:count]), rest[count:], taken + count
            else:
                line, rest[0] = _parted(rest[0], room)
            shift = (WIDTH - len(line)) // 2 if block.shape is Shape.CENTRED else indent
            self._row(" " * min(shift, self._width() - len(line)) + line)
            indent = min(block.runover, _MOST_INDENT)
        for labels in pages.values():
            self._mark(labels)

    def _entry(self, block: Block) -> None:
        """An entry of the contents: guide dots lead to its print page. None shares a line with a page number."""
        page = number_cells(block.page)
        if len(self._rows) + _count(block) >= self._room:
            self.turn()
        lines = _wrapped(block, WIDTH - _ENTRY_RIGHT)
        for label in [label for labels in list(block.words.pages.items())[1:] for label in labels[1]]:
            self._mark([label])
        for line in lines[:-1]:
            self._row(line)
        last = lines[-1]
        space = WIDTH - len(last) - len(page) - 2
        lead = f" {_CONTINUED * space} " if space > 1 else " " * (space + 2)
        self._row(f"{last}{lead}{page}" if page else last)


def _fitting(words: Sequence[str], room: int) -> int:
    """How many words fit."""
    length = -1
    for number, word in enumerate(words):
        length += len(word) + 1
        if length > room:
            return number
    return len(words)


def _parted(word: str, room: int) -> tuple[str, str]:
    """A word that no line holds, parted with dot 5 at the end of the line (UEB 10.12, 6.10)."""
    cut = room - 1
    while cut > 1 and word[cut - 1] in _PREFIXES:
        cut -= 1
    return word[:cut] + _CONTINUED, word[cut:]


def _wrapped(block: Block, width: int) -> list[str]:
    lines, rest, indent = [], list(block.words.words), min(block.first, _MOST_INDENT)
    while rest:
        count = _fitting(rest, width - indent)
        if count:
            line, rest = " ".join(rest[:count]), rest[count:]
        else:
            line, rest[0] = _parted(rest[0], width - indent)
        lines.append(" " * indent + line)
        indent = min(block.runover, _MOST_INDENT)
    return lines


def _count(block: Block) -> int:
    """How many lines a block takes."""
    if block.shape in (Shape.BOX_TOP, Shape.BOX_END):
        return 1
    return len(_wrapped(block, {Shape.CENTRED: _CENTRED, Shape.ENTRY: WIDTH - _ENTRY_RIGHT}.get(block.shape, WIDTH)))

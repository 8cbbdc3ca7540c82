"""Tables (GitHub Flavored Markdown 0.29, 4.10) that lose no cell, whatever their rows have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.rules_block.state_block import StateBlock

from guidepress.read import rules
from guidepress.read.markdown.blocks.code_spans import code_spans
from guidepress.read.markdown.blocks.telling import telling

DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line below the head of a table."""

_BARS = re.compile(r"\\.|\|", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line, counted from 0, and the Markdown of its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head, the alignment of each column (``left``, ``right``, ``center`` or nothing), its body."""

    head: Row
    aligned: tuple[str, ...]
    body: tuple[Row, ...]


def table_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The rule for markdown-it's block parser: pushes one token ``table`` whose ``meta`` holds the `Table`."""
    if line + 2 > end or state.sCount[line + 1] < state.blkIndent or state.is_code_block(line):
        return False
    delimiters = _text(state, line + 1)
    if state.is_code_block(line + 1) or "-" not in delimiters or not DELIMITERS.fullmatch(delimiters):
        return False
    head = split_cells(_text(state, line))
    if "|" not in _text(state, line) or ("|" not in delimiters and len(head) > 1):
        return False
    if silent:
        return True
    aligned = tuple(_alignment(cell) for cell in split_cells(delimiters))
    if len(aligned) != len(head):
        message = f"the head has {_cells(len(head))}, the line of hyphens {len(aligned)}"
        telling(state.env).add(rules.MAN083, line + 1, message)
    body = _body(state, line + 2, end, len(head))
    token = state.push("table", "table", 0)
    token.map = [line, state.line]
    token.meta = {"table": Table(Row(line, head), aligned, body)}
    return True


def _body(state: StateBlock, line: int, end: int, columns: int) -> tuple[Row, ...]:
    """The rows from a line on; leaves the parser behind them. A row of another number of cells is told."""
    enders = state.md.block.ruler.getRules("blockquote")
    before, state.parentType = state.parentType, "table"
    rows: list[Row] = []
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = _text(state, line)
        if state.is_code_block(line) or (columns > 1 and len(split_cells(text)) == 1 and not text.startswith("|")):
            break
        if any(rule(state, line, end, True) for rule in enders):
            break
        cells = split_cells(text)
        if len(cells) != columns:
            message = f"this row has {_cells(len(cells))}, the head of its table {columns}"
            telling(state.env).add(rules.MAN083, line, message)
        rows.append(Row(line, cells + ("",) * (columns - len(cells))))
        line += 1
    state.line, state.parentType = line, before
    return tuple(rows)


def _cells(number: int) -> str:
    return f"{number} cell" if number == 1 else f"{number} cells"


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _alignment(cell: str) -> str:
    if cell.endswith(":"):
        return "center" if cell.startswith(":") else "right"
    return "left" if cell.startswith(":") else ""


def split_cells(line: str) -> tuple[str, ...]:
    """The cells of a row. A bar in code, or behind a backslash, parts none."""
    spans = list(code_spans(line))
    bars = [found.start() for found in _BARS.finditer(line) if found[0] == "|" and not _within(found.start(), spans)]
    edges = [-1, *bars, len(line)]
    cells = [line[begin + 1 : end].strip() for begin, end in pairwise(edges)]
    if bars and not cells[0]:
        cells.pop(0)
    if len(cells) > 1 and not cells[-1] and line.endswith("|"):
        cells.pop()
    return tuple(_unescaped(cell) for cell in cells)


def _unescaped(cell: str) -> str:
    """A cell in whose code a bar behind a backslash is the bar alone (GitHub Flavored Markdown 0.29, example 200)."""
    if "\\|" not in cell or "`" not in cell:
        return cell
    pieces, done = [], 0
    for begin, end in code_spans(cell):
        pieces += [cell[done:begin], cell[begin:end].replace("\\|", "|")]
        done = end
    return "".join((*pieces, cell[done:]))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= at < end for begin, end in spans)

"""Tables that are drawn with hyphens and plus signs (pandoc's simple, multiline and grid tables), with bars instead.

Pandoc itself turns them; one whose cells hold blocks becomes a table of HTML. Where each begins and ends is found here,
by the rules of pandoc's manual ("Tables").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidepress.importing.text.lines import Context, Line, in_code
from guidepress.read.bibliography.pandoc import PandocRefusal, run_pandoc

_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *")
_RULE = re.compile(r" {0,3}-{5,} *")
_GRID = re.compile(r" {0,3}\+(?:[-=:]+\+)+ *")
_GRID_LINE = re.compile(r" {0,3}[|+].*[|+] *")
_CAPTION = re.compile(r" {0,3}(?:Table)?: +\S.*")
_BETWEEN = "tableboundary"
_MOST_LINES = 400
_READER = "markdown-smart"
_WRITER = (
    "markdown-simple_tables-multiline_tables-grid_tables-raw_attribute-smart-fenced_code_attributes"
    "-native_divs-fenced_divs-native_spans-bracketed_spans+pipe_tables"
)


def turn_tables(lines: list[Line], context: Context) -> list[Line]:
    """The lines with each such table as one of bars or of HTML; its caption goes in front."""
    found = _found(lines)
    if not found:
        return lines
    texts = ["\n".join(line.text for line in lines[first:last]) for first, last in found]
    asked = f"\n\n{_BETWEEN}\n\n".join(texts)
    try:
        told = run_pandoc(("-f", _READER, "-t", _WRITER, "--wrap=none", "--columns=10000"), asked.encode())
    except PandocRefusal:
        return lines
    made = re.split(rf"^{_BETWEEN}$", told.decode("utf-8", "replace"), flags=re.MULTILINE)
    if len(made) != len(found):
        return lines
    for (first, last), text in reversed(list(zip(found, made, strict=True))):
        if "|" not in text and "<table" not in text:
            context.lost("Tables", lines[first], "a table that is drawn with hyphens could not be read")
            continue
        lines[first:last] = [Line(lines[first].number, row) for row in _caption_first(text.strip("\n"))]
    return lines


def _caption_first(text: str) -> list[str]:
    rows = text.split("\n")
    caption = rows[-1].lstrip() if len(rows) > 1 and _CAPTION.fullmatch(rows[-1]) else ""
    if not caption:
        return ["", *rows, ""]
    while rows and (not rows[-1].strip() or rows[-1].lstrip() == caption):
        rows.pop()
    return ["", f"Table: {caption.partition(':')[2].strip()}", "", *rows, ""]


def _found(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where the tables are: the first line of each, and the one behind its last (its caption, if one follows)."""
    code = in_code(lines)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        end = 0 if code[at] else _end_of_grid(lines, at) or _end_of_columns(lines, at)
        if not end or any(code[at:end]):
            at += 1
            continue
        first = at
        end = _with_caption(lines, end)
        found.append((first, end))
        at = end
    return found


def _end_of_grid(lines: Sequence[Line], at: int) -> int:
    if not _GRID.fullmatch(lines[at].text):
        return 0
    end = at
    while end < len(lines) and _GRID_LINE.fullmatch(lines[end].text):
        end += 1
    return end if end - at > 2 and _GRID.fullmatch(lines[end - 1].text) else 0


def _end_of_columns(lines: Sequence[Line], at: int) -> int:
    """The end of a simple or multiline table that begins with a line; 0 if none does."""
    if not _is_blank(lines, at - 1) or _is_blank(lines, at):
        return 0
    text = lines[at].text
    if _RULE.fullmatch(text) or (_COLUMNS.fullmatch(text) and not _is_blank(lines, at + 1)):
        closing = _closing(lines, at)
        if closing:
            return closing
    if not _COLUMNS.fullmatch(text) and at + 1 < len(lines) and _COLUMNS.fullmatch(lines[at + 1].text):
        end = at + 2
        while not _is_blank(lines, end):
            end += 1
        return end if end > at + 2 else 0
    return 0


def _closing(lines: Sequence[Line], at: int) -> int:
    """Behind the row of hyphens that ends a table which begins with one, if columns are ruled in between or there."""
    ruled = bool(_COLUMNS.fullmatch(lines[at].text))
    for end in range(at + 1, min(len(lines), at + _MOST_LINES)):
        text = lines[end].text
        if text.lstrip().startswith("#"):
            return 0
        if _COLUMNS.fullmatch(text):
            if ruled and _is_blank(lines, end + 1):
                return end + 1
            ruled = True
        elif _RULE.fullmatch(text):
            return end + 1 if ruled and _is_blank(lines, end + 1) else 0
    return 0


def _with_caption(lines: Sequence[Line], end: int) -> int:
    after = end
    while after < len(lines) and after < end + 2 and _is_blank(lines, after):
        after += 1
    if after < len(lines) and after > end and _CAPTION.fullmatch(lines[after].text):
        after += 1
        while not _is_blank(lines, after):
            after += 1
        return after
    return end


def _is_blank(lines: Sequence[Line], at: int) -> bool:
    return not 0 <= at < len(lines) or not lines[at].text.strip()

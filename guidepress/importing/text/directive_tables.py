"""Tables that MyST and Sphinx write as directives, as tables with bars."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence

from guidepress.importing.text.lines import Line

_ROW = re.compile(r"(?P<indent>[ \t>]*)[*+-][ \t]+[*+-](?:[ \t]+(?P<text>.*))?")
_CELL = re.compile(r"(?P<indent>[ \t>]*)[*+-](?:[ \t]+(?P<text>.*))?")

_BAR, _ESCAPED = re.compile(r"(?<!\\)[|]"), r"\\|"

Options = Mapping[str, str]


def list_table(title: str, lines: list[Line], options: Options, number: int) -> list[Line] | None:
    """A table whose rows are the items of a list, and its cells those of the lists in them; ``None`` if it is none."""
    rows: list[list[str]] = []
    for line in lines:
        text = line.text
        if row := _ROW.fullmatch(text):
            rows.append([row["text"] or ""])
        elif not text.strip(" \t>"):
            continue
        elif not rows:
            return None
        elif (cell := _CELL.fullmatch(text)) and len(cell["indent"].replace(">", "")) < 4:
            rows[-1].append(cell["text"] or "")
        else:
            rows[-1][-1] = " ".join(filter(None, [rows[-1][-1], text.strip(" \t>")]))
    return _with_bars(title, rows, options, number)


def csv_table(title: str, lines: list[Line], options: Options, number: int) -> list[Line] | None:
    """A table of values with commas between them; ``None`` if it cannot be read."""
    texts = [line.text.strip(" \t>") for line in lines]
    delimiter = {"tab": "\t", "space": " "}.get(options.get("delim", ","), options.get("delim", ","))
    if len(delimiter) != 1:
        return None
    try:
        rows = [row for row in csv.reader(filter(None, texts), delimiter=delimiter, skipinitialspace=True) if row]
        head = list(csv.reader([options["header"]], skipinitialspace=True)) if options.get("header") else []
    except csv.Error:
        return None
    options = {**options, "header-rows": "1"} if head else options
    return _with_bars(title, [*head, *rows], options, number)


def titled_table(title: str, lines: list[Line], options: Options, number: int) -> list[Line] | None:
    """A table in Markdown with its title, which becomes its caption."""
    first = next((n for n, line in enumerate(lines) if "|" in line.text), None)
    if first is None:
        return None
    return [*lines[:first], *_caption(title, options, number), *lines[first:]]


def _caption(title: str, options: Options, number: int) -> list[Line]:
    name = options.get("name") or options.get("label") or ""
    if not title:
        return []
    return [Line(number, f"Table: {title}{f' {{#{name}}}' if name else ''}"), Line(number, "")]


def _with_bars(title: str, rows: Sequence[Sequence[str]], options: Options, number: int) -> list[Line] | None:
    """Rows as a table with bars; a head of its own where none is said, for a table of a guide has one."""
    if not rows:
        return None
    columns = max(map(len, rows))
    held = int(options["header-rows"]) if options.get("header-rows", "").isdigit() else 0
    head = rows[0] if held else [""] * columns
    made = [_row(head, columns), f"|{' --- |' * columns}", *(_row(row, columns) for row in rows[1 if held else 0 :])]
    return [*_caption(title, options, number), *(Line(number, text) for text in made)]


def _row(cells: Sequence[str], columns: int) -> str:
    filled = [*cells, *[""] * (columns - len(cells))]
    return f"| {' | '.join(_BAR.sub(_ESCAPED, ' '.join(cell.split())) for cell in filled)} |"

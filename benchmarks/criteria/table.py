"""The table, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.criteria.rows import ROWS
from benchmarks.criteria.verdict import Mark, Verdict

START, END = "<!-- criteria: start -->", "<!-- criteria: end -->"


@dataclass(frozen=True, slots=True)
class Column:
    """A tool's results. ``missing`` says why there are none; ``verapdf`` is ``None`` where veraPDF is not installed."""

    name: str
    version: str = ""
    missing: str = ""
    pages: int = 0
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    verapdf: list[str] | None = None


def table(columns: Sequence[Column]) -> str:
    """The table of all tools that made a file, the reasons for all that is not a plain yes, and who is missing."""
    there = [column for column in columns if not column.missing]
    lines = [_line("", "criterion", *(f"{column.name} {column.version}" for column in there))]
    lines.append(_line("---", "---", *("---" for _ in there)))
    for letter, row in ROWS.items():
        lines.append(_line(letter, row.criterion, *(column.verdicts[letter].mark.value for column in there)))
    lines.append(_line("", "pages", *(str(column.pages) for column in there)))
    lines.append(_line("", "rules of PDF/UA-1 broken (page-validation)", *(str(len(one.rules)) for one in there)))
    if any(column.verapdf is not None for column in there):
        counts = ("–" if one.verapdf is None else str(len(one.verapdf)) for one in there)
        lines.append(_line("", "rules of PDF/UA-1 broken (veraPDF)", *counts))
    lines += ["", *(f"{column.name}: {column.missing}." for column in columns if column.missing)]
    for column in there:
        lines += _reasons(column)
    return "\n".join(lines).rstrip() + "\n"


def _line(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _reasons(column: Column) -> Iterator[str]:
    less = {letter: one for letter, one in column.verdicts.items() if one.mark is not Mark.YES}
    if not less and not column.rules:
        return
    yield from ("", f"{column.name} {column.version}:", "")
    yield from (f"- {letter} {one.mark}: {one.reason}" for letter, one in less.items())
    if column.rules:
        yield f"- page-validation: {', '.join(column.rules)}"
    if column.verapdf:
        yield f"- veraPDF: {', '.join(column.verapdf)}"


def between_markers(text: str, content: str) -> str:
    """A page with its table replaced. Raises `ValueError` if the page has no markers."""
    before, start, rest = text.partition(START)
    _old, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"no {START} and {END} in the page")
    return f"{before}{start}\n{content}{end}{after}"

"""Findings for a person at a terminal: what is wrong, the line that is meant, and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from guidepress.findings.folding import Gathered, gathered
from guidepress.findings.spans import Sources, extent
from guidepress.model.finding import Finding, Rule, Severity

COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold cyan",
}
MIN_WIDTH, MAX_WIDTH = 40, 120
"""Columns that a shown line takes at least, however narrow the terminal, and at most, however wide."""

LINES = 12
"""How many lines of findings that are summed up are named."""

_BEFORE = 0.4
"""The share of the width before the marked words when a long line is cropped."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def print_findings(console: Console, findings: Sequence[Finding], sources: Sources) -> None:
    """Print findings, those of a file together, then how many there are; nothing if there are none.

    What follows from another finding is counted under it, and what repeats itself in a file is summed up (`gathered`).

    Each begins with the contract's line, ``CODE severity file:line:column message``, from the first column.
    """
    for _file, group in groupby(gathered(findings), key=lambda one: one.finding.place.file):
        for one in group:
            _print_finding(console, one.finding, sources)
            _print_folded(console, one)
        console.print()
    if findings:
        console.print(_summary(findings))
        code = findings[0].code
        console.print(Text(f"'publish.py explain {code}' says more about {code}; so for every code."))


def print_rule(console: Console, rule: Rule) -> None:
    """Print what a rule means."""
    console.print(Text(f"{rule.code} ({rule.severity.value})", style=COLOURS[rule.severity]))
    for title, text in (
        (None, rule.title + "."),
        ("Why", rule.why),
        ("Remedy", rule.remedy),
        ("Rests on", rule.clause),
    ):
        if text:
            console.print(Text(f"{title}: {text}" if title else text))


def printable(text: str) -> str:
    """Text that does nothing to a terminal: a manuscript is untrusted; an escape sequence in it is shown, not obeyed.

    Controls become their pictures (U+2400), marks that turn the direction of a line their code, a tab one space.
    """

    def shown(found: re.Match[str]) -> str:
        code = ord(found[0])
        if found[0] == "\t":
            return " "
        return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"<U+{code:04X}>"

    return _UNSEEN.sub(shown, text)


def excerpt(line: str, marked: tuple[int, int] | None, width: int) -> tuple[str, int, int]:
    """A line cropped to a width in terminal cells around what is marked, and where the mark begins and how long it is.

    ``marked`` are its first and last column from 1; begin and length are in cells of the excerpt, 0 without a mark.
    """
    first, last = marked or (1, 0)
    before, inside, after = (printable(part) for part in (line[: first - 1], line[first - 1 : last], line[last:]))
    if not marked:
        return _fit(before + inside + after, width), 0, 0
    if cell_len(before) + cell_len(inside) + cell_len(after) > width:
        inside = _fit(inside, width // 2)
        room = width - cell_len(inside)
        left = min(cell_len(before), max(int(room * _BEFORE), room - cell_len(after)))
        before = _fit_end(before, left)
        after = _fit(after, room - cell_len(before))
    return before + inside + after, cell_len(before), max(cell_len(inside), 1)


def _fit(text: str, width: int) -> str:
    """The beginning of a text that fits; an ellipsis says that there is more."""
    return text if cell_len(text) <= width else "".join(_first(text, width - 1)) + "…"


def _fit_end(text: str, width: int) -> str:
    """The end of a text that fits."""
    if cell_len(text) <= width:
        return text
    kept = _first(reversed(text), width - 1)
    while kept and unicodedata.combining(kept[-1]):
        kept.pop()
    return "…" + "".join(reversed(kept))


def _first(signs: Iterable[str], width: int) -> list[str]:
    """As many signs as fit."""
    kept, used = [], 0
    for sign in signs:
        used += cell_len(sign)
        if used > width:
            break
        kept.append(sign)
    return kept


def _print_finding(console: Console, finding: Finding, sources: Sources) -> None:
    head = Text()
    head.append(finding.code, style=COLOURS[finding.severity])
    head.append(f" {finding.severity.value} {printable(str(finding.place))} ")
    head.append(printable(finding.message), style="bold")
    console.print(head)
    line = sources.line(finding.place)
    if line is not None and line.strip():
        _print_line(console, finding, line)
    clause = f" [{finding.rule.clause}]" if finding.rule.clause else ""
    console.print(Text(f"    {printable(finding.hint)}{clause}"))


def _print_line(console: Console, finding: Finding, line: str) -> None:
    number = str(finding.place.line)
    width = min(max(console.width - len(number) - 7, MIN_WIDTH), MAX_WIDTH)
    shown, begin, length = excerpt(line, extent(finding, line), width)
    console.print(Text(f"    {number} | ", style="dim") + Text(shown))
    if length:
        mark = Text(f"    {' ' * len(number)} | ", style="dim")
        mark.append(" " * begin + "^" * length, style=COLOURS[finding.severity])
        console.print(mark)


def _print_folded(console: Console, one: Gathered) -> None:
    """How many findings follow from one, by code; of how many more it stands for, and their lines."""
    if one.consequences:
        codes = Counter(finding.code for finding in one.consequences)
        told = ", ".join(f"{count} {code}" for code, count in codes.most_common())
        number = len(one.consequences)
        verb = "finding follows" if number == 1 else "findings follow"
        console.print(Text(f"    {number} {verb} from it: {told}. Mend this first; --format json lists them."))
    if one.repeats:
        lines = list(dict.fromkeys(finding.place.line or 0 for finding in one.repeats))
        shown = ", ".join(map(str, lines[:LINES])) + (f" and {len(lines) - LINES} more" if len(lines) > LINES else "")
        number = len(one.repeats)
        where = f", line{'s' if len(lines) > 1 else ''} {shown}" if lines != [0] else ""
        console.print(Text(f"    {number} more {one.finding.code} in this file{where}; --format json has them."))


def _summary(findings: Sequence[Finding]) -> str:
    counts = [(sum(f.severity is severity for f in findings), severity.value) for severity in Severity]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)

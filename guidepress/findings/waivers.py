"""Waivers: a finding set aside beside the text it is about, with a reason (codes WAI).

``<!-- waive LAN004: the sentence is the law's own -->`` on the line before a block, or at the end of a line of it,
sets the findings with that code in that block aside. A waiver is part of the manuscript, so it is reviewed with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.findings.folding import told_once
from guidepress.model.finding import Finding, Severity
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.standards.markdown_fences import fenced_lines

WAI001 = rule_of("WAI001")
WAI002 = rule_of("WAI002")
WAI003 = rule_of("WAI003")

WAIVABLE = frozenset({"ACC", "CLM", "LAN", "REF"})
"""Families whose findings are judgements about the text. A missing source (REF001) is none: its link would be dead."""

_WAIVER = re.compile(
    r"<!--\s*+waive\b\s*+(?P<code>[A-Za-z]{3}\d{3})?\s*+(?P<colon>:?+)\s*+(?P<reason>(?:(?!\s*+-->).)*)\s*+-->"
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver as it is written: at ``place``, for a ``code``, with a ``reason``, over lines ``first`` to ``last``."""

    place: Place
    code: str
    reason: str
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Whether a finding has the waiver's code and stands in its block."""
        line = finding.place.line
        return (
            finding.code == self.code
            and finding.place.file == self.place.file
            and line is not None
            and self.first <= line <= self.last
        )

    def as_data(self) -> dict[str, object]:
        """The waiver as the manifest lists it."""
        return {"code": self.code, "file": self.place.file, "line": self.place.line, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What waivers leave: the findings that stand (those about waivers among them), and the waivers that were used."""

    findings: tuple[Finding, ...]
    used: tuple[Waiver, ...]


def apply_waivers(findings: Iterable[Finding], texts: Mapping[str, bytes]) -> Outcome:
    """Set aside what the manuscript waives; findings WAI001 to WAI003 say which waivers do not hold.

    What two findings tell of the same words is told once (`told_once`): after the waivers, so that setting one aside
    brings the other to light.

    ``texts`` are the guide's text files by name (`Book.texts`); waivers stand in those that end in ``.md``.
    """
    waivers: list[Waiver] = []
    standing: list[Finding] = []
    for name in sorted(texts):
        if name.endswith(".md"):
            for waiver in read_waivers(name, texts[name]):
                waivers += _sound(waiver, standing)
    used: set[int] = set()
    refused: set[int] = set()
    for finding in findings:
        over = [number for number, waiver in enumerate(waivers) if waiver.covers(finding)]
        if over and may_waive(finding):
            used.update(over)
        else:
            refused.update(over)
            standing.append(finding)
    for number, waiver in enumerate(waivers):
        if number in refused:
            standing.append(WAI003.at(waiver.place, f"{waiver.code} cannot be waived here: it is an error"))
        elif number not in used:
            standing.append(WAI002.at(waiver.place, f"the waiver of {waiver.code} sets nothing aside"))
    return Outcome(tuple(told_once(standing)), tuple(waiver for number, waiver in enumerate(waivers) if number in used))


def _sound(waiver: Waiver, standing: list[Finding]) -> Iterator[Waiver]:
    """The waiver if it can hold; else a finding."""
    if not waiver.code or not waiver.reason:
        standing.append(WAI001.at(waiver.place, "the waiver names no finding" if not waiver.code else ""))
    elif waiver.code[:3] not in WAIVABLE or waiver.code == "REF001":
        standing.append(WAI003.at(waiver.place, f"{waiver.code} cannot be waived"))
    else:
        yield waiver


def may_waive(finding: Finding) -> bool:
    """Whether a waiver can set a finding aside."""
    family = finding.code[:3]
    if family not in WAIVABLE or finding.code == "REF001":
        return False
    return family != "ACC" or finding.severity is not Severity.ERROR


def read_waivers(file: str, data: bytes) -> Iterator[Waiver]:
    """The waivers of a Markdown file in order. What stands in code is not one."""
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fenced = frozenset(number + 1 for number in fenced_lines(lines))
    for number, line in enumerate(lines, 1):
        if number in fenced or "<!--" not in line:
            continue
        plain = _CODE_SPAN.sub(lambda found: "\0" * len(found[0]), line)
        for found in _WAIVER.finditer(plain):
            alone = not _WAIVER.sub("", plain).strip()
            first, last = _block(lines, number, fenced, alone=alone)
            code, reason = (found["code"] or "").upper(), found["reason"] if found["colon"] else ""
            yield Waiver(Place(file, number, found.start() + 1), code, reason, first, last)


def _block(lines: Sequence[str], number: int, fenced: frozenset[int], *, alone: bool) -> tuple[int, int]:
    """First and last line of the block that a waiver on line ``number`` is about.

    Alone on its line it is about the block that follows, past other waivers and empty lines; else about the one it
    stands in. A block ends before an empty line, unless what follows is indented and so belongs to it.
    """
    first = number
    if alone:
        first += 1
        while first <= len(lines) and not _WAIVER.sub("", lines[first - 1]).strip():
            first += 1
    else:
        while first > 1 and lines[first - 2].strip():
            first -= 1
    last = number = first
    while number < len(lines):
        number += 1
        if lines[number - 1].strip() or number in fenced:
            last = number
        elif not next((line for line in lines[number:] if line.strip()), "").startswith(("    ", "\t")):
            break
    return first, last

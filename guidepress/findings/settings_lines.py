"""The line of ``guide.yaml`` for what was found of a setting by those who know its value and not its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from guidepress.model.finding import Finding

SETTINGS = "guide.yaml"
_QUOTED = re.compile(r"'([^']{1,300})'|“([^”]{1,300})”")
_SIGN = re.compile(r"\bU\+(0?[0-9A-F]{4,5}|10[0-9A-F]{4})\b")
"""A sign that a message names because nobody sees it."""
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U000([0-9A-Fa-f]{5})|x([0-9A-Fa-f]{2}))")
_OF_READING = ("MAN", "REF")
"""Findings of reading are always of a line: of the first if nothing tells another."""


def with_lines(findings: Iterable[Finding], text: str) -> list[Finding]:
    """The findings, those of ``guide.yaml`` without a line at the one that holds what their message quotes."""
    lines = text.split("\n")
    return [_settled(one, lines) if one.place.file == SETTINGS and not one.place.line else one for one in findings]


def _settled(finding: Finding, lines: list[str]) -> Finding:
    quoted = sorted({first or second for first, second in _QUOTED.findall(finding.message)}, key=len, reverse=True)
    for value in quoted:
        for number, line in enumerate(lines, 1):
            if (value in line or value in ascii(line)) and not line.lstrip().startswith("#"):
                return replace(finding, place=replace(finding.place, line=number))
    signs = [chr(int(found, 16)) for found in _SIGN.findall(finding.message)]
    for number, line in enumerate(lines, 1):
        if signs and not line.lstrip().startswith("#") and any(sign in _unescaped(line) for sign in signs):
            return replace(finding, place=replace(finding.place, line=number))
    if finding.code.startswith(_OF_READING):
        return replace(finding, place=replace(finding.place, line=1))
    return finding


def _unescaped(line: str) -> str:
    """A line with the signs that it has as escapes of YAML, as they are."""
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2] or found[3], 16)), line)

"""Lists in lists that lose their nesting, because they are indented by less than Markdown asks for."""

from __future__ import annotations

import re

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.read import rules
from guidepress.standards.markdown_fences import without_fences

_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}\.)[ \t]+\S")
_STEP = 4
"""Columns of one level (Python-Markdown's ``tab_length``)."""


def report_lost_nesting(text: str, file: str, findings: Findings) -> None:
    """MAN026 for each list with an item that is indented, but too little to stand in the item above."""
    above: int | None = None
    blank, told = True, False
    for number, line in enumerate(without_fences(text).split("\n"), 1):
        item = _ITEM.match(line)
        if not line.strip():
            blank = True
            continue
        if item and (above is not None or blank):
            indent = len(item[1].expandtabs(_STEP))
            if above is not None and not told and indent >= above + 2 and indent // _STEP == above // _STEP:
                message = f"an item indented by {indent} columns is not in the item above: that takes {above + _STEP}"
                findings.add(rules.MAN026.at(Place(file, number), message))
                told = True
            above = indent
        elif blank and not line[:1].isspace():
            above, told = None, False
        blank = False

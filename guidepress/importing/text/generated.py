"""Places where a tool writes out the documentation of code (mkdocstrings): their marks say nothing to readers."""

from __future__ import annotations

import re

from guidepress.importing.text.lines import Context, Line, in_code

_PLACE = re.compile(r":::[ \t]+(?P<name>[A-Za-z_]\w*(?:[.:/]+\w+)*)[ \t]*")
_COLONS = re.compile(r"[ \t]*:{3,}[ \t]*")
_OPTION = re.compile(r"(?: {2,}|\t)\S.*")
_TOOLS = frozenset({"MkDocs", "Zensical", "Markdown"})


def leave_out_generated(lines: list[Line], context: Context) -> list[Line]:
    """The lines without ``::: package.module`` and the options below it, each told.

    A word without a dot may open a division of pandoc: it does if a line of colons closes it.
    """
    if context.plan.tool not in _TOOLS:
        return lines
    code = in_code(lines)
    may_close = any(_COLONS.fullmatch(line.text) for line, is_code in zip(lines, code, strict=True) if not is_code)
    made: list[Line] = []
    at = 0
    while at < len(lines):
        found = None if code[at] else _PLACE.fullmatch(lines[at].text)
        if found is None or may_close:
            made.append(lines[at])
            at += 1
            continue
        context.lost("Documentation that is made of code", lines[at], found["name"])
        end = at + 1
        while end < len(lines) and (_OPTION.fullmatch(lines[end].text) or _between(lines, end)):
            end += 1
        context.log.unshown += [line.text for line in lines[at:end]]
        made.append(Line(lines[at].number, ""))
        at = end
    return made


def _between(lines: list[Line], at: int) -> bool:
    """Whether a line is an empty one among options."""
    return not lines[at].text.strip() and at + 1 < len(lines) and _OPTION.fullmatch(lines[at + 1].text) is not None

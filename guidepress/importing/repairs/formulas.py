"""The mender of formulas: one that cannot be set stands as code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.importing.repairs.near import NEAR, Lines, near
from guidepress.standards.markdown_fences import fenced_lines

_IN_LINE = (
    r"\$\$(?P<a>[^$]+)\$\$|(?<![\\$])\$(?P<b>[^$\n]+)\$(?!\d)|\\\((?P<c>(?:[^\\\n]|\\[^)\n])+)\\\)"
    r"|\\\[(?P<d>(?:[^\\\n]|\\[^\]\n])+)\\\]"
)
_OPEN = re.compile(r"(?P<indent>[ \t]*)(?P<mark>\$\$|\\\[|\\begin\{(?P<name>\w{1,20}\*?)\})(?P<rest>.*)")


def formula(lines: Lines, at: int, message: str) -> str:
    """The formula that a finding means, as code: that which holds what the finding names, else those of the line."""
    named = re.match(r"'(.*)'(?:: \w+| sets nothing)$", message) or re.search(r"the command (\\\S+) is", message)
    meant = "".join(named[1].split()) if named else ""
    for first, last in _blocks(lines, at):
        if meant in "".join(" ".join(lines[first : last + 1]).split()):
            told = " ".join(lines[first : last + 1])
            _show(lines, first, last)
            return f"a formula, which stands as code: {told}"
    told = near(lines, at, _IN_LINE, _as_code, most=0, holds=lambda found: meant in "".join(_tex(found).split()))
    told = told or near(lines, at, _IN_LINE, _as_code, most=0)
    return f"formulas of a line, which stand as code: {told}" if told else ""


def _blocks(lines: Lines, at: int) -> Iterator[tuple[int, int]]:
    """The first and last lines of formulas over several lines: that in which a line is, then those just behind it."""
    code = fenced_lines(lines)
    held: list[tuple[int, int]] = []
    number = 0
    while number < min(len(lines), at + NEAR):
        found = None if number in code else _OPEN.fullmatch(lines[number])
        closing = _closing(found) if found else ""
        if found and closing not in found["rest"]:
            ends = (n for n in range(number + 1, min(len(lines), number + NEAR)) if closing in lines[n])
            if (last := next(ends, None)) is not None:
                held.append((number, last))
                number = last
        number += 1
    yield from (block for block in held if block[0] <= at <= block[1])
    yield from (block for block in held if block[0] > at)


def _closing(found: re.Match[str]) -> str:
    return {"$$": "$$", "\\[": "\\]"}.get(found["mark"], f"\\end{{{found['name']}}}")


def _show(lines: Lines, first: int, last: int) -> None:
    """Put a block into a fence, without the signs around it; what stands behind them stays."""
    found = _OPEN.fullmatch(lines[first])
    if found is None:
        return
    indent = found["indent"]
    if found["name"]:
        lines[first] = f"{indent}~~~~tex\n{lines[first]}"
        lines[last] = f"{lines[last]}\n{indent}~~~~"
        return
    before, _mark, behind = lines[last].partition("$$" if found["mark"] == "$$" else "\\]")
    lines[first] = f"{indent}~~~~tex" + (f"\n{indent}{found['rest'].strip()}" if found["rest"].strip() else "")
    held = f"{before.rstrip()}\n" if before.strip() else ""
    rest = re.sub(r"^\s*\{[^{}]*\}", "", behind).strip()
    lines[last] = f"{held}{indent}~~~~" + (f"\n\n{indent}{rest}" if rest else "")


def _as_code(found: re.Match[str]) -> str:
    tex = _tex(found).strip()
    return f"`` {tex} ``" if "`" in tex else f"`{tex}`"


def _tex(found: re.Match[str]) -> str:
    return next((found[name] for name in "abcd" if found[name]), "")

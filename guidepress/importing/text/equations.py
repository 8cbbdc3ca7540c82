r"""Names of formulas, ``(\#eq:x)`` of bookdown and ``\label{x}`` of LaTeX, as ids of their displays."""

from __future__ import annotations

import re

from guidepress.importing.text.lines import Context, Line, id_of, in_code

_NAME = re.compile(r"[ \t]*(?:\(\\#(?P<id>[\w:.-]{1,100})\)|\\label\{(?P<label>[^{}\n]{1,100})\})")
_DISPLAYS = "equation|align|gather|multline|eqnarray|alignat|displaymath"
_OPEN = re.compile(rf"(?P<indent>[ \t]*)(?:(?P<sign>\$\$)|\\begin\{{(?P<name>{_DISPLAYS})(?P<star>\*?)\}})(?P<rest>.*)")
_MOST = 80
"""Lines of a formula."""


def name_equations(lines: list[Line], context: Context) -> list[Line]:
    """The lines with every display that has a name under this name, and without names that a reader would see.

    A formula has one name: others, of its rows, are told.
    """
    made: list[Line] = []
    code = in_code(lines)
    at = 0
    while at < len(lines):
        last = -1 if code[at] else _last(lines, code, at)
        if last < 0:
            made.append(lines[at])
        else:
            made += _named(lines[at : last + 1], context)
        at = max(last, at) + 1
    return made


def _last(lines: list[Line], code: list[bool], first: int) -> int:
    """The last line of a display that begins on a line and has a name; -1 if there is none."""
    opening = _OPEN.fullmatch(lines[first].text)
    if opening is None:
        return -1
    closing = "$$" if opening["sign"] else f"\\end{{{opening['name']}{opening['star']}}}"
    text = opening["rest"]
    for number in range(first, min(len(lines), first + _MOST)):
        text = opening["rest"] if number == first else lines[number].text
        if code[number]:
            return -1
        if closing in text:
            inner = "\n".join(line.text for line in lines[first : number + 1])
            return number if text.rpartition(closing)[2].strip() == "" and _NAME.search(inner) else -1
    return -1


def _named(lines: list[Line], context: Context) -> list[Line]:
    opening = _OPEN.fullmatch(lines[0].text)
    if opening is None:
        return lines
    names: list[str] = []
    kept: list[Line] = []
    for line in lines:
        found = list(_NAME.finditer(line.text))
        names += [id_of(one["id"] or one["label"]) for one in found]
        text = _NAME.sub("", line.text).rstrip()
        if text.strip() or not found:
            kept.append(Line(line.number, text))
    for other in names[1:]:
        context.lost("Numbers of formulas", lines[0], f"{other}, a row of {names[0]}")
    mark = f"{{#{names[0]}}}"
    indent = opening["indent"]
    if opening["sign"]:
        kept[-1] = Line(kept[-1].number, f"{kept[-1].text} {mark}")
        return kept
    if opening["name"] in {"equation", "displaymath"}:
        name = f"{opening['name']}{opening['star']}"
        kept[0] = Line(kept[0].number, kept[0].text.replace(f"\\begin{{{name}}}", "", 1))
        kept[-1] = Line(kept[-1].number, kept[-1].text.replace(f"\\end{{{name}}}", ""))
        kept = [line for line in kept if line.text.strip()]
    first, last = lines[0].number, lines[-1].number
    return [Line(first, ""), Line(first, f"{indent}$$"), *kept, Line(last, f"{indent}$$ {mark}"), Line(last, "")]

r"""Formulas as MathJax has them behind Markdown, which takes one backslash away: ``\\( x \\)`` and ``\\[ x \\]``."""

from __future__ import annotations

import re

from guidepress.importing.text.lines import Line, in_code, outside_spans

_IN_LINE = re.compile(r"\\\\\[(?P<block>[^\n]{1,2000}?)\\\\\]|\\\\\((?P<tex>[^\n]{1,2000}?)\\\\\)")
_OPEN = re.compile(r"(?P<before>[ \t>]*)\\\\\[(?P<tex>.*)")
_CLOSE = re.compile(r"(?P<tex>.*?)\\\\\](?P<behind>[ \t]*)$")
_ESCAPED = re.compile(r"\\([\\_*^`\[\]()<>#+.!|~-])")
_MOST = 60
"""Lines of a formula."""


def turn_formulas(lines: list[Line]) -> list[Line]:
    """The lines with such formulas as a guide has them, and what Markdown escapes in them unescaped."""
    made = list(lines)
    code = in_code(lines)
    at = 0
    while at < len(made):
        end = at
        if not code[at] and "\\\\" in made[at].text:
            end = _block_end(made, code, at)
            if end > at:
                _turn_block(made, at, end)
            else:
                made[at] = Line(made[at].number, outside_spans(made[at].text, _in_line))
        at = end + 1
    return made


def _in_line(text: str) -> str:
    return _IN_LINE.sub(_turned, text)


def _turned(found: re.Match[str]) -> str:
    if found["block"] is not None:
        return f"\\[{_bare(found['block'])}\\]"
    return f"\\({_bare(found['tex'])}\\)"


def _block_end(lines: list[Line], code: list[bool], at: int) -> int:
    """The last line of a formula that begins on a line and goes on behind it; else that line."""
    opening = _OPEN.fullmatch(lines[at].text)
    if opening is None or "\\\\]" in opening["tex"]:
        return at
    for number in range(at + 1, min(len(lines), at + _MOST)):
        if code[number] or not lines[number].text.strip():
            return at
        if _CLOSE.fullmatch(lines[number].text):
            return number
    return at


def _turn_block(lines: list[Line], first: int, last: int) -> None:
    opening, closing = _OPEN.fullmatch(lines[first].text), _CLOSE.fullmatch(lines[last].text)
    if opening is None or closing is None:
        return
    lines[first] = Line(lines[first].number, f"{opening['before']}\\[{_bare(opening['tex'])}")
    for number in range(first + 1, last):
        lines[number] = Line(lines[number].number, _bare(lines[number].text))
    lines[last] = Line(lines[last].number, f"{_bare(closing['tex'])}\\]{closing['behind']}")


def _bare(tex: str) -> str:
    """TeX behind Markdown: two backslashes are one, and a sign with one before it is that sign."""
    return _ESCAPED.sub(r"\1", tex)

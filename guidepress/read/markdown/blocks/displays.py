r"""Displayed formulas: ``$$ … $$``, ``\[ … \]`` and the environments of TeX, each on lines of its own."""

from __future__ import annotations

import re

from markdown_it.rules_block.state_block import StateBlock

from guidepress.read.markdown.blocks.code_spans import outside_code

ENVIRONMENTS = tuple(
    """
    align alignat aligned array bmatrix Bmatrix cases eqnarray equation flalign gather gathered matrix multline
    pmatrix split vmatrix Vmatrix
    """.split()
)
"""The environments of mathematics; others set text, tables or pictures."""

LONGEST = 200
"""Lines of one formula."""

_BEGIN = re.compile(rf"\\begin\{{(?P<name>(?:{'|'.join(ENVIRONMENTS)})\*?)\}}")
_LABEL = re.compile(r"\s*(?:\{#(?P<id>[\w:.-]+)[^}]*\})?\s*")
_TEX = re.compile(r"[\\^_={}\d+*/<>|-]")
_PAIR = re.compile(r"(?<![\\$])\$\$(?!\$)(?P<tex>.+?)(?<![\\$])\$\$(?!\$)", re.DOTALL)


def display_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The rule for markdown-it's block parser: pushes a token ``display`` with the TeX, and the id in its ``meta``."""
    text = _text(state, line)
    if state.is_code_block(line) or not text.startswith(("$$", "\\[", "\\begin{")):
        return False
    found = _whole(state, line, end, text)
    if found is None:
        return False
    tex, name, last = found
    if silent:
        return True
    token = state.push("display", "div", 0)
    token.content, token.meta, token.map = tex, {"id": name}, [line, last + 1]
    state.line = last + 1
    return True


def _whole(state: StateBlock, line: int, end: int, text: str) -> tuple[str, str, int] | None:
    """The TeX of the formula that begins on a line, its id, and the line on which it ends, if nothing follows there."""
    begun = _BEGIN.match(text)
    if begun:
        opening, closing = "", f"\\end{{{begun['name']}}}"
    elif text.startswith("\\begin{"):
        return None
    else:
        opening, closing = (text[:2], {"$$": "$$", "\\[": "\\]"}[text[:2]])
    lines = [text[len(opening) :]]
    number = line
    while closing not in lines[-1]:
        number += 1
        if number >= min(end, line + LONGEST) or state.isEmpty(number) or state.sCount[number] < state.blkIndent:
            return None
        lines.append(_text(state, number))
    tex, _closing, rest = "\n".join(lines).partition(closing)
    label = _LABEL.fullmatch(rest)
    if label is None or not tex.strip():
        return None
    return (tex + closing if begun else tex), label["id"] or "", number


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def split_displays(text: str) -> list[tuple[int, int, str]]:
    """The formulas in double dollars within a paragraph: where each begins and ends, and its TeX.

    Two prices of two dollars are none: a formula has a sign of mathematics in it, or no space.
    """
    if text.count("$$") < 2:
        return []
    return [
        (found.start(), found.end(), found["tex"])
        for found in _PAIR.finditer(outside_code(text))
        if _TEX.search(found["tex"]) or not re.search(r"\s", found["tex"].strip())
    ]

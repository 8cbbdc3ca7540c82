"""Lists of definitions: one term a line, and below them each meaning behind a colon (PHP Markdown Extra) or a tilde."""

from __future__ import annotations

import re

from markdown_it.rules_block.state_block import StateBlock

INDENT = 2
"""Columns by which what belongs to a definition is farther in than its colon."""

_MARKER = re.compile(r"(?::|~(?=[ \t]+[^\W\d]))[ \t]+(?=\S)")
"""A colon, or a tilde (pandoc) before a word: one before a number says "about"."""


def definitions_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The rule for markdown-it's block parser."""
    if silent:
        return state.ddIndent >= 0 and _marker(state, line, state.ddIndent - INDENT) > 0
    terms = _terms(state, line, end)
    if not terms:
        return False
    opening = state.push("dl_open", "dl", 1)
    before, state.parentType = state.parentType, "deflist"
    last = line
    while terms:
        for term in terms:
            state.push("dt_open", "dt", 1).map = [term, term + 1]
            inner = state.push("inline", "", 0)
            inner.content, inner.map = _text(state, term), [term, term + 1]
            state.push("dt_close", "dt", -1)
        last = terms[-1] + (2 if state.isEmpty(terms[-1] + 1) else 1)
        while last < end and _marker(state, last):
            _definition(state, last, end)
            last = state.line
        terms = _terms(state, last, end)
    state.push("dl_close", "dl", -1)
    opening.map, state.line, state.parentType = [line, last], last, before
    return True


def _terms(state: StateBlock, line: int, end: int) -> list[int]:
    """The lines from one on that are terms: plain lines with a definition right behind them, or after an empty line.

    What begins a fence, a heading or a list is no term.
    """
    terms: list[int] = []
    enders = state.md.block.ruler.getRules("paragraph")
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if _marker(state, line):
            return terms
        if state.is_code_block(line) or any(rule(state, line, end, True) for rule in enders):
            return []
        terms.append(line)
        line += 1
    follows = bool(terms) and line + 1 < end and state.isEmpty(line) and _marker(state, line + 1) > 0
    return terms if follows else []


def _definition(state: StateBlock, line: int, end: int) -> None:
    """Read one definition. It is a phrase if nothing in it stands behind an empty line, else it has paragraphs."""
    start = state.bMarks[line] + state.tShift[line]
    indent = state.sCount[line] + INDENT
    kept = (state.tight, state.ddIndent, state.blkIndent, state.tShift[line], state.sCount[line])
    at = len(state.tokens)
    opening = state.push("dd_open", "dd", 1)
    state.tShift[line] = start + _marker(state, line) - state.bMarks[line]
    state.ddIndent = state.blkIndent = state.sCount[line] = indent
    state.tight = True
    state.md.block.tokenize(state, line, end)
    if state.tight:
        for token in state.tokens[at:]:
            token.hidden = token.hidden or (token.type == "paragraph_open" and token.level == state.level)
    state.tight, state.ddIndent, state.blkIndent, state.tShift[line], state.sCount[line] = kept
    state.push("dd_close", "dd", -1)
    opening.map = [line, state.line]


def _marker(state: StateBlock, line: int, least: int | None = None) -> int:
    """The length of the colon and the spaces behind it with which a line begins; 0 if it does not.

    ``least`` is the column in which it must stand at least, that of the block if nothing else is said.
    """
    least = state.blkIndent if least is None else least
    if not least <= state.sCount[line] < least + 4:
        return 0
    found = _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    return len(found[0]) if found else 0


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()

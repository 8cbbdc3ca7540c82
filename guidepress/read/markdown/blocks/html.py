"""HTML between the Markdown (CommonMark 0.31, 4.6): it ends at an empty line, and what follows is Markdown again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block.state_block import StateBlock

from guidepress.read.markdown.blocks.code_spans import code_spans

LINE = "\ue002"
"""The attribute that holds a line until the tree is ours; no manuscript can write it (`MAN017`)."""

_MARKDOWN = re.compile(
    r"<(?P<tag>[A-Za-z][\w-]*)(?P<before>[^<>]*?)\smarkdown(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))?(?P<after>[^<>]*)>"
    r"(?P<rest>.*)"
)
_BLOCK = re.compile(rf"</?(?:{'|'.join(block_names)}|script|pre|style|textarea)(?=[\s/>]|$)|<[!?]", re.IGNORECASE)
_LONE = re.compile(
    r"(?:</[A-Za-z][\w-]*\s*>\s*)+"
    r"|(?:<(?!(?:img|br|wbr)\b)[A-Za-z][\w-]*(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*(?<!/)>\s*)+",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<!--.*?(?:-->|$)|<(?P<name>[A-Za-z][^\s/<>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*>)", re.DOTALL
)


def markdown_rule(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """``<div markdown="1">``: what follows on the next line is Markdown, without an empty line between."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    found = _MARKDOWN.fullmatch(text) if text.startswith("<") and not state.is_code_block(line) else None
    if found is None:
        return False
    if silent:
        return True
    _push(state, line, f"<{found['tag']}{found['before']}{found['after']}>")
    rest, closing = found["rest"].strip(), f"</{found['tag']}>"
    if rest:
        inner = rest.removesuffix(closing)
        if inner.strip():
            state.push("paragraph_open", "p", 1).map = [line, line + 1]
            token = state.push("inline", "", 0)
            token.content, token.map = inner.strip(), [line, line + 1]
            state.push("paragraph_close", "p", -1)
        if inner != rest:
            _push(state, line, closing)
    state.line = line + 1
    return True


def _push(state: StateBlock, line: int, html: str) -> None:
    token = state.push("html_block", "", 0)
    token.content, token.map = html, [line, line + 1]


def is_block(html: str) -> bool:
    """Whether HTML begins with an element that stands between paragraphs, not in one."""
    return _BLOCK.match(html.lstrip()) is not None


def is_lone(html: str) -> bool:
    """Whether HTML is tags of phrases and nothing else: what they open reaches over the paragraphs that follow."""
    return _LONE.fullmatch(html.strip()) is not None


def with_lines(html: str, first: int) -> str:
    """The HTML with the line of every element that begins in it; ``first`` is the line of its first."""
    pieces, done, line = [], 0, first
    for found in _TAG.finditer(html):
        line += html.count("\n", done, found.start())
        pieces.append(html[done : found.start()])
        if found["name"] is None:
            pieces.append(found[0])
        else:
            space = "" if found["rest"][0] in "/>" else " "
            pieces.append(f'<{found["name"]} {LINE}="{line}"{space}{found["rest"].lstrip()}')
        line += found[0].count("\n")
        done = found.end()
    return "".join((*pieces, html[done:]))


_RAW = re.compile(
    r"(?P<formula>\$(?!\s)(?:\\.|[^\\$])+?(?<!\s)\$|\\\((?:\\[^)]|[^\\])+?\\\))|\\.|(?P<ticks>`+)"
    r"|(?P<tag><[A-Za-z][^\s<>@:]*"
    r"(?:\s+[^\s\"'=<>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>]+))?)+\s*/?>)",
    re.DOTALL,
)


def raw_tags(text: str) -> Iterator[tuple[int, int]]:
    """Where tags with attributes begin and end in a text, but for code and formulas: nothing in them is Markdown."""
    if "<" not in text:
        return
    spans = dict(code_spans(text))
    at = 0
    while found := _RAW.search(text, at):
        at = found.end()
        if found["tag"]:
            yield found.span()
        elif found["ticks"]:
            at = spans.get(found.start(), at)

"""The grammar of blocks: markdown-it's, with our rules in place of some of its own."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block.state_block import StateBlock
from mdit_py_plugins.footnote.index import footnote_def

from guidepress.read.markdown.blocks.containers import callout_rule, colons_rule, tab_rule
from guidepress.read.markdown.blocks.definitions import definitions_rule
from guidepress.read.markdown.blocks.displays import display_rule
from guidepress.read.markdown.blocks.fences import fence_rule
from guidepress.read.markdown.blocks.html import markdown_rule
from guidepress.read.markdown.blocks.lists import list_rule
from guidepress.read.markdown.blocks.tables import table_rule

_EVERYWHERE = ["paragraph", "reference", "blockquote", "list"]


class _Grammar(MarkdownIt):
    """markdown-it without its opinion of addresses: they are judged where they enter the Book."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
        """The address as it was written."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the name is markdown-it's
        """Every address defines a link."""
        return True


def new_grammar() -> MarkdownIt:
    """A parser of blocks; only ``block`` of it is used."""
    grammar = _Grammar("commonmark", {"maxNesting": 10_000})
    rules = grammar.block.ruler
    rules.at("fence", fence_rule, {"alt": _EVERYWHERE})
    rules.at("list", list_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("table", table_rule, {"alt": ["paragraph", "reference"]})
    rules.before("fence", "callout", callout_rule, {"alt": _EVERYWHERE})
    rules.before("fence", "tab", tab_rule, {"alt": _EVERYWHERE})
    rules.before("fence", "colons", colons_rule, {"alt": _EVERYWHERE})
    rules.before("fence", "display", display_rule, {"alt": _EVERYWHERE})
    rules.before("html_block", "markdown", markdown_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    rules.before("paragraph", "definitions", definitions_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.before("lheading", "close_heading", _close_heading, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.enable("table")
    return grammar


def _close_heading(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """``##Title``: two hashes or more are a heading, with or without a space. One alone may be a hashtag."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    level = len(text) - len(text.lstrip("#"))
    if not 2 <= level <= 6 or state.is_code_block(line) or not text[level : level + 1].strip():
        return False
    if silent:
        return True
    state.push("heading_open", f"h{level}", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content, token.map = text[level:].strip(), [line, line + 1]
    state.push("heading_close", f"h{level}", -1)
    state.line = line + 1
    return True

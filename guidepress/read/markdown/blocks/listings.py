"""Code as HTML, its parts in the short classes of Pygments."""

from __future__ import annotations

from html import escape

import pygments
from pygments.formatters.html import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from guidepress.read.markdown.blocks.html import LINE
from guidepress.read.markdown.markers import as_written

TAB = 4
"""Columns of a tab in code."""


def listing(code: str, language: str, line: int, name: str = "") -> str:
    """A listing as HTML: its line is kept, its language named if it is known, ``name`` is its id."""
    text = as_written(code).expandtabs(TAB).rstrip("\n") + "\n"
    attributes = f' {LINE}="{line}" class="code"' + (f' id="{escape(name)}"' if name else "")
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=True)
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    if language and lexer.aliases[0] != "text":
        attributes += f' data-language="{escape(language)}"'
    return f"<pre{attributes}><code>{pygments.highlight(text, lexer, HtmlFormatter(nowrap=True))}</code></pre>"

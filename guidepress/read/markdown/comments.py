"""Comments that nobody closes: what follows one is in no edition, as far as the end of the next, or of the file."""

from __future__ import annotations

import re

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.read import rules
from guidepress.read.markdown.blocks.code_spans import outside_code
from guidepress.standards.markdown_fences import without_fences

_EDGE = re.compile(r"(?P<opens>^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*<!--(?!-?>))|<!--(?!-?>)|-->", re.MULTILINE)

_EMPTY = re.compile(r"\n[ \t]*\n")


def tell_open_comments(text: str, file: str, findings: Findings) -> None:
    """MAN110 for each comment at the head of a line behind which another begins, or the file ends, before it ends.

    So is one within a line that does not end in its paragraph.
    """
    if "<!--" not in text:
        return
    bare = outside_code(without_fences(text))
    opened: re.Match[str] | None = None
    for edge in _EDGE.finditer(bare):
        if edge[0] == "-->":
            opened = None
        elif opened is not None:
            _tell(bare, opened, file, findings, "another begins before it ends")
            opened = edge if edge["opens"] is not None else None
        elif edge["opens"] is not None:
            opened = edge
        elif "-->" not in _paragraph(bare, edge.end()):
            _tell(bare, edge, file, findings, "it is printed as it is typed")
    if opened is not None:
        _tell(bare, opened, file, findings, "what follows it is in no edition")


def _paragraph(text: str, at: int) -> str:
    """The rest of the paragraph that a place is in: a comment within one ends there (CommonMark 0.31, 6.6)."""
    end = _EMPTY.search(text, at)
    return text[at : end.start() if end else len(text)]


def _tell(text: str, opened: re.Match[str], file: str, findings: Findings, message: str) -> None:
    line = text.count("\n", 0, opened.end()) + 1
    findings.add(rules.MAN110.at(Place(file, line), f"this comment is not closed: {message}"))

"""Calls of notes that stand where none can: each goes behind what holds it, so that no word of the note is lost.

A link in a link is none (HTML, 4.5.1), and a style says what a citation says; so the call stands behind both, as it
does behind a picture (`guidepress.read.markdown.blocks.calls`).
"""

from __future__ import annotations

import re
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from lxml import etree
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

from guidepress.model.xhtml import classes, take_out
from guidepress.read.markdown.parser import CommonParser
from guidepress.read.markdown.source_lines import without_markers

CALL = "footnote-ref"
"""The class of a call until notes are set; its title is the id of the note."""

_PATTERN = r"\[\^([^\]\s]+)\]"


class NoteCall(InlineProcessor):
    """``[^name]`` calls a note, if the file defines it."""

    def __init__(self, parser: CommonParser, md: Markdown) -> None:
        super().__init__(_PATTERN, md)
        self.parser = parser

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: N802, ARG002
        """See `InlineProcessor`."""
        name = without_markers(m[1])
        if name not in self.parser.notes:
            return None, None, None
        raised = Element("sup")
        SubElement(raised, "span", {"class": CALL, "title": f"fn:{name}"}).text = AtomicString(name)
        return raised, m.start(0), m.end(0)


def apart_from_calls(md: Markdown, data: str) -> tuple[str, str]:
    """Phrases without what stands for calls in them, and that by itself."""
    stashed = cast("InlineTreeprocessor", md.treeprocessors["inline"]).stashed_nodes
    pieces, calls, done = [], [], 0
    for found in INLINE_PLACEHOLDER_RE.finditer(data):
        held = stashed.get(found[1])
        if not isinstance(held, str) and held is not None and held.find(f"span[@class='{CALL}']") is not None:
            pieces.append(data[done : found.start()])
            calls.append(found[0])
            done = found.end()
    return "".join((*pieces, data[done:])), "".join(calls)


def calls_in(root: etree._Element) -> list[etree._Element]:
    """The calls of a tree in their order."""
    return [element for element in root.iter("span") if CALL in classes(element)]


def called(call: etree._Element) -> str:
    """The id of the note that is called."""
    return call.get("title", "")


def put_calls_behind(root: etree._Element) -> None:
    """Move each call that stands in a link or a citation behind it."""
    last: dict[etree._Element, etree._Element] = {}
    for call in calls_in(root):
        parent = call.getparent()
        raised = parent if parent is not None and parent.tag == "sup" and len(parent) == 1 else call
        holders = [one for one in raised.iterancestors() if one.tag == "a" or one.get("data-cite") is not None]
        if not holders:
            continue
        outer = holders[-1]
        take_out(raised)
        before = last.get(outer, outer)
        raised.tail, before.tail = before.tail, None
        before.addnext(raised)
        last[outer] = raised

"""Listings for paper: each line a block of its own, so that a long one goes on further in than it began."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from guidepress.typeset.paged.whole_words import code_pieces, put

_HANG = 4
_DEEPEST = 20
"""How much further in, in letters, a line goes on; and the indent beyond which it no longer counts."""

_LONG = re.compile(r"\S{30,}")


def divide_code(block: etree._Element) -> None:
    """Wrap each line of a listing in a ``span class="line"``, so that a long one goes on further in.

    ``overflow-wrap`` says that it may end anywhere, but WeasyPrint 70 finds no such end behind a change of colour. So
    what has no space for long may also end behind a sign, as code in the text does.
    """
    code = block.find("code")
    holder = block if code is None else code
    lines: list[etree._Element] = [etree.Element("span", {"class": "line"})]
    for text, attributes in list(_runs(holder)):
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append(etree.Element("span", {"class": "line"}))
            if piece:
                _add(lines[-1], piece, attributes)
    while len(lines) > 1 and not len(lines[-1]) and not lines[-1].text:
        lines.pop()
    for line in lines:
        text = "".join(line.itertext())
        hang = min(len(text) - len(text.lstrip(" ")), _DEEPEST) + _HANG
        _let_break(line, text)
        line.set("style", f"padding-left: {hang}ch; text-indent: -{hang}ch")
    for element in list(holder):
        holder.remove(element)
    holder.text = None
    holder.extend(lines)


def _runs(holder: etree._Element) -> Iterator[tuple[str, Mapping[str, str] | None]]:
    """The text of a listing, run by run, with the attributes of the element around it."""
    yield holder.text or "", None
    for child in holder:
        yield "".join(child.itertext()), dict(child.attrib)
        yield child.tail or "", None


def _add(line: etree._Element, text: str, attributes: Mapping[str, str] | None) -> None:
    if attributes is not None:
        indent = ""
        if not len(line) and line.text and line.text.isspace():  # alone it could be a line without a word
            indent, line.text = line.text, None
        etree.SubElement(line, "span", dict(attributes)).text = indent + text
    elif len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text


def _let_break(line: etree._Element, text: str) -> None:
    """Put a ``wbr`` behind each piece of what has no space for long, within and between the runs of a line."""
    ends: set[int] = set()
    for run in _LONG.finditer(text):
        at = run.start()
        for piece in code_pieces(run[0])[:-1]:
            at += len(piece)
            ends.add(at)
    if not ends:
        return
    at = len(line.text or "")
    places: list[tuple[etree._Element, etree._Element | None, str, int]] = [(line, None, line.text or "", 0)]
    for child in line:
        for parent, before, held in ((child, None, child.text or ""), (line, child, child.tail or "")):
            places.append((parent, before, held, at))
            at += len(held)
    for parent, before, held, first in places:
        put(parent, before, list(_parted(held, [end - first for end in sorted(ends)])))


def _parted(text: str, ends: list[int]) -> Iterator[str | etree._Element]:
    last = 0
    for end in ends:
        if 0 < end <= len(text):
            yield text[last:end]
            yield etree.Element("wbr")
            last = end
    yield text[last:]

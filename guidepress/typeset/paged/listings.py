"""Listings for paper: each line a block of its own, so that a long one goes on further in than it began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

_HANG = 4
_DEEPEST = 20
"""How much further in, in letters, a line goes on; and the indent beyond which it no longer counts."""


def divide_code(block: etree._Element) -> None:
    """Wrap each line of a listing in a ``span class="line"``, so that a long one goes on further in."""
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

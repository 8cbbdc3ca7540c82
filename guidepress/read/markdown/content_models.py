"""What may stand in what: text that HTML lets stand loose between blocks becomes a paragraph."""

from __future__ import annotations

from lxml import etree

from guidepress.model.xhtml import BLOCKS, PLACE, classes

_HOLDERS = frozenset({"aside", "blockquote", "div", "figure", "section"})
"""Elements of whose text a reader of pages makes boxes without a name, and says them out of order."""


def hold_text(root: etree._Element) -> None:
    """Put text that stands loose in a division, a quotation or a figure into paragraphs."""
    for holder in list(root.iter(*_HOLDERS)):
        if holder is not root and not {"arithmatex", "math", "ornament"} & classes(holder):
            _hold(holder)


def _hold(holder: etree._Element) -> None:
    paragraph = etree.Element("p", {PLACE: holder.get(PLACE, "")})
    loose, holder.text = holder.text, None
    paragraph.text = loose
    children = list(holder)
    for child in children:
        holder.remove(child)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS or (holder.tag == "figure" and child.tag == "img"):
            paragraph = _close(holder, paragraph)
            holder.append(child)
            paragraph.text = tail
        else:
            paragraph.append(child)
            child.tail = tail
    _close(holder, paragraph)


def _close(holder: etree._Element, paragraph: etree._Element) -> etree._Element:
    """Append a paragraph if it says anything; white space alone stays what it is. Returns the next one."""
    if len(paragraph) or (paragraph.text or "").strip():
        holder.append(paragraph)
    elif len(holder):
        holder[-1].tail = paragraph.text
    else:
        holder.text = paragraph.text
    return etree.Element("p", {PLACE: holder.get(PLACE, "")})

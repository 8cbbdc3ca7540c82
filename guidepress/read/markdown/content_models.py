"""What may stand in what: text that HTML lets stand loose between blocks becomes a paragraph."""

from __future__ import annotations

from lxml import etree

from guidepress.model.xhtml import BLOCKS, PLACE, classes

_HOLDERS = frozenset({"aside", "blockquote", "div", "figure", "section"})
"""Elements of whose text a reader of pages makes boxes without a name, and says them out of order."""


def hold_text(root: etree._Element) -> None:
    """Put text that stands loose in a division, a quotation or a figure into paragraphs, and captions into figures."""
    for caption in list(root.iter("figcaption")):
        _place_caption(caption)
    for holder in list(root.iter(*_HOLDERS)):
        if holder is root:
            _hold_root(root)
        elif not {"arithmatex", "math", "ornament"} & classes(holder):
            _hold(holder)


def _hold_root(root: etree._Element) -> None:
    """Text that is loose between blocks where an element was left out: HTML ends a paragraph before ``<center>``."""
    if not any((text or "").strip() for text in (root.text, *(child.tail for child in root))):
        return
    _hold(root)
    for paragraph in root.findall("p"):
        if not len(paragraph) and not (paragraph.text or "").strip() and not paragraph.get("id"):
            before = paragraph.getprevious()
            if before is not None:
                before.tail = paragraph.tail
            root.remove(paragraph)


def _place_caption(caption: etree._Element) -> None:
    """A caption stands in a figure (HTML, 4.4.13): what holds it and a picture is one, else it is a paragraph."""
    holder = caption.getparent()
    if holder is None or holder.tag == "figure":
        return
    if holder.tag == "div" and holder.find(".//img") is not None and len(holder.findall("figcaption")) == 1:
        holder.tag = "figure"
        holder.set("class", "figure")
    else:
        caption.tag = "p"


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

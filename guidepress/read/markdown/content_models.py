"""What may stand in what: phrases stand in blocks, and loose text between blocks becomes a paragraph."""

from __future__ import annotations

from lxml import etree

from guidepress.model.xhtml import BLOCKS, PLACE, classes
from guidepress.read.markdown.closing import PHRASES

_HOLDERS = frozenset({"aside", "blockquote", "div", "figure", "section"})
"""Elements of whose text a reader of pages makes boxes without a name, and says them out of order."""


_PARTED = frozenset({"colgroup", "dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
"""Elements that hold elements and no text."""


def put_phrases_in(root: etree._Element) -> None:
    """A phrase that holds blocks (``<em>``, paragraphs, ``</em>``) stands in each of them instead (HTML, 3.2.5.2.5).

    The first of them keeps its id.
    """
    for phrase in list(root.iter(*PHRASES)):
        if phrase is not root and _holds_blocks(phrase):
            _wrap(phrase, str(phrase.tag), {str(name): str(value) for name, value in phrase.attrib.items()})
            _unwrap(phrase)


def _holds_blocks(element: etree._Element) -> bool:
    return any(inner.tag in BLOCKS and inner.tag != "br" for inner in element.iterdescendants())


def _wrap(holder: etree._Element, tag: str, attributes: dict[str, str]) -> None:
    """Put what a block holds as text into copies of a phrase."""
    if holder.tag == "pre" or "arithmatex" in classes(holder):
        return
    children, run = list(holder), etree.Element(tag, attributes)
    run.text, holder.text = holder.text, None
    for child in children:
        holder.remove(child)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS - {"br"} or _holds_blocks(child) or (holder.tag == "figure" and child.tag == "img"):
            run = _put(holder, run, attributes)
            holder.append(child)
            if child.tag != "img":
                _wrap(child, tag, attributes)
            run.text = tail
        else:
            run.append(child)
            child.tail = tail
    _put(holder, run, attributes)


def _put(holder: etree._Element, run: etree._Element, attributes: dict[str, str]) -> etree._Element:
    """Append a run, in its phrase if it says anything. Returns the next one."""
    if len(run) or ((run.text or "").strip() and holder.tag not in _PARTED):
        holder.append(run)
        for name in ("id", "data-own"):
            attributes.pop(name, None)
    elif len(holder):
        holder[-1].tail = run.text
    else:
        holder.text = run.text
    return etree.Element(run.tag, attributes)


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds into its place."""
    parent = element.getparent()
    if parent is None:
        return
    at, before = parent.index(element), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.text or "")
    else:
        parent.text = (parent.text or "") + (element.text or "")
    tail = element.tail
    children = list(element)
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)
    if children:
        children[-1].tail = (children[-1].tail or "") + (tail or "")
    parent.remove(element)


def hold_text(root: etree._Element) -> None:
    """Put text that stands loose in a division, a quotation or a figure into paragraphs, and captions into figures."""
    for caption in list(root.iter("figcaption")):
        _place_caption(caption)
    for holder in list(root.iter(*_HOLDERS)):
        if holder is root:
            _hold_root(root)
        elif not {"arithmatex", "math", "ornament"} & classes(holder):
            _hold(holder)
    for figure in list(root.iter("figure")):
        _part_pictures(figure)


def _part_pictures(figure: etree._Element) -> None:
    """Pictures that share a caption each say their own words: of several, each has a paragraph."""
    pictures = figure.findall("img")
    if not pictures or (len(pictures) == 1 and figure.find(".//figure") is None):
        return
    for picture in pictures:
        holder = etree.Element("p", {PLACE: picture.get(PLACE, "")})
        picture.addprevious(holder)
        holder.tail, picture.tail = picture.tail, None
        holder.append(picture)


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

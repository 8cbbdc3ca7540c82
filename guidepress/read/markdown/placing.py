"""Elements written by hand that stand where HTML has no place for them: they get what they lack, or mean nothing.

An item without a list gets one, a description its term; no word is added or lost (HTML, 4.4.8 to 4.4.11, 4.5.10 to
4.5.25, 4.9). EPUBCheck and readers of pages go by that.
"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from guidepress.model.xhtml import BLOCKS, HEADINGS, PLACE

_LISTS = ("ul", "ol")
_NAMELESS = ("caption", "dt", "th")
"""Elements that hold no headings."""


def place_elements(root: etree._Element) -> None:
    """Put every element of a tree into one that may hold it, in place."""
    _drop_emptied_links(root)
    _settle_phrases(root)
    for holder in root.iter("pre", *HEADINGS):
        _flatten(holder)
    for holder in root.iter(*_NAMELESS):
        for heading in holder.iter(*HEADINGS):
            heading.tag = "p"
    _gather(root, ("li",), _LISTS, "ul")
    _gather(root, ("dt", "dd"), ("dl",), "dl")
    for holder in list(root.iter(*_LISTS)):
        _settle_list(holder)
    for holder in list(root.iter("dl")):
        _settle_descriptions(holder)
    for table in root.iter("table"):
        _settle_groups(table)


def _drop_emptied_links(root: etree._Element) -> None:
    """A link around blocks leaves an empty one where a paragraph ended for them."""
    links = list(root.iter("a"))
    for link, following in pairwise(links):
        said = len(link) or (link.text or "").strip() or (link.tail or "").strip()
        parent = link.getparent()
        if said or not link.get("href") or dict(link.attrib) != dict(following.attrib) or parent is None:
            continue
        parent.remove(link)
        if parent.tag == "p" and not len(parent) and not (parent.text or "").strip():
            outer = parent.getparent()
            if outer is not None and not (parent.tail or "").strip():
                outer.remove(parent)


def _settle_phrases(root: etree._Element) -> None:
    """What means nothing where it stands is a plain phrase: a part of ruby without it, a turn without a direction."""
    for stray in root.iter("rt", "rp"):
        if not any(True for _ in stray.iterancestors("ruby")):
            stray.tag = "span"
    for ruby in root.iter("ruby"):
        if ruby.find("rt") is None:
            ruby.tag = "span"
    for turned in root.iter("bdo"):
        if turned.get("dir") not in {"ltr", "rtl"}:
            turned.tag = "span"
    for figure in root.iter("figure"):
        for caption in figure.findall("figcaption")[1:]:
            caption.tag = "p"


def _flatten(holder: etree._Element) -> None:
    """Leave only phrases in what holds nothing else; where a block began and ended is a space."""
    blocks = [inner for inner in holder.iterdescendants() if inner.tag in BLOCKS - {"br"}]
    for inner in blocks:
        inner.text, inner.tail = f" {inner.text or ''}", f" {inner.tail or ''}"
        inner.tag = "block"
    if blocks:
        etree.strip_tags(holder, "block")


def _gather(root: etree._Element, tags: tuple[str, ...], holders: tuple[str, ...], wanted: str) -> None:
    """Put runs of items that stand in no list into one."""
    for item in list(root.iter(*tags)):
        parent, before = item.getparent(), item.getprevious()
        if parent is None or parent.tag in holders or _is_group(parent):
            continue
        if before is not None and "data-gathered" in before.attrib and not (before.tail or "").strip():
            before.tail = None
            holder = before
        else:
            holder = etree.Element(wanted, {PLACE: item.get(PLACE, ""), "data-gathered": ""})
            item.addprevious(holder)
        holder.tail, item.tail = item.tail, None
        holder.append(item)
    for holder in root.iter(wanted):
        holder.attrib.pop("data-gathered", None)


def _is_group(element: etree._Element) -> bool:
    """A division of terms and descriptions in a list of them."""
    parent = element.getparent()
    return element.tag == "div" and parent is not None and parent.tag == "dl"


def _settle_list(holder: etree._Element) -> None:
    """All that stands in a list stands in an item: in the one before it if there is one, else in one of its own."""
    item: etree._Element | None = None
    children, loose = list(holder), holder.text
    if (loose or "").strip():
        item = etree.Element("li", {PLACE: holder.get(PLACE, "")})
        item.text, holder.text = loose, None
        holder.insert(0, item)
    for child in children:
        tail = child.tail
        if child.tag == "li":
            item = child
        else:
            if item is None:
                item = etree.Element("li", {PLACE: child.get(PLACE, "")})
                child.addprevious(item)
            item.append(child)
        if (tail or "").strip():
            child.tail = None
            _append(item, tail or "")
        elif child.tag != "li":
            child.tail = None


def _settle_descriptions(holder: etree._Element) -> None:
    """A term has a description, and a description a term, if only an empty one; loose text is a description."""
    _describe_loose(holder)
    before = None
    for child in list(holder):
        if child.tag == "dd" and before not in {"dt", "dd"}:
            child.addprevious(_made("dt", child))
        elif child.tag not in {"dt", "dd"} and before == "dt":
            child.addprevious(_made("dd", child))
        before = str(child.tag)
    if before == "dt":
        holder.append(_made("dd", holder))


def _describe_loose(holder: etree._Element) -> None:
    """Put what is neither term nor description into one."""
    children, loose = list(holder), holder.text
    if (loose or "").strip():
        described = _made("dd", holder)
        described.text, holder.text = loose, None
        holder.insert(0, described)
    for child in children:
        tail = child.tail or ""
        if tail.strip():
            child.tail = None
        described = child
        if child.tag == "div":
            _settle_descriptions(child)
        elif child.tag not in {"dt", "dd"}:
            described = _made("dd", child)
            child.addprevious(described)
            described.append(child)
        if tail.strip():
            last = child if child.tag == "dd" else _made("dd", child)
            if last is not child:
                described.addnext(last)
            _append(last, tail)


def _made(tag: str, near: etree._Element) -> etree._Element:
    """An empty element that was written where another was."""
    return etree.Element(tag, {PLACE: near.get(PLACE, "")})


def _settle_groups(table: etree._Element) -> None:
    """Columns count themselves (HTML, 4.9.3); a foot that is not last (4.9.1) is rows like others."""
    for group in table.findall("colgroup"):
        if len(group):
            group.attrib.pop("span", None)
    for foot in table.findall("tfoot"):
        if foot.getnext() is not None:
            foot.tag = "tbody"


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text

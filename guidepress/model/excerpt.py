"""One section of a Book as a Book of its own: for the reader who needs that page and no other.

It says what the Book says there, in the Book's order: title page, disclaimer, the section with what is nested in it,
and the references that these cite, under the numbers that they have in the Book.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from guidepress.model.book import Book, Part, PartKind
from guidepress.model.xhtml import classes, detach, take_out

_ALWAYS = frozenset({PartKind.TITLE_PAGE, PartKind.DISCLAIMER})
_SPACES = " \u00a0\u202f"


def sections_of(book: Book) -> tuple[str, ...]:
    """The ids that an excerpt can be made of."""
    return tuple(part.id for part in book.parts if part.kind is PartKind.SECTION)


def excerpt(book: Book, section: str) -> Book:
    """The Book of a section. Raises `KeyError` if the Book has no such section."""
    if section not in sections_of(book):
        raise KeyError(section)
    inside = {section}
    for part in book.parts:
        if part.within in inside:
            inside.add(part.id)
    kept = [copied(part) for part in book.parts if part.kind in _ALWAYS or part.id in inside]
    cited = {name for part in kept for name in targets(part.tree)}
    lists = [copied(part) for part in book.parts if part.kind is PartKind.REFERENCES]
    kept += [part for part in lists if keep_cited(part, cited)]
    ids = {str(name) for part in kept for name in part.tree.xpath("//@id")}
    for part in kept:
        unlink(part.tree, ids)
    return replace(book, parts=tuple(kept))


def copied(part: Part) -> Part:
    """A part that stands alone, with a tree of its own."""
    return replace(part, tree=part.tree_copy(), depth=1, within="", is_nested=False)


def targets(tree: etree._Element) -> set[str]:
    """The ids that the links of a tree lead to."""
    return {unquote(href[1:]) for link in tree.iter("a") if (href := link.get("href", "")).startswith("#")}


def keep_cited(part: Part, cited: set[str]) -> bool:
    """Keep the references that are cited, each under its own number; whether there are any."""
    for listed in part.tree.findall("ol") + part.tree.findall("ul"):
        for number, entry in enumerate(list(listed), 1):
            if listed.tag == "ol":
                entry.set("value", str(number))
            if entry.get("id") not in cited:
                listed.remove(entry)
        if not len(listed):
            detach(listed)
    for heading in part.tree.findall("h2"):
        detach(heading)
    for ways in [one for one in part.tree.iter("span") if "backlinks" in classes(one)]:
        detach(ways)
    return part.tree.find(".//li") is not None


def uncite(tree: etree._Element) -> None:
    """Take away the citations whose sources are not listed: the numbers, or the names and years in parentheses."""
    for one in [found for found in tree.iter("sup", "span") if "cite" in classes(found)]:
        parent, before = one.getparent(), one.getprevious()
        if not one.tail or one.tail[0] in ".,;:!?)":
            if before is not None:
                before.tail = (before.tail or "").rstrip(_SPACES)
            elif parent is not None:
                parent.text = (parent.text or "").rstrip(_SPACES)
        take_out(one)


def unlink(tree: etree._Element, ids: set[str]) -> None:
    """Make plain text of links to what is not there."""
    for link in list(tree.iter("a")):
        href = link.get("href", "")
        if href.startswith("#") and unquote(href[1:]) not in ids:
            link.tag = "span"
            for name in ("href", "role", "aria-label", "class"):
                link.attrib.pop(name, None)

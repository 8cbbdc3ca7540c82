"""What a drawing (SVG) asks for that not every edition can show (MAN036, MAN037)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.print.shops import PROFILES
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import SVG

MAN036 = rule_of("MAN036")
MAN037 = rule_of("MAN037")

_CLEAR = re.compile(
    r"\b(?:(?:fill-|stroke-|stop-)?opacity\s*:\s*(?P<share>[\d.]+%?)|(?P<mask>mask)\s*:\s*url)", re.IGNORECASE
)
_SHARES = ("opacity", "fill-opacity", "stroke-opacity", "stop-opacity")
_DRAWN = frozenset({"feOffset", "feBlend", "feFlood"})
"""The primitives of filters that the typesetter draws (WeasyPrint, API reference, SVG)."""


def check_drawings(book: Book) -> Iterator[Finding]:
    """MAN036 for what lets shine through where the print shop takes no transparency, MAN037 for a filter.

    One finding of each a file, at its first line that has one.
    """
    flat = "print" in book.settings.editions and not PROFILES[book.settings.print.profile].transparency
    for asset in book.assets.values():
        if asset.media_type == "image/svg+xml":
            root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
            if flat and (found := _first(root, _shines_through)):
                yield MAN036.at(Place(asset.name, found[0]), found[1])
            if found := _first(root, _is_filtered):
                yield MAN037.at(Place(asset.name, found[0]), found[1])


def _first(root: etree._Element, asked: Callable[[etree._Element], str]) -> tuple[int | None, str] | None:
    for element in root.iter(f"{{{SVG}}}*"):
        if told := asked(element):
            return element.sourceline, told
    return None


def _shines_through(element: etree._Element) -> str:
    """What in an element lets what lies below it be seen, in words, or nothing."""
    for name in _SHARES:
        if _is_part(element.get(name, "")):
            return f'{name}="{element.get(name)}"'
    if element.get("mask", "").startswith("url"):
        return "a mask"
    style = element.get("style", "")
    if etree.QName(element).localname == "style":
        style = "".join(element.itertext())
    for found in _CLEAR.finditer(style):
        if found["mask"] or _is_part(found["share"]):
            return "a mask" if found["mask"] else " ".join(found[0].split())
    return ""


def _is_part(share: str) -> bool:
    """Whether a share, as a number or in per cent, lies between nothing and all."""
    try:
        value = float(share.removesuffix("%")) / (100 if share.endswith("%") else 1)
    except ValueError:
        return False
    return 0 < value < 1


def _is_filtered(element: etree._Element) -> str:
    name = str(etree.QName(element).localname)
    parent = element.getparent()
    inside = parent is not None and parent.tag == f"{{{SVG}}}filter"
    return f"<{name}>" if inside and name.startswith("fe") and name not in _DRAWN else ""

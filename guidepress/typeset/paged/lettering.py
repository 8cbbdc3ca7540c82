"""How large the letters of a drawing (SVG) are, so that an edition in large type widens it no further than it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from guidepress.model.book import Asset
from guidepress.model.xhtml import SVG

_MEDIUM = 16.0
"""The size of letters of which nothing is said (px)."""
_LENGTH = re.compile(r"(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(px|pt)?")
_PX = {None: 1.0, "px": 1.0, "pt": 4 / 3}
_MOVES_ONLY = re.compile(r"[\s,]*(?:(?:translate|rotate)\([^()]*\)[\s,]*)*")
_PLAIN_SCALES = frozenset({"", "xMidYMid", "xMidYMid meet"})


def least_letters(asset: Asset) -> float | None:
    """The size (px) of the smallest letters of a drawing that is drawn at its own width.

    ``None`` for what has no letters, is no drawing, or draws them at a size that is not simply written down.
    """
    if asset.media_type != "image/svg+xml":
        return None
    root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
    scale = _scale(root, asset)
    if scale is None or any(
        True for _ in root.iter(*(f"{{{SVG}}}{name}" for name in ("style", "use", "foreignObject")))
    ):
        return None
    sizes = [_size(element) for element in _lettered(root)]
    known = [size for size in sizes if size is not None]
    return min(known) * scale if known and len(known) == len(sizes) and min(known) > 0 else None


def _scale(root: etree._Element, asset: Asset) -> float | None:
    if " ".join(root.get("preserveAspectRatio", "").split()) not in _PLAIN_SCALES:
        return None
    box = root.get("viewBox")
    if not box:
        return 1.0
    try:
        _left, _top, width, height = map(float, re.split(r"[\s,]+", box.strip()))
    except ValueError:
        return None
    return min(asset.width / width, asset.height / height) if width > 0 and height > 0 else None


def _lettered(root: etree._Element) -> Iterator[etree._Element]:
    """The elements that have letters of their own."""
    for text in root.iter(f"{{{SVG}}}text"):
        for element in text.iter(f"{{{SVG}}}*"):
            own = (element.text, *(child.tail for child in element))
            if any((piece or "").strip() for piece in own):
                yield element


def _size(element: etree._Element) -> float | None:
    """The size of an element's letters in units of the drawing; ``None`` if it is not simply written down."""
    found: float | None = None
    for one in (element, *element.iterancestors()):
        said = {**one.attrib, **_styles(one)}
        if etree.QName(one).localname == "svg" and one.getparent() is not None:
            return None
        if "font" in said or not _MOVES_ONLY.fullmatch(str(said.get("transform", ""))):
            return None
        if found is None and "font-size" in said:
            size = _LENGTH.fullmatch(str(said["font-size"]).strip())
            if size is None:
                return None
            found = float(size[1]) * _PX[size[2]]
    return _MEDIUM if found is None else found


def _styles(element: etree._Element) -> Mapping[str, str]:
    pairs = (one.partition(":") for one in element.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _colon, value in pairs}

"""Contrast and colour in drawings: what an SVG figure shows to eyes that see less (codes ACC020 and ACC021)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import SVG, classes, place_of
from guidepress.standards import contrast as standard

ACC020 = rule_of("ACC020")
ACC021 = rule_of("ACC021")

LARGE, LARGE_BOLD = 24.0, 18.66
"""CSS px from which text is large: 18 pt, or 14 pt in bold (WCAG 2.2, "large scale")."""

SAME_GRAY = 1.25
"""Fills whose contrast is lower than this look the same in gray."""

_SHAPES = ("rect", "circle", "ellipse", "path", "polygon")
_MOVE = re.compile(r"\s*translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)\s*")
_HEX = re.compile("#[0-9a-fA-F]{6}")
"""How drawings write most colours: the library that knows the others is asked for those."""
_HUE_MATTERS = 0.25

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle in the drawing's own units."""

    left: float
    top: float
    right: float
    bottom: float
    fill: Colour | None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def check_contrast(book: Book) -> Iterator[Finding]:
    """ACC020 and ACC021 for every SVG image, at its first place in the text.

    Only what can be known from attributes is judged: a drawing with style sheets, gradients or turned parts is left
    to people.
    """
    seen: set[str] = set()
    for part in book.parts:
        for image in part.tree.iter("img"):
            name = image.get("src", "")
            asset = book.assets.get(name)
            if asset is None or asset.media_type != "image/svg+xml" or name in seen or "decorative" in classes(image):
                continue
            seen.add(name)
            root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
            if root.find(f".//{{{SVG}}}style") is not None:
                continue
            for words, ratio, wanted in weak_texts(root):
                has = f"{math.floor(ratio * 100) / 100:.2f}"
                message = f"'{words}' in '{name}' has a contrast of {has} to 1; {wanted:g} to 1 is the least"
                yield ACC020.at(place_of(image), message)
            for one, other in same_grays(root):
                message = f"#{bytes(one).hex()} and #{bytes(other).hex()} in '{name}' look alike without colour"
                yield ACC021.at(place_of(image), message)


def weak_texts(root: etree._Element) -> Iterator[tuple[str, float, float]]:
    """Texts with too little contrast to the last rectangle under their anchor: words, ratio, and what is wanted.

    Without a rectangle the ground is white, as paper is. A text of unknown colour or place is not judged, nor one
    that may stand on a shape that is no rectangle.
    """
    boxes: list[Box] = []
    for element in root.iter(*(f"{{{SVG}}}{name}" for name in ("text", *_SHAPES))):
        if any(step.tag == f"{{{SVG}}}{name}" for step in element.iterancestors() for name in ("defs", "pattern")):
            continue
        origin = _origin(element)
        if element.tag != f"{{{SVG}}}text":
            if _own(element, "fill", "#000000") != "none":
                boxes.append(_box(element, origin, root))
            continue
        if origin is None:
            continue
        words = " ".join("".join(element.itertext()).split())
        x, y, size = (_number(_own(element, name, "0")) for name in ("x", "y", "font-size"))
        colour = _colour(_own(element, "fill", "#000000"))
        under = next((box for box in reversed(boxes) if box.holds(x + origin[0], y + origin[1] - size * 0.35)), None)
        ground = (255, 255, 255) if under is None else under.fill
        if not words or colour is None or ground is None:
            continue
        large = size >= (LARGE_BOLD if _own(element, "font-weight", "") in {"bold", "700", "800", "900"} else LARGE)
        wanted = standard.MINIMUM_LARGE if large else standard.MINIMUM
        if (ratio := _contrast(colour, ground)) < wanted:
            yield words, ratio, wanted


def same_grays(root: etree._Element) -> Iterator[tuple[Colour, Colour]]:
    """Pairs of shape fills that differ in hue and not in lightness, in a drawing whose shapes have no patterns.

    Shapes with words on or beside them are told apart by these: only drawings with fewer texts than shapes count.
    """
    shapes = [
        one for name in _SHAPES for one in root.iter(f"{{{SVG}}}{name}") if _own(one, "fill", "#000000") != "none"
    ]
    texts = sum(1 for _ in root.iter(f"{{{SVG}}}text"))
    if root.find(f".//{{{SVG}}}pattern") is not None or texts >= len(shapes):
        return
    fills = sorted({colour for one in shapes if (colour := _colour(_own(one, "fill", "#000000"))) is not None})
    for number, one in enumerate(fills):
        for other in fills[number + 1 :]:
            if (
                _contrast(one, other) < SAME_GRAY
                and _saturation(one) > _HUE_MATTERS
                and _saturation(other) > _HUE_MATTERS
            ):
                yield one, other


def _contrast(one: Colour, other: Colour) -> float:
    return standard.contrast(*((red / 255, green / 255, blue / 255) for red, green, blue in (one, other)))


def _saturation(colour: Colour) -> float:
    return (max(colour) - min(colour)) / 255


def _own(element: etree._Element, name: str, default: str) -> str:
    """A presentation attribute of an element, inherited if it can be."""
    steps = (element,) if name in {"x", "y"} else (element, *element.iterancestors())
    for step in steps:
        style = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", step.get("style", ""))
        if style:
            return style[1].strip()
        if (value := step.get(name)) is not None:
            return value.strip()
    return default


def _origin(element: etree._Element) -> tuple[float, float] | None:
    """Where the element's coordinates begin; ``None`` under a transformation that is no plain translation."""
    x = y = 0.0
    for step in (element, *element.iterancestors()):
        if transform := step.get("transform"):
            move = _MOVE.fullmatch(transform)
            if move is None:
                return None
            x, y = x + float(move[1]), y + float(move[2] or 0)
    return x, y


def _box(element: etree._Element, origin: tuple[float, float] | None, root: etree._Element) -> Box:
    """The box of a shape; one of unknown fill over the whole drawing for what is no rectangle, or turned."""
    if origin is None or element.tag != f"{{{SVG}}}rect":
        return Box(-math.inf, -math.inf, math.inf, math.inf, None)
    view = (root.get("viewBox", "").replace(",", " ").split() + ["0"] * 4)[:4]
    whole = {"width": _number(view[2]), "height": _number(view[3])}
    x, y = _number(_own(element, "x", "0")) + origin[0], _number(_own(element, "y", "0")) + origin[1]
    wide, high = (
        whole[name] * _number(value[:-1]) / 100 if (value := element.get(name, "0")).endswith("%") else _number(value)
        for name in ("width", "height")
    )
    see_through = any(_own(element, name, "1") not in {"1", "1.0"} for name in ("opacity", "fill-opacity"))
    fill = None if see_through else _colour(_own(element, "fill", "#000000"))
    return Box(x, y, x + wide, y + high, fill)


def _number(text: str) -> float:
    found = re.match(r"\s*-?\d*\.?\d+", text)
    return float(found[0]) if found else 0.0


def _colour(text: str) -> Colour | None:
    """A colour that can be known: ``None`` for paint servers, ``currentColor`` and the like."""
    if _HEX.fullmatch(text):
        return tuple(bytes.fromhex(text[1:]))  # type: ignore[return-value]
    from PIL import ImageColor

    try:
        return ImageColor.getcolor(text, "RGB")[:3]  # type: ignore[index,return-value]
    except (ValueError, AttributeError):
        return None

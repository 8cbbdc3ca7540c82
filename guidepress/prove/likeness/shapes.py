"""Whether the shapes drawn in each figure of a PDF are those of the guide's drawing: how many, and how they lie.

Shapes are compared by the boxes around them, in the order in which they are painted, on the scale of the whole drawing.
Drawings whose shapes are not all told by their own attributes (transformed, clipped, used twice, styled by a sheet) are
left out, and so is the colour of a shape.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, cast
from xml.etree.ElementTree import Element

import pikepdf
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path.parser import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import classes
from guidepress.prove.likeness.rules import PDF025
from guidepress.prove.parsers.css.cascade import local
from guidepress.prove.parsers.pdf.drawing.geometry import Box, union
from guidepress.prove.parsers.pdf.drawing.items import Drawn, Fill, Stroke
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import kids

_FIGURE = "Figure"
_SHAPES = frozenset({"rect", "circle", "ellipse", "line", "polyline", "polygon", "path"})
_OTHERS = frozenset({"svg", "g", "title", "desc", "metadata", "text", "tspan"})
_ELSEWHERE = frozenset(
    """
    transform clip-path mask filter class style marker-start marker-mid marker-end opacity fill-opacity stroke-opacity
    display visibility preserveAspectRatio text-decoration
    """.split()
)
"""Attributes that move, hide or add to a shape."""
_CLEAR = re.compile(
    rb"opacity|transparent|mask|filter|blend|rgba|hsla|(?:rgb|hsl|lab|lch|color)\([^()]{0,80}/|#[0-9a-fA-F]{4}\b|#[0-9a-fA-F]{8}\b"
)
"""What makes something of a drawing clear."""
_MOVE = re.compile(r"([a-zA-Z]{1,20})\(([^()]{0,200})\)")
_FILLED, _OUTLINED = "filled", "outlined"
Shape = tuple[str, Box]
"""How a shape is painted, and the box around it."""
_ROUND = 1 / math.sqrt(math.pi)
"""How long the handles of a curve are that is a quarter of a circle, in radii, as WeasyPrint has them."""
_LEAST = 1e-4
"""The least area of what is filled, in square points."""
_SLACK = 0.4
"""How far an edge may lie from where it is due, in pt: what rounding and curves drawn as lines make of it."""


def prove_shapes(file: PdfFile, book: Book, here: Place, *, covered: bool) -> Iterator[Finding]:
    """PDF025 for each figure of which a shape is gone, added, moved or of another size.

    ``covered`` says that the first figure is the cover, which is none of the text.
    """
    figures = list(_figures(file))[int(covered) :]
    pictures = [
        str(image.get("src", ""))
        for part in book.parts
        for image in part.tree.iter("img")
        if "decorative" not in classes(image) or image.get("alt")
    ]
    if len(figures) != len(pictures):
        yield PDF025.at(here, f"{len(figures)} figures are drawn, the guide has {len(pictures)}")
        return
    for name, items in zip(pictures, figures, strict=True):
        asset = book.assets.get(name)
        due = shapes_of(asset.data) if asset is not None and name.endswith(".svg") else None
        if due is not None and (why := differ(due, drawn_shapes(items))):
            where = f"page {file.labels[items[0].page]}: " if items else ""
            yield PDF025.at(here, f"{where}{why} ('{name}')")
        clear = [one for one in items if one.transparent]
        if clear and asset is not None and not book.look.sheets and _is_solid(name, asset.data):
            yield PDF025.at(here, f"page {file.labels[clear[0].page]}: the page shows through '{name}'")


def _is_solid(name: str, data: bytes) -> bool:
    """Whether nothing of a picture is drawn so that one sees through it; pixels have masks of their own."""
    return not name.endswith(".svg") or _CLEAR.search(data) is None


def _figures(file: PdfFile) -> Iterator[list[Drawn]]:
    """What is drawn in each figure, in the order of the structure, which is that of the text."""
    held: dict[int, list[Drawn]] = {}
    for page in file.drawing.pages:
        for item in page.items:
            if item.mark.path[-1:] == (_FIGURE,):
                held.setdefault(item.mark.elements[-1], []).append(item)
    waiting = list(kids(file.structure))[::-1] if file.structure is not None else []
    seen: set[int] = set()
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element or element.objgen[0] in seen:
            continue
        seen |= {element.objgen[0]} - {0}
        if f"/{_FIGURE}" == element.S:
            yield held.get(element.objgen[0], [])
        waiting += list(kids(element))[::-1]


def drawn_shapes(items: Sequence[Drawn]) -> list[Shape]:
    """The shapes, fills without area apart, each without what the width of its line adds."""
    found = []
    for item in items:
        if isinstance(item, Fill):
            found.append((_FILLED, item.box))
        elif isinstance(item, Stroke):
            found.append((_OUTLINED, item.box.grown(-item.width / 2)))
    return [(how, box) for how, box in found if how == _OUTLINED or box.area > _LEAST]


def shapes_of(data: bytes, *, moved: bool = False) -> list[Shape] | None:
    """The shapes of a drawing, y growing upwards, a filled one with a line as two; ``None`` if they cannot be told.

    With ``moved`` those that are turned and shifted by ``transform`` are told as well.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
        found = [shape for element in root.iter("*") for shape in _of(element, moved=moved)]
    except (etree.XMLSyntaxError, _UntoldError, ValueError, IndexError, KeyError, AttributeError, TypeError):
        return None  # what reads paths stumbles in many ways over what is no path
    return [(how, box) for how, box in found if how == _OUTLINED or box.area > 0]


def fills_of(data: bytes) -> list[str]:
    """The colours in which the shapes of a drawing that `shapes_of` can tell are filled, in the order of painting."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    painted = ((_inherited(one, "fill"), one) for one in root.iter("*") if str(local(cast("Element", one))) in _SHAPES)
    return [fill for fill, one in painted for how, box in _of(one, moved=True) if how == _FILLED and box.area > 0]


def painted(data: bytes, pen: Any) -> list[tuple[str, Callable[[], None]]]:
    """The colour of each shape of a drawing, and what draws it with a pen; none if a shape is no plain fill."""
    shapes = shapes_of(data, moved=True)
    if shapes is None or any(how != _FILLED for how, _ in shapes):
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found: list[tuple[str, Callable[[], None]]] = []
    for element in etree.fromstring(data, parser).iter("*"):
        if str(local(cast("Element", element))) in _SHAPES:
            for path in _paths(element):
                draw = partial(parse_path, path, TransformPen(pen, _moves(element)))
                found.append((_inherited(element, "fill"), draw))
    return found


def _paths(element: Any) -> list[str]:
    """The paths of a shape; a circle by four curves, as engines draw it, which parts of arcs only come near."""
    if local(cast("Element", element)) == "circle":
        x, y, r = (float(element.get(name) or 0) for name in ("cx", "cy", "r"))
        k = r * _ROUND
        path = (
            f"M{x + r} {y}C{x + r} {y + k} {x + k} {y + r} {x} {y + r}C{x - k} {y + r} {x - r} {y + k} {x - r} {y}"
            f"C{x - r} {y - k} {x - k} {y - r} {x} {y - r}C{x + k} {y - r} {x + r} {y - k} {x + r} {y}Z"
        )
        return [path]
    return _written(element)


def _written(element: Any) -> list[str]:
    """The paths of a shape, where it stands by its own attributes: what moves it is `_moves`."""
    bare = etree.Element(element.tag, {key: value for key, value in element.attrib.items() if key != "transform"})
    builder = PathBuilder()
    builder.add_path_from_element(bare)
    return list(builder.paths)


class _UntoldError(Exception):
    """An element that is not told by its own attributes."""


def _of(element: Any, *, moved: bool = False) -> Iterator[Shape]:
    name = str(local(element))
    inner = name == "svg" and element.getparent() is not None
    elsewhere = _ELSEWHERE - {"transform"} if moved else _ELSEWHERE
    if name not in _SHAPES | _OTHERS or inner or elsewhere & {str(key) for key in element.attrib}:
        raise _UntoldError
    if name not in _SHAPES:
        return
    fill, stroke, width = (_inherited(element, key) for key in ("fill", "stroke", "stroke-width"))
    if "url" in f"{fill}{stroke}" or (width and float(width) <= 0):
        raise _UntoldError
    for path in _written(element):
        pen = BoundsPen(None)
        parse_path(path, TransformPen(pen, _moves(element)))
        if pen.bounds is not None:
            x0, y0, x1, y1 = pen.bounds
            box = Box(x0, -y1, x1, -y0)
            yield from [(_FILLED, box)] * (fill != "none") + [(_OUTLINED, box)] * (stroke not in {"", "none"})


def _moves(element: Any) -> Transform:
    """Where an element is moved to, by itself and by those around it."""
    whole = Transform()
    for one in (element, *element.iterancestors()):
        own = Transform()
        for name, numbers in _MOVE.findall(one.get("transform") or ""):
            own = own.transform(_matrix(name, [float(number) for number in numbers.replace(",", " ").split()]))
        whole = own.transform(whole)
    return whole


def _matrix(name: str, numbers: Sequence[float]) -> Transform:
    """One step of a ``transform`` (SVG 1.1, 7.6). Raises `_UntoldError` for one that is none of ours."""
    match name, numbers:
        case "translate", [x, y]:
            return Transform().translate(x, y)
        case "rotate", [angle]:
            return Transform().rotate(math.radians(angle))
        case "rotate", [angle, x, y]:
            return Transform().translate(x, y).rotate(math.radians(angle)).translate(-x, -y)
        case "scale", [share]:
            return Transform().scale(share)
        case "matrix", [a, b, c, d, e, f]:
            return Transform(a, b, c, d, e, f)
    raise _UntoldError


def _inherited(element: Any, key: str) -> str:
    around = [element, *element.iterancestors()]
    return next((str(value).strip() for one in around if (value := one.get(key)) is not None), "")


def _apart(one: Box, other: Box) -> float:
    """How far the edges of two boxes are apart at most."""
    return max(abs(one.x0 - other.x0), abs(one.y0 - other.y0), abs(one.x1 - other.x1), abs(one.y1 - other.y1))


def differ(due: Sequence[Shape], found: Sequence[Shape]) -> str:
    """In what the shapes drawn are not those that are due; "" if they are."""
    if [how for how, _ in due] != [how for how, _ in found]:
        return f"{len(found)} shapes are drawn, the guide has {len(due)}, or they are others"
    if not due:
        return ""
    whole, drawn = union(box for _, box in due), union(box for _, box in found)
    longer, paper = max((whole.width, drawn.width), (whole.height, drawn.height))
    scale = paper / longer if longer else 1.0
    for number, ((_, wanted), (_, box)) in enumerate(zip(due, found, strict=True), 1):
        placed = Box(
            drawn.x0 + (wanted.x0 - whole.x0) * scale,
            drawn.y0 + (wanted.y0 - whole.y0) * scale,
            drawn.x0 + (wanted.x1 - whole.x0) * scale,
            drawn.y0 + (wanted.y1 - whole.y0) * scale,
        )
        if _apart(placed, box) > _SLACK:
            return f"shape {number} of {len(due)} is moved, or of another size"
    return ""

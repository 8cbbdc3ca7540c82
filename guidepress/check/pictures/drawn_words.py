"""Whether the words of a drawing (SVG) surely lie within it, and under nothing: what is in doubt is drawn to be seen.

Letters are taken as wide as in the widest of our typefaces. What turns, shifts or styles words, and what is drawn over
them in a shape that is more than a box, leaves them in doubt; nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from guidepress.model.xhtml import SVG

_WIDE = 1.0
_HIGH, _LOW = 1.05, 0.35
_MEDIUM = 16.0
_WIDTHS = {
    letter: width
    for width, letters in {
        0.24: "'",
        0.28: " ",
        0.32: "!,.:;j",
        0.36: "[]il",
        0.40: "()-/\\`ft{}",
        0.44: '"I',
        0.48: "r",
        0.52: "?J_sz",
        0.56: "*c|",
        0.60: "$1235679<>S^aex~",
        0.64: "+48=FLPZbdgkoqvy",
        0.68: "#0BCEThnpu",
        0.72: "RXY",
        0.76: "&ADGKV",
        0.80: "NOQU",
        0.84: "H",
        0.88: "w",
        0.92: "@",
        0.96: "%M",
        1.00: "m",
        1.04: "W",
    }.items()
    for letter in letters
}
"""How wide letters are, in sizes of the type: the widest of the upright typefaces that come with Guidepress."""
_LINE = 0.94
"""No typeface is the widest in every letter: a line has this share of that, to a part of its last letter."""
_BOLD = 1.1
_LETTERS_OF_ONE_WIDTH = re.compile(r"mono|code|courier|console", re.IGNORECASE)
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SHIFTS = frozenset(
    """
    transform clip-path mask filter dx dy rotate textLength letter-spacing word-spacing writing-mode direction
    dominant-baseline alignment-baseline baseline-shift font class
    """.split()
)
_UNSEEN = frozenset(["title", "desc", "metadata", "defs"])
_PAINTS_NOTHING = frozenset(["g", "a", "line"])
_PLAIN_SCALES = frozenset({"", "xMidYMid meet", "xMidYMid", "xMinYMin meet", "xMinYMin", "xMaxYMax meet"})


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: _Box) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a run of letters begins, how large they are, and to which side it goes."""

    x: float
    y: float
    size: float
    anchor: str
    width: float = 0.0

    @property
    def box(self) -> _Box:
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        left = self.x - share * self.width
        return _Box(left, self.y - _HIGH * self.size, left + self.width, self.y + _LOW * self.size)


class _InDoubtError(Exception):
    """Something of which it is not known where it is drawn."""


_ANYTHING = frozenset({"style", "svg", "use", "switch", "symbol"})
"""Elements that may bring anything."""


def words_are_in_doubt(data: bytes) -> bool:
    """Whether words of a drawing may reach beyond its edges, or lie below something."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.find(f".//{{{SVG}}}text") is None:
        return False
    try:
        page, words = _view(root), list[_Box]()
        for element in _painted(root):
            if _is_moved(element):
                if words:
                    return True
            elif etree.QName(element).localname == "text":
                words += [line.box for line in _lines(element) if line.width]
            elif words and (cover := _cover(element)) is not None and any(cover.meets(one) for one in words):
                return True
    except (_InDoubtError, ValueError, KeyError):
        return True
    return not all(page.holds(one) for one in words)


def _view(root: etree._Element) -> _Box:
    if " ".join(root.get("preserveAspectRatio", "").split()) not in _PLAIN_SCALES:
        raise _InDoubtError
    if box := root.get("viewBox"):
        left, top, width, height = map(float, re.split(r"[\s,]+", box.strip()))
        return _Box(left, top, left + width, top + height)
    return _Box(0.0, 0.0, _length(root.get("width")), _length(root.get("height")))


def _painted(parent: etree._Element) -> Iterator[etree._Element]:
    """What is painted, in its order, text as a whole."""
    for element in parent.iterchildren(f"{{{SVG}}}*"):
        name = etree.QName(element).localname
        if name in _UNSEEN:
            continue
        moved = _is_moved(element)
        if name in _ANYTHING or (name in {"g", "a", "text"} and _shifts(element) and not moved):
            raise _InDoubtError
        yield element
        if name in {"g", "a"} and not moved:
            yield from _painted(element)


def _is_moved(element: etree._Element) -> bool:
    """Whether an element is a group that stands elsewhere than its numbers say, and holds no words."""
    names = {etree.QName(one).localname for one in element.iter(f"{{{SVG}}}*")}
    return etree.QName(element).localname in {"g", "a"} and _shifts(element) and not names & {"text", *_ANYTHING}


def _shifts(element: etree._Element) -> bool:
    return any(etree.QName(key).localname in _SHIFTS for key in element.attrib) or any(
        name in _SHIFTS for name in _styles(element)
    )


def _styles(element: etree._Element) -> Mapping[str, str]:
    pairs = (one.partition(":") for one in element.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _colon, value in pairs}


def _said(element: etree._Element, name: str) -> str:
    """A property as it is inherited: of the style, or the attribute, of the element or what it stands in."""
    for one in (element, *element.iterancestors()):
        if value := _styles(one).get(name) or one.get(name):
            return value
    return ""


def _length(value: str | None) -> float:
    if value is None:
        raise _InDoubtError
    return float(value.strip().removesuffix("px"))


def _lines(text: etree._Element) -> list[_Line]:
    """The runs of letters of a text: a new one where a place of its own begins."""
    if _FROM_THE_RIGHT.search("".join(map(str, text.itertext()))):
        raise _InDoubtError
    lines = [_begun(text, _Line(0.0, 0.0, _MEDIUM, "start"))]
    _read(text, lines)
    return lines


def _begun(element: etree._Element, before: _Line) -> _Line:
    return _Line(
        _length(element.get("x", str(before.x))),
        _length(element.get("y", str(before.y))),
        _length(_said(element, "font-size") or str(_MEDIUM)),
        _said(element, "text-anchor") or "start",
    )


def _read(element: etree._Element, lines: list[_Line]) -> None:
    _add(lines, element, str(element.text or ""))
    for child in element.iterchildren():
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name and name not in {"tspan", *_UNSEEN}:
            raise _InDoubtError
        if name == "tspan":
            if _shifts(child) or _said(child, "font-size") != _said(element, "font-size"):
                raise _InDoubtError
            if child.get("x") is not None or child.get("y") is not None:
                if child.get("x") is None:
                    raise _InDoubtError
                lines.append(_begun(child, lines[-1]))
            _read(child, lines)
        _add(lines, element, str(child.tail or ""))


def _add(lines: list[_Line], element: etree._Element, letters: str) -> None:
    words = " ".join(letters.split())
    if not words:
        return
    if _LETTERS_OF_ONE_WIDTH.search(_said(element, "font-family")):
        raise _InDoubtError
    weight = _said(element, "font-weight")
    stout = 1.0 if weight in {"", "normal", "lighter", "100", "200", "300", "400"} else _BOLD
    ems = _LINE * stout * sum(_WIDTHS.get(one, _WIDE) for one in words)
    lines[-1] = replace(lines[-1], width=lines[-1].width + ems * lines[-1].size)


def _cover(element: etree._Element) -> _Box | None:
    """The box of what an element may hide; ``None`` if it hides nothing."""
    name = etree.QName(element).localname
    if name in _PAINTS_NOTHING or _said(element, "fill") in {"none", "transparent"}:
        return None
    if _shifts(element):
        raise _InDoubtError

    def at(attribute: str) -> float:
        return _length(element.get(attribute, "0"))

    if name == "rect":
        return _Box(at("x"), at("y"), at("x") + at("width"), at("y") + at("height"))
    if name in {"circle", "ellipse"}:
        across, down = (at("r"), at("r")) if name == "circle" else (at("rx"), at("ry"))
        return _Box(at("cx") - across, at("cy") - down, at("cx") + across, at("cy") + down)
    if name in {"polygon", "polyline"}:
        numbers = [float(one) for one in re.split(r"[\s,]+", element.get("points", "").strip()) if one]
        return _Box(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
    raise _InDoubtError

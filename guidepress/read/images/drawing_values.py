"""What the values of a drawing's attributes may be (SVG 1.1 and 2): three answers, sound, at fault, not known here.

What is sound here every engine draws. What is at fault stops one of them, or is drawn by each as it likes. What is not
known here is not judged: whoever wants to be sure lets an engine draw it.

It is long because it has a grammar for each kind of value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

UNKNOWN = "?"
"""The answer for a value that is neither known to be sound nor to be at fault."""

LARGEST = 1e9
"""The largest number of a drawing; coordinates of maps in metres are smaller."""
LARGEST_FONT = 1e5
"""The largest size of letters, in user units."""

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?"
_LENGTH = re.compile(rf"({_NUMBER})(?:px|pt|pc|mm|cm|in|em|ex|rem|%)?")
_ONE_NUMBER = re.compile(_NUMBER)
_ALPHA = re.compile(rf"({_NUMBER})\s*%?")
_PARTS = re.compile(r"[\s,]+")
_FUNCTION = re.compile(r"\s*(?:,\s*)?([A-Za-z]{1,12})\s*\(([^()]*)\)")
_COMMAND = re.compile(rf"\s*(?:,\s*)?(?:([A-Za-z])|({_NUMBER}))")
_COLOR = re.compile(r"#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})|[A-Za-z]{1,30}|context-(?:fill|stroke)")
_MIXED = re.compile(r"(?:rgb|hsl)a?\([\d.,%\s/]*\)")
_LINKED = re.compile(r"url\(\s*['\"]?#[^'\"()\s]+['\"]?\s*\)(?P<or>.*)", re.DOTALL)
_FREE = re.compile(r"[\w\s.,:;#/'\"&+()-]*")
_ARGUMENTS: Mapping[str, frozenset[int]] = {
    "matrix": frozenset({6}),
    "translate": frozenset({1, 2}),
    "scale": frozenset({1, 2}),
    "rotate": frozenset({1, 3}),
    "skewX": frozenset({1}),
    "skewY": frozenset({1}),
}
_TAKES = {"m": 2, "l": 2, "t": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "z": 0}
_INHERIT = frozenset({"inherit", "initial", "unset"})


def _number(value: str, least: float = -LARGEST, most: float = LARGEST) -> str:
    value = value.strip()
    if not _ONE_NUMBER.fullmatch(value):
        return "is no number"
    return _within(float(value), least, most)


def _within(number: float, least: float, most: float) -> str:
    if number < least:
        return f"is less than {least:g}"
    return "" if number <= most else f"is more than {most:g}"


def _length(value: str, least: float = -LARGEST, most: float = LARGEST) -> str:
    value = value.strip()
    if value in {"auto", *_INHERIT}:
        return ""
    found = _LENGTH.fullmatch(value)
    return _within(float(found[1]), least, most) if found else "is no length"


def _positive(value: str) -> str:
    return _length(value, least=0)


def _font_size(value: str) -> str:
    if value.strip().isalpha():
        return UNKNOWN
    return _length(value, 0, LARGEST_FONT)


def _alpha(value: str) -> str:
    found = _ALPHA.fullmatch(value.strip())
    return "" if found or value.strip() in _INHERIT else "is no number from 0 to 1"


def _split(value: str) -> list[str]:
    return [part for part in _PARTS.split(value.strip()) if part]


def _lengths(value: str) -> str:
    if value.strip() in {"none", *_INHERIT}:
        return ""
    return next(filter(None, map(_length, _split(value))), "")


def _numbers(value: str) -> Iterator[str]:
    """The numbers of a list, which may stand without a space (``1-2``); an empty text for what is none."""
    value, last = " ".join(value.split()), 0
    for found in _COMMAND.finditer(value):
        if found.start() != last or found[1]:
            yield ""
            return
        last = found.end()
        yield found[2]
    if value[last:].strip(" \t\r\n,"):
        yield ""


def _points(value: str) -> str:
    numbers = list(_numbers(value))
    if "" in numbers:
        return "is no list of points"
    return next(filter(None, map(_number, numbers)), "") or ("has half a point" if len(numbers) % 2 else "")


def _list_of_numbers(value: str) -> str:
    return next(filter(None, map(_number, _split(value))), "")


def _view_box(value: str) -> str:
    numbers = list(_numbers(value))
    if len(numbers) != 4 or "" in numbers:
        return "is not four numbers"
    fault = next(filter(None, map(_number, numbers)), "")
    return fault or ("" if min(float(numbers[2]), float(numbers[3])) > 0 else "has no width or no height")


def _transform(value: str) -> str:
    if value.strip() in {"", "none", *_INHERIT}:
        return ""
    value, last = " ".join(value.split()), 0  # a search through many spaces would take the square of their number
    for found in _FUNCTION.finditer(value):
        name, numbers = found[1], list(_numbers(found[2]))
        if found.start() != last or name not in _ARGUMENTS:
            return "is no list of transformations"
        if any(sign.isalpha() and sign not in "eE" for sign in found[2]):
            return (
                UNKNOWN
                if re.fullmatch(r"[\d\s,.+a-z%-]*", found[2]) and re.search(r"\d", found[2])
                else (f"holds a {name} without numbers")
            )
        if "" in numbers or len(numbers) not in _ARGUMENTS[name]:
            return f"holds a {name} with other than its numbers"
        if fault := next(filter(None, map(_number, numbers)), ""):
            return fault
        last = found.end()
    return "is no list of transformations" if value[last:].strip(" \t\r\n,;") else ""


def _mapping(value: str) -> str:
    """A transformation that is turned round to be used: one that flattens to nothing cannot be."""
    return _transform(value) or (UNKNOWN if re.search(r"(?:scale|matrix|skew[XY])\s*\(", value) else "")


def _weight(value: str) -> str:
    return "" if value.strip().isalpha() else _number(value, 1, 1000)


def _path(value: str) -> str:
    """A path (SVG 2, 9.3.9): each command with whole sets of its numbers."""
    command, numbers, place = "", 0, 0
    while place < len(value):
        found = _COMMAND.match(value, place)
        if found is None:
            break
        place = found.end()
        if found[1] is None:
            numbers += 1
            fault = _path_number(command, found[2])
        else:
            fault = _command(command, numbers) or ("" if command or found[1] in "mM" else "does not begin with M")
            command, numbers = found[1], 0
            if command in "aA" and not fault:
                place, fault = _arcs(value, place)
        if fault:
            return fault
    if value[place:].strip(" \t\r\n,"):
        return f"cannot be read from '{value[place : place + 20].strip()}' on"
    return _command(command, numbers) if value.strip() not in {"", "none"} else ""


def _path_number(command: str, number: str) -> str:
    if not command:
        return "begins with no command"
    return _sized(number)


def _sized(number: str) -> str:
    """What is wrong with what is a number: that it is too large, which a short one without an exponent cannot be."""
    return _number(number) if len(number) > 9 or "e" in number.lower() else ""


_GAP = r"\s*(?:,\s*)?"
_ARC = re.compile(  # what was seen to be a number is taken whole: else digits in a row are parted in every way
    "".join(_GAP + (r"([01])" if number in {4, 5} else rf"(?=({_NUMBER}))\{number}") for number in range(1, 8))
)


def _arcs(value: str, start: int) -> tuple[int, str]:
    """The end of the arcs that begin at a place, and what is wrong with them."""
    end = start
    while found := _ARC.match(value, end):
        end = found.end()
        for one in (1, 2, 3, 6, 7):
            if fault := _sized(found[one]):
                return end, fault
    following = value[end:].lstrip(" \t\r\n,")[:1]
    if end == start or (following and not following.isalpha()):
        return end, "holds an arc with other than its seven numbers"
    return end, ""


def _command(command: str, numbers: int) -> str:
    if not command or command.lower() == "a":
        return ""
    takes = _TAKES.get(command.lower())
    if takes is None:
        return f"holds '{command}', which is no command"
    if (numbers and not takes) or (takes and (numbers % takes or not numbers)):
        return f"holds a command '{command}' with {numbers} numbers"
    return ""


def _paint(value: str) -> str:
    value = value.strip()
    if linked := _LINKED.fullmatch(value):
        value = linked["or"].strip()
        if not value:
            return ""
    return "" if _COLOR.fullmatch(value) or _MIXED.fullmatch(value) else UNKNOWN


def _link(value: str) -> str:
    value = value.strip()
    return "" if value in {"none", *_INHERIT} or _LINKED.fullmatch(value) else UNKNOWN


def _free(value: str) -> str:
    return "" if _FREE.fullmatch(value) else UNKNOWN


def _anything(_value: str) -> str:
    return ""


def _orient(value: str) -> str:
    return "" if value.strip() in {"auto", "auto-start-reverse"} else _number(value)


def _offset(value: str) -> str:
    return "" if _ALPHA.fullmatch(value.strip()) else "is no number"


def _named(names: str) -> Callable[[str], str]:
    known = frozenset(names.split())
    return lambda value: "" if value.strip() in known else UNKNOWN


def _each(names: str, holds: Callable[[str], str]) -> dict[str, Callable[[str], str]]:
    return dict.fromkeys(names.split(), holds)


_HOLDS: Mapping[str, Callable[[str], str]] = {
    **_each("x y x1 x2 y1 y2 cx cy fx fy dx dy refX refY stroke-dashoffset letter-spacing word-spacing", _lengths),
    **_each("width height r rx ry fr stroke-width textLength markerWidth markerHeight startOffset", _positive),
    **_each("stdDeviation stroke-dasharray transform-origin baseline-shift", _lengths),
    **_each("opacity fill-opacity stroke-opacity stop-opacity flood-opacity", _alpha),
    **_each("transform", _transform),
    **_each("fill stroke stop-color flood-color color lighting-color", _paint),
    **_each("clip-path mask filter marker marker-start marker-mid marker-end", _link),
    **_each(
        "class role text-anchor font-family fill-rule clip-rule "
        "stroke-linecap stroke-linejoin display visibility overflow direction unicode-bidi writing-mode "
        "dominant-baseline alignment-baseline text-decoration text-rendering shape-rendering image-rendering "
        "color-interpolation vector-effect paint-order pointer-events cursor lengthAdjust spreadMethod gradientUnits "
        "patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits markerUnits spreadmethod version "
        "baseProfile preserveAspectRatio focusable tabindex text-align stroke-miterlimit-x mix-blend-mode isolation "
        "enable-background xml:space white-space line-height font-variant-ligatures -inkscape-stroke",
        _free,
    ),
    **_each("id lang title systemLanguage aria-label aria-labelledby aria-describedby aria-hidden alt", _anything),
    "space": _anything,
    "stroke-miterlimit": lambda value: _number(value, least=0),
    "font-size": _font_size,
    "points": _points,
    "font-weight": _weight,
    "font-style": _named("normal italic oblique"),
    "font-variant": _named("normal small-caps"),
    "font-stretch": _named(
        "normal ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded extra-expanded "
        "ultra-expanded"
    ),
    "gradientTransform": _mapping,
    "patternTransform": _mapping,
    "rotate": _list_of_numbers,
    "viewBox": _view_box,
    "d": _path,
    "orient": _orient,
    "offset": _offset,
}


def value_fault(name: str, value: str) -> str:
    """What is wrong with an attribute, in words that follow it; empty if it is sound, `UNKNOWN` if that is not known.

    ``name`` is without its namespace. A ``style`` is judged by its declarations.
    """
    if name == "style":
        return _style(value)
    if name.startswith(("data-", "aria-")):
        return ""
    holds = _HOLDS.get(name)
    if holds is None:
        return UNKNOWN
    return UNKNOWN if value.strip() in _INHERIT else holds(value)


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """The declarations of a ``style`` attribute that hold no quotation marks or comments with a semicolon."""
    for one in style.split(";"):
        name, colon, value = one.partition(":")
        if colon:
            yield name.strip().lower(), value.strip().removesuffix("!important").strip()


def _style(value: str) -> str:
    answer = ""
    for name, held in declarations(value):
        if name.startswith("-") or name in {"x", "y", "d"}:
            continue
        fault = value_fault(name, held)
        if fault == UNKNOWN:
            answer = UNKNOWN
        elif fault:
            return f"has a {name} that {fault}"
    return UNKNOWN if "/*" in value else answer

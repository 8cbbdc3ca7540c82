"""What a style sheet of an edition may do beside what the cascade judges: dress words, and nothing else.

A list of what may be done, not of what may not: CSS grows, and each new property that moves, hides, replaces or covers
words would otherwise be one that nobody looks at (CSS Snapshot 2024). What stands here either cannot change what is
read, or is held to values that cannot, or is judged by the cascade (`prove.parsers.css.cascade`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import cssselect2  # type: ignore[import-untyped]
import tinycss2
import tinycss2.color4

from guidepress.standards.css.values import length_of
from guidepress.standards.selectors import compiled

_FREE = frozenset(
    """
    -webkit-box-decoration-break -webkit-hyphens -webkit-text-size-adjust accent-color appearance box-decoration-break
    box-sizing caption-side clear clip clip-path color-scheme content cursor empty-cells float forced-color-adjust
    hanging-punctuation height hyphens list-style opacity orphans overflow quotes size src symbols tab-size
    table-layout text-indent text-rendering text-size-adjust unicode-range vertical-align visibility white-space
    widows width word-break z-index top bottom left right bleed marks page font font-size font-family font-style
    font-weight font-stretch font-display font-kerning font-optical-sizing font-synthesis font-language-override
    image-rendering print-color-adjust -webkit-print-color-adjust touch-action will-change resize math-style direction
    unicode-bidi order flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap writing-mode row-gap
    gap block-size inline-size line-break
    """.split()
)
_FAMILIES = tuple(
    """
    align- border break- column container font-variant grid hyphenate-limit inset justify- list-style- margin max-
    min- overflow- outline padding page-break- place- scroll text-align text-decoration text-underline text-wrap
    white-space-
    """.split()
)
"""The beginnings of the names of what may be set."""
_DISPLAY = frozenset(
    """
    block inline inline-block flex inline-flex grid inline-grid flow-root table table-row table-row-group table-cell
    table-caption inline-table list-item contents none revert initial unset
    """.split()
)
_MOVES = frozenset(
    """
    table-column table-column-group table-header-group table-footer-group ruby-text line-through rtl bidi-override
    isolate-override sideways-rl sideways-lr
    """.split()
)
"""Values by which words are lost, struck, or shown elsewhere; a custom property must not bring them either."""
_INKS = frozenset(
    {"inherit", "initial", "unset", "revert", "currentcolor", "transparent", "canvastext", "linktext", "highlight"}
)
_COVERS = 48.0
"""A border, an outline, a shadow of more CSS px is a box over words; a margin of four times that a place elsewhere."""
_COLUMN = 96.0
"""Columns narrower than that (CSS px) part the words that stand in them."""
_ELEMENTS = re.compile(r"::?(?:first-letter|first-line)\b")
_PSEUDO = re.compile(r"::([\w-]{1,40})")
_DRESSED = frozenset({"before", "after", "marker", "first-letter", "first-line", "selection", "placeholder"})
_STRUCK = re.compile(r"\b(?:del|s|strike)\b")
_RAISED = re.compile(r"\b(?:sub|sup|noteref|cite)")
_HEIGHTS = frozenset({"height", "block-size", "max-height", "max-block-size"})
_NO_TEXT = re.compile(r"\b(?:hr|img|svg|figure|rule|math|progress)\b|::")
_TYPE, _EM = 16.0, 0.5
_RAISE = 0.6 * _TYPE
_HIDES = re.compile(r"transparent|hidden|collapse|0(?!\.[5-9])|\.[0-4]|[0-9]px")
"""Values that take the number of an item out of sight."""


def undressed(name: str, tokens: list[Any], where: str) -> bool:
    """Whether a declaration does more than dress words, or does what no prover of ours can judge."""
    value = str(tinycss2.serialize(tokens)).strip().lower()
    if name.startswith("--"):
        return value in _MOVES
    if any(one in value.split() for one in _MOVES) and not (strikes_struck(where) and "line-through" in value):
        return True
    if name in _HELD:
        return _HELD[name](tokens, value)
    if name == "line-height":
        return _too_tight(tokens) and not _RAISED.search(where)
    if name not in _FREE and not name.startswith(_FAMILIES):
        return True
    if name.startswith(("border", "outline")) and "radius" not in name:
        return _largest(tokens) > _COVERS
    return name.startswith("margin") and _smallest(tokens) < -4 * _COVERS


def unjudged_selector(prelude: Any) -> str:
    """Why nobody can say what a rule is about; "" if the cascade can."""
    where = str(tinycss2.serialize(prelude)).strip()
    try:
        compiled(where)
    except cssselect2.SelectorError:
        return f"the cascade does not know '{where[:80]}'"
    strange = sorted(set(_PSEUDO.findall(where)) - _DRESSED)
    return f"::{strange[0]} is dressed" if strange else ""


def unjudged_rule(values: Mapping[str, str], where: str) -> Iterator[str]:
    """What the declarations of a rule do together, or to a part of words that no element is."""
    if _ELEMENTS.search(where):
        for name in ("color", "-webkit-text-fill-color", "font-size", "font", "opacity", "background", "visibility"):
            if name in values and not (name.startswith("font") and re.match(r"[1-9]", values[name])):
                yield f"{where} {{ {name}: {values[name]} }}"
    yield from _unmarked(values, where)
    cut = any(values.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-x"))
    if cut and values.get("white-space") == "nowrap" and "clip-path" not in values:
        yield f"{where} cuts lines off"
    if values.get("position") not in {"absolute", "fixed", "sticky"} and (moved := _moved(values)):
        yield f"{where} {{ {moved} }}"
    if values.get("position") == "sticky" and "height" in values:
        yield f"{where} lays a box over the page"
    if "unicode-range" in values and "local(" in values.get("src", ""):
        yield f"{where} sets some letters in a typeface of the reader's machine"
    if values.keys() & _HEIGHTS and not values.keys() & {"overflow", "position"} and not _NO_TEXT.search(where):
        yield from (f"{where} {{ {name}: {values[name]} }}" for name in sorted(_HEIGHTS) if _is_low(values.get(name)))


def _unmarked(values: Mapping[str, str], where: str) -> Iterator[str]:
    """What takes the numbers of items out of sight."""
    for name in ("color", "-webkit-text-fill-color", "font-size", "font", "opacity", "visibility"):
        if "::marker" in where and _HIDES.match(values.get(name, "")):
            yield f"{where} {{ {name}: {values[name]} }}"


def _is_low(value: str | None) -> bool:
    """Whether a box of this height is lower than a line: what follows it lies over its words."""
    lengths = _lengths(tinycss2.parse_component_value_list(value or ""))
    return (value or "").split()[:1] == ["0"] or any(length < _TYPE for length in lengths)


def _moved(values: Mapping[str, str]) -> str:
    """The declaration that moves what stays in the flow of the text by more than a raised sign is; "" if none does."""
    for name, value in values.items():
        if name in {"top", "bottom", "left", "right"} or name.startswith("inset"):
            tokens = tinycss2.parse_component_value_list(value)
            far = max(_largest(tokens), -_smallest(tokens)) > _RAISE
            if far or any(token.type in {"percentage", "function"} for token in tokens):
                return f"{name}: {value}"
    return ""


def strikes_struck(where: str) -> bool:
    """Whether all that a rule is about is struck already."""
    return all(_STRUCK.search(one) for one in where.split(","))


def _unknown_ink(tokens: list[Any], value: str) -> bool:
    """Whether the cascade cannot say which colour this is."""
    if value in _INKS or value.startswith("var("):
        return False
    solid = [token for token in tokens if token.type not in {"whitespace", "comment"}]
    return len(solid) != 1 or tinycss2.color4.parse_color(solid[0]) is None


def _lengths(tokens: list[Any]) -> list[float]:
    return [
        found.px
        for token in tokens
        if token.type == "dimension" and (found := length_of([token], _TYPE, root=_TYPE)) is not None
    ]


def _largest(tokens: list[Any]) -> float:
    return max(_lengths(tokens), default=0.0)


def _smallest(tokens: list[Any]) -> float:
    return min(_lengths(tokens), default=0.0)


def _too_tight(tokens: list[Any]) -> bool:
    numbers = [float(token.value) for token in tokens if token.type == "number"]
    shares = [token.value / 100 for token in tokens if token.type == "percentage"]
    return any(share < _EM for share in (*numbers, *shares, *(length / _TYPE for length in _lengths(tokens))))


def _spread(tokens: list[Any], _value: str) -> bool:
    return _smallest(tokens) < -0.1 * _TYPE or _largest(tokens) > _TYPE


def _painted(tokens: list[Any], _value: str) -> bool:
    return any(token.type == "function" and token.lower_name.endswith("gradient") for token in tokens)


def _narrow(tokens: list[Any], _value: str) -> bool:
    """Whether columns may be too narrow for words."""
    return any(length < _COLUMN for length in _lengths(tokens))


_HELD: Mapping[str, Callable[[list[Any], str], bool]] = {
    "column-width": _narrow,
    "columns": _narrow,
    "display": lambda _tokens, value: "var(" not in value and not set(value.split()) <= _DISPLAY,
    "color": _unknown_ink,
    "-webkit-text-fill-color": _unknown_ink,
    "background": _painted,
    "background-color": _painted,
    "filter": lambda _tokens, value: value != "none" and not value.startswith("invert("),
    "position": lambda _tokens, value: value == "fixed",
    "object-fit": lambda _tokens, value: value not in {"contain", "scale-down", "cover", "fill"},
    "box-shadow": lambda tokens, value: "inset" in value.split() or _largest(tokens) > _COVERS,
    "letter-spacing": _spread,
    "word-spacing": _spread,
}
"""What is held to values: whether one of them does more than dress."""

"""What is asked most often while pages are laid out, answered sooner: the value of a property in a style, and lengths.

Each takes the place of a function of WeasyPrint (`guidepress.typeset.accelerations`), and leaves to it whatever is not
the usual case.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Any

from guidepress.typeset.twins import OWN, twin_of

_SPECIAL = frozenset({"position", "float", "display", "page"})
"""Properties whose specified value is kept, or that are inherited in a way of their own."""


def missing_value(compute: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Instead of ``ComputedStyle.__missing__``: what no rule sets is taken from the parent, or is the initial value.

    That is so of nine in ten. Where a rule sets the property, or its logical name, WeasyPrint computes it. A style that
    is like another takes the value from there (`twins`).
    """
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    logical = {
        (key, inline): name(block="ttb", inline=inline)
        for key, name in PHYSICAL_FUNCTIONS.items()
        for inline in ("ltr", "rtl")
    }
    inherited = {key for key in INHERITED if key[:16] != "text_decoration_"} - _SPECIAL
    initial = {
        key: value
        for key, value in INITIAL_VALUES.items()
        if key not in INITIAL_NOT_COMPUTED
        and key not in inherited
        and key[:16] != "text_decoration_"
        and key not in _SPECIAL
    }

    def missing(style: Any, key: str) -> Any:
        if key not in OWN and (twin := twin_of(style)) is not None:
            value = style[key] = twin[key]
            return value
        cascaded = style.cascaded
        if key in cascaded:
            return compute(style, key)
        if key in PHYSICAL_FUNCTIONS and logical[key, style["direction"]] in cascaded:
            return compute(style, key)
        if key in initial:
            value = style[key] = initial[key]
            return value
        parent = style.parent_style
        if parent is None or not (key in inherited or key[:2] == "__"):
            return compute(style, key)
        value = style[key] = parent[key]
        return value

    return missing


_CHANGED_LATER = ("width", "height", "min_width", "min_height", "max_width", "max_height")
"""Lengths that rows and grids write into the style of a box while they lay it out."""
_LENGTHS = (
    *_CHANGED_LATER,
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_UNKNOWN = object()


class _Probe:
    """A box that has nothing but a style."""

    def __init__(self, style: Any) -> None:
        self.style = style


_Lengths = tuple[tuple[Any, ...], dict[str, Any], dict[str, Any]]


def used_lengths(resolve: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Instead of ``resolve_percentages``: a style without percentages gives all its boxes the same lengths.

    They are found once a style. What has a percentage or a formula is left to WeasyPrint, box by box.
    """

    def resolved(box: Any, containing_block: Any) -> None:
        style, own = box.style, box.__dict__
        known = style.__dict__.get("_used_lengths", _UNKNOWN)
        if known is _UNKNOWN or (
            known is not None and not all(map(is_, map(style.__getitem__, _CHANGED_LATER), known[0]))
        ):
            known = style.__dict__["_used_lengths"] = _lengths_of(style, resolve)
        if known is None or "_box" in own:
            resolve(box, containing_block)
            return
        own.update(known[1])
        for name, width in known[2].items():  # of a collapsed border whoever laid out the table knows more
            if not hasattr(box, name):
                own[name] = width

    return resolved


def _lengths_of(style: Any, resolve: Callable[[Any, Any], None]) -> _Lengths | None:
    """What may be changed later, the lengths of each box with the style, its borders if they collapse.

    ``None`` if they rest on what a box is in.
    """
    from weasyprint.css.properties import Dimension

    if (twin := twin_of(style)) is not None:
        shared = twin.__dict__.get("_used_lengths", _UNKNOWN)
        changeable = tuple(style[name] for name in _CHANGED_LATER)
        if shared is None or (shared is not _UNKNOWN and shared[0] == changeable):
            return shared and (changeable, *shared[1:])
    values = [style[name] for name in _LENGTHS]
    if not all(one == "auto" or (type(one) is Dimension and one.unit == "px") for one in values):
        return None
    collapse = style["border_collapse"] == "collapse"
    if collapse and style["box_sizing"] != "content-box":
        return None
    probe = _Probe(style)
    resolve(probe, (0, "auto"))
    facts = {name: value for name, value in vars(probe).items() if name != "style"}
    borders = {name: facts.pop(name) for name in _BORDERS} if collapse else {}
    return tuple(values[: len(_CHANGED_LATER)]), facts, borders

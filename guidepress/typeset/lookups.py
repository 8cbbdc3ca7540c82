"""What is asked most often while pages are laid out, answered sooner: the value of a property in a style.

It takes the place of a function of WeasyPrint (`guidepress.typeset.accelerations`), and leaves to it whatever is not
the usual case.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_SPECIAL = frozenset({"position", "float", "display", "page"})
"""Properties whose specified value is kept, or that are inherited in a way of their own."""


def missing_value(compute: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Instead of ``ComputedStyle.__missing__``: what no rule sets is taken from the parent, or is the initial value.

    That is so of nine in ten. Where a rule sets the property, or its logical name, WeasyPrint computes it.
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

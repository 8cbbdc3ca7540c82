"""Selectors (CSS): each compiled once, and for long chapters which elements stand before another one, by a loop.

cssselect2 writes a function for each selector and has Python compile it, which takes longer than all that is then asked
of it; two provers ask of each sheet, and the sheets of one guide are nearly those of the next.

cssselect2 0.9 asks each sibling for those before it, one call in the other, when a selector has ``~``. Behind 1,000
blocks of a chapter that is deeper than Python goes, and every element keeps a copy of the list.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import cssselect2  # type: ignore[import-untyped]

_MOST = 4096
"""How many selectors are kept; our sheets have some hundreds."""


@lru_cache(maxsize=_MOST)
def compiled(selectors: str) -> tuple[Any, ...]:
    """A list of selectors. Raises `cssselect2.SelectorError` for one that cssselect2 does not know."""
    return tuple(cssselect2.compile_selector_list(selectors))


def allow_many_siblings() -> None:
    """From now on an element may have any number of siblings. May be called again."""
    cssselect2.ElementWrapper.previous_siblings = property(_previous_siblings)


def _previous_siblings(element: Any) -> tuple[Any, ...]:
    """The siblings before an element, the farthest first."""
    before = []
    one = element.previous
    while one is not None:
        before.append(one)
        one = one.previous
    return tuple(reversed(before))

"""Selectors (CSS) for long chapters: which elements stand before another one, found by a loop.

cssselect2 0.9 asks each sibling for those before it, one call in the other, when a selector has ``~``. Behind 1,000
blocks of a chapter that is deeper than Python goes, and every element keeps a copy of the list.
"""

from __future__ import annotations

from typing import Any

import cssselect2  # type: ignore[import-untyped]


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

"""Whether items of lists have numbers or bullets as in the guide: a step that is named needs its number.

The number is none of the words: a style sheet gives it (CSS Lists 3), or takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guidepress.model.xhtml import flat_text
from guidepress.prove.likeness.markup import visible
from guidepress.prove.parsers.css.cascade import Look, Styles, local

_COUNTS = {
    "1": frozenset({"decimal"}),
    "a": frozenset({"lower-alpha", "lower-latin"}),
    "A": frozenset({"upper-alpha", "upper-latin"}),
    "i": frozenset({"lower-roman"}),
    "I": frozenset({"upper-roman"}),
}
_LETTERED = _COUNTS["1"] | _COUNTS["a"]
"""Of a list in a list; in scripts from the right it has figures."""
_BULLETS = frozenset({"disc", "circle", "square", "none"})
_USUAL = frozenset({"inside", "outside", "inherit", "initial", "unset", "revert"})
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_SHOWN = 40


def unmarked(tree: Any, styles: Styles) -> Iterator[str]:
    """Why items of the lists of a tree have other marks than in the guide, each cause once."""
    told: set[str] = set()
    lists = [(one, known) for one in visible(tree) if (known := _known(one, styles))]
    for condition in styles.conditions:
        for listing, known in lists:
            items = [one for one in listing if isinstance(one.tag, str) and local(one) == "li"]
            for one in (listing, *items):
                cause = _strange(styles.look(one, condition), known, item=one is not listing)
                if cause and cause not in told:
                    told.add(cause)
                    yield f"{cause}{f' ({condition})' if condition else ''}: “{flat_text(one)[:_SHOWN]}”"


def _known(listing: Any, styles: Styles) -> frozenset[str]:
    """The styles that the marks of a list may have; none for what is no list.

    The entries of contents bear the numbers of sections in their words, and have no marks.
    """
    name = local(listing)
    if name not in {"ol", "ul"}:
        return frozenset()
    around = list(styles.parents(listing))
    if any(local(one) == "nav" or "toc" in (one.get("class") or "").split() for one in around):
        return frozenset()
    if name == "ul":
        return _BULLETS
    if (style := listing.get("type")) in _COUNTS:
        return _COUNTS[style]
    return _LETTERED if any(local(one) == "ol" for one in around[1:]) else _COUNTS["1"]


def _strange(look: Look, known: frozenset[str], *, item: bool) -> str:
    for name in ("list-style-type", "list-style"):
        words = set(_STRING.sub("none" if known is _BULLETS else "string", look.word(name)).split()) - _USUAL
        if words - known and not (name == "list-style" and not words):
            return f"{name}: {look.word(name)}"
    display = look.word("display")
    if item and known is not _BULLETS and display not in {"", "list-item", "inherit", "revert"}:
        return f"display: {display}, without the number of the item"
    return ""

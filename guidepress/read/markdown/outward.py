"""What HTML has for the look and the doings of a web page: names that do no harm and mean nothing in a book."""

from __future__ import annotations

from collections.abc import Mapping

ATTRIBUTES = frozenset(
    """
    background bgcolor border bordercolor cellpadding cellspacing char charoff clear color compact controls
    crossorigin datetime decoding download draggable face fetchpriority fig-align fig-env fig-pos frame frameborder
    height hidden hspace itemid itemprop itemscope itemtype layout layout-ncol layout-nrow layout-valign lightbox
    loading markdown noshade nowrap open referrerpolicy rel role rules size sizes srcset style summary tabindex target
    translate valign vspace width
    """.split()
)
"""Attributes that are left out with a note (`MAN086`); ``aria-…`` and ``data-…`` too."""

RENAMED: Mapping[str, str] = {
    "acronym": "abbr",
    "details": "div",
    "strike": "s",
    "summary": "p",
    "tt": "code",
}
"""Elements that have another name here. What folds on a web page lies open in a book."""


def is_outward(name: str) -> bool:
    """Whether an attribute says only how something looks, or what a web page does with it."""
    return name in ATTRIBUTES or name.startswith(("aria-", "data-"))

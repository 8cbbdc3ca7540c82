"""Styles that are alike: what one of them was asked for is not computed again for the next.

WeasyPrint gives elements one style if the same rules apply to them and to all that they are in; but not if one of them
has an id, which becomes a property of its own, nor pseudo-elements, nor those of another part of the book. In a list of
references each entry has an id, and each link in it a folio behind it: all alike, and each computed for itself.

Each such style remembers the first of its kind (its twin) and takes from it what does not depend on the element.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_OF_ELEMENT = frozenset({"anchor", "link", "break_before", "counter_reset"})
"""Properties in which twins may differ; the last two because each part begins on a side and with a folio of its own."""

_WRITTEN = frozenset({"lang"})
"""Properties that come of an attribute, so that the same value is another object each time."""

OWN = frozenset(
    {
        *_OF_ELEMENT,
        "content",
        "string_set",
        "bookmark_label",
        "display",
        "float",
        "position",
        "page",
        "overflow",
        "white_space",
        "counter_increment",
        "counter_reset",
        "counter_set",
        "width",
        "height",
        "min_width",
        "min_height",
        "max_width",
        "max_height",
        *(f"{edge}_{side}" for edge in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    }
)
"""What a style never takes from its twin: what may come of the element, and what WeasyPrint writes into styles."""


class _Sizes(dict[str, Any]):
    """The size of the first page. Whoever asks for it has a length that is a share of it, and no twin elsewhere."""

    def __init__(self, sizes: dict[str, Any], kinds: _Kinds) -> None:
        super().__init__(sizes)
        self._kinds = kinds

    def __getitem__(self, name: str) -> Any:
        self._kinds.paged = True
        return super().__getitem__(name)


class _Kinds:
    """The first style of each kind that is set with the same fonts. If one is ``paged``, nobody takes from another."""

    __slots__ = ("known", "paged")

    def __init__(self) -> None:
        self.known: dict[tuple[object, ...], Any] = {}
        self.paged = False


_SELDOM = frozenset({"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
"""Pseudo-elements that WeasyPrint's own sheet gives to every element, and that few elements show."""
_MAKES_NOTES = frozenset({"float", "position"})


def find_twins(set_styles: Callable[..., None]) -> Callable[..., None]:
    """Instead of ``StyleFor.set_computed_styles``: each style is told its twin.

    Of the pseudo-elements that few elements show, those that are alike are one style, as elements that are alike are
    for WeasyPrint: unless theirs may be a note, which writes into the styles of its call.
    """

    def set_twins(
        style_for: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        kinds, shared = _kinds_of(style_for)
        computed = style_for._computed_styles
        above = None if parent is None else computed[parent, None]
        key = (
            None if above is None else id(above.__dict__.get("_twin") or above),
            pseudo_type,
            base_url,
            *(
                (name, value if type(value) is str or name in _WRITTEN else id(value), *weight[:2], *weight[2])
                for name, (value, weight) in style_for._cascaded_styles.get((element, pseudo_type), {}).items()
                if name not in _OF_ELEMENT
            ),
        )
        seldom = pseudo_type in _SELDOM and above is not None and _MAKES_NOTES.isdisjoint(above.cascaded)
        if seldom and key in shared:
            computed[element, pseudo_type] = shared[key]
            return
        set_styles(style_for, element, parent, root, pseudo_type, base_url, target_collector)
        style = computed[element, pseudo_type]
        if seldom:
            shared[key] = style
        first = kinds.known.setdefault(key, style)
        if first is not style:
            style.__dict__["_twin"] = first
            style.__dict__["_kinds"] = kinds

    return set_twins


def _kinds_of(style_for: Any) -> tuple[_Kinds, dict[tuple[object, ...], Any]]:
    """The kinds of all styles that are set with the same fonts, and the pseudo-elements of this part that are one."""
    own = style_for.__dict__
    found: tuple[_Kinds, dict[tuple[object, ...], Any]] | None = own.get("_kinds")
    if found is None:
        kinds = style_for.font_config.__dict__.setdefault("_kinds_of_styles", _Kinds())
        style_for.initial_page_sizes = _Sizes(style_for.initial_page_sizes, kinds)
        found = own["_kinds"] = (kinds, {})
    return found


def twin_of(style: Any) -> Any:
    """The first style of the same kind; ``None`` if it is the first itself, or no style may take from another."""
    own = style.__dict__
    twin = own.get("_twin")
    return None if twin is None or own["_kinds"].paged else twin

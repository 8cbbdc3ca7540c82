"""Pages that are laid out, as bytes and back: boxes, their styles and their text, as data.

A page is a tree of boxes that refer to elements of the document, to styles, and to pictures by their address. All of it
is written as JSON, none of it as pickle; the classes that may come back are those named here. What is of another kind
(a gradient, a function) is not written: such a part is laid out each time.

Of a style, what was asked of it while its pages were laid out and written is kept. Whoever asks for more is told so
(`LackingError`), and the book is laid out as if nothing had been kept.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from guidepress.model.errors import InternalError
from guidepress.typeset.text_kinds import STYLE_OF_TEXT

_PLAIN = frozenset({bool, int, float, str, type(None)})
_OF_WRITING = frozenset({"link_annotation", "widget_annotation"})
"""What writing a file leaves on boxes."""
_OF_STYLES = frozenset({"_text_kind", "_font_key", "_font_key_sized", "_used_lengths"})
"""What an acceleration found out of a style's values, and must find out anew of a copy that will have others."""
_ATTRIBUTES = ("width", "height", "bleed", "bookmarks", "links", "anchors", "forms", "_page_box")


class UnknownError(TypeError):
    """A value of a kind that is not kept."""


class LackingError(InternalError, AttributeError, KeyError):
    """A style was asked for what it was not asked for when it was kept."""


@cache
def _kinds() -> Mapping[str, type]:
    """The classes of boxes and of small records, by their names."""
    from tinycss2 import color4, color5
    from weasyprint.css.properties import Dimension
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder
    from weasyprint.layout.background import Background, BackgroundLayer
    from weasyprint.layout.page import PageType
    from weasyprint.text.line_break import Layout

    every: list[Any] = list(vars(boxes).values())
    found = {kind.__name__: kind for kind in every if isinstance(kind, type) and issubclass(kind, boxes.Box)}
    others = (Layout, AbsolutePlaceholder, Dimension, Background, BackgroundLayer, PageType)
    return {**found, **{kind.__name__: kind for kind in others}, "Color4": color4.Color, "Color5": color5.Color}


@cache
def _names() -> Mapping[type, str]:
    return {kind: name for name, kind in _kinds().items()}


@cache
def _kept_style() -> type:
    from weasyprint.css import Style

    class KeptStyle(Style):  # type: ignore[misc]  # WeasyPrint has no types
        """A style with the values that were asked of it, and no others."""

        def __missing__(self, key: str) -> Any:
            raise LackingError(f"'{key}' of a page that was kept")

        def __getattr__(self, name: str) -> Any:
            raise LackingError(f"'{name}' of a page that was kept")

        def copy(self) -> Any:
            new = type(self)(self)
            new.__dict__.update({name: value for name, value in self.__dict__.items() if name not in _OF_STYLES})
            return new

    return KeptStyle


def dump_pages(pages: Sequence[Any], elements: Sequence[Any], pictures: Mapping[str, Any]) -> bytes:
    """Pages as bytes; ``elements`` are all that their boxes may be of. Raises `UnknownError`."""
    writer = _Writer(elements, pictures)
    top = writer.value([{name: vars(page)[name] for name in _ATTRIBUTES} for page in pages])
    held = [list(writer.shapes), writer.shared, writer.nodes, top]
    text = json.dumps(held, separators=(",", ":"), check_circular=False)  # nodes refer to one another by number
    return zlib.compress(text.encode(), 1)


def load_pages(data: bytes, elements: Sequence[Any], fonts: Any, picture: Callable[[str], Any]) -> list[Any]:
    """The pages. Raises `ValueError`, `LookupError` or `TypeError` for bytes that `dump_pages` did not write."""
    from weasyprint.document import Page

    shapes, shared, nodes, top = json.loads(zlib.decompress(data))
    reader = _Reader(shapes, shared, nodes, elements, fonts, picture)
    pages = []
    for facts in reader.value(top):
        page = Page.__new__(Page)
        vars(page).update({name: facts[name] for name in _ATTRIBUTES})
        pages.append(page)
    return pages


class _Writer:
    """Values as JSON. What others refer to (boxes, styles) is a node of its own, written once.

    A node names its shape, the names of its values: few boxes have other names than all others of their class.
    """

    def __init__(self, elements: Sequence[Any], pictures: Mapping[str, Any]) -> None:
        self.nodes: list[Any] = []
        self.shapes: dict[tuple[str, ...], int] = {}
        self.shared: list[Any] = []
        self._numbers: dict[int, int | None] = {}
        self._elements = {id(element): number for number, element in enumerate(elements)}
        self._pictures = {id(picture): url for url, picture in pictures.items()}
        self._known: dict[int, int] = {}
        self._names = _names()
        self._style_kind = _kept_style().__mro__[1]

    def value(self, value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple or kind is list:
            return ["t" if kind is tuple else "l", *map(self.value, value)]
        name = self._names.get(kind)
        if name is not None:
            return self._object(value, kind, name)
        if kind is dict:
            return ["d", *(self.value(one) for pair in value.items() for one in pair)]
        if kind is set or kind is frozenset:
            return ["s" if kind is set else "f", *map(self.value, sorted(value))]
        if id(value) in self._elements:
            return ["e", self._elements[id(value)]]
        if id(value) in self._pictures:
            return ["i", self._pictures[id(value)]]
        if isinstance(value, self._style_kind):
            return ["#", self._node(value, self._style)]
        raise UnknownError(kind.__qualname__)

    def _object(self, value: Any, kind: type, name: str) -> Any:
        if name in {"Color4", "Color5"}:
            return ["c", name, value.space, *self.value(value.coordinates), value.alpha]
        if issubclass(kind, tuple):
            return ["n", name, *map(self.value, value)]
        return ["#", self._node(value, self._box)]

    def _node(self, value: Any, write: Callable[[Any], Any]) -> int:
        if id(value) not in self._known:
            number = self._known[id(value)] = len(self.nodes)
            self.nodes.append(None)
            self.nodes[number] = write(value)
        return self._known[id(value)]

    def _box(self, box: Any) -> Any:
        facts: dict[str, Any] = object.__getattribute__(box, "__dict__")
        if not _OF_WRITING.isdisjoint(facts):
            facts = {name: value for name, value in facts.items() if name not in _OF_WRITING}
        values = [value if type(value) in _PLAIN else self.value(value) for value in facts.values()]
        return ["b", self._names[type(box)], self._shape(tuple(facts)), *values]

    def _shape(self, names: tuple[str, ...]) -> int:
        return self.shapes.setdefault(names, len(self.shapes))

    def _shared(self, value: Any) -> int | None:
        """The number of a value that many styles share; ``None`` if it is not written: whoever asks for it is told."""
        if id(value) not in self._numbers:
            number: int | None = len(self.shared)
            try:
                self.shared.append(self.value(value))
            except UnknownError:
                number = None
            self._numbers[id(value)] = number
        return self._numbers[id(value)]

    def _style(self, style: Any) -> Any:
        names: list[str] = []
        values: list[Any] = []
        if "_text_kind" in vars(style):  # which a twin may have been asked for
            for name in STYLE_OF_TEXT:
                style[name]
        for name, value in style.items():
            if type(value) in _PLAIN:
                names.append(name)
                values.append(value)
            elif not name.startswith("__") and (number := self._shared(value)) is not None:
                names.append(name)
                values.append(["=", number])
        return ["y", vars(style).get("_without_background"), self._shape(tuple(names)), *values]


class _Reader:
    """The values that a `_Writer` wrote."""

    def __init__(
        self,
        shapes: list[list[str]],
        shared: list[Any],
        nodes: list[Any],
        elements: Sequence[Any],
        fonts: Any,
        picture: Callable[[str], Any],
    ) -> None:
        self._elements, self._fonts, self._picture = elements, fonts, picture
        self._kinds = _kinds()
        style = _kept_style()
        self._made = [style() if one[0] == "y" else self._empty(one[1]) for one in nodes]
        self._shared = [self.value(one) for one in shared]
        self._cache: dict[Any, Any] = {}
        for made, node in zip(self._made, nodes, strict=True):
            values = [one if type(one) is not list else self.value(one) for one in node[3:]]
            facts = dict(zip(shapes[node[2]], values, strict=True))
            if node[0] == "y":
                made.update(facts)
                own = {"font_config": fonts, "cache": self._cache, "specified": made}
                vars(made).update(own if node[1] is None else {**own, "_without_background": node[1]})
            else:
                object.__getattribute__(made, "__dict__").update(facts)

    def _empty(self, name: str) -> Any:
        kind: Any = self._kinds[name]
        return kind.__new__(kind)

    def value(self, value: Any) -> Any:
        if type(value) is not list:
            return value
        kind = value[0]
        if kind == "=":
            return self._shared[value[1]]
        if kind == "#":
            return self._made[value[1]]
        rest = value[1:]
        match kind:
            case "e":
                return self._elements[rest[0]]
            case "i":
                return self._picture(rest[0])
            case "n":
                return self._kinds[rest[0]](*map(self.value, rest[1:]))
            case "c":
                return self._kinds[rest[0]](rest[1], tuple(rest[3:-1]), rest[-1])
            case "d":
                return dict(zip(map(self.value, rest[::2]), map(self.value, rest[1::2]), strict=True))
        many: Callable[[Any], Any] = {"t": tuple, "l": list, "s": set, "f": frozenset}[kind]
        return many(map(self.value, rest))

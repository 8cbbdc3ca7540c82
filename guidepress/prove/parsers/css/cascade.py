"""What style sheets make of an element: its size, its colours, and whether it is in sight.

A small part of the cascade (CSS Cascading and Inheritance 4), enough to catch a text that is hidden, shrunken or
pale. The sheets are tried without their conditional rules, and once with each of them (`Styles.conditions`): who
prints the page, or reads it on a narrow screen, must see the text as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar, cast
from xml.etree.ElementTree import Element

import cssselect2  # type: ignore[import-untyped]
import tinycss2
import tinycss2.color4

from guidepress.standards.contrast import Rgb
from guidepress.standards.css.values import Length, colour_of, length_of, substituted
from guidepress.standards.selectors import allow_many_siblings, compiled

INHERITED = ("visibility", "text-indent", "line-height", "color", "-webkit-text-fill-color")
_UA_SIZES = {
    "h1": 2.0,
    "h2": 1.5,
    "h3": 1.17,
    "h5": 0.83,
    "h6": 0.67,
    "small": 0.83,
    "sub": 0.83,
    "sup": 0.83,
    "code": 0.81,
    "pre": 0.81,
    "kbd": 0.81,
    "samp": 0.81,
    "big": 1.2,
    "rt": 0.5,
}
_KEYWORDS = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
_GROUPS = frozenset({"media", "supports", "container", "layer", "scope", "starting-style"})
Tokens = list[Any]
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class _Declared:
    """A block of declarations, with the conditions under which it holds."""

    condition: str
    values: tuple[tuple[str, Tokens, bool], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is shown: ``size`` in CSS px, colours from 0 to 1 (``None``: not known), ``alpha`` its opacity.

    ``ground`` is the colour behind it. ``values`` holds the computed declarations, custom properties among them.
    """

    size: float
    ink: Rgb | None
    ground: Rgb | None
    alpha: float
    values: Mapping[str, Tokens]

    def word(self, name: str) -> str:
        """A property as text, lower case; "" where it is not set."""
        return str(tinycss2.serialize(self.values.get(name, []))).strip().lower()

    def length(self, name: str) -> Length | None:
        """A property that is a length."""
        return length_of(self.values.get(name, []), self.size)


@dataclass(slots=True, eq=False)
class Styles:
    """A document and its sheets."""

    root: Element
    sheets: Iterable[str]
    conditions: tuple[str, ...] = ("",)
    _matcher: cssselect2.Matcher = field(default_factory=cssselect2.Matcher)
    _wrapped: dict[Element, cssselect2.ElementWrapper] = field(default_factory=dict)
    _found: dict[Element, list[tuple[tuple[Any, ...], _Declared]]] = field(default_factory=dict)
    _looks: dict[tuple[Element, str], Look] = field(default_factory=dict)
    _handed: dict[int, tuple[Look, Mapping[str, Tokens]]] = field(default_factory=dict)
    _bares: dict[int, Look] = field(default_factory=dict)
    _touches: dict[tuple[Element, str], bool] = field(default_factory=dict)
    _alike: dict[tuple[Any, ...], Look] = field(default_factory=dict)
    _asked: dict[tuple[Any, int], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        allow_many_siblings()
        self._matcher, self.conditions = _compiled(tuple(self.sheets))
        wrapper = cssselect2.ElementWrapper.from_html_root(self.root)
        self._wrapped = {one.etree_element: one for one in wrapper.iter_subtree()}

    def parents(self, element: Element) -> Iterator[Element]:
        """The element and all around it, from the inside."""
        one: cssselect2.ElementWrapper | None = self._wrapped[element]
        while one is not None:
            yield one.etree_element
            one = one.parent

    def look(self, element: Element, condition: str = "") -> Look:
        """How an element is shown if a condition holds and no other."""
        if condition and not self.touched(element, condition):
            return self.look(element)
        key = element, condition
        if key not in self._looks:
            parent = self._wrapped[element].parent
            above = self.look(parent.etree_element, condition) if parent is not None else None
            self._looks[key] = self._shared(element, above, condition)
        return self._looks[key]

    def asked(self, question: Callable[[Look], Answer], element: Element, condition: str) -> Answer:
        """What a function says of an element's look; elements that look alike are asked about once."""
        look = self.look(element, condition)
        key = question, id(look)
        if key not in self._asked:
            self._asked[key] = question(look)
        return cast("Answer", self._asked[key])

    def _shared(self, element: Element, above: Look | None, condition: str) -> Look:
        """The look of an element, computed once for all of one name and style under one look that the same rules match.

        A look is held as long as this is, so that its `id` stands for it.
        """
        rules = tuple((rank, id(held)) for rank, held in self._matches(element) if _holds(held.condition, condition))
        key = (id(above), rules, element.get("style", ""), local(element), condition)
        if key not in self._alike:
            self._alike[key] = self._compute(element, above, condition)
        return self._alike[key]

    def touched(self, element: Element, condition: str) -> bool:
        """Whether a rule under the condition matches the element or one around it: else it looks as without."""
        key = element, condition
        if key not in self._touches:
            parent = self._wrapped[element].parent
            above = parent is not None and self.touched(parent.etree_element, condition)
            own = (held.condition for _, held in self._matches(element))
            self._touches[key] = above or any(one and _holds(one, condition) for one in own)
        return self._touches[key]

    def _matches(self, element: Element) -> list[tuple[tuple[Any, ...], _Declared]]:
        if element not in self._found:
            matches = self._matcher.match(self._wrapped[element])
            self._found[element] = [((spec, order), held) for spec, order, pseudo, held in matches if pseudo is None]
        return self._found[element]

    def _compute(self, element: Element, above: Look | None, condition: str) -> Look:
        inherited = self._inherited(above)
        own = self._cascaded(element, condition)
        if not own and above is not None and local(element) not in _UA_SIZES:
            return self._bare(above)
        held = {**inherited, **own}
        values = {**inherited, **{name: substituted(value, held) for name, value in own.items()}}
        root_size = self._root_size(condition, above)
        size = self._size(element, own, values, above, root_size)
        return self._coloured(Look(size, None, None, 1.0, values), above)

    def _inherited(self, above: Look | None) -> Mapping[str, Tokens]:
        """What an element takes over from the one around it, custom properties as they were computed there."""
        if above is None:
            return {}
        if id(above) not in self._handed:
            values = above.values.items()
            kept = {name: value for name, value in values if name in INHERITED or name.startswith("--")}
            self._handed[id(above)] = above, kept
        return self._handed[id(above)][1]

    def _bare(self, above: Look) -> Look:
        """How an element looks of which nothing is declared."""
        if id(above) not in self._bares:
            self._bares[id(above)] = self._coloured(Look(above.size, None, None, 1.0, self._inherited(above)), above)
        return self._bares[id(above)]

    def _root_size(self, condition: str, above: Look | None) -> float:
        return 16.0 if above is None else self.look(self.root, condition).size

    def _size(
        self, element: Element, own: Mapping[str, Tokens], values: Mapping[str, Tokens], above: Look | None, root: float
    ) -> float:
        parent = above.size if above is not None else 16.0
        tokens = values["font-size"] if "font-size" in own else _shorthand_size(own, values)
        if not tokens:
            return parent * _UA_SIZES.get(local(element), 1.0)
        word = tinycss2.serialize(tokens).strip().lower()
        if word in _KEYWORDS:
            return _KEYWORDS[word]
        if word in {"smaller", "larger"}:
            return parent * (0.83 if word == "smaller" else 1.2)
        found = length_of(tokens, parent, root=root)
        return parent if found is None else found.px

    def _coloured(self, look: Look, above: Look | None) -> Look:
        """Ink, ground and opacity; the reader's own colours are black on white where nothing is set."""
        ink: Rgb | None = (0.0, 0.0, 0.0) if above is None else above.ink
        ground: Rgb | None = (1.0, 1.0, 1.0) if above is None else above.ground
        alpha = above.alpha if above is not None else 1.0
        for name in ("color", "-webkit-text-fill-color"):
            if name in look.values and (found := colour_of(look.values[name], ink, ground)) != "keep":
                ink = found if isinstance(found, tuple) else None
        for name in ("background", "background-color"):
            if name in look.values and (found := colour_of(look.values[name], ink, ground)) != "keep":
                ground = found if isinstance(found, tuple) else None
        if "opacity" in look.values and (number := length_of(look.values["opacity"], 1.0, bare=True)) is not None:
            alpha *= min(max(number.px, 0.0), 1.0)
        return replace(look, ink=ink, ground=ground, alpha=alpha)

    def _cascaded(self, element: Element, condition: str) -> dict[str, Tokens]:
        """The declarations that win (CSS Cascading 4, 6.1): importance, specificity, order; inline style above."""
        layers = [(rank, held) for rank, held in self._matches(element) if _holds(held.condition, condition)]
        inline = tuple(_declarations(tinycss2.parse_component_value_list(element.get("style", ""))))
        if inline:
            layers.append((((9, 9, 9), 0), _Declared("", inline)))
        layers.sort(key=lambda one: one[0])
        won: dict[str, Tokens] = {}
        for important in (False, True):
            for _, held in layers:
                won.update((name, value) for name, value, weight in held.values if weight is important)
        return won


@lru_cache(maxsize=8)
def _compiled(sheets: tuple[str, ...]) -> tuple[cssselect2.Matcher, tuple[str, ...]]:
    """The rules of some sheets, and the conditions they name; the pages of a book share them."""
    matcher = cssselect2.Matcher()
    conditions = [""]
    for sheet in sheets:
        _read(matcher, conditions, tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), "")
    return matcher, tuple(conditions)


def _read(matcher: cssselect2.Matcher, conditions: list[str], rules: Iterable[Any], condition: str) -> None:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            name = f"@{rule.lower_at_keyword} {tinycss2.serialize(rule.prelude).strip()}".strip()
            within = condition if rule.lower_at_keyword == "layer" else f"{condition} {name}".strip()
            if within not in conditions:
                conditions.append(within)
            _read(matcher, conditions, inner, within)
        elif rule.type == "qualified-rule":
            _add(matcher, rule, condition)


def _add(matcher: cssselect2.Matcher, rule: Any, condition: str) -> None:
    try:
        selectors = compiled(tinycss2.serialize(rule.prelude))
    except cssselect2.SelectorError:
        return  # a browser leaves the rule out too
    declared = _Declared(condition, tuple(_declarations(rule.content)))
    for selector in selectors:
        matcher.add_selector(selector, declared)


def _holds(wanted: str, given: str) -> bool:
    """Whether a rule of some condition applies: without one always; within the given one, and what is around it."""
    return not wanted or given == wanted or given.startswith(f"{wanted} @")


def _declarations(content: Iterable[Any]) -> Iterator[tuple[str, Tokens, bool]]:
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            name = one.name if one.name.startswith("--") else one.lower_name
            yield name, list(one.value), bool(one.important)


def _shorthand_size(own: Mapping[str, Tokens], values: Mapping[str, Tokens]) -> Tokens:
    """The size in a ``font`` shorthand: its first length."""
    if "font" not in own:
        return []
    return next(([token] for token in values["font"] if token.type in {"dimension", "percentage"}), [])


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]

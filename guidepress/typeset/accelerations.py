"""Accelerations of WeasyPrint 70 and pydyf: the same results with less work, at names that are not theirs to promise.

Each takes the place of one function while `accelerated` lasts, and only if the function is the one it was written for:
its source has a digest (`FITS`). After an upgrade an acceleration whose function changed is left out, silently; a test
says so. What they save is measured in ``docs/benchmarks.md``; each is offered upstream (``docs/upstream/``).

It is long because each acceleration stands beside what it takes the place of.
"""

from __future__ import annotations

import hashlib
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from guidepress.typeset.lookups import missing_value, used_lengths
from guidepress.typeset.text_kinds import key_once, kind_of, shared_setup
from guidepress.typeset.twins import find_twins

MOST_LINES = 40_000
"""How many lines of text are remembered at most while a book is laid out."""

_RADII = (
    "border_top_left_radius",
    "border_top_right_radius",
    "border_bottom_right_radius",
    "border_bottom_left_radius",
)
_ZERO = (0, "px")

FITS = {
    "weasyprint.text.line_break.split_first_line": "39ad1016863ca34d",
    "weasyprint.layout.background.layout_box_backgrounds": "617a870678c82755",
    "weasyprint.layout.page.set_page_type_computed_styles": "4e68b396b35c4a06",
    "weasyprint.formatting_structure.boxes.Box.anonymous_from": "a0319cc2252da088",
    "pydyf.PDF.write": "242cd38f92ecd33f",
    "weasyprint.svg.utils.point": "993dbf313c8548a1",
    "weasyprint.css.ComputedStyle.__missing__": "b318d8efc8ac79d7",
    "weasyprint.text.line_break.Layout.setup": "fb227a55094f41d4",
    "weasyprint.text.line_break._font_style_cache_key": "d6b09d54b8258d58",
    "weasyprint.layout.percent.resolve_percentages": "71673078096fcf87",
    "weasyprint.css.StyleFor.set_computed_styles": "b5b15856b8beff3f",
}
"""The functions that are replaced, and the digest of the source that each replacement was written for."""


@contextmanager
def accelerated() -> Iterator[None]:
    """While this lasts, WeasyPrint and pydyf work with the accelerations that fit them. May be nested."""
    if _state["depth"]:
        _state["depth"] += 1
        try:
            yield
        finally:
            _state["depth"] -= 1
        return
    undo = [done for name, install in _INSTALLERS.items() if fits(name) for done in install(_named(name))]
    _state["depth"] = 1
    try:
        yield
    finally:
        _state["depth"] = 0
        for holder, attribute, before in reversed(undo):
            setattr(holder, attribute, before)


_state = {"depth": 0}
Undo = tuple[Any, str, Any]


def fits(name: str) -> bool:
    """Whether a function is the one that its acceleration was written for."""
    return digest(name) == FITS[name]


def digest(name: str) -> str:
    """The SHA-256 of a function's source, its first 16 digits; empty if there is no such function."""
    try:
        return _digest(_named(name))
    except (AttributeError, ImportError, OSError, TypeError):
        return ""


@lru_cache(maxsize=64)
def _digest(function: Any) -> str:
    """Finding a function's source takes longer than setting a page: it is looked for once a function."""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16]


def _named(name: str) -> Any:
    found, parts = _home(name)
    for part in parts:
        found = getattr(found, part)
    return found


@lru_cache(maxsize=64)
def _home(name: str) -> tuple[Any, tuple[str, ...]]:
    """The module that a name is in, and the rest of the name. To try what is no module costs a look at the disk."""
    import importlib

    parts = name.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            return importlib.import_module(".".join(parts[:length])), tuple(parts[length:])
        except ModuleNotFoundError:
            continue
    raise ImportError(name)


def _everywhere(before: Any, after: Any) -> Iterator[Undo]:
    """Put a function in the place of another in every module of WeasyPrint that has imported it."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "weasyprint":
            for attribute, value in list(vars(module).items()):
                if value is before:
                    setattr(module, attribute, after)
                    yield module, attribute, before


def _remember_lines(split: Callable[..., Any]) -> Iterator[Undo]:
    """A line that was broken is broken again in each round: the same text in the same style and room is looked up."""
    from weasyprint.text.line_break import Layout

    lines: dict[tuple[object, ...], tuple[dict[str, Any], tuple[Any, ...]]] = {}

    def remembered(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        key = (text, kind_of(style), max_width, justification_spacing, is_line_start, minimum)
        known = lines.get(key)
        if known is not None:
            layout = Layout.__new__(Layout)
            vars(layout).update(known[0])
            return (layout, *known[1])
        made: tuple[Any, ...] = split(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        if len(lines) < MOST_LINES:
            lines[key] = (dict(vars(made[0])), made[1:])
        return made

    yield from _everywhere(split, remembered)


def _spare_backgrounds(lay_out: Callable[..., None]) -> Iterator[Undo]:
    """Whether a style has a background, a border image or round corners is asked once a style, not once a box."""
    from weasyprint.draw.color import get_color

    def plain(style: Any) -> bool:
        known: bool | None = style.__dict__.get("_without_background")
        if known is None:
            hidden = style["visibility"] == "hidden"
            known = style.__dict__["_without_background"] = bool(
                all(_ZERO in style[radius] for radius in _RADII)
                and style["border_image_source"][0] == "none"
                and style["mask_border_source"][0] == "none"
                and (hidden or all(kind == "none" or not value for kind, value in style["background_image"]))
                and (hidden or get_color(style, "background_color").alpha == 0)
                and not style["box_shadow"]
            )
        return known

    def spared(page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None) -> None:
        if style is not None or box is page:
            lay_out(page, box, get_image, layout_children, style)
            return
        if layout_children:
            for child in box.all_children():
                spared(page, child, get_image)
        if plain(box.style):
            own = vars(getattr(box, "_box", box))
            own.update(dict.fromkeys(_RADII, (0, 0)))
            own["background"] = None
        else:
            lay_out(page, box, get_image, False, None)

    yield from _everywhere(lay_out, spared)


def _share_page_styles(compute: Callable[..., None]) -> Iterator[Undo]:
    """Pages of one kind (side, blank, name, first) share their styles, where no sheet counts pages with ``:nth()``.

    WeasyPrint computes them for each page, and finds them by a walk over those of all pages before.
    """

    def shared(page_type: Any, html: Any, style_for: Any) -> None:
        own = vars(style_for)
        if "_counts_pages" not in own:
            rules = [
                selector
                for sheet, *_ in style_for._sheets
                for _rule, found, _ in sheet.page_rules
                for selector in found
            ]
            own["_counts_pages"] = any(selector[2].index is not None for selector in rules)
            own["_page_styles"] = {}
        if own["_counts_pages"]:
            compute(page_type, html, style_for)
            return
        kind = (page_type.side, page_type.blank, page_type.name, page_type.index == 0)
        computed = style_for.get_computed_styles()
        known = own["_page_styles"].get(kind)
        if known is None:
            compute(page_type, html, style_for)
            own["_page_styles"][kind] = {pseudo: style for (of, pseudo), style in computed.items() if of == page_type}
        else:
            computed.update({(page_type, pseudo): style for pseudo, style in known.items()})

    yield from _everywhere(compute, shared)


def _share_anonymous_styles(_make: Any) -> Iterator[Undo]:
    """The anonymous boxes of one parent share their style, which nothing writes to."""
    from weasyprint.formatting_structure.boxes import Box

    def anonymous_from(cls: Any, parent: Any, *args: Any, **kwargs: Any) -> Any:
        own = parent.style.__dict__
        style = own.get("_anonymous")
        if style is None:
            style = own["_anonymous"] = parent.style.anonymous_style
        return cls(parent.element_tag, style, parent.element, *args, **kwargs)

    before = vars(Box)["anonymous_from"]
    Box.anonymous_from = classmethod(anonymous_from)
    yield Box, "anonymous_from", before


def _split_points(point: Callable[..., tuple[float, float, str]]) -> Iterator[Undo]:
    """Two plain numbers at the head of a path are split off, not searched for: lettering as outlines is all points."""

    def split(svg: Any, string: str, font_size: Any) -> tuple[float, float, str]:
        parts = string.split(" ", 2)
        try:
            return float(parts[0]), float(parts[1]), parts[2] if len(parts) > 2 else ""
        except (IndexError, ValueError):
            return point(svg, string, font_size)

    yield from _everywhere(point, split)


def _deflate_once(write: Callable[..., None]) -> Iterator[Undo]:
    """With an identifier, pydyf asks every object for its data twice, and each time deflates its stream."""
    import pydyf

    before = vars(pydyf.Stream)["data"]
    made: dict[int, bytes] | None = None

    def data(stream: Any) -> bytes:
        if made is None:
            return bytes(before.fget(stream))
        if id(stream) not in made:
            made[id(stream)] = before.fget(stream)
        return made[id(stream)]

    def once(pdf: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal made
        made = {}
        try:
            write(pdf, *args, **kwargs)
        finally:
            made = None

    pydyf.Stream.data = property(data)
    yield pydyf.Stream, "data", before
    pydyf.PDF.write = once
    yield pydyf.PDF, "write", write


def _answer_sooner(compute: Callable[[Any, str], Any]) -> Iterator[Undo]:
    """See `lookups.missing_value`."""
    from weasyprint.css import ComputedStyle

    ComputedStyle.__missing__ = missing_value(compute)
    yield ComputedStyle, "__missing__", compute


def _share_setup(setup: Any) -> Iterator[Undo]:
    """See `text_kinds`."""
    from weasyprint.text.line_break import Layout

    Layout.setup = shared_setup()
    yield Layout, "setup", setup


def _key_once(key: Callable[..., str]) -> Iterator[Undo]:
    """See `text_kinds.key_once`."""
    yield from _everywhere(key, key_once(key))


def _use_lengths(resolve: Callable[[Any, Any], None]) -> Iterator[Undo]:
    """See `lookups.used_lengths`."""
    yield from _everywhere(resolve, used_lengths(resolve))


def _find_twins(set_styles: Callable[..., None]) -> Iterator[Undo]:
    """See `twins`."""
    from weasyprint.css import StyleFor

    StyleFor.set_computed_styles = find_twins(set_styles)
    yield StyleFor, "set_computed_styles", set_styles


_INSTALLERS: dict[str, Callable[[Any], Iterator[Undo]]] = {
    "weasyprint.text.line_break.split_first_line": _remember_lines,
    "weasyprint.layout.background.layout_box_backgrounds": _spare_backgrounds,
    "weasyprint.layout.page.set_page_type_computed_styles": _share_page_styles,
    "weasyprint.formatting_structure.boxes.Box.anonymous_from": _share_anonymous_styles,
    "pydyf.PDF.write": _deflate_once,
    "weasyprint.svg.utils.point": _split_points,
    "weasyprint.css.ComputedStyle.__missing__": _answer_sooner,
    "weasyprint.text.line_break.Layout.setup": _share_setup,
    "weasyprint.text.line_break._font_style_cache_key": _key_once,
    "weasyprint.layout.percent.resolve_percentages": _use_lengths,
    "weasyprint.css.StyleFor.set_computed_styles": _find_twins,
}

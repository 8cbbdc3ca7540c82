"""The accelerations fit the pinned engines, change no byte, and leave nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf
import pytest
import weasyprint

from guidepress.model.edition import SCREEN
from guidepress.typeset import accelerations
from guidepress.typeset.accelerations import FITS, accelerated, digest
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.pdf.write import write_document

if TYPE_CHECKING:
    from guidepress.model.book import Book


@pytest.mark.parametrize("name", FITS)
def test_each_was_written_for_what_is_installed(name: str) -> None:
    """A canary: after an upgrade the function has to be read again, and its digest renewed if all still holds."""
    assert digest(name) == FITS[name], f"{name} is another function now: see what changed, then renew FITS"


def seams() -> list[object]:
    """Everything that an acceleration puts something else in the place of."""
    from weasyprint.css import ComputedStyle
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import background, inline, page, preferred
    from weasyprint.svg import utils
    from weasyprint.svg.path import point as point_of_paths
    from weasyprint.text import line_break

    return [
        line_break.split_first_line, inline.split_first_line, preferred.split_first_line,
        background.layout_box_backgrounds, page.set_page_type_computed_styles, vars(boxes.Box)["anonymous_from"],
        vars(pydyf.Stream)["data"], pydyf.PDF.write, point_of_paths, utils.point, ComputedStyle.__missing__,
    ]  # fmt: skip


def test_nothing_is_left_behind() -> None:
    """Outside of it, nested or after an error, the engines are as they were."""
    weasyprint.HTML(string="<p>x").render()
    before = seams()
    with accelerated():
        inside = seams()
        assert [a is b for a, b in zip(before, inside, strict=True)].count(True) <= 1  # one module may not import it
        with accelerated():
            assert seams() == inside
        assert seams() == inside
    assert seams() == before
    with pytest.raises(ZeroDivisionError), accelerated():
        _ = 1 / 0
    assert seams() == before


def test_what_does_not_fit_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A function of another version keeps its place; the others are accelerated."""
    monkeypatch.setitem(accelerations.FITS, "pydyf.PDF.write", "0" * 16)
    write = pydyf.PDF.write
    with accelerated():
        assert pydyf.PDF.write is write
        assert accelerations._state["depth"] == 1


def test_the_bytes_are_the_same(minimal: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book laid out and written with the accelerations and without: one file."""
    fast = write_document(render_document(minimal, SCREEN), minimal)
    monkeypatch.setattr(accelerations, "FITS", dict.fromkeys(FITS, ""))
    assert write_document(render_document(minimal, SCREEN), minimal) == fast


SHEET = """
:root { --ink: red; --room: calc(2px + 1em); color: var(--ink); font-size: 10px; margin-inline-start: 3px; page: auto }
body { padding-inline: 1em 2em; line-height: calc(120% + 1px); text-decoration: underline; page: inside }
.rtl { direction: rtl; margin-inline-start: 7px; margin-left: 1px; border-block-start: 2px solid var(--ink) }
p { margin: inherit; float: left; position: absolute; width: calc(50% - var(--room)); hyphens: var(--no, auto) }
p::before { content: attr(id); display: block; color: initial; text-decoration: overline }
i { all: unset; border: thin solid; inline-size: 4em; max-height: var(--nothing); letter-spacing: inherit }
"""
PAGE = "<p id=a class=rtl>A<i style='--ink: blue; outline: 1px solid var(--ink)'>b</i><p lang=de>c<i class=rtl>d</i>"


def test_every_value_of_every_style_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inherited, initial, logical, computed, propagated and custom properties, asked in two orders."""
    from weasyprint.css.properties import INITIAL_VALUES

    def values(names: list[str]) -> list[dict[str, object]]:
        with accelerated():
            html = weasyprint.HTML(string=PAGE)
            (page,) = html.render(stylesheets=[weasyprint.CSS(string=SHEET)]).pages
            styles = [box.style for box in page._page_box.descendants()]
            return [{name: repr(style[name]) for name in names} for style in styles]

    names = [*sorted(INITIAL_VALUES), "__ink", "__room"]
    fast = values(names), values(names[::-1])
    monkeypatch.setitem(accelerations.FITS, "weasyprint.css.ComputedStyle.__missing__", "")
    assert fast == (values(names), values(names[::-1]))

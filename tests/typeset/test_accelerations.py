"""The accelerations fit the pinned engines, change no byte, and leave nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf
import pytest
import weasyprint

from guidepress.model.edition import SCREEN
from guidepress.typeset import accelerations, twins
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
    from weasyprint.css import ComputedStyle, StyleFor
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import background, block, flex, inline, page, percent, preferred, table
    from weasyprint.svg import utils
    from weasyprint.svg.path import point as point_of_paths
    from weasyprint.text import line_break

    return [
        line_break.split_first_line,
        inline.split_first_line,
        preferred.split_first_line,
        background.layout_box_backgrounds,
        page.set_page_type_computed_styles,
        vars(boxes.Box)["anonymous_from"],
        vars(pydyf.Stream)["data"],
        pydyf.PDF.write,
        point_of_paths,
        utils.point,
        ComputedStyle.__missing__,
        line_break.Layout.setup,
        line_break._font_style_cache_key,
        StyleFor.set_computed_styles,
        block.resolve_percentages,
        inline.resolve_percentages,
        page.resolve_percentages,
        table.resolve_percentages,
        flex.percent.resolve_percentages,
        percent.resolve_percentages,
    ]


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


ALIKE = """
@page { size: 300px 400px; margin: 10% 20px; @bottom-center { content: counter(page); width: 100% } }
@page :first { @top-left { content: "x"; padding: 3px } }
body { font-family: serif; hyphens: auto } section { break-before: page; color: teal }
li { margin-left: 5%; padding: 2px; text-indent: 1em } li > a::after { content: " p. " attr(id); font-variant: small-caps }
table { border-collapse: collapse; box-sizing: border-box; width: 80% } td { border: 2px solid; padding: 1em; min-width: 20px }
.row { display: flex } .row p { flex: 1; box-sizing: border-box; padding: 0 4px; border: 1px solid; max-width: 90px }
.grid { display: grid; grid-template-columns: 1fr 2fr; gap: 4px } .grid p { height: 50%; margin: 2px; min-height: 1em }
b { position: absolute; width: 40px; top: 2px } i { float: left; width: 33%; border: thin solid; text-decoration: underline }
q { display: inline-block; box-sizing: padding-box; width: 60px; padding: 5px }
"""
ENTRY = (
    "<li id=e{0} lang={1}>Entry <a id=l{0} href=#e1>one</a> <i id=i{0}>seen <b id=b{0}>here</b></i> <q>quoted words</q>"
)
BLOCKS = (
    "<table id=t{0}><tr><td id=c{0}>one<td>two <i>i</i></table><div class=row><p id=p{0}>one<p>two</div>"
    "<div class=grid><p id=g{0}>one<p>two</div>"
)
PARTS = [
    f"<section id=s{part}><ol>"
    + "".join(ENTRY.format(f"{part}{number}", language) for number, language in enumerate(("en", "en", "de")))
    + f"</ol>{BLOCKS.format(part)}</section>"
    for part in "ab"
]


def laid_out(sheet: str = ALIKE, size: str = "") -> list[list[tuple[object, ...]]]:
    """Two parts that share fonts and sheets, laid out one after the other: all boxes, with their lengths and styles."""
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.text.fonts import FontConfiguration

    lengths = ("position_x", "position_y", "width", "height", "margin_left", "padding_top", "border_left_width", "text")
    with accelerated():
        fonts = FontConfiguration()
        ours = weasyprint.CSS(string=sheet, font_config=fonts)
        names = sorted(name for name in INITIAL_VALUES if "_block" not in name and "_inline" not in name)
        found = []
        for number, part in enumerate(PARTS):
            html = weasyprint.HTML(string=f"<html style='break-before: recto' lang=en><body>{part}")
            more = weasyprint.CSS(
                string=f"@page :first {{ counter-reset: page {number + 4}; {size} }}", font_config=fonts
            )
            pages = html.render(stylesheets=[ours, more], font_config=fonts).pages
            boxes = [box for page in pages for box in (page._page_box, *page._page_box.descendants())]
            size = ""
            found.append(
                [
                    (
                        box.element_tag,
                        *(getattr(box, name, None) for name in lengths),
                        *(repr(box.style[name]) for name in names),
                    )
                    for box in boxes
                ]
            )
            found.append([(twins.twin_of(box.style) is not None,) for box in boxes])
    return found


def test_boxes_and_styles_that_are_alike_are_what_they_are_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids, languages, percentages, collapsed borders, rows, grids, floats; a second part with the fonts of the first."""
    fast = laid_out()
    assert fast[3].count((True,)) > 40, "the second part is like the first"
    monkeypatch.setattr(accelerations, "FITS", dict.fromkeys(FITS, ""))
    slow = laid_out()
    assert fast[0] == slow[0]
    assert fast[2] == slow[2]


def test_a_share_of_the_page_is_taken_from_no_other_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page of one part is larger than that of the next: what is measured by it differs."""
    sheet = ALIKE + "td { letter-spacing: 1vw } a { line-height: 5vh }"
    fast = laid_out(sheet, "size: 600px 800px")
    assert not any(one for (one,) in fast[3])
    monkeypatch.setattr(accelerations, "FITS", dict.fromkeys(FITS, ""))
    slow = laid_out(sheet, "size: 600px 800px")
    assert [fast[0], fast[2]] == [slow[0], slow[2]]

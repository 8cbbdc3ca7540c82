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
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import background, inline, page, preferred
    from weasyprint.svg import utils
    from weasyprint.svg.path import point as point_of_paths
    from weasyprint.text import line_break

    return [
        line_break.split_first_line, inline.split_first_line, preferred.split_first_line,
        background.layout_box_backgrounds, page.set_page_type_computed_styles, vars(boxes.Box)["anonymous_from"],
        vars(pydyf.Stream)["data"], pydyf.PDF.write, point_of_paths, utils.point,
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

"""The mosaic of a cover: tiles that meet without a line between them."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
import weasyprint

from guidepress.typeset.cover.mosaic import _Tile

_SIDE, _SCALE, _DARK, _PALE = 72.0, 98.4 / 72.0, "#083f46", "#f2c46d"
"""Tiles that do not end where pixels do."""


def _drawn(form: str, place: int) -> Iterator[str]:
    """A dark form on a pale tile with dark tiles around it, those before it and those after it in the order of rows."""
    for number in range(9):
        tile = _Tile(number % 3 * _SIDE, number // 3 * _SIDE, _SIDE)
        yield tile.square(_PALE if number == 4 else _DARK)
        if number == 4:
            yield tile.quarter(_DARK, place) if form == "quarter" else tile.half(_DARK, place)


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("form", ["quarter", "half"])
def test_no_ground_shows_between_a_form_and_the_next_tile(form: str, place: int) -> None:
    """Where the straight side of a dark form lies on an edge, the pale ground below it is no hairline on that edge."""
    paper = f"{3 * _SIDE}pt"
    sheet = (
        f"@page {{ size: {paper} {paper}; margin: 0 }} body {{ margin: 0 }} svg {{ width: {paper}; height: {paper} }}"
    )
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * _SIDE} {3 * _SIDE}">'
    html = f"<style>{sheet}</style>{drawing}{''.join(_drawn(form, place))}</svg>"
    data = weasyprint.HTML(string=html).write_pdf() or b""
    red = pypdfium2.PdfDocument(data)[0].render(scale=_SCALE).to_numpy()[:, :, 2].astype(int)
    near, far = round(_SIDE * _SCALE), round(2 * _SIDE * _SCALE)
    reach = int(_SIDE * _SCALE * 0.6)
    first, last = slice(near + 4, near + reach), slice(far - reach, far - 4)
    middle = slice((near + far) // 2 - reach // 2, (near + far) // 2 + reach // 2)
    upper, lower, left, right = slice(near - 3, near + 3), slice(far - 3, far + 3), near, far
    at_left, at_right = slice(left - 3, left + 3), slice(right - 3, right + 3)
    quarters = (
        [(upper, first), (first, at_left)],
        [(upper, last), (first, at_right)],
        [(lower, last), (last, at_right)],
        [(lower, first), (last, at_left)],
    )
    halves = ([(upper, middle)], [(middle, at_right)], [(lower, middle)], [(middle, at_left)])
    bands = quarters[place] if form == "quarter" else halves[place]
    assert max(red[band].max() for band in bands) < 0x08 + 12

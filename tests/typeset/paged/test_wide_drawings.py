"""Drawings that are set wider than the column, so that their letters are large enough, stay on the paper."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import CSS, HTML

from tests.support.places import ROOT

FIGURE = '<figure><img alt="steps" src="guidepress/starter_guide/en/figures/steps.svg"></figure>'
PAGE = "@page { size: 300pt 600pt; margin: 40pt } :root { --page-width: 300pt; --side: 40pt } body { margin: 0 }"
PLACES = (
    "<ol><li>{}</li></ol>",
    "<ul><li><ul><li>{}</li></ul></li></ul>",
    "<aside class='callout'>{}</aside>",
    "<dl><dd>{}</dd></dl>",
)


def _edges(body: str, sheet: str) -> list[tuple[float, float]]:
    """Left and right edge of each picture, in pt."""
    html = HTML(
        string=f"<html lang='en'><body><section class='part'>{body}</section></body></html>", base_url=f"{ROOT}/"
    )
    rest = "figure { margin: 0 } img { max-width: 100% } figure img { width: 100% } aside, dd { margin: 0 20pt }"
    page: Any = html.render(
        stylesheets=[CSS(string=rest), CSS(filename=str(ROOT / "styles" / sheet)), CSS(string=PAGE)]
    ).pages[0]
    pictures = [box for box in page._page_box.descendants() if box.element_tag == "img"]
    return [
        (box.position_x * 0.75 + box.margin_left * 0.75, (box.position_x + box.margin_left + box.width) * 0.75)
        for box in pictures
    ]


@pytest.mark.parametrize("sheet", ["large-print.css", "phone.css", "dyslexia.css"])
def test_a_drawing_is_wider_than_the_column_in_the_text_alone(sheet: str) -> None:
    """Directly in a part it goes into both margins alike; in a list or box it keeps to the column that it stands in."""
    ((left, right),) = _edges(FIGURE, sheet)
    assert 0 < left < 40
    assert left + right == pytest.approx(300, abs=0.1)
    for place in PLACES:
        ((left, right),) = _edges(place.format(FIGURE), sheet)
        assert 40 <= left < right <= 260.1, place

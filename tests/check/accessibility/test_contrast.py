"""Contrast in drawings: the ground is the right one, and what cannot be known is not judged."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.check.accessibility.contrast import check_contrast, same_grays, weak_texts
from guidepress.model.book import Book


def drawing(content: str) -> etree._Element:
    """An SVG drawing of 100 by 100."""
    return etree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{content}</svg>')


def weak(content: str) -> list[str]:
    """The words with too little contrast."""
    return [words for words, _ratio, _wanted in weak_texts(drawing(content))]


GRAY = '<text x="10" y="50" font-size="12" fill="#999">a</text>'


def test_the_ground_is_the_last_rectangle_under_the_text() -> None:
    """White without one; later ones cover earlier ones; one beside the text, after it or unfilled does not count."""
    assert weak(GRAY) == ["a"]
    assert weak('<rect width="100%" height="100%" fill="#000"/>' + GRAY) == []
    assert weak('<rect width="100" height="100"/><rect width="50" height="60" fill="white"/>' + GRAY) == ["a"]
    assert weak('<rect x="50" width="50" height="100" fill="#000"/>' + GRAY) == ["a"]
    assert weak(GRAY + '<rect width="100" height="100" fill="#000"/>') == ["a"]
    assert weak('<rect width="100" height="100" fill="none" stroke="#000"/>' + GRAY) == ["a"]


def test_groups_pass_on_their_colour_and_place() -> None:
    """Inherited fills, style attributes and translations count."""
    assert weak('<g fill="#999"><text x="1" y="9">a</text></g>') == ["a"]
    assert weak('<g style="fill: #999; stroke: red"><text x="1" y="9">a</text></g>') == ["a"]
    black = '<rect x="50" y="0" width="50" height="100" fill="#000"/>'
    assert weak(f'{black}<g transform="translate(50 0)">{GRAY}</g>') == []


@pytest.mark.parametrize(
    "content",
    [
        '<circle r="50" fill="#000"/><text x="1" y="9" fill="#999">a</text>',
        '<rect width="100" height="100" fill="url(#g)"/><text x="1" y="9" fill="#999">a</text>',
        '<rect width="100" height="100" fill="#000" opacity="0.5"/><text x="1" y="9" fill="#999">a</text>',
        '<g transform="rotate(9)"><text x="1" y="9" fill="#999">a</text></g>',
        '<text x="1" y="9" fill="currentColor">a</text>',
    ],
)
def test_what_cannot_be_known_is_not_judged(content: str) -> None:
    """Other shapes, paint servers, transparency, turned text, colours from outside."""
    assert weak(content) == []


def test_large_text_needs_less() -> None:
    """3 to 1 from 24 px, or 18.66 px in bold (WCAG 2.2, "large scale")."""
    text = '<text x="1" y="50" font-size="{}" font-weight="{}" fill="#949494">a</text>'
    assert weak(text.format("23.9px", "400")) == ["a"]
    assert weak(text.format("24", "400")) == []
    assert weak(text.format("18.7", "bold")) == []


TWO = '<rect width="9" height="9" fill="{}"/><rect x="20" width="9" height="9" fill="{}"/>'


def test_hue_alone() -> None:
    """Red and green of one lightness are reported; not if one is darker, gray, labelled or has a pattern."""
    assert len(list(same_grays(drawing(TWO.format("#c03030", "#2f7d2f"))))) == 1
    assert list(same_grays(drawing(TWO.format("#701010", "#5fcf5f")))) == []
    assert list(same_grays(drawing(TWO.format("#777777", "#707070")))) == []
    assert list(same_grays(drawing(TWO.format("#c03030", "#2f7d2f") + "<text>a</text><text>b</text>"))) == []
    assert list(same_grays(drawing(TWO.format("#c03030", "#2f7d2f") + '<defs><pattern id="p"/></defs>'))) == []


def test_our_own_figures_pass(guide: Book, fieldbook: Book) -> None:
    """Both guides' drawings can be read."""
    assert [str(one) for book in (guide, fieldbook) for one in check_contrast(book)] == []

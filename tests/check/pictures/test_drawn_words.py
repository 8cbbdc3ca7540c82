"""Words of a drawing: which are in doubt, and that `check` says at their line what a build would."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.pictures.drawn_words import words_are_in_doubt
from guidepress.pipeline.check import undrawable
from tests.support.small_guide import small_book

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{}</svg>'
RECT = '<rect width="200" height="100" fill="#fff"/>'
SURE = {
    "above a path and what is moved": '<path d="M0 0 9 9"/><g transform="translate(9 9)"><path d="M0 0 9 9"/></g>'
    '<text x="10" y="50">word</text>',
    "no words": RECT,
    "a word": '<text x="10" y="50">word</text>',
    "a word on a box": f'{RECT}<text x="10" y="50">word</text>',
    "a word that ends": '<text x="190" y="50" text-anchor="end">word</text>',
    "a word in the middle": '<g text-anchor="middle" style="font-size: 12px"><text x="100" y="50">a few more words</text></g>',
    "letters that are not stout": '<text x="145" y="50" font-weight="400">words</text>',
    "lines": '<text x="9" y="20" font-size="10">one<tspan x="9" y="40">two</tspan> and <tspan font-weight="700">all</tspan></text>',
    "a box beside": '<text x="10" y="50">word</text><rect x="100" width="9" height="9"/><circle cx="150" cy="50" r="9"/>',
    "a line across": '<text x="10" y="50">word</text><path d="M0 50 200 50" fill="none"/><polygon points="150,0 199,0 199,99"/>',
    "words that only are told": '<title>far</title><text x="10" y="50">w<title>a title that is much too long for this</title></text>',
}
DOUBTED = {
    "beyond the right": '<text x="180" y="50">word</text>',
    "beyond the left": '<text x="10" y="50" text-anchor="end">word</text>',
    "above": '<text x="10" y="5">word</text>',
    "below": '<text x="10" y="99">word</text>',
    "on a second line": '<text x="9" y="20">one<tspan x="180" y="40">words</tspan></text>',
    "wide letters": '<text x="140" y="50">WWWW</text>',
    "stout letters": '<text x="155" y="50" font-weight="700">words</text>',
    "letters of one width": '<text x="10" y="50" font-family="Source Code Pro">ill</text>',
    "large by a style": '<g style="font-size:75px"><text x="10" y="70">word</text></g>',
    "a size in other units": '<text x="10" y="50" font-size="2em">word</text>',
    "turned": '<g transform="rotate(90)"><text x="10" y="50">word</text></g>',
    "a class": '<style>.a{font-size:99px}</style><text x="10" y="50" class="a">word</text>',
    "letters with places": '<text x="10 20 900" y="50">wor</text>',
    "from the right": '<text x="10" y="50">مرحبا</text>',
    "below a box": '<text x="10" y="50">word</text><rect x="5" y="30" width="90" height="40"/>',
    "below a circle": '<text x="10" y="50">word</text><circle cx="10" cy="50" r="9" fill="#fff"/>',
    "below a path": '<text x="10" y="50">word</text><path d="M0 0 10 10 20 0"/>',
    "below what is moved": '<text x="10" y="50">word</text><g transform="translate(9 9)"><path d="M0 0 10 10 20 0"/></g>',
    "moved": '<g transform="translate(900 0)"><text x="10" y="50">word</text></g>',
    "used elsewhere": '<defs><text id="a">word</text></defs><use href="#a" x="900"/>',
    "along a path": '<text><textPath href="#p">word</textPath></text>',
}


@pytest.mark.parametrize("name", SURE)
def test_what_surely_lies_within_is_not_drawn(name: str) -> None:
    """Nor are words without a box that need none."""
    assert not words_are_in_doubt(SVG.format(SURE[name]).encode())


@pytest.mark.parametrize("name", DOUBTED)
def test_what_may_not_be_seen_is_in_doubt(name: str) -> None:
    """Whatever moves words, or may lie on them."""
    assert words_are_in_doubt(SVG.format(DOUBTED[name]).encode())


def test_a_drawing_that_shows_but_a_slice_of_itself_is_in_doubt() -> None:
    """So is one without a size, whose words may lie anywhere."""
    sound = SVG.format(SURE["a word"])
    assert words_are_in_doubt(sound.replace("viewBox", 'preserveAspectRatio="xMidYMid slice" viewBox').encode())
    assert words_are_in_doubt(sound.replace('viewBox="0 0 200 100"', "").encode())
    assert not words_are_in_doubt(sound.replace('viewBox="0 0 200 100"', 'width="200px" height="100"').encode())


LOST = """
<text x="10" y="20" font-size="10">seen</text>
<text x="190" y="50" font-size="10">these leave it</text>
<text x="10" y="80" font-size="10">below</text><rect x="5" y="65" width="90" height="20" fill="#fff"/>
<text x="110" y="80" font-size="10" fill="#fefefe">pale</text>
"""


@pytest.mark.slow
def test_words_that_nobody_sees_are_told_at_their_line(tmp_path: Path) -> None:
    """Cut off, painted over, and in the colour of the ground: each once, with what is lost of it."""
    book = small_book(tmp_path, "# One\n\n![Words.](../figures/s.svg)\n", **{"figures/s.svg": SVG.format(RECT + LOST)})
    told = sorted((str(one.place), one.message) for one in undrawable(book))
    assert told == [
        ("figures/s.svg:3", "cut off by a clipping path: “eseleaveit”"),
        ("figures/s.svg:4", "painted over: “below”"),
        ("figures/s.svg:5", "a contrast of 1.0:1: “pale”"),
    ]

"""Large type widens a drawing until its letters are as large as the text, and no further."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.book import Asset
from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, PHONE, Edition
from guidepress.typeset.paged.lettering import least_letters
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.proof import Proof
from tests.support.small_guide import small_book

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 80" width="340" height="80"><title>t</title>{}</svg>'


def drawing(inside: str, width: float = 340, height: float = 80, svg: str = SVG) -> Asset:
    """A drawing of 340 by 80 units that is shown at a width and height (CSS px)."""
    return Asset("a.svg", "image/svg+xml", svg.format(inside).encode(), width, height)


LETTERS: dict[str, tuple[str, float | None]] = {
    "an attribute": ('<text font-size="14">H</text>', 14),
    "a style": ('<text style="fill: red; font-size: 12px">H</text>', 12),
    "what it stands in": ('<g font-size="9pt"><g><text>H</text></g></g>', 12),
    "the smallest": ('<text font-size="20">H</text><text font-size="13">H <tspan font-size="11">i</tspan></text>', 11),
    "what is not said": ("<text>H</text>", 16),
    "a text of spans alone": ('<text font-size="3"><tspan font-size="15">H</tspan> </text>', 15),
    "what is moved": ('<g transform="translate(3, 4) rotate(90)"><text font-size="14">H</text></g>', 14),
    "what is made larger": ('<g transform="scale(2)"><text font-size="14">H</text></g>', None),
    "a part of another": ('<text font-size="2em">H</text>', None),
    "a sheet": ("<style>text { font-size: 14px }</style><text>H</text>", None),
    "a shorthand": ('<text style="font: 14px serif">H</text>', None),
    "nothing to read": ('<rect width="3" height="3"/>', None),
    "letters of no size": ('<text font-size="0">H</text>', None),
}


@pytest.mark.parametrize("name", LETTERS)
def test_how_large_the_smallest_letters_are(name: str) -> None:
    """In px, where it is simply written down."""
    inside, size = LETTERS[name]
    assert least_letters(drawing(inside)) == size


def test_letters_grow_with_the_drawing() -> None:
    """A drawing that is shown at twice the units of its view box has letters twice as large, by its narrower side."""
    assert least_letters(drawing('<text font-size="14">H</text>', 680, 160)) == 28
    assert least_letters(drawing('<text font-size="14">H</text>', 680, 80)) == 14
    stretched = SVG.replace("viewBox", 'preserveAspectRatio="none" viewBox')
    assert least_letters(drawing('<text font-size="14">H</text>', svg=stretched)) is None
    assert least_letters(Asset("a.png", "image/png", b"", 10, 10)) is None


WORDS = '<rect width="340" height="80" fill="#fff"/><text x="20" y="50" font-size="{}" font-family="Atkinson Hyperlegible">Q</text>'


@pytest.mark.parametrize("edition", [LARGE_PRINT, DYSLEXIA, PHONE], ids=lambda one: one.name)
def test_a_drawing_is_as_large_as_the_text(edition: Edition, tmp_path: Path) -> None:
    """The letters of a drawing, and those of one in a list, are as high on paper as those of the text beside it.

    One whose letters are small goes as far into the margins as printers reach, as before.
    """
    shown = [
        f'![A {word} sign{n}.](figures/{name}.svg "{word.title()}."){{#fig-{n}}}\n\n'
        for n, (word, name) in enumerate((("large", "large"), ("small", "small")))
    ]
    text = f"# Signs\n\nQ stands here: [](#fig-0), [](#fig-1).\n\n{shown[0]}{shown[1]}"
    drawings = {f"figures__{name}.svg": SVG.format(WORDS.format(size)) for name, size in (("large", 20), ("small", 6))}
    proof = Proof(small := small_book(tmp_path, text, **drawings), typeset_pdf(small, edition))
    first = proof.destinations()["signs"]
    written, large, little = _heights(proof, first)
    assert large == pytest.approx(written, rel=0.02)
    assert 0.3 * written < little < 0.8 * written


def _heights(proof: Proof, page: int) -> list[float]:
    """The height (pt) of each letter Q, from the top of a page down, and on the next."""
    found = []
    for number in range(page, min(page + 2, len(proof.pictures))):
        text = proof.pictures[number].get_textpage()
        letters = [n for n in range(text.count_chars()) if text.get_text_range(n, 1) == "Q"]
        boxes = [text.get_charbox(n, loose=False) for n in letters]
        found += [(number, -top, top - bottom) for _left, bottom, _right, top in boxes]
    return [height for _number, _top, height in sorted(found)]

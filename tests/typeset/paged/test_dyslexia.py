"""The edition with wide spacing: measured in the bytes, and read back as the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, Edition
from guidepress.prove.legibility.editions import prove_reading
from guidepress.prove.parsers.pdf.drawing.lines import paragraphs
from guidepress.prove.parsers.pdf.drawing.pages import read_drawing
from guidepress.typeset.editions import Press
from tests.support.outside import Flavour, verapdf
from tests.support.proof import Proof
from tests.support.small_guide import small_book
from tests.support.tagged_pdf import prove_pdf

pytestmark = pytest.mark.slow


def test_it_keeps_every_promise(sampler_dyslexia: Proof) -> None:
    """No finding on size, leading, contrast, slant, words, alignment, margins or line length; PDF/UA-1, words."""
    data = sampler_dyslexia.published.data
    assert [str(one) for one in prove_reading(data, DYSLEXIA.promises)] == []
    assert [str(one) for one in prove_pdf(data, sampler_dyslexia.book)] == []


def test_paper_is_cream_and_an_artifact(sampler_dyslexia: Proof) -> None:
    """Every page but the cover is painted in #FBF5E6 from edge to edge, as an artifact; the ink is #1A1A1A."""
    drawing = read_drawing(sampler_dyslexia.published.data)
    for page in drawing.pages[2:]:
        ground = next(fill for fill in page.fills if any(box.holds(page.trim, 0.5) for box in fill.solid))
        assert ground.colour.rgb is not None
        assert [round(255 * part) for part in ground.colour.rgb] == [0xFB, 0xF5, 0xE6]
        assert ground.mark.artifact
    inks = [
        run.colour.rgb
        for run in drawing.glyphs
        if run.mark.path == ("Document", "Sect", "P") and round(run.size, 2) == 14
    ]
    assert inks
    assert {tuple(round(255 * part) for part in ink or ()) for ink in inks} == {(0x1A,) * 3, (0x33,) * 3}


def test_letters_and_words_are_spaced_out(tmp_path: Path) -> None:
    """A letter takes 0.05 em more than in large print, which has the same face, spaces 0.16 em more on top."""
    press = Press(small_book(tmp_path, "# Water\n\n" + "What the tide leaves on the shore it takes away again. " * 40))

    def advance(edition: Edition, size: float) -> float:
        lines = [
            line
            for page in read_drawing(press.typeset(edition).data).pages
            for block in paragraphs(page, size)
            for line in block
            if len(line.runs) == 1 and len(line.text.strip()) > 30
        ]
        return sum(line.end - line.start for line in lines) / size / sum(len(line.text.strip()) for line in lines)

    wider = advance(DYSLEXIA, 14) - advance(LARGE_PRINT, 18)
    assert 0.06 < wider < 0.095  # 0.05 for a letter, 0.16 for about one in six


@pytest.mark.outside
@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_finds_no_rule_broken(sampler_dyslexia: Proof, tmp_path: Path, flavour: Flavour) -> None:
    """veraPDF: no rule of PDF/UA-1 and none of PDF/A-3a fails."""
    path = tmp_path / "dyslexia.pdf"
    path.write_bytes(sampler_dyslexia.published.data)
    assert [str(message) for message in verapdf(path, flavour)] == []

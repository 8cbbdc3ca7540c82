"""Words that the glossary explains: marked in print too, as the guide says that they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import PRINT
from guidepress.model.finding import Findings
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.drawing.pages import read_drawing
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, write_guide

SECTION = "# One\n\nThe [tide]{.term} comes. [A link](https://example.org/) is no term.\n"


@pytest.mark.slow
def test_a_term_is_dotted_and_a_link_is_not(tmp_path: Path) -> None:
    """One dashed line, as wide as the word and below it; no fault for a press."""
    settings = SETTINGS + "back:\n  glossary: back/glossary.md\n"
    guide = write_guide(tmp_path, SECTION, settings=settings)
    (guide / "back").mkdir(exist_ok=True)
    (guide / "back" / "glossary.md").write_text(
        "# Glossary\n\nTide\n:   The sea, coming and going.\n", encoding="utf-8"
    )
    book = read_guide(guide, Findings())
    one = Press(book).typeset(PRINT)
    assert [str(finding) for finding in prove_published(one, book)] == []
    page = next(page for page in read_drawing(one.data).pages if any("tide" in run.text for run in page.glyphs))
    word = next(run for run in page.glyphs if "tide" in run.text)
    lines = [item for item in page.items if type(item).__name__ == "Stroke" and item.box.width < 60]
    assert len(lines) == 1
    assert abs(lines[0].box.y0 - word.origin[1]) < 5

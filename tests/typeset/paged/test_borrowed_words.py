"""Words of Guidepress in English, in a guide that runs from right to left in a language without a file of its own."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from guidepress.model.edition import SCREEN
from guidepress.model.finding import Findings
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.tree import elements
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, write_guide

SECTION = "# آب\n\nآب بنوشید [@snow1855].\n\n!!! danger\n    آب بنوشید.\n"


def test_they_begin_where_the_lines_of_the_guide_begin(tmp_path: Path) -> None:
    """Titles, the title of a callout and a line of the contents stand at the right."""
    settings = SETTINGS.replace("language: en", "language: fa").replace("number-sections: false\n", "")
    settings = settings.replace("  - title-page\n", "  - title-page\n  - imprint\n")
    book = read_guide(write_guide(tmp_path, SECTION, settings=settings), Findings())
    data = Press(book).typeset(SCREEN).data
    with PdfFile(data) as file:
        (cover,) = (one for one in elements(file.structure) if str(one.get("/Alt", "")).startswith("Cover of "))
    assert str(cover["/Lang"]) == "en"
    places: dict[str, list[tuple[float, float]]] = {}
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        for word in ("Contents", "References", "Danger", "Publisher", "Funding"):
            found = text.search(word)
            while (hit := found.get_next()) is not None:
                boxes = [text.get_charbox(number) for number in range(hit[0], hit[0] + hit[1])]
                ends = min(box[0] for box in boxes), max(box[2] for box in boxes)
                places.setdefault(word, []).append((ends[0] / page.get_width(), ends[1] / page.get_width()))
    assert {word: len(found) for word, found in places.items()} == {
        "Contents": 1,
        "References": 2,
        "Danger": 1,
        "Publisher": 1,
        "Funding": 1,
    }
    assert [(word, ends) for word, found in places.items() for ends in found if ends[1] < 0.8] == []

"""Sheets are read once for all layouts, and nothing that belongs to one layout stays behind in them."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from weasyprint.text.fonts import FontConfiguration

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.typeset.engine import read_sheet, sheets_of
from guidepress.typeset.paged.sheets import _shared, parsed
from guidepress.typeset.pdf.edition import typeset_pdf

FACE = '@font-face { font-family: "Own"; src: url("data:font/ttf;base64,AAAA") }'


class Fonts:
    """Counts the typefaces that it is given."""

    faces = 0

    def add_font_face(self, *_given: Any) -> None:
        """One more."""
        self.faces += 1


def test_a_sheet_is_read_once() -> None:
    """Two layouts have the very same; another text is another sheet."""
    assert parsed("p { color: red }", FontConfiguration()) is parsed("p { color: red }", FontConfiguration())
    assert parsed("p { color: red }", FontConfiguration()) is not parsed("p { color: blue }", FontConfiguration())


def test_every_layout_has_the_fonts_of_its_sheets() -> None:
    """A sheet with a typeface is read for each, also where the rule is written with escapes or in other letters."""
    for text in (FACE, FACE.replace("@font-face", "@FONT-face"), FACE.replace("@f", r"@\66 ")):
        for _time in range(2):
            fonts = Fonts()
            parsed(text, fonts)
            assert fonts.faces == 1


def test_every_layout_is_told_what_is_wrong_with_a_sheet(caplog: pytest.LogCaptureFixture) -> None:
    """A declaration that the typesetter does not know is warned about each time."""
    for _time in range(2):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "weasyprint"):
            parsed("p { colour: red }", FontConfiguration())
        assert any("colour" in record.getMessage() for record in caplog.records)


def test_a_layout_leaves_the_sheets_as_they_were(minimal: Book) -> None:
    """Rules of pages, layers and what matches elements: none is added; and what is made with old sheets is the same."""
    _shared.cache_clear()
    texts = [read_sheet(name) for name in sheets_of(SCREEN, rtl=False)]
    first = typeset_pdf(minimal, SCREEN).data
    assert _shared.cache_info().misses >= len(texts)
    used: list[Any] = [_shared(text) for text in texts]
    before = [(list(sheet.page_rules), list(sheet.layers), vars(sheet.matcher).copy()) for sheet in used]
    assert any(rules for rules, _layers, _matcher in before)
    assert typeset_pdf(minimal, SCREEN).data == first
    assert [(sheet.page_rules, sheet.layers, vars(sheet.matcher)) for sheet in used] == before
    assert [_shared(text) for text in texts] == used

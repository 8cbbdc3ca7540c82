"""Words of a citation that are raised with its number stand beside no line (PDF068)."""

from __future__ import annotations

from pathlib import Path

from guidepress.model.edition import LEAFLET, SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.rows import prove_rows
from guidepress.prove.parsers.pdf.drawing.lines import Line, _starts_at_right
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.editions import Press
from guidepress.typeset.pdf.tags.marked_content import _says
from tests.support.small_guide import SETTINGS, small_book

_LEAFLET = SETTINGS + "references: references.json\nleaflet: {blocks: [only]}\n"


def test_words_before_the_number_of_a_source_may_be_raised(tmp_path: Path) -> None:
    """On a leaflet they are hardly smaller than the text."""
    text = "# Only {#only}\n\nThe harbour is deep [see @snow1855, pp. 3-5] and cold.\n"
    book = small_book(tmp_path, text, settings=_LEAFLET)
    with PdfFile(Press(book).typeset(LEAFLET).data) as file:
        assert any("see" in run.text for run in file.drawing.glyphs)
        assert list(prove_rows(file, Place("small-leaflet.pdf"))) == []


def test_lines_of_two_directions_start_at_the_even_side() -> None:
    """What is pictured is not asked, and letters of any script from the left count, not of Latin alone."""
    even = [Line(0, 10, 27, 280, "weed שלום"), Line(0, 10, 27, 270, "sand"), Line(0, 10, 58, 271, "", pictured=True)]
    assert not _starts_at_right(even, rtl=False)
    assert not _starts_at_right([Line(0, 10, 94, 466, "항구 שלום"), Line(0, 10, 94, 241, "깊고")], rtl=False)
    assert _starts_at_right([Line(0, 10, 60, 466, "שלום weed"), Line(0, 10, 94, 466, "שלום")], rtl=False)


def test_a_sign_from_the_right_that_begins_with_a_space_is_told_anew() -> None:
    """Read as it is drawn, "word," would be said "word ,"; a space too many before a word does no harm."""
    assert not _says(" , ", ", ")
    assert _says(" word ", "word ")
    assert _says(", ", ", ")


def test_marks_of_full_width_hold_white_beside_them(tmp_path: Path) -> None:
    """The colon behind a word at the right edge of its column, and a bracket before one at the left, stand at it."""
    rows = "".join(
        f"| {key} | {word} |\n" for key, word in (("Type：", "（a）"), ("Name：", "bb"), ("Place。", "ccc"), ("X", "d"))
    )
    text = f"# Only {{#only}}\n\nTable: Words.\n\n| Key | Word |\n|--:|:--|\n{rows}"
    settings = SETTINGS + "brand: {fonts: {others: [noto-sans-sc]}}\n"
    book = small_book(tmp_path, text, settings=settings)
    with PdfFile(Press(book).typeset(SCREEN).data) as file:
        assert any("：" in run.text for run in file.drawing.glyphs)
        assert list(prove_rows(file, Place("small.pdf"))) == []

"""Addresses on paper: who cannot touch a link can type it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, PHONE, SCREEN, Edition
from guidepress.model.finding import Findings
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.drawing.pages import read_drawing
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, write_guide

LONG = "https://www.example.org/a/very/long/way/to/a/leaflet-that-nobody-would-type-by-hand/but-some-must?edition=2026"
SECTION = f"""\
# One

Ask for [the leaflet](https://example.org/leaflet/), or write [to us](mailto:help@example.org?subject=Hello).
It stands on <https://example.org/plain> and on [example.org/said](https://example.org/said). You may call
[112](tel:112) (or see [the list](https://example.org/list)). The rest is [elsewhere]({LONG}).
What nobody can type is [a state](https://example.org/play?code={"N4Ig" * 60}).
"""


def drawn(folder: Path, edition: Edition, settings: str = SETTINGS) -> str:
    """The letters of the pages of an edition, solid; no prover has anything against it."""
    book = read_guide(write_guide(folder, SECTION, settings=settings), Findings())
    one = Press(book).typeset(edition)
    assert [str(finding) for finding in prove_published(one, book)] == []
    runs = (run.text for page in read_drawing(one.data).pages for run in page.glyphs)
    return "".join("".join(runs).split())


def test_a_link_shows_its_address_where_its_words_do_not(tmp_path: Path) -> None:
    """In parentheses, or after a comma within some; mail too; never twice, and no number that is called."""
    text = drawn(tmp_path, SCREEN)
    assert "theleaflet(example.org/leaflet)" in text
    assert "tous(help@example.org)" in text
    assert "(orseethelist,example.org/list)" in text
    assert "elsewhere(" + LONG.removeprefix("https://") + ")" in text
    assert text.count("example.org/plain") == text.count("example.org/said") == 1
    assert "astate." in text
    assert "example.org/play" not in text
    assert "112(" not in text.replace("112(orsee", "")


def test_an_editor_may_leave_them_out(tmp_path: Path) -> None:
    """``links: addresses: none``."""
    assert "example.org/leaflet" not in drawn(tmp_path, SCREEN, SETTINGS + "links:\n  addresses: none\n")


@pytest.mark.slow
@pytest.mark.parametrize(("edition", "shows"), [(LARGE_PRINT, True), (DYSLEXIA, True), (PHONE, False)])
def test_other_pages(tmp_path: Path, edition: Edition, shows: bool) -> None:
    """On paper yes, in every size; on a phone no."""
    assert ("theleaflet(example.org/leaflet)" in drawn(tmp_path, edition)) is shows

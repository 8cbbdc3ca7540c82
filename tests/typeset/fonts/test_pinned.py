"""The pinned fonts: static cuts, the same wherever they are made, and nothing else for the typesetter to see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from guidepress.typeset.fonts import pinned as fonts
from guidepress.typeset.fonts.pinned import CUTS, Cut, FontSet, coverage, pinned_fontconfig, prepare_fonts


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget the cuts that are in memory, before and after."""
    fonts.prepare_fonts.cache_clear()
    yield
    fonts.prepare_fonts.cache_clear()


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.file)
def test_cut_is_static_and_named(cut: Cut) -> None:
    """Each cut has no axes left, and says the family, weight and slope by which a style sheet asks for it."""
    with TTFont(prepare_fonts().path(cut)) as font:
        assert not {"fvar", "gvar", "MATH"} & set(font.keys())
        assert font["name"].getDebugName(1) == cut.family
        assert font["OS/2"].usWeightClass == cut.weight
        assert bool(font["OS/2"].fsSelection & 1) is cut.italic
        assert font["OS/2"].fsType == 0


def test_optical_sizes_differ() -> None:
    """Text, caption and display are three cuts: the smaller the size, the wider the letters."""
    widths = {}
    for family in (fonts.CAPTION, fonts.SERIF, fonts.DISPLAY):
        with TTFont(prepare_fonts().find(family)) as font:
            widths[family] = font["hmtx"]["n"][0]
    assert widths[fonts.CAPTION] > widths[fonts.SERIF] > widths[fonts.DISPLAY]


def test_second_cutting_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> None:
    """Another cache folder gets the same fonts, byte for byte."""
    before = {cut.file: prepare_fonts().path(cut).read_bytes() for cut in CUTS}
    fonts.prepare_fonts.cache_clear()
    monkeypatch.setattr(fonts, "user_cache_dir", lambda *_, **__: str(tmp_path))
    again = prepare_fonts()
    assert tmp_path in again.folder.parents
    assert {cut.file: again.path(cut).read_bytes() for cut in CUTS} == before
    assert [path.name for path in again.folder.parent.iterdir()] == [again.folder.name]


def test_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> None:
    """Without a writable cache the cuts go to a temporary folder, and typesetting goes on."""
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(fonts, "user_cache_dir", lambda *_, **__: str(blocked))
    found = prepare_fonts()
    assert all(found.path(cut).is_file() for cut in CUTS)
    assert blocked not in found.folder.parents


def test_half_made_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> None:
    """A folder that lacks a font, left by a process that was killed, is replaced."""
    monkeypatch.setattr(fonts, "user_cache_dir", lambda *_, **__: str(tmp_path))
    first = prepare_fonts()
    first.path(CUTS[0]).unlink()
    fonts.prepare_fonts.cache_clear()
    assert prepare_fonts().path(CUTS[0]).is_file()


def test_configuration_lists_our_folder_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """fontconfig sees one folder; the environment is afterwards what it was before."""
    found = prepare_fonts()
    text = found.configuration.read_text(encoding="utf-8")
    assert text.count("<dir>") == 1
    assert str(found.folder) in text
    assert "<include" not in text
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    with pinned_fontconfig(found):
        assert os.environ["FONTCONFIG_FILE"] == str(found.configuration)
    assert "FONTCONFIG_FILE" not in os.environ
    monkeypatch.setenv("FONTCONFIG_FILE", "theirs")
    with pinned_fontconfig(FontSet(found.folder)):
        pass
    assert os.environ["FONTCONFIG_FILE"] == "theirs"


@pytest.mark.parametrize(
    ("character", "family"),
    [("ß", fonts.SANS), ("Ж", fonts.SERIF), ("ש", fonts.HEBREW), ("ع", fonts.ARABIC), ("∑", fonts.SYMBOLS)],
)
def test_coverage(character: str, family: str) -> None:
    """Latin, Cyrillic, Hebrew, Arabic and mathematical signs each have a font in every one of its cuts."""
    assert ord(character) in coverage()[family]


def test_coverage_is_what_the_fonts_map_characters_to() -> None:
    """Another library reads the same from a cut of each family: no family has a character that its file has not."""
    for family in coverage():
        held: list[set[int]] = []
        for cut in CUTS:
            if cut.family == family:
                with TTFont(prepare_fonts().path(cut), lazy=True) as font:
                    held.append(set(font.getBestCmap()))
        assert coverage()[family] == set.intersection(*held)


def test_no_font_has_an_emoji() -> None:
    """A character outside every font is known as such, so that PDF001 can name it."""
    assert 0x1F600 not in fonts.characters()


def test_the_font_of_symbols_has_no_letter_of_japanese() -> None:
    """It has one alone, as a sign of mathematics, which would stand in a Japanese line in another font and weight."""
    assert not [point for point in coverage()["STIX Two Math"] if 0x3040 <= point < 0x3100]
    assert 0x2264 in coverage()["STIX Two Math"]

"""The typefaces of a brand: what may not be embedded is refused, what is hard to read is told."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import fontpkg
import pytest
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from guidepress.check.brand.fonts import check_fonts
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, write_guide

BRAND = "brand:\n  fonts:\n    text:\n      regular: fonts/a.ttf\n"
LINE = SETTINGS.count("\n") + 3


def font(change: Callable[[TTFont], None]) -> bytes:
    """A sound typeface with something changed."""
    with TTFont(fontpkg.path("atkinson-hyperlegible"), recalcTimestamp=False) as loaded:
        change(loaded)
        target = io.BytesIO()
        loaded.save(target)
    return target.getvalue()


def found(folder: Path, data: bytes, section: str = "# One\n\nWords to read, and no more.\n") -> list[str]:
    """What is found of a guide whose text is set in a font."""
    write_guide(folder, section, settings=SETTINGS + BRAND)
    (folder / "fonts").mkdir()
    (folder / "fonts" / "a.ttf").write_bytes(data)
    findings = Findings()
    book = read_guide(folder, findings)
    assert [str(finding) for finding in findings.in_order()] == []
    return [str(finding) for finding in check_fonts(book)]


def test_a_sound_font_has_no_fault(tmp_path: Path) -> None:
    """A typeface made for reading, under an open licence."""
    assert found(tmp_path, font(lambda _: None)) == []


@pytest.mark.parametrize(
    ("bits", "told"),
    [(0x2, "embedding"), (0x4, "embedding but for preview and print"), (0x100, "subsetting"), (0x200, "bitmaps")],
)
def test_a_font_that_forbids_embedding_is_refused(tmp_path: Path, bits: int, told: str) -> None:
    """BRD003: each licence bit that stands against parts of a font in a web page, at the line of the setting."""

    def forbid(loaded: TTFont) -> None:
        loaded["OS/2"].fsType = bits

    (finding,) = found(tmp_path, font(forbid))
    assert finding.startswith(f"BRD003 error guide.yaml:{LINE}:")
    assert told in finding


def test_editable_embedding_is_enough(tmp_path: Path) -> None:
    """Bit 3 allows what an edition does."""

    def editable(loaded: TTFont) -> None:
        loaded["OS/2"].fsType = 0x8

    assert found(tmp_path, font(editable)) == []


def test_a_font_that_is_hard_to_read_is_told(tmp_path: Path) -> None:
    """BRD004: a capital I drawn as the small l, a zero drawn as the letter O, small letters at half their height."""

    def alike(loaded: TTFont) -> None:
        cmap, glyphs = loaded.getBestCmap(), loaded["glyf"]
        for copy, of in (("I", "l"), ("0", "O")):
            glyphs[cmap[ord(copy)]] = glyphs[cmap[ord(of)]]
        pen = TTGlyphPen(None)
        for place, point in enumerate([(50, 0), (50, 250), (300, 250), (300, 0)]):
            (pen.lineTo if place else pen.moveTo)(point)
        pen.closePath()
        glyphs[cmap[ord("x")]] = pen.glyph()

    told = found(tmp_path, font(alike))
    assert [line.split(" ", 1)[0] for line in told] == ["BRD004"] * 3
    assert [("'I' and 'l'" in line, "'O' and '0'" in line, "0.25 of its size" in line) for line in told] == [
        (False, False, True),
        (True, False, False),
        (False, True, False),
    ]


def test_a_font_without_the_letters_of_the_guide_is_told(tmp_path: Path) -> None:
    """BRD005 names the letters; those of a phrase in another language are not asked for."""
    section = "# One\n\nŽđž ž ž đ đ, and [слово слово слово]{lang=ru}.\n"

    def without(loaded: TTFont) -> None:
        for table in loaded["cmap"].tables:
            for letter in "žđŽ":
                table.cmap.pop(ord(letter), None)

    (finding,) = found(tmp_path, font(without), section)
    assert finding.startswith(f"BRD005 warning guide.yaml:{LINE}:")
    assert finding.endswith("has no đ ž")


@pytest.mark.parametrize("data", [b"", b"OTTO", b"\0\1\0\0" * 40, b"wOF2" + bytes(100)])
def test_what_is_no_font_is_refused(tmp_path: Path, data: bytes) -> None:
    """BRD009, whatever lies in the file; no traceback."""
    (finding,) = found(tmp_path, data)
    assert finding.startswith(f"BRD009 error guide.yaml:{LINE}:")


def test_a_damaged_font_never_ends_in_a_traceback(tmp_path: Path) -> None:
    """A font cut off anywhere is told or read, as the tables go."""
    whole = font(lambda _: None)
    for place, share in enumerate((0.02, 0.2, 0.5, 0.9)):
        folder = tmp_path / str(place)
        folder.mkdir()
        assert all(line.startswith("BRD00") for line in found(folder, whole[: int(len(whole) * share)]))


@pytest.mark.parametrize("table", ["GSUB", "GPOS", "GDEF"])
def test_a_font_of_which_no_part_can_be_taken_is_refused(tmp_path: Path, table: str) -> None:
    """Damaged rules for its letters can be opened, and would end an edition."""
    data = bytearray(font(lambda _: None))
    entry = data.index(table.encode(), 12)
    begin, length = struct.unpack(">II", data[entry + 8 : entry + 16])
    data[begin : begin + length] = bytes(one ^ 0xA5 for one in data[begin : begin + length])
    (finding,) = found(tmp_path, bytes(data))
    assert finding.startswith(f"BRD009 error guide.yaml:{LINE}:")
    assert "damaged tables" in finding


def test_letters_that_are_made_of_one_another_have_no_end(tmp_path: Path) -> None:
    """BRD009, and neither a traceback nor a wait: each letter is the next one, and the last the first."""

    def circle(loaded: TTFont) -> None:
        names = [loaded.getBestCmap()[ord(letter)] for letter in "anoxHOlI01"]
        for name, other in zip(names, [*names[1:], names[0]], strict=True):
            part = GlyphComponent()
            part.glyphName, part.x, part.y, part.flags = other, 0, 0, 0x203
            glyph = Glyph()
            glyph.numberOfContours, glyph.components = -1, [part]
            glyph.xMin = glyph.yMin = glyph.xMax = glyph.yMax = 0
            loaded["glyf"][name] = glyph
        loaded.recalcBBoxes = False

    (finding,) = found(tmp_path, font(circle))
    assert finding.startswith(f"BRD009 error guide.yaml:{LINE}:")
    assert finding.endswith("draws none of the letters a n o x H O")

"""Typefaces for signs that ours have not: set, said, and their lines broken as their scripts are."""

from __future__ import annotations

import importlib
import io
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from guidepress.model.edition import LARGE_PRINT, SCREEN
from guidepress.model.finding import Findings
from guidepress.pipeline.check import check
from guidepress.prove import prove_published
from guidepress.read import read_guide
from guidepress.read.font_packages import faces_of, how_to_get
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.editions import Press
from guidepress.typeset.fonts import outlines
from tests.support.small_guide import SETTINGS, write_guide

CHINESE = "今天天气很好，我们去公园散步。看见许多花，红的、黄的、白的；「真美」，她说。" * 12
GEORGIAN = "ქართული ენა არის ლამაზი და ძველი. "
NEVER_FIRST = "，。、；」"
NEVER_LAST = "「"


def font_of(text: str) -> bytes:
    """A font that has the signs of a text as boxes: as wide as high for Han, as letters are for others."""
    points = sorted({ord(sign) for sign in text} | {ord(" ")})
    names = {point: f"uni{point:04X}" for point in points}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((60, 0))
    for place in ((60, 700), (500, 700), (500, 0)):
        pen.lineTo(place)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], box))
    widths = {name: (1000 if point > 0x2E80 else 560, 60) for point, name in names.items()}
    builder.setupHorizontalMetrics({".notdef": (560, 60), **widths})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide in English with a paragraph of Chinese and one of Georgian, and a font that has them."""
    section = f"# One\n\n[{CHINESE}]{{lang=zh-Hans}}\n\n[{GEORGIAN * 6}]{{lang=ka}}\n"
    settings = SETTINGS + "brand:\n  fonts:\n    others:\n      - regular: fonts/boxes.ttf\n"
    write_guide(tmp_path, section, settings=settings)
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "boxes.ttf").write_bytes(font_of(CHINESE + GEORGIAN))
    return tmp_path


@pytest.mark.parametrize("edition", [SCREEN, LARGE_PRINT], ids=lambda edition: edition.name)
def test_signs_of_another_typeface_are_set_and_said(guide: Path, edition: object) -> None:
    """Provers find each word; no line begins with a closing mark or ends with an opening one; lines break in words."""
    book = read_guide(guide, findings := Findings())
    assert findings.items == []
    made = Press(book).typeset(edition)  # type: ignore[arg-type]
    assert [str(one) for one in prove_published(made, book)] == []
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.data)]
    lines = [
        line.strip() for page in pages for line in page.splitlines() if "今" in line or "花" in line or "们" in line
    ]
    assert len(lines) > 8
    assert [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST] == []


def test_a_cover_is_lettered_in_it_too(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Title, subtitle, people and the last line; each sign that no pinned font has was an empty box."""
    settings = guide / "guide.yaml"
    text = settings.read_text(encoding="utf-8").replace("title: A Small Guide", "title: 今天天气很好\nsubtitle: 红的")
    text = text.replace("Ada Example", "许多").replace("Example Press", "公园")
    settings.write_text(text, encoding="utf-8")
    book = read_guide(guide, Findings())
    found: set[str] = set()
    home = outlines._home

    def watched(faces: tuple[outlines._Face, ...], character: str) -> int:
        if not any(outlines._font(face)[0].get_nominal_glyph(ord(character)) for face in faces):
            found.add(character)
        return home(faces, character)

    monkeypatch.setattr(outlines, "_home", watched)
    cover_svg(book)
    assert found == set()
    cover_svg(replace(book, look=replace(book.look, fonts=())))
    assert found >= set("今红许公")


def test_a_typeface_without_a_space_is_refused(guide: Path) -> None:
    """No text can be set in it; the typesetter would stop."""
    path = guide / "fonts" / "boxes.ttf"
    with TTFont(io.BytesIO(path.read_bytes())) as font:
        for table in font["cmap"].tables:
            table.cmap.pop(ord(" "), None)
        font.save(path)
    assert [one.code for one in check(guide).in_order() if one.code.startswith("BRD")][:1] == ["BRD009"]


def test_what_no_font_has_is_told_once_a_script(guide: Path) -> None:
    """Without the typeface ``check`` tells it, with the setting that mends it."""
    settings = (guide / "guide.yaml").read_text(encoding="utf-8").partition("brand:")[0]
    (guide / "guide.yaml").write_text(settings, encoding="utf-8")
    told = [one for one in check(guide).in_order() if one.code == "PDF001"]
    assert 2 <= len(told) <= 4
    assert all("others" in one.hint for one in told)


def test_a_collection_of_fonts_is_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that holds a file for each script brings one under the usual name, without being imported."""
    package = tmp_path / "manimgx_fonts"
    package.mkdir()
    (package / "__init__.py").write_text("raise AssertionError\n", encoding="utf-8")
    (package / "NotoSansGlagolitic[wght].ttf").write_bytes(font_of("ab"))
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    importlib.invalidate_caches()
    faces = faces_of("noto-sans-glagolitic")
    assert [(face.weight, face.italic, face.package) for face in faces] == [
        (400, False, "manimgx-fonts"),
        (700, False, "manimgx-fonts"),
    ]
    assert faces_of("noto-sans-nowhere") == ()


@pytest.mark.parametrize(
    ("name", "extra"), [("noto-sans-jp", "[cjk]"), ("noto-sans-georgian", "[scripts]"), ("lora", "fontpkg-lora")]
)
def test_it_is_told_where_a_typeface_comes_from(name: str, extra: str) -> None:
    """The hint names the extra, or the package."""
    assert extra in how_to_get(name)

"""How wide and how high the glyphs of a PDF's fonts are, in em, and whether the file brings the font."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont, TTLibError

from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.to_unicode import FontReader, read_font

Outline = Callable[[int], Box | None]
"""The bounds of the glyph of a code, in em; ``None`` for a glyph that draws nothing."""

Glyph = tuple[float, tuple[float, float, tuple[float, float]] | None]
"""How wide a glyph is, and what it inks."""

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_USUAL_WIDTH = 0.5
_BROKEN = (
    TTLibError,
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    AssertionError,
    struct.error,
    pikepdf.PdfError,
)
_ITALIC = 64
"""The flag of a slanted font (ISO 32000-1, 9.8.2)."""


@dataclass(slots=True, eq=False)
class Face:
    """A font as the page uses it. ``subset`` says that its name bears the tag of a subset (ISO 32000-1, 9.6.4).

    ``fault`` says what could not be measured: its text is read all the same.
    """

    reader: FontReader
    name: str = "unnamed"
    kind: str = ""
    embedded: bool = False
    subset: bool = False
    widths: Mapping[int, float] = field(default_factory=dict)
    usual: float = _USUAL_WIDTH
    ascent: float = 0.75
    descent: float = -0.25
    italic: bool = False
    outline: Outline | None = None
    fault: str = ""
    seen: dict[int, Box | None] = field(default_factory=dict)
    known: dict[int, Glyph] = field(default_factory=dict)

    def width(self, code: int) -> float:
        """How far a glyph moves the pen, in em."""
        return self.widths.get(code, self.usual)

    def bounds(self, code: int) -> Box | None:
        """What a glyph covers, in em: its outline, or its advance from descent to ascent where that is not known."""
        if code not in self.seen:
            self.seen[code] = self._measure(code)
        return self.seen[code]

    def glyph(self, code: int) -> Glyph:
        """How wide a glyph is, in em, and what it inks: from left to right, and how high; ``None`` for a blank."""
        box = self.bounds(code)
        ink = None if box is None else (min(box.x0, box.x1), max(box.x0, box.x1), (box.y0, box.y1))
        self.known[code] = self.width(code), ink
        return self.known[code]

    def _measure(self, code: int) -> Box | None:
        if self.outline is not None:
            try:
                return self.outline(code)
            except Exception as error:  # noqa: BLE001  # fontTools raises whatever a damaged glyph makes it stumble over
                self.fault = type(error).__name__
        if self.reader.unicode.get(code, "x").isspace():
            return None
        return Box(0.0, self.descent, self.width(code), self.ascent)


def read_face(font: Any, *, measured: bool = True) -> Face:
    """The face of a font dictionary; if it is not ``measured``, only what its codes mean."""
    face = Face(read_font(font))
    if measured:
        try:
            _take_measures(face, font)
        except (TypeError, ValueError, AttributeError, IndexError, KeyError, OverflowError) as error:
            face.fault = type(error).__name__
    return face


def _take_measures(face: Face, font: Any) -> None:
    kind = str(font.get("/Subtype", "")).lstrip("/")
    inner = font.DescendantFonts[0] if kind == "Type0" and "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
    face.name = str(font.get("/BaseFont", inner.get("/BaseFont", "unnamed"))).lstrip("/")
    face.kind = kind if kind != "Type0" else str(inner.get("/Subtype", "")).lstrip("/")
    face.embedded = kind == "Type3" or any(key in descriptor for key in _FILES)
    tag = face.name.partition("+")[0]
    face.subset = "+" in face.name and len(tag) == 6 and tag.isupper()
    face.ascent = float(descriptor.get("/Ascent", 0)) / 1000 or 0.75
    face.descent = min(float(descriptor.get("/Descent", 0)) / 1000 or -0.25, 0.0)
    face.italic = bool(int(descriptor.get("/Flags", 0)) & _ITALIC or float(descriptor.get("/ItalicAngle", 0)))
    face.widths, face.usual = _wide(inner) if kind == "Type0" else _narrow(font, descriptor)
    if kind == "Type0":
        face.outline = _outline(inner, descriptor)


def _narrow(font: Any, descriptor: Any) -> tuple[dict[int, float], float]:
    """Widths of a font of one-byte codes; those of Type 3 are in a space of their own (ISO 32000-1, 9.6.5)."""
    unit = 0.001
    if "/FontMatrix" in font:
        unit = abs(float(font.FontMatrix[0]))
    first = int(font.get("/FirstChar", 0))
    widths = {first + n: float(width) * unit for n, width in enumerate(font.get("/Widths", []))}
    missing = float(descriptor.get("/MissingWidth", 0)) * unit
    return widths, missing if widths else _USUAL_WIDTH


def _wide(font: Any) -> tuple[dict[int, float], float]:
    """Widths of a CID font: ``c [w1 w2 …]`` and ``first last w`` (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    held = list(font.get("/W", []))
    while len(held) > 1:
        start = int(held.pop(0))
        if isinstance(held[0], pikepdf.Array):
            widths.update((start + n, float(width) / 1000) for n, width in enumerate(held.pop(0)))
        elif len(held) > 1:
            last, width = int(held.pop(0)), float(held.pop(0)) / 1000
            widths.update((code, width) for code in range(start, min(last, 0xFFFF) + 1))
    return widths, float(font.get("/DW", 1000)) / 1000


def _outline(font: Any, descriptor: Any) -> Outline | None:
    """The outlines of an embedded CID font whose codes are CIDs (Identity); ``None`` if they cannot be read."""
    for key in ("/FontFile2", "/FontFile3"):
        stream = descriptor.get(key)
        if isinstance(stream, pikepdf.Stream):
            try:
                data = bytes(stream.read_bytes())
                return _compact(data) if data[:1] == b"\x01" else _opened(data, _glyph_map(font))
            except _BROKEN:
                return None  # a damaged font is measured by its advances
    return None


def _glyph_map(font: Any) -> Callable[[int], int]:
    mapping = font.get("/CIDToGIDMap")
    if not isinstance(mapping, pikepdf.Stream):
        return lambda cid: cid
    data = bytes(mapping.read_bytes())
    return lambda cid: int.from_bytes(data[2 * cid : 2 * cid + 2], "big")


def _opened(data: bytes, glyph: Callable[[int], int]) -> Outline:
    """The outlines of a TrueType or OpenType file."""
    font = TTFont(io.BytesIO(data), lazy=True)
    if "glyf" not in font:
        return _compact(font.getTableData("CFF "), 1 / float(font["head"].unitsPerEm))
    unit = 1 / float(font["head"].unitsPerEm)
    glyphs = font["glyf"]
    order = glyphs.glyphOrder if hasattr(glyphs, "glyphOrder") else font.getGlyphOrder()

    def outline(cid: int) -> Box | None:
        number = glyph(cid)
        held = glyphs[order[number]] if number < len(order) else None
        if held is None or not held.numberOfContours:
            return None
        return Box(held.xMin * unit, held.yMin * unit, held.xMax * unit, held.yMax * unit)

    return outline


def _compact(data: bytes, unit: float = 0.0) -> Outline:
    """The outlines of a CFF font program; a CID that it names is found by its name, another by its number."""
    from fontTools.cffLib import CFFFontSet  # here, for it takes long to load, and few guides bring such fonts

    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts.topDictIndex[0]
    strings = top.CharStrings
    scale = unit or abs(float(top.FontMatrix[0])) or 0.001
    by_name = hasattr(top, "ROS")

    def outline(cid: int) -> Box | None:
        name = f"cid{cid:05d}" if by_name else (top.charset[cid] if cid < len(top.charset) else "")
        if by_name and cid == 0:
            name = ".notdef"
        if name not in strings.charStrings:
            return None
        held = strings[name].calcBounds(None)
        return None if held is None else Box(*(float(value) * scale for value in held))

    return outline

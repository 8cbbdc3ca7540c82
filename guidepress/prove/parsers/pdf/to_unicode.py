"""What the codes of a PDF's fonts mean: ToUnicode maps, and encodings where there is none (ISO 32000-1, 9.10)."""

from __future__ import annotations

import re
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pikepdf
from fontTools import agl

from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.code_pages import codec_of, decoded

MOST_CODES = 0x20000
"""How many codes of a font are given a meaning: two bytes make half as many, and a few bytes could ask for billions."""
MOST_BYTES = 8 * 2**20
"""How large a font's own map may be, in bytes."""

_HEX = rb"<([0-9A-Fa-f\s]*)>"
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[(.*?)\])", re.DOTALL)
_CODECS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "latin-1"}


@dataclass(frozen=True, slots=True)
class FontReader:
    """Turns the bytes of a string into text. ``width`` is the length of a code in bytes."""

    width: int
    unicode: dict[int, str] = field(default_factory=dict)
    codec: str = ""
    """The code page of a predefined CMap, where the font has no map of its own."""

    def codes(self, data: bytes) -> Sequence[int]:
        """The codes of a string."""
        if self.width == 1:
            return data
        if self.width == 2 and not len(data) % 2:
            return struct.unpack(f">{len(data) // 2}H", data)
        return [int.from_bytes(data[n : n + self.width], "big") for n in range(0, len(data), self.width)]

    def text_of(self, strings: Sequence[bytes]) -> str:
        """The text of strings that follow one another; each is read for itself, as one may end within a code."""
        if (self.codec and not self.unicode) or any(len(one) % self.width for one in strings):
            return "".join(map(self.text, strings))
        return self.text(b"".join(strings))

    def text(self, data: bytes) -> str:
        """The text of a string; codes without a meaning are left out."""
        unicode = self.unicode
        if self.codec and not unicode:
            return decoded(data, self.codec)
        return "".join([unicode.get(code, "") for code in self.codes(data)])


def read_font(font: Any) -> FontReader:
    """The reader of a font dictionary. A font whose codes mean nothing gives an empty reader."""
    composite = values.name(font.get("/Subtype")) == "Type0"
    unicode: dict[int, str] = {}
    if not composite:
        unicode.update(_encoding(font))
    width = 2 if composite else 1
    data = _to_unicode(font)
    if data:
        unicode.update(islice(_mappings(data), MOST_CODES))
        if composite:
            width = _code_width(data) or 2
    if not composite or unicode:
        return FontReader(width, unicode)
    return FontReader(width, unicode, codec_of(values.name(font.get("/Encoding"))))


def _to_unicode(font: Any) -> bytes:
    """The font's own map; nothing if it has none that can be read."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return b""
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PikepdfError:
        return b""
    return data if len(data) <= MOST_BYTES else b""


def _mappings(data: bytes) -> Iterator[tuple[int, str]]:
    for section in _SECTION.finditer(data):
        if section[1] == b"bfchar":
            for code, text in _PAIR.findall(section[2]):
                yield _number(code), _utf16(text)
        elif section[1] == b"bfrange":
            for low, high, first, each in _RANGE.findall(section[2]):
                codes = range(_number(low), min(_number(high), _number(low) + MOST_CODES) + 1)
                if each:
                    yield from zip(codes, map(_utf16, re.findall(_HEX, each)), strict=False)
                else:
                    start = _utf16(first)
                    letters = range(ord(start[-1]), sys.maxunicode + 1) if start else ()
                    yield from zip(codes, (start[:-1] + chr(letter) for letter in letters), strict=False)
                    yield from ((code, "") for code in codes if not start)


def _code_width(data: bytes) -> int:
    for section in _SECTION.finditer(data):
        if section[1] == b"codespacerange" and (pairs := _PAIR.findall(section[2])):
            return max(len(re.sub(rb"\s", b"", low)) // 2 for low, _high in pairs)
    return 0


def _encoding(font: Any) -> Iterator[tuple[int, str]]:
    encoding = font.get("/Encoding")
    base: Any = encoding if isinstance(encoding, pikepdf.Name) else None
    if isinstance(encoding, pikepdf.Dictionary):
        base = encoding.get("/BaseEncoding")
    codec = _CODECS.get(values.name(base), "cp1252")
    for code in range(256):
        yield code, bytes([code]).decode(codec, "ignore")
    if isinstance(encoding, pikepdf.Dictionary):
        code = 0
        for entry in values.items(encoding.get("/Differences")):
            if isinstance(entry, pikepdf.Name):
                yield code, agl.toUnicode(values.name(entry))
                code += 1
            else:
                code = values.whole(entry) or 0


def _number(code: bytes) -> int:
    return int(re.sub(rb"\s", b"", code[:64]) or b"0", 16)


def _utf16(text: bytes) -> str:
    """The letters of a code; those after the 128th are left out (ISO 32000-1, 9.10.3: at most 512 bytes)."""
    digits = re.sub(rb"\s", b"", text[:1024])[:512]
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode()).decode("utf-16-be", "replace")

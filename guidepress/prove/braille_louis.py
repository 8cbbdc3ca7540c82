"""liblouis as a reader needs it: words into braille without a layout, and braille back into words.

Apart from the typesetter's binding on purpose: a prover shares no code with what it judges.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from functools import cache
from typing import Any

from guidepress.model.errors import OutsideToolError

TABLES = {"en": ("en-ueb-g2.ctb", "en-ueb-g1.ctb"), "de": ("de-g2.ctb", "de-g1.ctb"), "fr": ("fr-bfu-g2.ctb", "")}
"""By language, the table of contracted braille and that of uncontracted."""
SCRIPTS = {"ru": "ru-litbrl.ctb", "he": "he-IL.utb", "ar": "ar-ar-g1.utb", "grc": "grc-international-en.utb",
           "el": "el.ctb"}  # fmt: skip

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""North American ASCII braille: the character of each pattern, dots 1 to 6 as bits 0 to 5 (IANA charset BRF)."""

_PATTERNS_OUT = 4 | 64
_UNDEFINED = 0x2840


@cache
def _library() -> Any:
    for name in ("liblouis.so.20", "liblouis.20.dylib", "liblouis.dll", ctypes.util.find_library("louis")):
        try:
            library = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if library is not None:
            library.lou_setLogLevel(60000)
            return library
    raise OutsideToolError(
        "a braille edition cannot be proved without liblouis",
        hint="Install liblouis and its tables (Debian and Ubuntu: apt-get install liblouis20 liblouis-data).",
    )


@cache
def forward(text: str, table: str) -> str | None:
    """Text in braille ASCII, or nothing if the table has no sign for some of it."""
    cells = _call("lou_translateString", text, table, _PATTERNS_OUT)
    if any(ord(cell) >= _UNDEFINED for cell in cells):
        return None
    return "".join(ASCII[ord(cell) & 63] if ord(cell) >= 0x2800 else " " for cell in cells)


def back(cells: str, table: str) -> str:
    """Braille ASCII as text."""
    return _call("lou_backTranslateString", patterns(cells), table, 0)


def patterns(cells: str) -> str:
    """Braille ASCII as braille patterns of Unicode; spaces stay."""
    return "".join(chr(0x2800 + ASCII.index(cell)) if cell != " " and cell in ASCII else " " for cell in cells)


def _call(function: str, text: str, table: str, mode: int) -> str:
    """One of the string functions of ``liblouis.h``; `OutsideToolError` if it refuses the text."""
    library = _library()
    wide, encoding = (ctypes.c_uint32, "utf-32-le") if library.lou_charSize() == 4 else (ctypes.c_uint16, "utf-16-le")
    raw = text.encode(encoding)
    length = len(raw) // ctypes.sizeof(wide)
    room = 16 * length + 64
    source, target = (wide * length).from_buffer_copy(raw), (wide * room)()
    read, written = ctypes.c_int(length), ctypes.c_int(room)
    done = getattr(library, function)(
        table.encode("ascii"), source, ctypes.byref(read), target, ctypes.byref(written), None, None, mode
    )
    if not done:
        raise OutsideToolError(f"liblouis could not read or write “{text[:40]}” with {table}")
    return bytes(target)[: written.value * ctypes.sizeof(wide)].decode(encoding)

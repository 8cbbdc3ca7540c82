"""liblouis, the braille translator of the screen readers, through its C interface (``liblouis.h``).

The library and its tables are packages of the system (Debian: ``liblouis20`` and ``liblouis-data``), not of Python.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from guidepress.model.errors import OutsideToolError

ITALIC, BOLD, NOTE, UNCONTRACTED = 0x0001, 0x0004, 0x0010, 0x1000
"""Bits of ``formtype``: ``italic``, ``bold``, the UEB tables' class ``trans_note``, and ``no_contract``."""

HINT = "Install liblouis and its tables (Debian and Ubuntu: apt-get install liblouis20 liblouis-data)."

_DOTS_IO, _UNICODE_CELLS, _NO_UNDEFINED = 4, 64, 128
"""Bits of ``mode``: cells instead of characters, as braille patterns of Unicode; nothing for a sign without a rule."""
_CELLS = _DOTS_IO | _UNICODE_CELLS
_LOG_OFF = 60000
_NAMES = ("liblouis.so.20", "liblouis.20.dylib", "liblouis.dll")
ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""North American ASCII braille: the character of each pattern, dots 1 to 6 as bits 0 to 5 (IANA charset BRF)."""

SCRIPTS = {
    "ru": "ru-litbrl.ctb",
    "he": "he-IL.utb",
    "ar": "ar-ar-g1.utb",
    "grc": "grc-international-en.utb",
    "el": "el.ctb",
}
"""Tables for phrases in other scripts than that of the text, by language."""

_ALIKE = {"•": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u05be": "-", "\u05f3": "'", "\u05f4": '"'}
"""A bullet, hyphens, the minus sign, maqaf, geresh and gershayim, and what may stand for them."""

_FIRST_CELL = 0x2800
_WITHIN, _BEHIND = re.compile(r"(?<=\w)\u2019(?=\w)"), re.compile(r"(?<=\w)\u2019")


@dataclass(frozen=True, slots=True)
class Cells:
    """Braille in North American ASCII (BRF), and for each cell the index of the character it comes from."""

    text: str
    origin: tuple[int, ...]
    complete: bool = True
    """Whether the table has a sign for every character."""


def brf(cells: str) -> str:
    """Braille patterns of Unicode (six dots) and spaces as BRF."""
    return "".join(ASCII[ord(cell) - _FIRST_CELL] if ord(cell) >= _FIRST_CELL else " " for cell in cells)


def patterns(cells: str) -> str:
    """Braille ASCII as braille patterns of Unicode; spaces stay."""
    return "".join(chr(_FIRST_CELL + ASCII.index(cell)) if cell != " " and cell in ASCII else " " for cell in cells)


@cache
def _library() -> Any:
    """The C library, its widths and signatures set; `OutsideToolError` if there is none."""
    for name in (*_NAMES, ctypes.util.find_library("louis")):
        try:
            library = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if library is not None:
            library.lou_version.restype = ctypes.c_char_p
            library.lou_getTable.restype = ctypes.c_void_p
            library.lou_setLogLevel(_LOG_OFF)
            return library
    raise OutsideToolError("braille needs liblouis, which is not installed", hint=HINT)


def version() -> str:
    """The version of liblouis, which decides the bytes. Raises `OutsideToolError` if it is not installed."""
    return str(_library().lou_version().decode("ascii"))


def translate(text: str, table: str, forms: Sequence[int] | None = None) -> Cells:
    """Text as braille by a table of liblouis; ``forms`` has the type form of each character.

    Raises `OutsideToolError` if liblouis or the table is not installed, or refuses the text.
    """
    library = _library()
    if not library.lou_getTable(table.encode("ascii")):
        raise OutsideToolError(f"liblouis has no table {table}", hint=HINT)
    wide, encoding = (ctypes.c_uint32, "utf-32") if library.lou_charSize() == 4 else (ctypes.c_uint16, "utf-16")
    raw = text.encode(f"{encoding}-{'le' if _little() else 'be'}")
    length = len(raw) // ctypes.sizeof(wide)
    room = length * 12 + 64
    read, written = ctypes.c_int(length), ctypes.c_int(room)
    source, target = (wide * length).from_buffer_copy(raw), (wide * room)()
    marks = (ctypes.c_uint16 * room)(*forms) if forms and any(forms) else None
    back, forth = (ctypes.c_int * room)(), (ctypes.c_int * room)()
    done = library.lou_translate(
        table.encode("ascii"),
        source,
        ctypes.byref(read),
        target,
        ctypes.byref(written),
        marks,
        None,
        forth,
        back,
        None,
        _CELLS,
    )
    if not done or read.value != length:
        raise OutsideToolError(f"liblouis could not translate “{text[:40]}” with {table}")
    codes = target[: written.value]
    complete = all(code < _FIRST_CELL + 64 for code in codes)
    cells = "".join(chr(code) if code < _FIRST_CELL + 64 else chr(_FIRST_CELL) for code in codes)
    return Cells(brf(cells), tuple(back[: written.value]), complete)


def with_apostrophes(text: str, *, elided: bool) -> str:
    """Text whose apostrophes are not the ends of quotations, which have another sign (UEB 7.6).

    ``elided`` says that no quotation ends with that sign.
    """
    return (_BEHIND if elided else _WITHIN).sub("'", text)


def _little() -> bool:
    return ctypes.c_uint16(1).value == bytes(ctypes.c_uint16(1))[0]


@cache
def knows(character: str, table: str) -> bool:
    """Whether a table has a sign for a character.

    For one that is unknown liblouis writes its number, in signs that the table may have, or leaves a gap.
    """
    if not translate(character, table).complete:
        return False
    shown, rest = (_call("lou_translateString", character, table, _CELLS | more) for more in (0, _NO_UNDEFINED))
    return shown == rest and (character.isspace() or shown != chr(_FIRST_CELL))


def in_signs(word: str, table: str) -> str:
    """A word with signs that are read alike in the place of those that a table has no cells for."""
    return "".join(
        _ALIKE[sign] if sign in _ALIKE and not knows(sign, table) and knows(_ALIKE[sign], table) else sign
        for sign in word
    )


@cache
def forward(text: str, table: str) -> str | None:
    """Text in braille ASCII without a layout, or nothing if the table has no sign for some of it."""
    cells = _call("lou_translateString", text, table, _CELLS)
    if any(ord(cell) >= _FIRST_CELL + 64 for cell in cells) or not all(knows(sign, table) for sign in set(text)):
        return None
    return brf(cells)


def back(cells: str, table: str) -> str:
    """Braille ASCII as text."""
    return _call("lou_backTranslateString", patterns(cells), table, 0)


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

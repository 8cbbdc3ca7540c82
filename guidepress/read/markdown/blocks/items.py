"""The markers of items: bullets, numbers, letters and Roman numerals, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BULLETS = "-*+•‣◦▪●○"
"""The signs of CommonMark (0.31, 5.2), and those that word processors leave behind."""

LOOK_AHEAD = 200
"""Lines in which the second item of a list is looked for whose first alone might be prose, such as ``A. Smith``."""

_MARKER = re.compile(
    rf"(?P<bullet>[{BULLETS}])(?=[ \t\u00a0]|$)"
    r"|(?P<open>\()?(?P<label>\d{1,9}|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|[A-Za-z]|#)(?P<close>[.)])(?=[ \t]|$)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_WHOLE = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


@dataclass(frozen=True, slots=True)
class Marker:
    """One way to read the sign before an item.

    ``style`` is ``-`` for a bullet, else what HTML has as ``type`` (``1``, ``a``, ``A``, ``i``, ``I``); ``around`` is
    what stands around the number, or the bullet; ``length`` counts the signs of the marker.
    """

    style: str
    value: int
    around: str
    length: int

    @property
    def ordered(self) -> bool:
        """Whether items are counted."""
        return self.style != "-"

    @property
    def is_plain(self) -> bool:
        """Whether nobody takes it for anything else: a bullet, or a number with a full stop or bracket behind it."""
        return not self.ordered or (self.style == "1" and self.around in {".", ")"})

    @property
    def is_counted(self) -> bool:
        """Whether it leaves its number to the program, as pandoc's ``#.`` does."""
        return self.around.startswith("#")

    def goes_on(self, before: Marker) -> bool:
        """Whether its number can stand behind that of the other marker."""
        return self.value > before.value or (self.is_counted and before.is_counted)

    def follows(self, before: Marker) -> bool:
        """Whether it may stand before the next item of a list that has the other marker."""
        return self.style == before.style and (not self.ordered or self.around == before.around)


def readings(text: str) -> tuple[Marker, ...]:
    """The ways to read the marker at the beginning of a text, if there is one; ``i.`` is a numeral and a letter."""
    found = _MARKER.match(text)
    if found is None:
        return ()
    length = found.end()
    if found["bullet"]:
        return (Marker("-", 0, found["bullet"], length),)
    label, around = found["label"], f"{found['open'] or ''}{found['close']}"
    if around == "(.":
        return ()
    if label == "#":
        return (Marker("1", 0, f"#{around}", length),)
    if label.isdigit():
        return (Marker("1", int(label), around, length),)
    made = []
    if value := _roman(label.lower()):
        made.append(Marker("i" if label.islower() else "I", value, around, length))
    if len(label) == 1:
        made.append(Marker("a" if label.islower() else "A", ord(label.lower()) - ord("a") + 1, around, length))
    return tuple(made)


def confirmed(candidates: Sequence[Marker], later: Iterable[str]) -> Marker | None:
    """The reading that a later line of the list confirms by the next number, if one does; ``later`` are its lines."""
    for line in later:
        following = readings(line)
        for one in candidates:
            if any(other.follows(one) and other.value in {one.value + 1, 0} for other in following):
                return one
    return None


def _roman(label: str) -> int:
    """The value of a Roman numeral in small letters; 0 if it is none."""
    if not label or not _WHOLE.fullmatch(label):
        return 0
    values = [_ROMAN[letter] for letter in label]
    return sum(
        -value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )

"""Telephone numbers in running text: where they stand, how alike two are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.policies.wordings import Wordings, folded

FEWEST = 7
"""Digits of a number that is recognised by its shape alone."""
ALIKE = 2
"""Digits in which two numbers may differ and still be taken for one another."""

_NATIONAL = 11
"""Digits of a North American number with its 1."""

_SHAPES = Wordings(
    [
        r"\+\d[\d ().-]{5,20}\d",
        r"(?:\b1[-. ])?\(?\b\d{3}\)?[-. ]\d{3}(?:[-. ]\d{4}|-[a-z]{4})\b",
        r"\b1[-. ]\d{3}[-. ][a-z]{3}-\d{4}\b",
        r"\b1-\d{3}-[a-z]{4,7}(?:-[a-z])?\b",
        r"\(?\b0\d{1,5}\)?[ /-]\d{2,8}(?:[ -]\d{2,8}){0,4}\b",
        r"\b1[38]00[ -]\d{3}[ -]\d{3}\b",
        r"\b13 ?\d{2} ?\d{2}\b",
        r"\b116 \d{3}\b",
    ]
)
_BETWEEN = {
    "call calls calling dial dials ring phone telephone text hotline helpline lifeline number": "or text call dial"
    " the number at on emergency line for help to now is free and local your once immediately",
    "rufen wahlen notruf nummer rufnummer telefon wahlt ruft": "sie den die das notruf nummer unter bitte sofort"
    " notarzt im notfall oder ist lautet",
    "appelez composez numero telephone appeler": "le la les au numero immediatement tout de suite"
    " ou est d'urgence vite",
    "llame marque numero telefono llamar": "al a el la numero de inmediato enseguida o es emergencias",
}
"""Words of calling, and what may stand between one of them and a short number."""
_CALLED = Wordings(
    [
        rf"\b(?:{'|'.join(call.split())})(?:[ ,:]{{1,2}}(?:{'|'.join(words.split())})){{0,5}}[ ,:]{{1,2}}"
        for call, words in _BETWEEN.items()
    ]
)
_SHORT = re.compile(r"(?<![\w.,:/-])(\d{3} \d{3}|\d-\d-\d|\d{3})(?![\w/-]|[.,:]\d)")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d")
_KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as it is written, its digits, and where it begins in its text."""

    written: str
    digits: str
    start: int


def numbers_in(text: str) -> Iterator[Number]:
    """The telephone numbers of a text: long ones by their shape, short ones after a word of calling."""
    plain = folded(text)
    taken: list[tuple[int, int]] = []
    for found in _SHAPES.all(plain):
        written = found.words.strip(" -.")
        digits = digits_of(written)
        if len(digits) >= (6 if digits.startswith(("13", "116")) else FEWEST) and not _DATE.fullmatch(written):
            taken.append((found.start, found.end))
            yield Number(
                text[found.start : found.end].strip(" -.") if len(plain) == len(text) else written, digits, found.start
            )
    for found in _CALLED.all(plain):
        rest = plain[found.end : found.end + 24]
        one = _SHORT.match(rest)
        at = found.end
        if one is not None and not any(begin <= at < end for begin, end in taken):
            yield Number(one[1], digits_of(one[1]), at)


def digits_of(written: str) -> str:
    """The digits that are dialled: letters by their keys (ITU-T E.161), no signs."""
    return "".join(sign for sign in folded(written).translate(_KEYS) if sign.isdigit())


def is_same(one: str, other: str) -> bool:
    """Whether two numbers (digits) are one, with or without the prefix of a country or of long distance."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    return len(short) >= FEWEST and long.endswith(short.lstrip("0")) and len(long) - len(short.lstrip("0")) <= 4


def is_near(one: str, other: str) -> bool:
    """Whether a number is so like another that it was probably meant: a digit or two, or two in the other order."""
    one, other = (
        one.removeprefix("1") if len(one) == 11 else one,
        other.removeprefix("1") if len(other) == 11 else other,
    )
    if len(one) == len(other):
        wrong = sum(a != b for a, b in zip(one, other, strict=True))
        return 0 < wrong <= (ALIKE if len(one) >= FEWEST else 1) or (wrong == ALIKE and sorted(one) == sorted(other))
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))

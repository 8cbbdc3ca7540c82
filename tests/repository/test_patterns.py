"""The patterns of the program on strings made to be slow: none takes more than the square of a text's length.

Texts are bounded where they enter (a paragraph has at most 40,000 signs), so a square ends; a cube or a power does not.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import guidepress

MOST = 0.03
"""Seconds of the processor from which on a string is slow enough to be compared with one of half its length."""
SQUARE = 4
NOISE = 1.6
SIGNS = (
    "a",
    " ",
    "1",
    "-",
    ".",
    "(",
    "[",
    "a ",
    "a.",
    "a-",
    "1.",
    "\n",
    "\n ",
    " \n",
    "*",
    "_",
    "<",
    "<a ",
    '"',
    "a\u0300",
    "é",
)
_CLASS = re.compile(r"\[\^?(\\?.)")
_LITERAL = re.compile(r"(?<!\\)[\w<>&'\"/:;@#=!*_~`|{}-]")


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every pattern that a module holds, by the module and its name there."""
    seen = set()
    for found in pkgutil.walk_packages(guidepress.__path__, "guidepress."):
        for name, value in sorted(vars(importlib.import_module(found.name)).items()):
            if isinstance(value, re.Pattern) and value not in seen:
                seen.add(value)
                yield f"{found.name}.{name}", value


def pieces(pattern: re.Pattern[str] | re.Pattern[bytes]) -> list[str]:
    """Pieces to repeat: of all texts, and of what the pattern itself asks for."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    own = [*dict.fromkeys(_LITERAL.findall(source))][:8]
    classes = [sign.removeprefix("\\") for sign in dict.fromkeys(_CLASS.findall(source))][:4]
    pairs = [one + other for one in own[:4] for other in own[:4] if one != other]
    return [*dict.fromkeys([*SIGNS, *own, *classes, *pairs])]


def seconds(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> float:
    """What a search for the pattern takes, in seconds of the processor."""
    given = text if isinstance(pattern.pattern, str) else text.encode()
    begun = time.process_time()
    pattern.search(given)  # type: ignore[arg-type]  # of its own kind
    return time.process_time() - begun


def grows(pattern: re.Pattern[str] | re.Pattern[bytes], piece: str) -> float:
    """How many times longer twice as long a text takes, once that can be told; 0 if all are quick."""
    before, length = 0.0, 16
    while length <= 4096:
        taken = min(seconds(pattern, piece * length + end) for end in ("\0",))
        if taken > MOST:
            again = min(taken, seconds(pattern, piece * length + "\0"))
            return again / max(before, MOST / SQUARE / NOISE / 2)
        before, length = taken, length * 2
    return 0.0


@pytest.mark.slow
def test_no_pattern_takes_more_than_the_square_of_a_text() -> None:
    """Twice as long takes at most four times as long, with some noise."""
    bad, count = [], 0
    for name, pattern in patterns():
        count += 1
        for piece in pieces(pattern):
            if (times := grows(pattern, piece)) > SQUARE * NOISE:
                bad.append(f"{name} on {piece!r}: x{times:.0f}")
                break
    assert count > 200
    assert bad == []

"""Wordings: the patterns of a policy, and the text that they are looked for in, both folded alike.

Policies of a project are untrusted. Their patterns are run by RE2 (https://github.com/google/re2), whose time is linear
in the length of the text whatever the pattern is; RE2 knows letters and the edges of words in ASCII only, so patterns
and texts are folded to it where a letter has a base letter there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

MAX_GAP = 120
"""The most repeats of a piece of a wording."""
MAX_SIZE = 4000
"""The most steps (instructions of RE2) of one wording; a letter is one, a gap of forty signs about three hundred."""

_FORBIDDEN = re.compile(r"[*+]|\{\d*,\}|\(\?(?!:)|\\[1-9AZgkpPC]")
_GAP = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LIKE = {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}


class _Folding(dict[int, str]):
    """What each character becomes; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


def _folded(sign: str) -> str:
    if sign in _UNSEEN or unicodedata.combining(sign):
        return ""
    sign = _SIGNS.get(sign, sign)
    if unicodedata.category(sign) == "Pd" or sign == "−":
        return "-"
    if sign.isspace():
        return " "
    kept = "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one)).lower()
    kept = "".join(_LIKE.get(one, one) for one in kept)
    return " " if not kept.strip() else kept


_FOLDING = _Folding()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text as wordings see it: lower case, no accents, straight quotation marks and hyphens, no invisible signs.

    Positions stay, but for the few signs that become two letters or none.
    """
    return text.translate(_FOLDING)


@dataclass(slots=True)
class Steps:
    """How many steps the wordings have that were looked at."""

    taken: int = 0


_STEPS: ContextVar[Steps | None] = ContextVar("steps", default=None)
_UNQUESTIONED: ContextVar[bool] = ContextVar("unquestioned", default=False)


@contextmanager
def counted_steps() -> Iterator[Steps]:
    """Count the steps of all wordings that `bounded` lets through meanwhile."""
    steps = Steps()
    token = _STEPS.set(steps)
    try:
        yield steps
    finally:
        _STEPS.reset(token)


@contextmanager
def unquestioned() -> Iterator[None]:
    """Let `bounded` take every wording meanwhile: those of the packs of this package, which the tests hold to it."""
    token = _UNQUESTIONED.set(True)
    try:
        yield
    finally:
        _UNQUESTIONED.reset(token)


def bounded(pattern: str) -> str:
    """A pattern that a policy may use, as it is written.

    No ``*``, ``+`` or open ``{n,}``, no look-around or back-reference; nothing is repeated more than `MAX_GAP` times,
    and the whole is no larger than `MAX_SIZE`; it must not fit the empty text. So a pattern tells a wording, not a
    whole text. Raises ``ValueError`` that says which of these it breaks.
    """
    if _UNQUESTIONED.get():
        return pattern
    plain = re.sub(r"\\[*+?{}()|.\[\]]", "x", pattern)
    if found := _FORBIDDEN.search(plain):
        raise ValueError(f"'{found[0]}' is not allowed in a wording: only bounded repeats such as .{{0,40}}")
    gaps = _GAP.findall(plain)
    if any(int(high or low) > MAX_GAP for low, high in gaps):
        raise ValueError(f"nothing may be repeated more than {MAX_GAP} times")
    try:
        compiled = compiled_of((pattern,))
    except ValueError as error:
        raise ValueError(f"is not a regular expression: {error}") from error
    if compiled.size > MAX_SIZE:
        raise ValueError(f"is too large ({compiled.size} steps; the limit is {MAX_SIZE}): use fewer or shorter gaps")
    if compiled.search("") is not None:
        raise ValueError("matches the empty text, and so every text")
    if (steps := _STEPS.get()) is not None:
        steps.taken += compiled.size
    return pattern


@dataclass(frozen=True, slots=True)
class Found:
    """Where a wording stands in a text, and what stands there."""

    start: int
    end: int
    words: str


class Wordings:
    """One or more patterns, each an alternative, as one machine. A text may be as it is written: it is folded here."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Raises ``ValueError`` for what RE2 does not take."""
        options = re2.Options()
        options.case_sensitive = False
        options.log_errors = False
        joined = "|".join(f"(?:{_folded_pattern(one)})" for one in patterns)
        try:
            self._machine: Any = re2.compile(joined, options)
        except re2.error as error:
            detail = error.args[0] if error.args else ""
            raise ValueError(detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)) from error

    @property
    def size(self) -> int:
        """The steps of the machine; its time is at most as many for each letter of a text."""
        return int(self._machine.programsize)

    def search(self, text: str) -> Found | None:
        """The first place, or ``None``."""
        found = self._machine.search(folded(text))
        return None if found is None else _found(text, found)

    def without(self, text: str) -> str:
        """A folded text with every place blanked out."""
        for found in list(self.all(text)):
            text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
        return text

    def all(self, text: str) -> Iterator[Found]:
        """Every place, none over another."""
        for found in self._machine.finditer(folded(text)):
            yield _found(text, found)


def _found(text: str, found: Any) -> Found:
    whole = len(found.string) == len(text)
    return Found(found.start(), found.end(), text[found.start() : found.end()] if whole else found.group(0))


@lru_cache(maxsize=4096)
def compiled_of(patterns: tuple[str, ...]) -> Wordings:
    """The machine of some patterns, made once."""
    return Wordings(patterns)


def any_of(patterns: Sequence[str]) -> Wordings | None:
    """The machine of some patterns; ``None`` if there are none."""
    return compiled_of(tuple(patterns)) if patterns else None


def _folded_pattern(pattern: str) -> str:
    """A pattern folded as texts are; what stands after a backslash is kept."""
    pieces, last = [], 0
    for one in _ESCAPE.finditer(pattern):
        pieces += [folded(pattern[last : one.start()]), one[0]]
        last = one.end()
    return "".join([*pieces, folded(pattern[last:])])

"""Where what is told parts from what was written: one walk over both, as long as they agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.check.source.pieces import Piece
from guidepress.check.source.signs import signs
from guidepress.check.source.told import Told

AHEAD = 32
"""Signs of the words to come by which it is decided whether markup is told or not."""

PROBE = 24
"""Signs that must agree for the two to be together again."""

MOST = 20
"""Differences that are told of one part; who has more has another problem."""


_PLACES = 8
"""Places that are tried at a time, where some of several marks are told and some are not."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch where the two part: the words that are lost, and the offsets of what is told in their place."""

    lost: tuple[Piece, ...]
    begin: int
    end: int
    after: Piece | None


def differences(pieces: Sequence[Piece], told: Told, lines: Sequence[str]) -> Iterator[Difference]:
    """The differences in order; ``lines`` are those of the file, for a line all of whose signs are words."""
    walk = _Walk(pieces, told, lines)
    for _ in range(MOST):
        if (difference := walk.next()) is None:
            return
        yield difference


class _Walk:
    """Goes along both texts; ``at`` is the next piece, ``to`` the next sign told."""

    def __init__(self, pieces: Sequence[Piece], told: Told, lines: Sequence[str]) -> None:
        self.pieces, self.told, self.lines = pieces, told.signs, lines
        self.starts = told.starts
        self.index: dict[str, list[int]] = {}
        self.at = self.to = 0
        self.line = (0, 0, 0)  # the line at hand, and where both texts were as it began
        self.tried: set[int] = set()

    def next(self) -> Difference | None:
        """Walk to the next difference, and past it."""
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if piece.line != self.line[0]:
                self.line = (piece.line, self.at, self.to)
            if piece.markup:
                self._pass_markup()
            elif self.told.startswith(piece.signs, self.to):
                self.to += len(piece.signs)
                self.at += 1
            elif not self._is_all_words():
                return self._part()
        if self.to < len(self.told):
            begin, self.to = self.to, len(self.told)
            return Difference((), begin, self.to, self._last())
        return None

    def _last(self) -> Piece | None:
        return next((piece for piece in reversed(self.pieces[: self.at]) if not piece.markup), None)

    def _ahead(self, at: int, length: int) -> str:
        """The signs of the words from a piece on, markup left out."""
        found, size = [], 0
        while at < len(self.pieces) and size < length:
            if not self.pieces[at].markup:
                found.append(self.pieces[at].signs)
                size += len(found[-1])
            at += 1
        return "".join(found)[:length]

    def _pass_markup(self) -> None:
        end = self.at
        while end < len(self.pieces) and self.pieces[end].markup:
            end += 1
        ahead = self._ahead(end, AHEAD)
        if ahead and self.told.startswith(ahead, self.to):
            self.at = end
            return
        held = "".join(piece.signs for piece in self.pieces[self.at : end])
        if ahead and (to := self._behind(end, ahead)) is not None:
            self.at, self.to = end, to
            return
        if self.told.startswith(held, self.to):
            self.to += len(held)
        else:
            for piece in self.pieces[self.at : end]:
                if self.told.startswith(piece.signs, self.to):
                    self.to += len(piece.signs)
        self.at = end

    def _behind(self, end: int, ahead: str) -> int | None:
        """Where the words to come are told, behind as many of the pieces of markup at hand as may be told before."""
        places = [self.to]
        for piece in self.pieces[self.at : end]:
            length = len(piece.signs)
            further = [to + length for to in places if length and self.told.startswith(piece.signs, to)]
            places = sorted({*places, *further})[-_PLACES:]
        return next((to for to in reversed(places) if self.told.startswith(ahead, to)), None)

    def _is_all_words(self) -> bool:
        """Whether all signs of the line at hand are told, markup or not, as in code; if so, walk past it."""
        number, at, to = self.line
        if number in self.tried or not 0 < number <= len(self.lines):
            return False
        self.tried.add(number)
        held = signs(self.lines[number - 1])
        if not self.told.startswith(held, to):
            return False
        while at < len(self.pieces) and self.pieces[at].line == number:
            at += 1
        self.at, self.to = at, to + len(held)
        return True

    def _part(self) -> Difference:
        """The difference at hand: as little as possible of both until they agree again."""
        at, to = self.at, self.to
        self.at, self.to = self._together()
        lost = tuple(piece for piece in self.pieces[at : self.at] if not piece.markup)
        before = next((piece for piece in reversed(self.pieces[:at]) if not piece.markup), None)
        return Difference(lost, to, self.to, before)

    def _together(self) -> tuple[int, int]:
        """The nearest place at which both go on alike: the one before which the fewest signs of both are passed."""
        if not self.index:
            for start in self.starts:
                self.index.setdefault(self.told[start : start + PROBE], []).append(start)
        result = len(self.pieces), len(self.told)
        best, passed = len(self.told) - self.to + sum(len(piece.signs) for piece in self.pieces[self.at :]), 0
        for at in range(self.at, len(self.pieces)):
            if passed >= best:
                break
            if self.pieces[at].markup:
                continue
            to = self._where(self._ahead(at, PROBE))
            if to is not None and passed + to - self.to < best:
                best, result = passed + to - self.to, (at, to)
            passed += len(self.pieces[at].signs)
        return result

    def _where(self, probe: str) -> int | None:
        """Where these signs are told next, at the beginning of a word; fewer than usual are the last of all."""
        if len(probe) < PROBE:
            last = len(self.told) - len(probe)
            return last if last >= self.to and self.told.endswith(probe) else None
        starts = self.index.get(probe, [])
        nth = bisect_left(starts, self.to)
        return starts[nth] if nth < len(starts) else None

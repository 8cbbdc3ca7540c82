"""What looks like chance on a cover and is none: numbers that follow from what the guide is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from guidepress.model.book import Book


@dataclass
class Chance:
    """A row of numbers from a seed: the same seed gives the same row, on every machine (SHA-256 in counter mode)."""

    seed: str
    _count: int = field(default=0, init=False)
    _held: list[int] = field(default_factory=list, init=False)

    def share(self) -> float:
        """The next number, from 0 to 1."""
        if not self._held:
            digest = hashlib.sha256(f"{self.seed}\0{self._count}".encode()).digest()
            self._held = [int.from_bytes(digest[place : place + 4], "big") for place in range(0, 32, 4)]
            self._count += 1
        return self._held.pop(0) / 0xFFFFFFFF

    def between(self, least: float, most: float) -> float:
        """The next number, within two bounds."""
        return least + (most - least) * self.share()

    def below(self, number: int) -> int:
        """The next whole number, from 0 to one less than ``number``."""
        return min(int(self.share() * number), number - 1)


def chance_of(book: Book) -> Chance:
    """The row of a guide: of its identifier and its slug, so that an edition looks like the one before it."""
    return Chance(f"{book.settings.identifier} {book.settings.slug}")

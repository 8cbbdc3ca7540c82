"""What the plain reader makes of a file: words, and stretches that are declared to be none."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as written, its signs and its line; ``markup`` is a stretch that is declared to be no words."""

    signs: str
    line: int
    shown: str
    markup: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the guide has: the keys of its sources, which may be cited as ``@key``, and the titles that callouts get.

    A callout's title that is the one it would get without is not looked for: nothing tells the two apart.
    """

    keys: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Written:
    """The pieces of a file in order, and those of its notes in the order in which they are called.

    ``titled`` says whether the file has a first-level heading.
    """

    body: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    titled: bool = True

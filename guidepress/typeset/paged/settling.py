"""Which page a book gets: that of its number of pages, which depends on the page.

A wider margin may make more pages, and more pages ask for a wider margin, or for openings on rectos. The page of a book
is the least that its own number of pages asks for: the one that is reached from the page of a thin book when nothing
is taken back. To lay a long book out once, its pages are guessed; what was guessed decides what is laid out first, and
never what comes out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from guidepress.model.edition import Edition
from guidepress.model.settings import Settings
from guidepress.typeset.paged.geometry import Trim, geometry, grown, letters_of

_FEW = 2
"""Pages by which a book may be shorter where its parts open otherwise: a last leaf, lines that are mended."""

_SHORTER = 0.985
"""What is left of the pages that a book has by its measure if it is set to another, for parts end in whole pages.

Many parts would have to end a few lines down a page, all of them, for less to be left.
"""

_RUNS_ON = 1.5
"""Pages that a part spares at most where it runs on: the rest of a page, and the room above its title."""

_MISTAKEN = 0.1
"""By how much the first pages of a book may mislead about the others, at worst; less, the more of it is laid out."""

_TELLING = 24
"""From how many pages of the body on they say anything about the others."""

_MOST_LEFT = 3
"""How often a page is left before all of the book is laid out on it."""


class AstrayError(Exception):
    """The pages so far say that the book belongs on another page; ``pages`` are about as many as it has."""

    def __init__(self, pages: int) -> None:
        """About so many pages."""
        super().__init__(pages)
        self.pages = pages


@dataclass(frozen=True, slots=True)
class Extent:
    """How many pages a book has, how many of them are blank because parts wait for a side, and how many parts."""

    pages: int
    blank: int = 0
    parts: int = 0

    def least_on(self, own: Trim, other: Trim) -> int:
        """So many pages it has at least on a page with more room than its ``own``, or whose parts wait for less."""
        if own == other:
            return self.pages
        pages: float = self.pages
        if own.openings != other.openings:
            pages -= self.blank + _FEW
        if own.openings != other.openings == "run-on":
            pages -= math.ceil(_RUNS_ON * self.parts)
        if own.inner != other.inner:
            pages = pages * letters_of(own) / letters_of(other) * _SHORTER - _FEW
        return max(1, int(pages))


class Watch(Protocol):
    """Told, after each part of the body, how many pages all of it will have and what share of it is laid out.

    Raises `AstrayError` if that is the number of another page.
    """

    def __call__(self, pages: float, share: float) -> None: ...  # noqa: D102


Laid = TypeVar("Laid")


def settle(
    settings: Settings,
    edition: Edition,
    lay_out: Callable[[Trim, Watch], Laid],
    extent: Callable[[Laid], Extent],
    guess: Callable[[Trim], int] = lambda _trim: 1,
) -> Laid:
    """Lay a book out on the page that its number of pages asks for; returns the pages of the last round.

    ``guess`` says how many pages it may have. What was laid out on a wide page tells how many there are at least on
    one with more room; only where that leaves in doubt which is asked for, the book is laid out there too. So there is
    one layout for most books, and one for each page that is in question for those near the end of a row of the table.
    """
    search = _Search(settings, edition, guess)
    while True:
        trim = search.next_page()
        try:
            laid = lay_out(trim, search.watch(trim))
        except AstrayError as error:
            search.leave(trim, error.pages)
            continue
        search.known[trim] = extent(laid)
        if search.next_page() == trim:
            return laid
        del laid  # its memory is for the next


class _Search:
    """What is known and believed of a book's pages: ``known`` has those on each page that it was laid out on."""

    def __init__(self, settings: Settings, edition: Edition, guess: Callable[[Trim], int]) -> None:
        self._settings, self._edition = settings, edition
        self._narrow = geometry(settings, edition, 1)
        self._believed = guess(self._narrow)
        self._left: set[Trim] = set()
        self.known: dict[Trim, Extent] = {}

    def next_page(self) -> Trim:
        """The least page that is asked for, as far as is known; one that is not known is to be laid out."""
        return self._reached(self._believed)

    def _reached(self, believed: int) -> Trim:
        trim = self._narrow
        while (wanted := self._wanted(trim, self._pages(trim, believed))) != trim:
            trim = wanted
        return trim

    def _wanted(self, trim: Trim, pages: int) -> Trim:
        return grown(trim, geometry(self._settings, self._edition, pages))

    def _pages(self, trim: Trim, believed: int) -> int:
        """How many pages the book has on a page, at least; as many as are believed if nothing is known."""
        if trim in self.known:
            return self.known[trim].pages
        wider = ((one, extent) for one, extent in self.known.items() if grown(trim, one) == one)
        return max((extent.least_on(one, trim) for one, extent in wider), default=believed)

    def leave(self, trim: Trim, pages: int) -> None:
        """Believe in another number of pages from now on."""
        self._left.add(trim)
        self._believed = pages

    def watch(self, trim: Trim) -> Watch:
        """Who looks on while the book is laid out on a page. Nobody does where it was begun before."""

        def watch(pages: float, share: float) -> None:
            if trim in self._left or len(self._left) >= _MOST_LEFT or pages * share < _TELLING:
                return
            doubt = _MISTAKEN * (1 - share)
            fewest, most = int(pages * (1 - doubt)), math.ceil(pages * (1 + doubt))
            if self._wanted(trim, fewest) != trim:
                raise AstrayError(fewest)
            if (narrower := self._reached(most)) != trim and grown(narrower, trim) == trim:
                raise AstrayError(most)

        return watch

"""The lettering of the spine: title and authors on one line, if the shop allows it and the spine is wide enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.print.shops import PROFILES
from guidepress.model.print_job.cover_sheet import SheetGeometry
from guidepress.typeset.fonts.outlines import Letters, advance, held, number, outline, rise_and_fall, shortened
from guidepress.typeset.fonts.own import Typefaces
from guidepress.typeset.looks import typefaces_of

_LARGEST = 0.044
"""The greatest size of the title, in widths of the front."""

_ENOUGH = 0.75
"""The spine says all it might if that costs no more than a quarter of the size."""

_HEAD = 0.06
"""What the lettering keeps from head and foot, in heights of the book, if the shop asks for no more."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The lettering as SVG, turned and in its place, and its words."""

    paths: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """Title and authors in a size; the authors are set smaller, but never below ``floor``."""

    title: str
    people: str
    size: float
    floor: float
    faces: Typefaces

    @property
    def title_letters(self) -> Letters:
        return Letters(self.faces.titles, 600, self.size, 1.0, others=self.faces.others)

    @property
    def people_letters(self) -> Letters:
        return Letters(self.faces.sans, 400, max(self.size * 0.72, self.floor), 1.0, others=self.faces.others)

    @property
    def people_width(self) -> float:
        return advance(self.people, self.people_letters)

    def extents(self) -> tuple[float, float]:
        """How far the ink reaches above the baseline and below it."""
        title = rise_and_fall(self.title, self.title_letters)
        people = rise_and_fall(self.people, self.people_letters)
        return max(title[0], people[0]), max(title[1], people[1])

    def fits(self, room: float, length: float) -> bool:
        wide = advance(self.title, self.title_letters) + (self.people_width + 2 * self.size if self.people else 0)
        return sum(self.extents()) <= room and wide <= length


def spine_lettering(book: Book, geometry: SheetGeometry) -> Spine:
    """Title and authors of the spine; nothing where the shop wants none or where none of a legible size fits.

    The ink keeps `CoverRules.spine_clear` from both folds, and letters are no smaller than `PrintProfile.least_text`.
    """
    room = geometry.spine - 2 * geometry.rules.spine_clear
    if not geometry.lettered or room <= 0:
        return Spine()
    edge = max(geometry.rules.safety, geometry.height * _HEAD)
    line = _best(book, geometry.width * _LARGEST, room, geometry.height - 2 * edge)
    return _turned(book, geometry, line, edge) if line else Spine()


def _best(book: Book, largest: float, room: float, length: float) -> _Line | None:
    """The fullest line that need not be much smaller than a shorter one; at worst the beginning of the title."""
    floor, faces = PROFILES[book.settings.print.profile].least_text, typefaces_of(book)
    tried = [line for pair in _versions(book) if (line := _sized(_Line(*pair, largest, floor, faces), room, length))]
    if tried:
        enough = max(line.size for line in tried) * _ENOUGH
        return next(line for line in tried if line.size >= enough)
    line = _Line(book.settings.running_title, "", floor, floor, faces)
    line = replace(line, title=shortened(line.title, line.title_letters, length))
    return line if line.fits(room, length) else None


def _versions(book: Book) -> Iterator[tuple[str, str]]:
    """What the spine may say, the fullest first."""
    settings = book.settings
    names = [person.name for person in settings.authors]
    comma = language_for(settings.language).book.byline.comma
    filed = [(person.file_as or "").partition(",") for person in settings.authors]
    titles = tuple(dict.fromkeys((settings.title, settings.running_title)))
    yield from ((held(title), held(comma.join(names))) for title in titles)
    if all(comma for _, comma, _ in filed):
        yield from ((held(title), held(comma.join(family for family, *_ in filed))) for title in titles)
    yield from ((held(title), "") for title in titles)


def _sized(line: _Line, room: float, length: float) -> _Line | None:
    """The line in the largest size that fits, down to its floor."""
    while line.size >= line.floor:
        if line.fits(room, length):
            return line
        line = replace(line, size=line.size * 0.98)
    return None


def _turned(book: Book, geometry: SheetGeometry, line: _Line, edge: float) -> Spine:
    """The line on its side: the title begins at one edge, the authors end at the other.

    Read from head to foot, the letters stand with their heads towards the front: to the right of the spine, to the left
    of it if the book is bound at its right edge. There the line, which runs from right to left, begins at its right.

    The capitals stand in the middle of the spine, unless a descender or an accent would then leave its room.
    """
    upward = language_for(book.settings.language).spine_up
    rise, fall = line.extents()
    room = geometry.spine / 2 - geometry.rules.spine_clear
    capitals = rise_and_fall("H", line.title_letters)[0]
    base = min(max(capitals / 2, rise - room), room - fall)
    length, right = geometry.height - 2 * edge, geometry.bound_right
    title_at = length - advance(line.title, line.title_letters) if right else 0
    paths = outline(line.title, line.title_letters, title_at, base)
    paths += outline(line.people, line.people_letters, 0 if right else length - line.people_width, base)
    start, angle = (edge, 90) if upward == right else (geometry.height - edge, -90)
    turn = f"translate({number(geometry.spine_middle)} {number(start)}) rotate({angle})"
    return Spine(f'<g transform="{turn}">{paths}</g>', tuple(filter(None, (line.title, line.people))))

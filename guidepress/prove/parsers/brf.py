"""A BRF file as its reader meets it: pages, their numbers, and words in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.standards.braille import ASCII

WIDTH, HEIGHT = 40, 25
CHARACTERS = frozenset(ASCII)

_NUMBER = re.compile(r"([TP]?)#([A-J]+)$")
_LABEL = r"(?:#[A-J]+|[IVXLCDM]+)"
_LINE_OF_PAGE = re.compile(rf"-{{3,}}({_LABEL}(?:-{_LABEL})?)")
_TOP = re.compile(rf"(?:^|   )([A-Z]*{_LABEL}(?:-{_LABEL})?)$")
_RULE = re.compile("7{30,}|G{30,}")
_GUIDES = re.compile(rf" (?:\"{{2,}} | +)(?:{_LABEL}(?:-{_LABEL})?)$")
_LONG = 12
"""Shorter words are never parted; in Arabic, dot 5 is a comma."""
_NUMERIC_SPACE = re.compile(r"(#[A-J1-4]*[A-J])\"(?=[A-J])")
_DIGITS = dict(zip("JABCDEFGHI", range(10), strict=True))
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Page:
    """A braille page. ``series`` is ``T`` (the transcriber's), ``P`` (front matter) or nothing; ``number`` 0 for none.

    ``lines`` has the text without page numbers, running head and lines that only draw; ``begins`` the print pages
    that begin on it, in order, as written; ``top`` the print page that its first line names, with a letter before it
    where that page began on an earlier one.
    """

    series: str
    number: int
    top: str
    begins: tuple[str, ...]
    lines: tuple[str, ...]


def raw_pages(data: bytes) -> list[list[str]]:
    """The lines of each page; a form feed ends a page, CR LF a line."""
    text = data.decode("ascii", "replace")
    pages = text.split("\f")
    return [page.removesuffix("\r\n").split("\r\n") for page in (pages[:-1] if not pages[-1] else pages)]


def read_page(lines: list[str]) -> Page:
    """What a page says."""
    rows = list(lines)
    series, number = "", 0
    if match := _NUMBER.search(rows[-1]):
        series, number = match[1], _value(match[2])
        rows[-1] = rows[-1][: match.start()].rstrip()
    top, begins, text = "", [], []
    if series != "T" and rows:
        if match := _TOP.search(rows[0]):
            top = match[1]
        rows = rows[1:]
    for row in rows:
        if len(row) == WIDTH and (match := _LINE_OF_PAGE.fullmatch(row)):
            begins.append(match[1])
        elif row.strip() and not _RULE.fullmatch(row):
            text.append(_GUIDES.sub("", row) if len(row) == WIDTH else row)
    return Page(series, number, top, tuple(begins), tuple(text))


def words(pages: list[Page]) -> list[str]:
    """The words of pages in cells; one that dot 5 parts at the end of a line of its own is whole again."""
    found: list[str] = []
    open_word = False
    for line in (line for page in pages for line in page.lines):
        pieces = _spaced(line).split()
        if open_word:
            found[-1] = found[-1][:-1] + pieces[0]
            open_word = len(pieces) == 1 and pieces[0].endswith('"')
            if open_word:
                continue
            pieces = pieces[1:]
        found += pieces
        open_word = len(pieces) == 1 and len(pieces[0]) > _LONG and pieces[0].endswith('"')
    return found


def _goes_on(top: str, shown: str, count: int) -> bool:
    """Whether the number at the top of the ``count``-th page since is a letter and the number of the page that began.

    The letter counts (a, b, ... z, aa): an "iii" after "ii" is no "ii" with the letter i.
    """
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return bool(shown) and top == letters + shown


def _spaced(line: str) -> str:
    """A line with the spaces in numbers, which UEB writes as dot 5 (6.6), as spaces."""
    while (spaced := _NUMERIC_SPACE.sub(r"\1 #", line)) != line:
        line = spaced
    return line


def print_pages(pages: list[Page]) -> Iterator[tuple[bool, int]]:
    """Every print page that begins, in order: whether in roman numerals, and its number."""
    shown, since = "", 0
    for page in pages:
        since += 1
        top = [page.top] if page.top and not _goes_on(page.top, shown, since) else []
        for label in top + list(page.begins):
            first, _dash, last = label.partition("-")
            roman, number = "#" not in first, _folio(first)
            if last and roman and last.startswith("#"):  # a blank page ends the front matter
                yield roman, number
                roman, number = False, 1
            for folio in range(number, _folio(last or first) + 1):
                yield roman, folio
            shown, since = label, 0


def _folio(label: str) -> int:
    """The number of a label; a letter before it is not counted."""
    if "#" in label:
        return _value(label.partition("#")[2])
    values = [_ROMAN[letter] for letter in label if letter in _ROMAN]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _value(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 10 * number + _DIGITS[letter]
    return number

"""A BRF file as its reader meets it: pages, their numbers, and words in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidepress.standards.braille import ASCII

WIDTH, HEIGHT = 40, 25
CHARACTERS = frozenset(ASCII)

_NUMBER = re.compile(r"([TP]?)#([A-J]+)$")
_LABEL = r"(?:#[A-J]+|[IVXLCDM]+)"
_LINE_OF_PAGE = re.compile(rf"-{{3,}}({_LABEL}(?:-{_LABEL})?)")
_TOP = re.compile(rf"(?:^|   )([A-Z]*{_LABEL}(?:-{_LABEL})?)$")
_RULE = re.compile("7{30,}|G{30,}")
_GUIDES = re.compile(rf" (?:\"{{2,}} | +)({_LABEL}(?:-{_LABEL})?)$")
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
    where that page began on an earlier one, and ``head`` the cells before that. By the number of the line that follows:
    ``marks`` are where print pages begin, ``rules`` the cell of lines that only draw. ``entries`` are the pages that
    lines with guide dots lead to, by the number of the line.
    """

    series: str
    number: int
    top: str
    begins: tuple[str, ...]
    lines: tuple[str, ...]
    head: str = ""
    marks: tuple[tuple[int, str], ...] = ()
    rules: tuple[tuple[int, str], ...] = ()
    entries: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in cells, the number of its page, and of its line on it, both from 0; of one that is parted the first."""

    cells: str
    page: int
    line: int


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
    top, head = "", ""
    text: list[str] = []
    marks: list[tuple[int, str]] = []
    rules: list[tuple[int, str]] = []
    entries: list[tuple[int, str]] = []
    if series != "T" and rows:
        head = rows[0]
        if match := _TOP.search(head):
            top, head = match[1], head[: match.start()]
        rows = rows[1:]
    for row in rows:
        if len(row) == WIDTH and (match := _LINE_OF_PAGE.fullmatch(row)):
            marks.append((len(text), match[1]))
        elif _RULE.fullmatch(row):
            rules.append((len(text), row[0]))
        elif row.strip():
            if len(row) == WIDTH and (match := _GUIDES.search(row)):
                entries.append((len(text), match[1]))
                row = row[: match.start()]  # noqa: PLW2901  # the rest of it leads to a page
            text.append(row)
    begins = tuple(label for _line, label in marks)
    return Page(series, number, top, begins, tuple(text), head, tuple(marks), tuple(rules), tuple(entries))


def words(pages: Sequence[Page]) -> list[str]:
    """The words of pages in cells; one that dot 5 parts at the end of a line of its own is whole again."""
    return [one.cells for one in placed(pages)]


def placed(pages: Sequence[Page]) -> list[Placed]:
    """The words of pages, as `words` gives them, with their places."""
    found: list[Placed] = []
    open_word = False
    for page, number, line in ((at, n, line) for at, one in enumerate(pages) for n, line in enumerate(one.lines)):
        pieces = _spaced(line).split()
        if open_word:
            found[-1] = replace(found[-1], cells=found[-1].cells[:-1] + pieces[0])
            open_word = len(pieces) == 1 and pieces[0].endswith('"')
            if open_word:
                continue
            pieces = pieces[1:]
        found += [Placed(piece, page, number) for piece in pieces]
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


def print_pages(pages: Sequence[Page]) -> Iterator[tuple[bool, int]]:
    """Every print page that begins, in order: whether in roman numerals, and its number."""
    for _page, _line, label in beginnings(pages):
        first, _dash, last = label.partition("-")
        roman, number = "#" not in first, _folio(first)
        if last and roman and last.startswith("#"):  # a blank page ends the front matter
            yield roman, number
            roman, number = False, 1
        for folio in range(number, _folio(last or first) + 1):
            yield roman, folio


def beginnings(pages: Sequence[Page]) -> Iterator[tuple[int, int, str]]:
    """Where print pages begin: the page and the line behind it, from 0, and the label as it is written."""
    shown, since = "", 0
    for number, page in enumerate(pages):
        since += 1
        top = [(0, page.top)] if page.top and not _goes_on(page.top, shown, since) else []
        for line, label in [*top, *page.marks]:
            yield number, line, label
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

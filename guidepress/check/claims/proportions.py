"""Proportions that a text keeps all along but once (codes CLM032 and CLM033).

The rows of a table that say what one, two and four grams hold keep one proportion; a row that does not, and would with
two digits exchanged, was mistyped. A number that is told as so many times another is so many times one that stands
beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from lxml import etree

from guidepress.check.claims.numbers import is_near, value
from guidepress.check.text.prose import written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import has_decimal_comma, primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, fold, place_of

CLM032 = rule_of("CLM032")
CLM033 = rule_of("CLM033")

_N = r"\d{1,9}(?:[.,]\d{1,3}){0,3}"
_CELL = re.compile(rf"^(?P<n>{_N})\s?(?P<unit>[^\W\d_]{{0,20}})$")
_NUMBER = re.compile(rf"(?<![\w.,/-]){_N}(?![\w/])")
_FEWEST = 4
"""Rows of a table that can show a proportion: three that keep it, and one that does not."""
_SPREAD = 2
"""How many times the least of them the greatest of the rows must be, so that rounding hides nothing."""
_WORDS = {
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "sixteen": 16,
    "twenty": 20,
}
_TIMES = re.compile(
    rf"(?<![\w.,/-])(?P<b>{_N})(?: [^\W\d_]{{1,20}}){{0,2}}, (?:or |that is |which is )?(?P<about>(?:about|some|nearly|almost|over|more than|roughly|around) )?"  # noqa: E501
    rf"(?:(?P<k>{_N}|{'|'.join(_WORDS)}) times|(?P<word>twice))"
    r" (?:as (?:much|many|high|strong|large|often|long)|the)\b"
)
_HAIR = 1e-6
"""What two numbers may differ by that are the same in tenths."""
_NEXT, _FAR = 10, 50
"""How many times as much two rows that follow one another may have, and from how many on the unit is a slip."""
_SCALES = {"µg": 1e-6, "mcg": 1e-6, "mg": 1e-3, "g": 1.0, "kg": 1e3, "ml": 1e-3, "l": 1.0}
"""Units of one kind of table, each in the greatest of its kind that is common."""
_EXACT, _ABOUT = 0.1, 0.2
"""How far a ratio may be from what is told of it, as a share of it; twice as far where the text says 'about'."""


def check_proportions(book: Book) -> Iterator[Finding]:
    """CLM032: a row of a table out of the proportion of the others; CLM033: so many times as much, and it is not."""
    comma = has_decimal_comma(book.settings.language)
    for part in book.parts:
        for table in part.tree.iter("table"):
            yield from _table(table, comma=comma)
            yield from _differences(table, comma=comma)
            yield from _other_unit(table, comma=comma)
    if primary(book.settings.language) == "en":
        yield from _times(book)


def _table(table: etree._Element, *, comma: bool) -> Iterator[Finding]:
    rows = [[flat_text(cell) for cell in row] for row in table.iterfind("tbody/tr")]
    elements = list(table.iterfind("tbody/tr"))
    heads = _column(rows, 0, comma=comma)
    if heads is None or len(rows) < _FEWEST or max(heads) < _SPREAD * min(heads) or len(set(heads)) < len(heads):
        return
    for column in range(1, len(rows[0])):
        numbers = _column(rows, column, comma=comma)
        if numbers is not None and (odd := _out_of_proportion(heads, numbers)) is not None:
            number, right = odd
            said = f"'{rows[number][0]}' has {rows[number][column]} here"
            said += f"; in the proportion of the other rows it is {right:g}"
            yield CLM032.at(place_of(elements[number]), said)


def _column(rows: Sequence[Sequence[str]], column: int, *, comma: bool) -> list[float] | None:
    """The numbers of a column, if each of its cells is one, of one unit, and more than nothing."""
    cells = [_CELL.match(row[column]) if column < len(row) else None for row in rows]
    found = [cell for cell in cells if cell is not None]
    units = {cell["unit"].casefold().removesuffix("s") for cell in found}
    numbers = [value(cell["n"], comma=comma) for cell in found]
    return numbers if len(found) == len(rows) and len(units) == 1 and min(numbers, default=0) > 0 else None


def _out_of_proportion(heads: Sequence[float], numbers: Sequence[float]) -> tuple[int, float] | None:
    """The one row that does not keep the proportion of all others, and what it would be with a slip mended."""
    half = 0.5 * 10.0 ** -max(len(f"{number:g}".partition(".")[2]) for number in numbers)
    ranges = [((number - half) / head, (number + half) / head) for head, number in zip(heads, numbers, strict=True)]
    if _in_common(ranges) is not None:
        return None
    for number in range(len(numbers)):
        others = [one for at, one in enumerate(ranges) if at != number]
        if (kept := _in_common(others)) is None:
            continue
        low, high = (edge * heads[number] for edge in kept)
        step = 2 * half
        rights = [step * n for n in range(round((low - half) / step), round((high + half) / step) + 1)]
        meant = (one for one in rights if is_near(f"{numbers[number]:g}", f"{one:g}"))
        if (right := next(meant, None)) is not None:
            return number, right
    return None


def _in_common(ranges: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    low, high = max(one[0] for one in ranges), min(one[1] for one in ranges)
    return (low, high) if low <= high else None


def _times(book: Book) -> Iterator[Finding]:
    for _part, block in written(book):
        if " times" not in block.words and "twice" not in block.words:
            continue
        before = ""
        for sentence in split_sentences(block.words):
            for one in _TIMES.finditer(sentence):
                told = 2.0 if one["word"] else float(_WORDS.get(one["k"]) or value(one["k"]))
                known = [value(hit[0]) for hit in _NUMBER.finditer(f"{before} {sentence[: one.end('b')]}")]
                slack = told * (_ABOUT if one["about"] else _EXACT)
                pairs = [(a, b) for a, b in combinations(known, 2) if a and b]
                if pairs and not any(abs(max(pair) / min(pair) - told) <= slack for pair in pairs):
                    nearest = known[-1] / known[-2]
                    said = f"'{fold(one[0])}': {known[-1]:g} is {nearest:.3g} times {known[-2]:g}"
                    yield CLM033.at(block.place_of(one[0]), said)
            before = sentence


def _differences(table: etree._Element, *, comma: bool) -> Iterator[Finding]:
    """A column that in every row but one is what another has more than a third ('range' of high and low water), or their sum."""  # noqa: E501
    elements = list(table.iterfind("tbody/tr"))
    rows = [[flat_text(cell) for cell in row] for row in elements]
    if len(rows) < _FEWEST + 1 or len({len(row) for row in rows}) != 1:
        return
    columns = {n: found for n in range(len(rows[0])) if (found := _plain_column(rows, n, comma=comma)) is not None}
    told: set[int] = set()
    for made, (one, other) in ((m, pair) for m in columns for pair in combinations(columns, 2) if m not in pair):
        for sign in (1, -1):
            sums = [abs(a + sign * b) for a, b in zip(columns[one], columns[other], strict=True)]
            odd = [n for n, (a, b) in enumerate(zip(columns[made], sums, strict=True)) if abs(a - b) > _HAIR]
            if len(odd) == 1 and odd[0] not in told and len(set(columns[made])) > _FEWEST - 1:
                told.add(odd[0])
                said = f"'{rows[odd[0]][0]}' has {rows[odd[0]][made]} in column {made + 1}"
                said += f"; columns {one + 1} and {other + 1} make {sums[odd[0]]:g}, as they do in the other rows"
                yield CLM032.at(place_of(elements[odd[0]]), said)


def _plain_column(rows: Sequence[Sequence[str]], column: int, *, comma: bool) -> list[float] | None:
    """The numbers of a column in which each cell is a number and nothing else."""
    cells = [row[column] for row in rows]
    return [value(cell, comma=comma) for cell in cells] if all(re.fullmatch(_N, cell) for cell in cells) else None


def _other_unit(table: etree._Element, *, comma: bool) -> Iterator[Finding]:
    """One cell of a column in another unit than all others, where the numbers go on as if it were the same."""
    elements = list(table.iterfind("tbody/tr"))
    rows = [[flat_text(cell) for cell in row] for row in elements]
    if len(rows) < _FEWEST or len({len(row) for row in rows}) != 1:
        return
    for column in range(len(rows[0])):
        cells = [_CELL.match(row[column]) for row in rows]
        found = [cell for cell in cells if cell is not None and cell["unit"].casefold() in _SCALES]
        units = [cell["unit"].casefold() for cell in found]
        numbers = [value(cell["n"], comma=comma) for cell in found]
        rare = [n for n, unit in enumerate(units) if units.count(unit) == 1]
        if len(found) < len(rows) or len(set(units)) != 2 or len(rare) != 1 or not _is_sorted(numbers):
            continue
        scaled = [number * _SCALES[unit] for number, unit in zip(numbers, units, strict=True)]
        beside = rare[0] - 1 if rare[0] else 1
        if min(numbers) > 0 and _apart(numbers, rare[0], beside) < _NEXT and _apart(scaled, rare[0], beside) > _FAR:
            said = f"'{rows[rare[0]][0]}' has {rows[rare[0]][column]} here, and the other rows have {units[beside]}"
            yield CLM032.at(place_of(elements[rare[0]]), said)


def _apart(numbers: Sequence[float], one: int, other: int) -> float:
    return max(numbers[one], numbers[other]) / min(numbers[one], numbers[other])


def _is_sorted(numbers: Sequence[float]) -> bool:
    return list(numbers) in (sorted(numbers), sorted(numbers, reverse=True))

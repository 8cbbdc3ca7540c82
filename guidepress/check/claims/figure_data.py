"""A figure with a file of data beside it: description and drawing have the numbers of the data (code CLM034)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from lxml import etree

from guidepress.check.claims.numbers import Row, is_near, rows_of_data, rows_of_table, value
from guidepress.languages.registry import has_decimal_comma
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import SVG, flat_text, fold, place_of

CLM034 = rule_of("CLM034")

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,9}(?:[.,]\d{1,3}){0,3}(?![\w%]?\d)")
_LOOSE = re.compile(
    r"\b(?:fewer|less|more|over|under|about|nearly|almost|weniger|mehr|etwa|fast|moins|plus|environ|menos|más|casi)\b",
    re.IGNORECASE,
)
_LONG = 3
"""Figures of a number that is not like another one by chance."""
_FEWEST = 3
"""Rows of the data that a drawing names with their numbers, from which it is taken to draw all of them."""


def check_figure_data(book: Book) -> Iterator[Finding]:
    """CLM034 for the alternative text and the drawing of each figure, against the CSV file of its name.

    What a table of the section has as well is told of the table (CLM020).
    """
    comma = has_decimal_comma(book.settings.language)
    data = {name.removesuffix(".csv"): text for name, text in book.texts.items() if name.endswith(".csv")}
    told: set[str] = set()
    for part in book.parts if data else ():
        in_tables = {row.head for table in part.tree.iter("table") for row in rows_of_table(table)}
        for image in part.tree.iter("img"):
            stem = str(PurePosixPath(image.get("src", "")).with_suffix(""))
            if stem not in data:
                continue
            rows = [row for row in rows_of_data(f"{stem}.csv", data[stem]) if row.numbers and row.head]
            yield from _described(image, [row for row in rows if row.head not in in_tables], comma=comma)
            yield from _captioned(image, rows, comma=comma)
            if stem not in told:
                told.add(stem)
                yield from _drawn(book, image.get("src", ""), rows, comma=comma)


def _described(image: etree._Element, rows: Sequence[Row], *, comma: bool) -> Iterator[Finding]:
    """A number that stands right after the name of a row, and is none of its numbers, rounded or not."""
    words = fold(image.get("alt", ""))
    for row in rows:
        name = re.search(
            rf"(?<!\w){re.escape(row.head)}(?!\w)(?P<between>[^\d,.;:]{{0,24}}[ :]\s?)", words, re.IGNORECASE
        )
        number = _NUMBER.match(words, name.end()) if name else None
        if name and number and not _LOOSE.search(name["between"]) and not _is_of(number[0], row, comma=comma):
            said = f"the alternative text of '{image.get('src')}' gives '{row.head}' {number[0]}, and its data"
            yield CLM034.at(place_of(image), f"{said} {row.numbers[0]} ({row.place})")


def _captioned(image: etree._Element, rows: Sequence[Row], *, comma: bool) -> Iterator[Finding]:
    """A number of three figures or more in the caption that is none of the data, and would be but for a slip."""
    figure = next(image.iterancestors("figure"), None)
    caption = figure.find("figcaption") if figure is not None else None
    known = {number for row in rows for number in row.numbers}
    values = {value(number) for number in known}
    for found in _NUMBER.finditer(flat_text(caption)) if caption is not None else ():
        number = found[0]
        if len(number) < _LONG or value(number, comma=comma) in values:
            continue
        if (meant := next((one for one in sorted(known) if is_near(number, one)), None)) is not None:
            said = f"the caption of '{image.get('src')}' has {number}, and its data {meant}"
            yield CLM034.at(place_of(caption if caption is not None else image), said)


def _drawn(book: Book, name: str, rows: Sequence[Row], *, comma: bool) -> Iterator[Finding]:
    """A row that the drawing names, none of whose numbers it has, while it has those of the other rows."""
    asset = book.assets.get(name)
    if asset is None or asset.media_type != "image/svg+xml":
        return
    root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
    words = [fold("".join(element.itertext())) for element in root.iter(f"{{{SVG}}}text")]
    heads = {text.casefold().rstrip(":") for text in words}
    numbers = [found[0] for text in words for found in _NUMBER.finditer(text)]
    named = [row for row in rows if row.head in heads]
    absent = [row for row in named if not any(_is_of(number, row, comma=comma) for number in numbers)]
    if len(named) - len(absent) < _FEWEST or 4 * len(absent) > len(named):
        return
    for row in absent:
        loose = any(_LOOSE.search(text) and _NUMBER.search(text) for text in words)
        if not (loose and value(row.numbers[0]) < 1):
            yield CLM034.at(
                Place(name), f"the drawing has no {row.numbers[0]} for '{row.head}', as its data has ({row.place})"
            )


def _is_of(number: str, row: Row, *, comma: bool) -> bool:
    """Whether a number as it is told is one of a row's: as it stands there, or rounded to as many decimals."""
    told = value(number, comma=comma)
    decimals = len(number.rpartition("," if comma else ".")[2]) if ("," if comma else ".") in number else 0
    return any(abs(told - value(one)) <= 0.5 * 10.0**-decimals + 1e-9 for one in row.numbers)

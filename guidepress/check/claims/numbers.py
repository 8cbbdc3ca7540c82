"""Numbers of a table, its data, its figure and the text about it are one set (codes CLM019 to CLM022)."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree

from guidepress.check.text.cited import citing
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import has_decimal_comma, primary
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, fold, place_of

CLM019 = rule_of("CLM019")
CLM020 = rule_of("CLM020")
CLM021 = rule_of("CLM021")
CLM022 = rule_of("CLM022")

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,])|(?<![\w.,-])\d+(?:\.\d+)?(?![\w])")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SHARE = re.compile(
    r"(?<![\w.,-])(?P<of>\d[\d,]*(?:\.\d+)?)(?:\s?%|\s(?:percent|per cent)\b|\s(?:of|in|out of)\s(?:(?:every|the|these|those|all)\s)?(?P<all>\d[\d,]*)\b)"  # noqa: E501
)
_OF_OTHERS = {
    "de": r"(?:(?:Erwachsene|Menschen|Personen|Patient(?:en|innen)|Kinder|Befragten?) )?von (?:je |den |allen )?",
    "fr": r"(?:(?:adultes|personnes|patient(?:e?)s|enfants|femmes|hommes|malades) )?sur (?:les |ces )?",
    "es": r"(?:(?:adultos|personas|pacientes|niños|mujeres|hombres) )?de (?:cada |los |las |entre )?",
}


@cache
def _share_in(language: str) -> re.Pattern[str] | None:
    """A share of a number in a language that says it in other words than English: '290 von 200'."""
    said = _OF_OTHERS.get(language)
    if said is None:
        return None
    return re.compile(rf"(?<![\w.,-])(?P<of>\d[\d.]*)\s{said}(?P<all>\d[\d.]*)\b(?!\s(?:mg|g|ml|km|\w+ de \d))")


_OF_EVERY = re.compile(
    r"\b(?:Of|of|Out of|out of) (?:every |each )?(?P<all>\d[\d,]*)(?: [^\W\d_]+){0,4}, (?:about |some |only |nearly |over )?(?P<of>\d[\d,]*)"  # noqa: E501
    r"(?! (?:years?|hours?|days?|weeks?|months?|times|mg|g|grams?|milligrams?)\b)(?![\d.])"
)
"""'Of every 100 users, 130 felt better.'"""
_GROWTH = re.compile(
    r"\b(?:by|more|higher|rose|rise|up|increase[ds]?|grew|growth|over|raised?|increasing|another|extra|dose|exposure)\b"
    r"|%\s(?:more|higher|mehr|höher|de plus|más)|\b(?:um|mehr|höher|stieg|gestiegen|Zunahme|Anstieg|Wachstum"
    r"|augment\w{1,5}|hausse|croissance"
    r"|réduit|aument\w{1,4}|creci\w{1,4}|subi\w{1,3})\b",
    re.IGNORECASE,
)
"""What makes a share of more than all sound, in all languages that the checks of claims know: one search for all."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SHARE_HEAD = re.compile(
    r"\b(?:of (?:every )?(?:100|one hundred)|percent|per cent|percentage|share)\b|%|\bper 100\b", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d{2,})\s(?P<noun>(?:[a-z]+-?[a-z]+\s){0,2}?(?:users|people|men|women|patients|calls|cases|deaths"
    r"|children|adults|births|babies|newborns|volunteers|participants|visits))\b(?!\s?-)"
)
_PEOPLE = frozenset(["users", "people", "men", "women", "patients", "adults", "volunteers", "participants"])
"""Words for those who took part: a study of men may call them users."""
_CITED = re.compile(r"#ref-(?P<key>[^\s\"]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table or of data: what it is about, and its numbers as they are written."""

    head: str
    numbers: tuple[str, ...]
    place: Place


def check_numbers(book: Book) -> Iterator[Finding]:
    """CLM019: shares over the whole; CLM020: a table and its data; CLM021 and CLM022: numbers told in two ways."""
    yield from _shares(book)
    data = {name: rows_of_data(name, text) for name, text in book.texts.items() if name.endswith(".csv")}
    tables = [table for part in book.parts if part.kind is PartKind.SECTION for table in part.tree.iter("table")]
    for rows in data.values():
        for table in tables:
            yield from _against(table, rows)
    yield from _described(book, tables)
    read = list(written(book)) if tables else []
    for part in book.parts:
        own = list(part.tree.iter("table")) if part.kind is PartKind.SECTION else []
        yield from _in_prose(own, [block for where, block in read if where is part])
    if primary(book.settings.language) == "en":
        yield from _counts(book)


def _shares(book: Book) -> Iterator[Finding]:
    """Shares of more than all, in the text and in columns whose heads say that they are shares."""
    comma = has_decimal_comma(book.settings.language)
    others = _share_in(primary(book.settings.language))
    for _part, block in written(book):
        for one in _SHARE.finditer(block.text.words):
            whole = value(one["all"] or "100", comma=comma)
            if _YEAR.match(one["of"]) and " the " in one[0]:  # in 2019, of the 75 trials
                continue
            before = block.text.words[max(one.start() - 60, 0) : one.end() + 16]
            if value(one["of"], comma=comma) > whole and (one["all"] or not _GROWTH.search(before)):
                yield CLM019.at(block.place(one.start()), f"'{fold(one[0])}' is more than all")
        yield from _more_of(block, others) if others else ()
        for one in _OF_EVERY.finditer(block.text.words):
            if value(one["of"]) > value(one["all"]):
                yield CLM019.at(block.place(one.start()), f"'{fold(one[0])}' is more than all")
    for part in book.parts:
        for table in part.tree.iter("table"):
            yield from _columns(table)


def _more_of(block: Block, shares: re.Pattern[str]) -> Iterator[Finding]:
    """'290 von 200' in a language that has a comma before its decimals."""
    for one in shares.finditer(block.text.words):
        if not _YEAR.match(one["all"]) and value(one["of"], comma=True) > value(one["all"], comma=True):
            yield CLM019.at(block.place(one.start()), f"'{fold(one[0])}' is more than all")


def _columns(table: etree._Element) -> Iterator[Finding]:
    heads = [flat_text(cell) for row in table.findall("thead/tr")[-1:] for cell in row]
    for row in table.iterfind("tbody/tr"):
        for head, cell in zip(heads, row, strict=False):
            said = flat_text(cell)
            if _SHARE_HEAD.search(head) and _NUMBER.fullmatch(said) and value(said) > 100 and "change" not in head:
                yield CLM019.at(place_of(cell), f"'{said}' stands under “{head}”, and is more than all")


def value(number: str, *, comma: bool = False) -> float:
    """What a number in digits says; ``comma`` where a comma stands before the decimals.

    Elsewhere a comma that no three figures follow is a decimal one as well: "60,76" is less than 61. What has several
    points that part no thousands (an address of a network, a version) is no number, and neither more nor less than any.
    """
    if number.count(".") > 1 and not (comma and ("," in number or _POINTS.fullmatch(number))):
        return math.nan
    if comma and ("," in number or _POINTS.fullmatch(number)):
        number = number.replace(".", "").replace(",", ".", 1)
    elif "," in number and not _THOUSANDS.fullmatch(number):
        whole, _comma, part = number.partition(",")
        return float(f"{whole}.{''.join(filter(str.isdigit, part)) or 0}")
    return float(number.replace(",", ""))


def rows_of_data(name: str, text: bytes) -> list[Row]:
    """The rows of a CSV file, each with the numbers that stand in cells of their own."""
    lines = csv.reader(io.StringIO(text.decode("utf-8-sig", "replace")))
    return [
        Row(_key(line[0]), tuple(cell.strip() for cell in line[1:] if _NUMBER.fullmatch(cell.strip())), Place(name, n))
        for n, line in enumerate(lines, 1)
        if len(line) > 1
    ]


def _key(words: str) -> str:
    """What a row is about, as it is compared: without what stands in brackets."""
    return fold(re.sub(r"\([^)]*\)", "", words)).casefold()


def rows_of_table(table: etree._Element) -> list[Row]:
    """The rows of a table, each with the cells that are a number."""
    return [
        Row(
            _key(flat_text(row[0])),
            tuple(said for cell in row[1:] if _NUMBER.fullmatch(said := flat_text(cell))),
            place_of(row),
        )
        for row in table.iterfind("tbody/tr")
        if len(row) > 1
    ]


def _against(table: etree._Element, data: Sequence[Row]) -> Iterator[Finding]:
    """Rows of a table that the data has too, with other numbers; the data is the table's if most rows are in both."""
    known = {row.head: row for row in data if row.numbers}
    shared = [(row, known[row.head]) for row in rows_of_table(table) if row.head in known and row.numbers]
    if len(shared) < 3 or 2 * len(shared) < len(known):
        return
    for row, other in shared:
        theirs = {value(one) for one in other.numbers}
        for number in row.numbers:
            if value(number) not in theirs:
                yield CLM020.at(row.place, f"'{row.head}' has {number} here, and {other.numbers[0]} in {other.place}")


def _described(book: Book, tables: Sequence[etree._Element]) -> Iterator[Finding]:
    """Numbers that a figure's alternative text gives a row of the table beside it, and that this row does not have."""
    for part in book.parts:
        own = [table for table in tables if table.getroottree().getroot() is part.tree.getroottree().getroot()]
        for image in part.tree.iter("img") if own else ():
            for clause in re.split(r"[;.](?=\s|$)|, then ", image.get("alt", "")):
                yield from _clause(clause, place_of(image), own)


def _clause(clause: str, place: Place, tables: Sequence[etree._Element]) -> Iterator[Finding]:
    """One clause that names one row of one table, and a number that this row does not have."""
    numbers = [one[0] for one in _NUMBER.finditer(re.sub(r"of (?:every )?\d+", "", clause))]
    named = [
        row
        for table in tables
        for row in rows_of_table(table)
        if row.numbers and row.head.split(",")[0] in clause.casefold()
    ]
    if len(named) == 1 and len(numbers) == 1 and value(numbers[0]) not in {value(one) for one in named[0].numbers}:
        yield CLM020.at(place, f"'{named[0].head}' has {numbers[0]} here, and {named[0].numbers[0]} in its table")


def _in_prose(tables: Sequence[etree._Element], found: Sequence[Block]) -> Iterator[Finding]:
    """A number of a row as a sentence beside the table has it: mistyped by a digit, or with two in the other order.

    The sentence names the row, and has none of its numbers; no table of the part has the number of the sentence.
    """
    rows = [row for table in tables for row in rows_of_table(table) if row.numbers and len(row.head) > 3]
    known = {value(one) for row in rows for one in row.numbers}
    for block in found if rows else ():
        if any(True for _ in block.element.iterancestors("table")):
            continue
        for sentence in split_sentences(block.words):
            plain, numbers = fold(sentence).casefold(), [one[0] for one in _NUMBER.finditer(sentence)]
            named = [row for row in rows if re.search(rf"(?<!\w){re.escape(row.head)}(?!\w)", plain)]
            if len(named) != 1 or known & {value(one) for one in numbers}:
                continue
            for number in numbers:
                if (meant := next((one for one in named[0].numbers if is_near(number, one)), None)) is not None:
                    place = place_of(block.element)
                    yield CLM022.at(place, f"'{number}' is told of '{named[0].head}', and its table has {meant}")


def is_near(one: str, other: str) -> bool:
    """Whether a number is another that was mistyped: two digits exchanged, or one of three or more that is wrong."""
    one, other = one.replace(",", ""), other.replace(",", "")
    if len(one) != len(other) or len(one) < 2:
        return False
    wrong = sum(a != b for a, b in zip(one, other, strict=True))
    return (wrong == 2 and sorted(one) == sorted(other)) or (wrong == 1 and sum(map(str.isdigit, one)) > 2)


def _counts(book: Book) -> Iterator[Finding]:
    """Two counts of the same people by the same source, whose digits are the same in another order."""
    seen: dict[tuple[str, str], list[tuple[str, str, Block, int]]] = {}
    for _part, block in written(book):
        for one in _COUNT.finditer(block.text.words):
            noun = one["noun"].rsplit(maxsplit=1)[-1]
            kind = "people" if noun in _PEOPLE else noun
            if (key := _source_of(block, fold(one[0]))) is not None:
                seen.setdefault((key, kind), []).append((one["number"], noun, block, one.start()))
    yield from _differing(seen)


def _source_of(block: Block, words: str) -> str | None:
    """The one source that some words of a block rest on: that of their sentence, or the only one of the block."""
    cited = block.element.getparent() if block.element.tag in {"td", "th"} else block.element
    keys = (
        {found["key"] for link in cited.iter("a") if (found := _CITED.match(link.get("href", "")))}
        if cited is not None
        else set()
    )
    if len(keys) > 1 and block.element.tag not in {"td", "th"}:
        keys = {key for sentence, own in citing(block) if words in sentence for key in own}
    return next(iter(keys)) if len(keys) == 1 else None


def _differing(seen: Mapping[tuple[str, str], Sequence[tuple[str, str, Block, int]]]) -> Iterator[Finding]:
    for (key, _kind), uses in seen.items():
        first, called, earlier, _at = uses[0]
        for number, noun, block, at in uses[1:]:
            if number != first and sorted(number) == sorted(first) and {noun, called} != {"men", "women"}:
                where = place_of(earlier.element)
                yield CLM021.at(
                    block.place(at), f"'{number} {noun}' by the source '{key}', and '{first} {called}' at {where}"
                )

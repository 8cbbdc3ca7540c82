"""Numbers and units as they are written: one way throughout, and none that can be misread (codes LAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidepress.check.text.prose import Block, written
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

LAN022 = rule_of("LAN022")
LAN023 = rule_of("LAN023")

_UNITS = r"(?:mg|kg|mcg|µg|μg|ml|mL|dl|cm|mm|km|kcal|mmol|mmHg|IU|hrs?|mins?|g)"
_GLUED = re.compile(rf"(?<![\w.,/-])\d[\d.,]*{_UNITS}(?![\w-])")
_SYMBOLS = {
    "gr": "g",
    "gm": "g",
    "gms": "g",
    "grs": "g",
    "mgs": "mg",
    "mgr": "mg",
    "mls": "mL",
    "kgs": "kg",
    "Kg": "kg",
    "Kgs": "kg",
    "cc": "mL",
    "cms": "cm",
    "mcgs": "mcg",
    "ugs": "mcg",
    "mts": "m",
    "lts": "L",
    "ltr": "L",
    "ltrs": "L",
}
"""Symbols that are none, and the right ones (SI Brochure, 5.2; ISMP list of error-prone abbreviations for 'cc')."""
_WRONG_SYMBOL = re.compile(
    rf"(?<![\w.,/-])\d[\d.,]*\s?(?P<unit>{'|'.join(sorted(_SYMBOLS, key=len, reverse=True))})(?![\w-])"
)
_SPACED_PERCENT = re.compile(r"(?<![\w.,])\d[\d.,]*\s%")
_NUMBER_SIGN = re.compile(r"(?<![\w&#/])#\s\d{1,6}(?![\w.]\w)")
_TO = re.compile(r"(?<![\w.,/:-])\d[\d.,]*(?: to |–)\d[\d.,]*(?![\w/:–-])")
_HYPHENED = re.compile(
    r"(?<![\w.,/:–-])\d{1,4}-\d{1,4}(?=\s?%|\s(?:mg|g|kg|mL|ml|mcg|cm|mm|grams?|milligrams?|percent|years?|days?|weeks?|months?|hours?|minutes?|times|people"
    r"|tablets|capsules|pills|drops|cups|glasses|spoons|teaspoons|points|units|doses)\b)"
)
_ENOUGH = 3
"""Ranges of one form that show the guide's habit."""
_PERCENT = re.compile(r"(?<![\w.,])\d[\d.,]*(?P<form>%|\s%|\spercent\b|\sper cent\b)")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,4},\d{1,2}(?![\d,]|\.\d)")
_GROUPED = re.compile(r"(?<![\d.,-])\d{1,3}(?:,\d{3})+(?![\d-])")
_LONG = re.compile(r"(?<![\w.,/:#@+-])(?P<number>[1-9]\d{3,6})(?![\w/:%-]|[.,]\d)")
_COUNTED = re.compile(
    r"\s(?:\w+\s)?(?:users|people|patients|adults|children|women|men|calls|cases|deaths|visits|studies|births|babies)\b"
)
_SPACED_RANGE = re.compile(r"(?<![\w.,/:-])\d[\d.,]*\s-\s\d[\d.,]*(?![\w/:-])")


def check_numerals(book: Book) -> Iterator[Finding]:
    """LAN022 and LAN023 over the parts that somebody wrote."""
    found = [block for _part, block in written(book)]
    english = primary(book.settings.language) == "en"
    grouped = [block for block in found if _GROUPED.search(block.text.words)]
    for block in found:
        yield from _one_by_one(block, english=english)
        if english and len(grouped) > 1:
            yield from _ungrouped(block)
    yield from _percents(found)
    yield from _ranges(found)


def _one_by_one(block: Block, *, english: bool) -> Iterator[Finding]:
    text = block.text.words
    for one in _GLUED.finditer(text):
        yield LAN022.at(block.place(one.start()), f"'{one[0]}': a space belongs between a number and its unit")
    for one in _DECIMAL_COMMA.finditer(text) if english else ():
        yield LAN022.at(block.place(one.start()), f"'{one[0]}': in English a point stands before decimals")
    for one in _WRONG_SYMBOL.finditer(text):
        right = _SYMBOLS[one["unit"]]
        yield LAN022.at(block.place(one.start()), f"'{one[0]}': the symbol of the unit is '{right}'")
    for one in _SPACED_PERCENT.finditer(text) if english else ():
        yield LAN022.at(block.place(one.start()), f"'{one[0]}': in English no space stands before '%'")
    for one in _NUMBER_SIGN.finditer(text) if english else ():
        yield LAN022.at(block.place(one.start()), f"'{one[0]}': a sign that many do not know stands for 'number'")
    for one in _SPACED_RANGE.finditer(text):
        low, high = re.split(r"\s-\s", one[0])
        yield LAN023.at(block.place(one.start()), f"'{one[0]}' may be read as a minus: write '{low} to {high}'")


def _ungrouped(block: Block) -> Iterator[Finding]:
    """Counts of people or cases without the comma that others of the guide have; years and names of rules have none."""
    text = block.text.words
    for one in _LONG.finditer(text):
        if _COUNTED.match(text, one.end("number")):
            yield LAN022.at(
                block.place(one.start()), f"'{one['number']}' has no comma as the guide's other numbers have"
            )


def _percents(found: Sequence[Block]) -> Iterator[Finding]:
    """'39%', '39 %' and '39 percent': the rarer forms, where there are several. Tables and captions may have it."""
    seen: dict[str, list[tuple[Block, re.Match[str]]]] = {}
    for block in found:
        if block.is_running:
            for one in _PERCENT.finditer(block.text.words):
                seen.setdefault(re.sub(r"\s", " ", one["form"]), []).append((block, one))
    if len(seen) < 2:
        return
    usual = max(seen, key=lambda form: (len(seen[form]), form.strip().isalpha()))
    for form, uses in seen.items():
        for block, one in uses if form != usual else ():
            yield LAN022.at(block.place(one.start()), f"'{one[0]}': the guide writes '1{usual}' elsewhere")


def _ranges(found: Sequence[Block]) -> Iterator[Finding]:
    """Ranges with a hyphen, in a guide that writes others with 'to' or a dash, and more of them."""
    kept = sum(len(_TO.findall(block.text.words)) for block in found)
    hits = [(block, one) for block in found for one in _HYPHENED.finditer(block.text.words)]
    if kept < _ENOUGH or kept < 2 * len(hits):
        return
    for block, one in hits:
        low, high = one[0].split("-")
        yield LAN023.at(block.place(one.start()), f"'{one[0]}' may be read as a minus: write '{low} to {high}'")

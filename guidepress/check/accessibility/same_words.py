"""Words that mean one thing here and another there: links and abbreviations (codes ACC)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from guidepress.check.text.prose import written
from guidepress.check.text.running_text import language_of
from guidepress.check.text.word_lists import folded, says_nothing
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import classes, flat_text, place_of

ACC043 = rule_of("ACC043")
ACC045 = rule_of("ACC045")
ACC047 = rule_of("ACC047")
ACC048 = rule_of("ACC048")

_NO_WORDS_OF_THEIR_OWN = frozenset({PartKind.CONTENTS, PartKind.REFERENCES})
_SHORT = 6
"""Digits up to which a number is dialled as it is."""
_IN_BRACKETS = re.compile(
    r"(?P<words>(?:[A-Z][\w’'-]+ (?:(?:of|and|for|the|on|in) ){0,2}){1,6})\((?P<short>[A-Z]{2,6})s?\)"
)


_UNITS = {
    "mg": "mil+i",
    "mmol": "mil+i",
    "mL": "mil+i",
    "ml": "mil+i",
    "mm": "mil+i",
    "mcg": "mi[ck]ro",
    "µg": "mi[ck]ro",
    "kg": "[ck]h?ilo",
    "km": "[ck]h?ilo",
    "kcal": "[ck]h?ilo",
    "cm": "[cz]enti",
    "dL": "d[eéè][cz]i",
    "dl": "d[eéè][cz]i",
}
"""Symbols of units, and how what they stand for begins in the languages of Europe (SI Brochure, table 7)."""


def check_same_words(book: Book) -> Iterator[Finding]:
    """ACC043, ACC047 and ACC048 part by part, ACC045 over the whole guide."""
    for part in book.parts:
        targets: dict[str, str] = {}
        for link in part.tree.iterfind(".//a[@href]") if part.kind not in _NO_WORDS_OF_THEIR_OWN else ():
            words, target = folded(flat_text(link)), link.get("href", "").rstrip("/")
            if _is_call(link) or not words or words in says_nothing(language_of(link, book.settings.language)):
                continue
            if not _is_one_place(earlier := targets.setdefault(words, target), target):
                yield ACC043.at(place_of(link), f"'{flat_text(link)}' leads to {target}, and before to {earlier}")
        yield from _cut_in_two(part)
        yield from _units(part)
    yield from _expansions(book)


def _cut_in_two(part: Part) -> Iterator[Finding]:
    """Two links to one place with nothing between them: they are heard twice, and tabbed through twice."""
    for link in part.tree.iterfind(".//a[@href]"):
        following = link.getnext()
        if following is None or following.tag != "a" or (link.tail or "").strip() or _is_call(link):
            continue
        words = flat_text(link), flat_text(following)
        if all(words) and link.get("href") == following.get("href") and part.kind not in _NO_WORDS_OF_THEIR_OWN:
            yield ACC047.at(place_of(following), f"'{words[0]}' and '{words[1]}' are two links to {link.get('href')}")


def _units(part: Part) -> Iterator[Finding]:
    """Symbols of units that are said to stand for something else, once a part."""
    told: set[str] = set()
    for abbr in part.tree.iter("abbr"):
        symbol, said = flat_text(abbr), (abbr.get("title") or "").strip()
        if symbol in _UNITS and said and symbol not in told and not re.match(_UNITS[symbol], said, re.IGNORECASE):
            told.add(symbol)
            yield ACC048.at(place_of(abbr), f"'{symbol}' is said to be '{said}'")


def _is_one_place(one: str, other: str) -> bool:
    """Whether two targets are one: a telephone number may be dialled with the prefix of its country or without."""
    if one.startswith("tel:") and other.startswith("tel:"):
        short, long = sorted(("".join(filter(str.isdigit, each)) for each in (one, other)), key=len)
        return short == long or (len(short) > _SHORT and long.endswith(short.removeprefix("0")))
    return one == other


def _is_call(link: etree._Element) -> bool:
    """A call of a note, a citation or a way back: their words are numbers."""
    return bool(classes(link) & {"noteref", "backlink"}) or link.get("role", "") in {"doc-biblioref", "doc-backlink"}


def _expansions(book: Book) -> Iterator[Finding]:
    """Abbreviations with two meanings; the one that is given less often, or later, is reported."""
    given: dict[str, list[tuple[str, etree._Element]]] = {}
    for part in book.parts:
        for abbr in part.tree.iter("abbr"):
            if title := " ".join(abbr.get("title", "").split()):
                given.setdefault(flat_text(abbr).removesuffix("s"), []).append((title, abbr))
    for _part, block in written(book):
        for found in _IN_BRACKETS.finditer(block.text.words):
            if found["short"] in given and (words := _of_initials(found["words"], found["short"])):
                given[found["short"]].append((words, block.owner(found.start())))
    for short, uses in sorted(given.items()):
        meanings = Counter(_bare(title) for title, _element in uses)
        usual = max(meanings, key=lambda meaning: meanings[meaning])
        told: set[str] = set()
        for title, element in uses:
            if (bare := _bare(title)) != usual and usual not in bare and bare not in usual and bare not in told:
                told.add(bare)
                other = next(words for words, _element in uses if _bare(words) == usual)
                yield ACC045.at(place_of(element), f"'{short}' means '{title}' here, and '{other}' elsewhere")


def _bare(title: str) -> str:
    return re.sub(r"\W+", " ", title.casefold()).strip()


def _of_initials(words: str, short: str) -> str:
    """The words before a bracket whose initials make the abbreviation, or the empty string."""
    pieces = words.split()
    for start in range(len(pieces)):
        initials = "".join(word[0] for word in pieces[start:] if word[0].isupper())
        if initials == short:
            return " ".join(pieces[start:])
    return ""

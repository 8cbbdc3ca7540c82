"""Studies in animals or cells that are told as of people, and one amount in two units (codes CLM028, CLM029)."""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from guidepress.check.text.cited import citing
from guidepress.check.text.prose import Block, written
from guidepress.model.book import Book, Reference
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, place_of

CLM028 = rule_of("CLM028")
CLM029 = rule_of("CLM029")

_ANIMALS = re.compile(
    r"\b(?:rats?|mice|mouse|murine|rodents?|rabbits?|beagles?|zebrafish|monkeys?|macaques?|guinea pigs?|hamsters?|pigs?|piglets?|in vitro|ex vivo|cell lines?|cultured cells"
    r"|hepatocytes?|Ratten?|Mäusen?|Maus|Kaninchen|Zelllinien?|Tiermodell|souris|rongeurs?|lapins?|lignées? cellulaires?|ratones|ratas?|roedores|conejos?|líneas? celulares?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:humans?|patients?|volunteers?|people|persons?|adults?|children|women|men|users|participants|clinical|cohort|Menschen|Patient(?:en|innen)|Erwachsenen?|Kindern?|Frauen"
    r"|Männern?|Probanden|personnes|adultes|enfants|femmes|hommes|humains?|personas|pacientes|adultos|niños|mujeres|hombres|humanos?)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:animals?|laborator(?:y|ies)|lab|cells?|dish(?:es)?|test tubes?|not (?:been )?(?:known|shown|tested|studied|proven)|nobody knows|Tiere?n?|Tierversuche?n?|Labor|Zellen?"
    r"|Reagenzglas|animaux|laboratoire|cellules?|éprouvette|animales|laboratorio|células?|probeta)\b",
    re.IGNORECASE,
)
_IN_ANIMALS = re.compile(
    r"\b(?:(?:in|on) (?:[a-z]{2,12} (?:and|or) )?(?:rats|mice|animals|rodents|rabbits|cells|dishes)\b|(?:cells? )?in (?:a|the) (?:dish|test tube)|in lab dishes|(?:rats|mice) (?:chose|learned|lived|grew|lost|gained|were)"
    r"|(?:bei|in|an) (?:Ratten|Mäusen|Tieren|Zellen)|im Reagenzglas|chez (?:la souris|le rat|l['’]animal|des souris|des rats)|en éprouvette|en (?:ratas|ratones|animales|células)|en probeta)",
    re.IGNORECASE,
)
"""How a guide says that something was seen in animals or cells; a study that it says this of was not of people."""
_OF_MANY = re.compile(
    rf"{_PEOPLE.pattern}|\b(?:review|overview|guidelines?|statement|fact sheet|report|update|book|revue|Übersicht|revisión)\b",
    re.IGNORECASE,
)
_FIELDS = {"title": "title", "keyword": "list of keywords"}
"""Fields of a reference that say what was studied, as programs export them: PubMed's keywords have 'Rats' and 'Humans'."""
_NOT_PEOPLE = re.compile(r"\bnot humans?\b", re.IGNORECASE)
_UNITS = {
    "mg": "mg",
    "milligram": "mg",
    "g": "g",
    "gram": "g",
    "µg": "µg",
    "μg": "µg",
    "mcg": "µg",
    "microgram": "µg",
    "mikrogramm": "µg",
    "milligramm": "mg",
    "gramm": "g",
    "microgramme": "µg",
    "milligramme": "mg",
    "gramme": "g",
    "microgramo": "µg",
    "miligramo": "mg",
    "gramo": "g",
}
_UNIT = r"(?:mg|g|µg|μg|mcg|(?:micro|milli|mili)?gram(?:me|m|o)?s?|mikrogramm)"
_AMOUNT = re.compile(
    rf"\b(?P<what>[^\W\d_]{{5,30}})\s(?P<n>\d{{1,5}}(?:[.,]\d{{1,3}})?)\s?(?P<unit>{_UNIT})\b", re.IGNORECASE
)
_AMOUNT_OF = re.compile(
    rf"(?<![\w.,])(?P<n>\d{{1,5}}(?:[.,]\d{{1,3}})?)\s?(?P<unit>{_UNIT})\s(?:of |de |d'|d’)?(?P<what>[^\W\d_]{{5,30}})\b",
    re.IGNORECASE,
)
_IN_CELL = re.compile(rf"^(?P<n>\d{{1,5}}(?:[.,]\d{{1,3}})?)\s?(?P<unit>{_UNIT})?$", re.IGNORECASE)
_IN_HEAD = re.compile(rf"[(,\[]\s?(?P<unit>{_UNIT})\b|\bin (?P<bare>{_UNIT})$", re.IGNORECASE)


def check_kinds_of_study(book: Book) -> Iterator[Finding]:
    """CLM028 where a sentence cites a study of animals or cells for people; CLM029 where an amount has two units."""
    cited = [(block, sentence, keys) for _part, block in written(book) for sentence, keys in citing(block)]
    animal = _in_its_own_words(book, cited)
    animal |= {
        one.key: f"the {beast[0]} of '{one.key}'" + f" says “{beast[1]}”"
        for one in book.references
        if (beast := _of_animals(one))
    }
    for block, sentence, keys in cited if animal else ():
        beasts = [key for key in keys if key in animal]
        if not beasts or len(beasts) < len(keys) or _ANIMALS.search(sentence) or _SAID.search(sentence):
            continue
        if found := _PEOPLE.search(sentence):
            yield CLM028.at(block.place_of(sentence), f"“{found[0]}” here, and {animal[beasts[0]]}")
    yield from _units(book)


def _in_its_own_words(book: Book, cited: Sequence[tuple[Block, str, tuple[str, ...]]]) -> dict[str, str]:
    """The sources that the guide itself tells of as seen in animals or cells, by what it says there.

    A source of which it says so once, and whose title and keywords name neither people nor a review of many studies.
    """
    human = {
        one.key for one in book.references if any(_OF_MANY.search(str(one.csl.get(name) or "")) for name in _FIELDS)
    }
    known: dict[str, str] = {}
    for block, sentence, keys in cited:
        if found := _IN_ANIMALS.search(sentence):
            for key in keys:
                if key not in human:
                    known.setdefault(key, f"'{key}' is told of with “{found[0]}” at {block.place_of(sentence)}")
    return known


def _of_animals(reference: Reference) -> tuple[str, str] | None:
    """In which field of a reference a word says that it is about animals or cells, and which; none if one names people."""
    for name, called in _FIELDS.items():
        said = str(reference.csl.get(name) or "")
        if found := _ANIMALS.search(said):
            return None if _PEOPLE.search(_NOT_PEOPLE.sub("", said)) else (called, found[0])
    return None


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of something; ``at`` is the same for what one number is told of by two patterns."""

    what: str
    number: str
    unit: str
    place: Place
    at: tuple[object, ...]


def _units(book: Book) -> Iterator[Finding]:
    """Each amount that is told with another unit of mass than the first time, once at each place."""
    first: dict[tuple[str, str], _Amount] = {}
    told: set[tuple[object, ...]] = set()
    for one in _amounts(book):
        known = first.setdefault((one.what, one.number), one)
        if known.unit != one.unit and one.at not in told:
            told.add(one.at)
            before = f"{one.number} {known.unit} at {known.place}"
            yield CLM029.at(one.place, f"'{one.what}' has {one.number} {one.unit} here, and {before}")


def _amounts(book: Book) -> Iterator[_Amount]:
    for part in book.parts:
        for table in part.tree.iter("table"):
            yield from _in_table(table)
    for _part, block in written(book):
        if any(step.tag == "table" for step in block.element.iterancestors()):
            continue
        for pattern in (_AMOUNT, _AMOUNT_OF):
            for one in pattern.finditer(block.text.words):
                at = (block.element, one.start("n"))
                place = block.place(one.start())
                yield _Amount(one["what"].casefold(), one["n"], _unit(one["unit"]), place, at)


def _in_table(table: etree._Element) -> Iterator[_Amount]:
    heads = [flat_text(cell) for row in table.findall("thead/tr")[-1:] for cell in row]
    for row in table.iterfind("tbody/tr"):
        name = flat_text(row[0]).split("(")[0].split(",")[0].strip().casefold() if len(row) else ""
        for head, cell in zip(heads[1:], row[1:], strict=False):
            inside, above = _IN_CELL.match(flat_text(cell)), _IN_HEAD.search(head)
            unit = (inside["unit"] if inside else None) or (above["unit"] or above["bare"] if above else None)
            if inside and unit and name:
                yield _Amount(name, inside["n"], _unit(unit), place_of(row), (cell,))


def _unit(written_as: str) -> str:
    plain = written_as.casefold()
    return _UNITS.get(plain) or _UNITS.get(plain.removesuffix("s"), plain)

"""Parts and wholes in running text: counts that do not add up, more in a gram than a gram, "all 12" of eleven.

Codes CLM039, CLM040 and CLM043.
"""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidepress.check.claims.numbers import value
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import has_decimal_comma
from guidepress.model.book import Book
from guidepress.model.finding import Finding, Rule
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold, place_of

CLM039 = rule_of("CLM039")
CLM040 = rule_of("CLM040")
CLM043 = rule_of("CLM043")

_N = r"\d{1,3}(?:[.,]\d{3})+|\d{1,9}"
_LIST = re.compile(rf"(?<![\w.,/-])(?P<all>{_N}) (?:[^\W\d_]{{2,20}} ){{0,2}}[^\W\d_]{{2,20}}: (?P<parts>[^:;.!?]*)")
"""'152 squares: 61 are empty, 84 are filled, and 7 are crossed'."""
_PART = re.compile(rf"^(?:and |und |et |y |the other |the last )?(?P<n>{_N}) (?P<next>[^\W\d_]+)")
_MEASURE = re.compile(
    r"^(?:in|of|out|percent|per|mg|g|kg|ml|grams?|milligrams?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|points?|von|Prozent|Jahre|Monate|Wochen|Tage"
    r"|Stunden|sur|pour|ans|mois|semaines|jours|heures|de|por|años|meses|semanas|días|horas)$"
)
_FEWEST = 3
"""Parts that can be taken for all there are."""
_NEAR = 0.12
"""How far the sum may lie from the whole to be a slip: of a choice of parts it lies farther."""

_GRAMS = {
    "kg": 1000.0,
    "kilogram": 1000.0,
    "kilogramm": 1000.0,
    "kilogramme": 1000.0,
    "kilogramo": 1000.0,
    "kilo": 1000.0,
    "g": 1.0,
    "gram": 1.0,
    "gramm": 1.0,
    "gramme": 1.0,
    "gramo": 1.0,
    "mg": 1e-3,
    "milligram": 1e-3,
    "milligramm": 1e-3,
    "milligramme": 1e-3,
    "miligramo": 1e-3,
    "µg": 1e-6,
    "μg": 1e-6,
    "mcg": 1e-6,
    "microgram": 1e-6,
    "mikrogramm": 1e-6,
    "microgramme": 1e-6,
    "microgramo": 1e-6,
}
_UNIT = "|".join(sorted((rf"{name}s?" for name in _GRAMS), key=len, reverse=True))
_IN = re.compile(
    rf"(?<![\w.,/-])(?P<n>{_N}|\d{{1,6}}[.,]\d{{1,3}})\s?(?P<unit>{_UNIT})\b(?: (?!(?:in|per|pro|par|por|dans|en)\b)[^\W_][\w-]{{1,30}}){{0,3}}"
    rf" (?:in|per|pro|par|por|dans|en) (?:each |every |one |a |jedem |einem |chaque |un |cada )?(?P<m>\d{{1,5}} )?(?P<whole>{_UNIT})\b",
    re.IGNORECASE,
)


_PEOPLE = (
    r"(?:people|persons|patients|users|men|women|children|babies|newborns|adults|volunteers|participants|cases|Menschen|Personen|Patient(?:en|innen)|Kinder|Frauen|Männer|Fälle"
    r"|personnes|patients|enfants|femmes|hommes|cas|personas|pacientes|niños|mujeres|hombres|casos)"
)
_ALL_OF = re.compile(
    rf"\b(?:[Aa]ll|[Aa]lle|[Tt]ous les|[Tt]outes les|[Tt]odos los|[Tt]odas las) (?:the |of the |these |those |die )?(?P<n>{_N}) {_PEOPLE}\b"
)
_SOME_OF = re.compile(rf"(?<![\w.,/-])(?P<n>{_N}) (?:[^\W\d_]{{2,16}} )?{_PEOPLE}\b")


def check_wholes(book: Book) -> Iterator[Finding]:
    """CLM039 and CLM040, in the text and in what is said of pictures; CLM043 in the text."""
    comma = has_decimal_comma(book.settings.language)
    for _part, block in written(book):
        for sentence in split_sentences(block.words) if any(map(str.isdigit, block.words)) else ():
            for rule, said, message in (*_sums(sentence, comma=comma), *_masses(sentence, comma=comma)):
                yield rule.at(block.place_of(said), message)
        yield from _all_of(block, comma=comma)
    for part in book.parts:
        for image in part.tree.iter("img"):
            yield from _described(image.get("alt", ""), place_of(image), comma=comma)


def _all_of(block: Block, *, comma: bool) -> Iterator[Finding]:
    """'All 12 people' where the paragraph has told of eleven, and nowhere of twelve or of more counts than one."""
    for one in _ALL_OF.finditer(block.words):
        counts = {value(found["n"], comma=comma) for found in _SOME_OF.finditer(block.words, 0, one.start())}
        if len(counts) == 1 and (told := counts.pop()) != value(one["n"], comma=comma):
            yield CLM043.at(block.place_of(one[0]), f"“{fold(one[0])}”, and {told:g} were told of before")


def _described(words: str, place: Place, *, comma: bool) -> Iterator[Finding]:
    for sentence in split_sentences(words):
        for rule, _said, message in (*_sums(sentence, comma=comma), *_masses(sentence, comma=comma)):
            yield rule.at(place, message)


def _sums(sentence: str, *, comma: bool) -> Iterator[tuple[Rule, str, str]]:
    """A whole, a colon, and parts of which each begins with its count."""
    for one in _LIST.finditer(sentence):
        pieces = [
            piece.strip() for piece in re.split(r", (?=and |und |et |y |\d)| (?:and|und|et|y) (?=\d)", one["parts"])
        ]
        read = [_PART.match(piece) for piece in pieces if piece]
        found = [part for part in read if part is not None]
        if len(found) < max(_FEWEST, len(read)) or any(_MEASURE.match(part["next"]) for part in found):
            continue
        whole, added = value(one["all"], comma=comma), sum(value(part["n"], comma=comma) for part in found)
        slip = whole != added and _is_by_a_slip([part["n"] for part in found], whole, comma=comma)
        if 0 < abs(whole - added) <= _NEAR * whole or slip:
            yield CLM039, one["all"], f"'{fold(one[0])[:60]}…': the parts add up to {added:g}, the whole is {whole:g}"


def _is_by_a_slip(parts: Sequence[str], whole: float, *, comma: bool) -> bool:
    """Whether the parts make the whole once the digits of one of them are read from right to left."""
    numbers = [value(part, comma=comma) for part in parts]
    return any(
        len(part) > 1 and part.isdigit() and sum(numbers) - float(part) + float(part[::-1]) == whole for part in parts
    )


def _masses(sentence: str, *, comma: bool) -> Iterator[tuple[Rule, str, str]]:
    """More of something in an amount than the amount."""
    for one in _IN.finditer(sentence):
        mass = value(one["n"], comma=comma) * _grams(one["unit"])
        if mass > int(one["m"] or 1) * _grams(one["whole"]):
            yield CLM040, one[0], f"'{fold(one[0])}' is more than there is"


def _grams(unit: str) -> float:
    plain = unit.casefold()
    return _GRAMS.get(plain) or _GRAMS[plain.removesuffix("s")]

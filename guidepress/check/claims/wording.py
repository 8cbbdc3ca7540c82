"""Wordings that no guide about health may have, cited or not: promises, doses, stories, sales, dangerous advice (CLM).

The phrases are a table for each language, ``tables/english_wording.toml`` and its like. A quotation inside a paragraph is what others say and is let
pass; a paragraph that is nothing but a quotation is printed as if the guide said it.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from guidepress.check.claims.claims import CLM001
from guidepress.check.claims.support import Support
from guidepress.check.text.phrases import Rule, rules, tokens_of
from guidepress.check.text.prose import Block, written
from guidepress.check.text.quotations import without_quotations
from guidepress.check.text.sentences import split_sentences
from guidepress.check.text.tables import table_in_words
from guidepress.model import finding as model
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, fold, place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.wordings import Wordings, any_of

CLM012 = rule_of("CLM012")
CLM013 = rule_of("CLM013")
CLM014 = rule_of("CLM014")
CLM015 = rule_of("CLM015")
CLM016 = rule_of("CLM016")
CLM017 = rule_of("CLM017")
CLM018 = rule_of("CLM018")

CODES: Mapping[str, model.Rule] = {
    "claim": CLM001,
    "statistic": CLM001,
    "efficacy": CLM012,
    "dose": CLM013,
    "testimonial": CLM014,
    "quoted story": CLM014,
    "promise": CLM015,
    "natural": CLM015,
    "selling": CLM016,
    "stop medicine": CLM017,
    "keep away": CLM017,
    "wait": CLM017,
    "mixing": CLM017,
    "stigma": CLM018,
    "amount": CLM013,
    "story": CLM014,
    "body knows": CLM015,
    "first aid": CLM017,
    "cold turkey": CLM017,
    "let it pass": CLM017,
    "milk and womb": CLM017,
    "no worry": CLM017,
    "played down": CLM015,
    "cleansing": CLM015,
    "proof": CLM012,
}
"""The finding that each rule of the table makes."""

_EVERYWHERE = frozenset({"quoted story", "selling", "stigma"})
"""Rules that quotation marks do not excuse."""

_FACTS = frozenset({"claim", "statistic"})
"""Rules that a source excuses, as it does any fact."""

_OVER_CELLS = frozenset({"wait", "mixing", "let it pass"})
"""Rules that read a row of a table as one sentence: what is seen, and what to do."""

_WHOLE_QUOTATION = re.compile(r"\s*[“\"«„][^“”\"«»]{20,}[”\"»“]\s*")


def check_wording(book: Book) -> Iterator[Finding]:
    """CLM012 to CLM018, and of guides that are not in English CLM001, in what the guide says, its headings, cells, captions and descriptions included."""  # noqa: E501
    try:
        asked = pack_of(book).claims
    except PackError:
        return
    name = table_in_words("guidepress.check.claims", book.settings.language, "wording")
    if not asked.cite or not name:
        return
    table = rules("guidepress.check.claims", name)
    support = Support(book)
    subjects = any_of([rf"\b{re.escape(one)}\b" for one in asked.unproven])
    for part, block in written(book):
        quoted = _in_quotation(block.element)
        for hit in _hits(block.words, table, quoted=quoted):
            if hit.rule.name == "efficacy" and _is_backed(block, part, hit, support, subjects):
                continue
            if hit.rule.name in _FACTS and not _is_bare(block, part, support):
                continue
            place = block.place_of(hit.said)
            yield CODES[hit.rule.name].at(place, f"'{fold(hit.said)}': {hit.rule.says}", hint=hit.rule.instead)
    for place, words in [*_described(book), *_rows(book)]:
        over_cells = place.column == 0
        for hit in _hits(words, table, quoted=False):
            if hit.rule.name not in _FACTS and (not over_cells or hit.rule.name in _OVER_CELLS):
                where = Place(place.file, place.line) if over_cells else place
                yield CODES[hit.rule.name].at(where, f"'{fold(hit.said)}': {hit.rule.says}", hint=hit.rule.instead)


class _Hit:
    """A phrase in a sentence."""

    def __init__(self, rule: Rule, said: str, sentence: str) -> None:
        self.rule, self.said, self.sentence = rule, said, sentence


def _hits(words: str, table: Sequence[Rule], *, quoted: bool) -> Iterator[_Hit]:
    whole = _WHOLE_QUOTATION.fullmatch(words) is not None
    said = words if whole else without_quotations(words)
    for sentence in split_sentences(words):
        tokens = tokens_of(sentence)
        for rule in table if not sentence.rstrip('”"’)').endswith("?") else ():
            found = rule.first(tokens)
            if found is None or (quoted and rule.name not in _EVERYWHERE):
                continue
            phrase = sentence[found.start : found.end]
            if rule.name in _EVERYWHERE or phrase in said:
                yield _Hit(rule, phrase, sentence)


def _in_quotation(element: etree._Element) -> bool:
    return any(step.tag in {"blockquote", "q"} for step in (element, *element.iterancestors()))


def _is_backed(block: Block, part: Part, hit: _Hit, support: Support, subjects: Wordings | None) -> bool:
    """Whether a claim of an effect has a source, and is not about what the policy says is unproven."""
    if part.kind is PartKind.GLOSSARY:
        return subjects is None or not subjects.search(hit.sentence)
    return support.of_claim(block.element) and (subjects is None or not subjects.search(hit.sentence))


def _is_bare(block: Block, part: Part, support: Support) -> bool:
    """Whether a fact stands in the running text of a section without a source."""
    return part.kind is PartKind.SECTION and block.is_running and not support.of_claim(block.element)


def _described(book: Book) -> Iterator[tuple[Place, str]]:
    for part in book.parts:
        for image in part.tree.iter("img"):
            yield place_of(image), image.get("alt", "")
    yield Place("guide.yaml"), " ".join(filter(None, (book.settings.title, book.settings.subtitle))) + "."
    yield Place("guide.yaml"), book.settings.description


def _rows(book: Book) -> Iterator[tuple[Place, str]]:
    """The rows of tables as they are read out; column 0 marks them."""
    for part in book.parts:
        if part.kind is PartKind.SECTION:
            for row in part.tree.iter("tr"):
                place = place_of(row)
                yield Place(place.file, place.line, 0), " ".join(flat_text(cell).rstrip(".") for cell in row)

"""Claims: sentences and sections that need a source, doses, risks as they are told, their order (codes CLM)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from guidepress.check.claims.patterns import FACT, claim_in
from guidepress.check.claims.support import Support
from guidepress.check.text.prose import Block, blocks
from guidepress.check.text.quotations import without_quotations
from guidepress.check.text.sentences import WORD, split_sentences
from guidepress.languages.registry import primary
from guidepress.model.book import WRITTEN, Book, Matter, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, flat_text, fold, place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Claims
from guidepress.policies.wordings import Wordings, any_of

CLM001 = rule_of("CLM001")
CLM003 = rule_of("CLM003")
CLM004 = rule_of("CLM004")
CLM005 = rule_of("CLM005")
CLM006 = rule_of("CLM006")
CLM007 = rule_of("CLM007")

_NOUN = re.compile(r"[^\W\d_]{4,}")
_GENERAL = (
    "about after again among another because been before cases chance common compared could double "
    "doubles each every fewer found from group groups half have hundred increase increased into less "
    "likelihood likely lower many more most number numbers odds often only other others over percent "
    "people raise raised raises rate rates report reported risk risks study studies taken taking than "
    "that their them then there these they this those thousand times took twice users went were what when "
    "where which while will with within without would year years your "
)
_OF_ANYTHING = frozenset(_GENERAL.split())
"""Words that any risk is told with: they do not say of what."""


def check_claims(book: Book) -> Iterator[Finding]:
    """CLM001 and CLM003 to CLM007, as the policy asks. Claims are recognised in English only."""
    try:
        asked = pack_of(book).claims
    except PackError:
        return
    support = Support(book)
    english = primary(book.settings.language) == "en"
    read = [(part, list(blocks(book, part))) for part in book.parts if part.kind in WRITTEN]
    for part, found in read:
        if part.kind is PartKind.SECTION and english:
            yield from _sourced(part, found, support, asked)
    doses = any_of(asked.doses)
    for part, found in read:
        if part.kind in {PartKind.DISCLAIMER, PartKind.ABOUT, PartKind.SECTION}:
            for block in found:
                yield from _dose(block, doses, support)
    yield from _proportions([block for part, found in read for block in found], asked)
    yield from _balance(book, asked)


def _sourced(part: Part, found: Sequence[Block], support: Support, asked: Claims) -> Iterator[Finding]:
    """Sentences without a source; a section without any, whose claims all lean on another one.

    What is but a plain statement, the least certain rule, is told only where a section cites nothing at all.
    """
    cited = support.cites(part.tree)
    first, told = "", False
    for block in found:
        if not block.is_running or (cited and (not asked.cite or support.of_claim(block.element))):
            continue
        alone = asked.cite and not support.of_claim(block.element)
        for sentence in split_sentences(without_quotations(block.words)):
            if (rule := claim_in(sentence)) and not (cited and rule == FACT):
                first = first or _short(sentence)
                if alone:
                    told = True
                    yield CLM001.at(place_of(block.element), f"{rule}: “{_short(sentence)}”")
    if asked.cite_sections and first and not cited and not told:
        heading = part.tree.find("h1")
        yield CLM005.at(place_of(part.tree if heading is None else heading), f"nothing is cited here, but: “{first}”")


def _short(sentence: str) -> str:
    sentence = fold(sentence)
    return sentence if len(sentence) <= 80 else sentence[:79].rsplit(" ", 1)[0] + " …"


def _dose(block: Block, doses: Wordings | None, support: Support) -> Iterator[Finding]:
    found = doses.search(without_quotations(block.words)) if doses else None
    if found is not None and not support.of_number(block.element):
        yield CLM003.at(place_of(block.element), f"'{found.words}' stands where no source is cited")


def _proportions(found: Sequence[Block], asked: Claims) -> Iterator[Finding]:
    """Relative risks without the absolute ones of the same thing beside them, in their list, figure or table."""
    relative, absolute = any_of(asked.relative), any_of(asked.absolute)
    for block in found if relative else ():
        if block.element.tag in HEADINGS:
            continue
        sentences = split_sentences(without_quotations(block.words))
        for number, sentence in enumerate(sentences):
            hit = relative.search(sentence) if relative else None
            if (
                hit is None
                or _is_a_term(hit.words, sentence)
                or any(_of_same(sentence, text, absolute) for text in _beside(block, sentences, number))
            ):
                continue
            yield CLM006.at(place_of(block.element), f"'{hit.words}': of how many?")
            break


def _is_a_term(words: str, sentence: str) -> bool:
    """Whether a measure is only named: 'the table explains what a hazard ratio is'."""
    return words.endswith(("ratio", "relative risk")) and not any(map(str.isdigit, sentence))


def _of_same(sentence: str, other: str, absolute: Wordings | None) -> bool:
    """Whether a text gives an absolute number of what a sentence is about.

    It is the sentence itself, shares a noun with it, or names nothing of its own: 'That is 2 in 100.'
    """
    if absolute is None or absolute.search(other) is None:
        return False
    own, theirs = (
        {word[:6] for word in {*_NOUN.findall(text.casefold())} - _OF_ANYTHING} for text in (sentence, other)
    )
    return sentence == other or not theirs or bool(own & theirs)


def _beside(block: Block, sentences: Sequence[str], number: int) -> Iterator[str]:
    """A sentence, its neighbours, and the list, table or figure it stands in."""
    yield sentences[number]
    yield from sentences[max(number - 1, 0) : number]
    yield from sentences[number + 1 : number + 3]
    for step in block.element.iterancestors("ul", "ol", "table", "figure"):
        yield flat_text(step)


def _balance(book: Book, asked: Claims) -> Iterator[Finding]:
    """Headings in reading order: one about risks must come before the first about benefits, and have as many words."""
    risks, benefits = _any_of(asked.risk_words), _any_of(asked.benefit_words)
    if risks is None or benefits is None:
        return
    words = {"risks": 0, "benefits": 0}
    first: etree._Element | None = None
    for part in book.parts:
        if part.matter is not Matter.BODY:
            continue
        above: dict[int, str] = {}
        for block in blocks(book, part):
            if block.element.tag in HEADINGS:
                level, text = int(str(block.element.tag)[1]), block.words
                above = {depth: about for depth, about in above.items() if depth < level}
                above[level] = "risks" if risks.search(text) else "benefits" if benefits.search(text) else ""
                if above[level] == "benefits" and first is None:
                    first = block.element
                    if not words["risks"]:
                        yield CLM004.at(place_of(first), f"'{text}' stands before any heading about risks")
            elif about := next((above[level] for level in sorted(above, reverse=True) if above[level]), ""):
                words[about] += len(WORD.findall(block.words))
    if first is not None and words["benefits"] > words["risks"]:
        yield CLM007.at(
            place_of(first), f"{words['benefits']} words stand under benefits, {words['risks']} under risks"
        )


def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)

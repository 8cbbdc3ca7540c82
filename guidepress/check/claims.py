"""Claims: sentences that need a source, doses that no study reported, benefits told before risks (codes CLM)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.check.claim_rules import claim_in
from guidepress.check.pack import Claims, PackError, pack_of
from guidepress.check.policy import without_quotations
from guidepress.check.prose import RUNNING, Block, blocks
from guidepress.check.readability import split_sentences
from guidepress.check.words import primary
from guidepress.model.book import Book, Matter, PartKind
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.xhtml import HEADINGS, classes, flat_text, place_of

CLM001 = Rule(
    "CLM001", Severity.WARNING, "A claim without a source",
    "Readers cannot check it, and act on it all the same.",
    "Cite the source in the same paragraph, list or caption: [@key]. If there is none, delete the claim or say that "
    "it is not known.",
    "HONcode principle 4; PIF TICK: evidence-based; DISCERN question 4",
)  # fmt: skip
CLM003 = Rule(
    "CLM003", Severity.ERROR, "A dose outside of a study that is cited",
    "A number with a unit is read as advice on how much to take.",
    "Delete it, or say in which study it was given, and cite that in the same paragraph or caption.",
    "DISCERN question 4",
)  # fmt: skip
CLM004 = Rule(
    "CLM004", Severity.WARNING, "Benefits are told before risks",
    "Many readers stop early, and take away hope without the warning.",
    "Put a heading about risks before the first one about benefits.", "CDC Clear Communication Index, item 20",
)  # fmt: skip

_BACK = re.compile(r"(?:That|This|These|Those|Such|So|In (?:all|both)|Together|They|Look at)\b")
"""A paragraph that begins so rests on the block before it."""

_SOURCES = (
    './/*[contains(concat(" ",@class," ")," cite ")] | .//a[contains(concat(" ",@class," ")," noteref ")]'
    ' | .//a[contains(concat(" ",@class," ")," xref ")]'
)


_UNITS = frozenset({"ul", "ol", "dl", "table", "figure", "blockquote"})


def check_claims(book: Book) -> Iterator[Finding]:
    """CLM001, CLM003 and CLM004, as the policy asks. Claims are recognised in English only."""
    try:
        asked = pack_of(book).claims
    except PackError:
        return
    doses = [re.compile(one, re.IGNORECASE) for one in asked.doses]
    english = primary(book.settings.language) == "en"
    for part in book.parts:
        for block in blocks(book, part) if part.kind is PartKind.SECTION else ():
            if has_source(block.element):
                continue
            if asked.cite and english and block.is_running:
                yield from _claims(block)
            for pattern in doses:
                if found := pattern.search(without_quotations(block.words)):
                    yield CLM003.at(place_of(block.element), f"'{found[0]}' stands where no source is cited")
                    break
    yield from _balance(book, asked)


def _claims(block: Block) -> Iterator[Finding]:
    for sentence in split_sentences(without_quotations(block.words)):
        if rule := claim_in(sentence):
            shown = sentence if len(sentence) <= 80 else sentence[:79].rsplit(" ", 1)[0] + " …"
            yield CLM001.at(place_of(block.element), f"{rule}: “{shown}”")


def has_source(element: etree._Element) -> bool:
    """Whether what a block says is cited or pointed to.

    That is so if a citation, a call of a note or a reference to a figure, table or section stands in it; in the same
    list or in the paragraph that introduces the list; in the same callout; in the same figure or table, its caption
    included; or, for a note, anywhere in the note. A paragraph that begins by pointing back ("That", "In all three")
    rests on the paragraph, table or figure before it as well.
    """
    return any(unit.xpath(_SOURCES) for unit in _context(element))


def _context(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from _before(element)
    for step in (element, *element.iterancestors()):
        if step.tag == "section":
            return
        if step.tag in _UNITS or (step.tag == "aside" and classes(step) & {"callout", "footnote"}):
            yield step
        if step.tag in {"ul", "ol", "dl"} and (lead := _previous(step)) is not None and lead.tag in RUNNING:
            yield lead
            yield from _before(lead)


def _before(element: etree._Element) -> Iterator[etree._Element]:
    before = _previous(element) if element.tag == "p" and _BACK.match(flat_text(element)) else None
    if before is not None and before.tag not in HEADINGS:
        yield before


def _previous(element: etree._Element) -> etree._Element | None:
    """The block before, past notes."""
    before = element.getprevious()
    while before is not None and before.tag == "aside" and "footnote" in classes(before):
        before = before.getprevious()
    return before


def _balance(book: Book, asked: Claims) -> Iterator[Finding]:
    """Headings in reading order: one about risks must come before the first about benefits."""
    risks, benefits = _any_of(asked.risk_words), _any_of(asked.benefit_words)
    if risks is None or benefits is None:
        return
    for part in book.parts:
        if part.kind is PartKind.CONTENTS or part.matter is not Matter.BODY:
            continue
        for heading in part.tree.iter(*HEADINGS):
            text = flat_text(heading)
            if risks.search(text):
                return
            if benefits.search(text):
                yield CLM004.at(place_of(heading), f"'{text}' stands before any heading about risks")
                return


def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)

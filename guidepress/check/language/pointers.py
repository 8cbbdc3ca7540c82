"""Figures, tables and pages that the text speaks of, or does not (codes LAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.check.text.cues import cues, pattern
from guidepress.check.text.prose import Block, blocks, written
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import classes, flat_text, place_of

LAN027 = rule_of("LAN027")
LAN028 = rule_of("LAN028")


def check_pointers(book: Book) -> Iterator[Finding]:
    """LAN027 for captioned figures and tables, LAN028 for numbers that are typed where they could be linked."""
    aimed_at = {
        link.get("href", "")[1:]
        for part in book.parts
        if part.kind is not PartKind.CONTENTS
        for link in part.tree.iter("a")
        if link.get("href", "").startswith("#")
    }
    known = cues(book.settings.language)
    spoken_of, numbered = pattern(known.spoken_of), pattern(known.numbered, any_case=False)
    for part in book.parts if spoken_of else ():
        if part.kind is PartKind.SECTION and spoken_of:
            yield from _unmentioned(book, part, aimed_at, spoken_of)
    for _part, block in written(book) if numbered else ():
        if numbered:
            yield from _typed(block, numbered, pattern(known.of_another), book)


def _unmentioned(book: Book, part: Part, aimed_at: set[str], words: re.Pattern[str]) -> Iterator[Finding]:
    """Captioned figures and tables to which no link leads; one that the section calls the only one passes."""
    floats = {one: caption for one in part.tree.iter("figure", "table") if (caption := _caption(one)) is not None}
    spoken = {
        "table" if hit["table"] else "figure"
        for block in blocks(book, part)
        if block.is_running
        for hit in words.finditer(block.words)
    }
    for one, caption in floats.items():
        alone = sum(other.tag == one.tag for other in floats) == 1
        if one.get("id") not in aimed_at and not (alone and str(one.tag) in spoken):
            label = next((flat_text(span) for span in caption.iter("span") if "label" in classes(span)), str(one.tag))
            name = one.get("id", "")
            yield LAN027.at(
                place_of(one), f"{label} is not mentioned in the text", hint=f"Say what it shows: [](#{name})."
            )


def _caption(one: etree._Element) -> etree._Element | None:
    caption: etree._Element | None = one.find("figcaption" if one.tag == "figure" else "caption")
    return caption


def _typed(block: Block, by_hand: re.Pattern[str], of_another: re.Pattern[str] | None, book: Book) -> Iterator[Finding]:
    text = block.text.words
    for one in by_hand.finditer(text):
        owner = block.owner(one.start())
        linked = any(step.tag == "a" for step in (owner, *owner.iterancestors())) or "label" in classes(owner)
        section = one["section"] or one.groupdict().get("opens")
        said = " ".join((one["page"] or section or one[0]).split())
        if linked or (of_another and of_another.match(text, one.end())) or (section and not _is_own(book, said)):
            continue
        missing = "" if not one["kind"] or _is_there(book, said) else ", and there is no such"
        yield LAN028.at(block.place(one.start()), f"'{said}' is typed by hand{missing}")


def _is_own(book: Book, said: str) -> bool:
    """Whether the guide has a section of this number; laws have sections too, of higher ones."""
    sections = sum(part.kind is PartKind.SECTION and not part.is_nested for part in book.parts)
    return book.settings.number_sections and int(said.rsplit(maxsplit=1)[-1]) <= sections


def _is_there(book: Book, label: str) -> bool:
    return any(
        flat_text(span).casefold() == label.casefold()
        for part in book.parts
        for span in part.tree.iter("span")
        if "label" in classes(span)
    )

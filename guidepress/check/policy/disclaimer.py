"""The disclaimer: there, in words, before everything else, and marked as a notice (codes DIS)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.model.book import Book, Matter, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, pieces, place_of

FEWEST_WORDS = 5
"""A disclaimer of fewer words than these, besides its headings, warns of nothing."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+")
"""A word is a run of letters; in scripts that set no spaces (Thai, Burmese, Khmer, Han, Kana) each letter counts."""

DIS001 = rule_of("DIS001")
DIS002 = rule_of("DIS002")
DIS003 = rule_of("DIS003")
DIS004 = rule_of("DIS004")


def check_disclaimer(book: Book) -> Iterator[Finding]:
    """DIS001 to DIS004. A disclaimer that is asked for but could not be read is ``read``'s finding, not ours."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        if not any(isinstance(entry, dict) and "disclaimer" in entry for entry in book.settings.front):
            yield DIS001.at(Place("guide.yaml"))
        return
    place = place_of(part.tree)
    if (count := words_of_text(part)) < FEWEST_WORDS:
        yield DIS002.at(place, f"The disclaimer says nothing: {count or 'no'} word{'' if count == 1 else 's'} of text")
    if (earlier := _text_before(book, part)) is not None:
        yield DIS003.at(place, f"The disclaimer stands after '{earlier.title}'")
    if part.tree.get("role") != "doc-notice":
        yield DIS004.at(place)


def words_of_text(part: Part) -> int:
    """How many words a part says besides its headings."""
    headings = {heading: "".join(pieces(heading)) for heading in part.tree.iter(*HEADINGS)}
    return len(_WORD.findall("".join(pieces(part.tree)))) - sum(
        len(_WORD.findall(words)) for words in headings.values()
    )


def _text_before(book: Book, disclaimer: Part) -> Part | None:
    """The first part that must not stand before the disclaimer but does: the contents, "about", a section."""
    for part in book.parts:
        if part is disclaimer:
            return None
        if part.kind in {PartKind.CONTENTS, PartKind.ABOUT} or part.matter is not Matter.FRONT:
            return part
    return None

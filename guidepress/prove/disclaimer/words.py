"""Whether an edition's disclaimer says what the Book's says, by a digest of its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.speech import Said
from guidepress.model.xhtml import fold
from guidepress.prove.disclaimer.rules import DIS111, DIS112
from guidepress.prove.speech.words import Word, compare, normal, said_words, tree_words

_SHOWN = 14
_LIMIT = 5


def digest(words: Sequence[Word]) -> str:
    """The SHA-256 of words, normalised as `words.normal` does, one space between two."""
    return hashlib.sha256(" ".join(word.text for word in words).encode()).hexdigest()


def prove_same_words(book: Book, said: Sequence[Word], here: Place) -> Iterator[Finding]:
    """DIS111 for each stretch in which the edition's disclaimer and the Book's part; it names what is missing."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    written = list(tree_words(part.tree, Place(part.source)))
    if digest(written) == digest(said):
        return
    for difference in compare(written, said, limit=_LIMIT):
        lacking, added = _phrase(difference.expected), _phrase(difference.said)
        place = next((word.place for word in difference.expected if word.place is not None), here)
        if not added:
            yield DIS111.at(place, f"the disclaimer of {here} lacks “{lacking}”")
        elif not lacking:
            yield DIS111.at(here, f"the disclaimer says “{added}”, which is not in the manuscript")
        else:
            yield DIS111.at(place, f"the disclaimer of {here} says “{added}” for “{lacking}”")


def prove_said_first(book: Book, said: Said, here: Place) -> Iterator[Finding]:
    """DIS112 if the edition says the contents or the body before the disclaimer, whatever its structure claims."""
    spoken = _joined(said_words(said))
    places = {
        part.kind: (spoken.find(_joined(tree_words(part.tree, Place(part.source)))), part)
        for kind in (PartKind.DISCLAIMER, PartKind.CONTENTS, PartKind.SECTION)
        if (part := book.of_kind(kind)) is not None
    }
    at, _ = places.pop(PartKind.DISCLAIMER, (-1, None))
    for place, part in places.values():
        if 0 <= place < at:
            yield DIS112.at(here, f"the edition says “{part.title}” before the disclaimer")


def said_section(said: Said, part: Part) -> list[Word]:
    """The words of the section of a part in what an edition says; none if no section begins with its title."""
    wanted = plain(part.title)
    for one in said.walk():
        heading = next((kid for kid in one.walk() if kid.kind == "heading"), None)
        own = heading is not None and any(kid is heading for kid in _outer(one))
        if one.kind in {"section", "callout"} and heading is not None and own and plain(heading.words()) == wanted:
            return said_words(one)
    return []


def _outer(said: Said) -> Iterator[Said]:
    """What stands in a section and in no section of it."""
    for kid in said.kids:
        yield kid
        if kid.kind not in {"section", "callout"}:
            yield from _outer(kid)


def plain(text: str) -> str:
    """A title as titles are compared."""
    return fold(normal(text))


def _joined(words: Iterable[Word]) -> str:
    return f" {' '.join(word.text for word in words)} "


def _phrase(words: Sequence[Word]) -> str:
    text = " ".join(word.text for word in words[:_SHOWN])
    return f"{text} …" if len(words) > _SHOWN else text

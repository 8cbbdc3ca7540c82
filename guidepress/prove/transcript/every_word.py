"""Whether an edition says every word of the Book, in order, and nothing else: the project's promise."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.speech import Said
from guidepress.prove.speech.words import Difference, Word, book_words, compare, said_words

SAY001 = rule_of("SAY001")
SAY002 = rule_of("SAY002")
SAY003 = rule_of("SAY003")

_SHOWN = 12


def prove_words(said: Said, book: Book) -> Iterator[Finding]:
    """SAY001 to SAY003 for each stretch where the two part."""
    for difference in compare(book_words(book), said_words(said)):
        yield _finding(difference)


def without_cover(said: Said) -> Said:
    """What an edition says after its cover, which repeats the title page.

    The cover is the first section if that is nothing but a picture (PDF) or a page of that kind (EPUB).
    """
    top = said
    while len(top.kids) == 1 and top.kids[0].kind in {"document", "section"}:
        top = top.kids[0]
    first = top.kids[0] if top.kids else Said("section")
    pictures = [one for one in first.walk() if one.kind != "section"]
    if first.target == "cover" or (len(pictures) == 1 and pictures[0].kind == "figure"):
        return Said("document", language=said.language, kids=top.kids[1:])
    return said


def _finding(difference: Difference) -> Finding:
    expected, said = _phrase(difference.expected), _phrase(difference.said)
    nearest = (*difference.expected, *((difference.after,) if difference.after else ()))
    place = next((word.place for word in nearest if word.place is not None), Place(""))
    folio = next((word.folio for word in difference.said if word.folio), "")
    where = f" (page {folio})" if folio else ""
    if not difference.said:
        return SAY001.at(place, f"not said: “{expected}”")
    if not difference.expected:
        return SAY002.at(place, f"said, but not written: “{said}”{where}")
    return SAY003.at(place, f"said “{said}” for “{expected}”{where}")


def _phrase(words: tuple[Word, ...]) -> str:
    text = " ".join(word.text for word in words[:_SHOWN])
    return f"{text} …" if len(words) > _SHOWN else text

"""Whether the Book says every word of the manuscript's files, in order, and no other: the promise, on the way in.

What follows is held to the Book (`guidepress.prove.transcript`). A word that reading drops is in no edition, and no
comparison of editions finds it; so the files are read a second time, by a reader that has nothing in common with the
first, and both readings are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.check.source.comparison import differences
from guidepress.check.source.declared import CALLOUTS, TITLES
from guidepress.check.source.pieces import Known, Piece
from guidepress.check.source.told import Told, told
from guidepress.check.source.written import written
from guidepress.languages.registry import language_for
from guidepress.model.book import Book, Part
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of

SRC001 = rule_of("SRC001")
SRC002 = rule_of("SRC002")
SRC003 = rule_of("SRC003")

_SHOWN = 12


def check_source(book: Book) -> Iterator[Finding]:
    """SRC001 to SRC003 for each stretch where a part and its file differ. A file that could not be read is left out."""
    keys = frozenset(reference.key for reference in book.references)
    callouts = _callouts(book)
    titles = TITLES | {callouts.get(kind, kind).casefold() for kind in (*CALLOUTS, *callouts)}
    for part in book.parts:
        data = book.texts.get(part.source)
        if data is not None and part.source.lower().endswith((".md", ".markdown")):
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            yield from _compare(book, part, text, Known(keys, titles))


def _callouts(book: Book) -> dict[str, str]:
    """What each type of callout is called: in the guide's language, or by the guide itself."""
    own = {name: one.label for name, one in book.settings.callouts.items()}
    return {**language_for(book.settings.language).book.callouts, **own}


def _compare(book: Book, part: Part, text: str, known: Known) -> Iterator[Finding]:
    source = written(text, known)
    lines = text.split("\n")
    made = told(part, _callouts(book), titled=source.titled)
    for pieces, said in zip((source.body, source.notes), made, strict=True):
        yield from _findings(pieces, said, part.source, lines)


def _findings(pieces: Sequence[Piece], said: Told, file: str, lines: Sequence[str]) -> Iterator[Finding]:
    for difference in differences(pieces, said, lines):
        if difference.begin == difference.end and not difference.lost:
            continue
        lost = _phrase([piece.shown for piece in difference.lost])
        if difference.begin == difference.end:
            yield SRC001.at(Place(file, difference.lost[0].line), f"lost: “{lost}”")
            continue
        shown, place = said.within(difference.begin, difference.end)
        if difference.lost:
            yield SRC003.at(Place(file, difference.lost[0].line), f"“{_phrase(shown)}” for “{lost}”")
        else:
            line = difference.after.line if difference.after else 1
            here = place if place is not None and place.file == file else Place(file, line)
            yield SRC002.at(here, f"not written: “{_phrase(shown)}”")


def _phrase(words: Sequence[str]) -> str:
    text = " ".join(words[:_SHOWN])
    return f"{text} …" if len(words) > _SHOWN else text

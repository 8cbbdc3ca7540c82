"""What a part of the Book says of its file: its text without what reading adds to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from guidepress.check.source.declared import TITLES
from guidepress.check.source.signs import signs, words
from guidepress.model.book import Part
from guidepress.model.place import Place
from guidepress.model.xhtml import ALT_WRITTEN, BLOCKS, MATHML, PLACE, PUT_IN, classes, flat_text

_ADDED = frozenset({"number", "label", "task", "noteref", "backlink", "backlinks", "cite", "cited", "xref"})
"""Classes of what reading adds: numbers, calls, links back, citations as their style sets them,
the names of their authors in a sentence, filled references."""


@dataclass(slots=True)
class Told:
    """The signs of a text as one string, and for each word where its signs begin, its place and how it is written."""

    signs: str = ""
    starts: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def within(self, begin: int, end: int) -> tuple[list[str], Place | None]:
        """The words that have signs between two offsets, and where the first stands."""
        first, last = max(bisect_right(self.starts, begin) - 1, 0), bisect_right(self.starts, max(end - 1, begin))
        return self.shown[first:last], self.places[first] if first < len(self.places) else None


def told(part: Part, callouts: Mapping[str, str], *, titled: bool = True) -> tuple[Told, Told]:
    """What a part says in its text, and in its notes in their order.

    ``titled`` says whether its file has a first-level heading. If not, the part is called like its file (``MAN015``).
    """
    body, notes = _Telling(callouts), _Telling(callouts)
    body.name = "" if titled else PurePosixPath(part.source).stem
    here = Place(part.source)
    body.tell(part.tree, here)
    for note in sorted(body.notes, key=_number):
        notes.tell(note, here, inside=True)
    return body.result(), notes.result()


def _number(note: etree._Element) -> int:
    number = note.get("id", "").rpartition("-")[2]
    return int(number) if number.isdigit() else 0


class _Telling:
    """Collects the text of trees as pieces, each with its place."""

    def __init__(self, callouts: Mapping[str, str]) -> None:
        self.callouts = callouts
        self.pieces: list[tuple[str, Place]] = []
        self.notes: list[etree._Element] = []
        self.name = ""

    def tell(self, element: etree._Element, here: Place, *, inside: bool = False) -> None:
        """Take in an element, but none of its notes unless it is one itself."""
        if not isinstance(element.tag, str) or (names := classes(element)) & _ADDED or element.get(PUT_IN) is not None:
            return
        here = Place.parse(value) if (value := element.get(PLACE)) else here
        if "footnote" in names and not inside:
            self.notes.append(element)
            return
        if "callout-title" in names and self._is_default(element):
            return
        if self.name and element.tag == "h1" and flat_text(element).endswith(self.name):
            self.name = ""
            return
        edge = " " if element.tag in BLOCKS else ""
        self.pieces.append((edge, here))
        if element.tag == "img":
            self.pieces.append((f" {element.get(ALT_WRITTEN, element.get('alt', ''))} ", here))
        elif element.tag == f"{{{MATHML}}}math":
            self.pieces.append((f" {_tex(element)} ", here))
        else:
            self.pieces.append((element.text or "", here))
            for child in element:
                self.tell(child, here)
                self.pieces.append((child.tail or "", here))
        self.pieces.append((edge, here))

    def _is_default(self, title: etree._Element) -> bool:
        """Whether a callout's title is the one that its type has when none is written."""
        holder = title.getparent()
        kinds = classes(holder) - {"callout"} if holder is not None else frozenset()
        label = next((child for child in title if "label" in classes(child)), None)
        title_words = flat_text(title).removeprefix(flat_text(label) if label is not None else "").strip().casefold()
        return title_words in TITLES or title_words in {self.callouts.get(kind, kind).casefold() for kind in kinds}

    def result(self) -> Told:
        """All of it as one."""
        made, all_signs, length = Told(), [], 0
        for text, here in self.pieces:
            for _at, word in words(text):
                if held := signs(word):
                    made.starts.append(length)
                    made.places.append(here)
                    made.shown.append(word)
                    all_signs.append(held)
                    length += len(held)
        made.signs = "".join(all_signs)
        return made


def _tex(formula: etree._Element) -> str:
    """A formula as it was written."""
    annotation = formula.find(f".//{{{MATHML}}}annotation")
    return (annotation.text or "") if annotation is not None else formula.get("alttext", "")

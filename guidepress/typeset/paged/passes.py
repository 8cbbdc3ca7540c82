"""What a round of setting the book teaches the next one: folios, and small faults that can be mended.

Nothing here changes a word. A round ends with a `Mending`; the book is set again until it asks for nothing new.

It is long because one walk over the boxes finds all that a round teaches, and one state holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from guidepress.typeset.paged.faults import with_divided_words
from guidepress.typeset.paged.fitting import fit, fitted, overfull
from guidepress.typeset.paged.headings import HEADINGS, balance
from guidepress.typeset.paged.links import STAND_IN
from guidepress.typeset.paged.snug import snug

_SHORT_LINE = 0.45
_NARROWEST = 200
"""A line of one word that fills less than this share of a column of at least this width (CSS px) broke early."""

_ROOM = "\N{NO-BREAK SPACE}" * 2
"""About as wide as a figure; not every typeface has the space that is exactly so wide (U+2007)."""

_UNEVEN = 0.6
"""A heading whose last line is shorter than this share of its longest is set anew in lines that are alike."""


def _balance(element: Any, padding: float) -> None:
    """Keep a heading's lines from its end; what else its style says (its level in the outline) stays."""
    others = (one.strip() for one in element.get("style", "").split(";"))
    kept = [one for one in others if one and not one.startswith("padding-inline-end:")]
    element.set("style", "; ".join([*kept, f"padding-inline-end: {padding:.1f}px"]))


@dataclass(frozen=True, slots=True)
class Mending:
    """The state in which a round sets the book. Elements are named by their ``data-n``.

    ``folios`` maps each id to the folio of its page. ``here`` are the references on the page of their target, which
    show no folio; ``spoken`` those that show one all the same, because they left that page when it was taken away.
    ``narrowed`` blocks are set a hair narrower (`_broke_early`); ``held`` ones keep more lines together (`_held`);
    ``undivided`` ones divide no word, because they did so at the turn of a page. ``balanced`` gives headings whose last
    line was short the padding (CSS px) that makes their lines alike, and how many lines they have (`headings.balance`).
    ``steps`` says how far tables that are too wide were made to fit, ``split`` blocks have a word that no line holds
    and that may break (`fitting`). ``snug`` parts end with a few lines on a page of their own: each is set with less
    white, in so many pages, or it has 0 where that did not help.

    A reference whose folio changes the page on which its target stands, which changes the folio again, is given room:
    ``roomy`` says for how many figures, which are then all as wide as each other, so that the lines stay the same.
    ``quiet`` references show none, because that did not help.
    """

    folios: Mapping[str, str] = field(default_factory=dict)
    here: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    narrowed: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    undivided: frozenset[str] = frozenset()
    balanced: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    roomy: Mapping[str, int] = field(default_factory=dict)
    quiet: frozenset[str] = frozenset()
    steps: Mapping[str, int] = field(default_factory=dict)
    split: frozenset[str] = frozenset()
    snug: Mapping[str, int] = field(default_factory=dict)

    def apply(self, sections: Iterable[Any]) -> None:
        """Write the state into the attributes of the elements below some sections of the parsed document."""
        for element in (element for section in sections for element in section.iter()):
            if (number := element.get("data-n")) is None:
                continue
            if element.get("data-folio"):
                folio = self.folios.get(_target(element), STAND_IN)
                element.set("data-folio", _ROOM * (self.roomy.get(number, 0) - len(folio)) + folio)
            for name, numbers in self._marks():
                if number in numbers:
                    element.set(name, "")
                elif name in element.attrib:
                    del element.attrib[name]
            if number in self.steps:
                fit(element, self.steps[number])
            if number in self.balanced:
                _balance(element, self.balanced[number][0])

    def with_headings(self, pages: Sequence[Any]) -> Mending:
        """The same with what the headings on some pages teach, and nothing else."""
        seen = _Pages(pages)
        return replace(self, balanced={**seen.balance(self.balanced), **self._given_up(seen)})

    def _given_up(self, seen: _Pages) -> dict[str, tuple[float, int]]:
        """The headings that were balanced before: those that have a line more now are left as they would be."""
        lines = {number: len(texts) for number, (_room, texts) in seen.headings.items()}
        return {
            number: (padding if lines.get(number, planned) == planned else 0.0, planned)
            for number, (padding, planned) in self.balanced.items()
        }

    def _marks(self) -> Iterator[tuple[str, frozenset[str]]]:
        yield "data-here", self.here
        yield "data-narrowed", self.narrowed
        yield "data-held", self.held
        yield "data-undivided", self.undivided
        yield "data-roomy", frozenset(self.roomy)
        yield "data-quiet", self.quiet
        yield "data-split", self.split
        yield "data-snug", frozenset(number for number, pages in self.snug.items() if pages)

    def knowing(self, known: Mapping[str, str], sections: Iterable[Any]) -> Mending:
        """The same with the folios, as far as they are ``known``, of what the sections refer to."""
        met = {target: known[target] for _number, target in references(sections) if target in known}
        return replace(self, folios={**self.folios, **met})

    def guessing(self, digits: Mapping[str, int], sections: Iterable[Any]) -> Mending:
        """The same with stand-ins of as many ``digits`` as folios will have that the sections show and nobody knows."""
        met = {
            target: STAND_IN[:1] * digits[target]
            for _number, target in references(sections)
            if target in digits and target not in self.folios
        }
        return replace(self, folios={**self.folios, **met}) if met else self

    def within(self, pages: Sequence[Any]) -> Mending:
        """The state for setting these pages anew for what only they teach.

        That is early line breaks, notes driven away, which references stand on the page of their target; and when
        these are right, a last page of a few lines.
        """
        seen = _Pages(pages)
        homes = {name: n for n, page in reversed(list(enumerate(pages))) for name in page.anchors}
        here = frozenset(n for n, (page, target) in seen.references.items() if homes.get(target) == page)
        spoken = self.spoken | (self.here - here)
        taught = replace(self._mended(seen, pages), here=here - spoken, spoken=spoken)
        return taught if taught != self else replace(self, snug={**self.snug, **snug(pages, self.snug)})

    def after(self, pages: Sequence[Any], numbers: Sequence[str], shown: Mapping[str, str], *, final: bool) -> Mending:
        """The state for the next round, equal to this one if the pages are as they should be.

        ``numbers`` are the folios of the pages, ``shown`` the folio of each id of the book. In a ``final`` round only
        folios are still put right: blocks that would move are left alone.
        """
        seen = _Pages(pages)
        here = frozenset(n for n, (page, target) in seen.references.items() if numbers[page] == shown.get(target))
        spoken = self.spoken | (self.here - here)
        mended = self if final else self._mended(seen, pages)
        folios = {target: shown[target] for _page, target in seen.references.values() if target in shown}
        return replace(
            mended,
            folios={**self.folios, **folios},  # also of references that stand on no page
            here=here - spoken if not final else self.here & here,
            spoken=spoken,
        )

    def with_room(self, before: Mending, sections: Iterable[Any]) -> Mending:
        """The same with room in the references that now show another folio than ``before``; room never gets less."""
        room = dict(self.roomy)
        for number, target in references(sections):
            old, new = before.folios.get(target, STAND_IN), self.folios.get(target, STAND_IN)
            if old != new:
                room[number] = max(room.get(number, 0), len(old), len(new))
        return replace(self, roomy=room)

    def without_folios(self, sections: Iterable[Any], before: Mending | None = None) -> Mending:
        """The same with no folio in the references that show another than ``before``; in none at all without it."""
        changed = {
            number
            for number, target in references(sections)
            if before is None or before.folios.get(target) != self.folios.get(target)
        }
        return replace(self, quiet=self.quiet | changed)

    def _mended(self, seen: _Pages, pages: Sequence[Any]) -> Mending:
        return replace(
            self,
            narrowed=self.narrowed | seen.broken,
            held=self.held | seen.held(pages),
            undivided=self.undivided | _divided(pages),
            balanced={**seen.balance(self.balanced), **self._given_up(seen)},
            steps=fitted(seen.with_tables, self.steps),
            split=self.split | seen.overfull,
        )


def references(sections: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The number and the target of each link that shows a folio."""
    for section in sections:
        for link in section.iter("a"):
            if link.get("data-folio"):
                yield link.get("data-n", ""), _target(link)


def shown_folios(sections: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The number of each link that shows a folio, and the folio as it is written now."""
    for section in sections:
        for link in section.iter("a"):
            if folio := link.get("data-folio"):
                yield link.get("data-n", ""), folio


def _target(link: Any) -> str:
    return unquote(link.get("href", "#")[1:])


class _Pages:
    """What a walk over all boxes of a set book finds, once a page.

    ``references`` gives the page (from 0) and the target of each link that shows a folio; ``blocks`` the blocks with
    lines on each page, in order; ``broken`` the blocks that broke early; ``calls`` the calls of notes and the notes;
    ``with_tables`` the pages on which a table stands, ``overfull`` the blocks that a line stands out of.
    """

    def __init__(self, pages: Sequence[Any]) -> None:
        self.references: dict[str, tuple[int, str]] = {}
        self.blocks: list[list[str]] = []
        self.broken: set[str] = set()
        self.calls: dict[str, str] = {}
        self.headings: dict[str, tuple[float, list[tuple[str, float]]]] = {}
        self.with_tables: list[Any] = []
        self.overfull: set[str] = set()
        for page, drawn in enumerate(pages):
            self.blocks.append([])
            for box in drawn._page_box.descendants():
                element = box.element
                number = None if element is None else element.get("data-n")
                if number is None:
                    continue
                if element.tag == "table" and drawn not in self.with_tables[-1:]:
                    self.with_tables.append(drawn)
                lines = [child for child in getattr(box, "children", ()) if _is_line(child)]
                if lines and overfull(box, lines):
                    self.overfull.add(number)
                if element.tag == "a":
                    self._link(page, number, element)
                elif lines:
                    self.blocks[-1].append(number)
                    if _broke_early(box, lines):
                        self.broken.add(number)
                    if element.tag in HEADINGS:
                        self.headings[number] = (box.width, [("".join(_texts(line)), _used(line)) for line in lines])

    def balance(self, known: Mapping[str, object]) -> dict[str, tuple[float, int]]:
        """The headings of more than one line whose last is much shorter than another, with what evens them out."""
        found = {}
        for number, (room, lines) in self.headings.items():
            longest = max(width for _text, width in lines)
            if number not in known and len(lines) > 1 and lines[-1][1] < _UNEVEN * longest:
                found[number] = (balance(lines, room), len(lines))
        return found

    def _link(self, page: int, number: str, link: Any) -> None:
        if link.get("data-folio"):
            self.references.setdefault(number, (page, _target(link)))
        elif link.get("role") == "doc-noteref":
            self.calls[link.get("id", "")] = _target(link)

    def held(self, pages: Sequence[Any]) -> frozenset[str]:
        """The blocks that drove a note to the page after its call.

        WeasyPrint 70 hands a page's notes on to the next page if a paragraph that begins at its foot has room for its
        first lines only in their place. Such a paragraph shall move itself.
        """
        homes = {name: n for n, page in reversed(list(enumerate(pages))) for name in page.anchors}
        found = set()
        for call, note in self.calls.items():
            page = homes.get(call)
            if page is None or homes.get(note, page) <= page:  # a note stands where it is called first
                continue
            beyond = set(self.blocks[page + 1])
            found.update([number for number in self.blocks[page] if number in beyond][-1:])
        return frozenset(found)


def _divided(pages: Sequence[Any]) -> frozenset[str]:
    numbers = (element.get("data-n") for element in with_divided_words(pages))
    return frozenset(number for number in numbers if number is not None)


def _used(line: Any) -> float:
    """The width of what stands in a line, in CSS px."""
    return sum(float(box.margin_width()) for box in line.children if box.is_in_normal_flow())


def _is_line(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, boxes.LineBox)


def _broke_early(block: Any, lines: list[Any]) -> bool:
    """Whether a line holds a single word, or in a listing its indent alone, although the next word would fit.

    WeasyPrint 70 sets such a line when a run of text ends in a space that alone is too much for the line.
    """
    if block.width < _NARROWEST:
        return False
    for line in lines[:-1]:
        text = "".join(_texts(line)).strip()
        if " " not in text and _used(line) < block.width * _SHORT_LINE and (text or block.element.tag == "span"):
            return True
    return False


def _texts(line: Any) -> Iterator[str]:
    from weasyprint.formatting_structure import boxes

    return (box.text for box in line.descendants() if isinstance(box, boxes.TextBox))

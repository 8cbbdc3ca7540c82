"""What a part says in earnest: its blocks without what is struck out, quoted, or set in a note or an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from guidepress.check.text.quotations import without_long_quotations
from guidepress.check.text.running_text import OPAQUE
from guidepress.check.text.sentences import split_sentences
from guidepress.model.book import Part
from guidepress.model.xhtml import BLOCKS, HEADINGS, classes, fold, is_raised_call

NOT_SAID = {
    "del": "struck out",
    "s": "struck out",
    "strike": "struck out",
    "blockquote": "quoted",
    "q": "quoted",
    "pre": "set as code",
    "code": "set as code",
    "figcaption": "set as a caption",
}
"""Elements that say nothing in earnest, and how a finding names that."""

_HOLDERS = sorted(BLOCKS - {"br", "hr", "pre"})
_OF_THE_TOOL = frozenset({"number", "label", "backlink", "backlinks", "cite"})


@dataclass(frozen=True, slots=True)
class Said:
    """A block that holds text itself: what it says in earnest, what is written in all, and what became of the rest.

    ``lead`` is the sentence that introduces the list it stands in; ``lost`` names why something is not said.
    """

    element: etree._Element
    text: str
    written: str
    lead: str = ""
    lost: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.element.tag in HEADINGS

    def sentences(self, *, all_of_it: bool = False) -> Iterator[str]:
        """The sentences, each after the words that introduce its list."""
        for sentence in split_sentences(self.written if all_of_it else self.text):
            yield f"{self.lead} {sentence}" if self.lead else sentence


@lru_cache(maxsize=128)
def said_in(part: Part) -> tuple[Said, ...]:
    """The blocks of a part that hold text, in document order."""
    return tuple(_blocks(part.tree))


def runs(part: Part) -> tuple[tuple[Said, ...], ...]:
    """The blocks of a part in the stretches that stand under one heading each; a heading begins its stretch."""
    found: list[list[Said]] = [[]]
    for one in said_in(part):
        if one.is_heading and found[-1]:
            found.append([])
        found[-1].append(one)
    return tuple(tuple(one) for one in found if one)


def said_of(part: Part, elements: Iterable[etree._Element]) -> tuple[Said, ...]:
    """The blocks of a part that stand in some elements."""
    wanted = set(elements)
    return tuple(one for one in said_in(part) if wanted & {one.element, *one.element.iterancestors()})


def _blocks(root: etree._Element) -> Iterator[Said]:
    for element in root.iter(*_HOLDERS):
        around = _context(element, root)
        kept, written, inside = _inline(element)
        if not fold(written):
            continue
        earnest = "" if around else without_long_quotations(fold(kept))
        lost = around or inside or ("quoted" if earnest != fold(kept) else "")
        yield Said(element, fold(earnest), fold(written), _lead(element), lost)


def _context(element: etree._Element, root: etree._Element) -> str:
    """Why nothing in a block is said in earnest, or ""."""
    for step in (element, *element.iterancestors()):
        if step.tag in NOT_SAID:
            return NOT_SAID[str(step.tag)]
        if step.get("role") == "doc-footnote" or "footnote" in classes(step):
            return "set in a note"
        if step.tag == "aside" and "example" in classes(step):
            return "set as an example"
        if step is root:
            break
    return ""


def _inline(root: etree._Element) -> tuple[str, str, str]:
    """The text of a block without that of blocks inside it: what is said, what is written, why they differ."""
    kept: list[str] = []
    written: list[str] = []
    lost = ""

    def walk(element: etree._Element, *, earnest: bool) -> None:
        nonlocal lost
        _add(element.text or "", earnest=earnest)
        for child in element:
            if isinstance(child.tag, str):
                if child.tag in BLOCKS or child.tag == "img":
                    _add(" ", earnest=earnest)
                elif not (is_raised_call(child) or classes(child) & _OF_THE_TOOL or child.get("data-cite")):
                    if child.tag in NOT_SAID and child.tag not in OPAQUE:
                        lost = lost or NOT_SAID[str(child.tag)]
                    walk(child, earnest=earnest and child.tag not in NOT_SAID)
            _add(child.tail or "", earnest=earnest)

    def _add(text: str, *, earnest: bool) -> None:
        written.append(text)
        if earnest:
            kept.append(text)

    walk(root, earnest=True)
    return "".join(kept), "".join(written), lost


def _lead(element: etree._Element) -> str:
    """The sentence before a list, without its colon, for a block that stands in the list."""
    for step in (element, *element.iterancestors()):
        if step.tag in {"ul", "ol"}:
            before = step.getprevious()
            if before is not None and before.tag in {"p", *HEADINGS}:
                words = fold("".join(before.itertext()))
                if words.endswith((":", "：")):
                    sentences = split_sentences(words)
                    return (sentences[-1] if sentences else words).rstrip(" :：")
            return ""
    return ""

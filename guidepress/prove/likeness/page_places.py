"""Whether each page break of an EPUB stands at the word with which its page begins in the PDF beside it.

Both editions say the same signs in the same order, notes left aside, which move on paper. So a place is the number of
signs before it. A page that begins inside a word begins before that word, and one without words of its own where the
next begins. A page that begins with a figure that is told before words of the page before it (`page_order` says when
that may be) begins with what follows the figure there.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.speech import INLINE, Said
from guidepress.model.xhtml import BLOCKS, classes
from guidepress.prove.likeness.rules import EPB065
from guidepress.prove.parsers.css.cascade import local
from guidepress.prove.parsers.epub.container import XHTML, EpubFile
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.speech.words import normal
from guidepress.prove.transcript.every_word import without_cover

_SHOWN = 30
_BREAK = "doc-pagebreak"
_MOVED = frozenset({"figure", "table"})
_SAID_AT_ONCE = {"img": "alt", "math": "alttext"}


@dataclass(slots=True)
class _Signs:
    """Signs without spaces, where words begin among them, and where labels are first met."""

    signs: list[str] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    apart: bool = True

    def add(self, text: str, label: str = "") -> None:
        for sign in normal(text):
            if sign.isspace():
                self.apart = True
                continue
            if self.apart:
                self.words.append(len(self.signs))
            if label:
                self.starts.setdefault(label, len(self.signs))
            self.signs.append(sign)
            self.apart = False

    def word_at(self, place: int) -> int:
        """Where the word begins in which a place is."""
        before = bisect_right(self.words, place)
        return self.words[before - 1] if before and place < len(self.signs) else place

    def around(self, place: int) -> str:
        return "".join(self.signs[place : place + _SHOWN])

    def digest(self) -> str:
        return hashlib.sha256("".join(self.signs).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins: the number of signs before it, and the first of those behind; whether it has words."""

    place: int
    shown: str
    has_words: bool = True


@dataclass(frozen=True, slots=True)
class PageStarts:
    """Where pages begin, by their labels, among signs with a digest; ``file`` is the one in which an EPUB says it."""

    signs: str
    pages: Mapping[str, PageStart]
    file: str = ""


def epub_page_starts(epub: EpubFile) -> PageStarts:
    """Where the page breaks of an EPUB stand. Raises `UnreadableError`."""
    marked = _of_epub(epub)
    pages = {label: PageStart(place, marked.around(place)) for label, place in marked.starts.items()}
    return PageStarts(marked.digest(), pages, epub.package_file)


def pdf_page_starts(pdf: PdfFile) -> PageStarts:
    """Where the pages of a PDF begin."""
    laid = _of_pdf(pdf)
    due = _due(laid, pdf.labels)
    pages = {label: PageStart(place, laid.around(place), label in laid.starts) for label, place in due.items()}
    return PageStarts(laid.digest(), pages)


def prove_page_places(marked: PageStarts, laid: PageStarts) -> Iterator[Finding]:
    """EPB065 for each page break that stands elsewhere, or leads to a page that the PDF has not; each that is missing.

    Nothing where the two do not say the same signs (SAY001 to SAY003 say so), or where the EPUB has no page breaks.
    """
    here = Place(marked.file)
    if not marked.pages or laid.signs != marked.signs:
        return
    for label, found in marked.pages.items():
        due = laid.pages.get(label)
        if due is None:
            yield EPB065.at(here, f"the PDF has no page {label} that begins with a word")
        elif found.place != due.place:
            yield EPB065.at(here, f"page {label} begins at “{due.shown}”, its page break stands at “{found.shown}”")
    for label, due in laid.pages.items():
        if due.has_words and label not in marked.pages:
            yield EPB065.at(here, f"page {label} of the PDF has no page break")


def _due(laid: _Signs, labels: Sequence[str]) -> dict[str, int]:
    """Where each page begins, those without words included."""
    due: dict[str, int] = {}
    following: int | None = None
    for label in reversed(labels):
        if label in laid.starts:
            following = laid.word_at(laid.starts[label])
        if following is not None:
            due[label] = following
    return due


def _of_epub(epub: EpubFile) -> _Signs:
    """The signs of the parts, and the page breaks wherever they stand."""
    found = _Signs()

    def read(element: Any, *, inside: bool) -> None:
        if not isinstance(element.tag, str) or element.get("hidden") is not None:
            return
        if element.get("role") == _BREAK:
            found.starts.setdefault(element.get("aria-label") or "", len(found.signs))
            return
        if element.get("role") == "doc-footnote":
            return
        name = local(element)
        inside = inside or "part" in classes(element)
        edge = " " if name in BLOCKS else ""
        if name in _SAID_AT_ONCE:
            found.add(f" {element.get(_SAID_AT_ONCE[name]) or ''} " if inside else "")
            return
        found.add(edge + (element.text or "") if inside else "")
        for kid in element:
            read(kid, inside=inside)
            found.add((kid.tail or "") if inside else "")
        found.add(edge)

    for page in epub.spine:
        if (body := page.root.find(f"{XHTML}body")) is not None:
            read(body, inside=False)
    return found


def _late(root: Said, labels: Sequence[str]) -> frozenset[int]:
    """The figures and tables behind which something is told that stands on a page before theirs, by their `id`."""
    numbers = {label: number for number, label in reversed(list(enumerate(labels)))}
    told: list[tuple[int, Said | None]] = []

    def hear(said: Said, page: int, within: Said | None) -> None:
        if said.kind in {"note", "folio"}:
            return
        page = numbers.get(said.page, page)
        if within is None and said.kind in _MOVED:
            within = said
        if said.text.strip():
            told.append((page, within))
        for kid in said.kids:
            hear(kid, page, within)

    hear(root, 0, None)
    found, next_page = set(), len(labels)
    for page, within in reversed(told):
        if within is None:
            next_page = page
        elif page > next_page:
            found.add(id(within))
    return frozenset(found)


def _of_pdf(pdf: PdfFile) -> _Signs:
    found = _Signs()
    root = without_cover(pdf.once(speak_pdf))
    late = _late(root, pdf.labels)

    def hear(said: Said, page: str, *, waits: bool) -> None:
        page, waits = said.page or page, waits or id(said) in late
        if said.kind in {"note", "folio"} or (said.kind == "label" and said.marker):
            if said.kind != "folio":
                found.add(" ")
            return
        edge = "" if said.kind in INLINE and said.kind != "formula" else " "
        found.add(edge)
        found.add(said.text, "" if waits else page)
        found.add(" " if said.text and said.kids else "")
        for kid in said.kids:
            hear(kid, page, waits=waits)
        found.add(edge)

    hear(root, "", waits=False)
    return found

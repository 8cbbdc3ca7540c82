"""Forgeries of a seventh lot, thought up without looking at the provers: boxes, marks, words in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from benchmarks.forgery.books import EPUB, INDEX, ONE, RECORD, WEB
from benchmarks.forgery.fifth import _styled
from benchmarks.forgery.forged import Change, Forgery, in_pdf, replaced, within
from benchmarks.forgery.pdfs import COVER, PRINT, SCREEN, Edit, _append, _notes
from benchmarks.forgery.third_pdf import _in_matrix

_PAGE = "EPUB/how-much.xhtml"
_AGENCY = '<a href="https://www.example.org/heat">agency</a> says'
_ELSEWHERE = 'agency <a href="https://www.example.org/heat">says</a>'


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, edits in ((SCREEN, _OF_SCREEN), (PRINT, _OF_PRINT), (COVER, _OF_COVER)):
        for name, edit in edits.items():
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))
    for file, changes in ((EPUB, _OF_EPUB), (WEB, _OF_WEB), (INDEX, _OF_INDEX), (RECORD, _OF_ONIX)):
        for name, change in changes.items():
            yield Forgery(f"{file}: {name}", file, change)


def _entries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [pdf.Root.Outlines.First]
    while waiting:
        one = waiting.pop()
        waiting += [one[key] for key in ("/Next", "/First") if key in one]
        yield one


def _opened_at(title: str, far: float) -> Edit:
    """A bookmark opens its page at another height."""

    def edit(pdf: pikepdf.Pdf) -> None:
        one = next(one for one in _entries(pdf) if title in str(one.Title))
        held = list(one.Dest)
        one.Dest = Array([*held[:3], float(held[3]) + far, *held[4:]])

    return edit


def _beside(far: float) -> Edit:
    """A link lies so far beside its words."""

    def edit(pdf: pikepdf.Pdf) -> None:
        note = next(one for one in _notes(pdf) if isinstance(one, Dictionary) and "/URI" in one.get("/A", {}))
        left, low, right, high = (float(value) for value in note.Rect)
        note.Rect = Array([left + far, low, right + far, high])
        note.QuadPoints = Array([float(one) + (0 if n % 2 else far) for n, one in enumerate(note.QuadPoints)])

    return edit


def _over_bars(pdf: pikepdf.Pdf) -> None:
    _append(pdf, pdf.pages[0], b"0 0 0 0 k 60 60 4 40 re f")


_OF_SCREEN: dict[str, Edit] = {
    "a bookmark that opens below its heading": _opened_at("How to notice", -120),
    "a link half beside its words": _beside(-40),
    "a line at a third of its size": _in_matrix(lambda m: [0.35 * one for one in m[:4]] + m[4:]),
}
_OF_PRINT: dict[str, Edit] = {
    "a line at a third of its size": _in_matrix(lambda m: [0.35 * one for one in m[:4]] + m[4:])
}
_OF_COVER: dict[str, Edit] = {"a bar over the back": _over_bars}
_OF_EPUB: dict[str, Change] = {
    "sections cut off behind their beginning": _styled("section{max-height:20em;overflow:hidden}"),
    "paragraphs of one line, the rest cut off": _styled("p{block-size:1.5em;overflow-y:clip}"),
    "a link around the words beside it": within(ONE, (_AGENCY, _ELSEWHERE)),
    "small letters where grids are known": _styled("@supports (display:grid){p{font-size:.05em}}"),
    "small letters in a layer": _styled("@layer x{p{font-size:.05em!important}}"),
    "small letters where a link is": _styled("p:has(a){font-size:.05em}"),
    "small letters in a container": _styled("@container (min-width:1px){p{font-size:.05em}}"),
    "bullets taken away in letters of no size": _styled("li::marker{font-size:0}"),
    "a warning that is a tip for those who listen": within(_PAGE, ('role="note"', 'role="doc-tip"')),
}
_OF_WEB: dict[str, Change] = {
    "from the right": replaced(('<html lang="en"', '<html dir="rtl" lang="en"'), count=1),
    "a link around the words beside it": replaced((_AGENCY, _ELSEWHERE)),
}
_OF_INDEX: dict[str, Change] = {
    "an identifier of another guide": replaced(('"identifier": "urn:uuid:7d9d31a4', '"identifier": "urn:uuid:7d9d31a5'))
}
_OF_ONIX: dict[str, Change] = {
    "WCAG at level AA": replaced(("<ProductFormFeatureValue>10<", "<ProductFormFeatureValue>85<"), count=1)
}

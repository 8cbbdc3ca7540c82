"""Whether every bookmark of a PDF leads where the Book says, and opens at its heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import HEADINGS, MATHML, fold, pieces
from guidepress.prove.likeness.expected import differences
from guidepress.prove.likeness.links import names_of, page_of, plain, some_links
from guidepress.prove.likeness.rules import PDF024
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.outline import outline_entries
from guidepress.prove.speech.words import normal

_LEVELS = 2
"""How deep the bookmarks go."""
_HEADS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_LINE = 0.2
"""How far above a view, in sizes of a heading, letters may have their feet and still be seen in it."""


def prove_outline(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """PDF024: the bookmarks are the headings of the Book in their order, each leading to its part or heading."""
    found = list(_entries(file.pdf))
    parts = (part for part in book.parts if part.kind is not PartKind.HALF_TITLE)
    headings = [(part, heading) for part in parts for heading in part.headings() if heading.level <= _LEVELS]
    wanted = [plain(heading.text) for _, heading in headings]
    drawn = {plain(heading.text): _drawn(part, heading.id) for part, heading in headings}
    titles = [plain(title) for title, _ in found]
    for missing, other in differences(wanted, titles):
        yield PDF024.at(here, f"{some_links(other)} for {some_links(missing)}".replace("no link", "nothing"))
    names = names_of(file.pdf)
    said = _said(file)
    previous = -1
    for title, destination in found:
        held = destination
        if isinstance(held, pikepdf.String | pikepdf.Name):
            held = names.get(str(held).removeprefix("/"))
        number = page_of(file, held)
        if number is None or number < previous:
            yield PDF024.at(here, f"“{title[:60]}” leads to no page behind that of the entry before it")
        elif _solid(drawn.get(plain(title), title)) not in said.get(number, ""):
            yield PDF024.at(here, f"“{title[:60]}” leads to page {file.labels[number]}, which has no such heading")
        elif _is_beside_heading(file, held, number, _solid(drawn.get(plain(title), title))):
            yield PDF024.at(here, f"“{title[:60]}” leads to another place of page {file.labels[number]}")
        previous = previous if number is None else number


def _is_beside_heading(file: PdfFile, destination: Any, number: int, heading: str) -> bool:
    """Whether a page is opened at another height than that of a heading: below it, or at other words before it.

    Of headings that are alike on one page, any will do; one that is drawn, or lies beside others, is not looked for.
    """
    top = float(destination[3]) if len(destination) > 3 and destination[1] == pikepdf.Name.XYZ else None
    words: dict[int, str] = {}
    highest: dict[int, tuple[float, float]] = {}
    for run in file.drawing.pages[number].glyphs:
        at = next((n for n, role in enumerate(run.mark.path) if role in _HEADS), None)
        if run.inked and at is not None and at < len(run.mark.elements):
            key = run.mark.elements[at]
            words[key] = words.get(key, "") + _solid(run.text)
            highest.setdefault(key, (run.origin[1], run.size))
    feet = [highest[key] for key, text in words.items() if text and (text in heading or heading in text)]
    if top is None or not feet:
        return False
    others = [
        run.origin[1]
        for run in file.drawing.pages[number].glyphs
        if run.inked and run.text.strip() and not run.mark.artifact and _HEADS.isdisjoint(run.mark.path)
    ]
    return not any(
        foot <= top + size and not any(foot + size < other < top - _LINE * size for other in others)
        for foot, size in feet
    )


def _drawn(part: Part, name: str) -> str:
    """The words of a heading that are letters on the page: not its formulas, which are drawn."""
    found = (one for one in part.tree.iter(*HEADINGS) if one.get("id") == name)
    return next((fold("".join(pieces(one, list(one.iter(f"{{{MATHML}}}math"))))) for one in found), "")


def _said(file: PdfFile) -> dict[int, str]:
    """The letters of each page, as its structure has them."""
    pieces: dict[int, list[str]] = {}
    for (page, _, _), text in sorted(file.texts.content.items()):
        pieces.setdefault(page, []).append(text)
    return {page: _solid("".join(texts)) for page, texts in pieces.items()}


def _solid(text: str) -> str:
    return "".join(letter for letter in normal(text) if letter.isalnum())


def _entries(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Titles of the outline in their order, and where each leads."""
    for one in outline_entries(pdf):
        action = one.get("/A", pikepdf.Dictionary())
        yield str(one.get("/Title", "")), one.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)

"""Whether every link of a PDF, and every bookmark, leads where the Book says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import HEADINGS, MATHML, fold, pieces
from guidepress.prove.likeness.expected import book_links, differences
from guidepress.prove.likeness.rules import PDF023, PDF024
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.pages import read_box
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import kids
from guidepress.prove.parsers.pdf.outline import outline_entries
from guidepress.prove.speech.words import normal
from guidepress.standards.addresses import in_ascii

_DEPTH = 200
_LEVELS = 2
"""How deep the bookmarks go."""
_NAMELESS = "a place without a name"
_SLACK = 3.0
"""How far glyphs may reach out of the rectangle of their link, in pt."""


@dataclass(slots=True)
class Linked:
    """A link of the structure tree: its element, where its annotations lead, the annotations themselves."""

    element: int
    targets: list[str] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)


def prove_links(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """PDF023: the links in their order, where they stand on the page, and that there are no others."""
    names = _names(file.pdf)
    found = linked(file)
    expected = [link.target for link in book_links(book)]
    places = _by_place(names)
    for place, one in enumerate(found):
        wish = expected[place] if place < len(expected) else ""
        pairs = zip(one.annotations, one.targets, strict=True)
        one.targets = [_named(note, target, wish, places) for note, target in pairs]
    led_to = [in_ascii(" ".join(dict.fromkeys(one.targets))) for one in found]
    for wanted, led in differences(list(map(in_ascii, expected)), led_to):
        yield PDF023.at(here, f"{_some(led)} for {_some(wanted)}")
    held = {note.objgen for one in found for note in one.annotations}
    for page, label in zip(file.pdf.pages, file.labels, strict=True):
        for note in page.obj.get("/Annots", []):
            if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") == "/Link" and note.objgen not in held:
                yield PDF023.at(here, f"page {label}: a link outside the structure leads to {_target(note)}")
    yield from _places(file, found, here)
    yield from _destinations(file, book, names, here)


def _some(targets: list[str]) -> str:
    shown = ", ".join(f"'{target[:80]}'" for target in targets[:3])
    return f"{shown} and {len(targets) - 3} more" if len(targets) > 3 else shown or "no link"


def linked(file: PdfFile) -> list[Linked]:
    """The links of the structure tree in its order."""
    found: list[Linked] = []
    seen: set[tuple[int, int]] = set()

    def walk(element: Any, depth: int) -> None:
        if not isinstance(element, pikepdf.Dictionary) or depth > _DEPTH or "/S" not in element:
            return
        if element.is_indirect:
            if element.objgen in seen:
                return
            seen.add(element.objgen)
        notes = [note for kid in kids(element) if (note := _annotation(kid)) is not None]
        if notes:
            found.append(Linked(element.objgen[0], [_target(note) for note in notes], notes))
        for kid in kids(element):
            walk(kid, depth + 1)

    for kid in kids(file.structure) if file.structure is not None else ():
        walk(kid, 0)
    return found


def _annotation(kid: Any) -> Any:
    if not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") != "/OBJR":
        return None
    note = kid.get("/Obj")
    return note if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") == "/Link" else None


def _target(note: Any) -> str:
    """Where an annotation leads, as the Book writes it."""
    action = note.get("/A")
    destination = note.get("/Dest")
    if isinstance(action, pikepdf.Dictionary):
        if "/Next" in action or destination is not None:
            return "several places"
        if action.get("/S") == "/URI":
            return str(action.get("/URI", ""))
        destination = action.get("/D", action.get("/SD")) if action.get("/S") == "/GoTo" else None
    if "/AA" in note or "/PA" in note:
        return "several places"
    if isinstance(destination, pikepdf.String | pikepdf.Name):
        return f"#{str(destination).removeprefix('/')}"
    return _NAMELESS


def _names(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The named destinations."""
    held = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return {str(name): place for name, place in pikepdf.NameTree(held).items()} if held is not None else {}


def _by_place(names: dict[str, Any]) -> dict[str, set[str]]:
    """The names of each place: a page and where on it."""
    found: dict[str, set[str]] = {}
    for name, destination in names.items():
        if isinstance(destination, pikepdf.Array):
            found.setdefault(_place(destination), set()).add(name)
    return found


def _place(destination: Any) -> str:
    page = destination[0]
    where = page.objgen if isinstance(page, pikepdf.Dictionary) else page
    return f"{where} {[str(one) for one in list(destination)[1:]]}"


def _named(note: Any, target: str, wish: str, places: dict[str, set[str]]) -> str:
    """Where an annotation leads that names a place by itself (PDF 2.0): the wished name, if it is that of the place."""
    action = note.get("/A", pikepdf.Dictionary())
    held, way = note.get("/Dest", action.get("/D")), action.get("/SD")
    if target != _NAMELESS or not isinstance(held, pikepdf.Array) or not len(held):
        return target
    if isinstance(way, pikepdf.Array) and len(way) and way[0].get("/Pg", held[0]).objgen != held[0].objgen:
        return target
    return wish if wish[1:] in places.get(_place(held), ()) else target


def _places(file: PdfFile, found: list[Linked], here: Place) -> Iterator[Finding]:
    """The rectangles of a link cover its letters, on their page."""
    boxes: dict[int, list[tuple[int, Box]]] = {}
    wanted = {one.element for one in found}
    for run in file.drawing.glyphs:
        if run.inked:
            for number in wanted & set(run.mark.elements):
                boxes.setdefault(number, []).append((run.page, run.box))
    pages: dict[tuple[int, int], int] = {
        note.objgen: number
        for number, page in enumerate(file.pdf.pages)
        for note in page.obj.get("/Annots", [])
        if isinstance(note, pikepdf.Dictionary)
    }
    for one in found:
        areas = [(pages.get(note.objgen, -1), read_box(note.get("/Rect"))) for note in one.annotations]
        letters = boxes.get(one.element, [])
        for number, area in areas:
            if area is None or number < 0 or int(one.annotations[0].get("/F", 0)) & 2:
                yield PDF023.at(here, f"the link to '{one.targets[0][:80]}' stands on no page")
            elif letters and not any(page == number and area.grown(_SLACK).meet(box) for page, box in letters):
                yield PDF023.at(
                    here, f"page {file.labels[number]}: the link to '{one.targets[0][:80]}' lies beside its words"
                )


def _destinations(file: PdfFile, book: Book, names: dict[str, Any], here: Place) -> Iterator[Finding]:
    """Every name that a link of the Book leads to is a place on the page where its part says it."""
    pages = _pages_of_parts(file, book)
    homes = book.homes()
    for name in sorted({link.target[1:] for link in book_links(book) if link.target.startswith("#")}):
        number = _page_of(file, names.get(name))
        if number is None:
            yield PDF023.at(here, f"'#{name}' is no place in the file")
        elif (span := pages.get(homes.get(name, ""))) is not None and not span[0] <= number <= span[1]:
            yield PDF023.at(here, f"'#{name}' is on page {file.labels[number]}, outside its part")


def _page_of(file: PdfFile, destination: Any) -> int | None:
    if isinstance(destination, pikepdf.Dictionary):
        destination = destination.get("/D")
    if not isinstance(destination, pikepdf.Array) or not len(destination):
        return None
    first: Any = destination[0]
    if isinstance(first, pikepdf.Dictionary) and "/S" in first:  # a structure destination (PDF 2.0)
        first = first.get("/Pg")
    return file.numbers.get(first.objgen) if isinstance(first, pikepdf.Dictionary) else None


def _pages_of_parts(file: PdfFile, book: Book) -> dict[str, tuple[int, int]]:
    """The first and the last page of each part, by the sections of the structure tree that bear its title.

    A chapter that is called as the book is cannot be told from its title page, and is left out.
    """
    spans: dict[int, list[int]] = {}
    for page in file.drawing.pages:
        for item in page.items:  # a chapter may begin with a page of pictures alone
            for number in item.mark.elements[:3]:
                spans.setdefault(number, []).append(item.page)
    found: dict[str, tuple[int, int]] = {}
    sections = [one for one in _sections(file) if "/T" in one]
    titles = [_plain(str(one.T)) for one in sections]
    called = [_plain(part.numbered_title) for part in book.parts]
    for part, title in zip(book.parts, called, strict=True):
        if (
            titles.count(title) == called.count(title) == 1
            and title != _plain(book.settings.title)
            and (pages := spans.get(sections[titles.index(title)].objgen[0]))
        ):
            found[part.id] = min(pages), max(pages)
    return found


def _sections(file: PdfFile) -> Iterator[Any]:
    for top in kids(file.structure) if file.structure is not None else ():
        for one in kids(top) if isinstance(top, pikepdf.Dictionary) else ():
            if isinstance(one, pikepdf.Dictionary):
                yield one


def _plain(text: str) -> str:
    return " ".join(normal(text).split())


def prove_outline(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """PDF024: the bookmarks are the headings of the Book in their order, each leading to its part or heading."""
    found = list(_entries(file.pdf))
    parts = (part for part in book.parts if part.kind is not PartKind.HALF_TITLE)
    headings = [(part, heading) for part in parts for heading in part.headings() if heading.level <= _LEVELS]
    wanted = [_plain(heading.text) for _, heading in headings]
    drawn = {_plain(heading.text): _drawn(part, heading.id) for part, heading in headings}
    titles = [_plain(title) for title, _ in found]
    for missing, other in differences(wanted, titles):
        yield PDF024.at(here, f"{_some(other)} for {_some(missing)}".replace("no link", "nothing"))
    names = _names(file.pdf)
    said = _said(file)
    previous = -1
    for title, destination in found:
        held = destination
        if isinstance(held, pikepdf.String | pikepdf.Name):
            held = names.get(str(held).removeprefix("/"))
        number = _page_of(file, held)
        if number is None or number < previous:
            yield PDF024.at(here, f"“{title[:60]}” leads to no page behind that of the entry before it")
        elif _solid(drawn.get(_plain(title), title)) not in said.get(number, ""):
            yield PDF024.at(here, f"“{title[:60]}” leads to page {file.labels[number]}, which has no such heading")
        previous = previous if number is None else number


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

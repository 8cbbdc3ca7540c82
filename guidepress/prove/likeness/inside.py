"""Whether the structure tree and the destinations of a PDF hold what ours hold: entries, ids, heads, places.

As in `objects`, what may stand there is a list; where a value carries meaning it is held against the rest of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF023, PDF065
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.geometry import Box, union
from guidepress.prove.parsers.pdf.drawing.items import Drawn
from guidepress.prove.parsers.pdf.drawing.pages import read_box
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.tree import elements

_ROOT = frozenset({"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/IDTree", "/RoleMap", "/Namespaces", "/AF"})
_ELEMENT = frozenset(
    {"/Type", "/S", "/P", "/K", "/Pg", "/A", "/T", "/Lang", "/Alt", "/ActualText", "/E", "/ID", "/NS", "/Ref", "/AF"}
)
"""What the root and the elements of a tree may have: no classes (``C``) and no revisions (``R``)."""
_HEAD = "TH"
_FIGURE = "Figure"
_SLACK = 3.0
"""How far what is drawn may reach out of the box of its figure, in pt."""
_LARGER = 4.0
"""How many times as large as what is drawn in it the box of a figure may be: pictures have margins of white."""


def prove_inside(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PDF065 for entries, ids, heads and boxes of the structure; PDF023 for places that nobody would come to."""
    if file.structure is None:
        return
    for key in sorted(set(file.structure.keys()) - _ROOT):
        yield PDF065.at(here, f"the structure has '{key[1:]}'")
    strange = {key for element in file.elements for key in element.keys() if key not in _ELEMENT}  # noqa: SIM118
    for key in sorted(strange):
        yield PDF065.at(here, f"an element has '{key[1:]}'")
    yield from _ids(file, here)
    yield from _heads(file, here)
    yield from _boxes(file, here)
    yield from _places(file, here)


def _ids(file: PdfFile, here: Place) -> Iterator[Finding]:
    """Whoever asks for an element by its id is led to it (ISO 32000-1, 14.7.2)."""
    held = values.entry(file.structure, "/IDTree")
    try:
        known = {str(name): values.number_of(one) for name, one in pikepdf.NameTree(held).items()} if held else {}
    except (pikepdf.PikepdfError, ValueError, TypeError):
        known = {}
    for element in file.elements:
        name = values.text(values.entry(element, "/ID"))
        if name and known.get(name) != values.number_of(element):
            yield PDF065.at(here, f"the id '{name[:40]}' is that of another element, or of none")


def _heads(file: PdfFile, here: Place) -> Iterator[Finding]:
    """The head cells that a cell names stand in its table, above it or before it in its row."""
    for table in (one for one in file.elements if values.name(values.entry(one, "/S")) == "Table"):
        before: dict[str, int] = {}
        rows = [one for one in elements(table) if values.name(values.entry(one, "/S")) == "TR"]
        names = [[values.text(values.entry(cell, "/ID")) for cell in _cells(row)] for row in rows]
        for number, row in enumerate(rows):
            before |= dict.fromkeys(filter(None, names[number]), number)
            for cell in _cells(row):
                for name in _named(cell):
                    if name not in before or name == values.text(values.entry(cell, "/ID")):
                        yield PDF065.at(here, f"a cell names '{name[:40]}' as its head, which is none of its table")


def _cells(row: Any) -> Iterator[Any]:
    return (one for one in elements(row) if values.name(values.entry(one, "/S")) in {_HEAD, "TD"})


def _named(cell: Any) -> Iterator[str]:
    held = values.entry(cell, "/A")
    for attributes in held if isinstance(held, pikepdf.Array) else [held]:
        for one in values.items(values.entry(attributes, "/Headers")):
            yield values.text(one)


def _boxes(file: PdfFile, here: Place) -> Iterator[Finding]:
    """The box of a figure is around what is drawn in it, and around nothing else (ISO 14289-1, 7.3)."""
    drawn: dict[int, list[Drawn]] = {}
    for page in file.drawing.pages:
        for item in page.items:
            if item.mark.path[-1:] == (_FIGURE,) and item.visible is not None and item.visible.area > 0:
                drawn.setdefault(item.mark.elements[-1], []).append(item)
    for element in file.elements:
        shown = drawn.get(values.number_of(element)[0])
        held = values.entry(element, "/A")
        for attributes in held if isinstance(held, pikepdf.Array) else [held]:
            box = read_box(values.entry(attributes, "/BBox"))
            if box is None or not shown:
                continue
            around = union(item.visible for item in shown if item.visible is not None)
            shared = box.grown(_SLACK).meet(around)
            missed = shared is None or shared.area < 0.9 * around.area
            if missed or (box.area > _LARGER * max(around.area, 1.0) and _reaches(file, box, shown)):
                yield PDF065.at(here, "a figure is said to stand where it is not drawn")


def _reaches(file: PdfFile, box: Box, shown: list[Drawn]) -> bool:
    """Whether the box of a figure leaves its page, or holds what is told as something else.

    A drawing may be as empty as its maker wants, a line on a wide canvas for one: its canvas is its own.
    """
    own = shown[0].mark.elements[-1]
    for page in (file.drawing.pages[number] for number in {item.page for item in shown}):
        if box.meet(page.media.grown(_SLACK)) != box:
            return True
        for item in page.items:
            if item.visible is None or not item.mark.path or own == item.mark.elements[-1]:
                continue
            shared = box.meet(item.visible)
            if shared is not None and shared.area > 0.5 * item.visible.area:
                return True
    return False


def _places(file: PdfFile, here: Place) -> Iterator[Finding]:
    """A destination is a place on its page, shown as large as the page is (ISO 32000-1, 12.3.2.2)."""
    names = values.entry(values.entry(file.pdf.Root, "/Names"), "/Dests")
    if names is None:
        return
    for name, held in pikepdf.NameTree(names).items():
        place = values.entry(held, "/D") if isinstance(held, pikepdf.Dictionary) else held
        told = values.items(place)
        if len(told) < 2:
            continue  # PDF023 says that it is no place
        page = told[0] if "/S" not in values.dictionary(told[0]) else values.entry(told[0], "/Pg")
        number = file.numbers.get(values.number_of(page))
        if values.name(told[1]) != "XYZ" or len(told) != 5 or (told[4] is not None and float(told[4]) != 0):
            yield PDF023.at(here, f"'#{str(name)[:60]}' is shown in another size")
        elif number is not None and told[3] is not None:
            paper = file.drawing.pages[number].media
            if not paper.y0 - _SLACK <= float(told[3]) <= paper.y1 + _SLACK:
                yield PDF023.at(here, f"'#{str(name)[:60]}' is a place outside its page")

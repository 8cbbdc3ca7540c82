"""Whether the parts of a PDF that a viewer acts on, or draws with, hold what ours hold and nothing else.

Each kind of object has a list of the entries that an edition of ours may have, with the values that do no harm. There
is no list of what is harmful.

It is long because what a PDF is made of is one list of kinds of entries.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pikepdf
from PIL import ImageCms

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.markup import plain
from guidepress.prove.likeness.rules import PDF023, PDF024, PDF026, PDF028, PDF065, PDF067
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.geometry import Box, around
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.drawing.pages import inherited, read_box
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import kids

_DEPTH = 12
_GRAPHICS = frozenset({"/Type", "/CA", "/ca", "/BM", "/SMask", "/AIS", "/LW", "/Font"})
"""What a graphics state may set: what the drawing is read with. No transfer curve, no overprint, no screen of dots."""
_LINK = frozenset(
    """
    /Type /Subtype /Rect /QuadPoints /Contents /F /BS /Border /P /StructParent /A /Dest /NM /M /H
    """.split()
)
_ACTION = frozenset({"/Type", "/S", "/URI", "/D", "/SD"})
_ENTRY = frozenset({"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest", "/A"})
_ROLES: Mapping[str, str] = {"Em": "Span", "Strong": "Span", "Aside": "Sect", "Folio": "Span"}
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "List": frozenset({"/O", "/ListNumbering", "/NS", "/ContinuedList", "/ContinuedFrom"}),
    "Table": frozenset({"/O", "/Scope", "/Headers", "/RowSpan", "/ColSpan"}),
    "Layout": frozenset({"/O", "/BBox", "/Placement"}),
    "FENote": frozenset({"/O", "/NoteType"}),
}
_SCOPES: Mapping[str, str] = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}
_SLACK = 1.0
_DOT = 0.3
"""The greatest height of the dots of a letter, in sizes of the type."""
_MUCH = 0.6
_WORD = re.compile(r"[^\W_]+")
_ISBN = re.compile(r"97[89](?:-?\d){10}", re.ASCII)
"""An ISBN as it is printed, with the hyphens of its registrant; the settings hold its digits."""


def prove_objects(file: PdfFile, book: Book, here: Place, *, printed: bool) -> Iterator[Finding]:
    """PDF023, PDF024, PDF026, PDF028, PDF065 and PDF067 for entries that are none of ours; see `prove_document`."""
    yield from _resources(file.pdf, here)
    if printed:
        yield from _intent(file.pdf, here)
        return
    yield from _links(file, here)
    yield from _bookmarks(file.pdf, book, here)
    yield from _labels(file, book, here)
    yield from _attached(file.pdf, book, here)
    yield from _structure(file, book, here)


# What pages are drawn with


def _resources(pdf: pikepdf.Pdf, here: Place) -> Iterator[Finding]:
    """Graphics states and colour spaces of the pages, and of the forms and patterns on them."""
    seen: set[tuple[int, int]] = set()
    told: set[str] = set()
    for number, page in enumerate(pdf.pages, 1):
        for words in _drawn_with(inherited(page.obj, "/Resources"), seen, 0):
            if words not in told:
                told.add(words)
                yield PDF028.at(here, f"page {number} is drawn with {words}")


def _drawn_with(resources: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
    number = values.number_of(resources)
    if depth > _DEPTH or (number != (0, 0) and number in seen):
        return
    seen.add(number)
    for state in values.dictionary(values.entry(resources, "/ExtGState")).values():
        for key in sorted(set(values.dictionary(state).keys()) - _GRAPHICS):
            yield f"'{key[1:]}' in a graphics state"
    for key in values.dictionary(values.entry(resources, "/ColorSpace")):
        if str(key).startswith("/Default"):
            yield f"'{str(key)[1:]}' in place of its colours"
    for kind in ("/XObject", "/Pattern"):
        for one in values.dictionary(values.entry(resources, kind)).values():
            if "/Resources" in values.dictionary(one):
                yield from _drawn_with(values.entry(one, "/Resources"), seen, depth + 1)


def _intent(pdf: pikepdf.Pdf, here: Place) -> Iterator[Finding]:
    """The condition that a file is printed under is named as its profile names itself."""
    for intent in values.items(values.entry(pdf.Root, "/OutputIntents")):
        profile = values.entry(intent, "/DestOutputProfile")
        if values.text(values.entry(intent, "/OutputConditionIdentifier")) != "Custom":
            yield PDF026.at(here, "it names a printing condition that is none of ours")
        try:
            named = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(bytes(profile.read_bytes()))))
        except (AttributeError, OSError, ImageCms.PyCMSError, pikepdf.PikepdfError):
            continue  # PRT103 says so
        for key in ("/OutputCondition", "/Info"):
            if values.text(values.entry(intent, key)) != named.strip():
                yield PDF026.at(here, f"its {key[1:]} is not what the profile is called, “{named.strip()[:60]}”")


def prove_cover_text(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """PDF067 if a cover, which is one picture of outlines, is not said to be what the guide says of itself."""
    known = set(_WORD.findall(plain(f"{book.settings} {language_for(book.settings.language).book}").lower()))
    pictures = [plain(one.get("alt")) for part in book.parts for one in part.tree.iter("img") if one.get("alt")]
    for element in file.elements:
        text = plain(values.text(values.entry(element, "/Alt"))) if "/Alt" in element else ""
        words = _WORD.findall(_ISBN.sub(lambda one: one[0].replace("-", ""), text).lower())
        if text not in pictures and (strange := [one for one in words if one not in known]):
            yield PDF067.at(here, f"a picture is said to be “{' '.join(strange)[:60]}”")


# What a reader follows


def _links(file: PdfFile, here: Place) -> Iterator[Finding]:
    """A link acts once, has no face of its own, lies over its own words, and its corners are in its rectangle."""
    for page, drawn, label in zip(file.pdf.pages, file.drawing.pages, file.labels, strict=True):
        for note in values.items(values.entry(page.obj, "/Annots")):
            where = f"page {label}: a link"
            held, action = values.dictionary(note), values.dictionary(values.entry(note, "/A"))
            strange = sorted({*held.keys()} - _LINK) + sorted({*action.keys()} - _ACTION)
            for key in strange:
                yield PDF028.at(here, f"{where} has '{key[1:]}'")
            if any(float(width) for width in _border(held)):
                yield PDF028.at(here, f"{where} has a frame")
            area = read_box(values.entry(note, "/Rect"))
            if area is not None:
                yield from _area(area, values.items(values.entry(note, "/QuadPoints")), drawn, where, here)


def _area(area: Box, corners: Sequence[Any], page: DrawnPage, where: str, here: Place) -> Iterator[Finding]:
    """The lines of a link, which its corners are, lie in its rectangle and over no other words."""
    points = [(float(x), float(y)) for x, y in zip(corners[::2], corners[1::2], strict=False)]
    lines = [around(points[at : at + 4]) for at in range(0, len(points) - 3, 4)] or [area]
    if not all(area.grown(_SLACK).holds(line) for line in lines):
        yield PDF023.at(here, f"{where} has corners outside its rectangle")
    for line in lines:
        if (run := _plain_words_in(line, page)) is not None:
            yield PDF023.at(here, f"{where} lies over “{run.text[:40]}” as well")


def _plain_words_in(area: Box, page: DrawnPage) -> GlyphRun | None:
    """Words of no link that lie in the middle of a rectangle.

    Dots and marks may be runs of their own, and reach into the line below: they lie where their letter does.
    """
    for run in page.glyphs:
        if run.inked and run.mark.path and "Link" not in run.mark.path and not run.mark.artifact:
            shared = area.meet(run.box)
            if shared is None or not shared.area > _MUCH * run.box.area > 0:
                continue
            if run.box.height > _DOT * run.size or area.y0 <= run.origin[1] <= area.y1:
                return run
    return None


def _border(note: Any) -> Iterator[Any]:
    yield values.entry(values.entry(note, "/BS"), "/W") or 0
    yield from values.items(values.entry(note, "/Border"))[2:3]


def _bookmarks(pdf: pikepdf.Pdf, book: Book, here: Place) -> Iterator[Finding]:
    """Bookmarks look alike, lead into the file, and stand as deep as their headings."""
    ranks: list[tuple[int, str]] = []
    waiting: list[tuple[Any, int]] = [(values.entry(values.entry(pdf.Root, "/Outlines"), "/First"), 1)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        one, depth = waiting.pop()
        number = values.number_of(one)
        if not isinstance(one, pikepdf.Dictionary) or number in seen:
            continue
        seen.add(number)
        title = values.text(values.entry(one, "/Title"))
        ranks.append((depth, title))
        for key in sorted(set(one.keys()) - _ENTRY):
            yield PDF024.at(here, f"“{title[:60]}” has '{key[1:]}'")
        if str(values.entry(one, "/Count") or "").startswith("-"):
            yield PDF024.at(here, f"what lies below “{title[:60]}” is folded away")
        waiting += [(values.entry(one, "/Next"), depth), (values.entry(one, "/First"), depth + 1)]
    deep = [heading.level + part.depth - 1 for part in book.parts for heading in part.headings() if heading.level <= 2]
    if len(deep) == len(ranks) and [rank for rank, _ in ranks] != [level + ranks[0][0] - min(deep) for level in deep]:
        place = next(at for at, level in enumerate(deep) if ranks[at][0] != level + ranks[0][0] - min(deep))
        yield PDF024.at(here, f"“{ranks[place][1][:60]}” stands at rank {ranks[place][0]}")


def _labels(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """A page is labelled by its number, the cover by the word for it."""
    words = language_for(book.settings.language).book
    known = {"", words.cover_leaf, words.inside_cover}
    tree = values.entry(file.pdf.Root, "/PageLabels")
    for first, style in pikepdf.NumberTree(tree).items() if tree is not None else ():
        prefix = values.text(values.entry(style, "/P"))
        if prefix not in known:
            yield PDF028.at(here, f"page {int(first) + 1} is labelled “{prefix[:40]}”")


def _attached(pdf: pikepdf.Pdf, book: Book, here: Place) -> Iterator[Finding]:
    """The sources that are attached are called by their paths, and are said to be sources."""
    held = values.entry(values.entry(pdf.Root, "/Names"), "/EmbeddedFiles")
    for key, one in pikepdf.NameTree(held).items() if held is not None else ():
        path = str(key)
        if path not in book.texts:
            continue  # PDF017 says so
        names = {values.text(values.entry(one, "/UF")), values.text(values.entry(one, "/Desc"))}
        if names - {path, path.replace("/", "-")}:
            yield PDF026.at(here, f"'{path}' is attached under another name")
        kind = values.name(values.entry(one, "/AFRelationship"))
        if kind != ("Data" if path == book.settings.references else "Source"):
            yield PDF026.at(here, f"'{path}' is attached as '{kind}'")


# What is told


def _structure(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    if file.structure is None:
        return
    for own, standard in values.dictionary(values.entry(file.structure, "/RoleMap")).items():
        if _ROLES.get(own[1:]) != values.name(standard):
            yield PDF065.at(here, f"'{own[1:]}' is told as '{values.name(standard)}'")
    for element in file.elements:
        for attributes in _attributes(element):
            owner = values.name(values.entry(attributes, "/O"))
            for key in sorted(set(attributes.keys()) - _ATTRIBUTES.get(owner, frozenset())):
                kind = values.name(values.entry(element, "/S"))
                yield PDF065.at(here, f"a {kind} has the attribute '{key[1:]}' of '{owner}'")
    yield from _heads(file, book, here)
    yield from _scopes(file, book, here)
    for page in file.drawing.pages:
        for name in page.beside:
            yield PDF067.at(here, f"page {page.label}: {name} stands at a piece of text")
    yield from _parents(file, here)


def _heads(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """As many tables have a head as in the guide; a wide one that is set as records is none."""
    kinds = [values.name(values.entry(element, "/S")) for element in file.elements]
    due = {tag: sum(1 for part in book.parts for _one in part.tree.iter(tag)) for tag in ("table", "thead")}
    if kinds.count("Table") == due["table"] and kinds.count("THead") != due["thead"]:
        yield PDF065.at(here, f"{kinds.count('THead')} tables have a head, the guide has {due['thead']}")


def _scopes(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """Head cells are for the columns and rows that they are for in the guide."""
    scopes = [
        values.name(values.entry(attributes, "/Scope"))
        for element in file.elements
        if values.name(values.entry(element, "/S")) == "TH"
        for attributes in _attributes(element)
    ]
    heads = [head for part in book.parts for head in part.tree.iter("th") if head.get("scope")]
    due = [_SCOPES.get(str(head.get("scope")), "") for head in heads]
    if len(due) == len(scopes) and due != scopes:
        place = next(at for at, (one, other) in enumerate(zip(due, scopes, strict=True)) if one != other)
        yield PDF065.at(here, f"head cell {place + 1} is for a {scopes[place]}, not a {due[place]}")


def _attributes(element: Any) -> Iterator[Any]:
    held = values.entry(element, "/A")
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary):
            yield one


def _parents(file: PdfFile, here: Place) -> Iterator[Finding]:
    """Whoever asks a piece of a page for its element is told the one that has it (ISO 32000-1, 14.7.4.4)."""
    owners: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
    for element in file.elements:
        page = values.number_of(values.entry(element, "/Pg"))
        for kid in kids(element):
            if isinstance(kid, int):
                owners[page, kid] = values.number_of(element)
            elif values.name(values.entry(kid, "/Type")) == "MCR" and values.entry(kid, "/Stm") is None:
                on = values.number_of(values.entry(kid, "/Pg")) if values.entry(kid, "/Pg") is not None else page
                owners[on, int(values.entry(kid, "/MCID"))] = values.number_of(element)
    tree = values.entry(file.structure, "/ParentTree")
    if tree is None:
        return
    rows = pikepdf.NumberTree(tree)
    for page_, label in zip(file.pdf.pages, file.labels, strict=True):
        number = values.whole(values.entry(page_.obj, "/StructParents"))
        row = values.items(rows.get(number)) if number is not None else []
        if any(
            owners.get((page_.obj.objgen, place)) not in {None, values.number_of(one)} for place, one in enumerate(row)
        ):
            yield PDF065.at(here, f"page {label}: a piece of text is said to be of another element than has it")

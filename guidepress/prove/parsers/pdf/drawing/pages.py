"""The pages of a PDF, each with its boxes, everything that it draws, and the text that it tells."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.canvas import Run, Shared
from guidepress.prove.parsers.pdf.drawing.font_metrics import Face
from guidepress.prove.parsers.pdf.drawing.geometry import IDENTITY, Box
from guidepress.prove.parsers.pdf.drawing.interpreter import Reader, group_space
from guidepress.prove.parsers.pdf.drawing.items import Annotation, Drawing, DrawnPage, FontUse, Told
from guidepress.prove.parsers.pdf.drawing.kept import KeptPages, Ran
from guidepress.prove.parsers.pdf.drawing.marked_content import Layers, Tags
from guidepress.prove.parsers.pdf.labels import label_of


def read_drawing(data: bytes) -> Drawing:
    """What the pages of a PDF draw, and with which fonts. Raises `pikepdf.PdfError` for bytes that are no PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return read_pages(pdf)


_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")
_LETTER = Box(0.0, 0.0, 612.0, 792.0)


def read_pages(pdf: pikepdf.Pdf, kept: KeptPages | None = None) -> Drawing:
    """All pages of an open PDF: what they draw, and what they tell; those that are ``kept`` are not run again."""
    shared = Shared(tags=Tags.of(pdf), layers=Layers.of(pdf))
    kept = kept.of_a_file() if kept is not None else None
    fonts: dict[int | FontUse, Face | FontUse] = {}
    pages = tuple(_page(page, number, shared, fonts, kept) for number, page in enumerate(pdf.pages))
    return Drawing(pages, _fonts(fonts.values()))


def read_told(pdf: pikepdf.Pdf) -> Iterator[Told]:
    """What each page of an open PDF tells, and nothing of what it draws: the same text as in `read_pages`, sooner.

    A page that cannot be read to its end tells what was read of it. Raises `pikepdf.PdfError` if that is so of
    all pages.
    """
    shared = Shared(painting=False)
    unread: Exception | None = None
    some = False
    for number, page in enumerate(pdf.pages):
        reader = Reader(number, shared)
        try:
            _read(reader, page.obj)
            some = True
            yield Told(reader.told, reader.meaningless)
        except (pikepdf.PikepdfError, TypeError, ValueError, NotImplementedError) as error:
            unread = error
            yield Told(reader.told, reader.meaningless, unread=True)
    if unread is not None and not some:
        raise pikepdf.PdfError(str(unread))


def _run(held: Any, number: int, shared: Shared) -> Reader:
    reader = Reader(number, shared)
    _read(reader, held)
    return reader


def _read(reader: Reader, held: Any) -> None:
    if "/Contents" in held:
        reader.read(held, Run(_resources(held), (held, 0), IDENTITY, 0))


def _resources(held: Any) -> Any:
    resources = inherited(held, "/Resources")
    return resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()


def _fonts(faces: Iterable[Face | FontUse]) -> dict[str, FontUse]:
    fonts: dict[str, FontUse] = {}
    for face in sorted(faces, key=lambda one: one.name):
        known = fonts.get(face.name)
        embedded = face.embedded and (known is None or known.embedded)
        subset = face.subset and (known is None or known.subset)
        kind = "Type3" if known is not None and known.kind == "Type3" else face.kind
        fonts[face.name] = FontUse(face.name, kind, embedded, subset)
    return fonts


def _ran(
    held: Any, number: int, shared: Shared, fonts: dict[int | FontUse, Face | FontUse], kept: KeptPages | None
) -> tuple[Ran, list[str], list[str]]:
    """What running a page comes to, what could not be understood, and what is said beside its words."""
    key = kept.key(held, _resources(held), shared) if kept is not None else ""
    if kept is not None and (ran := kept.take(key, held, number, shared)) is not None:
        fonts.update((one, one) for one in ran.fonts)
        return ran, [], []
    reader = _run(held, number, shared)
    fonts.update((one, face) for one, face in reader.used.items())
    faults = [*reader.faults, *(f"font {face.name}: {face.fault}" for face in reader.used.values() if face.fault)]
    uses = [FontUse(face.name, face.kind, face.embedded, face.subset) for face in reader.used.values()]
    ran = Ran(reader.items, reader.told, reader.groups, reader.meaningless, uses)
    if kept is not None and key and not faults and not reader.beside:
        kept.keep(key, ran)
    return ran, faults, reader.beside


def _page(
    page: pikepdf.Page,
    number: int,
    shared: Shared,
    fonts: dict[int | FontUse, Face | FontUse],
    kept: KeptPages | None,
) -> DrawnPage:
    held = page.obj
    ran, faults, beside = _ran(held, number, shared, fonts, kept)
    group = held.get("/Group")
    is_group = isinstance(group, pikepdf.Dictionary) and group.get("/S") == pikepdf.Name.Transparency
    groups = [group_space(group, _resources(held))] if is_group else []
    boxes = {name: read_box(inherited(held, name) if name in _BOXES[:2] else held.get(name)) for name in _BOXES}
    media = boxes["/MediaBox"] or _LETTER
    crop = boxes["/CropBox"] or media
    return DrawnPage(
        number=number,
        label=label_of(page, number),
        media=media,
        crop=crop,
        bleed=boxes["/BleedBox"] or crop,
        trim=boxes["/TrimBox"] or crop,
        declared=frozenset(name[1:] for name, box in boxes.items() if box is not None),
        rotation=int(inherited(held, "/Rotate") or 0) % 360,
        unit=float(held.get("/UserUnit", 1)),
        items=tuple(ran.items),
        annotations=tuple(_annotation(one) for one in _annotations(held)),
        groups=tuple(groups + ran.groups),
        faults=tuple(dict.fromkeys(faults)),
        told=tuple(ran.told),
        meaningless=ran.meaningless,
        beside=tuple(dict.fromkeys(beside)),
    )


def inherited(page: Any, key: str) -> Any:
    """An entry of a page or of the nodes above it (ISO 32000-1, 7.7.3.4)."""
    for _ in range(50):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page.Parent
    return None


def read_box(values: Any) -> Box | None:
    """A rectangle of the file, its corners in order; ``None`` if it is none."""
    if not isinstance(values, pikepdf.Array) or len(values) != 4:
        return None
    x0, y0, x1, y1 = (float(value) for value in values)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _annotations(page: Any) -> Iterator[Any]:
    return (one for one in page.get("/Annots", []) if isinstance(one, pikepdf.Dictionary))


def _annotation(held: Any) -> Annotation:
    box = read_box(held.get("/Rect")) or Box(0.0, 0.0, 0.0, 0.0)
    return Annotation(str(held.get("/Subtype", "")).lstrip("/"), box, "/AP" in held)

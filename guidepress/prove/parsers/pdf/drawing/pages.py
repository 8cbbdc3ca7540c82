"""The pages of a PDF, each with its boxes and everything that it draws."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.canvas import Run, Shared
from guidepress.prove.parsers.pdf.drawing.font_metrics import Face
from guidepress.prove.parsers.pdf.drawing.geometry import IDENTITY, Box
from guidepress.prove.parsers.pdf.drawing.interpreter import Reader, group_space
from guidepress.prove.parsers.pdf.drawing.items import Annotation, Drawing, DrawnPage, FontUse
from guidepress.prove.parsers.pdf.drawing.marked_content import Tags


def read_drawn(data: bytes) -> tuple[DrawnPage, ...]:
    """The pages of a PDF and all that they draw. Raises `pikepdf.PdfError` for bytes that are no PDF."""
    return read_drawing(data).pages


def read_drawing(data: bytes | pikepdf.Pdf) -> Drawing:
    """As `read_drawn`, with the fonts in use. Raises `pikepdf.PdfError` for bytes that are no PDF."""
    from guidepress.prove.parsers.pdf.drawing.pages import read_pages

    return read_pages(data) if isinstance(data, pikepdf.Pdf) else _read_bytes(data)


@functools.lru_cache(maxsize=1)
def _read_bytes(data: bytes) -> Drawing:
    """Several provers ask for the same file, one after another."""
    from guidepress.prove.parsers.pdf.drawing.pages import read_pages

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return read_pages(pdf)


_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")
_LETTER = Box(0.0, 0.0, 612.0, 792.0)


def read_pages(pdf: pikepdf.Pdf) -> Drawing:
    """All pages of an open PDF."""
    shared = Shared(Tags(pdf))
    faces: dict[int, Face] = {}
    pages = tuple(_page(page, number, shared, faces) for number, page in enumerate(pdf.pages))
    return Drawing(pages, _fonts(faces.values()))


def _fonts(faces: Iterable[Face]) -> dict[str, FontUse]:
    fonts: dict[str, FontUse] = {}
    for face in sorted(faces, key=lambda one: one.name):
        known = fonts.get(face.name)
        embedded = face.embedded and (known is None or known.embedded)
        subset = face.subset and (known is None or known.subset)
        kind = "Type3" if known is not None and known.kind == "Type3" else face.kind
        fonts[face.name] = FontUse(face.name, kind, embedded, subset)
    return fonts


def _page(page: pikepdf.Page, number: int, shared: Shared, faces: dict[int, Face]) -> DrawnPage:
    held = page.obj
    reader = Reader(number, shared)
    resources = inherited(held, "/Resources")
    resources = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
    if "/Contents" in held:
        reader.read(held, Run(resources, held, IDENTITY, 0))
    faces.update(reader.used)
    group = held.get("/Group")
    is_group = isinstance(group, pikepdf.Dictionary) and group.get("/S") == pikepdf.Name.Transparency
    groups = [group_space(group, resources)] if is_group else []
    boxes = {name: read_box(inherited(held, name) if name in _BOXES[:2] else held.get(name)) for name in _BOXES}
    media = boxes["/MediaBox"] or _LETTER
    crop = boxes["/CropBox"] or media
    return DrawnPage(
        number=number,
        label=str(page.label) or str(number + 1),
        media=media,
        crop=crop,
        bleed=boxes["/BleedBox"] or crop,
        trim=boxes["/TrimBox"] or crop,
        declared=frozenset(name[1:] for name, box in boxes.items() if box is not None),
        rotation=int(inherited(held, "/Rotate") or 0) % 360,
        unit=float(held.get("/UserUnit", 1)),
        items=tuple(reader.items),
        annotations=tuple(_annotation(one) for one in held.get("/Annots", [])),
        groups=tuple(groups + reader.groups),
        faults=tuple(dict.fromkeys(reader.faults)),
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


def _annotation(held: Any) -> Annotation:
    box = read_box(held.get("/Rect")) or Box(0.0, 0.0, 0.0, 0.0)
    return Annotation(str(held.get("/Subtype", "")).lstrip("/"), box, "/AP" in held)

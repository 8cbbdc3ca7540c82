"""Whether every cover is the one that the facts of the guide have drawn, in full: nothing is put on it, or taken off.

The provers draw nothing. What is due is handed to them (`CoverArt`), as the words are: a drawing, read here as any
other (`shapes`), and for shops the picture made of it.
"""

from __future__ import annotations

import io
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from PIL import Image, ImageChops

from guidepress.model.edition import EditionKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.raster import rastered
from guidepress.prove.likeness.rules import EPB062, PDF025, WEB038
from guidepress.prove.likeness.shapes import differ, drawn_shapes, fills_of, shapes_of
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import Drawn, Fill
from guidepress.prove.parsers.pdf.file import PdfFile

COVER_ART = "cover-art"
"""The name of a `CoverArt` among the facts that an edition is proved with (`Published.extra`)."""
_SHOP = 1600.0, 2560.0
"""The size of the drawing that shops and the download page show."""
_DATA = "data:image/svg+xml;base64,"
_SIZE, _PIXELS = (384.0, 614.4), (1600, 2560)
"""The size that the picture for shops is drawn in, in pt, and its own, in pixels."""
_BLOCK, _SHADE = 4, 12
"""How far squares of so many pixels may be from those due, of 255: what a palette makes of colours and edges."""
_COLOUR = 0.012
_SEEN = 0.98
"""The least share of a shape that no clipping path takes away."""


@dataclass(frozen=True, slots=True)
class CoverArt:
    """The covers as the guide's facts have them drawn, each made when it is asked for.

    ``front`` is the front of a width and a height as SVG, ``sheet`` the whole sheet around an interior of so many
    pages, ``picture`` the front for shops as PNG.
    """

    front: Callable[[float, float], bytes]
    sheet: Callable[[int], bytes]
    picture: Callable[[], bytes]


def prove_epub_art(epub: EpubFile, art: CoverArt) -> Iterator[Finding]:
    """EPB062 for a cover of an EPUB, drawing or picture, that is not the one due."""
    for item in epub.items:
        data = epub.contents.get(item.file, b"")
        if item.id == "cover-drawing" and not same_drawing(data, art.front(*_SHOP)):
            yield EPB062.at(Place(item.file), "the cover is not the one that is drawn from the facts of the guide")
        elif "cover-image" in item.properties and not _is_due(data, art):
            yield EPB062.at(Place(item.file), "the picture of the cover is not its drawing")


def prove_page_art(page: WebPage, art: CoverArt) -> Iterator[Finding]:
    """WEB038 if the cover on the download page is not the one due."""
    due = art.front(*_SHOP)
    for image in page.named("img"):
        source = image.get("src") or ""
        try:
            data = b64decode(source.removeprefix(_DATA), validate=True) if source.startswith(_DATA) else b""
        except ValueError:
            data = b""
        if not same_drawing(data, due):
            yield WEB038.at(page.place, "the cover is not the one that is drawn from the facts of the guide")


def prove_pdf_art(
    file: PdfFile, art: CoverArt, here: Place, kind: EditionKind, interior: int | None
) -> Iterator[Finding]:
    """PDF025 if the first page of a PDF, or the sheet of a printed cover, is not drawn as it is due.

    The sheet is in inks: its colours are held against one another, one for each of the drawing's. A drawing whose
    shapes are not all told by their own attributes (a guide's own template may have such) is not compared.
    """
    page = file.drawing.pages[0]
    if kind is EditionKind.COVER:
        due = art.sheet(interior) if interior else b""
    else:
        due = art.front(page.media.width, page.media.height)
    shapes = shapes_of(due, moved=True) if due else None
    if shapes is None:
        return
    # What is painted before the cover, as the ground of an edition's pages is, lies under it.
    start = next((n for n, item in enumerate(page.items) if "Figure" in item.mark.path), 0)
    items = [item for item in page.items[start:] if not (isinstance(item, Fill) and item.box.area <= 0)]
    why = differ(shapes, drawn_shapes(items)) or _strange(
        items, fills_of(due), page.media, inked=kind is EditionKind.COVER
    )
    if why:
        yield PDF025.at(here, f"the cover is not the one that is drawn from the facts of the guide: {why}")


def same_drawing(data: bytes, due: bytes) -> bool:
    """Whether two drawings are the same XML, however a program has written it."""
    return data == due or ((canonical := _canonical(data)) is not None and canonical == _canonical(due))


def _canonical(data: bytes) -> bytes | None:
    """A drawing in the one form that all ways to write it have (Canonical XML 1.0), its remarks kept."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.tostring(etree.fromstring(data, parser).getroottree(), method="c14n")
    except (etree.LxmlError, ValueError):
        return None


def is_picture_of(data: bytes, due: Image.Image) -> bool:
    """Whether a PNG shows a picture, but for what a palette does to its colours, and says nothing beside."""
    try:
        with Image.open(io.BytesIO(data)) as one:
            if one.size != due.size or one.format != "PNG" or one.info or getattr(one, "is_animated", False):
                return False
            apart = ImageChops.difference(one.convert("RGB"), due.convert("RGB")).reduce(_BLOCK)
    except (OSError, ValueError, SyntaxError):
        return False
    return max(int(high) for _, high in apart.getextrema()) <= _SHADE  # type: ignore[misc]


def _is_due(data: bytes, art: CoverArt) -> bool:
    """Whether a picture is that of the front: as it is drawn here from plain paths, or else by the typesetter.

    The first takes a tenth of the time, and never blames a picture alone.
    """
    drawn = rastered(art.front(*_SIZE), _SIZE, _PIXELS)
    if drawn is not None and is_picture_of(data, drawn):
        return True
    made = art.picture()
    with Image.open(io.BytesIO(made)) as other:
        return data == made or is_picture_of(data, other)


def _strange(items: Sequence[Drawn], due: Sequence[str], paper: Box, *, inked: bool) -> str:
    """Why the colours in which shapes are filled are not those that are due; "" if they are."""
    known: dict[str, tuple[float, ...]] = {}
    fills = [item for item in items if isinstance(item, Fill)]
    for number, (item, wanted) in enumerate(zip(fills, due, strict=False), 1):
        if item.alpha < 1 or item.masked or item.mark.layer_off:
            return f"shape {number} can be seen through"
        shown = item.box.meet(paper)
        if shown is not None and (item.visible is None or item.visible.area < _SEEN * shown.area):
            return f"shape {number} is cut off"
        found = item.colour.inks if inked else item.colour.rgb
        if found is None:
            return f"shape {number} is filled with no colour"
        expected = known.setdefault(wanted, tuple(found)) if inked else _rgb(wanted)
        if expected is not None and any(abs(a - b) > _COLOUR for a, b in zip(expected, found, strict=True)):
            return f"shape {number} is in another colour"
    if len({tuple(one) for one in known.values()}) != len(known):
        return "two colours of the drawing are the same ink"
    return ""


def _rgb(colour: str) -> tuple[float, ...] | None:
    """A colour as ``#rrggbb``; ``None`` for any other way to write one."""
    if len(colour) != 7 or not colour.startswith("#"):
        return None
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))

"""Whether a printed cover shows the name of the guide: its lettering is outlines, and these are read back.

The contours of every letter of the title have so many lines and curves; the same numbers must stand in the paths that
are painted, in their order, in sight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF029
from guidepress.prove.parsers.glyph_outlines import Outline, embedded
from guidepress.prove.parsers.house_fonts import HouseFace, face_of, line
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, Fill
from guidepress.prove.parsers.pdf.drawing.layers import colours_under
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.standards.contrast import blended, contrast

_CURVE = 16
"""How many points stand for a curve (`graphics_state.Trail.curve`)."""
_LEAST = 2.0


def prove_cover(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """PDF029 for a cover on which the title of the guide is not drawn, or not in sight."""
    page = file.drawing.pages[0]
    title = book.settings.title
    faces = [face for face in _faces(book) if all(letter.isspace() or face.has(letter) for letter in title)]
    if runs_right_to_left(book.settings.language) or not faces:
        if not any(len(fill.path) > len(title) // 4 and _in_sight(page, fill) for fill in page.fills):
            yield PDF029.at(here, "no lettering is in sight")
        return
    seen = [len(part) for fill in page.fills if fill.path and _in_sight(page, fill) for part in fill.path]
    if not any(_is_drawn(title, face, seen) for face in faces):
        yield PDF029.at(here, f"“{title}” is not drawn in sight")


def _faces(book: Book) -> list[HouseFace]:
    """The faces that the title may be set in: those that the guide brings for titles, else ours."""
    own = [embedded(font.data) for font in book.look.fonts if font.role == "titles"]
    return [HouseFace(font, font.face.upem) for font in own] or [face_of("Source Serif 4 Display", 600)]


def _is_drawn(title: str, face: HouseFace, seen: list[int]) -> bool:
    wanted = [count for _, glyph, _ in line(title, [face], rtl=False) for count in _contours(face.outline(glyph))]
    return not Counter(wanted) - Counter(seen) and _holds(seen, wanted)


def _contours(outline: Outline) -> Iterator[int]:
    """The number of points of each contour of a glyph, as a path has them."""
    count = 0
    for command, _ in outline:
        if command == "M" and count:
            yield count
        count = {"M": 1, "L": count + 1, "Z": count}.get(command, count + _CURVE)
    if count:
        yield count


def _holds(seen: list[int], wanted: list[int]) -> bool:
    """Whether numbers stand among others in their order; the first of a line may stand after others."""
    rest = iter(seen)
    return all(any(one == other for other in rest) for one in wanted)


def _in_sight(page: DrawnPage, fill: Fill) -> bool:
    box = fill.visible
    if box is None or fill.alpha < 0.1:
        return False
    for item in page.items[fill.order + 1 :]:
        paints = isinstance(item, Fill) and item.alpha > 0.5 and not item.mark.layer_off
        if paints and isinstance(item, Fill) and any(solid.holds(box, 0.1) for solid in item.solid):
            return False
    if fill.colour.rgb is None:
        return True
    grounds = colours_under(page, box, fill.order)
    rgb = fill.colour.rgb
    return any(one is None or contrast(blended(rgb, one, fill.alpha), one) >= _LEAST for one in grounds)

"""What a PDF draws, page by page, as data: `read_pages`.

Everything is in points (1/72 in) on the page as its boxes lie, the origin that of the file; `DrawnPage.trim` says where
the lower left corner of the trimmed page is. Items stand in the order in which they are painted.

What is not read: the shape of a clipping path (a box around it counts), the glyph procedures of Type 3 fonts, the
drawing inside a soft mask, the appearance streams of annotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from guidepress.model.records import named_record, record
from guidepress.prove.parsers.pdf.drawing.colour_spaces import Colour
from guidepress.prove.parsers.pdf.drawing.geometry import Box


@record
class Mark:
    """Where drawn content hangs in the structure.

    ``path`` holds the structure types from the root, ``elements`` their object numbers; ``artifact`` the type of an
    artifact, "" for content; ``layer_off`` says that the optional content it belongs to is not shown. ``mcid`` is an id
    of the form XObject whose object number is ``form`` (0: of the page). ``replaced`` is the place in `DrawnPage.told`
    of the ``ActualText`` that is said for it.
    """

    mcid: int | None = None
    path: tuple[str, ...] = ()
    elements: tuple[int, ...] = ()
    artifact: str = ""
    layer_off: bool = False
    form: int = 0
    replaced: int | None = None


NOWHERE = Mark()


@record
class Piece:
    """A piece of text as it is told to whoever listens: that of glyphs, or an ``ActualText`` where it begins."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells: its ``pieces`` in the order of the content streams, and what it does not.

    ``meaningless`` counts the glyphs of content whose codes stand for no letter, ``unread`` says that the page could
    not be read to its end.
    """

    pieces: Sequence[Piece]
    meaningless: int = 0
    unread: bool = False


PLAIN = frozenset({"Normal", "Compatible"})
"""The blend modes that mix nothing."""


@named_record
class Drawn:
    """Something painted: ``box`` all it covers, ``visible`` what the clipping path leaves of that (a box around it).

    ``alpha`` is its opacity (0 to 1), ``blend`` the blend mode, ``masked`` says that a soft mask is in force.
    """

    page: int
    order: int
    box: Box
    visible: Box | None
    mark: Mark = NOWHERE
    alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False

    @property
    def transparent(self) -> bool:
        """Whether what lies beneath shows through or changes it."""
        return self.alpha < 1.0 or self.masked or self.blend not in PLAIN


@named_record
class GlyphRun(Drawn):
    """The glyphs of one operator. ``size`` is the font size as printed; ``mode`` the rendering mode (3: invisible).

    ``origin`` is where the first glyph stands on its baseline. ``inked`` is false for a run of spaces. ``font`` is the
    name in the file, with its subset tag; ``italic`` what the font's descriptor says of its slant. ``codes`` are the
    codes of its glyphs, ``turned`` says that its line does not run from left to right, stands on its head, lies on
    its side or is squeezed, and ``crowded`` that many of its glyphs stand on those before them, or far from them
    within a word. ``room`` is the room between letters of its words beyond that of the font, in sizes: all that lies in
    its ``joints``.
    """

    text: str
    font: str
    size: float
    colour: Colour
    origin: tuple[float, float]
    italic: bool = False
    mode: int = 0
    stroke: Colour | None = None
    inked: bool = True
    glyphs: int = 0
    codes: tuple[int, ...] = ()
    turned: bool = False
    crowded: bool = False
    room: float = 0.0
    joints: int = 0


@named_record
class Picture(Drawn):
    """An image: ``printed`` and ``pixels`` are width and height; ``number`` its object (0: in the content stream).

    ``stencil`` is the colour that an image mask is painted in. ``soft_mask`` says whether it has one of its own.
    """

    printed: tuple[float, float]
    pixels: tuple[int, int]
    space: str
    base: str
    bits: int
    soft_mask: bool
    number: int
    stencil: Colour | None = None

    @property
    def ppi(self) -> float:
        """Pixels per inch as printed, along the edge where they are fewer; infinite for an image of no size."""
        inches = [length / 72 for length in self.printed]
        return min(
            (count / size if size else float("inf") for count, size in zip(self.pixels, inches, strict=True)),
            default=0.0,
        )


@named_record
class Stroke(Drawn):
    """A line: ``width`` as printed where it is thinnest; 0 is the thinnest line that a device can draw."""

    width: float
    colour: Colour


@named_record
class Fill(Drawn):
    """A filled path. ``solid`` holds the rectangles that it surely covers, none if it is of another shape.

    ``path`` holds its subpaths as points on the page, a curve as points along it.
    """

    colour: Colour
    solid: tuple[Box, ...] = ()
    path: tuple[tuple[tuple[float, float], ...], ...] = ()


@named_record
class Shading(Drawn):
    """A gradient, with colours sampled along it."""

    space: str
    base: str
    colours: tuple[Colour, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation: its subtype, its rectangle, whether it draws something."""

    subtype: str
    box: Box
    drawn: bool


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font that glyphs of the document are set in. ``kind`` is its type in the file ("TrueType", "CIDFontType0").

    Where several fonts bear one name, all of them are embedded, or subsets, or ``embedded`` and ``subset`` are false.
    """

    name: str
    kind: str
    embedded: bool
    subset: bool


@dataclass(frozen=True)
class DrawnPage:
    """A page. ``declared`` names the boxes that the file states, ``items`` is everything drawn, in painting order.

    ``told`` holds all text in the order of the content streams, an ``ActualText`` for the glyphs that it replaces.
    ``groups`` holds the colour space of each transparency group on it ("" for one that names none), ``faults`` the
    operators that could not be understood.
    """

    number: int
    label: str
    media: Box
    crop: Box
    bleed: Box
    trim: Box
    declared: frozenset[str]
    rotation: int
    unit: float
    items: tuple[Drawn, ...]
    annotations: tuple[Annotation, ...]
    groups: tuple[str, ...]
    faults: tuple[str, ...]
    told: tuple[Piece, ...] = ()
    meaningless: int = 0
    """The glyphs of content whose codes stand for no letter."""
    beside: tuple[str, ...] = ()
    """What marked contents say beside their words: ``Lang``, ``Alt``, ``E``."""

    @cached_property
    def plates(self) -> tuple[tuple[int, Picture | Fill | Shading], ...]:
        """What others may stand on or lie under, with its place in the order: all but lines and letters."""
        return tuple((at, one) for at, one in enumerate(self.items) if isinstance(one, Picture | Fill | Shading))

    @property
    def glyphs(self) -> Iterator[GlyphRun]:
        """The glyph runs."""
        return of_type(self.items, GlyphRun)

    @property
    def pictures(self) -> Iterator[Picture]:
        """The images."""
        return of_type(self.items, Picture)

    @property
    def strokes(self) -> Iterator[Stroke]:
        """The lines."""
        return of_type(self.items, Stroke)

    @property
    def fills(self) -> Iterator[Fill]:
        """The filled paths."""
        return of_type(self.items, Fill)

    @property
    def shadings(self) -> Iterator[Shading]:
        """The gradients."""
        return of_type(self.items, Shading)

    @property
    def text(self) -> str:
        """The text of its glyphs in painting order, as `text_of` joins it."""
        return text_of(self.glyphs)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole document as drawn. ``fonts`` are those in use, by name."""

    pages: tuple[DrawnPage, ...]
    fonts: Mapping[str, FontUse]

    @property
    def glyphs(self) -> Iterator[GlyphRun]:
        """The glyph runs of all pages."""
        return (run for page in self.pages for run in page.glyphs)


def text_of(runs: Iterable[GlyphRun]) -> str:
    """The text of glyph runs, a space between two that do not touch: some tools show a word glyph by glyph."""
    pieces: list[str] = []
    before: GlyphRun | None = None
    for run in runs:
        if before is not None and not _touch(before, run):
            pieces.append(" ")
        pieces.append(run.text)
        before = run
    return "".join(pieces)


def _touch(one: GlyphRun, other: GlyphRun) -> bool:
    """Whether a run goes on where another ends, on the same line."""
    level = abs(one.origin[1] - other.origin[1]) < 0.05 * one.size
    return level and abs(other.box.x0 - one.box.x1) < 0.2 * one.size


_Kind = TypeVar("_Kind", bound=Drawn)


def of_type(items: tuple[Drawn, ...], kind: type[_Kind]) -> Iterator[_Kind]:
    """The items of a kind, in order."""
    return (item for item in items if isinstance(item, kind))

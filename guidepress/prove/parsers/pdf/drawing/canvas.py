"""What a page is painted with: the graphics state, paths, colours; what is painted is kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.colour_spaces import Colour, Space, read_space
from guidepress.prove.parsers.pdf.drawing.font_metrics import Face, read_face
from guidepress.prove.parsers.pdf.drawing.functions import evaluate, knots
from guidepress.prove.parsers.pdf.drawing.geometry import IDENTITY, Box, Matrix
from guidepress.prove.parsers.pdf.drawing.graphics_state import State, Trail
from guidepress.prove.parsers.pdf.drawing.items import PLAIN, Drawn, Fill, Mark, Piece, Shading, Stroke
from guidepress.prove.parsers.pdf.drawing.marked_content import Layers, OpenMark, Owner, Tags
from guidepress.prove.parsers.pdf.drawing.text_state import Pen
from guidepress.prove.parsers.pdf.values import TooMuchError

MISTAKES = (IndexError, TypeError, ValueError, KeyError, AttributeError, OverflowError)
"""What the operands and resources of a damaged page make Python raise."""


MOST_FORMS = 50_000
"""How often forms are painted inside forms, in a document: a few bytes could ask for it without end."""
MOST_CODES = 5_000_000
"""How many codes the fonts of a document give a meaning to: those of eighty fonts of 65,536 glyphs."""


@dataclass(slots=True)
class Shared:
    """What the pages of a document have in common; ``painting`` is false where only its text is asked for.

    ``open`` holds the streams that are running, ``inner`` and ``codes`` count what a file could ask for without end.
    """

    painting: bool = True
    tags: Tags = field(default_factory=Tags)
    layers: Layers = field(default_factory=Layers)
    faces: dict[tuple[int, int], Face] = field(default_factory=dict)
    open: list[tuple[int, int]] = field(default_factory=list)
    inner: int = 0
    codes: int = 0

    def face(self, font: Any) -> Face:
        """The face of a font; read once."""
        if font.objgen == (0, 0):
            return self._read(font)
        if font.objgen not in self.faces:
            self.faces[font.objgen] = self._read(font)
        return self.faces[font.objgen]

    def _read(self, font: Any) -> Face:
        face = read_face(font, measured=self.painting)
        self.codes += len(face.reader.unicode)
        if self.codes > MOST_CODES:
            raise TooMuchError(f"its fonts give a meaning to more than {MOST_CODES} codes")
        return face

    def enter(self, depth: int) -> None:
        """Count a form that is painted inside another."""
        self.inner += depth > 1
        if self.inner > MOST_FORMS:
            raise TooMuchError(f"it paints forms inside forms more than {MOST_FORMS} times")


@dataclass(slots=True)
class Run:
    """One run of a stream: its resources, the stream whose content ids it uses, the matrix it began with.

    ``marks`` counts the marked contents that were open when it began: it ends none of these (ISO 32000-1, 14.6.1).
    """

    resources: Any
    owner: Owner
    base: Matrix
    depth: int
    marks: int = 0
    cell: bool = False
    """Whether it is the cell of a pattern, which tells nothing."""


class Canvas(ABC):
    """One page being painted.

    ``items``, ``told``, ``groups``, ``faults``, ``beside``, ``used`` (faces by their `id`) hold what was found.
    """

    def __init__(self, number: int, shared: Shared) -> None:
        self.number, self.shared = number, shared
        self.items: list[Drawn] = []
        self.told: list[Piece] = []
        self.groups: list[str] = []
        self.faults: list[str] = []
        self.beside: list[str] = []
        self.meaningless = 0
        self.used: dict[int, Face] = {}
        self.marks: list[OpenMark] = []
        self._now: Mark | None = None
        self.state = State()
        self.stack: list[State] = []
        self.pen = Pen()
        self.trail = Trail()
        self.clipping = False
        self.run = Run(pikepdf.Dictionary(), (pikepdf.Dictionary(), 0), IDENTITY, 0)

    def _facts(self, box: Box, alpha: float) -> dict[str, Any]:
        state = self.state
        return {
            "page": self.number,
            "order": len(self.items),
            "box": box,
            "visible": None if state.clip is None else state.clip.meet(box),
            "mark": self._mark(),
            "alpha": alpha * state.group_alpha,
            "blend": state.blend if state.group_blend in PLAIN else state.group_blend,
            "masked": state.masked or state.group_masked,
        }

    def _mark(self) -> Mark:
        """What the open marks say together, as long as none is opened or closed."""
        if self._now is None:
            try:
                self._now = self.shared.tags.mark(self.marks)
            except MISTAKES as error:
                self.faults.append(f"structure: {type(error).__name__}")
                self._now = Tags().mark(self.marks)
        return self._now

    def open(self, mark: OpenMark) -> None:
        """Open a mark."""
        self.marks.append(mark)
        self._now = None

    def close(self, down_to: int) -> None:
        """Close all marks but so many."""
        if down_to < len(self.marks):
            del self.marks[down_to:]
            self._now = None

    def tell(self, text: str) -> None:
        """Tell a text, unless another is told for it."""
        if (mark := self._mark()).replaced is None and not self.run.cell:
            self.told.append(Piece(text, mark))

    def _resource(self, kind: str, name: Any) -> Any:
        return self.run.resources.get(kind, pikepdf.Dictionary()).get(str(name))

    # Graphics state

    def push(self, _: list[Any]) -> None:
        """``q``: keep the graphics state."""
        self.stack.append(copy(self.state))

    def pop(self, _: list[Any]) -> None:
        """``Q``: bring it back."""
        if self.stack:
            self.state = self.stack.pop()

    def concat(self, operands: list[Any]) -> None:
        """``cm``: change the user space."""
        self.state.ctm = Matrix(*map(float, operands)).then(self.state.ctm)

    def line_width(self, operands: list[Any]) -> None:
        """``w``."""
        self.state.width = abs(float(operands[0]))

    def extended(self, operands: list[Any]) -> None:
        """``gs``: line width, opacity, blend mode, soft mask and font of an ExtGState."""
        held = self._resource("/ExtGState", operands[0])
        state = self.state
        state.width = abs(float(held.get("/LW", state.width)))
        state.fill_alpha = float(held.get("/ca", state.fill_alpha))
        state.stroke_alpha = float(held.get("/CA", state.stroke_alpha))
        if "/BM" in held:
            mode = held.BM[0] if isinstance(held.BM, pikepdf.Array) else held.BM
            state.blend = str(mode).lstrip("/")
        if "/SMask" in held:
            state.masked = isinstance(held.SMask, pikepdf.Dictionary)
        if "/Font" in held:
            self._take_font(held.Font[0], float(held.Font[1]))

    # Colour

    def space(self, operands: list[Any], *, stroke: bool) -> None:
        """``cs`` and ``CS``: choose a colour space, with its first colour."""
        found = read_space(operands[0], self.run.resources)
        self._set_colour(found, found.initial(), "", stroke=stroke)

    def colour(self, operands: list[Any], *, stroke: bool) -> None:
        """``sc``, ``scn`` and their capitals: choose a colour or a pattern of the current space."""
        found = self.state.stroke_space if stroke else self.state.fill_space
        pattern = ""
        if operands and isinstance(operands[-1], pikepdf.Name):
            pattern = str(operands.pop())
        values = tuple(float(value) for value in operands)
        under = found.under if pattern and found.under is not None else found
        chosen = under.colour(values) if values else found.colour(())
        self._set_colour(found, chosen, pattern, stroke=stroke)

    def device(self, space: Space, operands: list[Any], *, stroke: bool) -> None:
        """``g``, ``rg``, ``k`` and their capitals."""
        self._set_colour(space, space.colour(tuple(float(value) for value in operands)), "", stroke=stroke)

    def _set_colour(self, space: Space, colour: Colour, pattern: str, *, stroke: bool) -> None:
        if stroke:
            self.state.stroke_space, self.state.stroke, self.state.stroke_pattern = space, colour, pattern
        else:
            self.state.fill_space, self.state.fill, self.state.fill_pattern = space, colour, pattern

    # Paths

    def move(self, operands: list[Any]) -> None:
        """``m``."""
        self.trail.move(self.state.ctm, float(operands[0]), float(operands[1]))

    def line(self, operands: list[Any]) -> None:
        """``l``."""
        self.trail.line(self.state.ctm, float(operands[0]), float(operands[1]))

    def curve(self, operands: list[Any]) -> None:
        """``c``."""
        self.trail.curve(self.state.ctm, *map(float, operands))

    def curve_from_here(self, operands: list[Any]) -> None:
        """``v``."""
        self.trail.curve(self.state.ctm, *self.trail.last, *map(float, operands))

    def curve_to_end(self, operands: list[Any]) -> None:
        """``y``."""
        values = [float(value) for value in operands]
        self.trail.curve(self.state.ctm, *values, *values[-2:])

    def rectangle(self, operands: list[Any]) -> None:
        """``re``."""
        self.trail.rectangle(self.state.ctm, *map(float, operands))

    def clip(self, _: list[Any]) -> None:
        """``W`` and ``W*``: the path clips once it was painted."""
        self.clipping = True

    def paint(self, *, fill: bool = False, stroke: bool = False) -> None:
        """End the path: paint it, then narrow the clipping path by it if that was asked for."""
        box, state = self.trail.box(), self.state
        if box is not None and fill:
            self._fill(box)
        if box is not None and stroke:
            width = state.width * state.ctm.thinnest
            facts = self._facts(
                box.grown(state.width * max(state.ctm.across, state.ctm.upward) / 2), state.stroke_alpha
            )
            self.items.append(Stroke(**facts, width=width, colour=state.stroke))
            self._pattern(state.stroke_pattern, box, state.stroke_alpha)
        if self.clipping and state.clip is not None:
            state.clip = state.clip.meet(box) if box is not None else None
        self.trail, self.clipping = Trail(), False

    def _fill(self, box: Box) -> None:
        state = self.state
        if state.fill_pattern:
            self._pattern(state.fill_pattern, box, state.fill_alpha)
            return
        facts = self._facts(box, state.fill_alpha)
        path = tuple(map(tuple, self.trail.parts))
        self.items.append(Fill(**facts, colour=state.fill, solid=self.trail.solid(), path=path))

    def _pattern(self, name: str, box: Box, alpha: float) -> None:
        """What a pattern paints inside a box: a gradient, or one cell of a tiling (ISO 32000-1, 8.7)."""
        pattern = self._resource("/Pattern", name) if name else None
        if pattern is None:
            return
        if int(pattern.get("/PatternType", 0)) == 2:
            self._shade(pattern.Shading, box, alpha)
        elif isinstance(pattern, pikepdf.Stream):
            self._tile(pattern, box)

    @abstractmethod
    def _tile(self, pattern: Any, box: Box) -> None:
        """Paint one cell of a tiling pattern inside a box; only who can run streams can."""

    def shading(self, operands: list[Any]) -> None:
        """``sh``: fill all that the clipping path leaves with a gradient."""
        held = self._resource("/Shading", operands[0])
        if self.state.clip is not None:
            self._shade(held, self.state.clip, self.state.fill_alpha)

    def _shade(self, held: Any, box: Box, alpha: float) -> None:
        space = read_space(held.ColorSpace, self.run.resources)
        function = held.get("/Function")
        found = [evaluate(function, (at,)) for at in knots(function)] if function is not None else []
        colours = tuple(space.colour(values) for values in found if values is not None)
        self.items.append(Shading(**self._facts(box, alpha), space=space.family, base=space.base, colours=colours))

    def _take_font(self, font: Any, size: float) -> None:
        self.state.face, self.state.size = self.shared.face(font), size

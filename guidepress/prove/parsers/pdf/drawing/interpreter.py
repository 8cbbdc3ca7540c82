"""Runs the content streams of a page, forms and patterns included (ISO 32000-1, annex A).

There is one run for whoever asks: it finds what is painted, and the text that is told. Where text alone is asked for
(`Shared.painting`), the operators that only paint are passed over.

It is long because each operator has its line in one table.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.canvas import MISTAKES, Canvas, Run
from guidepress.prove.parsers.pdf.drawing.colour_spaces import CMYK, GRAY, RGB, read_space
from guidepress.prove.parsers.pdf.drawing.font_metrics import Face
from guidepress.prove.parsers.pdf.drawing.geometry import UNIT, Box, Matrix
from guidepress.prove.parsers.pdf.drawing.graphics_state import State, Trail
from guidepress.prove.parsers.pdf.drawing.images import inline_picture, picture_facts
from guidepress.prove.parsers.pdf.drawing.items import Drawn, GlyphRun
from guidepress.prove.parsers.pdf.drawing.marked_content import OpenMark, open_mark
from guidepress.prove.parsers.pdf.drawing.text_state import Pen, pieces_of, show

MAX_DEPTH = 20
MOST_BYTES = 32 * 2**20
"""How much the content of a page may unpack to, in bytes."""
MOST_SHORT = 1_000_000
"""How many operators of one letter that need no operand may stand in it."""
_SHORT = (b"q ", b"Q ", b"q\n", b"Q\n", b"q\r", b"Q\r", b"f ", b"n ", b"S ", b"h ", b"W ", b"B ", b"b ", b"s ", b"F ")


class Reader(Canvas):
    """Reads one page."""

    def read(self, stream: Any, run: Run) -> None:
        """Run a stream; the graphics state and the open marks are as before afterwards."""
        kept = self.run, self.state, self.stack, self.trail, self.pen
        self.run, self.stack, self.state = run, [], copy(self.state)
        self.run.marks = len(self.marks)
        self.trail, self.pen = Trail(), Pen()
        handlers = _OPERATORS if self.shared.painting else _TELLING
        for instruction in _instructions(stream, painting=self.shared.painting):
            operator = "an operator"
            try:
                operator = str(instruction.operator)
                if operator in handlers:
                    is_image = operator == _INLINE and isinstance(instruction, pikepdf.ContentStreamInlineImage)
                    handlers[operator](self, [instruction] if is_image else list(instruction.operands))
                elif operator not in _QUIET and self.shared.painting:
                    self.faults.append(f"unknown operator {operator}")
            except MISTAKES as error:
                self.faults.append(f"{operator}: {type(error).__name__}")
        self.close(run.marks)
        self.run, self.state, self.stack, self.trail, self.pen = kept

    def _tile(self, pattern: Any, box: Box) -> None:
        if self.run.depth >= MAX_DEPTH:
            return
        kept = self.state
        self.state = copy(kept)
        self.state.ctm = Matrix(*map(float, pattern.get("/Matrix", (1, 0, 0, 1, 0, 0)))).then(self.run.base)
        self.state.clip = kept.clip.meet(box) if kept.clip is not None else None
        resources = pattern.get("/Resources", self.run.resources)
        self.read(pattern, Run(resources, self.run.owner, self.state.ctm, self.run.depth + 1, cell=True))
        self.state = kept

    def font(self, operands: list[Any]) -> None:
        """``Tf``; a font that is not there sets nothing."""
        self.state.face = None
        held = self._resource("/Font", operands[0])
        if held is None:
            raise KeyError(str(operands[0]))
        self._take_font(held, float(operands[1]))

    def show(self, operands: list[Any]) -> None:
        """``Tj`` and ``TJ``."""
        face = self.state.face
        if face is None:
            raise ValueError("text without a font")
        pieces = pieces_of(operands[-1])
        strings = [piece for piece in pieces if type(piece) is bytes]
        text = face.reader.text_of(strings)
        if text:
            self.tell(text)
        elif (mark := self._mark()).replaced is None and not mark.artifact:
            self.meaningless += sum(len(face.reader.codes(piece)) for piece in strings)
        if self.shared.painting:
            self.used[id(face)] = face
            self._set(text, face, pieces)

    def _set(self, text: str, face: Face, pieces: Sequence[Any]) -> None:
        state = self.state
        shown = show(state, self.pen, pieces)
        if shown is None:
            return
        stroked = state.mode % 4 in {1, 2}
        alpha = state.stroke_alpha if state.mode % 4 == 1 else state.fill_alpha
        self.items.append(
            GlyphRun(
                **self._facts(shown.box, alpha),
                text=text,
                font=face.name,
                size=shown.size,
                colour=state.stroke if state.mode % 4 == 1 else state.fill,
                origin=shown.origin,
                italic=face.italic,
                mode=state.mode,
                stroke=state.stroke if stroked else None,
                inked=shown.inked,
                glyphs=len(shown.codes),
                codes=shown.codes,
                turned=shown.turned,
                crowded=shown.crowded,
                room=shown.room,
                joints=shown.joints,
            )
        )

    def next_line(self, operands: list[Any]) -> None:
        """``'``."""
        self.pen.down(0, -self.state.leading)
        self.show(operands)

    def spaced_line(self, operands: list[Any]) -> None:
        """``"``: word space, character space, a line."""
        self.state.word_gap, self.state.gap = float(operands[0]), float(operands[1])
        self.next_line(operands)

    def shift(self, operands: list[Any], *, lead: bool = False) -> None:
        """``Td`` and, with ``lead``, ``TD``."""
        if lead:
            self.state.leading = -float(operands[1])
        self.pen.down(float(operands[0]), float(operands[1]))

    # Objects and marks

    def begin_mark(self, operands: list[Any]) -> None:
        """``BMC`` and ``BDC``; an ``ActualText`` is told where it begins, unless it is inside another."""
        try:
            mark = open_mark(operands, self.run.resources, self.run.owner, self.shared.layers)
        except MISTAKES:
            self.open(OpenMark(self.run.owner))  # its end will come all the same
            raise
        self.open(mark)
        self.beside += mark.beside
        if mark.actual is not None and self._mark().replaced is None and not self.run.cell:
            self.tell(mark.actual)
            mark.piece = len(self.told) - 1
            self._now = None

    def end_mark(self, _: list[Any]) -> None:
        """``EMC``."""
        self.close(max(len(self.marks) - 1, self.run.marks))

    def place(self, operands: list[Any]) -> None:
        """``Do``: an image or a form."""
        held = self._resource("/XObject", operands[0])
        if held is None:
            raise KeyError(str(operands[0]))
        before = len(self.marks)
        if self.shared.layers.is_off(held.get("/OC")):
            self.open(OpenMark(self.run.owner, layer_off=True))
        try:
            if held.get("/Subtype") == pikepdf.Name.Form and self.run.depth < MAX_DEPTH:
                self._once(held)
            elif held.get("/Subtype") == pikepdf.Name.Image and self.shared.painting:
                self._picture(picture_facts(held, self.run.resources, self.state))
        finally:
            self.close(before)

    def _once(self, held: Any) -> None:
        """Paint a form, unless it is being painted: one that paints itself would never end (ISO 32000-1, 8.10.1)."""
        if held.objgen in self.shared.open:
            return
        self.shared.enter(self.run.depth + 1)
        self.shared.open.append(held.objgen)
        try:
            self.form(held)
        finally:
            self.shared.open.pop()

    def inline(self, operands: list[Any]) -> None:
        """``BI``, ``ID`` and ``EI``: an image in the stream."""
        try:
            self._picture(inline_picture(operands[0].iimage, self.run.resources, self.state))
        except pikepdf.PdfError as error:
            raise ValueError("an image that cannot be read") from error

    def _picture(self, make: Callable[[Mapping[str, Any]], Drawn]) -> None:
        self.items.append(make(self._facts(self.state.ctm.box(UNIT), self.state.fill_alpha)))

    def form(self, held: Any) -> None:
        """Paint a form XObject under its own matrix, inside its own box (ISO 32000-1, 8.10)."""
        kept = self.state
        self.state = copy(kept)
        try:
            if self.shared.painting:
                self._enter(held, kept)
        except MISTAKES as error:
            self.faults.append(f"Do: {type(error).__name__}")  # what it says is heard, wherever it stands
        owner = (held, held.objgen[0]) if "/StructParents" in held else self.run.owner
        resources = held.get("/Resources", self.run.resources)
        self.read(held, Run(resources, owner, self.state.ctm, self.run.depth + 1))
        self.state = kept

    def _enter(self, held: Any, around: State) -> None:
        self.state.ctm = Matrix(*map(float, held.get("/Matrix", (1, 0, 0, 1, 0, 0)))).then(around.ctm)
        if "/BBox" in held and around.clip is not None:
            self.state.clip = around.clip.meet(self.state.ctm.box(Box(*map(float, held.BBox))))
        group = held.get("/Group")
        if isinstance(group, pikepdf.Dictionary) and group.get("/S") == pikepdf.Name.Transparency:
            self.groups.append(group_space(group, self.run.resources))
            self.state.enter_group()


def _instructions(stream: Any, *, painting: bool) -> Sequence[Any]:
    """The instructions of a stream, or of a page; those that tell alone where nothing is painted.

    Raises `pikepdf.PdfError` for a stream that asks for more of them than any page has: each takes some 400 bytes.
    """
    held = stream.get("/Contents") if isinstance(stream, pikepdf.Dictionary) else stream
    parts = list(held) if isinstance(held, pikepdf.Array) else [held]
    data = [bytes(part.read_bytes()) for part in parts if isinstance(part, pikepdf.Stream)]
    if sum(map(len, data)) > MOST_BYTES or sum(part.count(sign) for part in data for sign in _SHORT) > MOST_SHORT:
        raise pikepdf.PdfError("the content of a page is larger than that of any page of a book")
    with warnings.catch_warnings():  # a stream that ends too soon: what it says until then counts
        warnings.simplefilter("ignore", UserWarning)
        return pikepdf.parse_content_stream(stream, "" if painting else _TOLD)


def group_space(group: Any, resources: Any) -> str:
    """The colour space of a transparency group; "" if it names none."""
    return read_space(group.CS, resources).base if "/CS" in group else ""


def _setter(name: str, scale: float = 1.0) -> Callable[[Reader, list[Any]], None]:
    def handle(reader: Reader, operands: list[Any]) -> None:
        setattr(reader.state, name, float(operands[0]) * scale)

    return handle


def _mode(reader: Reader, operands: list[Any]) -> None:
    reader.state.mode = int(operands[0])


_INLINE = "INLINE IMAGE"
"""What pikepdf calls an image in the stream."""
_OPERATORS: Mapping[str, Callable[[Reader, list[Any]], None]] = {
    "q": Reader.push,
    "Q": Reader.pop,
    "cm": Reader.concat,
    "w": Reader.line_width,
    "gs": Reader.extended,
    "cs": lambda r, o: r.space(o, stroke=False),
    "CS": lambda r, o: r.space(o, stroke=True),
    "sc": lambda r, o: r.colour(o, stroke=False),
    "scn": lambda r, o: r.colour(o, stroke=False),
    "SC": lambda r, o: r.colour(o, stroke=True),
    "SCN": lambda r, o: r.colour(o, stroke=True),
    "g": lambda r, o: r.device(GRAY, o, stroke=False),
    "G": lambda r, o: r.device(GRAY, o, stroke=True),
    "rg": lambda r, o: r.device(RGB, o, stroke=False),
    "RG": lambda r, o: r.device(RGB, o, stroke=True),
    "k": lambda r, o: r.device(CMYK, o, stroke=False),
    "K": lambda r, o: r.device(CMYK, o, stroke=True),
    "m": Reader.move,
    "l": Reader.line,
    "c": Reader.curve,
    "v": Reader.curve_from_here,
    "y": Reader.curve_to_end,
    "re": Reader.rectangle,
    "W": Reader.clip,
    "W*": Reader.clip,
    "n": lambda r, _: r.paint(),
    "f": lambda r, _: r.paint(fill=True),
    "F": lambda r, _: r.paint(fill=True),
    "f*": lambda r, _: r.paint(fill=True),
    "S": lambda r, _: r.paint(stroke=True),
    "s": lambda r, _: r.paint(stroke=True),
    "B": lambda r, _: r.paint(fill=True, stroke=True),
    "B*": lambda r, _: r.paint(fill=True, stroke=True),
    "b": lambda r, _: r.paint(fill=True, stroke=True),
    "b*": lambda r, _: r.paint(fill=True, stroke=True),
    "sh": Reader.shading,
    "BT": lambda r, _: r.pen.begin(),
    "Tf": Reader.font,
    "Tc": _setter("gap"),
    "Tw": _setter("word_gap"),
    "Tz": _setter("stretch", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "Tr": _mode,
    "Td": lambda r, o: r.shift(o),
    "TD": lambda r, o: r.shift(o, lead=True),
    "Tm": lambda r, o: r.pen.place(Matrix(*map(float, o))),
    "T*": lambda r, _: r.pen.down(0, -r.state.leading),
    "Tj": Reader.show,
    "TJ": Reader.show,
    "'": Reader.next_line,
    '"': Reader.spaced_line,
    "BMC": Reader.begin_mark,
    "BDC": Reader.begin_mark,
    "EMC": Reader.end_mark,
    "Do": Reader.place,
    _INLINE: Reader.inline,
}
_TELLING = {name: _OPERATORS[name] for name in ("q", "Q", "gs", "Tf", "Tj", "TJ", "'", '"', "BMC", "BDC", "EMC", "Do")}
"""The operators on which it depends what a page tells."""
_TOLD = " ".join(_TELLING)
_QUIET = frozenset({"h", "ET", "J", "j", "M", "d", "ri", "i", "d0", "d1", "MP", "DP", "BX", "EX"})
"""Operators that paint nothing and change nothing that is kept."""

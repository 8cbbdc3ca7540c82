"""Colours of a PDF into inks: content streams, pictures, gradients."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import Image

from guidepress.model.errors import InternalError
from guidepress.standards.contrast import Rgb
from guidepress.typeset.prepress.inks import Cmyk, InkSet

_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_FILL = frozenset({"f", "F", "f*"})
_STROKE = frozenset({"S", "s"})
_BOTH = frozenset({"B", "B*", "b", "b*"})
_SPACES = frozenset({"cs", "CS", "sc", "SC", "scn", "SCN"})
_SHADED = 16
"""Into how many pieces the run of a gradient is cut, so that it is as even in inks as it was in light."""


@dataclass(slots=True)
class _Colours:
    """The graphics state that matters: the colours asked for, and those that the stream has set (fill, stroke)."""

    fill: Rgb | None = (0.0, 0.0, 0.0)
    stroke: Rgb | None = (0.0, 0.0, 0.0)
    fill_set: Cmyk | None = None
    stroke_set: Cmyk | None = None

    def copy(self) -> _Colours:
        return _Colours(self.fill, self.stroke, self.fill_set, self.stroke_set)


def recolour(pdf: pikepdf.Pdf, inks: InkSet) -> None:
    """Turn everything that a file draws into inks; it must be in RGB and greys, as WeasyPrint writes it.

    Raises `InternalError` for a colour space that our typesetter does not use.
    """
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(_in_inks(page, inks))
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            subtype = thing.get("/Subtype")
            if subtype == pikepdf.Name.Form or thing.get("/PatternType") == 1:
                thing.write(_in_inks(thing, inks))
                _recolour_group(thing)
            elif subtype == pikepdf.Name.Image:
                _recolour_picture(thing, inks)
        elif isinstance(thing, pikepdf.Dictionary) and "/ShadingType" in thing:
            _recolour_shading(pdf, thing, inks)
    for page in pdf.pages:
        _recolour_group(page.obj)


def _recolour_group(thing: Any) -> None:
    """A transparency group is blended in the inks of the output intent (ISO 15930-7, 6.10)."""
    if "/Group" in thing and "/CS" in thing.Group:
        thing.Group.CS = pikepdf.Name.DeviceCMYK


def _in_inks(stream: Any, inks: InkSet) -> bytes:
    """A content stream whose colours are inks, each set just before something is painted with it."""
    state = _Colours()
    saved: list[_Colours] = []
    result: list[Any] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator in {"rg", "RG", "g", "G"}:
            _ask(state, operator, [float(value) for value in instruction.operands])
            continue
        if operator == "q":
            saved.append(state.copy())
        elif operator == "Q":
            state = saved.pop()
        elif operator in _SPACES:
            _pass_pattern(state, instruction)
        elif operator in {"k", "K"}:
            raise InternalError("the typesetter set a colour in inks")
        result += [*_needed(state, operator, inks), instruction]
    return pikepdf.unparse_content_stream(result)


def _needed(state: _Colours, operator: str, inks: InkSet) -> Iterator[pikepdf.ContentStreamInstruction]:
    """The colours that have to be set before an operator paints."""
    fill = inks.lettering if operator in _TEXT else inks.paint if operator in _FILL | _BOTH else None
    stroke = inks.paint if operator in _STROKE | _BOTH else None
    if fill is not None and state.fill is not None and (wanted := fill(state.fill)) != state.fill_set:
        state.fill_set = wanted
        yield _instruction(wanted, "k")
    if stroke is not None and state.stroke is not None and (wanted := stroke(state.stroke)) != state.stroke_set:
        state.stroke_set = wanted
        yield _instruction(wanted, "K")


def _ask(state: _Colours, operator: str, values: list[float]) -> None:
    rgb = (values[0],) * 3 if len(values) == 1 else (values[0], values[1], values[2])
    if operator.islower():
        state.fill = rgb
    else:
        state.stroke = rgb


def _pass_pattern(state: _Colours, instruction: Any) -> None:
    """Patterns are taken as they are; what they paint is converted where it stands."""
    operator, operands = str(instruction.operator), instruction.operands
    if not operands or not isinstance(operands[-1], pikepdf.Name):
        raise InternalError("the typesetter set a colour that is neither RGB nor a pattern")
    if operator.lower() == "cs" and operands[0] != pikepdf.Name.Pattern:
        raise InternalError(f"the typesetter used the colour space {operands[0]}")
    if operator.islower():
        state.fill = state.fill_set = None
    else:
        state.stroke = state.stroke_set = None


def _instruction(inks: Cmyk, operator: str) -> pikepdf.ContentStreamInstruction:
    operands = [pikepdf.Object.parse(f"{round(value, 4):g}".encode()) for value in inks]
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(operator))


def _recolour_picture(image: Any, inks: InkSet) -> None:
    """A raster in the inks. A mask of transparency goes: the paper shows there (`InkSet.picture`)."""
    if image.get("/ImageMask", False) or (
        image.get("/ColorSpace") == pikepdf.Name.DeviceGray and "/SMask" not in image
    ):
        return
    picture: Image.Image = pikepdf.PdfImage(image).as_pil_image()
    if "/SMask" in image:
        mask = pikepdf.PdfImage(image.SMask).as_pil_image().convert("L").resize(picture.size)
        picture = picture.convert("RGB")
        picture.putalpha(mask)
        del image["/SMask"]
    converted = inks.picture(picture)
    image.write(converted.tobytes())
    image.ColorSpace = pikepdf.Name.DeviceGray if converted.mode == "L" else pikepdf.Name.DeviceCMYK
    image.BitsPerComponent = 8
    for key in ("/Decode", "/DecodeParms", "/Mask"):
        if key in image:
            del image[key]


def _recolour_shading(pdf: pikepdf.Pdf, shading: Any, inks: InkSet) -> None:
    """A gradient whose stops are inks. Between two stops it is sampled: inks do not mix as light does."""
    if shading.get("/ColorSpace") == pikepdf.Name.DeviceGray:
        return  # a mask
    if shading.get("/ColorSpace") != pikepdf.Name.DeviceRGB or int(shading.ShadingType) not in {2, 3}:
        raise InternalError("the typesetter drew a gradient of another kind")
    domain = [float(value) for value in shading.get("/Domain", [0, 1])]
    shading.ColorSpace = pikepdf.Name.DeviceCMYK
    shading.Function = _sampled(pdf, shading.Function, domain, inks)


def _sampled(pdf: pikepdf.Pdf, function: Any, domain: list[float], inks: InkSet) -> Any:
    first, last = domain
    edges = [first, last]
    if function.get("/FunctionType") == 3:
        edges = [first, *(float(value) for value in function.Bounds), last]
    points = [
        start + (end - start) * step / _SHADED
        for start, end in itertools.pairwise(edges)
        for step in range(_SHADED + 1)
    ]
    samples = [inks.paint(_value(function, point)) for point in points]
    pieces = []
    for before, after in itertools.pairwise(samples):
        pieces.append(
            pikepdf.Dictionary(
                FunctionType=2,
                Domain=[0, 1],
                N=1,
                C0=[round(v, 4) for v in before],
                C1=[round(v, 4) for v in after],
            )
        )
    kept = [n for n in range(len(pieces)) if points[n + 1] > points[n]]
    bounds = [round(points[n], 6) for n in kept[1:]]
    return pdf.make_indirect(
        pikepdf.Dictionary(
            FunctionType=3,
            Domain=[first, last],
            Functions=[pieces[n] for n in kept],
            Bounds=bounds,
            Encode=[0, 1] * len(kept),
        )
    )


def _value(function: Any, at: float) -> Rgb:
    """The colour of a function of type 2 or 3 at a point (ISO 32000-1, 7.10.3 and 7.10.4)."""
    low, high = (float(value) for value in function.Domain)
    at = min(max(at, low), high)
    if function.FunctionType == 2:
        share = ((at - low) / (high - low) if high > low else 0.0) ** float(function.N)
        pairs = zip(function.C0, function.C1, strict=True)
        red, green, blue = (float(a) + share * (float(b) - float(a)) for a, b in pairs)
        return red, green, blue
    if function.FunctionType != 3:
        raise InternalError("the typesetter drew a gradient by a function of another kind")
    bounds = [low, *(float(value) for value in function.Bounds), high]
    number = max(n for n in range(len(bounds) - 1) if at >= bounds[n] or n == 0)
    start, end = bounds[number], bounds[number + 1]
    to_start, to_end = float(function.Encode[2 * number]), float(function.Encode[2 * number + 1])
    share = (at - start) / (end - start) if end > start else 0.0
    return _value(function.Functions[number], to_start + share * (to_end - to_start))

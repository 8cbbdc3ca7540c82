"""What the content streams show: each string with its font and the properties of the marked content around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.to_unicode import FontReader, read_font

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A string that is shown. ``codes`` are its character codes; ``marks`` the properties around it, innermost last.

    A sequence without properties is an empty mapping.
    """

    font: Any
    reader: FontReader
    codes: tuple[int, ...]
    marks: tuple[Any, ...]

    @property
    def text(self) -> str:
        """What the codes mean."""
        return "".join(self.reader.unicode.get(code, "") for code in self.codes)


def shown(pdf: pikepdf.Pdf) -> Iterator[Shown]:
    """Every string that a page, or a form on it, shows."""
    walker = _Walker()
    for page in pdf.pages:
        yield from walker.walk(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), 0)


class _Walker:
    def __init__(self) -> None:
        self.readers: dict[tuple[int, int], FontReader] = {}
        self.marks: list[Any] = []

    def walk(self, stream: Any, resources: Any, depth: int) -> Iterator[Shown]:
        """The strings of a page or a form."""
        font: Any = None
        saved: list[Any] = []
        for instruction in pikepdf.parse_content_stream(stream):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    self._open(operands, resources)
                case "EMC" if self.marks:
                    self.marks.pop()
                case "q":
                    saved.append(font)
                case "Q" if saved:
                    font = saved.pop()
                case "Tf":
                    font = resources.get("/Font", pikepdf.Dictionary()).get(str(operands[0]))
                case "Tj" | "TJ" | "'" | '"' if font is not None:
                    yield self._string(font, operands[-1])
                case "Do" if depth < _DEEPEST:
                    form = resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
                    if isinstance(form, pikepdf.Stream) and str(form.get("/Subtype")) == "/Form":
                        yield from self.walk(form, form.get("/Resources", resources), depth + 1)

    def _open(self, operands: Any, resources: Any) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", pikepdf.Dictionary()).get(str(properties))
        self.marks.append(properties if isinstance(properties, pikepdf.Dictionary) else {})

    def _string(self, font: Any, operand: Any) -> Shown:
        key = font.objgen
        reader = self.readers.get(key) or read_font(font)
        if key != (0, 0):
            self.readers[key] = reader
        pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
        data = b"".join(bytes(one) for one in pieces if isinstance(one, pikepdf.String))
        width = reader.width
        codes = tuple(int.from_bytes(data[at : at + width], "big") for at in range(0, len(data), width))
        return Shown(font, reader, codes, tuple(self.marks))


def marked_with(pdf: pikepdf.Pdf, name: str) -> list[tuple[str, str]]:
    """Value and text of marked content that has a property, such as ``Lang`` (ISO 32000-1, 14.9.2.3).

    Sequences of one value that follow one another are one: a line may end between them.
    """
    found: list[tuple[str, str]] = []
    before = ""
    for one in shown(pdf):
        held = [properties for properties in one.marks if f"/{name}" in properties]
        value = str(held[-1][f"/{name}"]) if held else ""
        if value and value == before:
            found[-1] = (value, found[-1][1] + one.text)
        elif value:
            found.append((value, one.text))
        before = value
    return found

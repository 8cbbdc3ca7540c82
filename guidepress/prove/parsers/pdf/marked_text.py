"""What a PDF's content streams say: the text of each marked content, and what is outside of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.to_unicode import FontReader, read_font

Key = tuple[int, int, int]
"""A page's index, the object number of the form XObject (0: the page itself), the marked-content id."""

MAX_DEPTH = 20


@dataclass(slots=True)
class Texts:
    """The text of a document by marked content.

    ``content`` holds what is tagged, ``loose`` per page the text that is neither tagged nor an artifact,
    ``artifacts`` per page the text of artifacts with their type.
    """

    content: dict[Key, str] = field(default_factory=dict)
    loose: dict[int, list[str]] = field(default_factory=dict)
    artifacts: dict[int, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass(slots=True)
class _Mark:
    """An open marked-content sequence."""

    mcid: int | None = None
    actual: str | None = None
    artifact: str | None = None


def read_texts(pdf: pikepdf.Pdf) -> Texts:
    """Read every page's streams, forms included."""
    texts = Texts()
    fonts: dict[tuple[int, int], FontReader] = {}
    for number, page in enumerate(pdf.pages):
        _Reader(number, texts, fonts).read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), 0, 0)
    return texts


class _Reader:
    def __init__(self, page: int, texts: Texts, fonts: dict[tuple[int, int], FontReader]) -> None:
        self.page, self.texts, self.fonts = page, texts, fonts
        self.marks: list[_Mark] = []

    def read(self, stream: Any, resources: Any, form: int, depth: int) -> None:
        """Walk through the operators of a page or form."""
        font: FontReader | None = None
        saved: list[FontReader | None] = []
        for instruction in pikepdf.parse_content_stream(stream):
            operands, operator = instruction.operands, instruction.operator
            match str(operator):
                case "BDC" | "BMC":
                    self.marks.append(self._mark(operands, resources))
                    self._speak_actual(form)
                case "EMC" if self.marks:
                    self.marks.pop()
                case "q":
                    saved.append(font)
                case "Q" if saved:
                    font = saved.pop()
                case "Tf":
                    font = self._font(resources, operands[0])
                case "Tj" | "TJ" | "'" | '"' if font:
                    self._show("".join(map(font.text, _strings(operands[-1]))), form)
                case "Do" if depth < MAX_DEPTH:
                    self._form(operands[0], resources, depth)

    def _mark(self, operands: Any, resources: Any) -> _Mark:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", pikepdf.Dictionary()).get(str(properties))
        mark = _Mark()
        if isinstance(properties, pikepdf.Dictionary):
            mark.mcid = int(properties["/MCID"]) if "/MCID" in properties else None
            mark.actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
        if str(operands[0]) == "/Artifact":
            kind = properties.get("/Type", "") if isinstance(properties, pikepdf.Dictionary) else ""
            mark.artifact = str(kind).lstrip("/") or "Artifact"
        return mark

    def _speak_actual(self, form: int) -> None:
        """An ``ActualText`` speaks once, where it begins; one inside another stays silent."""
        actual = self.marks[-1].actual
        if actual is not None and all(mark.actual is None for mark in self.marks[:-1]):
            self._say(actual, form)

    def _show(self, text: str, form: int) -> None:
        if text and all(mark.actual is None for mark in self.marks):
            self._say(text, form)

    def _say(self, text: str, form: int) -> None:
        artifact = next((mark.artifact for mark in self.marks if mark.artifact), None)
        mcid = next((mark.mcid for mark in reversed(self.marks) if mark.mcid is not None), None)
        if artifact:
            self.texts.artifacts.setdefault(self.page, []).append((artifact, text))
        elif mcid is None:
            self.texts.loose.setdefault(self.page, []).append(text)
        else:
            key = (self.page, form, mcid)
            self.texts.content[key] = self.texts.content.get(key, "") + text

    def _font(self, resources: Any, name: Any) -> FontReader | None:
        font = resources.get("/Font", pikepdf.Dictionary()).get(str(name))
        if font is None:
            return None
        key = font.objgen
        if key == (0, 0):
            return read_font(font)
        if key not in self.fonts:
            self.fonts[key] = read_font(font)
        return self.fonts[key]

    def _form(self, name: Any, resources: Any, depth: int) -> None:
        form = resources.get("/XObject", pikepdf.Dictionary()).get(str(name))
        if isinstance(form, pikepdf.Stream) and str(form.get("/Subtype")) == "/Form":
            own = form.objgen[0] if "/StructParents" in form else 0
            self.read(form, form.get("/Resources", resources), own, depth + 1)


def _strings(shown: Any) -> Iterator[bytes]:
    """The strings that a text-showing operator shows, one or an array of them."""
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    return (bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))


def kids(element: Any) -> Iterator[Any]:
    """The kids of a structure element, whether one or many."""
    found = element.get("/K")
    if isinstance(found, pikepdf.Array):
        yield from found
    elif found is not None:
        yield found

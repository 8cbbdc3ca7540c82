"""Pages that were read before, as data: a page with the same content and the same resources draws the same.

After a sentence, most pages of a book are as they were. What running such a page came to is kept under the digest of
its content and of all that its resources hold: fonts, pictures, forms. What does not lie in the page is looked up anew:
its number, its label and boxes, its annotations, and which element of the structure a marked content is of.

Only a build keeps pages, and only of files that it wrote a moment ago. A page with a fault, with layers, or with a form
that has content ids of its own is read each time.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import starmap
from typing import Any, Protocol

import pikepdf

from guidepress.prove.parsers.pdf.drawing.canvas import MISTAKES, Shared
from guidepress.prove.parsers.pdf.drawing.colour_spaces import Colour
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import (
    Drawn,
    Fill,
    FontUse,
    GlyphRun,
    Mark,
    Picture,
    Piece,
    Shading,
    Stroke,
)

_DEPTH = 40
_MOST_POINTS = 2_000
"""The most points that the paths of a page may have."""
_KINDS: Mapping[str, type[Drawn]] = {one.__name__: one for one in (GlyphRun, Picture, Stroke, Fill, Shading)}
_FIELDS = {name: tuple(one.name for one in fields(kind)) for name, kind in _KINDS.items()}
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, zlib.error)


class Keeper(Protocol):
    """Where bytes are kept by a digest of all that they depend on."""

    def get(self, key: str) -> bytes | None:
        """The bytes, or ``None``."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes."""


@dataclass(slots=True)
class Ran:
    """What running a page came to; see `Canvas`."""

    items: list[Drawn] = field(default_factory=list)
    told: list[Piece] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    meaningless: int = 0
    fonts: list[FontUse] = field(default_factory=list)


class _UnknownError(Exception):
    """A page that is not kept."""


@dataclass(slots=True)
class KeptPages:
    """Pages in a store. ``ground`` is the digest of the program and of what it runs on."""

    store: Keeper
    ground: str
    _digests: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def of_a_file(self) -> KeptPages:
        """The same for another file, whose objects have numbers of their own."""
        return KeptPages(self.store, self.ground)

    def key(self, held: Any, resources: Any, shared: Shared) -> str:
        """The key of a page; "" for one that is not kept."""
        if shared.layers.off or not shared.painting:
            return ""
        digest = hashlib.sha256(f"drawn page\0{self.ground}\0".encode())
        try:
            contents = held.get("/Contents")
            for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
                data = bytes(part.read_bytes())
                digest.update(f"{len(data)}\0".encode())
                digest.update(data)
            digest.update(self._digest(resources, 0))
        except (_UnknownError, pikepdf.PikepdfError, *MISTAKES):
            return ""
        return digest.hexdigest()

    def _digest(self, value: Any, depth: int) -> bytes:
        """A digest of an object of the file and of all that it refers to, whatever their numbers."""
        if not isinstance(value, pikepdf.Object):
            return f"{type(value).__name__} {value}".encode()
        known = self._digests.get(value.objgen) if value.is_indirect else None
        if known is not None:
            return known
        if depth > _DEPTH:
            raise _UnknownError
        made = hashlib.sha256(b"\0".join(self._pieces(value, depth + 1))).digest()
        if value.is_indirect:
            self._digests[value.objgen] = made
        return made

    def _pieces(self, value: Any, depth: int) -> Iterator[bytes]:
        if isinstance(value, pikepdf.Array):
            yield b"["
            yield from (self._digest(one, depth) for one in value)
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            if "/StructParents" in value:
                raise _UnknownError
            yield b"<"
            for name in sorted(value.keys()):
                yield name.encode("utf-8", "surrogatepass")
                yield self._digest(value[name], depth)
            if isinstance(value, pikepdf.Stream):
                yield hashlib.sha256(value.read_raw_bytes()).digest()
        else:
            yield bytes(value.unparse())

    def take(self, key: str, held: Any, number: int, shared: Shared) -> Ran | None:
        """What running a page came to before, or ``None``."""
        data = self.store.get(key) if key else None
        if data is None:
            return None
        try:
            return _ran(json.loads(zlib.decompress(data)), held, number, shared)
        except (pikepdf.PikepdfError, *_DAMAGED):
            return None

    def keep(self, key: str, ran: Ran) -> None:
        """Keep what running a page came to."""
        if sum(len(part) for item in ran.items if isinstance(item, Fill) for part in item.path) > _MOST_POINTS:
            return  # a cover is run sooner than it is read
        marks, colours = _Table(), _Table()
        try:
            data = {
                "items": [_written(item, marks, colours) for item in ran.items],
                "told": [(piece.text, marks.number(piece.mark)) for piece in ran.told],
                "groups": ran.groups,
                "meaningless": ran.meaningless,
                "fonts": [(one.name, one.kind, one.embedded, one.subset) for one in ran.fonts],
                "marks": [_written_mark(mark) for mark in marks.held],
                "colours": [(one.space, one.components, one.base, one.inks, one.rgb) for one in colours.held],
            }
            text = json.dumps(data, separators=(",", ":"))
        except (_UnknownError, TypeError, ValueError):
            return
        self.store.put(key, zlib.compress(text.encode(), 1))


class _Table:
    """Values that several items share, each once."""

    def __init__(self) -> None:
        self.held: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        if value not in self._numbers:
            self._numbers[value] = len(self.held)
            self.held.append(value)
        return self._numbers[value]


def _written(item: Drawn, marks: _Table, colours: _Table) -> list[Any]:
    """An item as JSON has it: its kind, then its fields but the page and the order."""
    kind = type(item).__name__
    if isinstance(item, Picture) and item.number:
        raise _UnknownError  # its number is the file's
    written: list[Any] = [kind]
    for name in _FIELDS[kind][2:]:
        value = getattr(item, name)
        match value:
            case Box():
                value = (value.x0, value.y0, value.x1, value.y1)
            case Mark():
                value = marks.number(value)
            case Colour():
                value = colours.number(value)
            case tuple() if name == "colours":
                value = [colours.number(one) for one in value]
            case tuple() if name == "solid":
                value = [(one.x0, one.y0, one.x1, one.y1) for one in value]
        written.append(value)
    return written


def _written_mark(mark: Mark) -> list[Any]:
    if mark.form:
        raise _UnknownError
    return [mark.mcid, mark.artifact, mark.layer_off, mark.replaced]


def _ran(data: Mapping[str, Any], held: Any, number: int, shared: Shared) -> Ran:
    marks = [_mark(one, held, shared) for one in data["marks"]]
    colours = [
        Colour(space, tuple(components), base, _tuple(inks), _tuple(rgb))
        for space, components, base, inks, rgb in data["colours"]
    ]
    return Ran(
        [_item(one, number, order, marks, colours) for order, one in enumerate(data["items"])],
        [Piece(text, marks[mark]) for text, mark in data["told"]],
        data["groups"],
        data["meaningless"],
        list(starmap(FontUse, data["fonts"])),
    )


def _mark(data: list[Any], held: Any, shared: Shared) -> Mark:
    """A mark, of the element that the structure names today."""
    mcid, artifact, layer_off, piece = data
    if mcid is None:
        return Mark(artifact=artifact, layer_off=layer_off, replaced=piece)
    found = shared.tags.placed((held, 0), mcid)
    return replace(found, layer_off=layer_off, replaced=piece) if layer_off or piece is not None else found


_BOXES = frozenset({"box", "visible"})
_COLOURS = frozenset({"colour", "stroke", "stencil"})


def _item(data: list[Any], number: int, order: int, marks: list[Mark], colours: list[Colour]) -> Drawn:
    kind, *values = data
    found: dict[str, Any] = {"page": number, "order": order}
    for name, value in zip(_FIELDS[kind][2:], values, strict=True):
        if value is None:
            found[name] = None
        elif name in _BOXES:
            found[name] = Box(*value)
        elif name == "mark":
            found[name] = marks[value]
        elif name in _COLOURS:
            found[name] = colours[value]
        elif type(value) is list:
            found[name] = _many(name, value, colours)
        else:
            found[name] = value
    return _KINDS[kind](**found)


def _many(name: str, value: list[Any], colours: list[Colour]) -> Any:
    match name:
        case "colours":
            return tuple(colours[one] for one in value)
        case "solid":
            return tuple(starmap(Box, value))
        case "path":
            return tuple(tuple(map(tuple, part)) for part in value)
    return tuple(value)


def _tuple(value: Iterable[Any] | None) -> Any:
    return None if value is None else tuple(value)

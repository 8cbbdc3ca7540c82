"""Which structure element a marked content belongs to, what is said for it, and whether its layer is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.items import NOWHERE, Mark

_DEPTH = 200
_BESIDE = ("/Lang", "/Alt", "/E")
"""What a marked content may say beside its words (ISO 32000-1, 14.9)."""
Owner = tuple[Any, int]
"""A stream that has content ids of its own, and its object number (0: the page)."""


@dataclass(slots=True)
class OpenMark:
    """An open marked-content sequence; ``owner`` is the stream whose ids it uses.

    ``actual`` is its ``ActualText``, ``piece`` the place in `DrawnPage.told` where that is told. ``beside`` names what
    else is said of it: a language, an alternative text, an expansion.
    """

    owner: Owner
    mcid: int | None = None
    artifact: str = ""
    layer_off: bool = False
    actual: str | None = None
    piece: int | None = None
    beside: tuple[str, ...] = ()


def open_mark(operands: Any, resources: Any, owner: Owner, layers: Layers) -> OpenMark:
    """The mark that ``BMC`` or ``BDC`` opens."""
    tag = str(operands[0]).lstrip("/")
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", pikepdf.Dictionary()).get(str(properties))
    mark = OpenMark(owner)
    held = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
    if "/MCID" in held:
        mark.mcid = int(held["/MCID"])
    if "/ActualText" in held:
        mark.actual = str(held["/ActualText"])
    mark.beside = tuple(name[1:] for name in _BESIDE if name in held)
    if tag == "Artifact":
        mark.artifact = str(held.get("/Type", "")).lstrip("/") or "Artifact"
    if tag == "OC":
        mark.layer_off = layers.is_off(held)
    return mark


@dataclass(slots=True)
class Layers:
    """The optional content of a document: the groups that are not shown (ISO 32000-1, 8.11)."""

    off: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> Layers:
        """Those that the document's own configuration switches off."""
        held = pdf.Root.get("/OCProperties", pikepdf.Dictionary())
        config = held.get("/D", pikepdf.Dictionary())
        groups: Any = held.get("/OCGs", [])
        off = {one.objgen for one in groups} if config.get("/BaseState") == pikepdf.Name.OFF else set()
        off = (off - {one.objgen for one in config.get("/ON", [])}) | {one.objgen for one in config.get("/OFF", [])}
        return cls(frozenset(off))

    def is_off(self, layer: Any) -> bool:
        """Whether an optional-content group, or all groups of a membership, are not shown."""
        if not self.off or not isinstance(layer, pikepdf.Dictionary):
            return False
        groups = layer.get("/OCGs", layer) if layer.get("/Type") == pikepdf.Name.OCMD else layer
        held = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
        return bool(held) and all(one.objgen in self.off for one in held)


@dataclass(slots=True)
class Tags:
    """What open marks say together. ``tree`` is the parent tree of the document, ``None`` where no element is asked."""

    tree: Any = None
    _held: dict[int, Any] = field(default_factory=dict)
    _paths: dict[tuple[int, int], tuple[tuple[str, ...], tuple[int, ...]]] = field(default_factory=dict)
    _marks: dict[tuple[tuple[int, int], int], Mark] = field(default_factory=dict)

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> Tags:
        """Those of a document."""
        root: Any = pdf.Root.get("/StructTreeRoot")
        has_tree = isinstance(root, pikepdf.Dictionary) and "/ParentTree" in root
        return cls(pikepdf.NumberTree(root.ParentTree) if has_tree else None)

    def mark(self, marks: Sequence[OpenMark]) -> Mark:
        """What the open marks say together: the innermost id counts, any artifact, and the outermost replacement."""
        if not marks:
            return NOWHERE
        artifact = next((mark.artifact for mark in marks if mark.artifact), "")
        layer_off = any(mark.layer_off for mark in marks)
        piece = next((mark.piece for mark in marks if mark.piece is not None), None)
        inner = next((mark for mark in reversed(marks) if mark.mcid is not None), None)
        if inner is None or inner.mcid is None or artifact:
            return Mark(artifact=artifact, layer_off=layer_off, replaced=piece)
        found = self.placed(inner.owner, inner.mcid)
        return replace(found, layer_off=layer_off, replaced=piece) if layer_off or piece is not None else found

    def placed(self, owner: Owner, mcid: int) -> Mark:
        """What an id of a stream says: the element that it is of."""
        key = (owner[0].objgen, mcid)
        if key not in self._marks:
            path, elements = self._path(self._element(owner[0], mcid))
            self._marks[key] = Mark(mcid, path, elements, form=owner[1])
        return self._marks[key]

    def _element(self, owner: Any, mcid: int) -> Any:
        if self.tree is None or "/StructParents" not in owner:
            return None
        number = int(owner.StructParents)
        if number not in self._held:
            self._held[number] = self.tree.get(number)
        held = self._held[number]
        return held[mcid] if isinstance(held, pikepdf.Array) and 0 <= mcid < len(held) else None

    def _path(self, element: Any) -> tuple[tuple[str, ...], tuple[int, ...]]:
        if not isinstance(element, pikepdf.Dictionary):
            return (), ()
        inner: list[tuple[tuple[int, int], str]] = []
        path: tuple[tuple[str, ...], tuple[int, ...]] = (), ()
        one: Any = element
        while isinstance(one, pikepdf.Dictionary) and "/S" in one and len(inner) < _DEPTH:
            number = one.objgen
            if number in self._paths:
                path = self._paths[number]
                break
            inner.append((number, str(one.S).lstrip("/")))
            one = one.get("/P")
        whole = len(inner) < _DEPTH  # else it is cut off, and those around it have another
        for number, role in reversed(inner):
            path = (*path[0], role)[-_DEPTH:], (*path[1], number[0])[-_DEPTH:]
            if number != (0, 0) and (whole or number == inner[0][0]):
                self._paths[number] = path
        return path

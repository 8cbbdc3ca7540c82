"""Which structure element a marked content belongs to, and whether its layer is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf.drawing.items import NOWHERE, Mark

_DEPTH = 200


@dataclass(slots=True)
class OpenMark:
    """An open marked-content sequence; ``owner`` is the stream (page or form) whose ids it uses."""

    owner: Any
    mcid: int | None = None
    artifact: str = ""
    layer_off: bool = False


@dataclass(slots=True)
class Tags:
    """The parent tree and the optional content of a document."""

    pdf: pikepdf.Pdf
    _tree: Any = None
    _off: frozenset[tuple[int, int]] = frozenset()
    _paths: dict[tuple[int, int], tuple[tuple[str, ...], tuple[int, ...]]] = field(default_factory=dict)
    _marks: dict[tuple[tuple[int, int], int], Mark] = field(default_factory=dict)

    def __post_init__(self) -> None:
        root = self.pdf.Root.get("/StructTreeRoot")
        if isinstance(root, pikepdf.Dictionary) and "/ParentTree" in root:
            self._tree = pikepdf.NumberTree(root.ParentTree)
        config = self.pdf.Root.get("/OCProperties", pikepdf.Dictionary()).get("/D", pikepdf.Dictionary())
        groups: Any = self.pdf.Root.get("/OCProperties", pikepdf.Dictionary()).get("/OCGs", [])
        off = {one.objgen for one in groups} if config.get("/BaseState") == pikepdf.Name.OFF else set()
        off = (off - {one.objgen for one in config.get("/ON", [])}) | {one.objgen for one in config.get("/OFF", [])}
        self._off = frozenset(off)

    def open(self, operands: Any, resources: Any, owner: Any) -> OpenMark:
        """The mark that ``BMC`` or ``BDC`` opens."""
        tag = str(operands[0]).lstrip("/")
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", pikepdf.Dictionary()).get(str(properties))
        mark = OpenMark(owner)
        held = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
        if "/MCID" in held:
            mark.mcid = int(held["/MCID"])
        if tag == "Artifact":
            mark.artifact = str(held.get("/Type", "")).lstrip("/") or "Artifact"
        if tag == "OC":
            mark.layer_off = self.is_off(held)
        return mark

    def is_off(self, layer: Any) -> bool:
        """Whether an optional-content group, or all groups of a membership, are not shown (ISO 32000-1, 8.11)."""
        if not isinstance(layer, pikepdf.Dictionary):
            return False
        groups = layer.get("/OCGs", layer) if layer.get("/Type") == pikepdf.Name.OCMD else layer
        held = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
        return bool(held) and all(one.objgen in self._off for one in held)

    def mark(self, marks: list[OpenMark]) -> Mark:
        """What the open marks say together: the innermost id counts, and any artifact."""
        if not marks:
            return NOWHERE
        artifact = next((mark.artifact for mark in marks if mark.artifact), "")
        layer_off = any(mark.layer_off for mark in marks)
        inner = next((mark for mark in reversed(marks) if mark.mcid is not None), None)
        if inner is None or inner.mcid is None or artifact:
            return Mark(artifact=artifact, layer_off=layer_off)
        key = (inner.owner.objgen, inner.mcid)
        if key not in self._marks:
            path, elements = self._path(self._element(inner.owner, inner.mcid))
            self._marks[key] = Mark(inner.mcid, path, elements)
        found = self._marks[key]
        return Mark(found.mcid, found.path, found.elements, "", layer_off) if layer_off else found

    def _element(self, owner: Any, mcid: int) -> Any:
        if self._tree is None or "/StructParents" not in owner:
            return None
        held = self._tree.get(int(owner.StructParents))
        return held[mcid] if isinstance(held, pikepdf.Array) and 0 <= mcid < len(held) else None

    def _path(self, element: Any) -> tuple[tuple[str, ...], tuple[int, ...]]:
        if not isinstance(element, pikepdf.Dictionary):
            return (), ()
        if element.objgen not in self._paths:
            roles: list[str] = []
            numbers: list[int] = []
            one: Any = element
            while isinstance(one, pikepdf.Dictionary) and "/S" in one and len(roles) < _DEPTH:
                roles.insert(0, str(one.S).lstrip("/"))
                numbers.insert(0, one.objgen[0])
                one = one.get("/P")
            self._paths[element.objgen] = tuple(roles), tuple(numbers)
        return self._paths[element.objgen]

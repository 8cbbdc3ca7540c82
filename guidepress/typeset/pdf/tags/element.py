"""A structure element, before and while it is written (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: a page (from 0), its id, and the stream it is in."""

    page: int
    mcid: int
    stream: Any


@dataclass(frozen=True, slots=True)
class ObjectReference:
    """An annotation on a page (from 0)."""

    page: int
    annotation: Any


class Element:
    """A structure element: its type, its kids in reading order, its attributes.

    ``key`` is the place among its siblings in manuscript order. ``words`` is what a link says of its target;
    ``cell`` holds column span, row span and scope of a table cell.
    """

    def __init__(self, role: str, parent: Element | None, key: tuple[float, ...]) -> None:
        self.role, self.parent, self.key = role, parent, key
        self.kids: list[Element | Content | ObjectReference] = []
        self.attributes: dict[str, Any] = {}
        self.words = ""
        self.cell: tuple[int, int, str] | None = None
        self.dictionary: Any = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{role}"})
        if parent is not None:
            parent.kids.append(self)

    @property
    def reference(self) -> bytes:
        """The reference to the written element."""
        return bytes(self.dictionary.reference)

    def last_role(self) -> str:
        """The type of the last element among the kids."""
        return next((kid.role for kid in reversed(self.kids) if isinstance(kid, Element)), "")

    def ancestor(self, role: str) -> Element | None:
        """This element or the nearest one around it of a type."""
        element: Element | None = self
        while element is not None and element.role != role:
            element = element.parent
        return element

    def elements(self) -> Iterator[Element]:
        """This element and all below it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def add_content(self, page: int, mcid: int, stream: Any) -> None:
        """Take in marked content."""
        self.kids.append(Content(page, mcid, stream))

    def set_box(self, rectangle: tuple[float, float, float, float]) -> None:
        """The bounding box of a picture, in pt (ISO 32000-1, 14.8.5.4.3)."""
        box = pydyf.Array([round(value, 3) for value in rectangle])
        self.attributes["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": box})

    def settle(self) -> None:
        """Put the kids in manuscript order and drop what is empty."""
        for kid in list(self.kids):
            if isinstance(kid, Element):
                kid.settle()
                if not kid.kids and kid.role not in {"TD", "TH", "TR"}:
                    self.kids.remove(kid)
        if all(isinstance(kid, Element) for kid in self.kids) or self.role in {"Document", "Sect", "Aside", "Note"}:
            self.kids.sort(key=lambda kid: kid.key if isinstance(kid, Element) else (-1.0,))

    def page(self) -> int | None:
        """The page of the first content, from 0."""
        for kid in self.kids:
            page = kid.page() if isinstance(kid, Element) else kid.page
            if page is not None:
                return page
        return None

    def write(self, pdf: Any, parent: Any, pages: list[Any]) -> None:
        """Add this element and all below it to the file."""
        self.number(pdf)
        self._fill(parent, pages)

    def number(self, pdf: Any) -> None:
        """Give this element and all below it their object numbers."""
        for element in self.elements():
            if not element.dictionary.number:
                pdf.add_object(element.dictionary)

    def _fill(self, parent: Any, pages: list[Any]) -> None:
        page = self.page()
        kids = pydyf.Array()
        for kid in self.kids:
            if isinstance(kid, Element):
                kid._fill(self.dictionary, pages)
                kids.append(kid.reference)
            elif isinstance(kid, ObjectReference):
                reference = {"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": pages[kid.page]}
                kids.append(pydyf.Dictionary(reference))
            elif kid.stream.extra.get("Subtype") == "/Form":
                marked = {"Type": "/MCR", "Pg": pages[kid.page], "Stm": kid.stream.reference, "MCID": kid.mcid}
                kids.append(pydyf.Dictionary(marked))
            elif kid.page == page:
                kids.append(kid.mcid)
            else:
                kids.append(pydyf.Dictionary({"Type": "/MCR", "Pg": pages[kid.page], "MCID": kid.mcid}))
        self.dictionary["P"] = parent.reference
        self.dictionary["K"] = kids
        if page is not None:
            self.dictionary["Pg"] = pages[page]
        self.dictionary.update(self.attributes)


def id_tree(root: Element) -> Any:
    """The name tree of every element with an ID, or ``None``."""
    named = {bytes(element.attributes["ID"].data): element for element in root.elements() if "ID" in element.attributes}
    if not named:
        return None
    flat = pydyf.Array()
    for _name, element in sorted(named.items(), key=lambda item: item[1].attributes["ID"].string):
        flat.extend([element.attributes["ID"], element.reference])
    return pydyf.Dictionary({"Names": flat})

"""A PDF as the measures see it: the structure tree with the text that hangs in it, and what hangs nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from benchmarks.criteria.facts import letters
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import Key, Texts, kids

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_DEEPEST = 200
INLINE = frozenset(
    {"Span", "Link", "Reference", "Code", "Em", "Strong", "Quote", "Formula", "BibEntry", "Annot", "NonStruct", "Folio"}
)
"""Types that stand in a line of text."""


@dataclass(slots=True)
class Annotation:
    """An annotation that hangs in the tree: its type, its ``Contents``, the index of the page that it leads to."""

    subtype: str
    contents: str
    target: int | None


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. ``names`` are its type and those it is mapped to; ``content`` its texts and kids in order.

    ``pages`` are the indices of the pages on which it has content of its own.
    """

    names: frozenset[str]
    content: list[str | Node] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    annotations: list[Annotation] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    refers: bool = False

    @property
    def kids(self) -> list[Node]:
        """The elements in it."""
        return [one for one in self.content if isinstance(one, Node)]

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def named(self, *names: str) -> Iterator[Node]:
        """Those below it, itself included, of one of the types."""
        return (one for one in self.walk() if one.names & set(names))

    def text(self) -> str:
        """Its text as it extracts: a line feed where a block begins or ends, nothing between two runs of a block.

        A reader knows that a paragraph ends; that a line ends between two words, the file must say with a space
        (ISO 32000-1, 14.8.2.5). Soft hyphens are taken out.

        An ``ActualText`` stands for all that is below it (ISO 32000-1, 14.9.4).
        """
        return self._raw().replace(SOFT_HYPHEN, "")

    def _raw(self) -> str:
        if "ActualText" in self.entries:
            return self.entries["ActualText"]
        edge = "" if self.names & INLINE else "\n"
        inner = "".join(one if isinstance(one, str) else one._raw() for one in self.content)
        return f"{edge}{inner}{edge}"

    def letters(self) -> str:
        """Its text by its letters alone."""
        return letters(self.text())

    def all_pages(self) -> set[int]:
        """The pages that it and all below it stand on."""
        return {page for one in self.walk() for page in one.pages}

    def all_annotations(self) -> list[Annotation]:
        """The annotations in it."""
        return [found for one in self.walk() for found in one.annotations]


@dataclass
class ReadPdf:
    """A PDF that was read. ``root`` holds the whole tree, and nothing in an untagged file."""

    data: bytes
    texts: Texts
    labels: list[str]
    root: Node
    hung: frozenset[Key]
    outline: tuple[str, ...]
    catalogue: dict[str, Any]

    @property
    def tagged(self) -> bool:
        """Whether there is a structure tree with something in it."""
        return bool(self.root.content)

    @cached_property
    def said(self) -> str:
        """Everything that the tree says, in reading order, by its letters."""
        return self.root.letters()

    @cached_property
    def parents(self) -> dict[int, Node]:
        """The element that holds each, by ``id``."""
        return {id(kid): one for one in self.root.walk() for kid in one.kids}

    def holders(self, node: Node) -> Iterator[Node]:
        """What holds an element, from the inside out."""
        while (above := self.parents.get(id(node))) is not None:
            yield above
            node = above

    def orphans(self) -> dict[int, list[str]]:
        """By page: texts with a marked-content id to which no structure element refers."""
        found: dict[int, list[str]] = {}
        for key, text in self.texts.content.items():
            if key not in self.hung and text.strip():
                found.setdefault(key[0], []).append(text)
        return found


def read(data: bytes) -> ReadPdf:
    """Read a PDF. Raises `pikepdf.PdfError` if it is none."""
    with PdfFile(data, drawn=False) as file:
        pdf, texts = file.pdf, file.texts
        tree = _Tree(pdf, texts)
        root = tree.read()
        with pdf.open_metadata() as metadata:
            title, claim = str(metadata.get("dc:title") or ""), str(metadata.get("pdfuaid:part") or "")
        preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        catalogue = {
            "title": title,
            "claim": claim,
            "language": str(pdf.Root.get("/Lang", "")),
            "shows title": bool(preferences.get("/DisplayDocTitle", False)),
            "labels": "/PageLabels" in pdf.Root,
        }
        with pdf.open_outline() as outline:
            titles = tuple(_titles(outline.root))
        return ReadPdf(data, texts, file.labels, root, frozenset(tree.hung), titles, catalogue)


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf, texts: Texts) -> None:
        self.pdf, self.texts = pdf, texts
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.root = pdf.Root.get("/StructTreeRoot")
        self.roles: Any = self.root.get("/RoleMap", pikepdf.Dictionary()) if self.root is not None else {}
        self.classes: Any = self.root.get("/ClassMap", pikepdf.Dictionary()) if self.root is not None else {}
        self.hung: set[Key] = set()

    def read(self) -> Node:
        top = Node(frozenset({"StructTreeRoot"}))
        if self.root is not None:
            top.content = [self._element(kid, 0) for kid in kids(self.root) if isinstance(kid, pikepdf.Dictionary)]
        return top

    def _element(self, element: Any, depth: int) -> Node:
        node = Node(frozenset(self._names(element)), attributes=self._attributes(element))
        node.entries = {
            name: str(element[f"/{name}"])
            for name in ("Alt", "ActualText", "E", "Lang", "T", "ID")
            if f"/{name}" in element
        }
        node.refers = "/Ref" in element
        page = self.pages.get(element["/Pg"].objgen) if "/Pg" in element else None
        for kid in kids(element) if depth < _DEEPEST else ():
            self._kid(node, kid, page, depth)
        return node

    def _kid(self, node: Node, kid: Any, page: int | None, depth: int) -> None:
        if isinstance(kid, int):
            self._hang(node, page, 0, kid)
        elif not isinstance(kid, pikepdf.Dictionary):
            return
        elif str(kid.get("/Type", "")) == "/MCR":
            where = self.pages.get(kid["/Pg"].objgen) if "/Pg" in kid else page
            self._hang(node, where, kid["/Stm"].objgen[0] if "/Stm" in kid else 0, int(kid["/MCID"]))
        elif str(kid.get("/Type", "")) == "/OBJR":
            node.annotations.append(self._annotation(kid["/Obj"]))
        else:
            node.content.append(self._element(kid, depth + 1))

    def _hang(self, node: Node, page: int | None, form: int, mcid: int) -> None:
        if page is not None:
            self.hung.add((page, form, mcid))
            node.pages.add(page)
            node.content.append(self.texts.content.get((page, form, mcid), ""))

    def _annotation(self, found: Any) -> Annotation:
        if not isinstance(found, pikepdf.Dictionary):
            return Annotation("", "", None)
        return Annotation(str(found.get("/Subtype", ""))[1:], str(found.get("/Contents", "")), self._target(found))

    def _target(self, annotation: Any) -> int | None:
        """The page of an explicit or named destination (ISO 32000-1, 12.3.2)."""
        action = annotation.get("/A", pikepdf.Dictionary())
        goal = annotation.get("/Dest", action.get("/D") if str(action.get("/S", "")) == "/GoTo" else None)
        if isinstance(goal, pikepdf.String) and "/Names" in self.pdf.Root and "/Dests" in self.pdf.Root.Names:
            goal = pikepdf.NameTree(self.pdf.Root.Names.Dests).get(str(goal))
        elif isinstance(goal, pikepdf.Name) and "/Dests" in self.pdf.Root:
            goal = self.pdf.Root.Dests.get(str(goal))
        if isinstance(goal, pikepdf.Dictionary):
            goal = goal.get("/D")
        if isinstance(goal, pikepdf.Array) and len(goal) and isinstance(goal[0], pikepdf.Dictionary):
            return self.pages.get(goal[0].objgen)
        return None

    def _names(self, element: Any) -> Iterator[str]:
        role = str(element.get("/S", "/Span"))
        for _ in range(10):
            yield role[1:]
            mapped = self.roles.get(role)
            if mapped is None or str(mapped) == role:
                return
            role = str(mapped)

    def _attributes(self, element: Any) -> dict[str, Any]:
        """Attributes by name, whoever owns them; those of its classes too (ISO 32000-1, 14.7.5)."""
        found: dict[str, Any] = {}
        held = [self.classes.get(str(name)) for name in _entries(element.get("/C")) if isinstance(name, pikepdf.Name)]
        for entry in (*held, *_entries(element.get("/A"))):
            for one in _entries(entry):
                if isinstance(one, pikepdf.Dictionary):
                    found |= {key[1:]: _plain(value) for key, value in one.items()}
        return found


def _entries(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return tuple(_plain(one) for one in value)
    return str(value).lstrip("/") if isinstance(value, pikepdf.Name | pikepdf.String) else value


def repeated(values: list[str]) -> list[str]:
    """Those that occur more than once."""
    return [value for value, times in Counter(values).items() if times > 1]

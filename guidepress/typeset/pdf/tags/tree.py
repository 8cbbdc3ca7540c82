"""The structure tree of a PDF, built from the document's own tree: one structure element for each element.

WeasyPrint tags what it draws, page by page, so a paragraph over two pages becomes two. Here the tree is the Book's:
an element is made once, in manuscript order, and takes in what is drawn of it wherever that stands.

`own_structure` swaps two names in WeasyPrint while a file is written: ``weasyprint.pdf.Stream`` and
``weasyprint.pdf.add_tags``. They are process-wide, so one process writes one file at a time.

It is long because the tree is built in one walk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.formatting_structure import boxes

from guidepress.model.errors import InternalError
from guidepress.typeset.pdf.tags.element import Element, id_tree
from guidepress.typeset.pdf.tags.links import Links, narrow, open_up
from guidepress.typeset.pdf.tags.marked_content import MarkedStream, Plan, children, make_plan, pseudo
from guidepress.typeset.pdf.tags.roles import (
    NUMBERING,
    ROLE_MAP,
    is_note,
    is_reference,
    link_words,
    names,
    role_of,
    tag_of,
)
from guidepress.typeset.pdf.tags.tables import set_headers

CSS_PX = 0.75
"""One CSS px in pt."""


@contextmanager
def own_structure(document: Any) -> Iterator[None]:
    """While this lasts, ``document.write_pdf()`` writes the document's own structure tree."""
    before = weasyprint.pdf.Stream, weasyprint.pdf.add_tags, MarkedStream.plan
    MarkedStream.plan = make_plan(document)
    weasyprint.pdf.Stream, weasyprint.pdf.add_tags = MarkedStream, add_structure
    try:
        yield
    finally:
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags, MarkedStream.plan = before


def add_structure(pdf: Any, document: Any, _version: Any, page_streams: Any) -> None:
    """In the place of WeasyPrint's ``add_tags``: the tree, the parent tree, the links, the catalogue's entries."""
    references = list(pdf.page_references)
    tree = Tree(pdf, document, MarkedStream.plan)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tree.read_page(number, page, stream)
    tree.root.settle()
    links = Links(pdf, references)
    key = links.write(tree.links, first_key=len(document.pages))
    set_headers(tree.root)
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    tree.root.write(pdf, root, references)
    nums = pydyf.Array()
    for number, stream in enumerate(page_streams):
        nums.extend([number, tree.parents(stream)])
    nums.extend(links.parents())
    for stream in tree.groups(page_streams):
        stream.extra["StructParents"] = key
        nums.extend([key, tree.parents(stream)])
        key += 1
    parent_tree = pydyf.Dictionary({"Nums": nums})
    pdf.add_object(parent_tree)
    root["K"] = pydyf.Array([tree.root.reference])
    root["ParentTree"], root["ParentTreeNextKey"] = parent_tree.reference, key
    root["RoleMap"] = pydyf.Dictionary({own: f"/{standard}" for own, standard in ROLE_MAP.items()})
    if identified := id_tree(tree.root):
        root["IDTree"] = identified
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    if tree.rtl:  # the next page lies to the left (ISO 32000-1, table 150)
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    pdf.structure = tree


class Tree:
    """The structure elements of a document, made as its boxes are met."""

    def __init__(self, pdf: Any, document: Any, plan: Plan) -> None:
        self.pdf, self.document, self.plan = pdf, document, plan
        self.root = Element("Document", None, (0,))
        self.links: dict[Element, list[tuple[int, Any]]] = {}
        self._made: dict[Any, Element] = {}
        self._marked: dict[Any, dict[int, Element]] = {}
        html = next(box.element for box in children(document.pages[0]._page_box) if box.element is not None)
        self.rtl = html.get("dir") == "rtl"
        self._order = {element: number for number, element in enumerate(html.iter())}
        self._up = {child: parent for parent in html.iter() for child in parent}
        self._sections = {one.get("id"): one for one in html.iter("section")}
        self._notes = 0

    def read_page(self, number: int, page: Any, stream: Any) -> None:
        """Take in everything that is drawn on a page."""
        waiting = dict(stream._tags)
        self._visit(page._page_box, self.root, number, waiting)
        if waiting:
            lost = next(iter(waiting))
            raise InternalError(f"page {number + 1}: {lost} is drawn and belongs to no element")

    def parents(self, stream: Any) -> Any:
        """The structure element of each marked content of a stream, by its id."""
        owners = self._marked.get(stream, {})
        return pydyf.Array([owners[mcid].reference for mcid in sorted(owners)])

    def targets(self) -> dict[str, Element]:
        """The written structure element for each id of the document; a link may lead to any."""
        made = ((element.get("id"), own) for element, own in self._made.items() if not isinstance(element, tuple))
        return {name: own for name, own in made if name and own.dictionary.number}

    def groups(self, pages: Any) -> Iterator[Any]:
        """The form XObjects with marked content of their own (opacity makes them)."""
        own = {id(stream) for stream in pages}
        return (stream for stream in self._marked if id(stream) not in own)

    def _visit(self, box: Any, owner: Element, page: int, waiting: dict[Any, Any]) -> None:
        if isinstance(box, boxes.MarginBox):
            return
        if box.element is not None and not isinstance(box, boxes.PageBox):
            owner = self._owner(box)
        if box.element is not None and not pseudo(box) and tag_of(box.element) == "li":
            self._number(box)
        if box.link_annotation and (link := owner.ancestor("Link")):
            open_up(box.link_annotation, box.style["font_size"])
            narrow(box.link_annotation, box)
            self.links.setdefault(link, []).append((page, box.link_annotation))
        if box in waiting:
            mark = waiting.pop(box)
            owner.add_content(page, mark["mcid"], mark["stream"])
            self._marked.setdefault(mark["stream"], {})[mark["mcid"]] = owner
            if owner.role in {"Figure", "Formula"} and isinstance(box, boxes.ReplacedBox):
                owner.set_box(self._rectangle(box, page))
        for child in children(box):
            self._visit(child, owner, page, waiting)

    def _number(self, item: Any) -> None:
        """Say of an item's list how it numbers: as the style sheet has it."""
        listed = self._made.get(self._up[item.element])
        if listed is not None and listed.role == "L":
            style = item.style["list_style_type"]
            numbering = NUMBERING.get(style, "Disc") if isinstance(style, str) else "Disc"
            if numbering == "None" and "A" in listed.attributes:
                return  # a task among items with bullets
            listed.attributes["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})

    def _rectangle(self, box: Any, page: int) -> tuple[float, float, float, float]:
        """A box on its page, in pt from the lower left corner."""
        x, y = box.content_box_x() * CSS_PX, box.content_box_y() * CSS_PX
        height = self.document.pages[page].height * CSS_PX
        return x, height - y - box.height * CSS_PX, x + box.width * CSS_PX, height - y

    def _owner(self, box: Any) -> Element:
        """The structure element that a box's content belongs to."""
        element = box.element
        if pseudo(box) in {"marker", "footnote-marker"}:
            key = (element, "label")
            if key not in self._made:
                own = self._of(element)
                holder = self._made.get((element, "item"), own)
                self._made[key] = Element("Lbl", holder, (self._order[element], 0))
            return self._made[key]
        if pseudo(box) in {"before", "after"} and (link := self._of(element).ancestor("Link")) is not None:
            key = (element, pseudo(box))
            if key not in self._made:
                self._made[key] = Element("Folio", link, self._beside(box))
            return self._made[key]
        return self._of(element)

    def _of(self, element: Any) -> Element:
        """The structure element of an element, made at first sight with its ancestors."""
        if element not in self._made:
            self._made[element] = self._make(element)
        return self._made[element]

    def _make(self, element: Any) -> Element:
        tag = tag_of(element)
        if tag in {"html", "body"}:
            return self.root
        parent = self._of(self._holder(element))
        if is_note(element):
            made = self._note(element)
        elif tag == "li":
            made = self._item(element, parent)
        elif tag in {"dt", "dd"}:
            made = self._definition(element, parent, tag)
        elif tag == "a" and element.get("href"):
            made = self._link(element, parent)
        elif tag in {"ol", "ul", "dl"}:
            made = self._list(element, parent, tag)
        elif tag == "img":
            made = self._picture(element, parent)
        elif tag == "figure" and any(child.tag == "img" for child in element):
            made = Element("Figure", parent, self._key(element))
        else:
            role = role_of(element, tag, self._depth(element))
            made = Element(role, parent, self._key(element)) if role else parent
        return self._with_attributes(element, tag, made, parent)

    def _holder(self, element: Any) -> Any:
        """What an element stands in: of a chapter, its part of the book, of a section, its chapter."""
        return self._sections.get(element.get("data-within")) or self._up[element]

    def _depth(self, element: Any) -> int:
        """How deep the section of an element stands in the tree of the body; 1 is at the top."""
        while element is not None and not element.get("data-depth"):
            element = self._up.get(element)
        return 1 if element is None else int(element.get("data-depth"))

    def _with_attributes(self, element: Any, tag: str, made: Element, parent: Element) -> Element:
        """Language, expansion, title, header attributes."""
        language = element.get("lang")
        expansion = element.get("title") if tag == "abbr" else None
        if (language or expansion) and made is parent and tag != "html":
            made = Element("Span", parent, self._key(element))
        if language and made is not parent:
            made.attributes["Lang"] = pydyf.String(language)
        if expansion:
            made.attributes["E"] = pydyf.String(expansion)
        if tag in {"th", "td"}:
            made.cell = (int(element.get("colspan") or 1), int(element.get("rowspan") or 1), element.get("scope") or "")
        if (
            tag in {"section", "aside"}
            and made is not parent
            and not is_note(element)
            and (title := self._title(element))
        ):
            made.attributes["T"] = pydyf.String(title)
        return made

    def _key(self, element: Any) -> tuple[float, ...]:
        return (self._order[element], 1)

    def _beside(self, box: Any) -> tuple[float, ...]:
        """The place of what a style sheet says before an element's words, or after them and all that they hold."""
        order = self._order[box.element]
        if pseudo(box) == "before":
            return (order, 1)
        return (max(self._order[inside] for inside in box.element.iter()) + 0.5, order)

    def _title(self, element: Any) -> str:
        wanted = element.get("aria-labelledby")
        found = next((child for child in element.iter() if child.get("id") == wanted), None) if wanted else None
        return _text(found) if found is not None else ""

    def _note(self, element: Any) -> Element:
        """A note stands behind the outermost block that calls it, as in the Book."""
        block = element
        while (up := self._up.get(block)) is not None and up.tag != "section":
            block = up
        last = max(self._order[inside] for inside in block.iter())
        self._notes += 1
        section = self._of(up) if up is not None else self.root
        note = Element("Note", section, (last + 0.5, self._order[element]))
        note.attributes["ID"] = pydyf.String(element.get("id") or f"note-{self._notes}")
        return note

    def _list(self, element: Any, parent: Element, tag: str) -> Element:
        if "toc" in names(element) or parent.role == "TOCI":
            return Element("TOC", parent, self._key(element))
        made = Element("L", parent, self._key(element))
        if tag == "dl":  # its labels are terms, which number nothing
            made.attributes["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": "/None"})
        return made

    def _item(self, element: Any, parent: Element) -> Element:
        if parent.role == "TOC":
            return Element("TOCI", parent, self._key(element))
        item = self._made[element, "item"] = Element("LI", parent, self._key(element))
        body = Element("LBody", item, self._key(element))
        listed = self._up[element]
        return Element("BibEntry", body, self._key(element)) if "references" in names(listed) else body

    def _definition(self, element: Any, parent: Element, tag: str) -> Element:
        """A term opens an item, unless a term stands before it; a definition belongs to the item of its term."""
        listed = self._up[element]
        item = self._made.get((listed, "item"))
        before = item.last_role() if item is not None else ""
        if item is None or (tag == "dt" and before != "Lbl"):
            item = self._made[listed, "item"] = Element("LI", parent, self._key(element))
        return Element("Lbl" if tag == "dt" else "LBody", item, self._key(element))

    def _link(self, element: Any, parent: Element) -> Element:
        key = self._key(element)
        if element.get("role") == "doc-backlink" and (note := parent.ancestor("Note")) is not None:
            parent = Element("Lbl", note, (-1.0, self._order[element]))
        elif is_reference(element) or parent.role == "TOCI":
            parent = Element("Reference", parent, key)
        link = Element("Link", parent, key)
        link.words = link_words(element, _text(element))
        return link

    def _picture(self, element: Any, parent: Element) -> Element:
        words = element.get("alt")
        formula = "formula" in names(element)
        if parent.role == "Figure" and not formula:
            parent.attributes["Alt"] = pydyf.String(words or "")
            return parent
        if not words:
            return parent
        made = Element("Formula" if formula else "Figure", parent, self._key(element))
        made.attributes["Alt"] = pydyf.String(words)
        return made


def _text(element: Any) -> str:
    """The words of an element but for its notes; those of a formula, which is drawn, stand in its alternative text."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    yield (element.get("alt") or "") if element.tag == "img" else (element.text or "")
    for child in element:
        if not is_note(child):  # one that a heading calls lies in it, and is told behind it
            yield from _pieces(child)
        yield child.tail or ""

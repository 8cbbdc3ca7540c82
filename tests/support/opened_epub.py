"""An EPUB of ours, bound and opened: what the tests of its bytes share."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from lxml import etree

from guidepress.model.book import Book, Part, PartKind
from guidepress.model.edition import EPUB, Published
from guidepress.model.xhtml import flat_text
from guidepress.standards.conformance.settled import UNSETTLED, Claim
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.paged.page_map import PageMap

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


class Epub:
    """The written bytes, unpacked."""

    def __init__(self, published: Published) -> None:
        """Open what was published."""
        self.published = published
        self.archive = zipfile.ZipFile(io.BytesIO(published.data))
        self.package = self.parse("EPUB/content.opf")

    def parse(self, name: str) -> etree._Element:
        """An XML file of the container."""
        return etree.fromstring(self.archive.read(name))

    def spine(self) -> list[str]:
        """The files of the spine, in order."""
        files = {item.get("id"): item.get("href", "") for item in self.package.iter(f"{OPF}item")}
        return [files[item.get("idref")] for item in self.package.iter(f"{OPF}itemref")]

    def page(self, file: str) -> etree._Element:
        """One page."""
        return self.parse(f"EPUB/{file}")

    def pages(self) -> dict[str, etree._Element]:
        """All pages of the spine."""
        return {file: self.page(file) for file in self.spine()}

    def meta(self, name: str) -> list[str]:
        """The values of a meta property."""
        return [item.text or "" for item in self.package.iter(f"{OPF}meta") if item.get("property") == name]

    def dc(self, name: str) -> list[str]:
        """The values of a Dublin Core element."""
        return [item.text or "" for item in self.package.iter(f"{DC}{name}")]


def bound(book: Book, pages: PageMap | None = None, claim: Claim = UNSETTLED) -> Epub:
    """A Book, bound and opened."""
    return Epub(bind_epub(book, EPUB, pages, claim))


def plain(element: etree._Element) -> etree._Element:
    """A copy in the Book's form: no namespace on HTML, what is hidden left out."""
    copy = etree.fromstring(etree.tostring(element))
    for hidden in copy.findall(".//*[@hidden]"):
        parent = hidden.getparent()
        assert parent is not None
        parent.remove(hidden)
    for each in copy.iter(f"{XHTML}*"):
        each.tag = etree.QName(each).localname
    return copy


def said(page: etree._Element) -> str:
    """What a page says."""
    return flat_text(next(plain(page).iter("body")))


def without(book: Book, *names: str) -> Book:
    """The Book with its trees emptied of some elements."""
    parts = []
    for part in book.parts:
        tree = part.tree_copy()
        for element in [element for element in tree.iter() if etree.QName(element).localname in names]:
            element.tag = "span"
            for child in list(element):
                element.remove(child)
            for key in ("alt", "src", "width", "height", "alttext", "display"):
                element.attrib.pop(key, None)
        parts.append(replace(part, tree=tree))
    return replace(book, parts=tuple(parts))


def change(book: Book, kind: PartKind, edit: tuple[str, str]) -> Book:
    """The Book with a literal change in the first part of a kind that holds the text."""
    old, new = edit
    parts: list[Part] = []
    done = False
    for part in book.parts:
        text = etree.tostring(part.tree, encoding="unicode")
        here = not done and part.kind is kind and re.search(old, text) is not None
        parts.append(replace(part, tree=etree.fromstring(re.sub(old, new, text, count=1))) if here else part)
        done = done or here
    assert done
    return replace(book, parts=tuple(parts))


def unpack(data: bytes) -> dict[str, bytes]:
    """The entries of an EPUB by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(entries: dict[str, bytes], date: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    """An EPUB of these entries, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, date), data, how)
    return buffer.getvalue()

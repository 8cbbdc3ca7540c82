"""An EPUB as it lies in its bytes: the container, the package document, the pages of the spine."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
SVG = "{http://www.w3.org/2000/svg}"
CONTAINER = "META-INF/container.xml"
_CONTAINER_NS = "{urn:oasis:names:tc:opendocument:xmlns:container}"

MAX_BYTES = 512 * 1024 * 1024
"""How much an EPUB may unpack to, in bytes: more is taken for a bomb."""


class UnreadableError(Exception):
    """The bytes are no EPUB; the message says why, ``file`` where."""

    def __init__(self, message: str, file: str = "") -> None:
        """Say what stands in the way."""
        super().__init__(message)
        self.file = file


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the manifest: ``file`` is its full path in the container."""

    id: str
    file: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class PageFile:
    """An XHTML file of the EPUB. ``linear`` says whether a reader who turns pages meets it."""

    file: str
    root: etree._Element
    linear: bool = True

    def elements(self, name: str) -> Iterator[etree._Element]:
        """Its elements of an HTML name."""
        return self.root.iter(XHTML + name)

    def typed(self, kind: str) -> Iterator[etree._Element]:
        """Its elements of an ``epub:type``."""
        return (element for element in self.root.iter() if kind in element.get(OPS_TYPE, "").split())

    def of_role(self, role: str) -> Iterator[etree._Element]:
        """Its elements of a role."""
        return (element for element in self.root.iter() if role in element.get("role", "").split())

    def target(self, href: str) -> tuple[str, str] | None:
        """File and id that a link leads to; ``None`` if it leads out of the EPUB."""
        path, _, name = href.partition("#")
        if ":" in path.split("/")[0] or path.startswith("//"):
            return None
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self.file), unquote(path))) if path else self.file
        return file, unquote(name)


@dataclass(frozen=True, slots=True, eq=False)
class EpubFile:
    """Everything the rules look at. ``pages`` holds the XHTML files, first those of the spine in its order."""

    entries: tuple[zipfile.ZipInfo, ...]
    contents: Mapping[str, bytes]
    package_file: str
    package: etree._Element
    items: tuple[Item, ...]
    pages: tuple[PageFile, ...]
    spine: tuple[PageFile, ...]

    def page(self, file: str) -> PageFile | None:
        """The page in a file."""
        return next((page for page in self.pages if page.file == file), None)

    def parsed(self, file: str) -> etree._Element:
        """The root of an XML file of the container. Raises `UnreadableError`."""
        return _parse(self.contents, file)

    def nav(self) -> PageFile | None:
        """The navigation document."""
        files = [item.file for item in self.items if "nav" in item.properties]
        return self.page(files[0]) if files else None

    def meta(self, name: str) -> list[etree._Element]:
        """The ``meta`` elements of a property."""
        return [meta for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name]

    def ids(self) -> dict[str, set[str]]:
        """The ids of each page, by file."""
        return {page.file: {element.get("id", "") for element in page.root.iter()} - {""} for page in self.pages}


def open_epub(data: bytes) -> EpubFile:
    """Read an EPUB from its bytes; nothing is fetched, no entity is expanded. Raises `UnreadableError`."""
    entries, contents = _unpack(data)
    container = _parse(contents, CONTAINER)
    rootfile = next(container.iter(f"{_CONTAINER_NS}rootfile"), None)
    package_file = rootfile.get("full-path", "") if rootfile is not None else ""
    package = _parse(contents, package_file)
    folder = posixpath.dirname(package_file)
    items = tuple(
        Item(
            item.get("id", ""),
            posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))),
            item.get("media-type", ""),
            frozenset(item.get("properties", "").split()),
        )
        for item in package.iter(f"{OPF}item")
    )
    files = {item.id: item.file for item in items if item.media_type == "application/xhtml+xml"}
    spine = tuple(
        PageFile(files[ref.get("idref", "")], _parse(contents, files[ref.get("idref", "")]), ref.get("linear") != "no")
        for ref in package.iter(f"{OPF}itemref")
        if ref.get("idref") in files
    )
    read = {page.file for page in spine}
    others = tuple(PageFile(file, _parse(contents, file), linear=False) for file in files.values() if file not in read)
    return EpubFile(entries, contents, package_file, package, items, (*spine, *others), spine)


def _unpack(data: bytes) -> tuple[tuple[zipfile.ZipInfo, ...], dict[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = tuple(archive.infolist())
            if sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise UnreadableError(f"the container unpacks to more than {MAX_BYTES} bytes")
            return entries, {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        # zipfile raises NotImplementedError for a compression method that it lacks, RuntimeError for encryption
        raise UnreadableError(f"the container cannot be unpacked: {error}") from error


def _parse(contents: Mapping[str, bytes], file: str) -> etree._Element:
    if file not in contents:
        raise UnreadableError(f"'{file}' is not in the container", file)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(contents[file], parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"not well-formed XML: {error.msg}", file) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableError("the file declares entities", file)
    return root

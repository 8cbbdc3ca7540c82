"""An EPUB as it lies in its bytes: the container, the package document, the pages of the spine.

It is long because what an archive may do to its reader is refused in one place.
"""

from __future__ import annotations

import io
import posixpath
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from guidepress.model import xhtml
from guidepress.prove.parsers.opened import Opened
from guidepress.standards.archives import BROKEN_ARCHIVE

XHTML, MATHML, SVG = (f"{{{space}}}" for space in (xhtml.XHTML, xhtml.MATHML, xhtml.SVG))
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS_TYPE = "{http://www.idpf.org/2007/ops}type"
CONTAINER = "META-INF/container.xml"
_CONTAINER_NS = "{urn:oasis:names:tc:opendocument:xmlns:container}"

MAX_BYTES = 512 * 1024 * 1024
"""How much an EPUB may unpack to, in bytes: more is taken for a bomb."""
MAX_PAGE = 64 * 1024 * 1024
"""How much a file that is parsed may unpack to, in bytes."""
BROKEN = BROKEN_ARCHIVE
"""What is raised for an EPUB whose archive is damaged."""
_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_HEARD = frozenset({"application/xhtml+xml", "image/svg+xml"})


class UnreadableError(Exception):
    """The bytes are no EPUB; the message says why, ``file`` where."""

    def __init__(self, message: str, file: str = "") -> None:
        """Say what stands in the way."""
        super().__init__(message)
        self.file = file


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the manifest: ``file`` is its full path in the container, or its address if it lies ``away``."""

    id: str
    file: str
    media_type: str
    properties: frozenset[str]
    away: bool = False


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


class EpubFile(Opened):
    """An EPUB that is unpacked once and parsed once, whatever is asked of it.

    Nothing is read before it is asked for, nothing is fetched, no entity is expanded. Whatever stands in the way raises
    `UnreadableError` where it is met; `check` looks for it everywhere.
    """

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except BROKEN as error:
            raise UnreadableError(f"the container cannot be unpacked: {error}") from error

    @cached_property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """The entries of the container in their order."""
        return tuple(self._archive.infolist())

    @cached_property
    def contents(self) -> _Contents:
        """The files of the container by name, each unpacked when it is first asked for."""
        return _Contents(self._archive)

    @cached_property
    def package_file(self) -> str:
        """Where the package document lies."""
        return next(iter(self._rootfiles), "")

    @cached_property
    def container(self) -> etree._Element:
        """What ``META-INF/container.xml`` holds."""
        return self._tree(CONTAINER)

    @cached_property
    def _rootfiles(self) -> tuple[str, ...]:
        """The package documents of the renditions, the first of which counts (EPUB 3.3, 4.2.6.3.1)."""
        found = list(self.container.iter(f"{_CONTAINER_NS}rootfile"))
        packages = [one for one in found if one.get("media-type") == "application/oebps-package+xml"]
        named = tuple(one.get("full-path", "") for one in packages or found)
        if not any(named[:1]):
            raise UnreadableError("it names no package document", CONTAINER)
        return named

    @property
    def renditions(self) -> int:
        """How many renditions the container holds."""
        return len(self._rootfiles)

    @cached_property
    def package(self) -> etree._Element:
        """The package document."""
        return self._tree(self.package_file)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items of the manifest."""
        folder = posixpath.dirname(self.package_file)
        return tuple(
            Item(
                item.get("id", ""),
                href if away else posixpath.normpath(posixpath.join(folder, unquote(href))),
                item.get("media-type", ""),
                frozenset(item.get("properties", "").split()),
                away,
            )
            for item in self.package.iter(f"{OPF}item")
            for href in [item.get("href", "").strip()]
            for away in [_AWAY.match(href) is not None]
        )

    @cached_property
    def _documents(self) -> dict[str, str]:
        """The XHTML files by the ids of their items."""
        return {item.id: item.file for item in self.items if item.media_type == "application/xhtml+xml"}

    @cached_property
    def _order(self) -> tuple[tuple[str, bool], ...]:
        """The files of the spine in the order in which they are read, and whether who turns pages meets them."""
        return tuple(
            (self._documents[idref], reference.get("linear") != "no")
            for reference in self.package.iter(f"{OPF}itemref")
            if (idref := reference.get("idref", "")) in self._documents
        )

    @cached_property
    def spine(self) -> tuple[PageFile, ...]:
        """The pages in the order in which they are read."""
        return tuple(PageFile(file, self._tree(file), linear) for file, linear in self._order)

    def read_through(self) -> Iterator[PageFile]:
        """What is heard of the spine, one by one: pages and drawings, and for anything else what it falls back to.

        Those that nobody asked for before are not kept. An EPUB whose spine has nothing but pages has them in `spine`.
        """
        for reference in self.package.iter(f"{OPF}itemref"):
            file = self._heard(reference.get("idref", ""))
            if file:
                root = self._trees[file] if file in self._trees else _parse(self.contents, file)
                yield PageFile(file, root, reference.get("linear") != "no")

    def _heard(self, name: str) -> str:
        """The first page or drawing among an item and its fallbacks (EPUB 3.3, 5.6.2.1); "" if there is none."""
        seen: set[str] = set()
        while name in self._ways and name not in seen:
            file, fallback = self._ways[name]
            if file:
                return file
            seen.add(name)
            name = fallback
        return ""

    @cached_property
    def _ways(self) -> dict[str, tuple[str, str]]:
        """Of each item its file, if it can be heard, and the item that it falls back to, by their ids."""
        heard = {item.id: item.file for item in self.items if item.media_type in _HEARD}
        return {
            name: (heard.get(name, ""), item.get("fallback", ""))
            for item in self.package.iter(f"{OPF}item")
            if (name := item.get("id", ""))
        }

    @cached_property
    def pages(self) -> tuple[PageFile, ...]:
        """All XHTML files, first those of the spine in its order."""
        read = {page.file for page in self.spine}
        others = (file for file in self._documents.values() if file not in read)
        return (*self.spine, *(PageFile(file, self._tree(file), linear=False) for file in others))

    def check(self) -> None:
        """Read all of it. Raises `UnreadableError` for what is broken, missing, no XML, or declares entities."""
        if sum(entry.file_size for entry in self.entries) > MAX_BYTES:
            raise UnreadableError(f"the container unpacks to more than {MAX_BYTES} bytes")
        for name in self.contents:
            len(self.contents[name])
        for file in (CONTAINER, self.package_file, *(page.file for page in self.pages)):
            self.parsed(file)

    def page(self, file: str) -> PageFile | None:
        """The page in a file."""
        return next((page for page in self.pages if page.file == file), None)

    def parsed(self, file: str) -> etree._Element:
        """The root of an XML file of the container. Raises `UnreadableError`, also for one that declares entities."""
        root = self._tree(file)
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and any(True for _ in declared.iterentities()):
            raise UnreadableError("the file declares entities", file)
        return root

    def _tree(self, file: str) -> etree._Element:
        if file not in self._trees:
            self._trees[file] = _parse(self.contents, file)
        return self._trees[file]

    @cached_property
    def _trees(self) -> dict[str, etree._Element]:
        return {}

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


class _Contents(Mapping[str, bytes]):
    """The files of an archive, each unpacked once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = dict.fromkeys(archive.namelist())
        self._composed = {unicodedata.normalize("NFC", name): name for name in self._names}
        self._read: dict[str, bytes] = {}

    def _real(self, name: object) -> str:
        """A name as the archive has it, however its accents are composed (EPUB 3.3, 4.2.3)."""
        return name if name in self._names else self._composed.get(unicodedata.normalize("NFC", str(name)), "")

    def __getitem__(self, name: str) -> bytes:
        if name not in self._read:
            self._read[name] = self.unpacked(name)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names or self._real(name) in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def unpacked(self, name: str) -> bytes:
        """A file that is not kept, unless it is already. Raises `KeyError` and `UnreadableError`."""
        if name in self._read:
            return self._read[name]
        if name not in self:
            raise KeyError(name)
        try:
            return self._archive.read(self._real(name))
        except BROKEN as error:
            raise UnreadableError(f"the container cannot be unpacked: {error}") from error

    def size(self, name: str) -> int:
        """How much a file unpacks to, in bytes, before it is unpacked."""
        return self._archive.getinfo(self._real(name)).file_size


def _parse(contents: _Contents, file: str) -> etree._Element:
    if file not in contents:
        raise UnreadableError(f"'{file}' is not in the container", file)
    if contents.size(file) > MAX_PAGE:
        raise UnreadableError(f"the file unpacks to more than {MAX_PAGE} bytes", file)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(contents.unpacked(file), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"not well-formed XML: {error.msg}", file) from error

"""The lists that a word processor makes of headings and figures: a DOCX goes without, for it names pages of its own."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from guidepress.importing.folder import MAX_PICTURE_BYTES
from guidepress.standards.archives import BROKEN_ARCHIVE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LISTED = re.compile(
    r"(?:to[ac]|contents) (?:\d|heading)|table of (?:figures|authorities)"
    r"|(?:figure|illustration|table|object) index (?:\d|heading)",
    re.IGNORECASE,
)
"""The names of the styles of such lists: Word writes them in English, whatever the language of the program."""
_GALLERY = "Table of Contents"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"


def without_contents(data: bytes) -> tuple[bytes, int]:
    """The document without the lines of such lists, and how many there were. One that cannot be read stays as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = _parsed(archive, _DOCUMENT)
            styles = _parsed(archive, _STYLES) if _STYLES in archive.namelist() else None
            if root is None or not (count := _take_out(root, _listing(styles))):
                return data, 0
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
                for member in archive.infolist():
                    is_it = member.filename == _DOCUMENT
                    held = (
                        etree.tostring(root, xml_declaration=True, encoding="UTF-8") if is_it else archive.read(member)
                    )
                    new.writestr(zipfile.ZipInfo(member.filename), held)
            return made.getvalue(), count
    except (*BROKEN_ARCHIVE, KeyError, etree.XMLSyntaxError):
        return data, 0


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    if archive.getinfo(name).file_size > MAX_PICTURE_BYTES:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser)


def _listing(styles: etree._Element | None) -> frozenset[str]:
    """The ids of the styles of such lists."""
    if styles is None:
        return frozenset()
    named = {style.get(f"{_W}styleId", ""): style.find(f"{_W}name") for style in styles.iter(f"{_W}style")}
    return frozenset(
        key for key, name in named.items() if name is not None and _LISTED.fullmatch(name.get(f"{_W}val", ""))
    )


def _take_out(root: etree._Element, listing: frozenset[str]) -> int:
    lines = [
        paragraph
        for paragraph in root.iter(f"{_W}p")
        if (style := paragraph.find(f"{_W}pPr/{_W}pStyle")) is not None and style.get(f"{_W}val") in listing
    ]
    for gallery in root.iter(f"{_W}docPartGallery"):
        holder = next(gallery.iterancestors(f"{_W}sdt"), None)
        if holder is not None and gallery.get(f"{_W}val") == _GALLERY:
            lines += [one for one in holder.iter(f"{_W}p") if one not in lines]
    for line in lines:
        parent = line.getparent()
        if parent is not None:
            for left in line.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
                line.addprevious(left)
            parent.remove(line)
    return len(lines)

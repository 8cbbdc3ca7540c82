"""What a DOCX is given to pandoc without, and with: no lists of headings and figures, and all of its words.

The lists that a word processor makes name pages of its own. The words of a simple field (the number of a figure, the
name of a client) and those that somebody put in whom the file does not name, pandoc leaves out without a word.
"""

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
_TEXTS = (_DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")


def without_contents(data: bytes) -> tuple[bytes, int]:
    """The document without the lines of such lists, and how many there were. One that cannot be read stays as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            roots = {name: root for name in _TEXTS if name in names and (root := _parsed(archive, name)) is not None}
            styles = _parsed(archive, _STYLES) if _STYLES in names else None
            count = _take_out(roots[_DOCUMENT], _listing(styles))
            if not sum(map(_lay_open, roots.values())) + count:
                return data, 0
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
                for member in archive.infolist():
                    root = roots.get(member.filename)
                    held = etree.tostring(root, xml_declaration=True, encoding="UTF-8") if root is not None else b""
                    new.writestr(zipfile.ZipInfo(member.filename), held or archive.read(member))
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


def _lay_open(root: etree._Element) -> int:
    """Write simple fields as Word writes all others, and put what was put in among the words; how many there were."""
    fields = list(root.iter(f"{_W}fldSimple"))
    for field in fields:
        code = etree.Element(f"{_W}instrText")
        code.text = field.get(f"{_W}instr", "")
        field.insert(0, _run(etree.Element(f"{_W}fldChar", {f"{_W}fldCharType": "begin"})))
        field.insert(1, _run(code))
        field.insert(2, _run(etree.Element(f"{_W}fldChar", {f"{_W}fldCharType": "separate"})))
        field.append(_run(etree.Element(f"{_W}fldChar", {f"{_W}fldCharType": "end"})))
        _lift(field)
    put_in = [one for one in root.iter(f"{_W}ins", f"{_W}moveTo") if one.find(f".//{_W}r") is not None]
    for one in put_in:
        _lift(one)
    return len(fields) + len(put_in)


def _run(inner: etree._Element) -> etree._Element:
    run = etree.Element(f"{_W}r")
    run.append(inner)
    return run


def _lift(holder: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = holder.getparent()
    if parent is None:
        return
    for one in list(holder):
        holder.addprevious(one)
    parent.remove(holder)


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

"""What pandoc leaves out of documents: formulas, fields and titles of ODT, pictures that a page of HTML holds."""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

from lxml import etree

from guidepress.importing.folder import MAX_ALL_BYTES, MAX_PICTURE_BYTES
from guidepress.model.xhtml import take_out
from guidepress.read.bibliography.pandoc import PandocRefusal, run_pandoc
from guidepress.standards.archives import BROKEN_ARCHIVE

_MOST_FORMULAS = 5_000
_MARK = "GuidepressFormula{}X"
_MARKED = re.compile(r"GuidepressFormula(\d{1,5})X")
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_READ = frozenset(
    """
    a bookmark bookmark-end bookmark-ref bookmark-start change change-end change-start hidden-paragraph hidden-text
    line-break note reference-mark reference-mark-end reference-mark-start reference-ref s sequence soft-page-break
    span tab
    """.split()
)
"""What of a paragraph's text pandoc reads, and what nobody is shown."""
_RUNNING = frozenset(f"{_TEXT}{name}" for name in ("p", "h", "span", "a", "meta", "meta-field", "ruby", "ruby-base"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_BROKEN = (*BROKEN_ARCHIVE, etree.XMLSyntaxError)
_DATA = re.compile(
    r"data:image/(?P<kind>png|jpe?g|gif|webp|svg\+xml)(?:;(?!base64)[\w=-]{1,40})?(?P<base>;base64)?,", re.IGNORECASE
)

_PAGE_NUMBERS = frozenset({"pagenum", "pageno", "pagenumber", "pagebreak"})
"""Classes, without their hyphens, that transcriptions of printed books give the number of a page."""
_PAGE_NUMBER = re.compile(r"[\[({]?\s*(?:(?:p|pg|page)\.?\s*)?(?:\d{1,4}|[ivxlcdm]{1,9})\s*[\])}]?", re.IGNORECASE)


def without_data_addresses(root: ET.Element) -> dict[str, bytes]:
    """The pictures that a page holds in its own addresses, by the names that stand there now."""
    held: dict[str, bytes] = {}
    whole = 0
    for image in root.iter("img"):
        address = image.get("src", "").strip()
        found = _DATA.match(address)
        if found is None:
            continue
        data = _unpacked(address[found.end() :], is_base=found["base"] is not None)
        whole += len(data)
        if data and len(data) <= MAX_PICTURE_BYTES and whole <= MAX_ALL_BYTES:
            ending = {"jpeg": "jpg", "svg+xml": "svg"}.get(found["kind"].lower(), found["kind"].lower())
            name = f"pictures/{len(held) + 1}.{ending}"
            held[name] = data
            image.set("src", name)
        else:
            image.set("src", "a-picture-that-cannot-be-read")
    return held


def _unpacked(text: str, *, is_base: bool) -> bytes:
    data = unquote_to_bytes(text)
    if not is_base:
        return data
    try:
        return base64.b64decode(b"".join(data.split()) + b"==")
    except (binascii.Error, ValueError):
        return b""


def without_page_numbers(root: ET.Element) -> int:
    """Take the numbers of printed pages out of the text, but not the places that they name; how many there were."""
    count = 0
    for element in list(root.iter()):
        names = set(str(element.get("class") or "").lower().replace("-", "").replace("_", "").split())
        text = " ".join("".join(element.itertext()).split()) if names & _PAGE_NUMBERS else ""
        if not _PAGE_NUMBER.fullmatch(text):
            continue
        places = [
            name for one in element.iter() if (name := one.get("id") or (one.get("name") if one.tag == "a" else ""))
        ]
        tail = element.tail
        element.clear()
        element.tag, element.tail = "span", tail
        for name in dict.fromkeys(places):
            ET.SubElement(element, "span", {"id": name})
        count += 1
    return count


def show_tasks(root: ET.Element) -> None:
    """Boxes that are ticked or not as signs in their lists: pandoc leaves out a list whose items are labels."""
    for item in root.iter("li"):
        label = next((one for one in item if one.tag in {"label", "p"}), item)
        holder = next((one for one in label if one.tag == "label"), label)
        box = next((one for one in holder if one.tag == "input" and one.get("type", "").lower() == "checkbox"), None)
        if box is None or (holder.text or "").strip():
            continue
        sign = "\N{BALLOT BOX WITH X}" if box.get("checked") is not None else "\N{BALLOT BOX}"
        holder.text = f"{sign} {(box.tail or '').lstrip()}"
        holder.remove(box)
        holder.tag = "span" if holder.tag == "label" else holder.tag


def title_of_odt(data: bytes) -> tuple[str, str]:
    """The title and the language that an ODT says of itself; empty texts if it says none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = _parsed(archive, "meta.xml")
    except (*_BROKEN, KeyError):
        return "", ""
    title, language = (root.find(f".//{_DC}{name}") for name in ("title", "language"))
    return (title.text or "" if title is not None else ""), (language.text or "" if language is not None else "")


def with_marks_for_formulas(data: bytes) -> tuple[bytes, list[str]]:
    """An ODT with a mark for each of its formulas, and their TeX in the order of the marks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not any(name.endswith("/content.xml") for name in archive.namelist()):
                return data, []
            root = _parsed(archive, "content.xml")
            found = list(_formulas(archive, root))[:_MOST_FORMULAS]
            tex = _as_tex([formula for _frame, formula in found])
            if not found or len(tex) != len(found):
                return data, []
            for number, (frame, _formula) in enumerate(found):
                take_out(frame, _MARK.format(number))
            made = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            return _with_content(archive, made), tex
    except (*_BROKEN, KeyError, PandocRefusal):
        return data, []


def _is_lost(field: etree._Element) -> bool:
    """Whether words stand in a line in something that pandoc does not know."""
    parent = field.getparent()
    is_inline = parent is not None and str(parent.tag) in _RUNNING
    return is_inline and str(field.tag).removeprefix(_TEXT) not in _READ and bool("".join(field.itertext()).strip())


def with_words_of_fields(data: bytes) -> bytes:
    """An ODT whose fields (a date, a variable, what is to be filled in, the number of a note) are plain words of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = _parsed(archive, "content.xml")
            fields = [one for one in root.iter(f"{_TEXT}*") if _is_lost(one)]
            for one in fields:
                if one.tag == f"{_TEXT}ruby-text":
                    one.text = f" ({one.text or ''})"
            for one in fields:
                one.tag = f"{_TEXT}span"
                one.attrib.clear()
            made = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            return _with_content(archive, made) if fields else data
    except (*_BROKEN, KeyError):
        return data


def put_formulas(text: str, tex: list[str]) -> str:
    """A text with formulas in the place of their marks."""
    return _MARKED.sub(lambda found: tex[int(found[1])] if int(found[1]) < len(tex) else "", text) if tex else text


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > MAX_PICTURE_BYTES:
        raise RuntimeError(f"{name} is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser)


def _formulas(archive: zipfile.ZipFile, root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The frames that hold a formula, each with it in MathML."""
    for thing in root.iter(f"{_DRAW}object"):
        frame = thing.getparent()
        name = posixpath.normpath(f"{thing.get(_XLINK, '').strip('./')}/content.xml")
        try:
            formula = _parsed(archive, name)
        except (KeyError, etree.XMLSyntaxError):
            continue
        if frame is not None and formula.tag == _MATH:
            formula.tail = None
            yield frame, etree.tostring(formula, encoding="unicode")


def _as_tex(formulas: list[str]) -> list[str]:
    """Formulas in MathML as a guide has them in TeX."""
    if not formulas:
        return []
    page = "".join(f"<p>{formula}</p>" for formula in formulas)
    arguments = ("-f", "html", "-t", "markdown", "--wrap=none")
    text = run_pandoc(arguments, f"<!DOCTYPE html><body>{page}</body>".encode()).decode("utf-8", "replace")
    return [" ".join(piece.split()) for piece in text.strip().split("\n\n")]


def _with_content(archive: zipfile.ZipFile, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in archive.infolist():
            data = content if member.filename == "content.xml" else archive.read(member)
            new.writestr(zipfile.ZipInfo(member.filename), data)
    return made.getvalue()

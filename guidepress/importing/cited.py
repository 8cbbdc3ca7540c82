"""The sources that a document cites, from the fields in which its word processor keeps them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from guidepress.importing.folder import MAX_PICTURE_BYTES
from guidepress.read.bibliography.formats import NotReadable, items_of
from guidepress.read.bibliography.pandoc import PandocRefusal, run_pandoc
from guidepress.standards.archives import BROKEN_ARCHIVE

CITATIONS_OF_DOCX = "docx+citations"
"""Pandoc's name of the format with the citations of Zotero, Mendeley and EndNote read as what they are."""

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FIELDS = re.compile(rb"CSL_CITATION|\bADDIN\s+EN\.CITE\b")
_TYPES = {
    "article": "article",
    "journal": "article",
    "book": "book",
    "booklet": "booklet",
    "conference": "inproceedings",
    "inproceedings": "inproceedings",
    "inbook": "inbook",
    "incollection": "incollection",
    "manual": "manual",
    "mastersthesis": "mastersthesis",
    "phdthesis": "phdthesis",
    "proceedings": "proceedings",
    "techreport": "techreport",
    "unpublished": "unpublished",
    "www": "online",
}
_FIELDS_OF_ODT = tuple(
    """
    address author booktitle chapter edition editor howpublished institution isbn issn journal month note number
    organizations pages publisher school series title url volume year
    """.split()
)
_MOST = 5_000


def cites_in_fields(data: bytes) -> bool:
    """Whether a DOCX has citations that a program for references put there."""
    return _FIELDS.search(_member(data, "word/document.xml")) is not None


def sources_of_docx(data: bytes, seconds: float) -> list[dict[str, Any]]:
    """The sources of such a DOCX as CSL-JSON; none if they cannot be read."""
    try:
        told = json.loads(run_pandoc(("-f", CITATIONS_OF_DOCX, "-t", "csljson"), data, seconds=seconds))
    except (PandocRefusal, ValueError):
        return []
    return [one for one in told if isinstance(one, dict) and isinstance(one.get("id"), str)]


def sources_of_odt(data: bytes) -> list[dict[str, Any]]:
    """The sources that the marks of an ODT name (ODF 1.3, 7.7), as CSL-JSON; each is called as its mark calls it."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(_member(data, "content.xml"), parser)
    except etree.XMLSyntaxError:
        return []
    marks: dict[str, etree._Element] = {}
    for mark in root.iter(f"{_TEXT}bibliography-mark"):
        marks.setdefault(mark.get(f"{_TEXT}identifier", ""), mark)
    marks.pop("", None)
    named = dict(zip((f"k{number}" for number in range(_MOST)), marks, strict=False))
    text = "\n".join(_as_bibtex(key, marks[name]) for key, name in named.items())
    try:
        items, _refused = items_of("sources.bib", text)
    except NotReadable:
        return []
    return [{**item, "id": named[item["id"]]} for item in items if isinstance(item, dict) and item.get("id") in named]


def _as_bibtex(key: str, mark: etree._Element) -> str:
    kind = _TYPES.get(mark.get(f"{_TEXT}bibliography-type", ""), "misc")
    return f"@{kind}{{{key},\n{''.join(_fields(mark))}}}"


def _fields(mark: etree._Element) -> Iterator[str]:
    """What is said of a source, as fields of BibTeX: LibreOffice took over their names and how names are parted."""
    for name in _FIELDS_OF_ODT:
        said = " ".join((mark.get(f"{_TEXT}{name}") or mark.get(f"{_TEXT}bibliography-{name}") or "").split())
        said = re.sub(r"[{}\\]", "", said)
        if name in {"author", "editor"}:
            said = _names(said)
        if said:
            yield f"  {'organization' if name == 'organizations' else name} = {{{said}}},\n"


_BETWEEN = re.compile(r"[;,]|\band\b|&")
_OTHERS = re.compile(r"\bet al\b\.?|\bothers\b")
_BEHIND = re.compile(r"(?P<family>[^\W\d_][\w'’ -]*?) (?P<initials>[^\W\d_a-z]{1,3})\.?")
_BEFORE = re.compile(r"(?P<initials>[^\W\d_a-z]{1,3})\.? (?P<family>[^\W\d_][\w'’ -]{2,})")


def _names(said: str) -> str:
    """Names as BibTeX parts them. ``Croal BL, Rae D and S Furuichi`` are three; ``Snow, John`` is one."""
    if all(map(_turned, re.split(r";|\band\b|&", said))):
        return re.sub(r";|&", " and ", said)
    pieces = [piece for one in _BETWEEN.split(_OTHERS.sub("", said)) if (piece := one.strip())]
    return " and ".join([*map(_name, pieces), *(["others"] if _OTHERS.search(said) else [])])


def _turned(said: str) -> bool:
    """Whether a name stands as in a catalogue, the family's before a comma."""
    family, comma, given = said.strip().partition(",")
    return bool(comma) and "," not in given and not any(_BEHIND.fullmatch(one.strip()) for one in (family, given))


def _name(said: str) -> str:
    found = _BEHIND.fullmatch(said) or _BEFORE.fullmatch(said)
    return f"{found['family']}, {' '.join(f'{sign}.' for sign in found['initials'])}" if found else said


def _member(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(name).file_size > MAX_PICTURE_BYTES:
                return b""
            return archive.read(name)
    except (*BROKEN_ARCHIVE, KeyError):
        return b""

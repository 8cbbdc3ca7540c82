"""How much a document may hold before a program is asked to read it: what would take minutes is refused in words."""

from __future__ import annotations

import io
import re
import zipfile

from guidepress.model.errors import ConfigurationError
from guidepress.standards.archives import BROKEN_ARCHIVE

MAX_DEPTH = 300
"""Elements in elements; pages that people write have some dozens."""
MAX_PARAGRAPHS = 60_000
"""A book of a million words has about 20,000."""
MAX_PAGES = 2_000
"""Documents in the spine of an EPUB."""
_MAX_MEMBER_BYTES = 64 * 1024 * 1024
_MAX_WHOLE_BYTES = 128 * 1024 * 1024

_TAG = re.compile(rb"<(/?)([A-Za-z][\w:-]{0,40})([^<>]{0,2000}?)(/?)>")
_ALONE = frozenset(
    b"area base br col embed hr img input link meta source track wbr "
    b"p li dt dd tr td th thead tbody tfoot option".split()
)
"""Elements of HTML that hold nothing, or whose end may be left out: they are not counted."""
_PARAGRAPH = re.compile(rb"<(?:w:p|text:p|text:h)[ />]")
_PAGE = re.compile(rb"<(?:\w+:)?itemref[\s/>]")


def refuse_too_much(form: str, data: bytes) -> None:
    """Raise `ConfigurationError` for a document that is nested too deeply, or has too many paragraphs or pages."""
    if form == "html":
        _depth(data)
        return
    if form not in {"docx", "odt", "epub"}:
        return
    paragraphs = pages = whole = 0
    for name, text in _texts_of(data):
        whole += len(text)
        if whole > _MAX_WHOLE_BYTES:
            raise ConfigurationError(f"the document holds more than {_MAX_WHOLE_BYTES // 2**20} MB of text")
        paragraphs += sum(1 for _ in _PARAGRAPH.finditer(text))
        pages += sum(1 for _ in _PAGE.finditer(text)) if name.endswith(".opf") else 0
        _depth(text)
    if paragraphs > MAX_PARAGRAPHS:
        _too_many(f"{paragraphs:,} paragraphs", MAX_PARAGRAPHS)
    if pages > MAX_PAGES:
        _too_many(f"{pages:,} pages in its spine", MAX_PAGES)


def _too_many(what: str, most: int) -> None:
    raise ConfigurationError(
        f"the document has {what}; the limit is {most:,}", hint="Bring in a part of the book at a time."
    )


def _texts_of(data: bytes) -> list[tuple[str, bytes]]:
    """The texts in a container; none of one that cannot be opened, which pandoc says better."""
    found = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist()[:5_000]:
                if member.filename.lower().endswith((".xml", ".xhtml", ".html", ".htm", ".opf")):
                    if member.file_size > _MAX_MEMBER_BYTES:
                        raise ConfigurationError(
                            f"'{member.filename[:80]}' in it has {member.file_size // 2**20} MB; "
                            f"the limit is {_MAX_MEMBER_BYTES // 2**20} MB"
                        )
                    with archive.open(member) as opened:
                        found.append((member.filename.lower(), opened.read(_MAX_MEMBER_BYTES)))
    except BROKEN_ARCHIVE:
        return []
    return found


def _depth(text: bytes) -> None:
    """Raise `ConfigurationError` where more elements are open than may be."""
    depth = 0
    for found in _TAG.finditer(text):
        ends, name, _rest, alone = found.groups()
        if name.lower() in _ALONE or alone:
            continue
        depth = max(depth - 1, 0) if ends else depth + 1
        if depth > MAX_DEPTH:
            line = text.count(b"\n", 0, found.start()) + 1
            raise ConfigurationError(
                f"line {line}: elements are nested more than {MAX_DEPTH} deep",
                hint="Open the document in the program that made it, and save it without the frames around its text.",
            )

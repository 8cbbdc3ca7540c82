"""What a file is, from its bytes alone: its format, its pages, the words it says, the standards it claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from guidepress.model.edition import EditionKind
from guidepress.prove.parsers.brf import CHARACTERS, raw_pages
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.opened import Opened
from guidepress.prove.parsers.pdf.claims import read_claims
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.speech.words import said_words
from guidepress.prove.transcript.every_word import without_cover

ONIX = "http://ns.editeur.org/onix/"
_EPUB_3 = "3.0"
"""The version that a package document of EPUB 3.3 gives (EPUB 3.3, 5.4.1)."""
_PAGE = re.compile(rb"\s*<!doctype\s+html", re.IGNORECASE)


class Format(StrEnum):
    """What a file is, whatever it is called."""

    PDF = "PDF"
    EPUB = "EPUB"
    PAGE = "HTML"
    RECORD = "ONIX"
    BRAILLE = "BRF"
    OTHER = "something else"


FORMATS = {
    EditionKind.PDF: Format.PDF,
    EditionKind.PRINT: Format.PDF,
    EditionKind.COVER: Format.PDF,
    EditionKind.EPUB: Format.EPUB,
    EditionKind.WEB: Format.PAGE,
    EditionKind.BRAILLE: Format.BRAILLE,
}
"""The format of each kind of edition."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Counted in the bytes: ``None``, or no claim, where a kind of file has none or they could not be read.

    ``words`` are those that the file says, without its cover; ``claims`` the standards that it declares itself.
    """

    pages: int | None = None
    words: int | None = None
    claims: tuple[str, ...] = ()


def format_of(data: bytes) -> Format:
    """What the bytes are, told by their beginning; no more than that is read."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Format.PDF
    if data[:2] == b"PK":
        return Format.EPUB if data[30:58] == b"mimetypeapplication/epub+zip" else Format.OTHER
    if _PAGE.match(data[:200]):
        return Format.PAGE
    if data.lstrip()[:5] in {b"<?xml", b"<Prod", b"<ONIX"} and _is_onix(data):
        return Format.RECORD
    if data.endswith(b"\r\n\f") and {chr(byte) for byte in set(data)} <= CHARACTERS | set("\r\n\f"):
        return Format.BRAILLE
    return Format.OTHER


def _is_onix(data: bytes) -> bool:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return isinstance(root.tag, str) and root.tag.startswith(f"{{{ONIX}")


def measure(file: Opened, kind: EditionKind) -> Measured:
    """The numbers of an opened file. Raises what its parsers raise for a file that cannot be read."""
    match file:
        case PdfFile():
            return Measured(len(file.pdf.pages), words_of(file) if kind.is_counted else None, read_claims(file.pdf))
        case EpubFile():
            return Measured(None, words_of(file), _epub_claims(file))
        case WebPage():
            return Measured(None, words_of(file))
        case _:
            sheets = len([lines for lines in raw_pages(file.data) if lines]) if kind is EditionKind.BRAILLE else None
            return Measured(sheets)


def words_of(file: Opened) -> int:
    """How many words a file says, its cover apart, as the comparison with the manuscript counts them."""
    return file.once(_words)


def _words(file: Opened) -> int:
    match file:
        case PdfFile():
            from guidepress.prove.speech.pdf import speak_pdf

            return len(said_words(without_cover(speak_pdf(file))))
        case EpubFile():
            from guidepress.prove.speech.epub import speak_epub

            return len(said_words(without_cover(speak_epub(file))))
        case WebPage():
            from guidepress.prove.transcript.web import speak_web

            return len(said_words(speak_web(file)))
        case _:
            return 0


def _epub_claims(file: EpubFile) -> tuple[str, ...]:
    version = ("EPUB 3.3",) if file.package.get("version") == _EPUB_3 else ()
    claimed = (" ".join((meta.text or "").split()) for meta in file.meta("dcterms:conformsTo"))
    return (*version, *claimed)

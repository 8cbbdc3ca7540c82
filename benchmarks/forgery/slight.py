"""Slight forgeries: signs that are heard alike and seen otherwise, attributes, links of sheets, ends of containers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name, String

from benchmarks.forgery.books import EPUB, OPF
from benchmarks.forgery.forged import Change, Forgery, in_epub, in_pdf, within
from benchmarks.forgery.pdfs import SCREEN

_PAGE = "EPUB/how-much.xhtml"
_SAID = "<p>Do not force water on somebody who is not awake.</p>"
_CELL = 'data-label="Glasses">6'
_SVG = "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>"
_CONTAINER = "META-INF/container.xml"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for name, (old, new) in _OF_TEXT.items():
        yield Forgery(f"{EPUB}: {name}", EPUB, within(_PAGE, (old, new), count=1))
    for name, change in _OF_EPUB.items():
        yield Forgery(f"{EPUB}: {name}", EPUB, change)
    for name, edit in {
        "a fact of its own in the information": _informed,
        "a paragraph with its sounds": _sounded,
    }.items():
        yield Forgery(f"{SCREEN}: {name}", SCREEN, in_pdf(edit))


_OF_TEXT: dict[str, tuple[str, str]] = {
    "letters from the right": ("<p>Do not", "<p>\N{RIGHT-TO-LEFT OVERRIDE}Do not"),
    "a space that nobody sees": (_CELL, _CELL.replace(">6", ">\N{ZERO WIDTH SPACE}6")),
    "a raised figure": (_CELL, _CELL.replace(">6", ">\N{SUPERSCRIPT SIX}")),
    "a wide figure": (_CELL, _CELL.replace(">6", ">\N{FULLWIDTH DIGIT SIX}")),
    "another language for those who ask XML": (_SAID, _SAID.replace("<p>", '<p xml:lang="fr">')),
    "a cell over two rows": ('<td class="align-right"', '<td rowspan="2" class="align-right"'),
    "a cell under another head": (_CELL, _CELL.replace("Glasses", "Litres")),
    "a place to stop at": (_SAID, _SAID.replace("<p>", '<p tabindex="0">')),
    "a drawing among the text": (_SAID, _SAID + _SVG.format("<path d='M0 0L9 9'/>")),
    "a style sheet in a drawing": (_SAID, _SAID + _SVG.format("<style>p{display:none}</style>")),
    "another sheet to choose": (
        "</head>",
        "<link rel='alternate stylesheet' href='styles/epub.css'/></head>",
    ),
    "a sheet for some readers": ('href="styles/epub.css"', 'href="styles/epub.css" media="print"'),
}


def _two_packages(files: dict[str, bytes]) -> None:
    again = b'<rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    files[_CONTAINER] = files[_CONTAINER].replace(b"</rootfiles>", again)


_OF_EPUB: dict[str, Change] = {
    "a record elsewhere": within(
        OPF, ("</metadata>", "<link rel='record' href='https://example.com/r.xml'/></metadata>")
    ),
    "another vocabulary behind a prefix": within(OPF, ("schema: http://schema.org/", "schema: https://example.com/#")),
    "two packages": in_epub(_two_packages),
    "bytes behind the container": lambda data: data + b"junk",
    "a comment of the container": lambda data: data[:-2] + b"\x04\x00Safe",
}


def _informed(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Endorsed"] = String("Safe")


def _sounded(pdf: pikepdf.Pdf) -> None:
    def is_paragraph(one: Any) -> bool:
        return isinstance(one, pikepdf.Dictionary) and one.get("/S") == Name.P and "/K" in one

    next(filter(is_paragraph, pdf.objects))["/Phoneme"] = String("seif")

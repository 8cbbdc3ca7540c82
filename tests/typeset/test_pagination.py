"""The page map and the page list: the EPUB's markers against the words of the PDF's own bytes."""

from __future__ import annotations

import io
import pickle
import re
import unicodedata
import zipfile
from dataclasses import dataclass, replace

import pypdfium2
import pytest
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.edition import EPUB, SCREEN
from guidepress.model.errors import InternalError
from guidepress.prove.epub import prove_epub
from guidepress.prove.epub_speech import speak_epub
from guidepress.prove.pdf_content import read_texts
from guidepress.typeset.epub import bind_epub
from guidepress.typeset.epub_pagelist import Marks, mark_pages, marker_ids
from guidepress.typeset.pagination import PageMap, PageStart, Position, page_map
from guidepress.typeset.pdf import TRIMS, render_document, write_document

XHTML = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
TYPE = "{http://www.idpf.org/2007/ops}type"
WORDS = 60
"""How many letters are compared after a marker: about ten words."""


@dataclass(frozen=True)
class Both:
    """A Book as PDF and as EPUB with the page list of that PDF."""

    book: Book
    pages: PageMap
    pdf: bytes
    labels: list[str]
    epub: bytes


@pytest.fixture(scope="module", params=["guide", "fieldbook"])
def both(request: pytest.FixtureRequest) -> Both:
    """Each of the guides, laid out once."""
    book: Book = request.getfixturevalue(request.param)
    document = render_document(book, SCREEN)
    pages = page_map(document, book)
    data = write_document(document, book)
    pdf = pypdfium2.PdfDocument(data)
    labels = [str(pdf.get_page_label(number)) for number in range(len(pdf))]
    return Both(book, pages, data, labels, bind_epub(book, EPUB, pages).data)


def letters(text: str) -> str:
    """Text without spaces, signs that show nothing, and hyphens, in lower case: what no line break can change."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if not sign.isspace())
    return "".join(sign for sign in kept if unicodedata.category(sign) not in {"Cf", "Cc", "Pd", "Co", "Cn"}).lower()


def after_markers(data: bytes) -> dict[str, str]:
    """What each marker of an EPUB is followed by in its file, without notes, up to the end of the file."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                found.update(_after_markers(etree.fromstring(archive.read(name))))
    return found


def _after_markers(root: etree._Element) -> dict[str, str]:
    open_marks: dict[str, list[str]] = {}

    def say(text: str | None) -> None:
        for words in open_marks.values():
            words.append(text or "")

    def walk(element: etree._Element) -> None:
        if element.get("role") == "doc-footnote" or element.get("hidden") is not None:
            return
        if element.get("role") == "doc-pagebreak":
            open_marks[element.get("aria-label", "")] = []
            return
        if element.tag == f"{MATHML}math":
            return
        say(element.text)
        for child in element:
            walk(child)
            say(child.tail)

    for child in next(root.iter(f"{XHTML}body")):
        walk(child)
    return {label: "".join(words) for label, words in open_marks.items()}


def test_every_page_begins_in_the_epub_with_its_own_first_words(both: Both) -> None:
    """For every page with text, what follows its marker is what the PDF's bytes say first on that page: all of them."""
    import pikepdf

    with pikepdf.open(io.BytesIO(both.pdf)) as pdf:
        content = read_texts(pdf).content
    said = after_markers(both.epub)
    trim = TRIMS[both.book.settings.page.trim]
    pdf_pages = pypdfium2.PdfDocument(both.pdf)
    compared, wrong = 0, []
    for number, label in enumerate(both.labels):
        if number < 2:
            assert label not in said
            continue
        drawn = pdf_pages[number].get_textpage().get_text_bounded(bottom=trim.bottom - 8, top=trim.height - trim.top + 3)
        if not letters(drawn) or not any(key[0] == number for key in content):
            continue
        compared += 1
        begins, shown = letters(said[label])[:WORDS], letters(drawn)
        if not _begins_with(shown, begins):
            wrong.append((label, begins[:30], shown[:30]))
    assert wrong == []
    assert compared >= 60


def _begins_with(shown: str, said: str) -> bool:
    """Whether a page begins with some words.

    A page may begin within a word that the EPUB says whole, and a picture's own lettering or a number of a list may
    stand before the first words, so a few signs on either side may be left out.
    """
    for skipped in range(min(14, len(said))):
        wanted = said[skipped:][: max(12, len(said) - 25)]
        place = shown.find(wanted[:24])
        if 0 <= place <= 6:
            return True
    return False

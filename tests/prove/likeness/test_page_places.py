"""Page breaks of an EPUB stand at the words where the pages of the PDF begin."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from guidepress.model.edition import EPUB, LARGE_PRINT, SCREEN
from guidepress.prove.likeness.page_places import epub_page_starts, pdf_page_starts, prove_page_places
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.pdf.file import PdfFile
from tests.support.editions import Editions
from tests.support.opened_epub import pack, unpack

BREAK = "<span [^>]*doc-pagebreak[^>]*></span>"


def faults(epub: bytes, pdf: bytes) -> list[str]:
    """What is found, as text."""
    with PdfFile(pdf, drawn=False) as file:
        found = list(prove_page_places(epub_page_starts(EpubFile(epub)), pdf_page_starts(file)))
    assert {one.code for one in found} <= {"EPB065"}
    return [one.message for one in found]


def edited(epub: bytes, edit: Callable[[str], str]) -> bytes:
    """The EPUB with one page edited: the first that the edit changes."""
    entries = unpack(epub)
    for name in sorted(entries):
        if name.endswith(".xhtml"):
            text = entries[name].decode()
            if (changed := edit(text)) != text:
                entries[name] = changed.encode()
                return pack(entries)
    raise AssertionError("nothing was changed")


@pytest.mark.parametrize("editions", ["guide", "fieldbook", "sampler", "minimal"], indirect=True)
def test_what_was_made_together_agrees(editions: Editions) -> None:
    """Breaks inside paragraphs, lists, tables and listings, notes at the foot, pages without words."""
    assert faults(editions.of(EPUB).data, editions.of(SCREEN).data) == []


INSIDE = {
    "a word later": lambda text: re.sub(rf"({BREAK})(<h1[^>]*>\w+)", r"\2\1", text, count=1),
    "a word earlier": lambda text: re.sub(rf"(\w+)(\.(?:</\w+>\s*)+)({BREAK})", r"\3\1\2", text, count=1),
    "taken out": lambda text: re.sub(BREAK, "", text, count=1),
    "of another folio": lambda text: re.sub(
        rf'({BREAK[:6]}[^>]*doc-pagebreak[^>]*aria-label=")', r"\g<1>9", text, count=1
    ),
    "in a heading": lambda text: re.sub(rf"({BREAK})(<h1[^>]*>.*?)(</h1>)", r"\2\1\3", text, count=1, flags=re.DOTALL),
}


@pytest.mark.parametrize("name", INSIDE)
def test_a_break_that_stands_elsewhere_is_found(sampler_editions: Editions, name: str) -> None:
    """To the word, wherever the page begins."""
    epub = edited(sampler_editions.of(EPUB).data, INSIDE[name])
    assert faults(epub, sampler_editions.of(SCREEN).data)


@pytest.mark.slow
def test_a_pdf_of_other_pages_is_found(sampler_editions: Editions) -> None:
    """The pages of the large print begin at other words."""
    assert faults(sampler_editions.of(EPUB).data, sampler_editions.of(LARGE_PRINT).data)


def test_an_epub_without_page_breaks_promises_none(sampler_editions: Editions) -> None:
    """It has no page list to be wrong."""
    entries = {
        name: re.sub(BREAK.encode(), b"", data) if name.endswith(".xhtml") else data
        for name, data in unpack(sampler_editions.of(EPUB).data).items()
    }
    assert faults(pack(entries), sampler_editions.of(SCREEN).data) == []

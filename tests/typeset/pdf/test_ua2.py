"""The variant for PDF 2.0, read back from the bytes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import DEFAULT_EDITIONS, SCREEN, SCREEN_UA2
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.transcript.every_word import prove_words, without_cover
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.pdf.edition import typeset_pdf
from guidepress.typeset.pdf.ua2 import UA2
from guidepress.typeset.pdf.write import write_document
from tests.support.editions import Editions
from tests.support.outside import Flavour, verapdf
from tests.support.small_guide import small_book

TEXT = """\
# The section

A word[^n] and [](#sec-deeper).

Tide
:   The sea's rise and fall.

## Deeper {#sec-deeper}

More words.

[^n]: The note.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A small guide with a note, a cross-reference and a definition."""
    return small_book(tmp_path_factory.mktemp("guide"), TEXT)


@pytest.fixture(scope="module")
def data(book: Book) -> bytes:
    """Its PDF for PDF/UA-2."""
    return typeset_pdf(book, SCREEN_UA2).data


@pytest.fixture(scope="module")
def pdf(data: bytes) -> pikepdf.Pdf:
    """Its PDF, opened."""
    return pikepdf.open(io.BytesIO(data))


def _elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and str(one.get("/S")) == f"/{role}" and "/P" in one
    ]


def test_it_is_built_only_if_asked_for() -> None:
    """The edition is none of those that a build makes."""
    assert SCREEN_UA2.name not in DEFAULT_EDITIONS


def test_it_says_the_same_words(data: bytes, book: Book) -> None:
    """Every word of the Book, in order, as in the edition for PDF 1.7."""
    assert [str(finding) for finding in prove_words(without_cover(speak_pdf(data)), book)] == []


def test_every_element_has_a_namespace(pdf: pikepdf.Pdf) -> None:
    """The document is of PDF 2.0, entries of the contents of PDF 1.7, folios of ours, which is mapped."""
    spaces = {role: str(_elements(pdf, role)[0].NS.NS) for role in ("Document", "P", "FENote", "TOCI", "Folio")}
    two, one = "http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"
    assert spaces == {"Document": two, "P": two, "FENote": two, "TOCI": one, "Folio": "urn:guidepress:structure"}
    assert str(_elements(pdf, "Folio")[0].NS.RoleMapNS.Folio[0]) == "/Span"
    assert "/RoleMap" not in pdf.Root.StructTreeRoot


def test_ways_within_lead_to_elements(pdf: pikepdf.Pdf) -> None:
    """Links and outline entries name the element that they lead to, and its page (ISO 14289-2, 8.8)."""
    dictionaries = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
    actions = [one.A for one in dictionaries if isinstance(one.get("/A"), pikepdf.Dictionary)]
    ways = [action for action in actions if str(action.get("/S")) == "/GoTo"]
    assert len(ways) > 8
    assert all(way.SD[0].Type == pikepdf.Name.StructElem and way.D[0].Type == pikepdf.Name.Page for way in ways)
    assert not [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Dest" in one]
    titles = {
        str(one.Title): str(one.A.SD[0].S)
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/Title" in one and "/A" in one
    }
    assert titles["The section"] == "/H1"
    assert titles["Deeper"] == "/H2"


def test_references_name_their_targets(pdf: pikepdf.Pdf) -> None:
    """A call names its note and the note its call; each entry of the contents names what it stands for."""
    (note,) = _elements(pdf, "FENote")
    (call,) = note.Ref
    assert str(call.S) == "/Reference"
    assert call.Ref[0].objgen == note.objgen
    assert str(note.A.NoteType) == "/Footnote"
    assert {str(entry.Ref[0].S) for entry in _elements(pdf, "TOCI")} <= {"/H1", "/H2", "/Sect"}


def test_definitions_are_a_description(pdf: pikepdf.Pdf) -> None:
    """A list whose labels are terms says so (ISO 14289-2, 8.2.5.25)."""
    assert "/Description" in {str(one.A.ListNumbering) for one in _elements(pdf, "L")}


def test_header_claims_and_no_information(data: bytes, pdf: pikepdf.Pdf) -> None:
    """PDF 2.0, both claims in the XMP, no information dictionary; the sources are still attached."""
    assert data.startswith(b"%PDF-2.0\n")
    assert "/Info" not in pdf.trailer
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfuaid:rev"]) == ("2", "2024")
        assert [metadata[f"pdfaid:{name}"] for name in ("part", "rev", "conformance")] == ["4", "2020", "F"]
    assert len(pdf.Root.AF) == 4


def test_writing_one_leaves_the_other_as_it_was(book: Book) -> None:
    """The same pages can be written to both standards, in any order, with the same bytes."""
    document = render_document(book, SCREEN)
    first = write_document(document, book)
    second = write_document(document, book, UA2)
    assert write_document(document, book) == first
    assert write_document(document, book, UA2) == second


@pytest.mark.outside
@pytest.mark.slow
@pytest.mark.parametrize(
    ("editions", "flavour"), [("sampler", "ua2"), ("sampler", "4f"), ("fieldbook", "ua2")], indirect=["editions"]
)
def test_verapdf_finds_no_rule_broken(editions: Editions, tmp_path: Path, flavour: Flavour) -> None:
    """veraPDF: no rule of PDF/UA-2 (1,723) and none of PDF/A-4f (109) fails."""
    path = tmp_path / "guide.pdf"
    path.write_bytes(editions.of(SCREEN_UA2).data)
    assert [str(message) for message in verapdf(path, flavour)] == []

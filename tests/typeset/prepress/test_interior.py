"""The interior for a print shop, read back from its bytes."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from guidepress.model.book import Book
from guidepress.model.edition import PRINT
from guidepress.model.print.profile import Inks
from guidepress.model.settings import Print
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.transcript.every_word import without_cover
from guidepress.typeset.editions import Press
from tests.support.editions import Editions
from tests.support.proof import Proof

COVERS = 1
COLOURS = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "k", "K", "sh"}


@pytest.fixture
def pair(editions: Editions) -> tuple[Proof, Proof]:
    """A guide's screen edition and its interior."""
    return editions.proof(), editions.proof(PRINT)


def _printed(book: Book, **changes: object) -> pikepdf.Pdf:
    """A guide's interior under other print settings; its pages are laid out anew."""
    settings = book.settings
    changed = Print.model_validate({**settings.print.model_dump(), **changes})
    book = dataclasses.replace(book, settings=settings.model_copy(update={"print": changed}))
    return pikepdf.open(io.BytesIO(Press(book).typeset(PRINT).data))


def _operators(pdf: pikepdf.Pdf) -> Iterator[tuple[str, list[Any]]]:
    streams: list[Any] = [page for page in pdf.pages if "/Contents" in page.obj]
    streams += [
        thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
    ]
    for stream in streams:
        for instruction in pikepdf.parse_content_stream(stream):
            yield str(instruction.operator), list(instruction.operands)


def _words(text: str) -> list[str]:
    return re.sub(r"[\ufffe\x02\xad]\s*", "", text).split()


def test_every_page_is_the_page_of_the_screen_edition(pair: tuple[Proof, Proof]) -> None:
    """Page 12 is page 12: the same words on every page, under the same label, and no page more but blank ones."""
    screen, interior = pair
    bound, shown = interior.labels(), screen.labels()[COVERS:]
    assert [label for label in bound if label in shown] == shown
    for number, label in enumerate(bound):
        words = _words(screen.text(shown.index(label) + COVERS)) if label in shown else []
        assert _words(interior.text(number)) == words, f"page {label}"
    fewest = 24  # of the profile: what a book of a dozen pages lacks is blank
    assert len(bound) - len(shown) < max(3, fewest - len(shown) + 1), (
        "a blank page before the body, and one that fills the last leaf"
    )
    assert len(bound) % 2 == 0


def test_words_stand_where_they_stand_on_the_screen(pair: tuple[Proof, Proof]) -> None:
    """The two differ in ink, not in place: what is dark on one page is dark on the other, but for the edges of links.

    A link is teal on the screen and black on paper, so that its edges, smoothed, fall on either side of the threshold. Of two
    pixels a point they are half a per cent of a page full of addresses; lines that moved by a point are many times that.
    """
    screen, interior = pair
    bound, shown = interior.labels(), screen.labels()
    for number in range(4, len(shown), 9):
        pictures = [
            proof.pictures[page].render(scale=2).to_pil().convert("L").point(lambda value: 255 * (value > 140))
            for proof, page in ((screen, number), (interior, bound.index(shown[number])))
        ]
        changed = ImageChops.difference(*pictures).histogram()[255]
        assert changed < 0.0075 * pictures[0].width * pictures[0].height, f"page {number}"


def test_everything_is_black_ink(pair: tuple[Proof, Proof]) -> None:
    """The profile asks for black: no cyan, magenta or yellow, lettering in full black or left white."""
    _screen, interior = pair
    text_ink: set[float] = set()
    fill = [0.0, 0.0, 0.0, 1.0]
    saved: list[list[float]] = []
    for operator, operands in _operators(interior.pdf):
        if operator == "q":
            saved.append(fill)
        elif operator == "Q":
            fill = saved.pop()
        if operator in COLOURS:
            assert operator in {"k", "K"}
            assert [float(value) for value in operands[:3]] == [0, 0, 0]
        if operator == "k":
            fill = [float(value) for value in operands]
        elif operator in {"Tj", "TJ"}:
            text_ink.add(fill[3])
    assert text_ink <= {0.0, 1.0}
    images = [thing for thing in interior.pdf.objects if _is_image(thing)]
    assert {str(image.ColorSpace) for image in images} <= {"/DeviceGray"}


def _is_image(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def test_nothing_leads_anywhere(pair: tuple[Proof, Proof]) -> None:
    """No annotation, outline, attachment, form, action or name that a press could stumble over."""
    pdf = pair[1].pdf
    assert not {"/Outlines", "/Names", "/Dests", "/AF", "/AcroForm", "/OpenAction", "/PageMode"} & set(pdf.Root.keys())
    assert all("/Annots" not in page.obj for page in pdf.pages)
    types = {str(thing.get("/Type")) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)}
    assert not {"/Annot", "/Action", "/Filespec", "/Outlines", "/OBJR"} & types


def test_links_are_not_underlined(pair: tuple[Proof, Proof]) -> None:
    """A line under a word would be emphasis on paper; the screen edition keeps its lines."""
    screen, interior = pair
    strokes = [
        sum(
            str(instruction.operator) in {"S", "s"}
            for page in proof.pdf.pages
            if "/Contents" in page.obj
            for instruction in pikepdf.parse_content_stream(page)
        )
        for proof in (screen, interior)
    ]
    assert strokes[1] < strokes[0]


def test_the_file_says_that_it_is_pdf_x_4(pair: tuple[Proof, Proof]) -> None:
    """ISO 15930-7: version, claim, dates, identifiers, trapping key; the same in both kinds of metadata."""
    interior = pair[1]
    pdf, settings = interior.pdf, interior.book.settings
    assert pdf.pdf_version == "1.6"
    assert pdf.docinfo["/Trapped"] == pikepdf.Name("/False")
    with pdf.open_metadata() as metadata:
        assert metadata["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert metadata["pdf:Trapped"] == "False"
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"]) == settings.title
        assert metadata["xmp:CreateDate"] == f"{settings.date.isoformat()}T00:00:00Z"
        assert metadata["xmpMM:DocumentID"].startswith("urn:uuid:")
        assert metadata["xmpMM:RenditionClass"] == "default"
    assert "/ID" in pdf.trailer
    intent = pdf.Root.OutputIntents[0]
    assert (intent.S, int(intent.DestOutputProfile.N)) == (pikepdf.Name.GTS_PDFX, 4)
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_boxes_are_nested(pair: tuple[Proof, Proof]) -> None:
    """Every page has the trim of the guide; without bleed all boxes are one."""
    interior = pair[1]
    for page in interior.pdf.pages:
        trim = [float(value) for value in page.obj.TrimBox]
        assert trim == pytest.approx([0, 0, interior.trim.width, interior.trim.height], abs=0.01)
        assert list(page.obj.BleedBox) == list(page.obj.MediaBox) == list(page.obj.TrimBox)


def test_the_structure_tree_stays(pair: tuple[Proof, Proof]) -> None:
    """An archive reads from the interior what it reads from the screen edition: all words in their order."""
    screen, interior = pair
    heard = [without_cover(speak_pdf(proof.published.data)).words().split() for proof in (screen, interior)]
    assert len(heard[0]) > 300
    assert heard[1] == heard[0]


@pytest.mark.parametrize("editions", ["sampler", "fieldbook"], indirect=True)
def test_blank_pages_are_blank(pair: tuple[Proof, Proof]) -> None:
    """A blank verso has no folio and no running head: not a mark."""
    interior = pair[1]
    blank = [n for n in range(len(interior.pictures)) if not interior.text(n).strip()]
    assert blank
    for number in blank:
        picture = interior.pictures[number].render(scale=0.5).to_pil().convert("L")
        assert picture.getextrema() == (255, 255), f"page {number}"


def test_the_body_begins_on_a_recto(pair: tuple[Proof, Proof]) -> None:
    """Page i and page 1 are right-hand pages: odd ones."""
    labels = pair[1].labels()
    assert (labels.index("i") % 2, labels.index("1") % 2) == (0, 0)


def test_the_same_inputs_give_the_same_bytes(minimal_editions: Editions) -> None:
    """Written twice from one laid-out book, the files are equal."""
    assert minimal_editions.press.typeset(PRINT).data == minimal_editions.of(PRINT).data


def test_offset_pages_are_padded_to_a_signature_and_bleed(minimal: Book) -> None:
    """A press that prints eight pages to a sheet gets a multiple of eight, with 3 mm of bleed around the trim."""
    pdf = _printed(minimal, profile="offset")
    assert len(pdf.pages) % 8 == 0
    for page in pdf.pages:
        media = [float(value) for value in page.obj.MediaBox]
        trim = [float(value) for value in page.obj.TrimBox]
        assert [round(trim[n] - media[n], 2) for n in range(4)] == pytest.approx([8.5, 8.5, -8.5, -8.5], abs=0.01)
        assert list(page.obj.BleedBox) == list(page.obj.MediaBox)


def test_ingram_gets_a_blank_last_page(minimal: Book) -> None:
    """The shop prints its own mark there."""
    pdf = _printed(minimal, profile="ingram")
    assert "/Contents" not in pdf.pages[-1].obj or not pdf.pages[-1].obj.Contents.read_bytes().strip()


def test_a_press_with_four_inks_gets_colour(minimal: Book) -> None:
    """Grey lettering is black alone; no colour lays down more than 240 per cent."""
    pdf = _printed(minimal, inks=Inks.CMYK)
    colours = [[float(value) for value in operands] for name, operands in _operators(pdf) if name in {"k", "K"}]
    assert any(sum(inks[:3]) > 0 for inks in colours)
    assert [0, 0, 0, 1] in colours
    assert max(map(sum, colours)) <= 2.4


def test_a_page_renders_as_on_paper(pair: tuple[Proof, Proof]) -> None:
    """An independent program shows the interior's pages, and they are not empty."""
    data = pair[1].published.data
    picture = pypdfium2.PdfDocument(data)[4].render(scale=1).to_pil().convert("L")
    assert picture.getextrema()[0] < 60

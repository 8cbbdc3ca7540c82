"""The PDF's provers against PDFs with one fault: each fault is found, named by its code, and nothing else is said."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN, Published
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.marked_text import kids
from guidepress.prove.pdf import lengths_hold, proved
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import small_book
from tests.support.tagged_pdf import prove_pdf

TEXT = """\
# The only section

Before you wade, look at the tide table[^n] twice.

The second paragraph stands behind the first one.

[^n]: It hangs at the harbour.
"""
BOTH = {"PDF010", "PDF016"}
"""What PDF/UA-1 asks for, PDF/A-3a does too."""


LIKENESS = {f"PDF{number:03}" for number in range(19, 30)}
"""What is found beside the fault because the file is not the Book's likeness any more: `tests/prove/likeness`."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide of one section."""
    return small_book(tmp_path_factory.mktemp("guide"), TEXT)


@pytest.fixture(scope="module")
def good(book: Book) -> bytes:
    """Its PDF."""
    return typeset_pdf(book, SCREEN).data


def _codes(data: bytes, book: Book) -> list[str]:
    one = Published(SCREEN, SCREEN.file_name("small"), data, "", 0)
    return sorted({finding.code for finding in prove_published(one, book)} - LIKENESS)


def _broken(data: bytes, fault: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF with a fault made in it."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fault(pdf)
        pdf.save(held, deterministic_id=True)
    return held.getvalue()


def _elements(pdf: pikepdf.Pdf, *roles: str) -> Iterator[Any]:
    """The structure elements of some types, in the order of the tree."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        if str(element.S)[1:] in roles:
            yield element
        waiting[:0] = kids(element)


def _section(pdf: pikepdf.Pdf, title: str) -> Any:
    """The section with a title."""
    return next(one for one in _elements(pdf, "Sect") if str(one.get("/T", "")) == title)


def _paragraphs(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for one in _section(pdf, "The only section").K if str(one.S) == "/P"]


def _drop(element: Any) -> None:
    """Take an element out of its parent."""
    held = element.P.K
    del held[next(n for n, kid in enumerate(held) if kid.objgen == element.objgen)]


def _metadata(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    """A fault that changes words of the XMP."""

    def fault(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return fault


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one]


def _no_unicode(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        del font["/ToUnicode"]


def _no_font_file(pdf: pikepdf.Pdf) -> None:
    descriptor = _fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    for key in set(descriptor.keys()) & {"/FontFile2", "/FontFile3"}:
        del descriptor[key]


def _no_struct_parents(pdf: pikepdf.Pdf) -> None:
    del _paragraphs(pdf)[1].Pg["/StructParents"]


def _other_folios(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[-1]["/St"] = 7


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Hello');")


def _launch(pdf: pikepdf.Pdf) -> None:
    link = next(one for page in pdf.pages for one in page.obj.get("/Annots", []))
    link["/A"] = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    if "/Dest" in link:
        del link["/Dest"]


def _other_order(pdf: pikepdf.Pdf) -> None:
    held = _section(pdf, "The only section").K
    first, second = (n for n, kid in enumerate(held) if str(kid.S) == "/P")
    held[first], held[second] = held[second], held[first]


def _lost_paragraph(pdf: pikepdf.Pdf) -> None:
    _drop(_paragraphs(pdf)[1])


def _twice(pdf: pikepdf.Pdf) -> None:
    _section(pdf, "The only section").K.append(_paragraphs(pdf)[1])


def _no_disclaimer(pdf: pikepdf.Pdf) -> None:
    _drop(_section(pdf, "Disclaimer"))


def _late_disclaimer(pdf: pikepdf.Pdf) -> None:
    section = _section(pdf, "Disclaimer")
    parent = section.P
    _drop(section)
    parent.K.append(section)


def _loose_text(pdf: pikepdf.Pdf) -> None:
    """Show the longest string of a page once more, outside of all marks."""
    page = pikepdf.Page(_paragraphs(pdf)[1].Pg)
    operations = [(str(one.operator), one.operands) for one in pikepdf.parse_content_stream(page)]
    at = max(range(len(operations)), key=lambda n: len(_glyphs(operations[n])))
    font = next(str(operands[0]) for operator, operands in reversed(operations[:at]) if operator == "Tf")
    page.contents_add(f"BT {font} 9 Tf 1 0 0 1 9 9 Tm <{_glyphs(operations[at]).hex()}> Tj ET".encode())


def _glyphs(operation: tuple[str, Any]) -> bytes:
    operator, operands = operation
    pieces = operands[0] if operator == "TJ" else operands if operator == "Tj" else []
    return b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))


def _no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _other_source(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)
    names["sections/one.md"].EF.F.write(b"# Another text\n")


def _no_source(pdf: pikepdf.Pdf) -> None:
    del pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)["guide.yaml"]


def _strange_source(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)
    names["strange.md"] = names["guide.yaml"]


FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], set[str]]] = {
    "no language": (_no_language, {"PDF010", "PDF014"}),
    "another title": (_metadata(b"A Small Guide", b"A Large Guide"), {"PDF014"}),
    "no claim of PDF/A": (_metadata(b'pdfaid:conformance="A"', b""), {"PDF014", "PDF016"}),
    "no Unicode": (_no_unicode, {"DIS111", "PDF065", "SAY001", *BOTH}),
    "no font file": (_no_font_file, {"PDF012", *BOTH}),
    "no StructParents": (_no_struct_parents, {"PDF011", "PDF068"}),
    "other folios": (_other_folios, {"PDF013"}),
    "a script": (_script, {"PDF015", "PDF016"}),
    "a program": (_launch, {"PDF015", "PDF016"}),
    "another order": (_other_order, {"PDF068", "SAY001", "SAY002"}),
    "a lost paragraph": (_lost_paragraph, {"SAY001"}),
    "a paragraph twice": (_twice, {"SAY002"}),
    "no disclaimer": (_no_disclaimer, {"DIS110", "PDF065", "SAY001"}),
    "the disclaimer at the end": (_late_disclaimer, {"DIS112", "PDF065", "PDF068", "SAY001", "SAY002"}),
    "loose text": (_loose_text, {"PDF010", "PDF011"}),
    "no output intent": (_no_output_intent, {"PDF016"}),
    "another source": (_other_source, {"PDF017"}),
    "a source less": (_no_source, {"PDF017"}),
    "a source more": (_strange_source, {"PDF017"}),
}


def test_a_good_file_passes(good: bytes, book: Book) -> None:
    """Nothing is said of what the typesetter wrote, and both standards count as proved."""
    assert [str(finding) for finding in prove_pdf(good, book)] == []
    assert proved(good) == ("PDF/UA-1", "PDF/A-3a")


def test_writing_anew_is_no_fault(good: bytes, book: Book) -> None:
    """The faults below are made with pikepdf; that alone changes no verdict."""
    assert _codes(_broken(good, lambda _pdf: None), book) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(good: bytes, book: Book, name: str) -> None:
    """A file with one fault has the codes of that fault, and no others."""
    fault, codes = FAULTS[name]
    assert _codes(_broken(good, fault), book) == sorted(codes)


def _with_tail(data: bytes, tail: bytes) -> bytes:
    """The file with one stream that ends so, not packed."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.Root.Metadata
        stream.write(bytes(stream.read_bytes()).rstrip() + tail)
        pdf.save(held, compress_streams=False, deterministic_id=True)
    return held.getvalue()


@pytest.mark.parametrize("tail", [b"\r", b"\n", b"\r\n", b""])
def test_a_stream_may_end_with_any_byte(good: bytes, book: Book, tail: bytes) -> None:
    """PDF016: the last byte of a stream is its own, also where it looks like the line end that stands behind it."""
    assert _codes(_with_tail(good, tail), book) == []


@pytest.mark.parametrize("by", [-1, 1, 3])
def test_a_length_that_is_wrong_is_found(good: bytes, by: int) -> None:
    """A stream that says another length than it has is not let through."""
    data = _with_tail(good, b"\r")
    assert lengths_hold(data)
    at = data.index(b"/Length ", data.index(b"/Subtype /XML") - 60) + len(b"/Length ")
    end = at + 1
    while data[end : end + 1].isdigit():
        end += 1
    wrong = f"{int(data[at:end]) + by:0{end - at}}".encode()
    assert not lengths_hold(data[:at] + wrong + data[end:])

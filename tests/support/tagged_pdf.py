"""Small PDFs with a structure tree, for tests of what is read of files that others made."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from guidepress.model.book import Book
from guidepress.model.edition import PDF_1
from guidepress.model.finding import Finding
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.pdf import conformance, prove_structure
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.transcript.every_word import prove_words, without_cover


class TaggedPdf:
    """A PDF of one page; `element` makes elements of its tree, `data` its bytes."""

    def __init__(self, content: bytes = b"", **resources: Any) -> None:
        """``content`` is drawn with the font F (Windows' code page)."""
        self.pdf = pikepdf.new()
        self.pdf.add_blank_page(page_size=(200, 200))
        self.page = self.pdf.pages[0].obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        self.page.Resources = Dictionary(Font=Dictionary(F=self.pdf.make_indirect(font)), **resources)
        self.page.Contents = self.pdf.make_stream(content)
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.pdf.Root.Lang = pikepdf.String("en")

    def element(self, role: str, kids: Any = None, **entries: Any) -> Any:
        """An element of the tree; ``kids`` is its K."""
        held = Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), Pg=self.page, **entries)
        if kids is not None:
            held.K = Array(kids) if isinstance(kids, list) else kids
        return self.pdf.make_indirect(held)

    def data(self, *kids: Any, **entries: Any) -> bytes:
        """The bytes, with these elements at the top of the tree; ``entries`` join its root."""
        self.root.K = Array(kids)
        for key, value in entries.items():
            self.root[f"/{key}"] = value
        self.pdf.Root.StructTreeRoot = self.root
        held = io.BytesIO()
        self.pdf.save(held, static_id=True)
        return held.getvalue()


def shown(*texts: str) -> bytes:
    """Content whose texts bear the marked-content ids 0, 1 and so on."""
    marked = (f"/P <</MCID {n}>> BDC ({text}) Tj EMC".encode("cp1252") for n, text in enumerate(texts))
    return b"BT /F 9 Tf " + b" ".join(marked) + b" ET"


def prove_pdf(file: PdfFile | bytes, book: Book, standards: Sequence[str] = PDF_1) -> Iterator[Finding]:
    """Everything the built-in provers have against a PDF edition of the Book that claims some standards."""
    file = PdfFile.of(file)
    yield from prove_words(without_cover(speak_pdf(file)), book)
    yield from prove_structure(file, book, standards)
    yield from conformance(file.data, standards)

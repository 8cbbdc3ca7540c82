"""A PDF that is opened once and interpreted once, whatever is asked of it."""

from __future__ import annotations

import io
from functools import cached_property
from types import TracebackType
from typing import Any, Self

import pikepdf

from guidepress.prove.parsers.opened import Opened
from guidepress.prove.parsers.pdf.drawing.items import Drawing, Told
from guidepress.prove.parsers.pdf.drawing.kept import KeptPages
from guidepress.prove.parsers.pdf.drawing.pages import read_pages
from guidepress.prove.parsers.pdf.labels import page_labels
from guidepress.prove.parsers.pdf.marked_text import Texts, read_texts, texts_of
from guidepress.prove.parsers.pdf.tree import elements

MOST = 256 * 2**20
"""How much a stream may unpack to, in bytes: a picture of a whole page at 600 dpi is less; more is taken for a bomb."""
pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST, run_length_max_memory=MOST, dct_max_memory=MOST)


class PdfFile(Opened):
    """An open PDF: its objects, its structure tree, what its pages draw and tell.

    Bytes that are no PDF raise `pikepdf.PdfError`, and a PDF with a password `pikepdf.PasswordError`, when `pdf` is
    first asked for. ``drawn`` says that somebody will ask what is drawn: the texts then come from the same run. Pages
    that are ``kept`` are not run again. Used as a context, it is closed at the end.
    """

    def __init__(self, data: bytes, *, drawn: bool = True, kept: KeptPages | None = None) -> None:
        super().__init__(data)
        self.drawn = drawn
        self._kept = kept

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if "pdf" in self.__dict__:
            self.pdf.close()

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """Its objects, for reading."""
        return pikepdf.open(io.BytesIO(self.data))

    @cached_property
    def drawing(self) -> Drawing:
        """Its pages with everything that they draw, and the fonts in use."""
        return read_pages(self.pdf, self._kept)

    @cached_property
    def texts(self) -> Texts:
        """What its content streams say, by marked content."""
        return (
            texts_of(Told(page.told, page.meaningless) for page in self.drawing.pages)
            if self.drawn
            else read_texts(self.pdf)
        )

    @cached_property
    def structure(self) -> Any:
        """The root of the structure tree; ``None`` if it has none."""
        root = self.pdf.Root.get("/StructTreeRoot")
        return root if isinstance(root, pikepdf.Dictionary) else None

    @cached_property
    def elements(self) -> tuple[Any, ...]:
        """The structure elements in their order, each once; a dozen provers ask for all of them."""
        return tuple(elements(self.structure))

    @cached_property
    def labels(self) -> list[str]:
        """The label of each page; its number where it has none."""
        if self.drawn:
            return [page.label for page in self.drawing.pages]
        return page_labels(self.pdf)

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The index of each page, by its object."""
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

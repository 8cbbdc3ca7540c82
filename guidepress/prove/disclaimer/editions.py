"""The disclaimer read back from an edition, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from guidepress.model.book import Book
from guidepress.model.edition import EditionKind, Published
from guidepress.model.finding import Finding
from guidepress.model.place import Place


def prove_disclaimer_of(one: Published, book: Book, file: Any = None) -> Iterator[Finding]:
    """DIS110 to DIS117 for an edition; ``file`` is its `PdfFile`, `EpubFile` or `WebPage` where it is opened already.

    A cover has no disclaimer; a braille file holds no words that could be compared without translating them back.
    """
    match one.edition.kind:
        case EditionKind.PDF | EditionKind.PRINT:
            from guidepress.prove.disclaimer.pdf import prove_disclaimer_pdf

            outline = one.edition.kind is EditionKind.PDF
            yield from prove_disclaimer_pdf(file or one.data, book, Place(one.file), outline=outline)
        case EditionKind.EPUB:
            from guidepress.prove.disclaimer.epub import prove_disclaimer_epub

            yield from prove_disclaimer_epub(file or one.data, book)
        case EditionKind.WEB:
            from guidepress.prove.disclaimer.web import prove_disclaimer_web

            yield from prove_disclaimer_web(file or one.data, book)
        case EditionKind.COVER | EditionKind.BRAILLE:
            return
        case _:
            assert_never(one.edition.kind)

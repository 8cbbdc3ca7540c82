"""Bytes to findings: what the files themselves say. Nothing here imports the typesetter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.edition import EditionKind, Published
from guidepress.model.finding import Finding


def prove_published(one: Published, book: Book) -> Iterator[Finding]:
    """Everything the built-in provers have against an edition's bytes.

    Its file is opened here, and nowhere else: whatever the provers ask of it is read once.
    """
    match one.edition.kind:
        case EditionKind.PDF | EditionKind.PRINT | EditionKind.COVER:
            yield from _pdf(one, book)
        case EditionKind.EPUB:
            yield from _epub(one, book)
        case EditionKind.WEB:
            yield from _web(one, book)
        case EditionKind.BRAILLE:
            from guidepress.prove.braille.edition import prove_braille

            yield from prove_braille(one.data, book)
        case _:
            assert_never(one.edition.kind)


def _pdf(one: Published, book: Book) -> Iterator[Finding]:
    from guidepress.prove.disclaimer.editions import prove_disclaimer_of
    from guidepress.prove.likeness.editions import prove_likeness
    from guidepress.prove.parsers.pdf.file import PdfFile

    right = runs_right_to_left(book.settings.language)
    with PdfFile(one.data) as file:
        yield from prove_disclaimer_of(one, book, file)
        yield from prove_likeness(file, book, one.edition)
        if one.edition.kind is EditionKind.PDF:
            from guidepress.prove.legibility.editions import prove_reading
            from guidepress.prove.pdf import prove_pdf

            yield from prove_pdf(file, book, one.edition.standards)
            yield from prove_reading(file, one.edition.promises)
        elif one.edition.kind is EditionKind.PRINT:
            from guidepress.model.print_job.limits import interior_limits
            from guidepress.prove.preflight.interior_and_cover import preflight
            from guidepress.prove.speech.pdf import speak_pdf
            from guidepress.prove.transcript.every_word import prove_words

            yield from prove_words(speak_pdf(file), book)
            yield from preflight(file, interior_limits(book, one.pages or 0, bound_right=right), one.file)
        else:
            from guidepress.model.print_job.cover_sheet import cover_limits
            from guidepress.prove.preflight.interior_and_cover import preflight

            pages = one.extra.get("interior-pages")
            limits = cover_limits(book, pages if isinstance(pages, int) else 0, bound_right=right)
            yield from preflight(file, limits, one.file)


def _epub(one: Published, book: Book) -> Iterator[Finding]:
    from guidepress.prove.disclaimer.editions import prove_disclaimer_of
    from guidepress.prove.epub.edition import prove_epub
    from guidepress.prove.likeness.editions import prove_likeness
    from guidepress.prove.parsers.epub.container import EpubFile
    from guidepress.prove.speech.epub import speak_epub
    from guidepress.prove.transcript.every_word import prove_words, without_cover

    file = EpubFile(one.data)
    yield from prove_disclaimer_of(one, book, file)
    yield from prove_epub(file)
    yield from prove_likeness(file, book, one.edition)
    yield from prove_words(without_cover(speak_epub(file)), book)


def _web(one: Published, book: Book) -> Iterator[Finding]:
    from guidepress.prove.disclaimer.editions import prove_disclaimer_of
    from guidepress.prove.likeness.editions import prove_likeness
    from guidepress.prove.parsers.html import WebPage
    from guidepress.prove.transcript.web import prove_web_words
    from guidepress.prove.web import prove_web

    page = WebPage(one.data)
    yield from prove_disclaimer_of(one, book, page)
    yield from prove_web(page)
    yield from prove_likeness(page, book, one.edition)
    yield from prove_web_words(page, book)

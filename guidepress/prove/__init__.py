"""Bytes to findings: what the files themselves say. Nothing here imports the typesetter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.edition import EditionKind, Published
from guidepress.model.finding import Finding


def prove_published(one: Published, book: Book) -> Iterator[Finding]:
    """Everything the built-in provers have against an edition's bytes."""
    from guidepress.prove.disclaimer.editions import prove_disclaimer_of

    right = runs_right_to_left(book.settings.language)
    yield from prove_disclaimer_of(one, book)
    match one.edition.kind:
        case EditionKind.PDF:
            from guidepress.prove.legibility.editions import prove_reading
            from guidepress.prove.pdf import prove_pdf

            yield from prove_pdf(one.data, book, one.edition.standards)
            yield from prove_reading(one.data, one.edition.promises)
        case EditionKind.PRINT:
            from guidepress.model.print_job.limits import interior_limits
            from guidepress.prove.preflight.interior_and_cover import preflight
            from guidepress.prove.speech.pdf import speak_pdf
            from guidepress.prove.transcript.every_word import prove_disclaimer, prove_words

            said = speak_pdf(one.data)
            yield from prove_words(said, book)
            yield from prove_disclaimer(said, book)
            yield from preflight(one.data, interior_limits(book, one.pages or 0, bound_right=right), one.file)
        case EditionKind.COVER:
            from guidepress.model.print_job.cover_sheet import cover_limits
            from guidepress.prove.preflight.interior_and_cover import preflight

            pages = one.extra.get("interior-pages")
            yield from preflight(
                one.data, cover_limits(book, pages if isinstance(pages, int) else 0, bound_right=right), one.file
            )
        case EditionKind.EPUB:
            from guidepress.prove.epub.edition import prove_epub
            from guidepress.prove.speech.epub import speak_epub
            from guidepress.prove.transcript.every_word import prove_disclaimer, prove_words, without_cover

            yield from prove_epub(one.data)
            said = without_cover(speak_epub(one.data))
            yield from prove_words(said, book)
            yield from prove_disclaimer(said, book)
        case EditionKind.WEB:
            from guidepress.prove.transcript.web import prove_web_words
            from guidepress.prove.web import prove_web

            yield from prove_web(one.data)
            yield from prove_web_words(one.data, book)
        case EditionKind.BRAILLE:
            from guidepress.prove.braille.edition import prove_braille

            yield from prove_braille(one.data, book)
        case _:
            assert_never(one.edition.kind)

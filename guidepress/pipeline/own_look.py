"""What comes of a guide's own style sheets and cover, tried before anything is built: `check` says it."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EPUB, SCREEN, WEB, Edition, EditionKind
from guidepress.model.errors import FindingsError
from guidepress.model.excerpt import excerpt, sections_of
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of

BRD010 = rule_of("BRD010")
_FOLDER = "styles"
_TEMPLATE = f"{_FOLDER}/cover.svg"
_MOST = 5
_LETTERS = 160


def judged_look(book: Book) -> Iterator[Finding]:
    """BRD007 and BRD010: what the typesetter does not understand, and words and a cover that are out of sight.

    The web edition, the EPUB and the pages of a section are typeset for it, each only if the guide has a sheet of its
    own for it.
    """
    if book.look.sheets:
        from guidepress.typeset.looks import unknown_rules

        paged = [one for one in EDITIONS.values() if one.kind not in {EditionKind.WEB, EditionKind.EPUB}]
        unknown = list(
            unknown_rules(book, dict.fromkeys((*(name for one in paged for name in one.sheets), "booklet.css")))
        )
        yield from unknown or _untried(book)
        yield from _unseen(book, WEB)
        yield from _unseen(book, EPUB)
    for own in (_TEMPLATE, book.look.cover):
        if own in book.texts or own in book.assets:
            from guidepress.prove.likeness.epub import no_cover
            from guidepress.typeset.epub.cover import cover_picture

            if fault := no_cover(cover_picture(book)):
                yield BRD010.at(Place(own), fault)
            return


def _untried(book: Book) -> Iterator[Finding]:
    """BRD007 if the pages of the first section cannot be set with the sheets for pages.

    What a rule comes to is seen only then: a variable that leads to itself, a size that no number can hold.
    """
    from guidepress.typeset.looks import BRD007

    known = set(SCREEN.sheets)
    editions = [SCREEN, *(EDITIONS[name] for name in book.settings.editions if EDITIONS[name].page is not None)]
    for edition in editions:
        sheets = edition.sheets if edition is SCREEN else tuple(name for name in edition.sheets if name not in known)
        own = [name for name in (*sheets, *(("booklet.css",) if edition is SCREEN else ())) if name in book.look.sheets]
        if not own or not (sections := sections_of(book)):
            continue
        if fault := _tried(excerpt(book, sections[0]), edition):
            yield BRD007.at(Place(f"{_FOLDER}/{own[-1]}", 1), fault)
            return


def _tried(book: Book, edition: Edition) -> str:
    """What keeps the pages of a book from being set, in words, or nothing."""
    from guidepress.typeset.paged.layout import render_document

    try:
        render_document(book, edition)
    except (FindingsError, MemoryError):
        return ""  # which is told elsewhere
    except Exception as error:  # noqa: BLE001 - whatever a sheet made an engine stumble on, it is the sheet's
        told = " ".join(str(error).split()) or type(error).__name__
        return f"no pages can be set with it: {told[:_LETTERS]}"
    return ""


def _unseen(book: Book, edition: Edition) -> Iterator[Finding]:
    own = [name for name in edition.sheets if name in book.look.sheets]
    if not own:
        return
    from guidepress.typeset.editions import Press

    data = Press(book).typeset(edition).data
    faults = dict.fromkeys(_of_web(data) if edition is WEB else _of_epub(data))
    for fault in list(faults)[:_MOST]:
        yield BRD010.at(Place(f"{_FOLDER}/{own[-1]}"), fault)


def _of_web(data: bytes) -> Iterator[str]:
    from guidepress.prove.likeness.web import unseen
    from guidepress.prove.parsers.html import WebPage

    yield from unseen(WebPage(data))


def _of_epub(data: bytes) -> Iterator[str]:
    from guidepress.prove.disclaimer.epub import sheets_of
    from guidepress.prove.likeness.epub import unseen_on
    from guidepress.prove.parsers.epub.container import EpubFile

    epub = EpubFile(data)
    for page in epub.spine:
        yield from unseen_on(page, list(sheets_of(epub, page)))

"""What comes of a guide's own style sheets and cover, tried before anything is built: `check` says it."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EPUB, WEB, Edition, EditionKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of

BRD010 = rule_of("BRD010")
_FOLDER = "styles"
_TEMPLATE = f"{_FOLDER}/cover.svg"
_MOST = 5


def judged_look(book: Book) -> Iterator[Finding]:
    """BRD007 and BRD010: what the typesetter does not understand, and words and a cover that are out of sight.

    The web edition and the EPUB are typeset for it, each only if the guide has a sheet of its own for it.
    """
    if book.look.sheets:
        from guidepress.typeset.looks import unknown_rules

        paged = [one for one in EDITIONS.values() if one.kind not in {EditionKind.WEB, EditionKind.EPUB}]
        yield from unknown_rules(book, dict.fromkeys((*(name for one in paged for name in one.sheets), "booklet.css")))
        yield from _unseen(book, WEB)
        yield from _unseen(book, EPUB)
    for own in (_TEMPLATE, book.look.cover):
        if own in book.texts or own in book.assets:
            from guidepress.prove.likeness.epub import no_cover
            from guidepress.typeset.epub.cover import cover_picture

            if fault := no_cover(cover_picture(book)):
                yield BRD010.at(Place(own), fault)
            return


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

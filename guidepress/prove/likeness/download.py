"""Whether the download page leads where the guide does, and to its disclaimer, under its title."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.prove.likeness.expected import book_links
from guidepress.prove.likeness.markup import plain
from guidepress.prove.likeness.record import prove_page_record
from guidepress.prove.likeness.rules import WEB032, WEB036
from guidepress.prove.parsers.html import WebPage


def prove_offered(page: WebPage, beside: Collection[str], book: Book) -> Iterator[Finding]:
    """WEB032, WEB036 and WEB037; ``beside`` are the names of the files that lie there.

    Whether links to those files and their digests hold is asked elsewhere (PRV014).
    """
    links = [link.get("href") or "" for link in page.named("a")]
    known = {book.settings.licence.url, *(link.target for link in book_links(book)), f"mailto:{book.settings.contact}"}
    for href in links:
        if ":" in href.partition("/")[0] and href not in known:
            yield WEB032.at(page.place, f"'{href}' is no link of the guide")
    notice = book.of_kind(PartKind.DISCLAIMER)
    if notice is not None and "read.html" in beside and f"read.html#{notice.id}" not in links:
        yield WEB032.at(page.place, "no link leads to the disclaimer")
    yield from prove_page_record(page, book)
    if book.settings.title not in plain("".join(next(page.named("title"), page.root).itertext())):
        yield WEB036.at(page.place, "its title is not that of the guide")

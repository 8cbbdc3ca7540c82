"""Whether the download page offers the files that lie beside it: their names, their digests, the guide's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.prove.likeness.expected import book_links
from guidepress.prove.likeness.markup import plain
from guidepress.prove.likeness.rules import WEB032, WEB036
from guidepress.prove.parsers.html import WebPage

_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_BESIDE = frozenset({"manifest.json", "read.html", "index.html", "proof/report.html", "proof/report.json"})


def prove_offered(page: WebPage, digests: Mapping[str, str], book: Book) -> Iterator[Finding]:
    """WEB032 and WEB036; ``digests`` has the SHA-256 of each file that lies beside the page, measured, by its name."""
    texts = [text for element in page.elements for text in (element.text, element.tail) if text]
    shown = {digest for text in texts for digest in _DIGEST.findall(text)}
    for digest in sorted(shown - set(digests.values())):
        yield WEB036.at(page.place, f"{digest} is the SHA-256 of no file beside it")
    links = [link.get("href") or "" for link in page.named("a")]
    known = {book.settings.licence.url, *(link.target for link in book_links(book)), f"mailto:{book.settings.contact}"}
    for href in links:
        name = href.partition("#")[0]
        beside = name in digests or name in _BESIDE or name.startswith("proof/")
        if name and not beside and href not in known:
            yield WEB032.at(page.place, f"'{href}' is no file beside it, and no link of the guide")
    notice = book.of_kind(PartKind.DISCLAIMER)
    if notice is not None and "read.html" in digests and f"read.html#{notice.id}" not in links:
        yield WEB032.at(page.place, "no link leads to the disclaimer")
    if book.settings.title not in plain("".join(next(page.named("title"), page.root).itertext())):
        yield WEB036.at(page.place, "its title is not that of the guide")

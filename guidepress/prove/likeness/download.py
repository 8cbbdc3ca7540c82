"""Whether the download page leads where the guide does, and to its disclaimer, under its title."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.prove.likeness.expected import book_links
from guidepress.prove.likeness.markup import plain
from guidepress.prove.likeness.record import prove_page_record
from guidepress.prove.likeness.rules import WEB032, WEB036, WEB038
from guidepress.prove.parsers.html import WebPage

_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "html": frozenset({"lang", "dir"}),
    "bdi": frozenset({"dir", "lang"}),
    "code": frozenset({"dir"}),
    "a": frozenset({"id", "rel", "type", "href", "lang", "hreflang"}),
    "img": frozenset({"height", "width", "src", "alt"}),
    "time": frozenset({"datetime"}),
    "section": frozenset({"id", "aria-label", "tabindex", "role", "aria-labelledby"}),
    "article": frozenset({"id", "aria-labelledby"}),
    **dict.fromkeys(("h2", "h3"), frozenset({"id", "lang"})),
    **dict.fromkeys(("p", "li", "strong", "dt", "dd", "h1", "summary"), frozenset({"lang"})),
    **dict.fromkeys(
        ("body", "header", "main", "div", "details", "dl", "ul", "ol", "footer", "nav", "span"), frozenset()
    ),
}
"""The elements of the page's body, and the attributes of each beside its class."""
_CLASSES = frozenset(
    """
    about authors booklet button counted cover description edition editions facts masthead notice review skip subtitle
    summary sums trade unsure verify words
    """.split()
)


def _strange(page: WebPage) -> Iterator[str]:
    """The elements, attributes and classes that no download page of ours has, each once."""
    body = next(page.named("body"), page.root)
    inside = set(body.iter())
    for element in (one for one in page.elements if one in inside):
        name = element.tag
        if name not in _ATTRIBUTES:
            yield f"<{name[:40]}> is no element of it"
            continue
        known = {*_ATTRIBUTES[name], "class", "lang"} | ({"dir"} if "lang" in element.attrib else set())
        for key in sorted(set(map(str, element.attrib)) - known):
            yield f"<{name}> has {key[:40]}='{str(element.get(key))[:60]}'"
        for one in sorted(set((element.get("class") or "").split()) - _CLASSES):
            yield f"<{name}> is of the class '{one[:40]}'"


def prove_offered(page: WebPage, beside: Collection[str], book: Book) -> Iterator[Finding]:
    """WEB032, WEB036, WEB037, and WEB038 for what none of ours has.

    ``beside`` are the names of the files that lie there. Whether links to those files and their digests hold is asked
    elsewhere (PRV014).
    """
    links = [link.get("href") or "" for link in page.named("a")]
    known = {book.settings.licence.url, *(link.target for link in book_links(book)), f"mailto:{book.settings.contact}"}
    for href in links:
        if ":" in href.partition("/")[0] and href not in known:
            yield WEB032.at(page.place, f"'{href}' is no link of the guide")
    notice = book.of_kind(PartKind.DISCLAIMER)
    if notice is not None and "read.html" in beside and f"read.html#{notice.id}" not in links:
        yield WEB032.at(page.place, "no link leads to the disclaimer")
    for told in dict.fromkeys(_strange(page)):
        yield WEB038.at(page.place, told)
    yield from prove_page_record(page, book)
    if book.settings.title not in plain("".join(next(page.named("title"), page.root).itertext())):
        yield WEB036.at(page.place, "its title is not that of the guide")

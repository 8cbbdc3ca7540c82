"""Judge the bytes of an EPUB: what EPUBCheck and Ace do not see, and what must hold on a machine without them.

The place of a finding is a file inside the EPUB.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from guidepress.model.place import Place
from guidepress.prove.epub import rules
from guidepress.prove.epub.content_documents import prove_page
from guidepress.prove.epub.kindle import prove_kindle
from guidepress.prove.epub.package import prove_container, prove_metadata, prove_sheets
from guidepress.prove.epub.safety import prove_safety
from guidepress.prove.parsers.epub.container import OPS_TYPE, XHTML, EpubFile, PageFile, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from guidepress.model.finding import Finding

LANDMARK = "bodymatter"
"""The landmark that every guide has; the contents are one if they are a page of the text (no link may lead to a page
outside the spine, EPUB 3.3, 5.7), the bibliography where there is a bibliography."""


def prove_epub(file: EpubFile | bytes, *, house: bool = True) -> Iterator[Finding]:
    """Every finding on an EPUB (EPB001 to EPB060); an EPUB without any is what Guidepress promises.

    An EPUB that others made is held to EPUB 3.3 alone if ``house`` is false: house rules are no faults of theirs. Never
    raises for what is in it: bytes that are no EPUB give EPB001 and nothing else.
    """
    epub = EpubFile.of(file)
    if house:
        yield from _prove(epub)
        return
    for finding in _prove(epub, house=False):
        if finding.code in rules.OF_THE_STANDARD:
            yield finding


def _prove(epub: EpubFile, *, house: bool = True) -> Iterator[Finding]:
    try:
        epub.check()
    except UnreadableError as error:
        yield rules.EPB001.at(Place(error.file), str(error))
        return
    yield from prove_container(epub, house=house)
    yield from prove_metadata(epub)
    yield from prove_safety(epub)
    yield from prove_sheets(epub)
    for page in epub.pages:
        yield from prove_page(page)
    yield from _titles(epub)
    yield from _links(epub)
    yield from _contents(epub)
    yield from _landmarks(epub)
    yield from _disclaimer(epub)
    yield from _cover(epub)
    yield from _notes(epub)
    yield from _citations(epub)
    yield from _page_list(epub)
    yield from prove_kindle(epub)


def _titles(epub: EpubFile) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for page in epub.pages:
        title = " ".join((page.root.findtext(f"{XHTML}head/{XHTML}title") or "").split())
        if not title:
            yield rules.EPB011.at(Place(page.file), "the page has no title")
        elif title in seen:
            yield rules.EPB011.at(Place(page.file), f"its title '{title[:80]}' is also that of {seen[title]}")
        seen.setdefault(title, page.file)


def _links(epub: EpubFile) -> Iterator[Finding]:
    ids = epub.ids()
    for page in epub.pages:
        for element in page.root.iter(f"{XHTML}a", f"{XHTML}img", f"{XHTML}link"):
            address = element.get("src") if element.tag == f"{XHTML}img" else element.get("href")
            target = page.target(address.strip()) if address is not None else None
            if target is None:
                continue
            file, name = target
            if file not in epub.contents or (_is_id(name, file, ids) and name not in ids.get(file, set())):
                yield rules.EPB016.at(Place(page.file), f"'{address}' is not there")
        for attribute in ("aria-labelledby", "aria-describedby", "aria-details"):
            for element in page.root.iter():
                for name in element.get(attribute, "").split():
                    if name not in ids[page.file]:
                        yield rules.EPB016.at(Place(page.file), f"{attribute}='{name}' is not there")


def _is_id(name: str, file: str, ids: Mapping[str, set[str]]) -> bool:
    """Whether a fragment names an element of a page; others name a part of a picture, a view, a place (EPUB CFI)."""
    return bool(name) and (file in ids or not file.endswith(".svg")) and not re.search(r"[=()]", name)


def _nav_links(epub: EpubFile, kind: str) -> list[tuple[PageFile, str, str, str]]:
    """The links of a nav: the navigation document, the link's ``epub:type``, file and id."""
    page = epub.nav()
    if page is None:
        return []
    links = [link for nav in page.typed(kind) if nav.tag == f"{XHTML}nav" for link in nav.iter(f"{XHTML}a")]
    return [
        (page, link.get(OPS_TYPE, ""), *target)
        for link in links
        if (target := page.target(link.get("href", ""))) is not None
    ]


def _contents(epub: EpubFile) -> Iterator[Finding]:
    links = _nav_links(epub, "toc")
    if not links:
        yield rules.EPB030.at(Place(epub.package_file))
        return
    reached = {file for _, _, file, _ in links}
    for page in epub.spine:
        if _matter(page) in ("bodymatter", "backmatter") and page.file not in reached:
            yield rules.EPB032.at(Place(page.file))
    order = [page.file for page in epub.spine]
    places = [order.index(file) for _, _, file, _ in links if file in order]
    if places != sorted(places):
        yield rules.EPB032.at(Place(links[0][0].file), "the contents are not in the order of the text")


def _matter(page: PageFile) -> str:
    body = page.root.find(f"{XHTML}body")
    kinds = body.get(OPS_TYPE, "").split() if body is not None else []
    return next((kind for kind in kinds if kind in ("frontmatter", "bodymatter", "backmatter")), "")


def _first_of_body(epub: EpubFile) -> int | None:
    return next((place for place, page in enumerate(epub.spine) if _matter(page) == "bodymatter"), None)


def _landmarks(epub: EpubFile) -> Iterator[Finding]:
    nav = epub.nav()
    here = Place(nav.file if nav else epub.package_file)
    landmarks = {kind: file for _, kinds, file, _ in _nav_links(epub, "landmarks") for kind in kinds.split()}
    sources = any(True for page in epub.spine for _ in page.of_role("doc-bibliography"))
    wanted = (("toc", nav in epub.spine), (LANDMARK, True), ("bibliography", sources))
    for kind in (kind for kind, is_due in wanted if is_due):
        if kind not in landmarks:
            yield rules.EPB031.at(here, f"there is no landmark '{kind}'")
    first = _first_of_body(epub)
    if first is not None and landmarks.get("bodymatter", epub.spine[first].file) != epub.spine[first].file:
        yield rules.EPB031.at(
            here, f"the landmark 'bodymatter' leads to {landmarks['bodymatter']}, not to the first page"
        )


def _disclaimer(epub: EpubFile) -> Iterator[Finding]:
    """A notice with words, shown to whoever turns the pages, in front of the first page of the body."""
    first = _first_of_body(epub)
    if first is None:
        yield rules.EPB033.at(Place(epub.package_file), "no page is marked as bodymatter")
        return
    for page in epub.spine[:first]:
        for notice in page.of_role("doc-notice"):
            hidden = any(
                step.get("hidden") is not None or step.get("aria-hidden") == "true"
                for step in (notice, *notice.iterancestors())
            )
            paragraphs = ["".join(text.itertext()).strip() for text in notice.iter(f"{XHTML}p", f"{XHTML}li")]
            if page.linear and not hidden and any(paragraphs):
                return
    yield rules.EPB033.at(Place(epub.spine[first].file), "no disclaimer (role doc-notice) stands before the text")


def _cover(epub: EpubFile) -> Iterator[Finding]:
    covers = [item.file for item in epub.items if "cover-image" in item.properties]
    if len(covers) != 1:
        yield rules.EPB034.at(Place(epub.package_file), f"{len(covers)} items of the manifest are the cover image")
        return
    for page in epub.spine:
        for image in page.elements("img"):
            shown = (page.target(image.get("src", "")) or ("", ""))[0] == covers[0] or image.get("role") == "doc-cover"
            if shown and (image.get("alt") or "").strip():
                return
    yield rules.EPB034.at(Place(covers[0]), "no page shows the cover with a description")


def _notes(epub: EpubFile) -> Iterator[Finding]:
    """Each call leads to a note that leads back to it; each note is called (DPUB-ARIA 1.1, doc-noteref)."""
    called: set[tuple[str, str]] = set()
    notes = {
        (page.file, note.get("id", "")): {page.target(link.get("href", "")) for link in _back(note)}
        for page in epub.pages
        for note in page.of_role("doc-footnote")
    }
    for page in epub.pages:
        for call in page.of_role("doc-noteref"):
            target = page.target(call.get("href", ""))
            here = (page.file, call.get("id", ""))
            if target is None or target not in notes:
                yield rules.EPB035.at(Place(page.file), f"the call {call.get('href')} leads to no note")
            elif here not in notes[target]:
                yield rules.EPB035.at(Place(page.file), f"the note {call.get('href')} does not lead back to its call")
            called.add(target or ("", ""))
    for file, name in sorted(notes.keys() - called):
        yield rules.EPB035.at(Place(file), f"the note '{name}' is not called")


def _back(element: etree._Element) -> Iterator[etree._Element]:
    """The links by which a note or a source leads back."""
    return (link for link in element.iter(f"{XHTML}a") if link.get("role") == "doc-backlink")


def _citations(epub: EpubFile) -> Iterator[Finding]:
    """Each citation leads to an entry of the bibliography, which leads back to the first such citation of that page."""
    entries = {
        (page.file, entry.get("id", "")): {page.target(link.get("href", "")) for link in _back(entry)}
        for page in epub.pages
        for section in page.of_role("doc-bibliography")
        for entry in section.iter(f"{XHTML}li")
        if entry.get("id")
    }
    shared = Counter(place for places in entries.values() for place in places)
    for page in epub.pages:
        met = set()
        within: set[tuple[str, str]] = set()  # sources in the middle of a range have no link of their own: 1–4
        for citation in page.of_role("doc-biblioref"):
            target = page.target(citation.get("href", ""))
            is_first = target not in met
            met.add(target)
            if target is None or target not in entries:
                yield rules.EPB036.at(Place(page.file), f"the citation {citation.get('href')} leads to no source")
            elif is_first and not ({(page.file, citation.get("id", ""))} | within) & entries[target]:
                message = f"the source {citation.get('href')} does not lead back to the citation '{citation.get('id')}'"
                yield rules.EPB036.at(Place(page.file), message)
            places = {(page.file, one.get("id", "")) for one in citation.iter(f"{XHTML}span") if one.get("id")}
            within |= {place for place in places if shared[place] == 1}  # each is the place of one source


def _page_list(epub: EpubFile) -> Iterator[Finding]:
    """Every marker is listed and every entry leads to a marker; folios are unique and in the order of the text."""
    listed = [(file, name) for _, _, file, name in _nav_links(epub, "page-list")]
    marks = [(page.file, mark) for page in epub.pages for mark in page.typed("pagebreak")]
    places = [(file, mark.get("id", "")) for file, mark in marks]
    for file, name in sorted(set(places) - set(listed)):
        yield rules.EPB037.at(Place(file), f"the page break '{name}' is not in the page list")
    for file, name in sorted(set(listed) - set(places)):
        yield rules.EPB038.at(Place(file), f"the page list leads to '{name}', which is no page break")
    labels = [mark.get("aria-label", "") for _, mark in marks]
    texts = _page_labels(epub)
    if not all(labels) or len(set(labels)) != len(labels):
        yield rules.EPB038.at(Place(epub.package_file), "two page breaks have the same folio, or one has none")
    elif set(places) == set(listed) and (places != listed or labels != texts):
        yield rules.EPB038.at(Place(epub.package_file), "the page list is not in the order of the page breaks")
    if bool(marks) != bool(epub.meta("pageBreakSource")):
        yield rules.EPB038.at(Place(epub.package_file), "page breaks and pageBreakSource go together")


def _page_labels(epub: EpubFile) -> list[str]:
    page = epub.nav()
    navs = page.typed("page-list") if page is not None else ()
    return ["".join(link.itertext()) for nav in navs for link in nav.iter(f"{XHTML}a")]

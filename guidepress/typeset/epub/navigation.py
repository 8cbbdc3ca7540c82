"""The cover page and the navigation document (EPUB 3.3, 7): the Book's own contents, then the landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from guidepress.languages.direction import direction_of
from guidepress.languages.groups import BookWords
from guidepress.languages.registry import language_for, mark
from guidepress.model.book import Book, Matter, Part, PartKind
from guidepress.model.xhtml import fold
from guidepress.typeset.epub.content_documents import Page, new_page, settle
from guidepress.typeset.epub.page_list import Marks, mark_pages, page_list
from guidepress.typeset.epub.places import COVER_FILE, COVER_IMAGE, COVER_PAGE, EPUB_TYPE, NAV_FILE, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENTS_LEVELS = 2
"""How deep a table of contents goes that the Book does not hold itself."""

LANDMARK_KINDS = (
    (PartKind.DISCLAIMER, "notice"),
    (PartKind.GLOSSARY, "glossary"),
    (PartKind.REFERENCES, "bibliography"),
)


def cover_text(book: Book) -> str:
    """What the cover says, for those who do not see it: "Cover of TITLE: …" with every word on it."""
    settings = book.settings
    told = language_for(settings.language).book
    names = told.byline.comma.join(person.name for person in settings.authors)
    version = f"{settings.version}, {settings.date.year}"
    words = [words.rstrip(".") for words in (settings.subtitle, names, settings.publisher, version) if words]
    said = [piece for number, piece in enumerate(words) if piece not in words[:number]]
    opening = told.cover.format(title=settings.title)
    return fold(f"{opening}{told.colon} {'. '.join(said)}.")


def cover_page(book: Book, places: Places) -> Page:
    """The page that shows the cover; its heading is the picture's alternative text, so nothing is said twice."""
    section = etree.Element("section", {"class": "cover", "aria-labelledby": "cover-title"})
    heading = etree.SubElement(section, "h1", {"id": "cover-title"})
    language = language_for(book.settings.language)
    image = {"src": COVER_IMAGE, "alt": cover_text(book), "role": "doc-cover"}
    mark(etree.SubElement(heading, "img", image), language.book, language)
    title = language.book.cover.format(title=book.settings.running_title)
    root = new_page(book, title, "frontmatter", [section])
    settle(root, places, COVER_FILE)
    return Page(COVER_PAGE, COVER_FILE, title, root)


def navigation_page(book: Book, places: Places, title: str, marks: Marks | None = None) -> Page:
    """The navigation document: the part that the Book calls contents, or a list of its headings if there is none."""
    part, words = book.of_kind(PartKind.CONTENTS), language_for(book.settings.language)
    toc = _book_contents(part, book, marks) if part else _own_contents(book)
    navs = [_landmarks(book, places, toc.get("id", ""))]
    if marks:
        navs.append(mark(page_list(places, marks, words.book.page_list), words.book, words))
    markers = toc.findall("span")  # in front of the list, which may hold nothing but its heading and items
    root = new_page(book, title, "frontmatter", [*markers, toc, *navs])
    settle(root, places, NAV_FILE)
    return Page("page-nav", NAV_FILE, title, root, part)


def _book_contents(part: Part, book: Book, marks: Marks | None) -> etree._Element:
    toc = part.tree_copy()
    if marks:
        mark_pages(toc, part.id, marks)
    _deepen(toc, book)
    etree.strip_tags(toc, "nav")
    for element in toc.iter():
        element.attrib.pop("data-at", None)
    toc.tag = "nav"
    toc.set("role", "doc-toc")
    return toc


def _deepen(toc: etree._Element, book: Book) -> None:
    """Give contents of parts alone the headings below them, for reading systems only (EPUB 3.3, 7.4.3: ``hidden``)."""
    for item in list(toc.iter("li")):
        link = item.find("a")
        section = next((part for part in book.parts if link is not None and link.get("href") == f"#{part.id}"), None)
        if section is None or section.kind is not PartKind.SECTION or item.find("ol") is not None:
            continue
        below = [heading for heading in section.headings() if heading.level == CONTENTS_LEVELS]
        if not below:
            continue
        inner = etree.SubElement(item, "ol", {"hidden": ""})
        for heading in below:
            etree.SubElement(etree.SubElement(inner, "li"), "a", {"href": f"#{heading.id}"}).text = heading.text


def _own_contents(book: Book) -> etree._Element:
    toc = etree.Element("nav", {"id": "contents", "role": "doc-toc", "aria-labelledby": "contents-title"})
    language = language_for(book.settings.language)
    mark(etree.SubElement(toc, "h1", {"id": "contents-title"}), language.book, language).text = language.book.contents
    outer = etree.SubElement(toc, "ol", {"class": "toc"})
    for part in book.parts:
        if part.kind in (PartKind.HALF_TITLE, PartKind.TITLE_PAGE):
            continue
        headings = [heading for heading in part.headings() if heading.level <= CONTENTS_LEVELS]
        item, inner = outer, None
        for heading in headings:
            if heading.level == 1:
                item = etree.SubElement(outer, "li")
                etree.SubElement(item, "a", {"href": f"#{heading.id}"}).text = heading.text
                continue
            inner = etree.SubElement(item, "ol") if inner is None else inner
            etree.SubElement(etree.SubElement(inner, "li"), "a", {"href": f"#{heading.id}"}).text = heading.text
    return toc


def _landmarks(book: Book, places: Places, toc: str) -> etree._Element:
    """The places a reading system offers to jump to (EPUB 3.3, 7.4.4.3); hidden, for they repeat the contents."""
    language = language_for(book.settings.language)
    nav = etree.Element("nav", {EPUB_TYPE: "landmarks", "aria-label": language.book.landmarks, "hidden": ""})
    mark(nav, language.book, language)
    items = etree.SubElement(nav, "ol")
    for kind, href, text, ours in _landmark_list(book, places, toc, language.book):
        link = etree.SubElement(etree.SubElement(items, "li"), "a", {EPUB_TYPE: kind, "href": href})
        link.text = text
        if not ours and nav.get("lang"):
            link.attrib.update({"lang": book.settings.language, "dir": direction_of(book.settings.language)})
    return nav


def _landmark_list(book: Book, places: Places, toc: str, words: BookWords) -> Iterator[tuple[str, str, str, bool]]:
    """Type, address and text of each landmark, and whether the text is in our words."""
    yield "cover", COVER_FILE, words.cover.format(title=book.settings.running_title), True
    if contents := book.of_kind(PartKind.CONTENTS):
        yield "toc", f"#{toc}", contents.title, True
    if body := book.of_matter(Matter.BODY):
        yield "bodymatter", places.link(body[0].id, NAV_FILE), words.start_of_text, True
    for part_kind, landmark in LANDMARK_KINDS:
        if part := book.of_kind(part_kind):
            yield landmark, places.link(part.id, NAV_FILE), part.title, part_kind is PartKind.REFERENCES

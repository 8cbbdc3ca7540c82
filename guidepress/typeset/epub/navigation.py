"""The cover page and the navigation document (EPUB 3.3, 7): the Book's own contents, then the landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from guidepress.model.book import Book, Matter, Part, PartKind
from guidepress.model.xhtml import fold
from guidepress.typeset.epub.content_documents import Page, new_page, settle
from guidepress.typeset.epub.page_list import Marks, mark_pages, page_list
from guidepress.typeset.epub.places import COVER_FILE, COVER_IMAGE, EPUB_TYPE, NAV_FILE, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = {
    "cover": "Cover of {title}",
    "landmarks": "Landmarks",
    "start-of-text": "Start of text",
    "contents": "Contents",
    "page-list": "Pages of the print edition",
}
"""What the tool says where ``Book.labels`` has no words for it."""

CONTENTS_LEVELS = 2
"""How deep a table of contents goes that the Book does not hold itself."""

LANDMARK_KINDS = (
    (PartKind.DISCLAIMER, "notice"),
    (PartKind.GLOSSARY, "glossary"),
    (PartKind.REFERENCES, "bibliography"),
)


def word(book: Book, key: str) -> str:
    """A word of the tool in the language of the guide."""
    return book.labels.get(key) or WORDS[key]


def cover_text(book: Book) -> str:
    """What the cover says, for those who do not see it: "Cover of TITLE: …" with every word on it."""
    settings = book.settings
    names = ", ".join(person.name for person in settings.authors)
    version = f"{settings.version}, {settings.date.year}"
    words = [words.rstrip(".") for words in (settings.subtitle, names, settings.publisher, version) if words]
    said = [piece for number, piece in enumerate(words) if piece not in words[:number]]
    return fold(f"{word(book, 'cover').format(title=settings.title)}: {'. '.join(said)}.")


def cover_page(book: Book, places: Places) -> Page:
    """The page that shows the cover; its heading is the picture's alternative text, so nothing is said twice."""
    section = etree.Element("section", {"class": "cover", "aria-labelledby": "cover-title"})
    heading = etree.SubElement(section, "h1", {"id": "cover-title"})
    image = {"src": COVER_IMAGE, "alt": cover_text(book), "role": "doc-cover"}
    etree.SubElement(heading, "img", image)
    title = word(book, "cover").format(title=book.settings.running_title)
    root = new_page(book, title, "frontmatter", [section])
    settle(root, places, COVER_FILE)
    return Page("page-cover", COVER_FILE, title, root)


def navigation_page(book: Book, places: Places, title: str, marks: Marks | None = None) -> Page:
    """The navigation document: the part that the Book calls contents, or a list of its headings if there is none."""
    part = book.of_kind(PartKind.CONTENTS)
    toc = _book_contents(part, marks) if part else _own_contents(book)
    navs = [_landmarks(book, places, toc.get("id", ""))]
    if marks:
        navs.append(page_list(places, marks, word(book, "page-list")))
    markers = toc.findall("span")  # in front of the list, which may hold nothing but its heading and items
    root = new_page(book, title, "frontmatter", [*markers, toc, *navs])
    settle(root, places, NAV_FILE)
    return Page("page-nav", NAV_FILE, title, root, part)


def _book_contents(part: Part, marks: Marks | None) -> etree._Element:
    toc = part.tree_copy()
    if marks:
        mark_pages(toc, part.id, marks)
    etree.strip_tags(toc, "nav")
    for element in toc.iter():
        element.attrib.pop("data-at", None)
    toc.tag = "nav"
    toc.set("role", "doc-toc")
    return toc


def _own_contents(book: Book) -> etree._Element:
    toc = etree.Element("nav", {"id": "contents", "role": "doc-toc", "aria-labelledby": "contents-title"})
    etree.SubElement(toc, "h1", {"id": "contents-title"}).text = word(book, "contents")
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
    nav = etree.Element("nav", {EPUB_TYPE: "landmarks", "aria-label": word(book, "landmarks"), "hidden": ""})
    items = etree.SubElement(nav, "ol")
    for kind, href, text in _landmark_list(book, places, toc):
        link = etree.SubElement(etree.SubElement(items, "li"), "a", {EPUB_TYPE: kind, "href": href})
        link.text = text
    return nav


def _landmark_list(book: Book, places: Places, toc: str) -> Iterator[tuple[str, str, str]]:
    yield "cover", COVER_FILE, word(book, "cover").format(title=book.settings.running_title)
    if contents := book.of_kind(PartKind.CONTENTS):
        yield "toc", f"#{toc}", contents.title
    if body := book.of_matter(Matter.BODY):
        yield "bodymatter", places.link(body[0].id, NAV_FILE), word(book, "start-of-text")
    for part_kind, landmark in LANDMARK_KINDS:
        if part := book.of_kind(part_kind):
            yield landmark, places.link(part.id, NAV_FILE), part.title

"""The EPUB edition, read back from its bytes: container, pages, navigation, cover."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import replace
from urllib.parse import unquote

import pytest
from PIL import Image

from guidepress.model.book import Book, Matter, PartKind
from guidepress.model.edition import EPUB
from guidepress.model.errors import InternalError, OutsideToolError
from guidepress.model.xhtml import flat_text
from guidepress.read.direction import set_direction
from guidepress.typeset.epub import package as epub_package
from guidepress.typeset.epub.content_documents import TYPES_OF_ROLES
from guidepress.typeset.epub.edition import bind_epub
from tests.support.editions import Editions
from tests.support.opened_epub import LANG, OPF, TYPE, XHTML, Epub, bound, plain, said


@pytest.fixture
def epub(fieldbook_editions: Editions) -> Epub:
    """The EPUB of the unlike guide, without a page list."""
    return fieldbook_editions.epub_without_pages


def test_pages_say_what_the_book_says_in_its_order(fieldbook: Book, epub: Epub) -> None:
    """After the cover, the spine's pages are the parts: same order, same words, each once."""
    assert [said(epub.page(file)) for file in epub.spine()[1:]] == list(fieldbook.text())
    assert epub.published.words == sum(len(text.split()) for text in fieldbook.text())


def test_two_builds_are_the_same_bytes(fieldbook: Book, epub: Epub) -> None:
    """Binding again gives the same bytes: no clock, no random identifier, no order of a set."""
    assert bind_epub(fieldbook, EPUB).data == epub.published.data


def test_container_begins_with_its_media_type(epub: Epub) -> None:
    """EPUB 3.3, 4.2.6.2: mimetype first, stored, no extra field; all else sorted and of one date."""
    entries = epub.archive.infolist()
    assert entries[0].filename == "mimetype"
    assert entries[0].compress_type == zipfile.ZIP_STORED
    assert entries[0].extra == b""
    assert epub.archive.read("mimetype") == b"application/epub+zip"
    names = [entry.filename for entry in entries[1:]]
    assert names == sorted(names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if name.endswith((".ncx", ".js", ".ttf", ".otf"))]


def test_every_page_has_language_title_and_one_heading(fieldbook: Book, epub: Epub) -> None:
    """WCAG 2.2, 2.4.2 and 3.1.1: lang and xml:lang on html, a title of its own, one h1."""
    titles = []
    for file, page in epub.pages().items():
        assert page.get("lang") == page.get(LANG) == fieldbook.settings.language, file
        assert len(list(page.iter(f"{XHTML}h1"))) == 1, file
        titles.append(page.findtext(f"{XHTML}head/{XHTML}title"))
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert epub.package.get(LANG) == fieldbook.settings.language


def test_every_link_and_image_leads_somewhere(epub: Epub) -> None:
    """A link inside the EPUB names a file that is there and an id that is in it; an image is there."""
    pages = epub.pages()
    ids = {file: set(page.xpath("//@id")) for file, page in pages.items()}
    inner = 0
    for file, page in pages.items():
        for link in page.iter(f"{XHTML}a"):
            path, _, name = link.get("href", "").partition("#")
            if ":" in path:
                continue
            inner += 1
            assert not name or unquote(name) in ids[path or file], (file, link.get("href"))
        for image in page.iter(f"{XHTML}img"):
            assert posixpath.join("EPUB", image.get("src", "")) in epub.archive.namelist()
    assert inner > 100


def test_roles_bring_their_types(epub: Epub) -> None:
    """Every DPUB-ARIA role with a living epub:type has it; biblioentry, deprecated, is nowhere."""
    found = set()
    for page in epub.pages().values():
        for element in page.iter(f"{XHTML}*"):
            role = element.get("role", "")
            if role in TYPES_OF_ROLES:
                assert TYPES_OF_ROLES[role] in element.get(TYPE, "").split()
            found.update(element.get(TYPE, "").split())
    assert {"titlepage", "halftitlepage", "copyright-page", "notice", "toc", "chapter", "noteref", "footnote"} <= found
    assert {"bibliography", "biblioref", "glossary", "colophon", "cover", "landmarks"} <= found
    assert not found & {"biblioentry", "endnote", "rearnote", "note", "warning"}


def test_bodies_say_their_matter(fieldbook: Book, epub: Epub) -> None:
    """The body of each page says front, body or back matter."""
    kinds = [next(page.iter(f"{XHTML}body")).get(TYPE) for page in epub.pages().values()]
    assert kinds == ["frontmatter", *(f"{part.matter.value}matter" for part in fieldbook.parts)]


def test_contents_part_is_the_navigation_document(fieldbook: Book, epub: Epub) -> None:
    """nav.xhtml stands in the spine where the contents part stands, and its toc is that part's list."""
    position = [part.kind for part in fieldbook.parts].index(PartKind.CONTENTS)
    assert epub.spine()[1 + position] == "nav.xhtml"
    item = next(item for item in epub.package.iter(f"{OPF}item") if item.get("href") == "nav.xhtml")
    assert item.get("properties") == "nav"
    toc = next(nav for nav in epub.page("nav.xhtml").iter(f"{XHTML}nav") if nav.get(TYPE) == "toc")
    assert toc.get("role") == "doc-toc"
    assert toc.get("hidden") is None
    assert flat_text(plain(toc)) == flat_text(fieldbook.parts[position].tree)
    below = [link.get("href", "") for link in toc.findall(f".//{XHTML}ol[@hidden]//{XHTML}a")]
    headings = [heading.id for part in fieldbook.of_matter(Matter.BODY) for heading in part.headings()]
    assert below, "what the contents leave out is there for reading systems"
    assert {href.partition("#")[2] for href in below} <= set(headings)


def test_landmarks_name_the_places_readers_jump_to(fieldbook: Book, epub: Epub) -> None:
    """Cover, contents, start of the text, disclaimer, glossary, bibliography; bodymatter is the first section."""
    nav = next(nav for nav in epub.page("nav.xhtml").iter(f"{XHTML}nav") if nav.get(TYPE) == "landmarks")
    links = {link.get(TYPE): link.get("href", "") for link in nav.iter(f"{XHTML}a")}
    assert list(links) == ["cover", "toc", "bodymatter", "notice", "glossary", "bibliography"]
    first = fieldbook.of_matter(Matter.BODY)[0]
    assert links["bodymatter"].endswith(f"#{first.id}")
    assert nav.get("hidden") is not None


def test_a_book_without_contents_still_has_a_navigation_document(fieldbook: Book) -> None:
    """EPUB 3.3, 7.2: there is always a nav; one of our own lists the headings and is not a page of the text."""
    parts = tuple(part for part in fieldbook.parts if part.kind is not PartKind.CONTENTS)
    made = bound(replace(fieldbook, parts=parts))
    assert "nav.xhtml" not in made.spine()
    toc = next(nav for nav in made.page("nav.xhtml").iter(f"{XHTML}nav") if nav.get(TYPE) == "toc")
    texts = [link.text for link in toc.iter(f"{XHTML}a")]
    assert [part.headings()[0].text for part in parts if part.matter is Matter.BODY] == [
        text for text in texts if text in {part.headings()[0].text for part in parts if part.matter is Matter.BODY}
    ]


def test_cover_is_a_picture_with_words(fieldbook: Book, epub: Epub) -> None:
    """The cover is the manifest's cover-image, the first page shows it, and its alternative says every word on it."""
    item = next(item for item in epub.package.iter(f"{OPF}item") if item.get("properties") == "cover-image")
    image = next(epub.page(epub.spine()[0]).iter(f"{XHTML}img"))
    assert (image.get("src"), item.get("href")) == ("images/cover.svg", "images/cover.png")
    assert image.get("role") == "doc-cover"
    data = epub.archive.read("EPUB/images/cover.png")
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1600, 2560))
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 16, "the cover is blank"
    assert len(data) < 500_000
    alt = image.get("alt", "")
    assert alt.startswith(f"Cover of {fieldbook.settings.title}: ")
    assert all(person.name in alt for person in fieldbook.settings.authors)
    assert fieldbook.settings.publisher in alt
    assert fieldbook.settings.version in alt


def test_nothing_private_active_or_remote_is_in_a_page(epub: Epub) -> None:
    """No data-at, no script, no style or image from elsewhere."""
    for name in epub.archive.namelist():
        if name.endswith(".xhtml"):
            text = epub.archive.read(name).decode()
            assert "data-at" not in text
            assert "<script" not in text
            assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', text)


def test_math_is_marked_in_the_manifest(epub: Epub) -> None:
    """EPUB 3.3, D.6.2: the property mathml stands exactly where a page holds MathML."""
    for item in epub.package.iter(f"{OPF}item"):
        if item.get("media-type") == "application/xhtml+xml":
            holds = b"http://www.w3.org/1998/Math/MathML" in epub.archive.read(f"EPUB/{item.get('href')}")
            assert holds == ("mathml" in item.get("properties", "").split()), item.get("href")


def test_a_right_to_left_guide_turns_its_pages_that_way(fieldbook: Book) -> None:
    """Hebrew: html, package and spine say so; code keeps its own direction."""
    settings = fieldbook.settings.model_copy(update={"language": "he"})
    parts = tuple(replace(part, tree=part.tree_copy()) for part in fieldbook.parts)
    for part in parts:
        set_direction(part.tree, "he")
    made = bound(replace(fieldbook, settings=settings, parts=parts))
    assert made.package.get("dir") == "rtl"
    assert next(made.package.iter(f"{OPF}spine")).get("page-progression-direction") == "rtl"
    for page in made.pages().values():
        assert page.get("dir") == "rtl"
        assert all(code.get("dir") == "ltr" for code in page.iter(f"{XHTML}pre"))


def test_an_entry_is_never_overwritten() -> None:
    """Two files of one name would lose the first."""
    entries = epub_package.Entries()
    entries.writestr("a", "1")
    with pytest.raises(InternalError):
        entries.writestr("a", "2")


def test_a_missing_sheet_is_named(fieldbook: Book) -> None:
    """A style sheet that cannot be read stops the edition with its name."""
    with pytest.raises(OutsideToolError, match=r"absent\.css"):
        bind_epub(fieldbook, replace(EPUB, sheets=("absent.css",)))


def test_the_first_guide_is_bound(guide: Book, guide_editions: Editions) -> None:
    """manuscript/: all words, nothing that speaks against a claim, the disclaimer before the first section."""
    made = guide_editions.epub_without_pages
    assert [said(made.page(file)) for file in made.spine()[1:]] == list(guide.text())
    assert made.published.extra["accessibilityShortcomings"] == []
    assert made.meta("dcterms:conformsTo") == [], "nobody has judged it yet"
    first = guide.of_matter(Matter.BODY)[0]
    disclaimer = guide.of_kind(PartKind.DISCLAIMER)
    assert disclaimer is not None
    assert guide.parts.index(disclaimer) < guide.parts.index(first)


def test_the_cover_is_named_once_for_calibre(epub: Epub) -> None:
    """A guide of one entry: the page of the cover, which calibre would show a second time."""
    references = epub.package.findall(f"{OPF}guide/{OPF}reference")
    assert [(one.get("type"), one.get("href")) for one in references] == [("cover", "cover.xhtml")]

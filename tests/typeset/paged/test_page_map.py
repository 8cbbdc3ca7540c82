"""The page map and the page list: the EPUB's markers against the words of the PDF's own bytes."""

from __future__ import annotations

import io
import pickle
import re
import zipfile
from dataclasses import dataclass, replace

import pytest
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.edition import EPUB, SCREEN
from guidepress.model.errors import InternalError
from guidepress.model.speech import Said
from guidepress.model.xhtml import BLOCKS
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.speech.epub import speak_epub
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.speech.words import normal, said_words
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.epub.page_list import Marks, mark_pages, marker_ids
from guidepress.typeset.paged.page_map import PageMap, PageStart, Position, page_map
from tests.support.editions import Editions

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True)
class Both:
    """A Book as PDF and as EPUB with the page list of that PDF."""

    book: Book
    pages: PageMap
    pdf: bytes
    labels: list[str]
    epub: bytes
    plain_epub: bytes


@pytest.fixture
def both(editions: Editions) -> Both:
    """Each of the guides."""
    pdf = editions.proof().pictures
    labels = [str(pdf.get_page_label(number)) for number in range(len(pdf))]
    epub, plain = editions.epub.published.data, editions.epub_without_pages.published.data
    return Both(editions.book, editions.pages, editions.of(SCREEN).data, labels, epub, plain)


def shown_pages(data: bytes, labels: list[str]) -> dict[str, list[str]]:
    """The words of each page of a PDF, by its folio, as its structure tree says them.

    A word that is parted by the turn of a page is on the page where it begins. A figure before which text has moved up
    is on the page of that text, behind which it is not told.
    """
    pages: dict[str, list[str]] = {}
    last = len(labels)
    for word in reversed(list(said_words(_in_line(speak_pdf(data))))):
        last = min(last, labels.index(word.folio))
        pages.setdefault(labels[last], []).insert(0, word.text)
    return pages


def _in_line(said: Said) -> Said:
    """Without what is compared elsewhere: notes stand at the foot of a page, pictures and formulas say alternatives."""
    kids = [Said("text", " ") if kid.kind in {"note", "formula"} else _in_line(kid) for kid in said.kids]
    return replace(said, text="" if said.kind == "figure" else said.text, kids=kids)


def said_between_markers(data: bytes) -> dict[str, list[str]]:
    """The words of an EPUB between one page marker and the next, in reading order, notes and pictures left out."""
    found: dict[str, list[str]] = {"": []}

    def walk(element: etree._Element) -> None:
        if element.get("role") == "doc-pagebreak":
            found[element.get("aria-label", "")] = []
            return
        name = etree.QName(element).localname
        left_out = element.get("role") == "doc-footnote" or element.get("hidden") is not None or name in {"math", "img"}
        edge = " " if name in BLOCKS or left_out else ""
        pieces().append(edge)
        if not left_out:
            pieces().append(element.text or "")
            for child in element:
                walk(child)
                pieces().append(child.tail or "")
        pieces().append(edge)

    def pieces() -> list[str]:
        return found[next(reversed(found))]

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
        files = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        for itemref in package.iter("{*}itemref"):
            root = etree.fromstring(archive.read(f"EPUB/{files[itemref.get('idref')]}"))
            walk(next(root.iter(f"{XHTML}body")))
    return {label: normal("".join(text)).split() for label, text in found.items()}


def test_every_page_has_in_the_epub_its_own_words_and_no_others(both: Both) -> None:
    """From each marker to the next the EPUB says what the PDF says on that page, word for word, on every page.

    One difference is meant: a word that the turn of the page parts begins on paper on the page before; in the EPUB the
    marker stands in front of it, so that it is whole.
    """
    shown, said = shown_pages(both.pdf, both.labels), said_between_markers(both.epub)
    folios = both.labels[1:]
    assert list(said)[1:] == folios
    wrong, parted = [], 0
    carried: list[str] = []
    for folio, following in zip(folios, [*folios[1:], ""], strict=True):
        on_paper = carried + shown.get(folio, [])
        carried = []
        if on_paper != said[folio] and on_paper[:-1] == said[folio] and on_paper[-1:] == said.get(following, [])[:1]:
            carried, on_paper, parted = on_paper[-1:], on_paper[:-1], parted + 1
        if on_paper != said[folio]:
            wrong.append((folio, on_paper[:6], said[folio][:6], on_paper[-6:], said[folio][-6:]))
    assert wrong == []
    assert parted < len(folios) / 4, "pages seldom end inside a word"
    assert sum(len(said[folio]) >= 5 for folio in folios) >= 8


def test_the_list_names_every_page_once_in_order(both: Both) -> None:
    """One entry for each folio behind the covers, as the PDF labels its pages: silent pages too."""
    assert [page.label for page in both.pages.pages] == both.labels[1:]
    order = [part.id for part in both.book.parts]
    places = [(order.index(page.part), *_key(both.book, page)) for page in both.pages.pages]
    assert places == sorted(places)


def _key(book: Book, page: PageStart) -> tuple[int, int]:
    """Where a position stands in its part: how many elements are before it, and how far into its text."""
    tree = next(part.tree for part in book.parts if part.id == page.part)
    element = tree
    for index in page.position.path:
        element = element[index]
    last = element if page.position.slot == 0 else [*element[page.position.slot - 1].iter()][-1]
    return [*tree.iter()].index(last), page.position.offset


def test_markers_and_list_are_linked(both: Both) -> None:
    """Each entry of the hidden page-list leads to the marker of its folio, and the metadata names the source."""
    with zipfile.ZipFile(io.BytesIO(both.epub)) as archive:
        pages = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}
        package = archive.read("EPUB/content.opf").decode()
    lists = [nav for nav in pages["EPUB/nav.xhtml"].iter(f"{XHTML}nav") if nav.get(TYPE) == "page-list"]
    assert [(nav.get("role"), nav.get("hidden")) for nav in lists] == [("doc-pagelist", "")]
    for link in lists[0].iter(f"{XHTML}a"):
        file, _, name = link.get("href", "").partition("#")
        found = pages[f"EPUB/{file or 'nav.xhtml'}"].xpath("//*[@id=$name]", name=name)
        assert [(mark.get(TYPE), mark.get("role"), mark.get("aria-label")) for mark in found] == [
            ("pagebreak", "doc-pagebreak", link.text)
        ]
        assert not found[0].text
        assert not len(found[0])
    settings = both.book.settings
    source = f"{settings.title}, version {settings.version}, {settings.date}, PDF and print edition"
    assert f'<meta property="pageBreakSource">{source}</meta>' in package
    assert ">pageBreakMarkers<" in package
    assert ">pageNavigation<" in package
    assert [str(finding) for finding in prove_epub(both.epub)] == []


def test_no_marker_is_in_a_name_that_its_folio_would_join(both: Both) -> None:
    """A heading or the title of a callout is announced by its content: no marker at its start."""
    with zipfile.ZipFile(io.BytesIO(both.epub)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                for mark in etree.fromstring(archive.read(name)).xpath("//*[@role='doc-pagebreak']"):
                    parent = mark.getparent()
                    assert etree.QName(parent).localname not in {
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "ol",
                        "ul",
                        "dl",
                        "tr",
                        "table",
                    }
                    assert not {"math", "callout-title"} & set(parent.get("class", "").split())


def test_no_word_is_split_and_nothing_more_is_said(both: Both) -> None:
    """With and without the page list the EPUB says the same, and no marker stands between two letters."""
    assert speak_epub(both.epub).words().split() == speak_epub(both.plain_epub).words().split()
    with zipfile.ZipFile(io.BytesIO(both.epub)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                assert not re.search(r'\w<span[^>]*role="doc-pagebreak"[^>]*></span>\w', archive.read(name).decode())


def test_the_same_pages_give_the_same_bytes(both: Both) -> None:
    """The map can be sent to another process, and binding with it again gives the same bytes."""
    assert bind_epub(both.book, EPUB, pickle.loads(pickle.dumps(both.pages))).data == both.epub  # noqa: S301


def starts(*places: tuple[str, tuple[int, ...], int, int]) -> Marks:
    """Marks at places of a part called "part"."""
    pages = tuple(PageStart(label, "part", Position(path, slot, offset)) for label, path, slot, offset in places)
    return Marks(PageMap(pages), {page.label: f"page-{page.label}" for page in pages})


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [
        ("<s><p>one two</p></s>", ((0,), 0, 4), "<s><p>one |two</p></s>"),
        ("<s><h1><span>4</span> Title</h1></s>", ((0, 0), 0, 0), "<s>|<h1><span>4</span> Title</h1></s>"),
        ("<s><p>a <a><em>b</em></a></p></s>", ((0, 0, 0), 0, 0), "<s><p>a |<a><em>b</em></a></p></s>"),
        ("<s><p>a <a>b <em>c</em></a></p></s>", ((0, 0, 0), 0, 0), "<s><p>a <a>b |<em>c</em></a></p></s>"),
        ("<s><ul><li><p>a</p></li></ul></s>", ((0, 0, 0), 0, 0), "<s><ul><li><p>|a</p></li></ul></s>"),
        ("<s><table><tr><td>a</td></tr></table></s>", ((0, 0, 0), 0, 0), "<s><table><tr><td>|a</td></tr></table></s>"),
        ("<s><pre><code>a\nb</code></pre></s>", ((0, 0), 0, 2), "<s><pre><code>a\n|b</code></pre></s>"),
        ("<s><p>a<br/>b</p></s>", ((0,), 1, 0), "<s><p>a<br/>|b</p></s>"),
        (
            '<s><ol class="toc"><li><a>b</a></li></ol></s>',
            ((0, 0, 0), 0, 0),
            '<s><ol class="toc"><li><a>|b</a></li></ol></s>',
        ),
    ],
)
def test_markers_stand_where_they_may(text: str, place: tuple[tuple[int, ...], int, int], wanted: str) -> None:
    """Before the word; in front of a heading or link that begins there; within items and cells, never between them."""
    tree = etree.fromstring(text)
    mark_pages(tree, "part", starts(("1", *place), ("2", *place)))
    markers = tree.xpath("//span[@role]")
    assert [marker.get("aria-label") for marker in markers] == ["1", "2"]
    assert [marker.text for marker in markers] == [None, None]
    shown = re.sub(r"(<span [^>]*role=[^>]*/>)+", "|", etree.tostring(tree, encoding="unicode"))
    assert shown == wanted


def test_an_id_of_the_book_is_never_taken(fieldbook: Book) -> None:
    """A heading called "Page 12" keeps its id; the marker of folio 12 gets another."""
    part = fieldbook.parts[-1]
    tree = part.tree_copy()
    next(tree.iter("p")).set("id", "page-12")
    book = replace(fieldbook, parts=(*fieldbook.parts[:-1], replace(part, tree=tree)))
    pages = PageMap((PageStart("12", part.id, Position((0,), 0, 0)),))
    assert marker_ids(book, pages) == {"12": "page-12-2"}


def test_pages_that_do_not_show_the_book_are_refused(minimal: Book, minimal_editions: Editions) -> None:
    """A page map is never guessed: one word too many in the Book and there is none."""
    document = minimal_editions.press.pages
    part = minimal.parts[-1]
    tree = part.tree_copy()
    paragraph = next(tree.iter("p"))
    paragraph.text = f"surplus {paragraph.text}"
    with pytest.raises(InternalError, match=r"where the Book says"):
        page_map(document, replace(minimal, parts=(*minimal.parts[:-1], replace(part, tree=tree))))

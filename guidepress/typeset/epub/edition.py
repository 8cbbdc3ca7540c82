"""The EPUB edition: EPUB 3.3 with EPUB Accessibility 1.1, from the Book's own words.

There is no NCX, and no ``guide`` but for the page of the cover: every reading system of EPUB 3 reads the navigation
document, both are outdated in EPUB 3.4, and two tables of contents can disagree. No font is embedded: the typeface is
the reader's choice, and a face set by the book is what some systems keep for headings when the reader chooses another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book, PartKind
from guidepress.model.edition import Edition, Published
from guidepress.model.errors import InternalError, OutsideToolError
from guidepress.model.styles import STYLES
from guidepress.model.xhtml import XHTML, detach, flat_text
from guidepress.standards.conformance.settled import UNSETTLED, Claim, certified
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.engine import sheets_of
from guidepress.typeset.epub.accessibility import CONFORMANCE, Accessibility, accessibility_of
from guidepress.typeset.epub.content_documents import Page, add_sheet, page_of, page_titles
from guidepress.typeset.epub.cover import cover_picture
from guidepress.typeset.epub.navigation import cover_page, navigation_page
from guidepress.typeset.epub.package import MIMETYPE, Cover, package
from guidepress.typeset.epub.page_list import Marks, marker_ids
from guidepress.typeset.epub.places import places_of, shown_assets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidepress.typeset.paged.page_map import PageMap


def bind_epub(book: Book, edition: Edition, pages: PageMap | None = None, claim: Claim = UNSETTLED) -> Published:
    """Bind a Book as an EPUB; the same Book gives the same bytes (`bind_with_facts`)."""
    return bind_with_facts(book, edition, pages, claim)[0]


def bind_with_facts(
    book: Book, edition: Edition, pages: PageMap | None = None, claim: Claim = UNSETTLED
) -> tuple[Published, Accessibility]:
    """Bind a Book as an EPUB, and say what it shows of its accessibility (for `onix.onix_product`).

    ``pages`` says where the pages of the paged edition begin (`pagination.page_map`); without it there is no page list.
    ``claim`` is what is settled of the edition's accessibility; nothing more is claimed.

    Raises `OutsideToolError` if a style sheet cannot be read and `InternalError` if a page does not say what its part
    says.
    """
    places = places_of(book)
    titles = page_titles(book)
    marks = Marks(pages, marker_ids(book, pages)) if pages and pages.pages else None
    bound = [cover_page(book, places)]
    for part in book.parts:
        if part.kind is PartKind.CONTENTS and part is book.of_kind(PartKind.CONTENTS):
            bound.append(navigation_page(book, places, titles[part.id], marks))
        else:
            bound.append(page_of(book, part, places, titles[part.id], marks))
    if book.of_kind(PartKind.CONTENTS) is None:
        title = f"{language_for(book.settings.language).book.contents} – {book.settings.running_title}"
        bound.append(navigation_page(book, places, title, marks))
    rtl = runs_right_to_left(book.settings.language)
    own = book.look.sheets
    sheets = {f"styles/{name}": _sheet(name) + own.get(name, "").encode() for name in sheets_of(edition, rtl=rtl)}
    for page in bound:
        for name in sheets:
            add_sheet(page.root, name)
    words = _words(bound)
    facts = accessibility_of(bound, language_for(book.settings.language).access, shown_assets(book), claim)
    cover = Cover(cover_svg(book), cover_picture(book))
    data = package(book, bound, places, cover, sheets, facts)
    published = Published(
        edition=edition,
        file=edition.file_name(book.settings.slug),
        data=data,
        media_type=MIMETYPE.decode(),
        words=words,
        claims=("EPUB 3.3", CONFORMANCE) if facts.conforms else ("EPUB 3.3",),
        extra={
            "accessMode": list(facts.modes),
            "accessModeSufficient": list(facts.sufficient),
            "accessibilityFeature": list(facts.features),
            "accessibilityHazard": list(facts.hazards),
            "accessibilitySummary": facts.summary,
            "accessibilityShortcomings": list(facts.shortcomings),
            **certified(facts.claim if facts.conforms else UNSETTLED),
        },
    )
    return published, facts


def _sheet(name: str) -> bytes:
    try:
        return (STYLES / name).read_bytes()
    except OSError as error:
        raise OutsideToolError(f"the style sheet {name} cannot be read", hint=str(error.strerror)) from error


def _words(pages: Sequence[Page]) -> int:
    """How many words the parts say, once it is sure that each page says its part's words, no more and no fewer."""
    count = 0
    for page in pages:
        if page.part is None:
            continue
        said = _said(page)
        if said != flat_text(page.part.tree):
            raise InternalError(f"{page.file} does not say what the Book says in '{page.part.title}'")
        count += len(said.split())
    return count


def _said(page: Page) -> str:
    """What the bytes of a page say, without what is hidden, in the form of `flat_text`."""
    root = etree.fromstring(page.data)
    body = next(root.iter(f"{{{XHTML}}}body"))
    for hidden in body.findall(".//*[@hidden]"):
        detach(hidden)
    for element in body.iter(f"{{{XHTML}}}*"):
        element.tag = etree.QName(element).localname
    return flat_text(body)

"""Forgeries of a published guide are found by the built-in provers alone; honest re-saves pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.forgery.__main__ import forgeries
from benchmarks.forgery.forged import GUIDE, Forgery, codes_of, codes_of_file, is_found, published
from benchmarks.forgery.resaves import resaves
from guidepress.model.book import Book
from guidepress.pipeline.build import build
from tests.conftest import read_cleanly

FORGERIES = {one.name: one for one in forgeries()}
SAMPLE = {
    "water.pdf: glyphs drawn otherwise than ActualText says": "PDF021",
    "water.pdf: 1 and 9 exchanged in the outlines of the fonts": "PDF022",
    "water.pdf: 1 and 9 exchanged in text and ToUnicode": "PDF021",
    "water.pdf: words as an artifact": "PDF020",
    "water.pdf: a page in white on white": "PDF019",
    "water.pdf: an empty page within a section": "PDF027",
    "water.pdf: telephone numbers lead elsewhere": "PDF023",
    "water.pdf: a bookmark of another name": "PDF024",
    "water.pdf: dc:creator": "PDF026",
    "water.pdf: opens at the last page": "PDF028",
    "water.epub: a section hidden (display)": "EPB046",
    "water.epub: words added to headings": "EPB047",
    "water.epub: telephone numbers lead elsewhere": "EPB048",
    "water.epub: aria-label on a paragraph": "EPB049",
    "water.epub: words on the cover's page": "EPB061",
    "water.epub: numbers of a figure": "EPB062",
    "water.epub: dc:title": "EPB063",
    "read.html: a section hidden, with the digest made anew": "WEB030",
    "read.html: words added by style, with the digest made anew": "WEB031",
    "read.html: telephone numbers lead elsewhere": "WEB032",
    "read.html: aria-label on a paragraph": "WEB033",
    "read.html: a figure exchanged": "WEB035",
    "read.html: its title": "WEB036",
    "water.pdf: schema:expires": "PDF026",
    "water.epub: schema:expires": "EPB063",
    "water.epub: schema:expires said twice": "EPB063",
    "water.epub: schema:expires taken out": "EPB063",
    "read.html: a reviewer in the data": "WEB037",
    "read.html: the day of the next review in the data": "WEB037",
    "read.html: the data taken out": "WEB037",
    "read.html: the data twice": "WEB002",
    "read.html: a script called data": "WEB002",
    "index.html: a reviewer in the data": "WEB037",
    "water.onix.xml: another day of the next review": "PRV013",
    "water.onix.xml: no day of the review": "PRV013",
    "water.epub: an ink for the body": "EPB061",
    "water.epub: a warning dressed as a tip": "EPB070",
    "water.epub: a warning typed as a footnote": "EPB061",
    "water.epub: a hyphen within a word": "EPB070",
    "water.epub: a cover by its name": "EPB063",
    "water.epub: an author who has drawn": "EPB063",
    "water.epub: a guide to another page": "EPB063",
    "water.epub: links of the container": "EPB063",
    "read.html: a preview that says something else": "WEB036",
    "read.html: an ink for the body": "WEB034",
    "read.html: a fact for machines": "WEB033",
    "index.html: a preview that says something else": "WEB038",
    "index.html: digests zeroed": "PRV014",
    "water.onix.xml: no ONIX at all": "PRV013",
    "water.pdf: a bar of a figure shortened": "PDF025",
    "water.pdf: a bar of a figure gone": "PDF025",
    "water.pdf: a bar of a figure moved": "PDF025",
    "water.epub: a page break a word later": "EPB065",
    "water.epub: two page breaks exchanged": "EPB065",
    "water.pdf: a heading told as a paragraph": "PDF065",
    "water.pdf: a line through the text": "PDF066",
    "water.pdf: a link for help says something else": "PDF067",
    "water.pdf: a picture in the margin": "PDF025",
    "water.pdf: two lines exchanged": "PDF068",
    "water.pdf: letters crowded together": "PDF019",
    "water.pdf: a page behind a mask": "PDF019",
    "water.pdf: letters filled with white tiles": "PDF019",
    "water.pdf: colours that are white here": "PDF028",
    "water.pdf: a bookmark of another rank": "PDF024",
    "water.pdf: a bookmark in white": "PDF024",
    "water.pdf: the cover is labelled as approved": "PDF028",
    "water.pdf: a link over the words beside it": "PDF023",
    "water.pdf: a link whose corners are elsewhere": "PDF023",
    "water.pdf: a link with a thick frame": "PDF028",
    "water.pdf: an attachment of another description": "PDF026",
    "water.pdf: folios are quotations": "PDF065",
    "water.pdf: a head cell of rows": "PDF065",
    "water.pdf: lines that belong elsewhere": "PDF065",
    "water.pdf: a line in French": "PDF067",
    "water.pdf: made by somebody else": "PDF026",
    "water.epub: a place that lies elsewhere": "EPB070",
    "water.epub: a paragraph that is two": "EPB070",
    "water.epub: a remark at an entry": "EPB002",
    "read.html: a place that lies elsewhere": "WEB033",
    "index.html: a file under another name": "WEB038",
    "index.html: a class that hides": "WEB038",
    "water.onix.xml: a description in French": "PRV013",
    "water.onix.xml: a sheet by an instruction": "PRV013",
    "water.epub: a paragraph struck": "EPB070",
    "water.epub: nested rules": "EPB047",
    "water.onix.xml: an accessibility feature": "PRV013",
    "water.onix.xml: a price": "PRV013",
    "water.epub: letters from the right": "EPB070",
    "water.epub: a wide figure": "EPB070",
    "water.epub: another language for those who ask XML": "EPB070",
    "water.epub: a cell under another head": "EPB070",
    "water.epub: a style sheet in a drawing": "EPB070",
    "water.epub: a sheet for some readers": "EPB047",
    "water.epub: another vocabulary behind a prefix": "EPB063",
    "water.epub: two packages": "EPB002",
    "water.epub: bytes behind the container": "EPB002",
    "water.pdf: a fact of its own in the information": "PDF026",
    "water.pdf: a paragraph with its sounds": "PDF067",
    "index.html: words added": "WEB038",
    "index.html: a word changed": "WEB038",
    "index.html: words gone": "WEB038",
    "index.html: a number of pages": "WEB038",
    "water.pdf: a tick in the margin": "PDF070",
    "water.pdf: a line moved from the margin": "PDF068",
    "water.pdf: a line of the paragraph under words": "PDF070",
    "water.pdf: words marked in yellow": "PDF070",
    "water.pdf: a warning on the ground of a tip": "PDF070",
    "water.pdf: a warning without its ground": "PDF070",
    "water.pdf: a link of no height": "PDF069",
    "water.pdf: a link that is marked as one that does not act": "PDF069",
    "water.pdf: destinations below their pages": "PDF023",
    "water.pdf: a word raised into the line above": "PDF068",
    "water.pdf: the numbers of two rows change places": "PDF068",
    "water.pdf: letters drawn apart": "PDF019",
    "water.pdf: a word squeezed": "PDF019",
    "water.pdf: a word outlined with thick lines": "PDF019",
    "water.pdf: a sentence that lies on its side": "PDF019",
    "water.pdf: a remark in the metadata": "PDF026",
    "water.pdf: an id that is nobody's": "PDF065",
    "water.pdf: what a class means": "PDF065",
    "water.pdf: a figure said to stand elsewhere": "PDF065",
    "water.pdf: a sticker on the cover": "PDF025",
    "water.pdf: the cover in another colour": "PDF025",
    "water.epub: a sticker on the drawing of the cover": "EPB062",
    "water.epub: a sticker on the picture of the cover": "EPB062",
    "water.epub: a remark in the picture of the cover": "EPB062",
    "water.epub: numbers moved out of their row": "EPB047",
    "index.html: a sticker on its cover": "WEB038",
    "water.epub: a remark in a page": "EPB061",
    "water.epub: a remark in a page of other letters": "EPB061",
    "water.epub: an instruction in a page": "EPB061",
    "water.epub: a remark in the package": "EPB061",
    "water.epub: a typeface without its file": "EPB047",
    "read.html: a remark in the page": "WEB034",
    "read.html: a remark behind the page": "WEB034",
    "index.html: a remark in the page": "WEB038",
    "water.pdf: a line of one moved to the right": "PDF068",
    "water.pdf: a hyphen covered in white": "PDF066",
    "water.pdf: a figure in a mirror": "PDF025",
    "water.pdf: words in a layer that is off": "PDF028",
    "water.pdf: labels from twenty-one on": "PDF013",
    "water.epub: letters from the right by a sheet": "EPB047",
    "water.epub: a list that begins elsewhere": "EPB070",
    "index.html: in another language": "WEB038",
    "index.html: links exchanged": "WEB038",
    "index.html: words that are only heard": "WEB038",
    "index.html: a picture added": "WEB038",
    "index.html: a statement on accessibility": "WEB038",
    "index.html: words added by style, with the digest made anew": "WEB038",
    "index.html: the notice hidden, with the digest made anew": "WEB038",
    "index.html: the digests hidden, with the digest made anew": "WEB038",
    "water.pdf: a paragraph moved by its size": "PDF068",
    "water.pdf: bookmarks folded": "PDF024",
    "water.pdf: a second table of places": "PDF028",
    "water.pdf: heads of a table told as its body": "PDF065",
}


OF_PAGES = ("a box of art", "a box of bleed", "a bookmark that names another heading")
"""Kinds that share a code with one above."""


ASKED = {name: code for code, name in {code: name for name, code in SAMPLE.items()}.items()}
"""One of each code: the benchmark has all, with their codes in its table."""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide of the benchmark, published without its paper editions."""
    folder = tmp_path_factory.mktemp("forgery")
    build(GUIDE, folder, ["screen", "epub", "web"])
    return folder


@pytest.fixture(scope="module")
def book() -> Book:
    """Its Book."""
    return read_cleanly(GUIDE)


@pytest.mark.parametrize(("name", "code"), ASKED.items())
def test_a_forgery_is_found(dist: Path, book: Book, name: str, code: str) -> None:
    """A forgery gives the code of its kind."""
    assert is_found(dist, FORGERIES[name], book, code)


@pytest.mark.parametrize("name", OF_PAGES)
def test_a_forgery_of_the_pages_is_found(dist: Path, book: Book, name: str) -> None:
    """Boxes that no page of ours has; a bookmark with a second place."""
    assert is_found(dist, FORGERIES[f"water.pdf: {name}"], book)


@pytest.mark.parametrize("file", ["water.pdf", "water.epub", "read.html", "index.html", "water.onix.xml"])
def test_what_was_published_is_no_forgery(dist: Path, book: Book, file: str) -> None:
    """The files as they were published have no finding."""
    assert codes_of_file(dist, file, (dist / file).read_bytes(), book) == []


@pytest.mark.slow
def test_all_forgeries_are_found_and_no_honest_file_is_refused(tmp_path: Path, book: Book) -> None:
    """At least 60 kinds, each found; 20 re-saves and more pass.

    One of each code was found above; of the others one in eight is tried, and of what is done to the interior, which is
    done to the PDF too, one in twenty; one re-save in three. The benchmark has all.
    """
    published(tmp_path)
    others = [name for name in FORGERIES if name not in ASKED]
    asked = [name for place, name in enumerate(others) if not place % (20 if name.startswith("water-print.pdf") else 8)]
    missed = {name for name in asked if not is_found(tmp_path, FORGERIES[name], book)}
    assert missed == set()
    assert len(asked) - len(missed) >= 60
    honest: list[Forgery] = list(resaves())[::3]
    assert len(honest) >= 20
    assert {one.name: codes for one in honest if (codes := codes_of(tmp_path, one, book))} == {}


FURNITURE = {
    "the way onward says another title": ("Next: ", "Then: "),
    "a link to a heading says more": ('class="anchor"', 'class="anchor" title="Call 555 0100"'),
    "the bar has a word more": ('<ul class="quick">', '<ul class="quick"><li>Safe for everyone</li>'),
    "a switch is another": ('name="contrast"', 'name="contrast" title="x"'),
    "the bar stands twice": ('<div class="bar"', '<div class="bar">x</div><div class="bar"'),
}


@pytest.mark.parametrize("name", FURNITURE)
def test_what_only_looks_like_furniture_is_found(dist: Path, book: Book, name: str) -> None:
    """The bar, the ways onward and the links to headings are set aside only as they must be."""
    old, new = FURNITURE[name]
    page = (dist / "read.html").read_text(encoding="utf-8")
    assert old in page
    assert codes_of_file(dist, "read.html", page.replace(old, new, 1).encode(), book)

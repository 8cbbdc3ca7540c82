"""The download page, read back from its bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree
from tinyhtml5 import parse

from guidepress.languages.english import ENGLISH
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EPUB, SCREEN, WEB, Published
from guidepress.model.settings import Reviewer
from guidepress.model.xhtml import flat_text
from guidepress.prove.web import prove_download
from guidepress.typeset.web.accessibility_summary import display_statements
from guidepress.typeset.web.edition import download_page
from tests.support.editions import Editions
from tests.support.small_guide import small_book

NOT_CLAIMED = "No conformance is claimed: no person has yet judged what machines cannot"
PDF = Published(SCREEN, "a.pdf", b"x" * 1_234_567, "application/pdf", 5000, 64, ("PDF/UA-1",))
BOOK = Published(
    EPUB,
    "a.epub",
    b"y" * 45_678,
    "application/epub+zip",
    5000,
    claims=("EPUB 3.3", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
    extra={
        "accessibilityFeature": ["displayTransformability", "alternativeText", "tableOfContents", "pageNavigation"],
        "accessModeSufficient": ["textual"],
        "accessibilityHazard": ["none"],
        "certifier": "Ada Auditor",
        "certified": dt.date(2026, 1, 20),
    },
)


@pytest.fixture
def published(fieldbook_editions: Editions) -> list[Published]:
    """Three editions."""
    return [PDF, BOOK, fieldbook_editions.of(WEB)]


@pytest.fixture
def page(fieldbook: Book, published: list[Published]) -> etree._Element:
    """The page, parsed as a browser does."""
    return parsed(download_page(fieldbook, published))


def parsed(data: bytes) -> etree._Element:
    """A page as an lxml tree."""
    return etree.fromstring(ET.tostring(parse(data, namespace_html_elements=False)))


def texts(root: etree._Element, path: str) -> list[str]:
    """The text of each element at a path."""
    return [flat_text(element) for element in root.findall(path)]


def test_page_says_what_the_guide_is(fieldbook: Book, page: etree._Element) -> None:
    """Title, description, authors, version, licence and contact are on the page."""
    settings = fieldbook.settings
    said = flat_text(page)
    assert texts(page, ".//h1") == [settings.title]
    for words in (settings.description, settings.version, settings.licence.name, settings.contact, settings.publisher):
        assert words in said
    assert all(author.name in said for author in settings.authors)
    assert page.find(f".//time[@datetime='{settings.date.isoformat()}']") is not None


def test_links_say_what_is_downloaded(page: etree._Element, published: list[Published]) -> None:
    """Each file has one link that names format, size and pages; the target and its type are right."""
    links = {link.get("href"): link for link in page.findall(".//a[@class='button']")}
    assert flat_text(links["a.pdf"]) == "Download the PDF (1.2 MB, 64 pages)"
    assert flat_text(links["a.epub"]) == "Download the EPUB (46 kB)"
    assert flat_text(links["read.html"]).startswith("Read the web page in your browser (")
    assert {item.file for item in published} == set(links)
    assert all(links[item.file].get("type") == item.media_type for item in published)


def test_checksums_are_of_the_bytes(page: etree._Element, published: list[Published]) -> None:
    """Under each file's name stands the SHA-256 of its bytes."""
    sums = dict(zip(texts(page, ".//dl[@class='sums']/dt"), texts(page, ".//dl[@class='sums']/dd"), strict=True))
    assert sums == {item.file: hashlib.sha256(item.data).hexdigest() for item in published}


def test_notice_comes_from_the_guide(fieldbook: Book, page: etree._Element) -> None:
    """The notice is the first paragraph of the guide's disclaimer, with a link to the rest of it."""
    disclaimer = fieldbook.parts[3]
    notice = page.find(".//*[@role='doc-notice']")
    assert notice is not None
    assert flat_text(notice[0]) == flat_text(next(iter(disclaimer.tree.iter("p"))))
    assert [link.get("href") for link in notice.iter("a")] == ["read.html#disclaimer"]


def test_a_guide_without_a_disclaimer_gets_no_invented_one(fieldbook: Book) -> None:
    """Nothing about advice is said that the guide does not say."""
    book = replace(fieldbook, parts=tuple(part for part in fieldbook.parts if part.id != "disclaimer"))
    assert parsed(download_page(book, [PDF])).find(".//*[@role='doc-notice']") is None


def test_without_a_web_edition_nothing_links_to_it(fieldbook: Book) -> None:
    """If only a PDF was made, the page does not lead to a file that is not there."""
    page = parsed(download_page(fieldbook, [PDF]))
    targets = {link.get("href", "") for link in page.iter("a")}
    assert not any(target.startswith("read.html") for target in targets)


def test_review_is_said_in_the_words_of_the_guide(minimal: Book) -> None:
    """The statement that nobody reviewed the guide is printed as it is; named reviewers are named."""
    statement = minimal.settings.review.statement
    assert statement is not None
    assert texts(parsed(download_page(minimal, [PDF])), ".//p[@class='review']") == [statement]
    review = minimal.settings.review.model_copy(
        update={"statement": None, "reviewers": (Reviewer(name="A. Reader", credentials="MD"),)}
    )
    book = replace(minimal, settings=minimal.settings.model_copy(update={"review": review}))
    said = texts(parsed(download_page(book, [PDF])), ".//p[@class='review']")
    assert said == ["Reviewed by A. Reader, MD."]


def test_statements_follow_from_the_facts() -> None:
    """A file is said to have what its claims and metadata show, in the Display Guide's words and order."""
    assert list(display_statements(BOOK, ENGLISH)) == [
        (
            "Ways of reading",
            ["Appearance can be modified", "Readable in read aloud or dynamic braille", "Has alternative text"],
        ),
        (
            "Conformance",
            [
                "This publication meets accepted accessibility standards",
                "This publication claims to meet EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
                "The publication was certified by Ada Auditor",
                "The publication was certified on 20 January 2026",
            ],
        ),
        ("Navigation", ["Table of contents", "Go to page"]),
        ("Hazards", ["No hazards"]),
    ]
    assert dict(display_statements(PDF, ENGLISH)) == {
        "Ways of reading": ["Appearance cannot be modified", "Readable in read aloud or dynamic braille"],
        "Conformance": ["Keeps every rule of PDF/UA-1 that a machine can check", NOT_CLAIMED],
    }


def test_hazards_that_nobody_measured_are_said() -> None:
    """A picture that moves: each hazard by its own statement, as the metadata have it (Display Guide 2.1, 3.6)."""
    unknown = {"accessibilityHazard": ["unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard"]}
    said = dict(display_statements(replace(BOOK, extra=unknown), ENGLISH))
    assert said["Hazards"] == ["Flashing hazards not known", "Motion simulation hazards not known", "No sound hazards"]


def test_nothing_is_said_without_facts() -> None:
    """A file without claims and metadata gets "No information" or that nothing is claimed, never a promise."""
    for item in (replace(BOOK, claims=(), extra={}), replace(PDF, claims=(), extra={})):
        said = dict(display_statements(item, ENGLISH))
        assert set(said) == {"Ways of reading", "Conformance"}
        assert "No information about nonvisual reading is available" in said["Ways of reading"]
        assert said["Conformance"] == [NOT_CLAIMED]
    braille = Published(EDITIONS["braille"], "a.brf", b"", "text/plain", 5)
    assert dict(display_statements(braille, ENGLISH))["Conformance"] == ["No information is available"]


def test_every_card_shows_its_statements(page: etree._Element, published: list[Published]) -> None:
    """The statements of each edition stand in its card."""
    for item in published:
        wanted = [text for _heading, group in display_statements(item, ENGLISH) for text in group]
        assert texts(page, f".//article[@id='edition-{item.edition.name}']//dd") == wanted


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (9_960, "10 kB"),
        (45_678, "46 kB"),
        (999_999, "1.0 MB"),
        (1_234_567, "1.2 MB"),
        (2_500_000_000, "2.5 GB"),
    ],
)
def test_sizes_are_rounded_as_people_do(count: int, words: str) -> None:
    """Two digits are enough, in decimal units, and no size is said in a unit that it has outgrown."""
    assert ENGLISH.numbers.size(count) == words


def test_same_input_same_bytes_and_no_fault(fieldbook: Book, published: list[Published]) -> None:
    """The page is reproducible whatever the order of the editions, and the prover finds nothing."""
    first = download_page(fieldbook, published)
    assert download_page(fieldbook, published[::-1]) == first
    assert list(prove_download(first)) == []


def test_notice_says_whom_to_call(guide: Book) -> None:
    """A first paragraph that leads to a list is shown with it: by itself, its colon tells nobody whom to call."""
    notice = parsed(download_page(guide, [PDF])).find(".//*[@role='doc-notice']")
    assert notice is not None
    assert [flat_text(entry).split(",")[0] for entry in notice.iter("li")][:2] == ["Poison Help", "988"]
    whole = [flat_text(one) for one in notice.iter("span") if one.get("class") == "tied"]
    assert "1-800-222-1222" in whole
    assert re.search(r"\.tied *{[^}]*nowrap", download_page(guide, [PDF]).decode())


def test_the_notice_has_no_calls_of_its_notes(tmp_path: Path) -> None:
    """The call of a note has no sense where the note is not, and a note does not part a sentence from whom to call."""
    disclaimer = (
        "# Notice\n\nNo substitute for care.[^a]\n\n- In an emergency call 999.[^b]\n\n[^a]: A note.\n[^b]: Another.\n"
    )
    book = small_book(tmp_path, "# One\n\nWords.\n", **{"front/disclaimer.md": disclaimer})
    notice = parsed(download_page(book, [PDF])).find(".//*[@role='doc-notice']")
    assert notice is not None
    assert [flat_text(one) for one in notice] == ["No substitute for care.", "In an emergency call 999."]

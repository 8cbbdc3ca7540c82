"""Row for row, what the best EPUBs are held to, read from the bytes of both guides as they are published."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
import tinycss2
from lxml import etree
from playwright.sync_api import Browser

from guidepress.model.book import Book
from guidepress.model.edition import EPUB
from guidepress.model.xhtml import MATHML
from guidepress.typeset.editions import Press
from tests.support.editions import Editions
from tests.support.opened_epub import LANG, TYPE, XHTML, Epub
from tests.support.outside import ace, epubcheck
from tests.support.proof import Proof

REQUIRED = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")


@pytest.fixture(scope="session")
def made(editions: Editions) -> Epub:
    """The EPUB as it is published, with the pages of the paged edition."""
    return editions.epub


@pytest.fixture(scope="session")
def book(editions: Editions) -> Book:
    """What it was made from."""
    return editions.book


@pytest.fixture(scope="session")
def file(made: Epub, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB as a file."""
    path = tmp_path_factory.mktemp("criteria") / "guide.epub"
    path.write_bytes(made.published.data)
    return path


def navigation(made: Epub, kind: str) -> list[etree._Element]:
    """The links of a nav."""
    navs = [nav for nav in made.page("nav.xhtml").iter(f"{XHTML}nav") if nav.get(TYPE) == kind]
    assert len(navs) == 1, kind
    return list(navs[0].iter(f"{XHTML}a"))


def of_role(made: Epub, role: str) -> list[tuple[str, etree._Element]]:
    """The elements of a role, each with its file."""
    return [(file, each) for file, page in made.pages().items() for each in page.iter() if each.get("role") == role]


def target(file: str, link: etree._Element) -> tuple[str, str]:
    """File and id to which a link of a file leads."""
    path, _, name = link.get("href", "").partition("#")
    return path or file, unquote(name)


def ways_back(file: str, element: etree._Element) -> set[tuple[str, str]]:
    """Where the backlinks in an element lead."""
    return {target(file, link) for link in element.iter(f"{XHTML}a") if link.get("role") == "doc-backlink"}


@pytest.mark.outside
@pytest.mark.slow
def test_epubcheck_has_nothing_to_say(file: Path) -> None:
    """EPUBCheck 5.3: 0 errors, 0 warnings."""
    assert [str(message) for message in epubcheck(file)] == []


@pytest.mark.outside
@pytest.mark.slow
def test_ace_finds_no_violation(file: Path) -> None:
    """Ace by DAISY: 0 rules violated."""
    assert [str(message) for message in ace(file)] == []


def test_every_property_of_accessibility_is_there(made: Epub) -> None:
    """The five of schema.org; no claim of conformance, for nobody judged the guide."""
    assert [name for name in REQUIRED if not made.meta(f"schema:{name}")] == []
    assert made.meta("dcterms:conformsTo") == made.meta("a11y:certifiedBy") == []
    features = {"alternativeText", "ARIA", "pageBreakMarkers", "pageNavigation", "tableOfContents", "unlocked"}
    assert features <= set(made.meta("schema:accessibilityFeature"))


def test_landmarks_lead_to_the_text(made: Epub) -> None:
    """Landmarks with bodymatter, which leads to the first page whose body is."""
    links = {link.get(TYPE): target("nav.xhtml", link)[0] for link in navigation(made, "landmarks")}
    assert {"cover", "toc", "bodymatter", "notice", "bibliography"} <= set(links)
    bodies = [name for name, page in made.pages().items() if page.find(f"{XHTML}body").get(TYPE) == "bodymatter"]  # type: ignore[union-attr]
    assert links["bodymatter"] == bodies[0]


def test_the_page_list_is_that_of_the_pdf(made: Epub, proof: Proof) -> None:
    """Every page of the PDF that says something of the text is listed under its own label, once, in the order of the text."""
    labels = proof.labels()
    listed = navigation(made, "page-list")
    said = [link.text or "" for link in listed]
    breaks = {(name, mark.get("id", "")): mark.get("aria-label") for name, mark in of_role(made, "doc-pagebreak")}
    assert len(set(said)) == len(said) == len(breaks) >= 8
    assert [label for label in labels if label in set(said)] == said
    assert {target("nav.xhtml", link): link.text for link in listed} == breaks
    assert proof.book.settings.version in made.meta("pageBreakSource")[0]


def test_notes_lead_there_and_back(made: Epub) -> None:
    """doc-noteref and doc-footnote, linked both ways in one file, of types that reading systems show in a window."""
    calls, found = of_role(made, "doc-noteref"), of_role(made, "doc-footnote")
    notes = {(file, note.get("id", "")): note for file, note in found}
    assert bool(calls) is bool(found)  # the first guide has no notes
    assert {target(file, call) for file, call in calls} == set(notes)
    for file, call in calls:
        note = notes[target(file, call)]
        assert target(file, call)[0] == file
        assert (call.get(TYPE), note.get(TYPE), note.tag) == ("noteref", "footnote", f"{XHTML}aside")
        assert (file, call.get("id", "")) in ways_back(file, note)


def test_sources_lead_there_and_back(made: Epub) -> None:
    """doc-biblioref to an entry of the doc-bibliography, and from each entry back to the first of each page."""
    citations = of_role(made, "doc-biblioref")
    (page, section), *others = of_role(made, "doc-bibliography")
    entries = {
        (page, entry.get("id", "")): ways_back(page, entry) for entry in section.iter(f"{XHTML}li") if entry.get("id")
    }
    assert citations
    assert others == []
    firsts: dict[tuple[str, tuple[str, str]], tuple[str, str]] = {}
    for file, citation in citations:
        firsts.setdefault((file, target(file, citation)), (file, citation.get("id", "")))
    for (_file, entry), first in firsts.items():
        assert first in entries[entry]
    assert {back for backs in entries.values() for back in backs} == set(firsts.values())


def test_languages_are_said(made: Epub, book: Book) -> None:
    """On the package and on every html; a phrase in another language says it twice, for HTML and for XML."""
    language = book.settings.language
    assert made.package.get(LANG) == language
    pages = [*made.pages().values(), made.page("nav.xhtml")]
    assert {(page.get("lang"), page.get(LANG)) for page in pages} == {(language, language)}
    written = [one.get("lang") for part in book.parts for one in part.tree.iter() if one.get("lang")]
    phrases = [each for page in made.pages().values() for each in page.iter() if each.get("lang") and each is not page]
    assert [each.get("lang") for each in phrases] == [each.get(LANG) for each in phrases] == written


def test_the_cover_says_its_words(made: Epub, book: Book) -> None:
    """The first page shows the cover, and its alternative text says title, authors and publisher."""
    (image,) = made.page(made.spine()[0]).iter(f"{XHTML}img")
    names = [book.settings.title, book.settings.publisher, *(person.name for person in book.settings.authors)]
    assert [name for name in names if name not in image.get("alt", "")] == []


def test_every_file_has_a_title_of_its_own_and_one_heading(made: Epub) -> None:
    """No two files are called alike; each has one h1."""
    titles = [page.findtext(f"{XHTML}head/{XHTML}title") for page in made.pages().values()]
    assert all(titles)
    assert len(set(titles)) == len(titles) >= 8
    assert {len(list(page.iter(f"{XHTML}h1"))) for page in made.pages().values()} == {1}


def test_math_is_mathml_with_words(made: Epub, book: Book) -> None:
    """As many formulas as the Book has, each MathML with alttext, none a picture."""
    written = sum(len(list(part.tree.iter(f"{{{MATHML}}}math"))) for part in book.parts)
    found = [each for page in made.pages().values() for each in page.iter(f"{{{MATHML}}}math")]
    assert len(found) == written
    assert all(each.get("alttext") and len(each) for each in found)


def test_head_cells_say_what_they_head(made: Epub) -> None:
    """Every th has a scope."""
    heads = [cell for page in made.pages().values() for cell in page.iter(f"{XHTML}th")]
    assert heads
    assert {cell.get("scope") for cell in heads} <= {"col", "row", "colgroup", "rowgroup"}


def test_no_rule_sets_a_colour_on_text(made: Epub) -> None:
    """Nothing can be too pale on a dark page: a colour is inherited, and only pictures have paper of their own."""
    for name in made.archive.namelist():
        if not name.endswith(".css"):
            continue
        for rule in tinycss2.parse_stylesheet_bytes(made.archive.read(name), skip_comments=True, skip_whitespace=True)[
            0
        ]:
            if rule.type == "qualified-rule":
                for one in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
                    value = tinycss2.serialize(one.value).strip() if one.type == "declaration" else ""
                    selectors = tinycss2.serialize(rule.prelude).split(",")
                    if one.type == "declaration" and one.lower_name == "color":
                        assert value in ("inherit", "currentColor")
                    elif one.type == "declaration" and one.lower_name.startswith("background"):
                        assert all(selector.strip().endswith("img") for selector in selectors)


@pytest.mark.parametrize(
    "editions",
    ["minimal", pytest.param("sampler", marks=pytest.mark.slow)],
    indirect=True,
)
def test_a_second_build_is_the_same(made: Epub, book: Book) -> None:
    """Another press gives the same bytes."""
    assert Press(book).typeset(EPUB).data == made.published.data


PALE = """() => {
    const channel = v => (v /= 255, v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const ground = e => { for (; e; e = e.parentElement) {
        const c = parts(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
        return [18, 18, 18]; };
    return [...document.querySelectorAll('body *')].filter(e => {
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
        const [a, b] = [light(parts(getComputedStyle(e).color)), light(ground(e))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
    }).map(e => e.outerHTML.slice(0, 100)); }"""
"""Elements whose own text has less contrast than 4.5 to 1 (WCAG 2.2, 1.4.3) on the dark page of Chromium."""


@pytest.mark.browser
@pytest.mark.slow
def test_pages_are_read_in_the_dark_and_on_a_narrow_screen(made: Epub, browser: Browser, tmp_path: Path) -> None:
    """0 low-contrast elements on a dark page; at 320 px and text of 200 %, no page is wider than the screen."""
    made.archive.extractall(tmp_path)
    page = browser.new_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    for name in made.spine():
        page.goto((tmp_path / "EPUB" / name).as_uri())
        assert page.evaluate(PALE) == [], name
        page.add_style_tag(content=":root { font-size: 200% }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    page.close()

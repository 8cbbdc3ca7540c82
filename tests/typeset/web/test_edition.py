"""The web edition, read back from its bytes."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5
from fontTools.ttLib import TTFont
from lxml import etree

from guidepress.languages.english import ENGLISH
from guidepress.model.book import Book, PartKind
from guidepress.model.edition import WEB, Published
from guidepress.model.errors import InternalError
from guidepress.model.xhtml import MATHML, classes, detach, flat_text
from guidepress.prove import prove_published
from guidepress.prove.web import prove_web
from guidepress.typeset.web import html_page as web_shell
from guidepress.typeset.web.edition import web_page
from tests.support.editions import Editions
from tests.support.small_guide import small_book


def parsed(data: bytes) -> etree._Element:
    """The page as a browser's parser sees it, as an lxml tree."""
    return etree.fromstring(ET.tostring(tinyhtml5.parse(data, namespace_html_elements=False)))


def one(root: etree._Element, path: str) -> etree._Element:
    """The only element at a path."""
    found = root.findall(path)
    assert len(found) == 1, f"{path}: {len(found)}"
    return found[0]


@pytest.fixture
def edition(fieldbook_editions: Editions) -> Published:
    """The rich guide's web edition."""
    return fieldbook_editions.of(WEB)


@pytest.fixture
def page(edition: Published) -> etree._Element:
    """Its page, parsed anew for each test."""
    return parsed(edition.data)


def test_page_says_every_word_in_order(fieldbook: Book, page: etree._Element) -> None:
    """Without the links that the tool adds, the page's text is the Book's text, word for word."""
    body = one(page, "body")
    added = [one(body, "a[@class='skip']"), one(body, "div[@class='bar']"), one(body, "footer/p[@class='page-links']")]
    for element in (*added, *body.findall(".//p[@class='onward']"), *body.findall(".//a[@class='anchor']")):
        detach(element)
    assert flat_text(body) == " ".join(fieldbook.text())


def test_words_are_counted(fieldbook: Book, edition: Published) -> None:
    """``words`` counts the words of the Book."""
    assert edition.words == len(" ".join(fieldbook.text()).split())


def test_same_book_same_bytes(minimal: Book, minimal_editions: Editions) -> None:
    """Two pages of one Book are the same bytes, also when the fonts are cut anew."""
    from guidepress.typeset.fonts import web as web_fonts

    first = minimal_editions.of(WEB).data
    web_fonts._subset.cache_clear()
    assert web_page(minimal, WEB).data == first


def test_headings_move_one_level_down(fieldbook: Book, page: etree._Element) -> None:
    """The title is the only ``h1``; every heading of the Book but the half-title's follows, one level lower."""
    found = [
        (int(str(heading.tag)[1]), heading.get("id")) for heading in page.iter(*(f"h{level}" for level in range(1, 7)))
    ]
    wanted = [
        (1 if part.kind is PartKind.TITLE_PAGE else min(heading.level + 1, 6), heading.id)
        for part in fieldbook.parts
        if part.kind is not PartKind.HALF_TITLE
        for heading in part.headings()
    ]
    assert found == wanted
    assert flat_text(one(page, ".//h1")) == fieldbook.settings.title


def test_landmarks_hold_their_parts(fieldbook: Book, page: etree._Element) -> None:
    """The header holds the title, main begins with the disclaimer, the contents are a named ``nav``."""
    body = one(page, "body")
    assert [child.get("id") for child in one(body, "header")] == ["half-title", "title-page", "imprint"]
    main = one(body, "main")
    assert main[0][0].get("id") == "disclaimer"
    nav = one(main, ".//nav")
    assert flat_text(one(page, f".//*[@id='{nav.get('aria-labelledby')}']")) == ENGLISH.book.contents
    assert one(body, "footer")[0].get("id") == "colophon"


def test_images_are_inside_with_their_words(fieldbook: Book, page: etree._Element) -> None:
    """Each image's data URI holds the asset's very bytes, and the alternative text is the manuscript's."""
    written = [image for part in fieldbook.parts for image in part.tree.iter("img")]
    shown = list(page.iter("img"))
    assert len(written) == len(shown) > 3
    for source, image in zip(written, shown, strict=True):
        asset = fieldbook.assets[source.get("src", "")]
        kind, _, data = image.get("src", "").partition(";base64,")
        assert (kind, base64.b64decode(data)) == (f"data:{asset.media_type}", asset.data)
        assert image.get("alt") == source.get("alt")


def test_fonts_hold_what_the_page_says_and_no_more(page: etree._Element) -> None:
    """The text face has the page's letters, none that the page does not use, and its licence."""
    styles = one(page, "head/style").text or ""
    faces = re.findall(
        r"@font-face\{font-family:\"([^\"]+)\";font-weight:(\d+);font-style:(\w+);.*?base64,([^\"]+)\"", styles
    )
    assert {family for family, *_rest in faces} == {
        "Atkinson Hyperlegible",
        "Source Serif 4 Display",
        "Source Code Pro",
    }
    text = set("".join(one(page, "body").itertext()))
    for family, weight, style, data in faces:
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            assert font.flavor == "woff2"
            assert {chr(point) for point in font.getBestCmap()} <= text | set(" -\u2010")
            assert "Open Font License" in font["name"].getDebugName(13)
            if (family, weight, style) == ("Atkinson Hyperlegible", "400", "normal"):
                assert set("abcdefghijklmnopqrstuvwxyz,.’") <= {chr(point) for point in font.getBestCmap()}


def test_the_page_stays_light(page: etree._Element) -> None:
    """The fonts and styles of a page take less than 160 kB; the rest is the guide's own."""
    styles = one(page, "head/style").text or ""
    assert len(styles.encode()) < 160_000


def test_notes_follow_their_block(page: etree._Element) -> None:
    """A note stands right after the block that calls it or another note, and links back to its call."""
    notes = page.findall(".//div[@role='doc-footnote']")
    assert notes
    for note in notes:
        before = note.getprevious()
        while before is not None and "footnote" in classes(before):
            before = before.getprevious()
        assert before is not None
        calls = [link.get("href") for link in before.iter("a") if link.get("role") == "doc-noteref"]
        assert f"#{note.get('id')}" in calls
        back = note.find(".//a[@role='doc-backlink']")
        assert back is not None
        assert back.get("aria-label")
        assert page.find(f".//a[@id='{back.get('href', '')[1:]}']") is not None
    assert page.find(".//aside[@role='doc-footnote']") is None


def test_wide_tables_scroll_and_others_do_not(page: etree._Element) -> None:
    """A scrolling region takes the focus and is named by the table's caption or heads; a narrow table has none."""
    regions = page.findall(".//div[@class='scroll']")
    for region in regions:
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        caption = region.find("table/caption")
        if caption is None:
            assert region.get("aria-label") == ", ".join(
                flat_text(cell) for cell in region.findall("table/thead/tr/th")
            )
        else:
            assert region.get("aria-labelledby") == caption.get("id")
    assert 0 < len(regions) < len(page.findall(".//table"))


def test_mathml_stays(fieldbook: Book, page: etree._Element) -> None:
    """Every formula is MathML in the browser's eyes, with its words and its TeX."""
    written = [m.get("alttext") for part in fieldbook.parts for m in part.tree.iter(f"{{{MATHML}}}math")]
    formulas = list(page.iter(f"{{{MATHML}}}math"))
    assert [formula.get("alttext") for formula in formulas] == written
    assert len(written) > 2
    assert all(formula.find(f".//{{{MATHML}}}annotation") is not None for formula in formulas)


def test_head_names_the_page(fieldbook: Book, page: etree._Element) -> None:
    """Language, title, description and author come from ``guide.yaml``."""
    settings = fieldbook.settings
    assert page.get("lang") == settings.language
    assert (one(page, "head/title").text or "").startswith(settings.title)
    assert one(page, "head/meta[@name='description']").get("content") == settings.description
    assert settings.authors[0].name in one(page, "head/meta[@name='author']").get("content", "")


def test_no_private_mark_is_left(edition: Published) -> None:
    """No ``data-at`` and no inline style (which the policy forbids) reaches the page."""
    assert b"data-at" not in edition.data
    assert b" style=" not in edition.data


@pytest.mark.parametrize(
    "without",
    [
        {PartKind.TITLE_PAGE},
        {PartKind.TITLE_PAGE, PartKind.HALF_TITLE},
        {PartKind.TITLE_PAGE, PartKind.HALF_TITLE, PartKind.IMPRINT},
        {PartKind.CONTENTS},
    ],
)
def test_a_guide_without_some_front_matter(minimal: Book, without: set[PartKind]) -> None:
    """Whatever front matter a guide leaves out, the page has one ``h1`` with the title and no fault but dead links."""
    book = replace(minimal, parts=tuple(part for part in minimal.parts if part.kind not in without))
    data = web_page(book, WEB).data
    assert flat_text(one(parsed(data), ".//h1")) == book.settings.title
    assert {finding.code for finding in prove_web(data)} <= {"WEB004"}


def test_tool_words_are_marked_in_other_languages(minimal: Book) -> None:
    """In a language without a file, the words of the tool say that they are English; Persian runs from right to left."""
    for language, direction in (("la", None), ("fa-IR", "rtl")):
        book = replace(minimal, settings=minimal.settings.model_copy(update={"language": language}))
        page = parsed(web_page(book, WEB).data)
        assert (page.get("lang"), page.get("dir")) == (language, direction)
        skip = one(page, "body/a")
        assert (skip.text, skip.get("lang"), skip.get("dir")) == (ENGLISH.web.skip, "en", "ltr")
    assert one(parsed(web_page(minimal, WEB).data), "body/a").get("lang") is None


def test_accessibility_metadata_is_what_the_page_has(edition: Published, minimal: Book) -> None:
    """MathML and alternative text are claimed only where there are formulas and images."""
    rich, plain = (
        set(map(str, each.extra["accessibilityFeature"]))  # type: ignore[call-overload]
        for each in (edition, web_page(minimal, WEB))
    )
    assert {"MathML", "alternativeText", "tableOfContents", "displayTransformability"} <= rich
    assert not {"MathML", "alternativeText"} & plain


def test_missing_asset_is_our_fault(fieldbook: Book) -> None:
    """An image that the Book does not hold stops the page: it cannot be left out in silence."""
    with pytest.raises(InternalError, match="does not hold the image"):
        web_page(replace(fieldbook, assets={}), WEB)


@pytest.mark.parametrize("sheet", ["@import 'a.css';", "p{background:url(a.png)}", "p{content:'</style>'}"])
def test_a_sheet_that_reaches_out_is_refused(
    sheet: str, minimal: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A style sheet may neither load anything nor end its element."""
    (tmp_path / "web.css").write_text(sheet, encoding="utf-8")
    monkeypatch.setattr(web_shell, "STYLES", tmp_path)
    with pytest.raises(InternalError, match="self-contained"):
        web_page(minimal, replace(WEB, sheets=("web.css",)))


def test_dark_colours_follow_the_tokens(page: etree._Element) -> None:
    """Every ``--dark-NAME`` of the tokens takes the place of ``--NAME`` for readers who prefer dark."""
    styles = one(page, "head/style").text or ""
    dark = styles[styles.rindex("prefers-color-scheme:dark") :]
    names = set(re.findall(r"--dark-([a-z-]+):", styles.replace(" ", "")))
    assert names
    assert set(re.findall(r"--([a-z-]+):var\(--dark-\1\)", dark)) == names


def test_the_page_gives_way_to_the_names_of_the_guide(tmp_path: Path) -> None:
    """A guide may call something "top" or "guide": the links of the page lead to its own places all the same (WEB005)."""
    book = small_book(tmp_path, "# Tides {#guide}\n\n## Top {#top}\n\nSee [](#top) and [](#guide).\n")
    made = web_page(book, WEB)
    assert [str(found) for found in (*prove_web(made.data), *prove_published(made, book))] == []
    root = parsed(made.data)
    assert [one(root, "body").get("id"), one(root, "body/main").get("id")] == ["top-2", "guide-2"]
    links = [link.get("href") for link in root.iter("a")]
    assert [links.count(name) for name in ("#top-2", "#guide-2")] == [1, 1]

"""The ways through the web edition in Chromium: what is at hand, the search, the switches, all of it without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from guidepress.languages.english import ENGLISH
from guidepress.model.book import Book
from guidepress.model.edition import WEB
from guidepress.model.emergency import emergency_place
from guidepress.typeset.web.edition import web_page
from tests.support.outside import axe_source
from tests.support.small_guide import small_book
from tests.typeset.web.test_browser import TAGS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(guide: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first guide's page."""
    target = tmp_path_factory.mktemp("ways") / "read.html"
    target.write_bytes(web_page(guide, WEB).data)
    return target


@pytest.fixture
def page(browser: Browser, file: Path) -> Page:
    """It on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 780}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def test_what_is_at_hand_is_in_sight_everywhere(page: Page) -> None:
    """Emergencies, contents and files stand on the first screen and on every other; the first leads to the numbers."""
    for where in ("top", "#references", "#glossary"):
        page.evaluate("where => location.hash = where", where)
        for said in (ENGLISH.web.emergency, ENGLISH.book.contents, ENGLISH.web.formats_short):
            box = page.locator(".quick a", has_text=said).bounding_box()
            assert box is not None
            assert 0 <= box["y"] < 100, (where, said)
            assert box["height"] >= 24
    page.locator(".urgent").click()
    seen = page.locator("a[href='tel:911']").last.bounding_box()
    target = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert 60 < target < 200, "the bar does not cover what it leads to"
    assert seen is not None


def test_a_number_that_is_no_emergency_number_makes_no_row(tmp_path: Path) -> None:
    """Only a short number that is dialled makes one; where it stands under a heading, that is where the row leads."""
    plain = small_book(tmp_path / "a", "# One\n\nCall [us](tel:+493012345) today.\n")
    assert emergency_place(plain) == ""
    short = small_book(tmp_path / "b", "# One\n\nText.\n\n## Help {#help}\n\nCall [112](tel:112) at once.\n")
    assert emergency_place(short) == "help"


def test_every_part_leads_on_and_back(page: Page, guide: Book) -> None:
    """After each part there are links to the one before, the one after, and the contents; all of them lead somewhere."""
    rows = page.locator(".onward").count()
    assert rows >= len([part for part in guide.parts if part.kind.value == "section"])
    links = page.evaluate("[...document.querySelectorAll('.onward a, a.anchor')].map(a => a.hash.slice(1))")
    assert len(links) > 60
    assert page.evaluate("links => links.filter(id => !document.getElementById(decodeURIComponent(id)))", links) == []


def test_the_search_finds_by_keyboard(page: Page) -> None:
    """Tab and Enter open it, what is found is counted aloud, Enter goes to the first, Enter again to its place."""
    page.locator(".tool summary").first.focus()
    page.keyboard.press("Enter")
    page.locator("#search-field:focus").wait_for()
    page.keyboard.type("LIVER inj")
    page.locator(".search li").nth(1).wait_for()
    assert page.locator(".search output").inner_text().startswith(ENGLISH.web.found.split("{")[0].strip())
    assert page.locator(".search mark").first.inner_text().casefold() == "liver"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Liver injury"
    page.keyboard.press("Enter")
    page.locator(":target").wait_for()
    assert page.locator(":target").inner_text() == "Liver injury"
    assert page.locator(".tool[open]").count() == 0


@pytest.mark.parametrize(
    ("asked", "found"), [("überdosis", 1), ("UBERDOSIS", 1), ("strasse", 1), ("nirgends", 0), ("%", 0)]
)
def test_letters_are_alike_whatever_their_marks(browser: Browser, tmp_path: Path, asked: str, found: int) -> None:
    """Case and marks make no difference; nothing found is said."""
    book = small_book(tmp_path, "# Eins\n\nEine Überdosis auf der Straße ist ein Notfall.\n")
    (tmp_path / "read.html").write_bytes(web_page(book, WEB).data)
    page = browser.new_context().new_page()
    page.goto((tmp_path / "read.html").as_uri())
    page.locator(".tool summary").first.click()
    page.fill("#search-field", asked)
    page.wait_for_timeout(300)
    assert page.locator(".search li").count() == found
    said = page.locator(".search output").inner_text()
    assert said == (ENGLISH.web.found.format(n=1) if found else "" if asked == "%" else ENGLISH.web.nothing)
    page.context.close()


def test_the_switches_are_kept(browser: Browser, file: Path) -> None:
    """Dark and contrast hold after the page is opened anew, whatever the system says; the system's choice comes back."""
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(file.as_uri())
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".tool summary").nth(1).click()
    page.locator("input[value=dark]").check()
    page.locator("input[name=contrast]").check()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    assert page.evaluate("document.documentElement.dataset.contrast") == "more"
    page.locator(".tool summary").nth(1).click()
    assert page.locator("input[value=dark]").is_checked()
    page.locator("input[value=system]").check()
    assert page.evaluate(ground) == light
    context.close()


def test_all_else_works_without_a_script(browser: Browser, file: Path) -> None:
    """Where scripts are off, nothing that needs one is shown, and every other way is there."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 780})
    page = context.new_page()
    page.goto(file.as_uri())
    assert not page.locator(".tool").first.is_visible()
    assert page.locator(".urgent").is_visible()
    page.locator(".quick a", has_text=ENGLISH.book.contents).click()
    assert page.url.endswith("#contents")
    context.close()


LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""The rules of axe-core that ask how things look; the others read the markup, which is the same in every mode."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "contrast", "width"),
    [("light", "", 320), ("light", "more", 1280), ("dark", "", 1280), ("dark", "more", 320)],
)
def test_axe_finds_nothing_in_any_mode(browser: Browser, file: Path, theme: str, contrast: str, width: int) -> None:
    """Light and dark, usual and more contrast, narrow and wide, each pair of them once, with both tools open in turn."""
    first = (theme, width) == ("light", 320)
    rules = {"type": "tag", "values": TAGS} if first else {"type": "rule", "values": LOOKS}
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate(
        "([a, b]) => Object.assign(document.documentElement.dataset, {theme: a, ...(b && {contrast: b})})",
        [theme, contrast],
    )
    page.evaluate(axe_source())
    for tool in (0, 1):
        page.locator(".tool summary").nth(tool).click()
        if not tool:
            page.fill("#search-field", "liver")
            page.wait_for_timeout(300)
        where = ".tool" if tool else "html"  # the second time only what has changed
        result = page.evaluate("([where, rules]) => axe.run(where, {runOnly: rules})", [where, rules])
        faults = [f"{fault['id']}: {node['html'][:120]}" for fault in result["violations"] for node in fault["nodes"]]
        assert faults == []
        assert result["passes"]
    context.close()


def test_the_first_guide_stays_under_300_kilobytes(file: Path) -> None:
    """Fonts, figures, styles and script included."""
    assert file.stat().st_size < 300_000

"""The two pages in Chromium: what axe-core says, what reflows, where the focus goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from guidepress.languages.english import ENGLISH
from guidepress.model.edition import WEB
from guidepress.typeset.editions import Press
from guidepress.typeset.web.edition import download_page
from tests.support.editions import Editions
from tests.support.outside import axe_source
from tests.support.small_guide import SETTINGS, small_book

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["read.html", "index.html"]

SPACING = """
* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}
p {margin-bottom: 2em !important}
"""
"""The least that a page must bear (WCAG 2.2, 1.4.12)."""

CLIPPED = """() => [...document.querySelectorAll('body *')].filter(e => {
    const style = getComputedStyle(e);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    return hides && !e.matches('.skip') && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 100))"""

WIDER = """() => [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.right > innerWidth + 1 && !e.closest('.scroll, .math.block, .skip, details:not([open]) > :not(summary)') && !e.matches('math *');
}).map(e => e.outerHTML.slice(0, 100))"""

SMALL = """() => [...document.querySelectorAll(
    'nav a, .page-links a, .button, summary, .notice a, .verify a'
)].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.height < 24 || box.width < 24);
}).map(e => e.outerHTML.slice(0, 100))"""

WAYS_BACK = """() => [...document.querySelectorAll('.backlinks')].flatMap(line => [...line.querySelectorAll('a')].map(link => {
    const box = link.getBoundingClientRect(), after = link.nextSibling, range = document.createRange();
    if (after?.nodeType !== 3) return [box.width, box.height, false];
    range.setStart(after, 0);
    range.setEnd(after, 1);
    return [box.width, box.height, range.getBoundingClientRect().left < line.getBoundingClientRect().left + 3];
}))"""
"""Of each way back from a source: how large it is, and whether the comma after it begins a line."""


@pytest.fixture(scope="module")
def folder(fieldbook_editions: Editions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both pages of the rich guide."""
    target = tmp_path_factory.mktemp("web")
    edition = fieldbook_editions.of(WEB)
    (target / "read.html").write_bytes(edition.data)
    (target / "index.html").write_bytes(download_page(fieldbook_editions.book, [edition]))
    return target


def opened(browser: Browser, file: Path, width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
    """A page in a window of this size, without motion."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def asked(page: Page, options: dict[str, Any]) -> Any:
    """What axe-core says of a page: what is wrong in full, and one example of what each rule found right."""
    page.evaluate(axe_source())
    return page.evaluate("options => axe.run(options)", {**options, "resultTypes": ["violations"]})


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(browser: Browser, folder: Path, name: str, scheme: str, width: int) -> None:
    """No violation of WCAG 2.2 A and AA or of axe-core's best practices, in light and dark, narrow and wide."""
    page = opened(browser, folder / name, width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    result = asked(page, {"runOnly": {"type": "tag", "values": TAGS}})
    faults = [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary']}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]
    assert faults == []
    assert len(result["passes"]) > 15, "axe must have had something to judge"
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_text_reaches_seven_to_one(browser: Browser, folder: Path, name: str) -> None:
    """Text has the contrast of level AAA in both schemes, which ``highContrastDisplay`` promises (1.4.6)."""
    for scheme in ("light", "dark"):
        page = opened(browser, folder / name, scheme=scheme)
        rule = "color-contrast-enhanced"
        result = asked(page, {"runOnly": [rule], "rules": {rule: {"enabled": True}}})
        assert [(node["html"][:120], node["failureSummary"]) for f in result["violations"] for node in f["nodes"]] == []
        assert result["passes"]
        page.context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("case", ["narrow", "text twice as large", "spaced"])
def test_nothing_is_cut_or_overflows(browser: Browser, folder: Path, name: str, case: str) -> None:
    """At 320 CSS px, with text at 200 % and with wide text spacing, all reflows (1.4.4, 1.4.10, 1.4.12)."""
    page = opened(browser, folder / name, 320 if case == "narrow" else 640)
    sheet = {"narrow": "", "text twice as large": ":root {font-size: 225% !important}", "spaced": SPACING}[case]
    page.evaluate(
        "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);"
        " document.adoptedStyleSheets = [sheet]; }",
        sheet,
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(WIDER) == []
    assert page.evaluate(CLIPPED) == []
    page.context.close()


def test_spacing_probe_is_applied(browser: Browser, folder: Path) -> None:
    """The probe of the test before this one changes the page: the policy of the page must not have stopped it."""
    page = opened(browser, folder / "read.html", 640)
    page.evaluate(
        "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);"
        " document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    spacing = page.evaluate("getComputedStyle(document.querySelector('main p')).letterSpacing")
    assert float(spacing.removesuffix("px")) > 1
    page.context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_a_comma_stays_with_its_way_back(browser: Browser, folder: Path, width: int) -> None:
    """Where the places that cite a source go on in the next line, no line begins with a comma; a finger hits each."""
    page = opened(browser, folder / "read.html", width)
    ways = page.evaluate(WAYS_BACK)
    assert len(ways) > 5
    assert [way for way in ways if way[2]] == []
    assert [way for way in ways if min(way[0], way[1]) < 24] == []
    page.context.close()


@pytest.mark.parametrize(("name", "label"), [("read.html", ENGLISH.web.skip), ("index.html", ENGLISH.download.skip)])
def test_skip_link_comes_first_and_leads_to_main(browser: Browser, folder: Path, name: str, label: str) -> None:
    """The first stop of the Tab key is the skip link, then visible; Enter moves the focus into main (2.4.1, 2.4.7)."""
    page = opened(browser, folder / name)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == label
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["height"] >= 24
    assert box["width"] > 100
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_targets_are_large_enough(browser: Browser, folder: Path, name: str) -> None:
    """Links and controls outside running text are at least 24 by 24 CSS px (2.5.8)."""
    page = opened(browser, folder / name, 320)
    assert page.evaluate(SMALL) == []
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page_loads_nothing_and_complains_of_nothing(browser: Browser, folder: Path, name: str) -> None:
    """The page asks for no other resource, its styles pass its policy, and its fonts load."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("data:") else heard.append(request.url))
    page.goto((folder / name).as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    assert heard == [(folder / name).as_uri()]
    assert page.evaluate("[...document.fonts].some(f => f.status === 'loaded' && f.family.includes('Atkinson'))")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson Hyperlegible"')
    context.close()


def test_order_on_the_screen_is_the_order_of_the_page(browser: Browser, folder: Path) -> None:
    """On a wide screen the contents stand beside the text and the notes in the margin, none over another (1.3.2)."""
    page = opened(browser, folder / "read.html", 1440)
    nav, text = page.locator("nav.contents").bounding_box(), page.locator(".reading > .text").bounding_box()
    assert nav is not None
    assert text is not None
    assert nav["x"] + nav["width"] <= text["x"]
    overlaps = page.evaluate(
        """() => {
        const notes = [...document.querySelectorAll('.reading .footnote')].map(e => e.getBoundingClientRect());
        return notes.filter((a, i) => i && a.top < notes[i - 1].bottom && a.left < notes[i - 1].right).length;
    }"""
    )
    assert overlaps == 0
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_number_is_behind_a_scroll_bar(browser: Browser, tmp_path: Path, width: int) -> None:
    """A table of contacts is as wide as its box at any width; on a telephone its rows stand under one another."""
    book = small_book(
        tmp_path / "guide",
        "# The section\n\n{{contacts}}\n",
        settings=SETTINGS.replace("sections:\n", "policy: health\nregions: [uk, us]\nsections:\n"),
    )
    file = tmp_path / "read.html"
    file.write_bytes(Press(book).typeset(WEB).data)
    page = opened(browser, file, width)
    box = page.locator("table.contacts").first
    assert box.locator("a[href^='tel:']").count() > 4
    assert box.evaluate("e => e.parentElement.scrollWidth - e.parentElement.clientWidth") <= 0
    assert (box.locator("td").first.evaluate("e => getComputedStyle(e).display") == "block") is (width < 480)
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 600, 1280])
def test_what_a_link_leads_to_is_not_behind_the_bar(browser: Browser, tmp_path: Path, width: int) -> None:
    """French has the longest words for what is at hand: in three rows of them the title was behind the bar (2.4.11)."""
    settings = SETTINGS.replace("language: en", "language: fr")
    text = f"# Un\n\nAppelez le [15](tel:15). {'Texte. ' * 900}\n\n## Deux {{#deux}}\n\n{'Texte. ' * 900}\n"
    file = tmp_path / "read.html"
    file.write_bytes(Press(small_book(tmp_path / "guide", text, settings=settings)).typeset(WEB).data)
    page = opened(browser, file, width)
    assert page.locator(".bar li").count() == 3
    assert page.locator(".bar .tool").count() == 2
    page.evaluate("location.hash = '#deux'")
    page.wait_for_function("scrollY > 0")
    bar = page.locator(".bar").bounding_box()
    title = page.locator("#deux").bounding_box()
    assert bar is not None
    assert title is not None
    assert bar["y"] == 0
    assert bar["height"] < 0.2 * 640
    assert bar["height"] <= title["y"] < 640
    page.context.close()

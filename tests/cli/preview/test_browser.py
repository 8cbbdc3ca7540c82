"""The preview in Chromium: pages arrive, a save shows its page, a broken guide keeps the last good one; axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from guidepress.cli.preview.server import Server
from guidepress.cli.preview.session import Session
from tests.cli.preview.conftest import PATIENCE
from tests.support.outside import axe_source

pytestmark = pytest.mark.browser

SECTION = "sections/01-tides.md"
SETTINGS = "guide.yaml"
WAIT = PATIENCE * 1000


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The preview, open and done with its first look."""
    with closing(browser.new_context()) as context:
        opened = context.new_page()
        trouble: list[str] = []
        opened.on("pageerror", lambda error: trouble.append(str(error)))
        opened.on("requestfinished", lambda asked: trouble.extend(_refused(asked)))
        opened.goto(server.address)
        expect(opened.get_by_role("status")).to_contain_text("transcript", timeout=WAIT)
        yield opened
        shown = opened.locator("#pages img").evaluate_all("images => images.map(one => one.src)")
        trouble = [
            one for one in trouble if "/pages/" not in one or one in shown
        ]  # a page may be gone when it is asked for
        assert trouble == []


def _refused(asked: Request) -> list[str]:
    answer = asked.response()
    return [] if answer is None or answer.ok else [asked.url]


def save(guide: Path, session: Session, name: str, before: str, after: str) -> None:
    """Change a file of the guide, as an editor's program does, and say so."""
    path = guide / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    session.touch()


LATE = """() => {
    const real = fetch;
    let asked = 0;
    window.fetch = async (...how) => {
        const number = ++asked;
        const answer = await real(...how);
        const words = await answer.text();
        if (number === 1) await new Promise(done => setTimeout(done, 3000));
        return {ok: answer.ok, text: async () => words};
    };
}"""
"""The first answer, which is of before the edit, comes after the second."""


@pytest.mark.slow
def test_an_old_answer_that_comes_late_is_not_shown(page: Page, guide: Path, session: Session) -> None:
    """The transcript beside the page is never that of an earlier text."""
    page.evaluate(LATE)
    save(guide, session, SECTION, "twice a day", "twice a day, as the moon pulls")
    expect(page.locator("#heard")).to_contain_text("as the moon pulls", timeout=WAIT)
    page.wait_for_timeout(3_200)
    expect(page.locator("#heard")).to_contain_text("as the moon pulls")


def test_a_saved_sentence_is_seen_and_heard(page: Page, guide: Path, session: Session) -> None:
    """Its page is in view and marked, the others keep their pictures, the listener's words have it, findings their place."""
    pictures = page.locator("#pages figure")
    before = pictures.evaluate_all("figures => figures.map(one => one.dataset.picture)")
    assert len(before) > 4
    save(guide, session, SECTION, "twice a day", "twice a day, the moon doing teh pulling")
    changed = page.locator("#pages figure.changed")
    expect(changed).to_be_in_viewport(timeout=WAIT)
    expect(changed.locator("img")).to_have_js_property("complete", True, timeout=WAIT)
    assert changed.locator("img").evaluate("image => image.naturalWidth") > 500
    expect(page.locator("#heard")).to_contain_text("teh pulling", timeout=WAIT)
    expect(page.locator("#heard-of")).to_have_text("tides")
    expect(page.locator("#findings li")).to_contain_text(f"{SECTION}:")
    after = pictures.evaluate_all("figures => figures.map(one => one.dataset.picture)")
    assert len(set(before) - set(after)) == 1
    page.get_by_role("button", name="Web page").click()
    expect(page.frame_locator("#web").get_by_text("teh pulling")).to_be_visible(timeout=WAIT)


def test_a_broken_guide_keeps_the_last_good_pages(page: Page, guide: Path, session: Session) -> None:
    """What is wrong is told, with the pages still there; mended, all is as before."""
    pictures = page.locator("#pages figure")
    held = pictures.count()
    save(guide, session, SETTINGS, "title:", "title")
    expect(page.get_by_role("status")).to_contain_text("the last good pages are shown", timeout=WAIT)
    assert pictures.count() == held
    assert page.locator("#findings li").count() > 0
    save(guide, session, SETTINGS, "title", "title:")
    expect(page.get_by_role("status")).to_contain_text("transcript", timeout=WAIT)
    expect(page.locator("#findings li")).to_have_count(0)
    assert pictures.count() == held


def test_the_keyboard_reaches_everything_and_axe_finds_nothing(page: Page) -> None:
    """The views are buttons that say which is on, a page's button speaks its part, and axe has no complaint in either view."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Pages")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Web page")).to_have_attribute("aria-pressed", "true")
    assert violations(page) == []
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    last = page.locator("#pages figure button").last
    last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#heard")).not_to_be_empty(timeout=WAIT)
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe finds in the preview's own page (the web edition in its frame has tests of its own)."""
    page.evaluate(f"() => {{ {axe_source()} }}")
    found: list[str] = page.evaluate(
        "async () => (await axe.run(document, {iframes: false})).violations.map(one => one.id)"
    )
    return found

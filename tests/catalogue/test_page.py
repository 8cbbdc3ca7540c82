"""The page of a catalogue: a table without its script, with it a table that is searched and filtered."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from guidepress.catalogue.page import catalogue_page
from guidepress.catalogue.row import File, Row
from tests.support.outside import axe_source

ROWS = (
    Row(
        "a",
        "Water",
        "en",
        "1.0",
        "2026-01-02",
        "2027-01-01",
        (("2027-01-01", "the review"),),
        0,
        2,
        {"LAN001": 2},
        (File("water.pdf", "screen", 51_000, 6), File("read.html", "web", 52_000)),
    ),
    Row("in/ü b", "Über <Wasser>", "de", "2.0", "2026-02-02", "2026-06-01", (("2026-06-01", "the review"),)),
    Row(
        "c", "c", errors=1, findings={"REF001": 1}, exit_code=1, why="REF001 error sections/one.md:5 no such reference"
    ),
    Row("d", "ماء", "ar", "1.0", "2026-01-02", "2028-01-01", (("2028-01-01", "the review"),)),
)


def test_the_page_is_a_table_without_its_script() -> None:
    """Every guide is a row with its links and what was found; the filters are hidden until the script is there."""
    root = html.fromstring(catalogue_page(ROWS))
    lines = [[" ".join(cell.text_content().split()) for cell in line] for line in root.xpath("//tbody/tr")]
    assert lines[0] == [
        "Watera",
        "en",
        "1.0 of 2026-01-02",
        "2027-01-01the review",
        "2 warningsLAN001 (2)",
        "built",
        "water.pdf 51 kB, 6 pages read.html 52 kB".replace(" read", "read"),
    ]
    assert lines[2][5] == "failed: REF001 error sections/one.md:5 no such reference"
    assert root.xpath("//tbody//a/@href")[:3] == ["a/index.html", "a/water.pdf", "a/read.html"]
    assert root.xpath("//tbody/tr[2]//a/@href") == ["in/%C3%BC%20b/index.html"]
    assert root.xpath("//tbody/tr[4]//a/@dir") == ["rtl"]
    assert root.xpath("//form/@hidden") == ["hidden"]
    (policy,) = root.xpath("//meta[@http-equiv]/@content")
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-" in policy


@pytest.fixture
def page_file(tmp_path: Path) -> str:
    """The page as a file that a browser opens."""
    path = tmp_path / "catalogue.html"
    path.write_bytes(catalogue_page(ROWS))
    return path.as_uri()


@pytest.mark.browser
def test_search_filters_and_axe(browser: Browser, page_file: str) -> None:
    """Each filter shows its rows and says how many; words are found without their marks; axe has no complaint."""
    with closing(browser.new_context()) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(page_file)
        expect(page.locator("#shown")).to_have_text("4 of 4 guides")
        for label, value, names in (
            ("Search", "uber WASSER", ["in/ü b"]),
            ("Due before", "2027-06-01", ["a", "in/ü b"]),
            ("Language", "ar", ["d"]),
            ("Findings", "errors", ["c"]),
            ("Findings", "warnings", ["a"]),
            ("State", "failed", ["c"]),
        ):
            field = page.get_by_label(label)
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
            assert page.locator("tbody tr:visible th .folder").all_inner_texts() == names
            expect(page.locator("#shown")).to_have_text(f"{len(names)} of 4 guides")
            if label in {"Search", "Due before"}:
                field.fill("")
            else:
                field.select_option("")
        page.evaluate(f"() => {{ {axe_source()} }}")
        found = page.evaluate("async () => (await axe.run(document)).violations.map(one => one.id)")
        assert (found, errors) == ([], [])
    with closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(page_file)
        assert page.locator("tbody tr:visible").count() == 4
        assert page.locator("form:visible").count() == 0

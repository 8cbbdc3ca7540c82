"""Tables in Chromium, at every width: a table where its words fit, else records; spoken alike in both shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from guidepress.model.book import Book
from guidepress.model.edition import EPUB
from tests.support import opened_epub

pytestmark = pytest.mark.browser

XHTML = opened_epub.XHTML

SWEEP = """() => {
    const faults = [], shapes = {}
    const frames = [...document.querySelectorAll('.table')]
    for (let width = 9; width <= 64; width += 0.5) {
        document.body.style.width = `${width}em`
        for (const [n, frame] of frames.entries()) {
            const table = frame.firstElementChild
            const records = getComputedStyle(table).display === 'block'
            shapes[n] = {...shapes[n], [records ? 'records' : 'table']: true}
            if (table.scrollWidth > frame.clientWidth + 1) faults.push(`${n} at ${width}em: ${table.scrollWidth}`)
            for (const cell of records ? [] : table.querySelectorAll('td, th'))
                if (cell.scrollWidth > cell.clientWidth + 1) faults.push(`${n} at ${width}em, a cell`)
        }
    }
    return {faults, shapes: frames.map((_, n) => shapes[n])}
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, guide: Book, fieldbook: Book) -> Iterator[Page]:
    """A page with every table of both guides, in the style sheet of the EPUB."""
    tables, sheet = [], ""
    for book in (guide, fieldbook):
        made = opened_epub.bound(book)
        sheet = "".join(made.archive.read(f"EPUB/styles/{name}").decode() for name in EPUB.sheets)
        for file in made.pages().values():
            kept = [frame for frame in file.iter(f"{XHTML}div") if frame.get("class") in {"table", "scroll"}]
            tables += [etree.tostring(frame, encoding="unicode", with_tail=False) for frame in kept]
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    opened.set_content(f"<!DOCTYPE html><html lang='en'><style>{sheet}</style><body>{''.join(tables)}</body></html>")
    yield opened
    opened.close()


def test_no_table_is_wider_than_its_page_at_any_width(page: Page) -> None:
    """From 9 em to 64 em nothing overflows, and each table is a table on a wide page and, if it must, records."""
    found = page.evaluate(SWEEP)
    assert found["faults"] == []
    assert len(found["shapes"]) >= 10
    assert all(shape.get("table") for shape in found["shapes"])
    assert sum(bool(shape.get("records")) for shape in found["shapes"]) >= 8


def spoken(page: Page, width: str) -> Counter[tuple[str, str]]:
    """Role and name of every part of a table in Chromium's accessibility tree, at a width of the page."""
    page.evaluate("width => { document.body.style.width = width }", width)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    parts = {"table", "row", "columnheader", "rowheader", "cell", "gridcell", "StaticText"}
    said = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    return Counter((role, name.strip()) for role, name in said if role in parts)


def test_records_are_spoken_as_the_table_that_they_are(page: Page) -> None:
    """Heads, rows and cells are there in both shapes, with the same names: the shown labels are not spoken."""
    wide, narrow = spoken(page, "64em"), spoken(page, "12em")
    assert sum(number for (role, _), number in wide.items() if role == "columnheader") > 40
    assert narrow - wide == Counter()
    assert wide - narrow == Counter()

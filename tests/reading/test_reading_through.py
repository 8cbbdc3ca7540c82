"""The whole book, page by page, in two reading systems: nothing is lost, cut, or wider than its page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from guidepress.prove.speech.words import normal
from guidepress.typeset.epub.places import COVER_FILE
from tests.reading.bound import Bound
from tests.reading.systems import SystemName, opened

pytestmark = [pytest.mark.browser, pytest.mark.outside]

SPACED = """
* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}
p {margin-bottom: 2em !important}
"""
"""The least that a page must bear (WCAG 2.2, 1.4.12)."""

SETTINGS: dict[str, dict[str, Any]] = {
    "as it comes": {},
    "text twice as large": {"sheet": ":root {font-size: 200% !important}"},
    "320 px wide": {"width": 320, "height": 640},
    "spaced": {"sheet": SPACED},
}

CASES = [
    pytest.param(name, setting, marks=[] if (name, setting) == ("guide", "as it comes") else pytest.mark.slow)
    for name in ("guide", "fieldbook")
    for setting in SETTINGS
    if (name, setting) != ("guide", "spaced")  # the other guide has all that could collide
]


@pytest.mark.parametrize("system", ["foliate", "epubjs"])
@pytest.mark.parametrize(("editions", "setting"), CASES, indirect=["editions"])
def test_every_word_is_seen_and_nothing_is_cut(
    browser: Browser, bound: Bound, system: SystemName, setting: str
) -> None:
    """From the first page to the last all words of the Book are seen, in order, none cut, none over another.

    At 100 %, at 200 % (1.4.4), at 320 CSS px (1.4.10) and with wide spacing (1.4.12). A displayed formula may scroll;
    the heads of a table that became records are seen in its cells.
    """
    window = dict(SETTINGS[setting])
    sheet = window.pop("sheet", "")
    with opened(browser, system, bound.epub, **window) as open_book:
        open_book.ask("reader.dress(argument)", sheet)
        files = open_book.read_through()
        spine = open_book.ask("return reader.spine()")
    assert [file["file"] for file in files] == spine
    assert spine[0] == open_book.link(COVER_FILE)
    assert [fault for file in files for fault in file["faults"]] == []
    assert all('class="math block"' in fault for file in files for fault in file["scrolling"])
    seen = normal(" ".join(file["seen"] for file in files[1:])).split()
    assert seen == bound.words()
    assert sum(file["turns"] for file in files) > len(spine) + 10

"""The marks of lists as a reading system counts them: none in the contents, and those of the other editions in the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.places import ROOT

LISTS = "<ol{}><li>one<ol><li>two<ol><li>three</li></ol></li></ol></li></ol>"
MARKS = "[...document.querySelectorAll('li')].map(item => getComputedStyle(item).listStyleType)"
INDENTS = "[...document.querySelectorAll('ol')].map(list => parseFloat(getComputedStyle(list).paddingInlineStart))"


@pytest.mark.parametrize(
    ("direction", "sheets", "marks"),
    [
        ("ltr", ("epub.css",), ["decimal", "lower-alpha"]),
        ("rtl", ("epub.css", "right-to-left.css"), ["decimal", "decimal"]),
        ("rtl", ("tokens.css", "content.css", "right-to-left.css"), ["decimal", "decimal"]),
    ],
)
def test_marks_of_lists(browser: Browser, direction: str, sheets: tuple[str, ...], marks: list[str]) -> None:
    """A guide in Hebrew says 1, 2 at every depth, in an EPUB as on its pages; the contents say no mark, and step in."""
    style = "".join((ROOT / "styles" / name).read_text("utf-8") for name in sheets)
    page = browser.new_page()
    page.set_content(f"<html dir={direction}><style>{style}</style>{LISTS.format('')}</html>")
    assert page.evaluate(MARKS)[:2] == marks[:2]
    page.set_content(f"<html dir={direction}><style>{style}</style>{LISTS.format(' class=toc')}</html>")
    assert page.evaluate(MARKS) == ["none", "none", "none"]
    if "epub.css" in sheets:
        first, *deeper = page.evaluate(INDENTS)
        assert first == 0
        assert min(deeper) > 15
    page.close()

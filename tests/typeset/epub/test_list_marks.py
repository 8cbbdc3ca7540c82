"""The marks of lists as a reading system counts them: none in the contents, and those of the other editions in the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.places import ROOT

TASK = '<li class="task-item"><abbr class="task">☐</abbr> one</li>'
LOOSE = '<li class="task-item"><p><abbr class="task">☐</abbr> two</p><p>three</p></li>'
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


@pytest.mark.parametrize("sheets", [("epub.css",), ("tokens.css", "content.css", "web.css")])
def test_tasks_hang_on_their_boxes(browser: Browser, sheets: tuple[str, ...]) -> None:
    """A box larger than the letters stands before the words in the column, and a second paragraph below the words."""
    style = "".join((ROOT / "styles" / name).read_text("utf-8") for name in sheets)
    page = browser.new_page()
    page.set_content(f"<style>{style}</style><main style='width: 300px'><p>x</p><ul>{TASK}{LOOSE}</ul></main>")
    assert page.evaluate(MARKS) == ['""', '""']
    column = page.evaluate("document.querySelector('p').getBoundingClientRect().left")
    boxes = page.evaluate("[...document.querySelectorAll('.task')].map(box => box.getBoundingClientRect().left)")
    letters = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.task')).fontSize)")
    second = page.evaluate("document.querySelector('li p + p').getBoundingClientRect().left")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('li')).fontSize)")
    assert letters > 1.4 * size
    assert boxes[0] == boxes[1] >= column
    assert second - boxes[0] == pytest.approx(1.8 * size, abs=1)
    page.close()

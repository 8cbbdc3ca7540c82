"""Documents as texts of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.importing.documents import read_document

PAGES = {
    "tags left out": "<title>T</title><h1>T</h1><p>One<table><tr><th>A<th>B<tr><td>1<td>2</table><ul><li>x<li>y</ul>",
    "every tag": (
        "<html><body><h1>T</h1><p>One</p><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td>"
        "<td>2</td></tr></tbody></table><ul><li>x</li><li>y</li></ul></body></html>"
    ),
    "heads in the body": (
        "<h1>T</h1><p>One</p><table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>"
        "<ul><li>x</li><li>y</li></ul>"
    ),
}


@pytest.mark.parametrize("page", PAGES)
def test_html_is_read_as_browsers_read_it(tmp_path: Path, page: str) -> None:
    """Whatever tags its author left out: the same paragraphs, the table with its head, the list."""
    file = tmp_path / "page.html"
    file.write_text(PAGES[page], encoding="utf-8")
    (chapter,) = read_document(file).plan.nodes
    lines = [" ".join(line.split()) for line in (chapter.text or "").splitlines() if line.strip()]
    assert lines == ["# T", "One", "| A | B |", "|-----|-----|", "| 1 | 2 |", "- x", "- y"]

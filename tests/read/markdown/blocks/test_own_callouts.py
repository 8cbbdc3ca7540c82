"""Types of callouts that a guide names itself, and ids of callouts."""

from __future__ import annotations

from pathlib import Path

from guidepress.check.source.every_word import check_source
from guidepress.model.xhtml import flat_text
from tests.support.small_guide import SETTINGS, small_book

SECTION = """# One

See [](#go).

!!! checklist "Before you go" {#go}
    Words.

!!! checklist
    More words.

!!! tip "A tip" {#tip}
    Words.
"""


def test_a_type_of_the_guides_own(tmp_path: Path) -> None:
    """It is called by its label, looks like the type that it is like, and is compared with its source; ids are given."""
    own = "callouts:\n  checklist: {label: Checklist, like: warning}\n"
    book = small_book(tmp_path, SECTION, settings=SETTINGS + own)
    boxes = [box for part in book.parts for box in part.tree.iter("aside")]
    assert [(box.get("class"), box.get("id"), flat_text(box[0])) for box in boxes] == [
        ("callout warning checklist", "go", "Checklist: Before you go"),
        ("callout warning checklist", None, "Checklist"),
        ("callout tip", "tip", "Tip: A tip"),
    ]
    link = next(one for part in book.parts for one in part.tree.iter("a") if one.get("href") == "#go")
    assert "Before you go" in flat_text(link)
    assert list(check_source(book)) == []

"""A mark of a letter that stands alone stands on a space, and no other is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.source.every_word import check_source
from guidepress.model.book import PartKind
from tests.support.small_guide import small_book

ALONE = {
    "in a cell": ("| Sign | Name |\n|---|---|\n| \u030f | grave |\n| e\u030f | on e |\n", "\u00a0\u030f"),
    "in brackets": ("The sign (\u0301) is one.", "(\u00a0\u0301)"),
    "in code": ("The sign `\u0301` is one.", "sign \u00a0\u0301 is"),
    "first in bold": ("**\u093f** is a sign.", "\u00a0\u093f is"),
    "behind a break": ("One\\\n\u0301 two.", "\u00a0\u0301 two"),
}
HELD = ["Cafe\u0301 and कि and **e**\u0301 and e*\u0301*.", "1\ufe0f\u20e3 and \u2764\ufe0f.", "It is \u00a0\u0301."]


@pytest.mark.parametrize("name", ALONE)
def test_a_lone_mark_stands_on_a_space(tmp_path: Path, name: str) -> None:
    """A typesetter would draw a dotted circle that nobody wrote; the words of the file are the same."""
    text, wanted = ALONE[name]
    book = small_book(tmp_path, f"# T\n\n{text}\n")
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert wanted in "".join(part.tree.itertext())
    assert list(check_source(book)) == []


@pytest.mark.parametrize("text", HELD)
def test_a_mark_with_its_letter_stays(tmp_path: Path, text: str) -> None:
    """Wherever the letter is, and what selects the look of a sign."""
    part = small_book(tmp_path, f"# T\n\n{text}\n").of_kind(PartKind.SECTION)
    assert part is not None
    assert "".join(part.tree.itertext()).count("\u00a0") == text.count("\u00a0")

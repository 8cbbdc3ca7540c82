"""LAN031 in settings: nothing there is markup, so markup in them would be printed letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.language.leftovers import check_leftovers
from tests.support.small_guide import SETTINGS, small_book


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('callouts: {checklist: {label: "<b>Before</b> you go", like: tip}}', "'<b>'"),
        ('subtitle: "Use <a href=x>this</a>"', "'<a href=x>'"),
        ('subtitle: "A &amp; B"', "'&amp;'"),
        ('subtitle: "Take **two** now"', "'**'"),
        ('subtitle: "See [us](https://example.org)"', "'](https:'"),
        ('subtitle: "A & B; 2 < 3 > 1, <3 and x*y"', None),
        ("callouts: {checklist: {label: Before you go, like: tip}}", None),
    ],
)
def test_markup_in_a_setting_is_told_at_its_line(line: str, told: str | None, tmp_path: Path) -> None:
    """By ``check``, and not by the EPUB alone once it is made."""
    book = small_book(tmp_path, "# One\n\nSome words stand here.\n", settings=f"{SETTINGS}{line}\n")
    found = [(one.code, one.place.file, one.place.line) for one in check_leftovers(book)]
    number = SETTINGS.count("\n") + 1
    assert found == ([] if told is None else [("LAN031", "guide.yaml", number)])
    assert told is None or told in next(check_leftovers(book)).message

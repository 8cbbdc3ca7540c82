"""DIS035: a file of sign-offs that cannot be used is told, whether or not the guide names a reviewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.statements.sign_off import check_sign_offs
from tests.support.small_guide import SETTINGS, small_book

REVIEWED = SETTINGS.replace(
    "  statement: Not reviewed.", '  reviewers: [{name: Jane Doe, credentials: MD, version: "0.9"}]'
)


@pytest.mark.parametrize("settings", [SETTINGS, REVIEWED])
def test_a_broken_file_of_sign_offs_is_told(settings: str, tmp_path: Path) -> None:
    """What somebody signed is lost without a word otherwise."""
    book = small_book(tmp_path, "# One\n\nWords.\n", settings=settings, **{"sign-off.lock": "[[[broken"})
    assert [(one.code, one.place.file) for one in check_sign_offs(book)] == [("DIS035", "sign-off.lock")]


def test_without_reviewers_a_sound_file_is_no_fault(tmp_path: Path) -> None:
    """The reviewer may have been taken out of the settings; the file may stay."""
    book = small_book(tmp_path, "# One\n\nWords.\n", **{"sign-off.lock": "format = 1\n"})
    assert list(check_sign_offs(book)) == []

"""What is found of a setting stands at the line of guide.yaml that says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress import api
from tests.support.small_guide import SETTINGS, write_guide


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("references: nowhere.json", "MAN010"),
        ("retractions: nowhere.csv", "MAN010"),
        ("nocite: [nobody2020]", "REF001"),
        ("citation-style: nowhere.csl", "MAN010"),
    ],
)
def test_a_finding_of_a_setting_has_its_line(tmp_path: Path, setting: str, code: str) -> None:
    """The line is that of the setting, and its words are there."""
    write_guide(tmp_path, "# One\n\nWords.\n", settings=f"{SETTINGS}{setting}\n")
    lines = (tmp_path / "guide.yaml").read_text(encoding="utf-8").split("\n")
    (found,) = [one for one in api.check(tmp_path) if one.code == code]
    assert found.place.line
    assert lines[found.place.line - 1] == setting

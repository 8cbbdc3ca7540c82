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


@pytest.mark.parametrize("sign", ["\u202e", "\\u202E", "\\U0000202e", "\u2066", "\U000e0041", "\\U000E0041"])
def test_an_unseen_sign_has_the_line_of_its_setting(tmp_path: Path, sign: str) -> None:
    """As it is or as an escape of YAML; once, though the title page says it again (MAN095)."""
    setting = f'subtitle: "safe {sign}exe"'
    write_guide(tmp_path, "# One\n\nWords.\n", settings=f"{SETTINGS}{setting}\n")
    lines = (tmp_path / "guide.yaml").read_text(encoding="utf-8").split("\n")
    found = [one for one in api.check(tmp_path) if one.code == "MAN095"]
    assert [lines[(one.place.line or 1) - 1] for one in found] == [setting]


def test_an_unseen_sign_of_a_heading_is_told_there(tmp_path: Path) -> None:
    """The contents repeat the heading; nothing is wrong with the settings (MAN095)."""
    write_guide(tmp_path, "# One \u202btwo\n\nWords.\n", settings=SETTINGS)
    found = [one for one in api.check(tmp_path) if one.code == "MAN095"]
    assert [(Path(one.place.file).suffix, one.place.line) for one in found] == [(".md", 1)]


def test_a_host_that_looks_like_another_has_its_line(tmp_path: Path) -> None:
    """The message has its letters as escapes; the setting has them as they are (MAN096)."""
    setting = "contact: https://ex\u0430mple.org/"
    kept = "\n".join(line for line in SETTINGS.split("\n") if not line.startswith("contact:"))
    write_guide(tmp_path, "# One\n\nWords.\n", settings=f"{kept}\n{setting}\n")
    lines = (tmp_path / "guide.yaml").read_text(encoding="utf-8").split("\n")
    found = [one for one in api.check(tmp_path) if one.code == "MAN096"]
    assert [lines[(one.place.line or 1) - 1] for one in found] == [setting]

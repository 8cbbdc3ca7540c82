"""The guide that a command is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.cli.options import guide_folder


@pytest.mark.parametrize(
    ("guides", "named", "found"),
    [
        ((), None, "manuscript"),
        (("manuscript",), None, "manuscript"),
        ((".",), None, "."),
        (("manuscript", "."), None, "manuscript"),
        ((".",), "other", "other"),
    ],
)
def test_a_guide_is_found_where_one_stands(
    guides: tuple[str, ...], named: str | None, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is named; else manuscript/; else the folder one stands in, if it is a guide and holds no manuscript/."""
    monkeypatch.chdir(tmp_path)
    for folder in guides:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "guide.yaml").write_text("", encoding="utf-8")
    assert guide_folder(Path(named) if named else None) == Path(found)

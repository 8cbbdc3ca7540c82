"""The guide that a command is about, the files and days that it is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guidepress.cli.app import main
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


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--baseline", "PIPE"], ["check", "--retractions", "PIPE"], ["check", "--allowed-signers", "PIPE"],
        ["verify", "--allowed-signers", "PIPE"], ["sign-off", "--by", "A, B", "--key", "PIPE"], ["sign", "--key", "PIPE"],
        ["speak", "PIPE"], ["import", "PIPE", "made"],
    ],
)  # fmt: skip
def test_a_pipe_is_refused(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever read it would wait for ever for somebody to write."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert main([str(pipe) if one == "PIPE" else one for one in arguments]) == 2
    assert str(pipe) in capsys.readouterr().err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_day_that_no_guide_has_is_refused(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A year is added to it, or taken away: there is none after the last."""
    assert main(["import", str(tmp_path), str(tmp_path / "made"), "--date", day]) == 2
    assert day in capsys.readouterr().err

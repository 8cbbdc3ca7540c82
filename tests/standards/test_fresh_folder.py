"""A folder that is begun anew is whole, or as it was."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from guidepress.standards.fresh_folder import fresh_folder, why_not_fresh


def test_what_was_begun_goes_again(tmp_path: Path) -> None:
    """Also the folders above it that were made for it, and whatever stopped the work; those that were there stay."""
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "made" / "guide"

    def begin() -> None:
        with fresh_folder(target):
            (target / "a").mkdir(parents=True)
            (target / "a" / "b").write_text("x", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert list(tmp_path.rglob("*")) == [tmp_path / "there"]


def test_an_empty_folder_stays_and_is_empty(tmp_path: Path) -> None:
    """It was somebody's; a full disk is told with its name, which the system does not say."""

    def begin() -> None:
        with fresh_folder(tmp_path):
            (tmp_path / "a").mkdir()
            (tmp_path / "b").write_text("x", encoding="utf-8")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space") as caught:
        begin()
    assert caught.value.filename == str(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_done_stays(tmp_path: Path) -> None:
    """Nothing is taken away of what went well."""
    with fresh_folder(tmp_path / "guide"):
        (tmp_path / "guide").mkdir()
    assert (tmp_path / "guide").is_dir()


def test_what_is_taken_is_told(tmp_path: Path) -> None:
    """A file, a file above, a link to nothing, a folder that holds something; a new or an empty one is free."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "empty").mkdir()
    told = {name: why_not_fresh(tmp_path / name) for name in ("file", "file/a/b", "link", ".", "empty", "new/a")}
    ends = {"file": "is a file", "file/a/b": "file' is a file", "link": "leads nowhere", ".": "not empty"}
    assert all(told[name].endswith(end) for name, end in ends.items())
    assert (told["empty"], told["new/a"]) == ("", "")

"""Files of a guide that are none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.read.folder import Folder


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to(path.name)


def _links(path: Path) -> None:
    path.symlink_to("other")
    (path.parent / "other").symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_pipe, "is neither a file nor a link to one"),
        (_link, "is a link that leads to itself"),
        (_links, "is a link that leads to itself"),
        (_device, "leads out of the guide folder"),
        (_folder, "is a folder, and must be a file"),
        (None, "does not exist"),
    ],
)
@pytest.mark.parametrize("name", ["one.md", "x.svg"])
def test_what_is_no_file_is_called_what_it_is(
    name: str, make: Callable[[Path], None] | None, told: str, tmp_path: Path
) -> None:
    """A pipe is there, and a link to itself leads nowhere, not out of the guide; nobody waits for either."""
    if make is not None:
        make(tmp_path / name)
    findings = Findings()
    assert Folder(tmp_path, findings).read_bytes(name, Place("guide.yaml", 1), 1000) is None
    assert [one.message for one in findings.items] == [f"'{name}' {told}"]

"""A folder where a file is expected is told: it is not as if nobody had written the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.support.places import CASES


@pytest.mark.parametrize("name", ["conformance.yaml", "words.txt", "statements.lock", "sign-off.lock"])
def test_a_folder_in_place_of_a_file(tmp_path: Path, name: str) -> None:
    """MAN010 names the folder; the stock guide, which has no such file, is read without a finding."""
    guide = tmp_path / "guide"
    shutil.copytree(CASES / "_guide", guide)
    findings = Findings()
    read_guide(guide, findings)
    assert findings.items == []
    (guide / name).mkdir()
    read_guide(guide, findings)
    assert [str(one) for one in findings.items] == [f"MAN010 error {name} '{name}' is a folder, and must be a file"]

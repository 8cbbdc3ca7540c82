"""The package pdfua, a third opinion beside page-validation and veraPDF."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.proof import Proof

BAD_RULE = "UA-14-001"
"""A rule of pdfua 0.1.3 that raises on every list attribute; pdfua itself says that it did not evaluate it."""


@pytest.mark.outside
@pytest.mark.slow
def test_pdfua_finds_nothing(proof: Proof, tmp_path: Path) -> None:
    """No error, no warning, no remark in what it can check; the one rule it skips is known."""
    path = tmp_path / "edition.pdf"
    path.write_bytes(proof.published.data)
    command = [sys.executable, "-m", "pdfua", "check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "errors=0 warnings=0 info=0" in done.stdout
    skipped = [line.split()[2] for line in done.stdout.splitlines() if line.strip().startswith("[skip ]")]
    assert skipped == [BAD_RULE]

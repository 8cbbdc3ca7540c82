"""What veraPDF says of the PDFs that we typeset: nothing, for both standards that they claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.outside import Flavour, verapdf
from tests.support.proof import Proof

pytestmark = [pytest.mark.outside, pytest.mark.slow]


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_finds_no_rule_broken(proof: Proof, tmp_path: Path, flavour: Flavour) -> None:
    """veraPDF: no rule of PDF/UA-1 (106) and none of PDF/A-3a (155) fails, in either guide."""
    path = tmp_path / "guide.pdf"
    path.write_bytes(proof.published.data)
    assert [str(message) for message in verapdf(path, flavour)] == []

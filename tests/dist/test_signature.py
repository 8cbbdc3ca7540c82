"""Signatures that are none: what an outside program would take long for is not given to it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from guidepress.dist import signature
from guidepress.model.errors import ConfigurationError


def test_what_is_too_long_is_no_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ssh-keygen` is not even started: it takes the square of the length."""
    monkeypatch.setattr(signature, "_run", lambda *_: pytest.fail("it was started"))
    (tmp_path / "who").write_text("a ssh-ed25519 AAAA\n", encoding="utf-8")
    long = b"-----BEGIN SSH SIGNATURE-----\n" + b"A" * 100_000
    for checked in (signature.check(b"", long, tmp_path / "who"), signature.is_whole(b"", long)):
        assert checked == signature.Checked("", "it is too long to be a signature")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{0}:1: invalid key\n{0}:2: missing key\n", "line 1: invalid key"),
        ('{0}:3: bad options: invalid "valid-before" time\n', 'line 3: bad options: invalid "valid-before" time'),
        ("{0}:1: key has expired: verify time 2026 > valid-before 2020\n", ""),
        ('{0}:1: key is not permitted for use in signature namespace "guidepress"\n', ""),
        ("No principal matched.\n", ""),
    ],
)
def test_a_list_that_is_none_is_not_the_publishers_fault(
    said: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its line is told as wrong use; a key that lapsed, or is for something else, lets no signature hold."""
    allowed = tmp_path / "who"
    allowed.write_text("a ssh-ed25519 AAAA\n", encoding="utf-8")
    answer = subprocess.CompletedProcess[bytes]([], 255, b"", said.format(allowed.resolve()).encode())
    monkeypatch.setattr(signature, "_run", lambda *_: answer)
    for signer in ("", "press@example.org"):
        if told:
            with pytest.raises(ConfigurationError, match="the list of allowed signers") as caught:
                signature.check(b"", b"x", allowed, signer)
            assert caught.value.message.endswith(told)
        else:
            assert signature.check(b"", b"x", allowed, signer).signer == ""

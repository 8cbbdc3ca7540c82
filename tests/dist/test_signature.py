"""Signatures that are none: what an outside program would take long for is not given to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.dist import signature


def test_what_is_too_long_is_no_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ssh-keygen` is not even started: it takes the square of the length."""
    monkeypatch.setattr(signature, "_run", lambda *_: pytest.fail("it was started"))
    (tmp_path / "who").write_text("a ssh-ed25519 AAAA\n", encoding="utf-8")
    long = b"-----BEGIN SSH SIGNATURE-----\n" + b"A" * 100_000
    for checked in (signature.check(b"", long, tmp_path / "who"), signature.is_whole(b"", long)):
        assert checked == signature.Checked("", "it is too long to be a signature")

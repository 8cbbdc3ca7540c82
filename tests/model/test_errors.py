"""Errors in words: what a library said, without what differs from run to run."""

from __future__ import annotations

import io

from guidepress.model.errors import words_of_error


def test_no_address_in_memory_is_told() -> None:
    """Two runs say the same of a file that pikepdf cannot read."""
    said = {words_of_error(ValueError(f"stream {io.BytesIO()!r} (object 2 0): loop")) for _run in range(2)}
    assert said == {"ValueError: stream … (object 2 0): loop"}

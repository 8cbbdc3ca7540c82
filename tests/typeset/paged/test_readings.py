"""Readings beside signs (ruby) in the editions of clear type."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import EDITIONS
from guidepress.typeset.paged.layout import render_document
from tests.support.small_guide import small_book


@pytest.mark.slow
@pytest.mark.parametrize("name", ["large-print", "dyslexia", "phone"])
def test_a_reading_is_set_in_clear_type(name: str, tmp_path: Path) -> None:
    """The typesetter understands the rule of its size; a rule that it does not is an internal error of the build."""
    book = small_book(tmp_path, "# One\n\nA <ruby>weed<rt>alga</rt></ruby> in a pool.\n")
    assert render_document(book, EDITIONS[name]).pages

"""Formulas of a book in a language that Guidepress has no words in: they are told in English, marked so, and proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import SCREEN, WEB, Edition
from guidepress.model.finding import Findings
from guidepress.prove import prove_published
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, write_guide

LONG = " + ".join("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("edition", [SCREEN, WEB], ids=["screen", "web"])
def test_a_formula_is_told_in_english_and_is_no_fault(tmp_path: Path, edition: Edition) -> None:
    """One in a line, one on its own, and one that scrolls on a narrow page: each was called a fault of the edition."""
    text = f"# Kapitola\n\nText $a^2$ nebo $B = 2$.\n\n$$\\frac{{1}}{{P}} = {LONG}$$\n"
    guide = write_guide(tmp_path, text, settings=SETTINGS.replace("language: en", "language: cs"))
    book = read_guide(guide, Findings())
    assert book.settings.language == "cs"
    found = prove_published(Press(book).typeset(edition), book)
    assert [str(one) for one in found if one.code in {"PDF067", "WEB033"}] == []


def test_a_head_in_a_script_of_india_is_what_it_says(tmp_path: Path) -> None:
    """A vowel that is drawn before its letter stands behind it in the text: the head of a page was called nobody's.

    A hyphen that holds its line together, as word processors write it, is a hyphen.
    """
    words = "यह एक परिचय है। " * 300 + "e\u2011mail 3\u20114"
    guide = write_guide(tmp_path, f"# परिचय\n\n{words}\n", settings=SETTINGS.replace("language: en", "language: hi"))
    book = read_guide(guide, Findings())
    found = prove_published(Press(book).typeset(SCREEN), book)
    assert [str(one) for one in found if one.code in {"PDF020", "PDF021", "SAY003"}] == []

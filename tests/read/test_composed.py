"""Letters whose accents were written as signs of their own, as some editors write them, are read as one sign."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from guidepress.check import check_book
from guidepress.model.edition import EPUB, SCREEN
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.pipeline.build import build
from guidepress.read import read_guide
from guidepress.read.folder import composed
from tests.support.small_guide import write_guide

TEXT = "# Açúcar e operações\n\nO negócio irá à praia, diz Ángeles; see ![Água](figures/água.svg).\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.mark.parametrize("text", ["é", "Ångström", "ở", "Ελλάδα", "й", "plain"])
def test_a_letter_bears_its_accents(text: str) -> None:
    """Whatever it was written as."""
    assert composed(unicodedata.normalize("NFD", text)) == text == composed(text)


@pytest.mark.parametrize("text", ["שּׁ", "\ufa0e\uf900", "क़", "\u0627\u0653", "j\u030c\u0323", "가".encode().decode()])
def test_other_scripts_are_let_be(text: str) -> None:
    """NFC would write another character, or change the order of signs."""
    parted = unicodedata.normalize("NFD", text) if text == "\u0627\u0653" else text
    assert composed(parted) == parted


def test_a_guide_in_parted_letters_is_the_one_in_whole_ones(tmp_path: Path) -> None:
    """The same words and picture, nothing found, and both editions are proved; the file's own name may be parted."""
    folder = write_guide(tmp_path / "guide", unicodedata.normalize("NFD", TEXT))
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures" / unicodedata.normalize("NFD", "água.svg")).write_text(DRAWING, encoding="utf-8")
    findings = Findings()
    book = read_guide(folder, findings)
    assert [str(one) for one in findings.items] == []
    assert [one.code for one in check_book(book) if one.code.startswith("SRC")] == []
    words = flat_text(next(part.tree for part in book.parts if part.source.startswith("sections/")))
    assert unicodedata.is_normalized("NFC", words)
    assert "negócio irá à praia" in words
    assert list(book.assets) == ["figures/água.svg"]
    assert {one.edition.name for one in build(folder, tmp_path / "dist", [SCREEN.name, EPUB.name]).published} == {
        "screen",
        "epub",
    }

"""A chapter that is called as the book is: its name stands on the title page too, before the disclaimer."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.disclaimer.pdf import prove_disclaimer_pdf
from guidepress.prove.likeness.links import prove_links
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, small_book


@pytest.mark.parametrize("numbered", ["true", "false"])
def test_chapter_called_as_the_book(tmp_path: Path, numbered: str) -> None:
    """The body begins with the chapter, not with the title page that bears the same words (DIS112, PDF023)."""
    settings = SETTINGS.replace("number-sections: false", f"number-sections: {numbered}")
    book = small_book(tmp_path, "# A Small Guide\n\n## Tides\n\nSee [](#tides).\n", settings=settings)
    file, here = PdfFile.of(typeset_pdf(book, SCREEN).data), Place("small.pdf")
    assert [str(one) for one in prove_disclaimer_pdf(file, book, here, outline=True)] == []
    assert [str(one) for one in prove_links(file, book, here)] == []

"""A chapter that is called as the book is: its name stands on the title page too, before the disclaimer."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, PHONE, SCREEN, Edition
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


def test_chapter_that_begins_with_a_page_of_pictures(tmp_path: Path) -> None:
    """A chapter begins on the page of its first picture, where a link to it leads, though no letter stands there."""
    text = "![A black box.](figures/box.svg)\n\n" * 3 + "# Tides\n\nSee [](#tides).\n"
    book = small_book(tmp_path, text, **{"figures__box.svg": TALL})
    file, here = PdfFile.of(typeset_pdf(book, SCREEN).data), Place("small.pdf")
    assert "Tides" not in file.drawing.pages[file.labels.index("1")].text
    assert [str(one) for one in prove_links(file, book, here)] == []


TALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 900"><title>Box</title><rect width="600" height="900"/></svg>'
NOTICE = """\
# Disclaimer {#disclaimer}

This guide gives general information.

!!! danger "The main point"
    It can harm you.

| Whom to call | When to call them | Where they are | In which language |
|---|---|---|---|
| The emergency service of your country | If somebody does not breathe or has a seizure | Everywhere | In all of them |
"""


@pytest.mark.parametrize("theme", ["book", "booklet"])
@pytest.mark.parametrize("edition", [SCREEN, LARGE_PRINT, DYSLEXIA, PHONE], ids=lambda edition: edition.name)
def test_boxes_and_tables_are_as_large_as_the_text_of_numbered_chapters(
    tmp_path: Path, theme: str, edition: Edition
) -> None:
    """The text of chapters with numbers is found, and the disclaimer is measured against it (DIS115)."""
    settings = SETTINGS.replace("number-sections: false", "number-sections: true") + f"theme: {theme}\n"
    text = "# Tides\n\n" + "Water rises. " * 40
    book = small_book(tmp_path, text, settings=settings, **{"front/disclaimer.md": NOTICE})
    file = PdfFile.of(typeset_pdf(book, edition).data)
    assert [str(one) for one in prove_disclaimer_pdf(file, book, Place("small.pdf"), outline=True)] == []
